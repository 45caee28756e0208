//! [`wire!`](crate::wire): turns a table of names into a model's serde code.
//!
//! Tables instead of derives: they build in half the time, and what a model does not know is kept at the cost of one branch.

use crate::Extra;
use serde::{
    Deserializer,
    de::{DeserializeSeed, MapAccess, Visitor},
    ser::SerializeMap,
};
use std::{fmt, marker::PhantomData};

/// A type that is a JSON object: what lets one stand within another. It is written as a client may send it or, if it is to be read again
/// here, `whole`.
#[doc(hidden)]
pub trait Wire: Sized {
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
    fn write<M: SerializeMap>(&self, map: &mut M, whole: bool) -> Result<(), M::Error>;
}

impl<T: Wire> Wire for Box<T> {
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::read(map).map(Self::new)
    }

    fn write<M: SerializeMap>(&self, map: &mut M, whole: bool) -> Result<(), M::Error> {
        (**self).write(map, whole)
    }
}

impl Wire for Extra {
    fn read<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut extra = Self::default();
        while let Some((name, value)) = map.next_entry()? {
            extra.push(name, value);
        }
        extra.settle();
        Ok(extra)
    }

    fn write<M: SerializeMap>(&self, map: &mut M, whole: bool) -> Result<(), M::Error> {
        write_rest(self, map, whole, |_| false)
    }
}

/// Writes what a model holds beyond its table. A property that has a value of its own counts more than one of its name here.
#[doc(hidden)]
pub fn write_rest<M: SerializeMap>(
    extra: &Extra,
    map: &mut M,
    whole: bool,
    is_set: impl Fn(&str) -> bool,
) -> Result<(), M::Error> {
    for (name, value) in extra.iter() {
        let is_sent = whole || !name.contains("@odata.") || name == "@odata.type" || name.ends_with("@odata.bind");
        if is_sent && !is_set(name) {
            map.serialize_entry(name, value)?;
        }
    }
    Ok(())
}

/// Reads an object's name: the key that `F` finds for it, or the name itself.
#[doc(hidden)]
#[allow(missing_debug_implementations, reason = "lives within one call of generated code")]
pub struct KeyOf<F>(pub F);

impl<'de, K, F: FnOnce(&str) -> Option<K>> DeserializeSeed<'de> for KeyOf<F> {
    type Value = Result<K, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K, F: FnOnce(&str) -> Option<K>> Visitor<'_> for KeyOf<F> {
    type Value = Result<K, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok((self.0)(name).ok_or_else(|| name.to_owned()))
    }
}

/// Reads an object as a `T`.
#[doc(hidden)]
pub fn read_object<'de, T: Wire, D: Deserializer<'de>>(deserializer: D, name: &'static str) -> Result<T, D::Error> {
    struct Object<T>(&'static str, PhantomData<T>);

    impl<'de, T: Wire> Visitor<'de> for Object<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} as an object", self.0)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::read(map)
        }
    }

    deserializer.deserialize_map(Object(name, PhantomData))
}

