//! The words of a `$filter`: names, literals of every Edm kind, and punctuation.

use crate::reply::Failure;
use jiff::{SignedDuration, SpanRelativeTo, Timestamp, civil, fmt::temporal::SpanParser, tz::TimeZone};

/// One word and where it began.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Name(String),
    Literal(Literal),
    Open,
    Close,
    Comma,
    Slash,
    Colon,
    /// A minus that no number follows at once.
    Minus,
    End,
}

/// A literal as its spelling types it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    Null,
    Boolean(bool),
    Integer(i64),
    Double(f64),
    String(String),
    Guid(String),
    /// A point in time, or a date taken for its midnight in UTC.
    Instant(Timestamp),
    Time(civil::Time),
    Duration(SignedDuration),
    /// Binary data: understood, but no property here compares with it.
    Other(&'static str),
}

impl Literal {
    /// The Edm type in error messages.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "Edm.Null",
            Self::Boolean(_) => "Edm.Boolean",
            Self::Integer(_) => "Edm.Int32",
            Self::Double(_) => "Edm.Double",
            Self::String(_) => "Edm.String",
            Self::Guid(_) => "Edm.Guid",
            Self::Instant(_) => "Edm.DateTimeOffset",
            Self::Time(_) => "Edm.TimeOfDay",
            Self::Duration(_) => "Edm.Duration",
            Self::Other(name) => name,
        }
    }
}

/// Splits `text` into tokens; the last one is [`Token::End`].
pub(crate) fn tokens(text: &str) -> Result<Vec<Token>, Failure> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            found.push(Token::End);
            return Ok(found);
        };
        let single = match first {
            '(' => Some(Token::Open),
            ')' => Some(Token::Close),
            ',' => Some(Token::Comma),
            '/' => Some(Token::Slash),
            ':' => Some(Token::Colon),
            '-' if !rest[1..].starts_with(|next: char| next.is_ascii_digit()) && !rest.starts_with("-INF") => {
                Some(Token::Minus)
            }
            _ => None,
        };
        if let Some(token) = single {
            found.push(token);
            rest = &rest[1..];
        } else if first == '\'' {
            let (string, after) = quoted(rest, text)?;
            found.push(Token::Literal(Literal::String(string)));
            rest = after;
        } else {
            let (token, after) = word(rest, text)?;
            found.push(token);
            rest = after;
        }
    }
}

/// A string in single quotes, in which a doubled quote stands for one.
fn quoted<'a>(rest: &'a str, whole: &str) -> Result<(String, &'a str), Failure> {
    let mut string = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != '\'' {
            string.push(c);
        } else if chars.peek().is_some_and(|&(_, next)| next == '\'') {
            chars.next();
            string.push('\'');
        } else {
            return Ok((string, &rest[at + 1..]));
        }
    }
    Err(Failure::query(format!("Invalid filter clause: There is an unterminated string literal in '{whole}'.")))
}

/// A name, a keyword or a literal without quotes.
fn word<'a>(rest: &'a str, whole: &str) -> Result<(Token, &'a str), Failure> {
    let first = rest.chars().next().unwrap_or_default();
    // A digit or sign begins a literal, in which `:`, `-` and `+` belong to dates. So does a guid that begins with a letter.
    let literal = first.is_ascii_digit() || first == '-' || first == '+' || rest.get(..36).is_some_and(is_guid);
    let belongs = |c: char| match literal {
        true => c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '+' | '.'),
        false => c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '@' | '-'),
    };
    let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    if end == 0 {
        let at = whole.len() - rest.len();
        return Err(Failure::query(format!(
            "Invalid filter clause: Syntax error: character '{first}' is not valid at position {at} in '{whole}'."
        )));
    }
    let (word, after) = rest.split_at(end);
    if literal {
        return match unquoted(word) {
            Some(literal) => Ok((Token::Literal(literal), after)),
            None => Err(Failure::query(format!("Invalid filter clause: Unrecognized '{word}' literal in '{whole}'."))),
        };
    }
    if after.starts_with('\'') {
        let (string, after) = quoted(after, whole)?;
        return Ok((Token::Literal(prefixed(word, string, whole)?), after));
    }
    Ok((
        match word {
            "null" => Token::Literal(Literal::Null),
            "true" => Token::Literal(Literal::Boolean(true)),
            "false" => Token::Literal(Literal::Boolean(false)),
            "INF" => Token::Literal(Literal::Double(f64::INFINITY)),
            "NaN" => Token::Literal(Literal::Double(f64::NAN)),
            _ => Token::Name(word.to_owned()),
        },
        after,
    ))
}

