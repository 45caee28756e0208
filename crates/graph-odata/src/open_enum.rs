//! [`open_enum!`](crate::open_enum): enums that a service may add members to.

use std::fmt;

/// A member that this version does not know. It can be read, but not matched on: the day it becomes a variant, no `match` breaks
/// silently.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The member as the service writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes an enum whose unknown members survive: they decode to `Unknown` and encode back unchanged.
///
/// Known members are read in any case, since services differ in that.
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$doc:meta])*
        pub enum $Name:ident {
            $($(#[$variant_doc:meta])* $Variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $($(#[$variant_doc])* #[doc(alias = $text)] $Variant,)+
            /// A member that this version does not know.
            Unknown($crate::UnknownValue),
        }

        impl $Name {
            /// The member as the service writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$Variant => $text,)+
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> Self {
                $(if text.eq_ignore_ascii_case($text) {
                    return Self::$Variant;
                })+
                Self::Unknown($crate::UnknownValue::new(text))
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $Name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::__private::read_text(deserializer, |text| Self::from(text))
            }
        }

        impl $crate::__private::Serialize for $Name {
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::__private::Slot for $Name {}

        impl $crate::Scalar for $Name {
            const EDM: &'static str = "Edm.String";
        }

        impl $crate::Enumeration for $Name {}

        impl<E> $crate::Operand<$Name, E> for $Name {
            fn write(&self, out: &mut String) {
                $crate::__private::text(self.as_str(), out);
            }
        }
    };
}

/// Reads a string without keeping it.
#[doc(hidden)]
pub fn read_text<'de, T, D: serde::Deserializer<'de>>(deserializer: D, from: fn(&str) -> T) -> Result<T, D::Error> {
    struct Text<T>(fn(&str) -> T);

    impl<T> serde::de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok((self.0)(text))
        }
    }

    deserializer.deserialize_str(Text(from))
}
