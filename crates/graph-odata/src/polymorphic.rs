//! [`polymorphic!`](crate::polymorphic): enums over the types that share an abstract base.

use crate::Extra;
use serde::{
    Serialize, Serializer,
    de::{DeserializeOwned, Error, MapAccess},
};

/// Finds an object's `@odata.type`, and what stood before it. Graph writes it first, so that nothing has to be kept aside. One that is
/// null is none.
#[doc(hidden)]
pub fn find_type<'de, A: MapAccess<'de>>(mut map: A) -> Result<(Option<String>, Extra, A), A::Error> {
    let (mut tag, mut before) = (None, Extra::default());
    while let Some(name) = map.next_key::<String>()? {
        if name != "@odata.type" {
            before.push(name, map.next_value()?);
            continue;
        }
        tag = map.next_value()?;
        if tag.is_some() {
            break;
        }
    }
    Ok((tag, before, map))
}

/// Reads a model whose type did not stand first. It goes through text once more, so that models are compiled for one kind of input alone.
#[doc(hidden)]
pub fn read_again<'de, T: DeserializeOwned, A: MapAccess<'de>>(mut whole: Extra, rest: A) -> Result<T, A::Error> {
    struct Whole(Extra);

    impl Serialize for Whole {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter())
        }
    }

    add(&mut whole, rest)?;
    let text = serde_json::to_string(&Whole(whole)).map_err(A::Error::custom)?;
    serde_json::from_str(&text).map_err(A::Error::custom)
}

/// Keeps an object whole, of the type that was found.
#[doc(hidden)]
pub fn read_unknown<'de, A: MapAccess<'de>>(tag: Option<String>, before: Extra, rest: A) -> Result<Extra, A::Error> {
    let mut whole = Extra::default();
    if let Some(tag) = tag {
        whole.push("@odata.type".into(), tag.into());
    }
    whole.append(before);
    add(&mut whole, rest)?;
    Ok(whole)
}

fn add<'de, A: MapAccess<'de>>(whole: &mut Extra, mut rest: A) -> Result<(), A::Error> {
    while let Some((name, value)) = rest.next_entry()? {
        whole.push(name, value);
    }
    whole.settle();
    Ok(())
}

/// Writes an enum over the types that share an abstract base, told apart by `@odata.type`.
///
/// A type that is not listed, or none at all, reads as `Unknown` with everything that came, and is written back as it was.
#[macro_export]
macro_rules! polymorphic {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident {
            $($(#[$variant_doc:meta])* $Variant:ident($Model:ty) = $tag:literal,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $Name {
            $($(#[$variant_doc])* $Variant($Model),)+
            /// A type that this version does not know, as it came.
            Unknown($crate::Extra),
        }

        impl $crate::Model for $Name {
            const NAME: &'static str = stringify!($Name);
        }

        impl $crate::__private::Wire for $Name {
            fn read<'de, A: $crate::__private::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                use $crate::__private::{Wire, find_type, read_again, read_unknown};
                let (tag, before, rest) = find_type(map)?;
                match tag.as_deref() {
                    $(
                        Some($tag) if before.is_empty() => Wire::read(rest).map(Self::$Variant),
                        Some($tag) => read_again(before, rest).map(Self::$Variant),
                    )+
                    _ => read_unknown(tag, before, rest).map(Self::Unknown),
                }
            }

            fn write<M: $crate::__private::SerializeMap>(&self, map: &mut M, whole: bool) -> Result<(), M::Error> {
                match self {
                    $(Self::$Variant(model) => {
                        // A model that was read by itself has kept its type, which may be a narrower one.
                        if model.extra.value("@odata.type").is_none() {
                            map.serialize_entry("@odata.type", $tag)?;
                        }
                        $crate::__private::Wire::write(model, map, whole)
                    })+
                    Self::Unknown(extra) => $crate::__private::Wire::write(extra, map, whole),
                }
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $Name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::__private::read_object(deserializer, stringify!($Name))
            }
        }

        impl $crate::__private::Serialize for $Name {
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use $crate::__private::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                $crate::__private::Wire::write(self, &mut map, false)?;
                map.end()
            }
        }

        impl $crate::__private::Slot for $Name {}

        $(impl From<$Model> for $Name {
            fn from(model: $Model) -> Self {
                Self::$Variant(model)
            }
        })+
    };
}
