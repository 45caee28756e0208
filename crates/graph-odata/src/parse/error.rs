//! [`ParseError`]: what is wrong with a text, and where.
//!
//! Invariant: `Display` is one line, whatever the text holds.

use graph_transport::Error;
use std::{borrow::Cow, fmt};

/// What is wrong with a filter or a query that was given as text: where, what should stand there, and what does. `Display` is one line that
/// shows the place:
///
/// ```
/// # use graph_mail::Message;
/// use graph_odata::Filter;
///
/// let error = Filter::<Message>::parse("isRead eq and subject eq 'x'").unwrap_err();
/// assert_eq!((error.position(), error.found()), (10, "and"));
/// assert_eq!(
///     error.to_string(),
///     "expected a property, a value or `(`, found `and` at byte 10: isRead eq >>>and subject eq 'x'"
/// );
/// ```
///
/// It becomes an [`Error`] with `?`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    position: usize,
    expected: Cow<'static, str>,
    found: Box<str>,
    excerpt: Box<str>,
    too_deep: bool,
}

/// The longest piece of the text that is shown at one side of the place, in characters.
const SHOWN: usize = 40;

impl ParseError {
    /// `found` stands in `text` at byte `position`. Without a word there, the text has ended.
    pub(super) fn new(text: &str, position: usize, expected: impl Into<Cow<'static, str>>, found: &str) -> Self {
        let (before, after) = text.split_at_checked(position).unwrap_or((text, ""));
        let start = before.char_indices().rev().nth(SHOWN - 1).map_or(0, |(start, _)| start);
        let mut excerpt = String::new();
        excerpt.push_str(if start > 0 { "…" } else { "" });
        excerpt.push_str(&line(&before[start..]));
        excerpt.push_str(">>>");
        excerpt.push_str(&cut(after));
        Self { position, expected: expected.into(), found: cut(found).into(), excerpt: excerpt.into(), too_deep: false }
    }

    /// What lies within itself more often than `deepest` times.
    pub(super) fn too_deep(text: &str, position: usize, deepest: usize) -> Self {
        Self { too_deep: true, ..Self::new(text, position, format!("at most {deepest} levels"), "one more") }
    }

    /// The same in a larger text, in which `place` finds the position.
    pub(super) fn moved(self, place: impl FnOnce(usize) -> usize) -> Self {
        Self { position: place(self.position), ..self }
    }

    /// The byte of the text, from 0, at which it goes wrong.
    pub fn position(&self) -> usize {
        self.position
    }

    /// What should stand there.
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What stands there, shortened; empty at the end of the text.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// Whether it lies too deep within itself, in parentheses or calls, and may be right otherwise.
    pub fn is_too_deep(&self) -> bool {
        self.too_deep
    }
}

/// The beginning of a text.
fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => line(&text[..end]) + "…",
        None => line(text),
    }
}

/// A text without what would break its line.
fn line(text: &str) -> String {
    text.replace(|letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'), " ")
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { position, expected, found, excerpt, too_deep } = self;
        write!(f, "expected {expected}, found ")?;
        match &**found {
            "" => f.write_str("the end")?,
            found if *too_deep => f.write_str(found)?,
            found => write!(f, "`{found}`")?,
        }
        write!(f, " at byte {position}: {excerpt}")
    }
}

impl std::error::Error for ParseError {}

/// A call that cannot be made as it was asked for.
impl From<ParseError> for Error {
    fn from(error: ParseError) -> Self {
        Self::request(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_around_the_place() {
        let text = format!("{}here{}", "é".repeat(100), "\n".repeat(100));
        let error = ParseError::new(&text, 200, "`)`", "here");
        assert_eq!(
            error.to_string(),
            format!("expected `)`, found `here` at byte 200: …{}>>>here{}…", "é".repeat(40), " ".repeat(36))
        );
        assert_eq!(ParseError::new("a", 1, "x", "").to_string(), "expected x, found the end at byte 1: a>>>");
    }

    #[test]
    fn it_is_an_error_of_a_request() {
        let error = Error::from(ParseError::new("a b", 2, "the end", "b"));
        assert_eq!(error.to_string(), "expected the end, found `b` at byte 2: a >>>b");
    }
}
