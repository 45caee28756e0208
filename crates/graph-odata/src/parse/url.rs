//! The query of a URL, cut into options and decoded.

use super::ParseError;
use std::borrow::Cow;

/// An option as it stands in a URL, and where.
pub(super) struct Piece<'a> {
    pub(super) name: Text<'a>,
    pub(super) value: Text<'a>,
}

/// A piece of a URL, decoded.
pub(super) struct Text<'a> {
    raw: &'a str,
    start: usize,
    plus: bool,
    pub(super) decoded: Cow<'a, str>,
}

/// Cuts a query into its options.
pub(super) fn pieces(query: &str) -> impl Iterator<Item = Result<Piece<'_>, ParseError>> {
    // Where white space stands, nobody has written `+` for it.
    let plus = !query.trim().contains(char::is_whitespace);
    let mut at = usize::from(query.starts_with('?'));
    std::iter::from_fn(move || {
        loop {
            let rest = query.get(at..).filter(|rest| !rest.is_empty())?;
            let end = rest.match_indices('&').map(|(end, _)| end).find(|end| begins_option(&rest[end + 1..]));
            let (start, raw) = (at, &rest[..end.unwrap_or(rest.len())]);
            at += raw.len() + 1;
            if !raw.trim().is_empty() {
                return Some(piece(query, start, raw, plus));
            }
        }
    })
}

/// Whether an option begins here, or nothing. Any other `&` is one of the text.
fn begins_option(rest: &str) -> bool {
    let rest = rest.trim_start();
    let name = rest.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || "$%_.@-".contains(letter));
    rest.is_empty() || rest.starts_with('&') || name.len() < rest.len() && name.starts_with('=')
}

fn piece<'a>(query: &'a str, start: usize, raw: &'a str, plus: bool) -> Result<Piece<'a>, ParseError> {
    let Some((name, value)) = raw.split_once('=') else {
        return Err(ParseError::new(query, start, "the name of an option and `=`", raw.trim()));
    };
    let value_start = start + name.len() + 1;
    Ok(Piece { name: Text::new(query, start, name, plus)?, value: Text::new(query, value_start, value, plus)? })
}

impl<'a> Text<'a> {
    fn new(query: &str, start: usize, raw: &'a str, plus: bool) -> Result<Self, ParseError> {
        if !raw.contains(['%', '+']) {
            return Ok(Self { raw, start, plus, decoded: raw.into() });
        }
        let text = Self { raw, start, plus, decoded: Cow::default() };
        match String::from_utf8(text.bytes().map(|(_, byte)| byte).collect()) {
            Ok(decoded) => Ok(Self { decoded: decoded.into(), ..text }),
            Err(error) => {
                let place = text.place(error.utf8_error().valid_up_to());
                Err(ParseError::new(query, place, "letters encoded in UTF-8", &query[place..place + 3]))
            }
        }
    }

    /// The bytes it stands for, each with its place. A `%` without two digits after it stands for itself.
    fn bytes(&self) -> impl Iterator<Item = (usize, u8)> {
        let (raw, mut at) = (self.raw.as_bytes(), 0);
        std::iter::from_fn(move || {
            let (start, byte) = (at, *raw.get(at)?);
            let digit = |at| char::from(*raw.get(at)?).to_digit(16);
            let escaped = (byte == b'%').then(|| Some(digit(at + 1)? << 4 | digit(at + 2)?)).flatten();
            at += if escaped.is_some() { 3 } else { 1 };
            let plain = if byte == b'+' && self.plus { b' ' } else { byte };
            Some((start, escaped.and_then(|byte| byte.try_into().ok()).unwrap_or(plain)))
        })
    }

    /// Where in the whole query the decoded text's byte at `position` stands.
    pub(super) fn place(&self, position: usize) -> usize {
        self.start + self.bytes().nth(position).map_or(self.raw.len(), |(place, _)| place)
    }
}
