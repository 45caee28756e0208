//! Cuts a formula into tokens.

use super::reference::{Reference, is_word};
use crate::state::Scalar;

/// A token, and the part of the formula that it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lexeme {
    pub(crate) token: Token,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Literal(Scalar),
    Reference(Reference),
    /// A column of a table: `Sales[units]`; without a column its body.
    Column(String, Option<String>),
    Name(String),
    /// A function's name, without the parenthesis behind it.
    Function(String),
    Operator(&'static str),
    Open,
    Close,
    Comma,
}

/// The operators; the longer ones come first.
const OPERATORS: &[&str] = &["<=", ">=", "<>", "+", "-", "*", "/", "^", "&", "%", "=", "<", ">"];

/// The tokens behind the `=`; `None` when something there is not understood.
pub(crate) fn lex(formula: &str) -> Option<Vec<Lexeme>> {
    let mut found: Vec<Lexeme> = Vec::new();
    let mut at = formula.len() - formula.strip_prefix('=')?.len();
    while let Some(next) = formula[at..].chars().next() {
        if next.is_whitespace() {
            at += next.len_utf8();
            continue;
        }
        let (token, length) = token(&formula[at..])?;
        found.push(Lexeme { token, start: at, end: at + length });
        at += length;
    }
    Some(found)
}

fn token(text: &str) -> Option<(Token, usize)> {
    match text.as_bytes().first()? {
        b'(' => return Some((Token::Open, 1)),
        b')' => return Some((Token::Close, 1)),
        b',' => return Some((Token::Comma, 1)),
        b'"' => return quoted(text),
        b'#' => return error(text),
        _ => {}
    }
    if let Some((reference, length)) = Reference::prefix(text) {
        return Some((Token::Reference(reference), length));
    }
    if let Some(operator) = OPERATORS.iter().find(|operator| text.starts_with(**operator)) {
        return Some((Token::Operator(operator), operator.len()));
    }
    if text.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return number(text);
    }
    word(text)
}

fn quoted(text: &str) -> Option<(Token, usize)> {
    let mut end = 1;
    loop {
        end += text[end..].find('"')?;
        if !text[end + 1..].starts_with('"') {
            break;
        }
        end += 2;
    }
    Some((Token::Literal(Scalar::Text(text[1..end].replace("\"\"", "\""))), end + 1))
}

fn error(text: &str) -> Option<(Token, usize)> {
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '#' | '/' | '!' | '?')));
    let end = end.unwrap_or(text.len());
    Some((Token::Literal(Scalar::error(&text[..end])?), end))
}

fn number(text: &str) -> Option<(Token, usize)> {
    let digits =
        |from: usize| text[from..].find(|next: char| !next.is_ascii_digit()).map_or(text.len(), |it| from + it);
    let mut end = digits(0);
    if text[end..].starts_with('.') {
        end = digits(end + 1);
    }
    if text[end..].starts_with(['e', 'E']) {
        let sign = usize::from(text[end + 1..].starts_with(['+', '-']));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
        }
    }
    let number = text[..end].parse().ok()?;
    (!text[end..].starts_with(is_word)).then_some((Token::Literal(Scalar::Number(number)), end))
}

fn word(text: &str) -> Option<(Token, usize)> {
    let end = text.find(|letter| !is_word(letter)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if word.is_empty() {
        return None;
    }
    if rest.starts_with('(') {
        return Some((Token::Function(word.to_ascii_uppercase()), end));
    }
    if let Some(inner) = rest.strip_prefix('[') {
        let close = inner.find(']')?;
        let column = &inner[..close];
        // Special parts, such as `[#All]` and `[@units]`, are not known here.
        let plain = !column.contains(['[', '#', '@', '\'']) && !inner[close + 1..].starts_with(']');
        let column = (!column.is_empty()).then(|| column.to_owned());
        return plain.then(|| (Token::Column(word.to_owned(), column), end + close + 2));
    }
    let token = match word.to_ascii_uppercase().as_str() {
        "TRUE" => Token::Literal(Scalar::Boolean(true)),
        "FALSE" => Token::Literal(Scalar::Boolean(false)),
        _ => Token::Name(word.to_owned()),
    };
    Some((token, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(formula: &str) -> Option<String> {
        let tokens = lex(formula)?.into_iter().map(|lexeme| match lexeme.token {
            Token::Literal(scalar) => scalar.json().to_string(),
            Token::Reference(reference) => format!("@{reference}"),
            Token::Column(table, column) => format!("{table}[{}]", column.unwrap_or_default()),
            Token::Name(name) => format!("name {name}"),
            Token::Function(name) => format!("{name}()"),
            Token::Operator(operator) => operator.to_owned(),
            Token::Open => "(".into(),
            Token::Close => ")".into(),
            Token::Comma => ",".into(),
        });
        Some(tokens.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn every_kind_of_token() {
        for (formula, tokens) in [
            ("=sum(A1:B2, 1.5)", "SUM() ( @A1:B2 , 1.5 )"),
            ("=-2^2%", "- 2 ^ 2 %"),
            ("=\"it\"\"s\"&Q1!$A$1", "\"it\\\"s\" & @'Q1'!$A$1"),
            ("=Sales[units]+Sales[]", "Sales[units] + Sales[]"),
            ("=TRUE<>rate_1", "true <> name rate_1"),
            ("=#DIV/0!+1E3", "\"#DIV/0!\" + 1000"),
            ("=LOG10(2)", "LOG10() ( 2 )"),
            ("=", ""),
        ] {
            assert_eq!(shown(formula).as_deref(), Some(tokens), "{formula}");
        }
    }

    #[test]
    fn what_is_not_understood() {
        for formula in
            ["1+1", "={1,2}", "=\"open", "=Sales[[#All],[units]]", "=Sales[@units]", "=a!b", "=1x", "=#WHAT!", "=A1;B1"]
        {
            assert_eq!(shown(formula), None, "{formula}");
        }
    }
}
