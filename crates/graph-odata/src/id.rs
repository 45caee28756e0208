//! [`id!`](crate::id): ids as types of their own, so that a folder's is not taken for a message's.

use graph_transport::{Error, Result};

/// An item's id, for the calls that need it.
#[doc(hidden)]
pub fn require_id<T>(id: Option<&T>) -> Result<&T> {
    id.ok_or_else(|| Error::decode("the answer has no id: ask for it with select"))
}

/// Writes a newtype for the ids of a resource. It is made from a `&str` or `String`, and is opaque text: compare it exactly.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* pub struct $Name:ident;) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $Name(String);

        impl $Name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $Name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<&str> for $Name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<&String> for $Name {
            fn from(id: &String) -> Self {
                Self(id.clone())
            }
        }

        impl From<&$Name> for $Name {
            fn from(id: &$Name) -> Self {
                id.clone()
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> $crate::__private::Deserialize<'de> for $Name {
            fn deserialize<D: $crate::__private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(Self)
            }
        }

        impl $crate::__private::Serialize for $Name {
            fn serialize<S: $crate::__private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl $crate::__private::Slot for $Name {}

        impl $crate::Scalar for $Name {
            const EDM: &'static str = "Edm.String";
        }

        impl<E> $crate::Operand<$Name, E> for $Name {
            fn write(&self, out: &mut String) {
                $crate::__private::text(&self.0, out);
            }
        }

        impl<E> $crate::Operand<$Name, E> for String {
            fn write(&self, out: &mut String) {
                $crate::__private::text(self, out);
            }
        }

        impl<E> $crate::Operand<$Name, E> for str {
            fn write(&self, out: &mut String) {
                $crate::__private::text(self, out);
            }
        }
    };
}
