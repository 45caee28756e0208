//! What Entra's directory wants to be asked for by name: queries that its indexes answer a moment late.
//!
//! Without the header `ConsistencyLevel: eventual` the directory passes over `$count` in silence and refuses the rest with 400, and some of
//! it it refuses without `$count=true`, too. Microsoft's page: [advanced query capabilities](https://learn.microsoft.com/graph/aad-advanced-queries).

use crate::{kind::Kind, words::words};
use graph_transport::Request;

pub(crate) const CONSISTENCY_LEVEL: &str = "ConsistencyLevel";
pub(crate) const EVENTUAL: &str = "eventual";

/// Words of a filter that only the late indexes answer.
const LATE: [&str; 4] = ["ne", "not", "endswith", "$count"];

/// Adds what the directory needs to answer `request`, when it goes there. What the caller has said stays.
pub(crate) fn prepared(request: Request, kind: Kind) -> Request {
    if kind != Kind::Directory {
        return request;
    }
    let query = request.query_options();
    let filtered = query.get("$filter").is_some_and(asks_late) || both_filtered_and_ordered(&request);
    let counted = query.get("$count") == Some("true");
    let asks = filtered || counted || query.get("$search").is_some() || ends_in_count(&request);
    if !asks {
        return request;
    }
    let request = if filtered && query.get("$count").is_none() { request.query("$count", "true") } else { request };
    if request.headers().contains_key(CONSISTENCY_LEVEL) {
        return request;
    }
    request.header(CONSISTENCY_LEVEL, EVENTUAL)
}

fn both_filtered_and_ordered(request: &Request) -> bool {
    let query = request.query_options();
    query.get("$filter").is_some() && query.get("$orderby").is_some()
}

fn ends_in_count(request: &Request) -> bool {
    request.template().ends_with("/$count")
}

fn asks_late(filter: &str) -> bool {
    words(filter).any(|word| {
        let last = word.text.rsplit('/').next().unwrap_or_default();
        LATE.iter().any(|late| last.eq_ignore_ascii_case(late)) && (last.starts_with('$') || last == word.text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::{Method, Path};

    fn asked(path: &str, options: &[(&'static str, &str)]) -> Request {
        let request = Request::new("test.list", Method::GET, Path::new(path));
        let kind = Kind::of(&request);
        prepared(options.iter().fold(request, |request, (name, value)| request.query(*name, *value)), kind)
    }

    fn is_eventual(request: &Request) -> bool {
        request.headers().get(CONSISTENCY_LEVEL).is_some_and(|value| value == EVENTUAL)
    }

    #[test]
    fn what_the_directory_wants_asked_for() {
        type Options<'a> = &'a [(&'static str, &'a str)];
        let rows: &[(Options<'_>, bool, &str)] = &[
            (&[], false, ""),
            (&[("$top", "5")], false, ""),
            (&[("$count", "false")], false, ""),
            (&[("$search", "\"displayName:al\"")], true, ""),
            (&[("$filter", "displayName eq 'al'")], false, ""),
            (&[("$filter", "displayName eq 'it is not, or ne'")], false, ""),
            (&[("$filter", "displayName eq 'o''ne not' and mail ne 'x'")], true, "true"),
            (&[("$filter", "not (startswith(mail,'x'))")], true, "true"),
            (&[("$filter", "endsWith(mail,'x')")], true, "true"),
            (&[("$filter", "assignedLicenses/$count eq 0")], true, "true"),
            (&[("$filter", "done eq true and notes eq 'x'")], false, ""),
            (&[("$filter", "mail eq 'x'"), ("$orderby", "mail")], true, "true"),
            (&[("$filter", "mail ne 'x'"), ("$count", "false")], true, "false"),
        ];
        for (options, eventual, count) in rows {
            let request = asked("/users", options);
            assert_eq!(is_eventual(&request), *eventual, "{options:?}");
            assert_eq!(
                request.query_options().get("$count").unwrap_or_default().replace("false", ""),
                count.replace("false", ""),
                "{options:?}"
            );
        }
    }

    #[test]
    fn what_the_caller_says_stays() {
        let request = Request::new("test.list", Method::GET, Path::new("/users"));
        let request = request.query("$count", "true").header("consistencylevel", "session");
        let request = prepared(request, Kind::Directory);
        assert_eq!(request.headers()[CONSISTENCY_LEVEL], "session");
    }
}
