//! Patterns for requests: a method and a path, in which `*` stands for one segment and `**` for any number of them.

use crate::router;

/// A pattern such as `GET /me/messages/*`. Without a method it fits all of them, as it does with `*` for one.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    text: String,
    method: Option<String>,
    segments: Vec<String>,
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        let trimmed = text.trim();
        let (method, path) = match trimmed.split_once(char::is_whitespace) {
            Some((method, path)) => (Some(method), path.trim()),
            None if trimmed.starts_with('/') || trimmed == "*" || trimmed == "**" => (None, trimmed),
            None => (Some(trimmed), "**"),
        };
        let path = path.split('?').next().unwrap_or_default();
        Self {
            text: text.to_owned(),
            method: method.filter(|method| *method != "*").map(str::to_uppercase),
            segments: router::segments(without_version(path)),
        }
    }

    /// Whether it fits a request. `path` is as it came, with or without a version.
    pub(crate) fn fits(&self, method: &str, path: &str) -> bool {
        if self.method.as_deref().is_some_and(|wanted| !wanted.eq_ignore_ascii_case(method)) {
            return false;
        }
        covers(&self.segments, &router::segments(without_version(path)))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

/// Whether the segments of a pattern fit those of a path.
fn covers(wanted: &[String], given: &[String]) -> bool {
    let Some((first, others)) = wanted.split_first() else { return given.is_empty() };
    if first == "**" {
        return (0..=given.len()).any(|skipped| covers(others, &given[skipped..]));
    }
    given
        .split_first()
        .is_some_and(|(next, rest)| (first == "*" || first.eq_ignore_ascii_case(next)) && covers(others, rest))
}

/// The path behind `/v1.0` or `/beta`.
pub(crate) fn without_version(path: &str) -> &str {
    ["/v1.0", "/beta"]
        .iter()
        .filter_map(|version| path.strip_prefix(version))
        .find(|rest| rest.is_empty() || rest.starts_with('/'))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_by_segment() {
        let fits = |pattern: &str, path: &str| Pattern::new(pattern).fits("GET", path);
        assert!(fits("GET /me/messages", "/v1.0/me/messages"));
        assert!(fits("get /me/messages/*", "/beta/me/Messages/AAMk%3D"));
        assert!(fits("/users/*/messages", "/v1.0/users('ada%40contoso.com')/messages"));
        assert!(fits("* /me/**", "/v1.0/me/mailFolders/inbox/messages"));
        assert!(fits("GET", "/anything"));
        assert!(fits("GET /*/oauth2/v2.0/token", "/contoso/oauth2/v2.0/token"));
        assert!(fits("GET /me/**/rows", "/v1.0/me/drive/root:/a/b.xlsx:/workbook/tables/T/rows"));
        assert!(fits("GET /me/**/messages/*", "/v1.0/me/messages/x") && fits("GET /me/**/**", "/v1.0/me"));
        assert!(!fits("GET /me/**/rows", "/v1.0/me/tables/T/rows/1") && !fits("GET /me/**/rows", "/v1.0/me"));
        assert!(!fits("POST /me/messages", "/v1.0/me/messages"));
        assert!(!fits("GET /me/messages", "/v1.0/me/messages/x"));
        assert!(!fits("GET /me/messages/*", "/v1.0/me/messages"));
    }
}
