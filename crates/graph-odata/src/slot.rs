//! [`Slot`]: how a property's value is read and written, and what becomes of one that its type cannot hold.
//!
//! Invariant: a value of the right kind of JSON never fails its page. What its type cannot hold stays in `extra`, under its own name and
//! as it came, and the property reads as `None`.

use crate::Extra;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;
use std::{collections::BTreeMap, fmt, marker::PhantomData};

/// What a property of a model may be. The defaults are for types that hold every value of their kind of JSON.
#[doc(hidden)]
pub trait Slot: Serialize + DeserializeOwned {
    /// Reads the value of the property `name`.
    fn read<'de, A: MapAccess<'de>>(
        map: &mut A,
        _name: &'static str,
        _extra: &mut Extra,
    ) -> Result<Option<Self>, A::Error> {
        map.next_value()
    }

    /// Reads the next element of a list.
    fn read_element<'de, A: SeqAccess<'de>>(list: &mut A) -> Result<Option<Read<Self>>, A::Error> {
        Ok(list.next_element::<Option<Self>>()?.map(|element| element.map_or(Read::Null, Read::Value)))
    }

    /// Writes the value as Graph reads it.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

/// A value as it was found.
#[doc(hidden)]
#[derive(Debug, PartialEq)]
#[allow(clippy::exhaustive_enums, reason = "all that can be found")]
pub enum Read<T> {
    Value(T),
    Null,
    /// Of the right kind, and more than the type can hold.
    Kept(Value),
}

impl<T> Read<T> {
    pub(crate) fn settle(self, name: &'static str, extra: &mut Extra) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Null => None,
            Self::Kept(value) => {
                extra.push(name.to_owned(), value);
                None
            }
        }
    }
}

/// Writes a value as its [`Slot`] does.
#[doc(hidden)]
#[derive(Debug)]
pub struct Written<'a, T>(pub &'a T);

impl<T: Slot> Serialize for Written<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl Slot for String {}

impl Slot for bool {}

impl Slot for Value {
    /// Any JSON is a list of any JSON, nulls among it.
    fn read_element<'de, A: SeqAccess<'de>>(list: &mut A) -> Result<Option<Read<Self>>, A::Error> {
        Ok(list.next_element()?.map(Read::Value))
    }
}

impl<T: Slot> Slot for Box<T> {}

// What states that are kept are made of.
impl Slot for crate::Continuation {}

impl Slot for crate::DeltaLink {}

impl Slot for usize {}

impl Slot for BTreeMap<String, String> {}

impl<T: Slot> Slot for Vec<T> {
    fn read<'de, A: MapAccess<'de>>(
        map: &mut A,
        name: &'static str,
        extra: &mut Extra,
    ) -> Result<Option<Self>, A::Error> {
        Ok(map.next_value::<List<T>>()?.0.settle(name, extra))
    }

    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Written))
    }
}

/// A list on its way in. Elements that are null are passed over; when one is more than the type can hold, the list is kept whole.
struct List<T>(Read<Vec<T>>);

impl<'de, T: Slot> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<T>(PhantomData<T>);

        impl<'de, T: Slot> Visitor<'de> for Elements<T> {
            type Value = Read<Vec<T>>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_none<E>(self) -> Result<Self::Value, E> {
                Ok(Read::Null)
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Read::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
                deserializer.deserialize_seq(self)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = T::read_element(&mut list)? {
                    match element {
                        Read::Value(element) => elements.push(element),
                        Read::Null => {}
                        Read::Kept(value) => return keep(elements, value, list).map(Read::Kept),
                    }
                }
                Ok(Read::Value(elements))
            }
        }

        deserializer.deserialize_option(Elements(PhantomData)).map(Self)
    }
}

/// A list as it came: what was read of it, the element that could not be, and the rest.
fn keep<'de, T: Slot, A: SeqAccess<'de>>(read: Vec<T>, odd: Value, mut rest: A) -> Result<Value, A::Error> {
    let read = read.iter().map(|element| serde_json::to_value(Written(element)).map_err(A::Error::custom));
    let mut whole = read.collect::<Result<Vec<_>, _>>()?;
    whole.push(odd);
    while let Some(element) = rest.next_element()? {
        whole.push(element);
    }
    Ok(Value::Array(whole))
}
