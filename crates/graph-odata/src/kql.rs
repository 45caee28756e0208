//! Keyword queries, as Outlook's searches take them: `kql::from("ann") & kql::subject("report")`.
//!
//! Microsoft's page: [using the `$search` parameter](https://learn.microsoft.com/graph/search-query-parameter).
//!
//! ```
//! use graph_odata::kql;
//! use jiff::civil::date;
//!
//! let query = (kql::from("ann@contoso.com") | kql::participants("Bob Ng"))
//!     & kql::received(date(2026, 1, 1)..=date(2026, 1, 31))
//!     & !kql::phrase("out of office");
//! assert_eq!(
//!     query.to_string(),
//!     r#"(from:ann@contoso.com OR participants:"Bob Ng") AND received:2026-01-01..2026-01-31 AND NOT "out of office""#
//! );
//! ```
//!
//! What is searched for is found by whole words, or by their beginnings: [`begins`] says the latter. A search finds 250 messages at most, the
//! latest first.

use crate::precedence::{Precedence, append, enclose};
use jiff::civil::Date;
use std::{
    fmt::{self, Display, Write},
    ops::{BitAnd, BitOr, Bound, Not, RangeBounds},
};

/// Marks entities whose collections are searched by keywords, such as messages.
#[diagnostic::on_unimplemented(message = "collections of `{Self}` are not searched by keywords")]
pub trait SearchedByKql {}

/// A keyword query. The functions of this module make it; `&`, `|` and `!` join it.
#[derive(Clone, PartialEq, Eq)]
pub struct Kql {
    text: String,
    binds: Precedence,
    invalid: Option<&'static str>,
}

impl Kql {
    fn of(text: String, binds: Precedence) -> Self {
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

const NOTHING: &str = "a search needs words to look for";

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

/// Quotes, which no phrase can hold: straight ones end it, and so do those that word processors make.
const QUOTES: [char; 6] = ['"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2033}'];

impl Words {
    /// Writes them behind `property`. Between words, punctuation is as good as a space.
    fn written(self, property: &str) -> Kql {
        let clean = self.text.replace(|letter: char| letter.is_control() || QUOTES.contains(&letter), " ");
        let clean = clean.trim();
        let bare = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '@' | '_');
        let quote = if clean.chars().all(bare) && !OPERATORS.contains(&clean) { "" } else { "\"" };
        let star = if self.begins { "*" } else { "" };
        let mut kql = Kql::of([property, quote, clean, star, quote].concat(), Precedence::Primary);
        kql.invalid = clean.is_empty().then_some(NOTHING);
        kql
    }
}

/// Finds words in the properties that Outlook looks at by itself: sender, subject and body.
pub fn phrase(words: impl Into<Words>) -> Kql {
    words.into().written("")
}

macro_rules! properties {
    ($($(#[$doc:meta])* $name:ident = $property:literal;)*) => {$(
        $(#[$doc])*
        pub fn $name(words: impl Into<Words>) -> Kql {
            words.into().written(concat!($property, ":"))
        }
    )*};
}

properties! {
    /// In the names of attached files.
    attachment = "attachment";
    /// In a Bcc: recipient's name or address.
    bcc = "bcc";
    /// In the body.
    body = "body";
    /// In a Cc: recipient's name or address.
    cc = "cc";
    /// In the sender's name or address.
    from = "from";
    /// The importance: `high`, `medium` or `low`.
    importance = "importance";
    /// The kind of item: `email`, `meetings`, `tasks`, `notes`, `contacts`, `docs` and others.
    kind = "kind";
    /// In the name or address of the sender or any recipient.
    participants = "participants";
    /// In the name or address of any recipient.
    recipients = "recipients";
    /// In the subject.
    subject = "subject";
    /// In a To: recipient's name or address.
    to = "to";
}

/// With attachments, or without.
pub fn has_attachments(yes: bool) -> Kql {
    Kql::of(format!("hasattachments:{yes}"), Precedence::Primary)
}

/// Received within these days: `received(monday..)`, `received(monday..=friday)`.
pub fn received(days: impl RangeBounds<Date>) -> Kql {
    range("received", &days)
}

/// Sent within these days.
pub fn sent(days: impl RangeBounds<Date>) -> Kql {
    range("sent", &days)
}

/// So many bytes in size: `size(..=1_000_000)`.
pub fn size(bytes: impl RangeBounds<u64>) -> Kql {
    range("size", &bytes)
}

fn range<T: Display + PartialEq>(property: &str, range: &impl RangeBounds<T>) -> Kql {
    use Bound::{Excluded, Included, Unbounded};
    let mut text = String::new();
    let mut binds = Precedence::Primary;
    // Writing to a string cannot fail.
    let _ = match (range.start_bound(), range.end_bound()) {
        (Included(only), Included(end)) if only == end => write!(text, "{property}:{only}"),
        (Included(start), Included(end)) => write!(text, "{property}:{start}..{end}"),
        (start, end) => {
            let start = match start {
                Included(start) => Some(format!("{property}>={start}")),
                Excluded(start) => Some(format!("{property}>{start}")),
                Unbounded => None,
            };
            let end = match end {
                Included(end) => Some(format!("{property}<={end}")),
                Excluded(end) => Some(format!("{property}<{end}")),
                Unbounded => None,
            };
            if start.is_some() && end.is_some() {
                binds = Precedence::And;
            }
            let sides: Vec<String> = start.into_iter().chain(end).collect();
            write!(text, "{}", sides.join(" AND "))
        }
    };
    let mut kql = Kql::of(text, binds);
    kql.invalid = kql.text.is_empty().then_some("a range needs at least one end");
    kql
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

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
            (subject("c:\\d"), "subject:\"c:\\d\""),
            (body(begins("rep")), "body:rep*"),
            (body(begins("annual rep")), "body:\"annual rep*\""),
        ];
        for (query, expected) in rows {
            assert_eq!(query.to_string(), expected);
            assert!(query.invalid().is_none());
        }
    }

    #[test]
    fn ranges_say_which_ends_they_have() {
        let (first, last) = (date(2026, 1, 1), date(2026, 1, 31));
        let rows = [
            (received(first..=last), "received:2026-01-01..2026-01-31"),
            (received(first..=first), "received:2026-01-01"),
            (received(first..), "received>=2026-01-01"),
            (sent(..last), "sent<2026-01-31"),
            (sent(..=last), "sent<=2026-01-31"),
            (
                received(first..last) | has_attachments(true),
                "(received>=2026-01-01 AND received<2026-01-31) OR hasattachments:true",
            ),
            (size(1..=500_000) & has_attachments(false), "size:1..500000 AND hasattachments:false"),
            (received((Bound::Excluded(first), Bound::Unbounded)), "received>2026-01-01"),
        ];
        for (query, expected) in rows {
            assert_eq!(query.to_string(), expected);
        }
    }

    #[test]
    fn a_search_for_nothing_is_told() {
        for query in [phrase(""), subject(" \" "), received(..), Kql::raw(" "), phrase("a") & body("")] {
            assert!(query.invalid().is_some(), "{query}");
        }
    }
}
