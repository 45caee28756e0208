//! [`Parser`]: a text, the word that comes next, and how deep it is.
//!
//! Invariant: words are cut from the text in one pass, and depth is bounded, so no text takes long or exhausts the stack.

use super::{ParseError, literal};
use std::borrow::Cow;

/// Deeper than any filter that a service takes.
pub(super) const DEEPEST: usize = 50;

/// One word. What is no word is told when it is come to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    End,
    /// Letters, digits, `_` and `.`, perhaps after a `$`.
    Name(&'a str),
    /// A number without a sign.
    Number(&'a str),
    /// Any other literal, as it is written in a query.
    Literal(Cow<'a, str>),
    /// Anything else.
    Mark(char),
    /// What looks like a literal and is none, and what should stand there.
    Wrong(&'static str),
}

/// Reads a text from its start to its end.
pub(super) struct Parser<'a> {
    text: &'a str,
    token: Token<'a>,
    /// Where the token begins, and where it ends.
    start: usize,
    end: usize,
    /// Where the one before it ended.
    before: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut parser = Self { text, token: Token::End, start: 0, end: 0, before: 0, depth: 0 };
        parser.advance();
        parser
    }

    /// The word that comes next.
    pub(super) fn token(&self) -> &Token<'a> {
        &self.token
    }

    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Goes on to the next word.
    pub(super) fn advance(&mut self) {
        self.before = self.end;
        let rest = self.text[self.end..].trim_start();
        let (token, length) = word(rest);
        self.start = self.text.len() - rest.len();
        (self.token, self.end) = (token, self.start + length);
    }

    /// Goes past a name, when one comes next. Those that begin with `$` have to be among `special`, and are found there in any case.
    pub(super) fn name(&mut self, special: &[&'static str]) -> Option<&'a str> {
        let Token::Name(name) = self.token else { return None };
        let special = self.one_of(special);
        if name.starts_with('$') && special.is_none() {
            return None;
        }
        self.advance();
        Some(special.unwrap_or(name))
    }

    /// Goes past a mark, when it comes next.
    pub(super) fn accept(&mut self, mark: char) -> bool {
        let found = self.token == Token::Mark(mark);
        if found {
            self.advance();
        }
        found
    }

    /// Goes past a mark, which must come next.
    pub(super) fn expect(&mut self, mark: char, expected: &'static str) -> Result<(), ParseError> {
        if self.accept(mark) { Ok(()) } else { Err(self.error(expected)) }
    }

    /// Which of these words comes next, in any case.
    pub(super) fn one_of(&self, words: &[&'static str]) -> Option<&'static str> {
        let Token::Name(name) = self.token else { return None };
        words.iter().find(|word| word.eq_ignore_ascii_case(name)).copied()
    }

    /// Everything up to one of these marks, unless it stands between double quotes, or up to the end.
    pub(super) fn raw(&mut self, until: &[char]) -> &'a str {
        let (mut quoted, mut escaped) = (false, false);
        let rest = &self.text[self.start..];
        let end = rest.find(|letter: char| {
            let ends = !quoted && until.contains(&letter);
            quoted ^= letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        });
        let raw = &rest[..end.unwrap_or(rest.len())];
        self.end = self.start + raw.len();
        self.advance();
        raw.trim()
    }

    /// Something else should come next.
    pub(super) fn error(&self, expected: impl Into<Cow<'static, str>>) -> ParseError {
        // What is no word is not what anybody expects, so its own reason comes first.
        let expected = if let Token::Wrong(expected) = self.token { expected.into() } else { expected.into() };
        ParseError::new(self.text, self.start, expected, &self.text[self.start..self.end])
    }

    /// Something else should stand where these words began that were just gone past.
    pub(super) fn error_since(&self, start: usize, expected: impl Into<Cow<'static, str>>) -> ParseError {
        ParseError::new(self.text, start, expected, &self.text[start..self.before])
    }

    /// Begins to read what lies within something else.
    pub(super) fn enter(&mut self) -> Result<(), ParseError> {
        if self.depth == DEEPEST {
            return Err(ParseError::too_deep(self.text, self.start, DEEPEST));
        }
        self.depth += 1;
        Ok(())
    }

    /// Has read it.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }
}

/// Whether a name can have this letter in it.
fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.')
}

/// The word at the start, and its length.
fn word(text: &str) -> (Token<'_>, usize) {
    let Some(first) = text.chars().next() else { return (Token::End, 0) };
    if first == '\'' {
        return match quoted(text) {
            Some(length) => (Token::Literal(text[..length].into()), length),
            None => (Token::Wrong("a quote that ends the text, in which quotes are doubled"), text.len()),
        };
    }
    if first != '$' && first != '_' && !first.is_alphanumeric() {
        return (Token::Mark(first), first.len_utf8());
    }
    if let Some(guid) = literal::guid(text).filter(|_| ends(text, 36)) {
        return (Token::Literal(guid.to_string().into()), 36);
    }
    if first.is_ascii_digit() {
        return number(text);
    }
    let length = first.len_utf8();
    let length = text[length..].find(|letter| !is_part(letter)).map_or(text.len(), |end| length + end);
    let name = &text[..length];
    if !text[length..].starts_with('\'') {
        return (Token::Name(name), length);
    }
    let Some(quoted) = quoted(&text[length..]) else { return (Token::Wrong("a closing quote"), text.len()) };
    let length = length + quoted;
    match literal::prefixed(name, &text[name.len() + 1..length - 1], &text[..length]) {
        Ok(written) => (Token::Literal(written), length),
        Err(expected) => (Token::Wrong(expected), length),
    }
}

/// The length of the text in quotes at the start. Two quotes within it stand for one.
fn quoted(text: &str) -> Option<usize> {
    let mut end = 1;
    loop {
        end += text[end..].find('\'')? + 1;
        if !text[end..].starts_with('\'') {
            return Some(end);
        }
        end += 1;
    }
}

/// The literal that begins with a digit.
fn number(text: &str) -> (Token<'_>, usize) {
    let bytes = text.as_bytes();
    let (length, expected) = if literal::is_date(bytes) {
        (literal::date(bytes), "a date, or a time with its offset such as 2026-01-02T03:04:05Z")
    } else if literal::is_time(bytes) {
        (literal::time(bytes), "a time of day such as 08:30:00")
    } else {
        (Some(literal::number(bytes)), "a number, a date, a time or a GUID")
    };
    match length.filter(|length| ends(text, *length)) {
        Some(length) if literal::is_date(bytes) || literal::is_time(bytes) => {
            (Token::Literal(text[..length].to_ascii_uppercase().into()), length)
        }
        Some(length) => (Token::Number(&text[..length]), length),
        None => {
            let part = |letter| is_part(letter) || matches!(letter, ':' | '-' | '+');
            (Token::Wrong(expected), text.find(|letter| !part(letter)).unwrap_or(text.len()))
        }
    }
}

/// Whether a literal can end here.
fn ends(text: &str, length: usize) -> bool {
    !text[length..].starts_with(|letter| is_part(letter) || matches!(letter, ':' | '\'' | '-' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Token<'_>> {
        let mut parser = Parser::new(text);
        std::iter::from_fn(|| {
            let token = parser.token().clone();
            parser.advance();
            (token != Token::End).then_some(token)
        })
        .collect()
    }

    fn literal(text: &str) -> Token<'_> {
        Token::Literal(text.into())
    }

    #[test]
    fn words_are_told_apart_with_space_or_without() {
        use Token::{Mark, Name, Number};
        assert_eq!(words(""), []);
        assert_eq!(words(" \t\r\n\u{a0}"), []);
        assert_eq!(words("a/b_1.c"), [Name("a"), Mark('/'), Name("b_1.c")]);
        assert_eq!(words("é-5)"), [Name("é"), Mark('-'), Number("5"), Mark(')')]);
        assert_eq!(
            words("x:x/$count gt 1.5e3"),
            [Name("x"), Mark(':'), Name("x"), Mark('/'), Name("$count"), Name("gt"), Number("1.5e3")]
        );
        assert_eq!(
            words("in('a''b','')"),
            [Name("in"), Mark('('), literal("'a''b'"), Mark(','), literal("''"), Mark(')')]
        );
    }

    #[test]
    fn literals_are_written_in_one_way() {
        for (text, written) in [
            ("DF021288-BDEF-4463-88db-98f22de89214", "df021288-bdef-4463-88db-98f22de89214"),
            ("01234567-89ab-cdef-0123-456789abcdef", "01234567-89ab-cdef-0123-456789abcdef"),
            ("2026-01-02t03:04:05.5z", "2026-01-02T03:04:05.5Z"),
            ("2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05+02:00"),
            ("2026-01-02", "2026-01-02"),
            ("23:59:59.5", "23:59:59.5"),
            ("Duration'-pt1h'", "duration'-PT1H'"),
            ("duration'+PT1H'", "duration'PT1H'"),
            ("binary'-__-AA'", "binary'-__-AA=='"),
            ("binary''", "binary''"),
            ("microsoft.graph.importance'high'", "microsoft.graph.importance'high'"),
        ] {
            assert_eq!(words(text), [literal(written)]);
            assert_eq!(words(written), [literal(written)]);
        }
    }

    #[test]
    fn what_is_no_literal_is_told_whole() {
        for (text, found) in [
            ("'a", "'a"),
            ("'a'' )", "'a'' )"),
            ("a.b'c", "a.b'c"),
            ("12ab x", "12ab"),
            ("1.2.3", "1.2.3"),
            ("2026-01-02T03:04:05)", "2026-01-02T03:04:05"),
            ("2026-13-01,", "2026-13-01"),
            ("24:00 ", "24:00"),
            ("df021288-bdef-4463-88db-98f22de892145", "df021288"),
            ("5-3", "5-3"),
            ("01234567-89ab-cdef-0123-456789abcdefa", "01234567-89ab-cdef-0123-456789abcdefa"),
            ("guid'x'", "guid'x'"),
            ("duration'P1Y'", "duration'P1Y'"),
            ("binary'+/=='", "binary'+/=='"),
            ("5'x'", "5"),
        ] {
            let parser = Parser::new(text);
            assert_eq!(parser.error("").found(), found);
            assert!(matches!(parser.token(), Token::Wrong(_) | Token::Name("df021288")), "{text}");
        }
    }

    #[test]
    fn raw_text_ends_outside_of_double_quotes() {
        let mut parser = Parser::new(r#""a;b\"c)" OR d;e"#);
        assert_eq!(parser.raw(&[';', ')']), r#""a;b\"c)" OR d"#);
        assert_eq!(parser.token(), &Token::Mark(';'));
        assert_eq!(Parser::new(" it's ").raw(&[')']), "it's");
    }
}
