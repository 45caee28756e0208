//! [`Kql`]: a keyword query, and how queries are joined.

use crate::precedence::{Precedence, append, enclose};
use std::{
    fmt::{self, Display},
    ops::{BitAnd, BitOr, Not},
};

/// A keyword query. The functions of this module make it; `&`, `|` and `!` join it.
#[derive(Clone, PartialEq, Eq)]
pub struct Kql {
    text: String,
    binds: Precedence,
    pub(super) invalid: Option<&'static str>,
}

impl Kql {
    pub(super) fn of(text: String, binds: Precedence) -> Self {
        Self { text, binds, invalid: None }
    }

    /// A query in KQL's own words. It stands in parentheses wherever it is joined or negated. The caller answers for its values.
    pub fn raw(text: impl Into<String>) -> Self {
        Self::of(text.into(), Precedence::Raw)
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn invalid(&self) -> Option<&'static str> {
        self.invalid.or(self.text.trim().is_empty().then_some(NOTHING))
    }

    // Which of `AND` and `OR` binds tighter depends on where the query is read, so nothing is left to that.
    fn join(mut self, operator: &str, precedence: Precedence, other: &Self) -> Self {
        enclose(&mut self.text, self.binds < Precedence::Unary && self.binds != precedence);
        self.text.push_str(operator);
        append(&mut self.text, &other.text, other.binds < Precedence::Unary && other.binds != precedence);
        self.binds = precedence;
        self.invalid = self.invalid.or(other.invalid);
        self
    }
}

pub(super) const NOTHING: &str = "a search needs words to look for";

impl BitAnd for Kql {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.join(" AND ", Precedence::And, &other)
    }
}

impl BitOr for Kql {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.join(" OR ", Precedence::Or, &other)
    }
}

impl Not for Kql {
    type Output = Self;

    fn not(mut self) -> Self {
        enclose(&mut self.text, self.binds < Precedence::Primary);
        self.text.insert_str(0, "NOT ");
        self.binds = Precedence::Unary;
        self
    }
}

impl Display for Kql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Kql {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kql({})", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kql::{from, phrase, subject};

    #[test]
    fn operators_are_upper_case_and_mixed_in_parentheses_alone() {
        let (a, b, c) = (|| phrase("a"), || subject("b"), || from("c"));
        let rows = [
            (a() & b() & c(), "a AND subject:b AND from:c"),
            (a() | (b() | c()), "a OR subject:b OR from:c"),
            (a() & b() | c(), "(a AND subject:b) OR from:c"),
            (a() & (b() | c()), "a AND (subject:b OR from:c)"),
            (!a() & !(b() | c()), "NOT a AND NOT (subject:b OR from:c)"),
            (!!a(), "NOT (NOT a)"),
            (a() & Kql::raw("x y"), "a AND (x y)"),
            (!Kql::raw("x"), "NOT (x)"),
        ];
        for (query, expected) in rows {
            assert_eq!(query.to_string(), expected);
        }
    }
}
