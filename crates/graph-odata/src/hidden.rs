//! [`Hidden`]: text of a model that does not show itself in logs.

use crate::slot::Slot;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A text that proves something to whoever knows it: the state that a notification must bring back, a passcode, a URL that anybody may
/// read from or write to. `Debug` does not show it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Hidden(String);

impl Hidden {
    /// The text itself. Do not log it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Hidden {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden(…)")
    }
}

impl Serialize for Hidden {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Hidden {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl Slot for Hidden {}
