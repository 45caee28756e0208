//! Reads a query string: system query options in any accepted spelling, and custom parameters beside them.

use crate::reply::Failure;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The options that the emulator understands, without `$`.
const SYSTEM: &[&str] =
    &["filter", "select", "orderby", "top", "skip", "count", "expand", "search", "skiptoken", "deltatoken", "format"];

/// What stays readable in a link's query.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A query, decoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Names as they are written into links (`$top`, `includeHiddenFolders`), and values; in the order of the request.
    pairs: Vec<(String, String)>,
}

impl Options {
    /// Reads the part of a URL after `?`.
    pub(crate) fn parse(query: &str) -> Result<Self, Failure> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decode(name), decode(value));
            let bare = name.strip_prefix('$').unwrap_or(&name);
            let system = SYSTEM.iter().find(|known| known.eq_ignore_ascii_case(bare));
            let name = match system {
                Some(known) => format!("${known}"),
                None if name.starts_with('$') => {
                    return Err(Failure::query(format!("The query parameter '{name}' is not supported.")));
                }
                None => name,
            };
            if system.is_some() && pairs.iter().any(|(other, _)| *other == name) {
                return Err(Failure::query(format!("Query option '{name}' was specified more than once.")));
            }
            pairs.push((name, value));
        }
        Ok(Self { pairs })
    }

    /// A system option's value, named with `$`.
    pub(crate) fn system(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A custom parameter's value, in any case.
    pub(crate) fn custom(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// `$count=true`.
    pub(crate) fn count(&self) -> Result<bool, Failure> {
        match self.system("$count").map(|value| value.trim_matches('\'').to_ascii_lowercase()).as_deref() {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(other) => Err(Failure::query(format!("Invalid value '{other}' for $count query option found."))),
        }
    }

    /// The same query without some options, encoded for a link.
    pub(crate) fn query(&self, without: &[&str]) -> String {
        self.written(None, without)
    }

    /// The same query with one option set, and others taken out, encoded for a link.
    pub(crate) fn link(&self, set: (&str, &str), without: &[&str]) -> String {
        self.written(Some(set), without)
    }

    fn written(&self, set: Option<(&str, &str)>, without: &[&str]) -> String {
        let mut query = String::new();
        let is_set = |name: &str| set.is_some_and(|(set, _)| set == name);
        let kept = self.pairs.iter().filter(|(name, _)| !is_set(name) && !without.contains(&name.as_str()));
        for (name, value) in kept.map(|(name, value)| (name.as_str(), value.as_str())).chain(set) {
            if !query.is_empty() {
                query.push('&');
            }
            query.extend(utf8_percent_encode(name, VALUE));
            query.push('=');
            query.extend(utf8_percent_encode(value, VALUE));
        }
        query
    }
}

/// Percent-decoding in which `+` is a space.
fn decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accepted_spelling_is_one_option() {
        for query in ["$top=5", "%24top=5", "top=5", "$TOP=5"] {
            assert_eq!(Options::parse(query).unwrap().system("$top"), Some("5"), "{query}");
        }
        let options = Options::parse("$filter=subject+eq+'a%2Bb%20c'&includeHiddenFolders=true").unwrap();
        assert_eq!(options.system("$filter"), Some("subject eq 'a+b c'"));
        assert_eq!(options.custom("includehiddenfolders"), Some("true"));
    }

    #[test]
    fn doubled_and_unknown_options_are_refused() {
        assert!(Options::parse("$top=1&top=2").is_err());
        assert!(Options::parse("$colour=red").unwrap_err().message.contains("$colour"));
    }

    #[test]
    fn a_link_carries_the_query_encoded() {
        let options = Options::parse("$filter=a eq 'b%26c'&$skip=2&x=y").unwrap();
        assert_eq!(options.link(("$skip", "4"), &[]), "%24filter=a%20eq%20%27b%26c%27&x=y&%24skip=4");
    }
}
