//! OData's primitive types that are texts of a certain form, as [`Slot`]s.
//!
//! Invariant: what is read is written back as the same day, time, span, id or bytes. A text of another form, or a time beyond jiff's, is
//! kept as it came.

use crate::{
    Binary, Extra, Guid,
    slot::{Read, Slot},
};
use jiff::{
    SignedDuration, Span, SpanRelativeTo, Timestamp,
    civil::{Date, DateTime, Time},
};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// A value that is a text of a certain form.
trait Text: Sized {
    const EXPECTED: &'static str;

    /// The value, if the text has the form and the type can hold it.
    fn parse(text: &str) -> Option<Self>;
}

/// A [`Text`] on its way in.
struct Found<T>(Read<T>);

impl<'de, T: Text> Deserialize<'de> for Found<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Look<T>(PhantomData<T>);

        impl<'de, T: Text> Visitor<'de> for Look<T> {
            type Value = Read<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(T::EXPECTED)
            }

            fn visit_none<E>(self) -> Result<Read<T>, E> {
                Ok(Read::Null)
            }

            fn visit_unit<E>(self) -> Result<Read<T>, E> {
                Ok(Read::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Read<T>, D::Error> {
                deserializer.deserialize_str(self)
            }

            fn visit_str<E>(self, text: &str) -> Result<Read<T>, E> {
                Ok(T::parse(text).map_or_else(|| Read::Kept(text.into()), Read::Value))
            }
        }

        deserializer.deserialize_option(Look(PhantomData)).map(Self)
    }
}

macro_rules! texts {
    ($($Type:ident: $expected:literal, |$text:ident| $parsed:expr;)*) => {$(
        impl Text for $Type {
            const EXPECTED: &'static str = $expected;

            fn parse($text: &str) -> Option<Self> {
                $parsed
            }
        }

        impl Slot for $Type {
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
        }
    )*};
}

texts! {
    Timestamp: "a date and time with an offset", |text| text.parse().ok();
    Date: "a date", |text| text.parse().ok().filter(|_| is_of(text, b"-"));
    Time: "a time of day", |text| text.parse().ok().filter(|_| is_of(text, b":."));
    // One with an offset would be read as if it had none, and be another moment.
    DateTime: "a date and time without an offset", |text| {
        text.parse().ok().filter(|_| text.split_once('T').is_some_and(|(_, time)| is_of(time, b":.")))
    };
    SignedDuration: "a duration", |text| duration(text);
    Guid: "a GUID", |text| text.parse().ok();
    Binary: "base64", |text| Self::decode(text).ok();
}

fn is_of(text: &str, marks: &[u8]) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || marks.contains(&byte))
}

/// ISO 8601, as `Edm.Duration` is: days and shorter. A day of it has 24 hours, wherever it is.
fn duration(text: &str) -> Option<SignedDuration> {
    let span: Span = text.parse().ok().filter(|_| text.starts_with(['P', '-']))?;
    span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()
}
