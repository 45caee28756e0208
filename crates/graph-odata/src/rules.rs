//! What services are known to refuse, told before the request is sent and with what to do instead.
//!
//! Invariant: a rule stands here only when the service documents the refusal; what is merely slow or unusual is sent.

use crate::{
    kind::Kind,
    words::{properties, words},
};
use graph_transport::Request;
use std::fmt::Write;

/// What a request must not ask.
enum Refused {
    /// Pages of more items than this, or of none.
    Top(u32),
    /// This option.
    Option(&'static str),
    /// Both options at once.
    Both(&'static str, &'static str),
    /// This function in a filter.
    Function(&'static str),
    /// More than one relationship expanded.
    SecondExpand,
    /// A filter on any other property than this.
    FilterBeside(&'static str),
    /// Any other order than this.
    OrderBeside(&'static str),
    /// An order by properties that do not lead the filter.
    OrderBehindFilter,
}

use Refused::{Both, FilterBeside, Function, Option as Asked, OrderBehindFilter, OrderBeside, SecondExpand, Top};

/// What is refused where, and what to do instead.
///
/// Microsoft's pages: [list messages](https://learn.microsoft.com/graph/api/user-list-messages),
/// [message: delta](https://learn.microsoft.com/graph/api/message-delta), [query parameters](https://learn.microsoft.com/graph/query-parameters),
/// [advanced queries](https://learn.microsoft.com/graph/aad-advanced-queries), [delta queries](https://learn.microsoft.com/graph/delta-query-overview).
const RULES: [(Kind, Refused, &str); 20] = [
    (Kind::Messages, Top(1000), "a page has 1 to 1000 messages: ask for fewer and follow the pages with items()"),
    (
        Kind::Messages,
        Both("$search", "$filter"),
        "messages are searched or filtered, not both: say all of it in the search",
    ),
    (
        Kind::Messages,
        Both("$search", "$orderby"),
        "what a search finds comes in its own order, the latest first: leave order_by out",
    ),
    (Kind::Messages, Both("$search", "$skip"), "what a search finds cannot be skipped: follow the pages with items()"),
    (Kind::Messages, Both("$search", "$count"), "what a search finds is not counted: leave count out"),
    (
        Kind::Messages,
        OrderBehindFilter,
        "Outlook answers InefficientFilter when properties of the order do not lead the filter, in the same order",
    ),
    (Kind::MessagesDelta, Asked("$search"), "changes cannot be searched: filter them by receivedDateTime"),
    (
        Kind::MessagesDelta,
        FilterBeside("receivedDateTime"),
        "changes of messages are filtered by receivedDateTime alone",
    ),
    (
        Kind::MessagesDelta,
        OrderBeside("receivedDateTime desc"),
        "changes of messages are ordered by receivedDateTime, the latest first, or not at all",
    ),
    (
        Kind::Events,
        Asked("$search"),
        "events cannot be searched: filter them, for instance with contains on the subject",
    ),
    (
        Kind::Directory,
        Top(999),
        "a page has 1 to 999 directory objects: ask for fewer and follow the pages with items()",
    ),
    (Kind::Directory, Asked("$skip"), "the directory does not skip: follow the pages with items()"),
    (Kind::Directory, Function("contains"), "the directory has no contains: use starts_with, or search for words"),
    (Kind::Directory, SecondExpand, ONE_EXPAND),
    (Kind::DirectoryObject, SecondExpand, ONE_EXPAND),
    (
        Kind::DirectoryDelta,
        Asked("$expand"),
        "changes in the directory come without relationships: select them instead",
    ),
    (Kind::DirectoryDelta, Asked("$top"), "changes in the directory have no page size: leave top out"),
    (Kind::DirectoryDelta, Asked("$orderby"), "changes in the directory have no order: leave order_by out"),
    (Kind::DirectoryDelta, Asked("$search"), "changes in the directory cannot be searched: leave search out"),
    (Kind::DirectoryDelta, FilterBeside("id"), "changes in the directory are filtered by id alone"),
];

const ONE_EXPAND: &str = "the directory expands one relationship a request: read the others by themselves";

/// Makes the request fail with what to do instead, when it is known that it would be refused.
pub(crate) fn checked(request: Request, kind: Kind) -> Request {
    let broken = RULES.iter().find(|(on, refused, _)| *on == kind && refused.is_asked(&request));
    let Some((_, refused, advice)) = broken else { return request };
    let mut reason = String::from(*advice);
    if let OrderBehindFilter = refused {
        // Writing to a string cannot fail.
        let _ = write!(reason, ": begin the filter with a condition on {}", order(&request).join(", then "));
    }
    reason.push_str(". To send it all the same, say unchecked()");
    request.invalid(reason)
}

impl Refused {
    fn is_asked(&self, request: &Request) -> bool {
        let option = |name: &str| request.query_options().get(name);
        let filter = || option("$filter").unwrap_or_default();
        match self {
            Top(most) => option("$top").and_then(|top| top.parse().ok()).is_some_and(|top| !(1..=*most).contains(&top)),
            Asked(name) => option(name).is_some(),
            Both(one, other) => option(one).is_some() && option(other).is_some_and(|value| value != "false"),
            Function(name) => words(filter()).any(|word| word.is_call(name)),
            SecondExpand => option("$expand").is_some_and(|expand| clauses(expand).count() > 1),
            FilterBeside(only) => properties(filter()).iter().any(|path| !path.eq_ignore_ascii_case(only)),
            OrderBeside(only) => option("$orderby").is_some_and(|order| !order.eq_ignore_ascii_case(only)),
            OrderBehindFilter => {
                let (order, named) = (order(request), properties(filter()));
                let leads = || order.iter().zip(&named).all(|(one, other)| one.eq_ignore_ascii_case(other));
                option("$filter").is_some() && (order.len() > named.len() || !leads())
            }
        }
    }
}

/// The properties of the order, without their directions.
fn order(request: &Request) -> Vec<&str> {
    let order = request.query_options().get("$orderby").unwrap_or_default();
    clauses(order).filter_map(|clause| clause.split_whitespace().next()).collect()
}

/// The clauses of an option: what commas part that stand in no parentheses and in no literal.
fn clauses(value: &str) -> impl Iterator<Item = &str> {
    let (mut depth, mut quoted) = (0_u32, false);
    value.split(move |letter| {
        match letter {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        letter == ',' && depth == 0 && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::{Method, Path};

    fn refusal(path: &str, options: &[(&'static str, &str)]) -> Option<String> {
        let request = Request::new("test.list", Method::GET, Path::new(path));
        let request = options.iter().fold(request, |request, (name, value)| request.query(*name, *value));
        let kind = Kind::of(&request);
        checked(request, kind).check().err().map(|error| error.to_string())
    }

    #[test]
    fn what_is_refused_is_told_with_what_to_do() {
        type Options<'a> = &'a [(&'static str, &'a str)];
        let rows: &[(&str, Options<'_>, &str)] = &[
            ("/me/messages", &[("$top", "1001")], "1 to 1000 messages"),
            ("/me/messages", &[("$top", "0")], "1 to 1000 messages"),
            ("/me/messages", &[("$search", "\"a\""), ("$filter", "isRead eq true")], "say all of it in the search"),
            ("/me/messages", &[("$search", "\"a\""), ("$orderby", "subject")], "leave order_by out"),
            ("/me/messages", &[("$search", "\"a\""), ("$skip", "5")], "items()"),
            ("/me/messages", &[("$search", "\"a\""), ("$count", "true")], "leave count out"),
            (
                "/users/1/mailFolders/2/messages",
                &[("$filter", "isRead eq true and subject eq 'x'"), ("$orderby", "subject desc,isRead")],
                "begin the filter with a condition on subject, then isRead",
            ),
            ("/me/messages", &[("$filter", "isRead eq true"), ("$orderby", "isRead,subject")], "isRead, then subject"),
            ("/me/mailFolders/1/messages/delta", &[("$filter", "isRead eq true")], "receivedDateTime alone"),
            ("/me/mailFolders/1/messages/delta", &[("$orderby", "receivedDateTime")], "the latest first"),
            ("/me/mailFolders/1/messages/delta", &[("$search", "\"a\"")], "receivedDateTime"),
            ("/me/events", &[("$search", "\"a\"")], "contains on the subject"),
            ("/users", &[("$top", "1000")], "1 to 999"),
            ("/groups/1/members", &[("$skip", "1")], "does not skip"),
            ("/users", &[("$filter", "mail eq 'x' and contains(displayName,'a')")], "starts_with"),
            ("/users", &[("$expand", "manager,memberOf($select=id,mail)")], "one relationship"),
            ("/me", &[("$expand", "manager,memberOf")], "one relationship"),
            ("/users/delta", &[("$expand", "manager")], "without relationships"),
            ("/groups/delta", &[("$top", "5")], "no page size"),
            ("/groups/delta", &[("$orderby", "id")], "no order"),
            ("/users/delta", &[("$search", "\"mail:a\"")], "cannot be searched"),
            ("/users/delta", &[("$filter", "mail eq 'x'")], "by id alone"),
        ];
        let mut broken = std::collections::HashSet::new();
        for (path, options, advice) in rows {
            let error = refusal(path, options).unwrap_or_default();
            assert!(error.contains(advice) && error.contains("say unchecked()"), "{path} {options:?}: {error}");
            broken.insert(error);
        }
        assert!(broken.len() >= RULES.len(), "each rule has a row");
    }

    #[test]
    fn what_services_take_is_not_refused() {
        type Options<'a> = &'a [(&'static str, &'a str)];
        let rows: &[(&str, Options<'_>)] = &[
            ("/me/messages", &[("$top", "1000")]),
            ("/me/messages", &[("$top", "many")]),
            ("/me/messages", &[("$search", "\"a\""), ("$top", "5"), ("$select", "id"), ("$count", "false")]),
            ("/me/messages", &[("$orderby", "subject")]),
            ("/me/messages", &[("$filter", "Subject ge 'a' and isRead eq true"), ("$orderby", "subject desc")]),
            (
                "/me/messages",
                &[
                    ("$filter", "from/emailAddress/address eq 'b' or isRead eq true"),
                    ("$orderby", "from/emailAddress/address asc"),
                ],
            ),
            ("/me/messages/1/attachments", &[("$filter", "size gt 5"), ("$orderby", "name"), ("$top", "5000")]),
            ("/me/mailFolders/1/messages/delta", &[("$filter", "receivedDateTime ge 2026-01-01T00:00:00Z")]),
            ("/me/mailFolders/1/messages/delta", &[("$orderby", "receivedDateTime desc"), ("$top", "5000")]),
            ("/me/events", &[("$filter", "contains(subject,'x')"), ("$orderby", "start/dateTime")]),
            ("/users", &[("$filter", "displayName eq 'contains(a)' or startswith(mail,'a,b')"), ("$top", "999")]),
            ("/users", &[("$expand", "memberOf($select=id,mail;$filter=mail eq 'a,b)')")]),
            ("/users/delta", &[("$filter", "id eq '1' or id eq '2'"), ("$select", "mail,manager")]),
            ("/me/drive/root/children", &[("$expand", "thumbnails,children"), ("$skip", "1"), ("$top", "0")]),
        ];
        for (path, options) in rows {
            assert_eq!(refusal(path, options), None, "{path} {options:?}");
        }
    }
}
