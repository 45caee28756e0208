//! [`Thumbprint`]: names one certificate by its SHA-1, as Windows and Azure show it.

use crate::{Error, Result};
use std::{fmt, str::FromStr};

/// The SHA-1 of a certificate, as Windows and Azure name certificates: the one that a server must show when its name says nothing, as inside a
/// cluster. See [`HttpClient::pinned`](crate::HttpClient::pinned).
///
/// It is read from 40 hexadecimal digits, between which colons and spaces may stand, and written in capitals.
///
/// ```
/// use graph_transport::Thumbprint;
/// let thumbprint: Thumbprint = "0f:e1:d2:c3:b4:a5:96:87:78:69 5a:4b:3c:2d:1e:0f:00:11:22:33".parse()?;
/// assert_eq!(thumbprint.to_string(), "0FE1D2C3B4A5968778695A4B3C2D1E0F00112233");
/// # Ok::<(), graph_transport::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Thumbprint([u8; Self::LENGTH]);

impl Thumbprint {
    const LENGTH: usize = 20;

    /// The thumbprint with these bytes, when there are as many as a SHA-1 has.
    #[cfg(feature = "_hyper")]
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl FromStr for Thumbprint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::request("a certificate's thumbprint is its SHA-1: give its 40 hexadecimal digits");
        let digits = text.chars().filter(|letter| !matches!(letter, ':' | ' '));
        let mut bytes = [0; Self::LENGTH];
        let mut count = 0;
        for digit in digits {
            let value = digit.to_digit(16).and_then(|value| u8::try_from(value).ok()).ok_or_else(wrong)?;
            let byte = bytes.get_mut(count / 2).ok_or_else(wrong)?;
            *byte = *byte << 4 | value;
            count += 1;
        }
        if count == 2 * Self::LENGTH { Ok(Self(bytes)) } else { Err(wrong()) }
    }
}

impl fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

impl fmt::Debug for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_one_and_nothing_else_is_taken() {
        let plain = "00112233445566778899AABBCCDDEEFF01234567";
        for text in [
            plain,
            "00112233445566778899aabbccddeeff01234567",
            " 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:01:23:45:67",
            "0011 2233 4455 6677 8899 aabb ccdd eeff 0123 4567 ",
        ] {
            assert_eq!(text.parse::<Thumbprint>().unwrap().to_string(), plain, "{text}");
        }
        for text in [
            "",
            "00",
            &plain[1..],
            &format!("{plain}0"),
            &format!("{plain}00"),
            &plain.replace('A', "G"),
            &plain.replace('A', "é"),
        ] {
            let error = text.parse::<Thumbprint>().unwrap_err().to_string();
            assert!(error.contains("40 hexadecimal digits"), "{text}: {error}");
        }
    }
}
