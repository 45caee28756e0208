//! One item of a page, read by itself: its text is cut out of the page first, so that what is wrong with it stays with it.

use crate::{RemovedReason, wire::KeyOf};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Value, value::RawValue};
use std::fmt;

/// Reads an item from its text. As text, which is what pages are read as: models are compiled for one kind of input alone.
pub(crate) fn read<T: DeserializeOwned>(text: &RawValue) -> serde_json::Result<T> {
    serde_json::from_str(text.get())
}

/// What tells an item apart before it is read.
#[derive(Default)]
pub(crate) struct Head {
    pub(crate) id: Option<String>,
    /// Why it is not there any more, when that is what the item says.
    pub(crate) removed: Option<RemovedReason>,
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Item;

        enum Key {
            Id,
            Removed,
            Deleted,
            Other,
        }

        impl<'de> Visitor<'de> for Item {
            type Value = Head;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an item as an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
                let mut head = Head::default();
                // No name is kept, so none is copied.
                while let Some(Ok(key)) = map.next_key_seed(KeyOf(|name: &str| match name {
                    "id" => Some(Key::Id),
                    "@removed" => Some(Key::Removed),
                    "deleted" => Some(Key::Deleted),
                    _ => Some(Key::Other),
                }))? {
                    match key {
                        Key::Id => {
                            if let Value::String(id) = map.next_value()? {
                                head.id = Some(id);
                            }
                        }
                        Key::Removed => head.removed = removed(&map.next_value()?, "reason").or(head.removed),
                        Key::Deleted => head.removed = head.removed.or(removed(&map.next_value()?, "state")),
                        Key::Other => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(head)
            }
        }

        deserializer.deserialize_map(Item)
    }
}

/// The reason that an `@removed` or a drive's `deleted` facet gives; both are objects, and without a word they say that it is gone.
fn removed(mark: &Value, word: &str) -> Option<RemovedReason> {
    let mark = mark.as_object()?;
    Some(mark.get(word).and_then(Value::as_str).map_or(RemovedReason::Deleted, RemovedReason::from))
}