/// Writes the serde code of a model: `wire!(entity Message { subject => "subject", … })`.
///
/// Every listed field is an `Option`: null and absent read as `None`, and `None` is not written. What is not listed goes to the model's
/// `extra`, and so does a value that the field's type cannot hold, such as a time of the year 10000.
///
/// Annotations that come often are fields, too, which are read and not written. Every `entity` has `etag`, from `@odata.etag`, and from a
/// property of its own where it is `tagged` with one; others stand behind the table:
/// `wire!(entity Item tagged "eTag" { name => "name" } read { download_url => "@microsoft.graph.downloadUrl" })`.
#[macro_export]
macro_rules! wire {
    (
        entity $Model:ident $(tagged $tag:literal)? { $($field:ident => $name:literal),* $(,)? }
        $(read { $($read:ident => $read_name:literal),* $(,)? })?
    ) => {
        $crate::wire!(@code $Model [ $($field => $name,)* ] [
            $($($read => $read_name,)*)?
            etag => "@odata.etag" $(| $tag)?,
        ]);
    };
    (
        complex $Model:ident { $($field:ident => $name:literal),* $(,)? }
        $(read { $($read:ident => $read_name:literal),* $(,)? })?
    ) => {
        $crate::wire!(@code $Model [ $($field => $name,)* ] [ $($($read => $read_name,)*)? ]);
    };
    (
        @code $Model:ident [ $($field:ident => $name:literal,)* ]
        [ $($read:ident => $read_name:literal $(| $read_too:literal)*,)* ]
    ) => {
        impl $crate::Model for $Model {
            const NAME: &'static str = stringify!($Model);
        }

        impl $crate::__private::Wire for $Model {
            fn read<'de, A: $crate::__private::MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
                #[allow(non_camel_case_types)]
                enum Key { $($field,)* $($read,)* }
                let mut model = Self::default();
                // Not inferred when the table is empty.
                let key = |name: &str| -> Option<Key> {
                    match name {
                        $($name => Some(Key::$field),)*
                        $($read_name $(| $read_too)* => Some(Key::$read),)*
                        _ => None,
                    }
                };
                while let Some(key) = map.next_key_seed($crate::__private::KeyOf(key))? {
                    match key {
                        $(Ok(Key::$field) => {
                            model.$field = $crate::__private::Slot::read(&mut map, $name, &mut model.extra)?;
                        })*
                        // A null takes nothing away from what another name has given.
                        $(Ok(Key::$read) => model.$read = map.next_value::<Option<_>>()?.or(model.$read.take()),)*
                        Err(name) => model.extra.push(name, map.next_value()?),
                    }
                }
                model.extra.settle();
                Ok(model)
            }

            fn write<M: $crate::__private::SerializeMap>(&self, map: &mut M, whole: bool) -> Result<(), M::Error> {
                // What it is comes first: whoever reads it as it comes knows the rest by it.
                if let Some(tag) = self.extra.value("@odata.type") {
                    map.serialize_entry("@odata.type", tag)?;
                }
                $(if let Some(value) = &self.$field {
                    map.serialize_entry($name, &$crate::__private::Written(value))?;
                })*
                if whole {
                    $(if let Some(value) = &self.$read {
                        map.serialize_entry($read_name, value)?;
                    })*
                }
                if self.extra.is_empty() {
                    return Ok(());
                }
                $crate::__private::write_rest(&self.extra, map, whole, |name| match name {
                    "@odata.type" => true,
                    $($name => self.$field.is_some(),)*
                    _ => false,
                })
            }
        }

        impl $crate::__private::Slot for $Model {}

        impl<'de> $crate::__private::Deserialize<'de> for $Model {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::__private::read_object(deserializer, stringify!($Model))
            }
        }

        impl $crate::__private::Serialize for $Model {
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use $crate::__private::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                $crate::__private::Wire::write(self, &mut map, false)?;
                map.end()
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::Extra;
    use crate::test_models::{Attachment, FileAttachment, Importance, Message};
    use serde_json::{Value, json};

    #[derive(Clone, Debug, Default)]
    struct Tagged {
        etag: Option<String>,
        extra: Extra,
    }

    wire!(entity Tagged tagged "eTag" {});

    fn round_trip<T: serde::de::DeserializeOwned + serde::Serialize>(json: &Value) -> Value {
        serde_json::to_value(serde_json::from_value::<T>(json.clone()).unwrap()).unwrap()
    }

    #[test]
    fn what_is_not_known_comes_back_unchanged() {
        let json = json!({
            "subject": "x", "importance": "urgent", "new": {"deep": [1, null]},
            "receivedDateTime": "2026-01-02T03:04:05.1234567Z",
            "from": {"emailAddress": {"address": "a@b", "new": 1}, "x": null},
        });
        assert_eq!(round_trip::<Message>(&json), json);
        let message: Message = serde_json::from_value(json).unwrap();
        assert!(matches!(&message.importance, Some(Importance::Unknown(member)) if member.as_str() == "urgent"));
    }

    #[test]
    fn annotations_are_read_and_only_those_a_client_may_send_are_written() {
        let json = json!({
            "@odata.etag": "W/\"1\"", "@odata.context": "c", "@odata.type": "#t", "x@odata.count": 1, "y@odata.bind": "u", "id": "1",
        });
        let message: Message = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(message.etag.as_deref(), Some("W/\"1\""));
        assert_eq!(message.extra.get::<u8>("x@odata.count"), Some(1));
        assert_eq!(round_trip::<Message>(&json), json!({"@odata.type": "#t", "y@odata.bind": "u", "id": "1"}));
    }

    #[test]
    fn a_tag_is_one_field_by_either_name() {
        for json in [
            json!({"eTag": "1"}),
            json!({"@odata.etag": "1"}),
            json!({"eTag": "1", "@odata.etag": "1"}),
            json!({"eTag": null, "@odata.etag": "1"}),
            json!({"@odata.etag": "1", "eTag": null}),
        ] {
            let item: Tagged = serde_json::from_value(json.clone()).unwrap();
            assert_eq!((item.etag.as_deref(), item.extra.is_empty()), (Some("1"), true), "{json}");
            assert_eq!(round_trip::<Tagged>(&json), json!({}), "it is not written");
        }
    }

    #[test]
    fn what_an_item_is_comes_first() {
        let message: Message = serde_json::from_str(r##"{"subject":"x","a":1,"@odata.type":"#t","b":2}"##).unwrap();
        let written = serde_json::to_string(&message).unwrap();
        assert_eq!(written, r##"{"@odata.type":"#t","subject":"x","a":1,"b":2}"##);
    }

    #[test]
    fn null_reads_as_absent_and_members_in_any_case() {
        let message: Message = serde_json::from_str(r#"{"subject":null,"importance":"HIGH"}"#).unwrap();
        assert_eq!((message.subject, message.importance), (None, Some(Importance::High)));
    }

    #[test]
    fn derived_types_are_told_apart_wherever_their_type_stands() {
        for json in [
            json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": "a", "contentBytes": "AQI="}),
            json!({"a": 1, "@odata.type": "#microsoft.graph.fileAttachment", "contentBytes": "AQI="}),
        ] {
            let text = json.to_string();
            let Attachment::File(file) = serde_json::from_str(&text).unwrap() else { unreachable!("{text}") };
            assert_eq!(file.content_bytes.as_deref(), Some(&[1, 2][..]));
            assert_eq!(round_trip::<Attachment>(&json), json);
        }
        for json in
            [json!({"@odata.type": "#new", "a": 1}), json!({"a": 1, "@odata.type": "#new"}), json!({"a": 1}), json!({})]
        {
            assert!(matches!(serde_json::from_value(json.clone()).unwrap(), Attachment::Unknown(_)), "{json}");
            assert_eq!(round_trip::<Attachment>(&json), json);
        }
        let untyped = serde_json::from_str::<Attachment>(r#"{"@odata.type":null,"a":1}"#).unwrap();
        assert_eq!(serde_json::to_string(&untyped).unwrap(), r#"{"a":1}"#);
        let sent = serde_json::to_value(Attachment::from(FileAttachment::default())).unwrap();
        assert_eq!(sent, json!({"@odata.type": "#microsoft.graph.fileAttachment"}));
    }

    #[test]
    fn a_name_that_comes_twice_is_written_once_and_the_last_counts() {
        let file = "#microsoft.graph.fileAttachment";
        for (json, expected) in [
            (r#"{"subject":"a","x":1,"y":2,"x":3,"subject":"b"}"#, r#"{"subject":"b","y":2,"x":3}"#),
            (r#"{"x":1,"x":2,"x":3}"#, r#"{"x":3}"#),
        ] {
            let message: Message = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&message).unwrap(), expected);
        }
        for (json, expected) in [
            (format!(r#"{{"@odata.type":"{file}","@odata.type":"{file}"}}"#), format!(r#"{{"@odata.type":"{file}"}}"#)),
            (format!(r#"{{"a":1,"@odata.type":"{file}","a":2}}"#), format!(r#"{{"@odata.type":"{file}","a":2}}"#)),
            (r##"{"@odata.type":"#x","a":1,"@odata.type":"#y"}"##.into(), r##"{"a":1,"@odata.type":"#y"}"##.into()),
        ] {
            let attachment: Attachment = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&attachment).unwrap(), expected);
        }
        let alone: FileAttachment = serde_json::from_str(&format!(r#"{{"@odata.type":"{file}"}}"#)).unwrap();
        let sent = serde_json::to_string(&Attachment::from(alone)).unwrap();
        assert_eq!(sent, format!(r#"{{"@odata.type":"{file}"}}"#));
    }

    #[test]
    fn a_value_of_another_type_is_an_error_that_names_it() {
        let error = serde_json::from_str::<Message>(r#"{"isRead":"yes"}"#).unwrap_err();
        assert_eq!(error.to_string(), "invalid type: string \"yes\", expected a boolean at line 1 column 15");
        let error = serde_json::from_str::<Message>("[]").unwrap_err();
        assert!(error.to_string().contains("expected Message as an object"), "{error}");
    }
}
