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

mod query;
mod words;

pub use query::Kql;
pub use words::{Words, begins};

use crate::precedence::Precedence;
use jiff::civil::Date;
use std::{
    fmt::{Display, Write},
    ops::{Bound, RangeBounds},
};

/// Marks entities whose collections are searched by keywords, such as messages.
#[diagnostic::on_unimplemented(message = "collections of `{Self}` are not searched by keywords")]
pub trait SearchedByKql {}

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
    kql.invalid = kql.text().is_empty().then_some("a range needs at least one end");
    kql
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

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
