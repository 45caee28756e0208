//! `Prefer`: what the client prefers by default and what one call prefers, in one header.
//!
//! Invariant: a preference is there once, by its name, and the call's own word stands before the client's.

use http::{HeaderMap, HeaderName, HeaderValue};

/// The name of the header that carries preferences.
pub(crate) const PREFER: HeaderName = HeaderName::from_static("prefer");

/// Adds a client's headers to a call's: those that the call has itself stay; preferences stand beside each other.
pub(crate) fn add_defaults(headers: &mut HeaderMap, defaults: &HeaderMap) {
    for (name, value) in defaults {
        if *name != PREFER {
            headers.entry(name).or_insert_with(|| value.clone());
        }
    }
    if let Some(preferences) = joined(headers, defaults) {
        headers.insert(PREFER, preferences);
    }
}

/// All preferences in one value. `None` when it is what the call has already.
fn joined(headers: &HeaderMap, defaults: &HeaderMap) -> Option<HeaderValue> {
    if !defaults.contains_key(PREFER) && headers.get_all(PREFER).iter().count() < 2 {
        return None;
    }
    let mut kept: Vec<&str> = Vec::new();
    // The later word of a call counts: what was said last comes first here.
    let own = headers.get_all(PREFER).iter().rev().flat_map(|value| each(value).into_iter().rev());
    for preference in own {
        if !kept.iter().any(|it| name(it).eq_ignore_ascii_case(name(preference))) {
            kept.push(preference);
        }
    }
    kept.reverse();
    for preference in defaults.get_all(PREFER).iter().flat_map(each) {
        if !kept.iter().any(|it| name(it).eq_ignore_ascii_case(name(preference))) {
            kept.push(preference);
        }
    }
    HeaderValue::try_from(kept.join(", ")).ok()
}

/// The preferences of one header, split at the commas that stand outside of quotes.
fn each(value: &HeaderValue) -> Vec<&str> {
    let mut quoted = false;
    let parts = value.to_str().unwrap_or_default().split(move |character| {
        quoted ^= character == '"';
        character == ',' && !quoted
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What a preference is about: `outlook.timezone` of `outlook.timezone="UTC"`.
fn name(preference: &str) -> &str {
    preference.split(['=', ';']).next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(own: &[&'static str], defaults: &[&'static str]) -> Vec<String> {
        let map = |values: &[&'static str]| {
            values.iter().map(|value| (PREFER, HeaderValue::from_static(value))).collect::<HeaderMap>()
        };
        let mut headers = map(own);
        add_defaults(&mut headers, &map(defaults));
        headers.get_all(PREFER).iter().map(|value| value.to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_preference_once_and_the_calls_own_first() {
        let id = "IdType=\"ImmutableId\"";
        let rows: &[(&[&'static str], &[&'static str], &[&str])] = &[
            (&[], &[], &[]),
            (&["a"], &[], &["a"]),
            (&[], &[id], &[id]),
            (&["a", "b"], &[], &["a, b"]),
            (
                &["outlook.timezone=\"UTC\""],
                &["outlook.TimeZone=\"W. Europe Standard Time\"", id],
                &["outlook.timezone=\"UTC\", IdType=\"ImmutableId\""],
            ),
            (&["x=1", "x=2"], &["x=3"], &["x=2"]),
            (&["x=\"1,2\", y"], &["y=1"], &["x=\"1,2\", y"]),
        ];
        for (own, defaults, expected) in rows {
            assert_eq!(merged(own, defaults), *expected, "{own:?} + {defaults:?}");
        }
    }

    #[test]
    fn other_headers_yield_to_the_calls_own() {
        let pair = |value| HeaderMap::from_iter([(http::header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))]);
        let mut headers = pair("de");
        add_defaults(&mut headers, &pair("en"));
        assert_eq!(headers, pair("de"));
    }
}
