//! [`QueryOptions`]: the options after the `?`, encoded once.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::{borrow::Cow, fmt};

/// Encoded in a value: what would end it or change it on the way. Graph reads `+` as a space, so it is encoded; `$`, `'`, `(`, `)`, `,`,
/// `/` and `:` stay legible.
const VALUE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Query options, in the order in which they were first named. One value a name.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct QueryOptions(Vec<(Cow<'static, str>, String)>);

impl QueryOptions {
    /// Sets `name` to `value`, which is plain text; a value set before is replaced.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, slot)) => *slot = value,
            None => self.0.push((name, value)),
        }
    }

    /// The value of `name`, unencoded.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// About how long it is when it is written.
    pub(crate) fn room(&self) -> usize {
        self.0.iter().map(|(name, value)| name.len() + value.len() + value.len() / 4 + 2).sum()
    }

    /// Writes `?name=value&…` to the end of `url`, or nothing when there are no options.
    pub(crate) fn write_to(&self, url: &mut String) {
        let mut separator = if url.contains('?') { '&' } else { '?' };
        for (name, value) in &self.0 {
            url.push(separator);
            // `$` must not be encoded in names: some services miss `%24select`.
            url.extend(utf8_percent_encode(name, VALUE));
            url.push('=');
            url.extend(utf8_percent_encode(value, VALUE));
            separator = '&';
        }
    }
}

impl fmt::Debug for QueryOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The names alone: values tell what people look for.
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded_once_and_stay_legible() {
        let mut query = QueryOptions::default();
        query.set("$filter", "from/emailAddress/address eq 'o''brien+x@contoso.com' and isRead eq false");
        query.set("$top", "5");
        query.set("$top", "7");
        let mut url = String::from("/me/messages");
        query.write_to(&mut url);
        assert_eq!(
            url,
            "/me/messages?$filter=from/emailAddress/address%20eq%20'o''brien%2Bx@contoso.com'%20and%20isRead%20eq%20false&$top=7"
        );
    }

    #[test]
    fn no_value_can_add_an_option() {
        let mut query = QueryOptions::default();
        query.set("$search", "a&$top=1#x%26é");
        let mut url = String::new();
        query.write_to(&mut url);
        assert_eq!(url, "?$search=a%26$top%3D1%23x%2526%C3%A9");
    }
}
