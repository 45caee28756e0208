//! [`Guid`]: the 128 bits that OData calls `Edm.Guid`.

use crate::open_enum::read_text;
use graph_transport::{Error, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// `Edm.Guid`: `6c1f0f6f-8a1f-4f0e-9d0d-2b8f3a5c7e11`. The same in capitals is the same.
///
/// In a filter it stands without quotes, unlike the ids that Graph declares as strings.
///
/// ```
/// use graph_odata::Guid;
///
/// # fn main() -> graph_odata::Result<()> {
/// let id: Guid = "6C1F0F6F-8A1F-4F0E-9D0D-2B8F3A5C7E11".parse()?;
/// assert_eq!(id.to_string(), "6c1f0f6f-8a1f-4f0e-9d0d-2b8f3a5c7e11");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid(u128);

/// Where the dashes stand.
const DASHES: [usize; 4] = [8, 13, 18, 23];

impl Guid {
    /// The bits, the first digit's highest.
    pub const fn from_u128(bits: u128) -> Self {
        Self(bits)
    }

    /// The bits, the first digit's highest.
    pub const fn as_u128(self) -> u128 {
        self.0
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 36 || DASHES.iter().any(|at| bytes[*at] != b'-') {
            return None;
        }
        let digits = bytes.iter().enumerate().filter(|(at, _)| !DASHES.contains(at));
        let bits = digits
            .map(|(_, byte)| char::from(*byte).to_digit(16))
            .try_fold(0, |bits: u128, digit| Some(bits << 4 | u128::from(digit?)));
        bits.map(Self)
    }
}

impl FromStr for Guid {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text).ok_or_else(|| {
            Error::request(format!("{text:?} is not a GUID: 32 hexadecimal digits, in groups of 8, 4, 4, 4 and 12"))
        })
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |low: u32, digits: u32| self.0 >> low & ((1 << (4 * digits)) - 1);
        let (a, b, c, d, e) = (part(96, 8), part(80, 4), part(64, 4), part(48, 4), part(0, 12));
        write!(f, "{a:08x}-{b:04x}-{c:04x}-{d:04x}-{e:012x}")
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Guid({self})")
    }
}

impl Serialize for Guid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Guid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, Self::parse)?.ok_or_else(|| D::Error::custom("the text is not a GUID"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "00c1f0f6-f8a1-4f0e-9d0d-0b8f3a5c7e11";

    #[test]
    fn every_digit_has_its_place() {
        let guid: Guid = TEXT.parse().unwrap();
        assert_eq!(guid.as_u128(), 0x00c1_f0f6_f8a1_4f0e_9d0d_0b8f_3a5c_7e11);
        assert_eq!((guid.to_string().as_str(), Guid::from_u128(guid.as_u128())), (TEXT, guid));
        assert_eq!(TEXT.to_uppercase().parse::<Guid>().unwrap(), guid);
        assert_eq!(Guid::default().to_string(), "00000000-0000-0000-0000-000000000000");
    }

    #[test]
    fn what_is_none_says_so() {
        for text in [
            "",
            "x",
            &TEXT[1..],
            &TEXT.replace('-', "0"),
            &TEXT.replacen('c', "g", 1),
            "{00c1f0f6-f8a1-4f0e-9d0d-0b8f3a5c7}",
        ] {
            let error = text.parse::<Guid>().unwrap_err().to_string();
            assert!(error.contains("is not a GUID: 32 hexadecimal digits"), "{error}");
        }
    }

    #[test]
    fn it_stands_without_quotes_in_a_filter() {
        let filter = crate::Field::<(), Guid>::new("classId").eq(TEXT.parse::<Guid>().unwrap());
        assert_eq!(filter.to_string(), format!("classId eq {TEXT}"));
    }
}
