//! [`Guid`]: `Edm.Guid`, which queries write without quotes.

use graph_transport::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt, str::FromStr};

/// `Edm.Guid`: sixteen bytes, in lower case on the wire. Most of Graph's ids look like one and are text; this is for properties that are
/// declared so.
///
/// ```
/// # use graph_mail::Message;
/// # fn main() -> graph_odata::Result<()> {
/// use graph_odata::{Field, Guid};
///
/// const ROLE: Field<Message, Guid> = Field::new("appRoleId");
/// let role: Guid = "DF021288-BDEF-4463-88DB-98F22DE89214".parse()?;
/// assert_eq!(ROLE.eq(role).to_string(), "appRoleId eq df021288-bdef-4463-88db-98f22de89214");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid(u128);

impl Guid {
    /// From its number: the sixteen bytes in the order in which they are written, as `uuid::Uuid::as_u128` gives them.
    pub const fn from_u128(number: u128) -> Self {
        Self(number)
    }

    /// The number that [`from_u128`](Self::from_u128) takes.
    pub const fn as_u128(self) -> u128 {
        self.0
    }
}

impl FromStr for Guid {
    type Err = Error;

    /// Reads `df021288-bdef-4463-88db-98f22de89214`, in braces or without.
    fn from_str(text: &str) -> Result<Self, Error> {
        let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
        read(inner).map(Self).ok_or_else(|| {
            Error::request(format!("{text:?} is not a GUID: write it as df021288-bdef-4463-88db-98f22de89214"))
        })
    }
}

fn read(text: &str) -> Option<u128> {
    let mut parts = text.split('-');
    let mut number = 0;
    for length in [8, 4, 4, 4, 12] {
        let part = parts.next().filter(|part| part.len() == length)?;
        for digit in part.chars() {
            number = number << 4 | u128::from(digit.to_digit(16)?);
        }
    }
    parts.next().is_none().then_some(number)
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(all) = *self;
        let part = |from: u32, length: u32| (all >> from) & ((1 << length) - 1);
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            part(96, 32),
            part(80, 16),
            part(64, 16),
            part(48, 16),
            part(0, 48)
        )
    }
}

impl Serialize for Guid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Guid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(|_| de::Error::invalid_value(de::Unexpected::Str(&text), &"a GUID"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_was_written() {
        for number in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef] {
            let guid = Guid::from_u128(number);
            let text = guid.to_string();
            assert_eq!(text.parse::<Guid>().unwrap().as_u128(), number, "{text}");
            assert_eq!(format!("{{{}}}", text.to_uppercase()).parse::<Guid>().unwrap(), guid);
            let json = serde_json::to_string(&guid).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Guid>(&json).unwrap(), guid);
        }
    }

    #[test]
    fn nothing_else_passes_for_one() {
        for text in [
            "",
            "df021288",
            "df021288bdef446388db98f22de89214",
            "df021288-bdef-4463-88db-98f22de8921",
            "df021288-bdef-4463-88db-98f22de892145",
            "df021288-bdef-4463-88db-98f22de8921g",
            "df021288-bdef-4463-88db-98f22de89214-",
            "{df021288-bdef-4463-88db-98f22de89214",
            "+f021288-bdef-4463-88db-98f22de89214",
            "df021288-bdef-4463-88db-98f22de8921é",
        ] {
            let error = text.parse::<Guid>().unwrap_err().to_string();
            assert!(error.contains("is not a GUID"), "{error}");
            assert!(serde_json::from_value::<Guid>(text.into()).is_err());
        }
    }
}
