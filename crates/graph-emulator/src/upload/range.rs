//! Reads the `Content-Range` of a fragment.

use crate::{call::Call, reply::Failure};
use http::header;

/// Which bytes of how many a request brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    pub(super) first: u64,
    pub(super) length: u64,
    pub(super) total: u64,
}

impl Fragment {
    /// Reads the header, and holds it against the body.
    pub(super) fn of(call: &Call<'_>) -> Result<Self, Failure> {
        let value = call.headers.get(header::CONTENT_RANGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let fragment = Self::parse(value).ok_or_else(|| {
            let message = format!("Content-Range is '{value}', and not of the form 'bytes 0-9/100'.");
            Failure::bad("invalidRequest", message)
        })?;
        if fragment.length != call.body.len() as u64 {
            let message = format!("Content-Range is '{value}', but the body has {} bytes.", call.body.len());
            return Err(Failure::bad("invalidRequest", message).within("fragmentLengthMismatch"));
        }
        Ok(fragment)
    }

    fn parse(value: &str) -> Option<Self> {
        let (unit, rest) = value.trim().split_once(' ')?;
        let (range, total) = rest.trim().split_once('/')?;
        let (first, last) = range.split_once('-')?;
        // Digits alone: Rust would take a sign, too.
        let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        let (first, last, total) = (number(first)?, number(last)?, number(total)?);
        let sound = unit.eq_ignore_ascii_case("bytes") && first <= last && last < total;
        sound.then(|| Self { first, length: last - first + 1, total })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_what_is_none() {
        assert_eq!(Fragment::parse("bytes 0-9/100"), Some(Fragment { first: 0, length: 10, total: 100 }));
        assert_eq!(Fragment::parse("Bytes 99-99/100"), Some(Fragment { first: 99, length: 1, total: 100 }));
        for value in [
            "",
            "bytes",
            "bytes 0-9",
            "bytes 0-9/*",
            "bytes */100",
            "bytes 9-0/100",
            "bytes 0-100/100",
            "0-9/100",
            "bytes +0-9/100",
            "bytes 0--1/0",
            "items 0-9/100",
        ] {
            assert_eq!(Fragment::parse(value), None, "{value:?}");
        }
    }
}
