//! Numbers as [`Slot`]s.
//!
//! Invariant: a number is never rounded or cut to fit. One that is too large is kept as it came, as is a text that names none.

use crate::{
    Extra,
    slot::{Read, Slot},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::{Number, Value};
use std::{fmt, marker::PhantomData};

/// OData writes numbers as JSON does, those that JSON has no form for as words, and for clients with small numbers as texts.
trait Numeric: Sized {
    fn of(number: &Number) -> Option<Self>;

    fn parse(text: &str) -> Option<Self>;
}

/// A [`Numeric`] on its way in.
struct Found<T>(Read<T>);

impl<'de, T: Numeric> Deserialize<'de> for Found<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Look<T>(PhantomData<T>);

        impl<T: Numeric> Look<T> {
            fn number<E>(number: impl Into<Number>) -> Result<Read<T>, E> {
                let number = number.into();
                Ok(T::of(&number).map_or(Read::Kept(Value::Number(number)), Read::Value))
            }
        }

        impl<'de, T: Numeric> Visitor<'de> for Look<T> {
            type Value = Read<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_unit<E>(self) -> Result<Read<T>, E> {
                Ok(Read::Null)
            }

            fn visit_i64<E>(self, number: i64) -> Result<Read<T>, E> {
                Self::number(number)
            }

            fn visit_u64<E>(self, number: u64) -> Result<Read<T>, E> {
                Self::number(number)
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Read<T>, E> {
                Self::number(Number::from_f64(number).ok_or_else(|| E::custom("a number that JSON has no form for"))?)
            }

            fn visit_str<E>(self, text: &str) -> Result<Read<T>, E> {
                Ok(T::parse(text).map_or_else(|| Read::Kept(text.into()), Read::Value))
            }

            /// Numbers come as maps when some crate of the program has turned serde_json's `arbitrary_precision` on.
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Read<T>, A::Error> {
                Self::number(Number::deserialize(MapAccessDeserializer::new(map))?)
            }
        }

        // A number or a text: which of them is known when it is there.
        deserializer.deserialize_any(Look(PhantomData)).map(Self)
    }
}

macro_rules! integers {
    ($($Integer:ident)*) => {$(
        impl Numeric for $Integer {
            fn of(number: &Number) -> Option<Self> {
                number.as_i64()?.try_into().ok()
            }

            fn parse(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

integers! { i32 i64 }

impl Numeric for f64 {
    fn of(number: &Number) -> Option<Self> {
        number.as_f64()
    }

    fn parse(text: &str) -> Option<Self> {
        match text {
            "INF" => Some(Self::INFINITY),
            "-INF" => Some(Self::NEG_INFINITY),
            "NaN" => Some(Self::NAN),
            // Rust knows more words than OData.
            digits if digits.ends_with(|last: char| last.is_ascii_digit()) => digits.parse().ok(),
            _ => None,
        }
    }
}

macro_rules! properties {
    ($($Number:ident { $($write:item)? })*) => {$(
        impl Slot for $Number {
            fn read<'de, A: MapAccess<'de>>(
                map: &mut A,
                name: &'static str,
                extra: &mut Extra,
            ) -> Result<Option<Self>, A::Error> {
                Ok(map.next_value::<Found<Self>>()?.0.settle(name, extra))
            }

            fn read_element<'de, A: SeqAccess<'de>>(list: &mut A) -> Result<Option<Read<Self>>, A::Error> {
                Ok(list.next_element::<Found<Self>>()?.map(|found| found.0))
            }

            $($write)?
        }
    )*};
}

properties! {
    i32 {}
    i64 {}
    f64 {
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match *self {
                Self::INFINITY => serializer.serialize_str("INF"),
                Self::NEG_INFINITY => serializer.serialize_str("-INF"),
                number if number.is_nan() => serializer.serialize_str("NaN"),
                number => number.serialize(serializer),
            }
        }
    }
}
