//! [`Words`]: what is looked for, written so that it cannot leave its clause.

use super::{Kql, query::NOTHING};
use crate::precedence::Precedence;

/// Words to look for: a text, found whole and in its order, or what [`begins`] makes of one.
#[derive(Clone, Debug)]
pub struct Words {
    text: String,
    begins: bool,
}

impl<T: Into<String>> From<T> for Words {
    fn from(text: T) -> Self {
        Self { text: text.into(), begins: false }
    }
}

/// Words of which the last may go on: `begins("rep")` finds "report".
pub fn begins(text: impl Into<String>) -> Words {
    Words { text: text.into(), begins: true }
}

/// Words that stand for something else in a query.
const OPERATORS: [&str; 7] = ["AND", "OR", "NOT", "NEAR", "ONEAR", "XRANK", "WORDS"];

/// What no phrase can hold: quotes end it, those too that word processors make, and a backslash might keep its own from doing so.
const UNSAFE: [char; 7] = ['"', '\\', '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2033}'];

impl Words {
    /// Writes them behind `property`. Between words, punctuation is as good as a space.
    pub(super) fn written(self, property: &str) -> Kql {
        let clean = self.text.replace(|letter: char| letter.is_control() || UNSAFE.contains(&letter), " ");
        let clean = clean.trim();
        let bare = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '@' | '_');
        let quote = if clean.chars().all(bare) && !OPERATORS.contains(&clean) { "" } else { "\"" };
        let star = if self.begins { "*" } else { "" };
        let mut kql = Kql::of([property, quote, clean, star, quote].concat(), Precedence::Primary);
        kql.invalid = clean.is_empty().then_some(NOTHING);
        kql
    }
}

#[cfg(test)]
mod tests {
    use crate::kql::{begins, body, from, phrase, subject};

    #[test]
    fn no_word_can_leave_its_clause() {
        let rows = [
            (subject("plain"), "subject:plain"),
            (from("ann@contoso.com"), "from:ann@contoso.com"),
            (subject("two words"), "subject:\"two words\""),
            (subject("AND"), "subject:\"AND\""),
            (phrase("NOT"), "\"NOT\""),
            (phrase("from:bob"), "\"from:bob\""),
            (phrase("-a"), "\"-a\""),
            (phrase("a*"), "\"a*\""),
            (subject("x\" OR from:\"bob"), "subject:\"x  OR from: bob\""),
            (subject("“x” (y)\n"), "subject:\"x  (y)\""),
            (subject("c:\\d\\"), "subject:\"c: d\""),
            (body(begins("rep")), "body:rep*"),
            (body(begins("annual rep")), "body:\"annual rep*\""),
        ];
        for (query, expected) in rows {
            assert_eq!(query.to_string(), expected);
            assert!(query.invalid().is_none());
        }
    }
}