/// `duration'PT1H'`, `binary'…'`, `microsoft.graph.importance'high'`.
fn prefixed(prefix: &str, string: String, whole: &str) -> Result<Literal, Failure> {
    let literal = match prefix {
        "duration" => duration(&string).map(Literal::Duration),
        "binary" => Some(Literal::Other("Edm.Binary")),
        "guid" => is_guid(&string).then(|| Literal::Guid(string.clone())),
        _ => prefix.starts_with("microsoft.graph.").then(|| Literal::String(string.clone())),
    };
    literal.ok_or_else(|| {
        Failure::query(format!("Invalid filter clause: Unrecognized '{prefix}'{string}'' literal in '{whole}'."))
    })
}

/// A literal by its shape.
fn unquoted(word: &str) -> Option<Literal> {
    if is_guid(word) {
        return Some(Literal::Guid(word.to_owned()));
    }
    if word == "-INF" {
        return Some(Literal::Double(f64::NEG_INFINITY));
    }
    let bytes = word.as_bytes();
    if bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' {
        return instant(word).map(Literal::Instant);
    }
    if bytes.contains(&b':') {
        return word.parse().ok().map(Literal::Time);
    }
    if let Ok(integer) = word.trim_end_matches(['L', 'l']).parse() {
        return Some(Literal::Integer(integer));
    }
    let number = word.trim_end_matches(['d', 'D', 'f', 'F', 'm', 'M']);
    number.starts_with(|c: char| c.is_ascii_digit() || c == '-').then(|| number.parse().ok().map(Literal::Double))?
}

/// A time with its offset, or a date at midnight in UTC.
pub(crate) fn instant(text: &str) -> Option<Timestamp> {
    if text.contains(['T', 't']) {
        return text.parse().ok();
    }
    let date: civil::Date = text.parse().ok()?;
    date.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// A length of time; a day has 24 hours.
fn duration(text: &str) -> Option<SignedDuration> {
    let span = SpanParser::new().parse_span(text).ok()?;
    span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()
}

/// Whether `text` is a guid in its usual spelling.
fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Literal {
        match tokens(text).unwrap().remove(0) {
            Token::Literal(literal) => literal,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn literals_are_typed_by_their_spelling() {
        assert_eq!(literal("42"), Literal::Integer(42));
        assert_eq!(literal("-7"), Literal::Integer(-7));
        assert_eq!(literal("1.5"), Literal::Double(1.5));
        assert_eq!(literal("'o''brien'"), Literal::String("o'brien".into()));
        assert_eq!(literal("''"), Literal::String(String::new()));
        assert_eq!(literal("null"), Literal::Null);
        assert_eq!(literal("microsoft.graph.importance'high'"), Literal::String("high".into()));
        assert_eq!(literal("duration'-P1DT1H'"), Literal::Duration(SignedDuration::from_hours(-25)));
        assert_eq!(literal("08:00:00.0000000"), Literal::Time(civil::time(8, 0, 0, 0)));
        assert!(matches!(literal("abcdef01-2345-6789-abcd-ef0123456789"), Literal::Guid(_)));
        assert_eq!(literal("2026-01-01"), literal("2026-01-01T00:00:00Z"));
        assert_eq!(literal("2026-01-01T01:00:00+01:00"), literal("2026-01-01T00:00:00Z"));
    }

    #[test]
    fn what_is_no_word_is_refused() {
        for text in ["'open", "a eq #", "1x", "2026-13-01", "duration'1H'", "25:00"] {
            assert!(tokens(text).is_err(), "{text}");
        }
    }
}
