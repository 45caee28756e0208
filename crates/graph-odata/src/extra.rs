//! [`Extra`]: what an answer holds beyond what a model knows.

use serde::{Serialize, de::DeserializeOwned, ser::SerializeMap};
use serde_json::Value;
use std::{collections::HashSet, fmt};

/// Properties that a model does not know, and OData annotations, in the order in which they came. A value that the type of its property
/// cannot hold is here, too: a time beyond the year 9999, a date and time with an offset where there should be none.
///
/// They are written back when the model is, except annotations that only a service writes: of those that begin with `@odata.` or
/// hold it, `@odata.type` and `…@odata.bind` alone are sent.
///
/// ```
/// use graph_odata::Extra;
/// let mut extra = Extra::default();
/// extra.insert("favouriteColour", "teal");
/// assert_eq!(extra.get::<String>("favouriteColour"), Some("teal".into()));
/// assert_eq!(extra.get::<u8>("favouriteColour"), None);
/// ```
#[derive(Clone, Default)]
#[allow(clippy::box_collection, reason = "a page holds thousands of these, and nearly all of them are empty")]
pub struct Extra(Option<Box<Vec<(String, Value)>>>);

/// In any order: JSON does not give it a meaning.
impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        self.properties().len() == other.properties().len()
            && self.iter().all(|(name, value)| other.value(name) == Some(value))
    }
}

impl Extra {
    /// The property `name`, read as a `T`. `None` when it is absent, null or something else.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.value(name)?).ok()
    }

    /// The property `name` as it came.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Sets a property, for an open type or one that is newer than this version.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        let (name, value) = (name.into(), value.into());
        let properties = self.0.get_or_insert_default();
        match properties.iter_mut().find(|(known, _)| *known == name) {
            Some((_, slot)) => *slot = value,
            None => properties.push((name, value)),
        }
    }

    /// Takes a property out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let properties = self.0.as_mut()?;
        let at = properties.iter().position(|(known, _)| known == name)?;
        Some(properties.remove(at).1)
    }

    /// Every property, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.properties().iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.properties().is_empty()
    }

    fn properties(&self) -> &[(String, Value)] {
        self.0.as_deref().map(Vec::as_slice).unwrap_or_default()
    }

    /// Adds what a decoder found, without looking whether it is there: [`settle`](Self::settle) does so once for all.
    #[doc(hidden)]
    pub fn push(&mut self, name: String, value: Value) {
        self.0.get_or_insert_default().push((name, value));
    }

    pub(crate) fn append(&mut self, other: Self) {
        if let Some(properties) = other.0 {
            self.0.get_or_insert_default().extend(*properties);
        }
    }

    /// Ends decoding: of properties with the same name the last one stays, as it does of those that a model knows. Most objects hold
    /// nothing unknown and pay nothing for it.
    #[doc(hidden)]
    pub fn settle(&mut self) {
        let Some(properties) = self.0.as_deref_mut().filter(|properties| properties.len() > 1) else { return };
        let mut names = HashSet::new();
        if properties.iter().all(|(name, _)| names.insert(name.as_str())) {
            return;
        }
        let mut seen = HashSet::new();
        properties.reverse();
        properties.retain(|(name, _)| seen.insert(name.clone()));
        properties.reverse();
    }
}

impl Serialize for Extra {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        crate::wire::Wire::write(self, &mut map, false)?;
        map.end()
    }
}

/// What must not be seen in logs, by the last word of its name: URLs that anybody may read from or write to, and what proves something.
const HIDDEN: &[&str] = &["downloadUrl", "uploadUrl", "clientState", "passcode", "password", "validationTokens"];

impl fmt::Debug for Extra {
    /// Shows all but secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|(name, value)| (name, Shown(name, value)))).finish()
    }
}

/// A value of that name, as logs may have it.
struct Shown<'a>(&'a str, &'a Value);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name, value) = self;
        match value {
            _ if HIDDEN.iter().any(|hidden| name.ends_with(hidden)) => f.write_str("…"),
            Value::Array(values) => f.debug_list().entries(values.iter().map(|value| Shown("", value))).finish(),
            Value::Object(object) => {
                f.debug_map().entries(object.iter().map(|(name, value)| (name, Shown(name, value)))).finish()
            }
            plain => fmt::Display::fmt(plain, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_costs_a_model_no_more_than_a_pointer() {
        assert_eq!(size_of::<Extra>(), size_of::<usize>());
        let mut extra = Extra::default();
        assert!(extra.is_empty() && extra.remove("a").is_none());
        extra.insert("a", 1);
        assert_eq!(extra.remove("a"), Some(json!(1)));
        assert!(extra.is_empty() && extra == Extra::default());
    }

    #[test]
    fn secrets_are_not_shown_wherever_they_stand() {
        let mut extra = Extra::default();
        extra.insert("@microsoft.graph.downloadUrl", "https://contoso.com/secret");
        extra.insert("name", "n");
        extra.insert("children", json!([{"uploadUrl": "secret", "size": 1}, null]));
        extra.insert("validationTokens", json!(["secret"]));
        let shown = r#"{"@microsoft.graph.downloadUrl": …, "name": "n", "children": [{"size": 1, "uploadUrl": …}, null], "validationTokens": …}"#;
        assert_eq!(format!("{extra:?}"), shown);
        assert_eq!(extra.get::<String>("name"), Some("n".into()));
    }
}
