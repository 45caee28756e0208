//! Changes the references of a formula, and leaves all else as it was written.

use super::{
    lex::{Token, lex},
    reference::Reference,
};

/// What becomes of a reference.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Keep,
    To(String),
    /// Its cells are no more.
    Gone,
}

/// The formula with its references changed. One that is not understood stays what it is.
pub(crate) fn rewrite(formula: &str, mut change: impl FnMut(&Reference) -> Change) -> String {
    let mut written = String::with_capacity(formula.len());
    let mut copied = 0;
    for lexeme in lex(formula).unwrap_or_default() {
        let Token::Reference(reference) = &lexeme.token else { continue };
        let instead = match change(reference) {
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
    fn only_references_change() {
        let change = |reference: &Reference| match reference.to_string().as_str() {
            "A1" => Change::To("Z9".into()),
            "B2:B3" => Change::Gone,
            _ => Change::Keep,
        };
        assert_eq!(rewrite("= A1+ SUM( b2:b3 ,C3)&\"A1\"", change), "= Z9+ SUM( #REF! ,C3)&\"A1\"");
        assert_eq!(rewrite("={A1}", change), "={A1}");
    }
}
