//! Changes what a formula refers to, and leaves all else as it was written.

use super::lex::{Token, lex};

/// What becomes of a reference.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Keep,
    To(String),
    /// Its cells are no more.
    Gone,
}

/// The formula with some of its tokens changed. One that is not understood stays what it is.
pub(crate) fn rewrite(formula: &str, mut change: impl FnMut(&Token) -> Change) -> String {
    let mut written = String::with_capacity(formula.len());
    let mut copied = 0;
    for lexeme in lex(formula).unwrap_or_default() {
        let instead = match change(&lexeme.token) {
            Change::Keep => continue,
            Change::To(text) => text,
            Change::Gone => "#REF!".to_owned(),
        };
        written.push_str(&formula[copied..lexeme.start]);
        written.push_str(&instead);
        copied = lexeme.end;
    }
    written.push_str(&formula[copied..]);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_else_stays_as_it_was() {
        let change = |token: &Token| match token {
            Token::Reference(reference) => match reference.to_string().as_str() {
                "A1" => Change::To("Z9".into()),
                "B2:B3" => Change::Gone,
                _ => Change::Keep,
            },
            _ => Change::Keep,
        };
        assert_eq!(rewrite("= A1+ SUM( b2:b3 ,C3)&\"A1\"", change), "= Z9+ SUM( #REF! ,C3)&\"A1\"");
        assert_eq!(rewrite("={A1}", change), "={A1}");
    }
}
