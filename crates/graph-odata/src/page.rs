//! [`Page`]: one answer of a collection, and the links that go on from it.

use crate::{Extra, wire::KeyOf};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// A page of a collection, whose `value` may be null, or absent when a link leads on. It may be empty and yet not the last: only a missing
/// [`next_link`](Self::next_link) ends a collection.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items.
    pub value: Vec<T>,
    /// Leads to the next page.
    pub next_link: Option<Link>,
    /// Leads to what will have changed after this round; delta queries have it on their last page.
    pub delta_link: Option<Link>,
    /// The number of all items, when it was asked for: the first page alone has it.
    pub count: Option<u64>,
    /// What else came, such as `@odata.context`.
    pub extra: Extra,
}

impl<T> Page<T> {
    pub(crate) fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        let Self { value, next_link, delta_link, count, extra } = self;
        Page { value: value.into_iter().map(change).collect(), next_link, delta_link, count, extra }
    }
}

/// A URL that the service gave, to be followed byte for byte. It is not shown in logs: its tokens hold what was asked for.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Link(String);

impl Link {
    pub(crate) fn new(url: String) -> Self {
        Self(url)
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Link(…)")
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

/// The items of a list that are there: nulls among them are passed over.
struct Present<T>(Vec<T>);

impl<T> Default for Present<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Present<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = Present<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Present<T>, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element::<Option<T>>()? {
                    items.extend(item);
                }
                Ok(Present(items))
            }
        }

        deserializer.deserialize_seq(Items(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Envelope<T>(PhantomData<T>);

        enum Key {
            Value,
            Next,
            Delta,
            Count,
        }

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Envelope<T> {
            type Value = Page<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a collection: an object with `value`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Page<T>, A::Error> {
                let mut value = None;
                let (mut next_link, mut delta_link, mut count, mut extra) = (None, None, None, Extra::default());
                while let Some(key) = map.next_key_seed(KeyOf(|name: &str| match name {
                    "value" => Some(Key::Value),
                    "@odata.nextLink" => Some(Key::Next),
                    "@odata.deltaLink" => Some(Key::Delta),
                    "@odata.count" => Some(Key::Count),
                    _ => None,
                }))? {
                    match key {
                        Ok(Key::Value) => value = Some(map.next_value::<Option<Present<T>>>()?.unwrap_or_default().0),
                        Ok(Key::Next) => next_link = map.next_value()?,
                        Ok(Key::Delta) => delta_link = map.next_value()?,
                        Ok(Key::Count) => count = map.next_value()?,
                        Err(name) => extra.push(name, map.next_value()?),
                    }
                }
                // Nothing at all is no collection: an item, most likely.
                if value.is_none() && next_link.is_none() && delta_link.is_none() {
                    return Err(serde::de::Error::missing_field("value"));
                }
                let value = value.unwrap_or_default();
                Ok(Page { value, next_link, delta_link, count, extra })
            }
        }

        deserializer.deserialize_map(Envelope(PhantomData))
    }
}
