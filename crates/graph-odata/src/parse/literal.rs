//! The shapes of literals: how far each goes, and how it is written when it is right.

use crate::{Binary, Guid, Operand};
use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use jiff::civil::Date;
use std::borrow::Cow;

/// Bytes as OData writes them in URLs, padded or not.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The digits at the start.
fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The length of a number without a sign.
pub(super) fn number(bytes: &[u8]) -> usize {
    let mut length = digits(bytes);
    if bytes.get(length) == Some(&b'.') {
        let fraction = digits(&bytes[length + 1..]);
        length += if fraction > 0 { fraction + 1 } else { 0 };
    }
    if let Some(b'e' | b'E') = bytes.get(length) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits(bytes.get(length + 1 + sign..).unwrap_or_default());
        length += if exponent > 0 { 1 + sign + exponent } else { 0 };
    }
    length
}

/// The GUID at the start.
pub(super) fn guid(text: &str) -> Option<Guid> {
    text.get(..36).filter(|text| text.as_bytes()[8] == b'-')?.parse().ok()
}

/// Whether a date begins here, right or wrong.
pub(super) fn is_date(bytes: &[u8]) -> bool {
    bytes.get(4) == Some(&b'-') && digits(bytes) == 4 && digits(&bytes[5..]) > 0
}

/// Whether a time of day begins here, right or wrong.
pub(super) fn is_time(bytes: &[u8]) -> bool {
    digits(bytes) == 2 && bytes.get(2) == Some(&b':')
}

/// The length of a date, or of a time with its date and its offset, when it is one.
pub(super) fn date(bytes: &[u8]) -> Option<usize> {
    let part =
        |from: usize, length: usize| (digits(&bytes[from..]) == length).then(|| value(&bytes[from..from + length]));
    let (year, month) = (part(0, 4)?, part(5, 2)?);
    let day = (bytes.get(7) == Some(&b'-')).then(|| part(8, 2))??;
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    if !matches!(bytes.get(10), Some(b'T' | b't')) {
        return Some(10);
    }
    let end = 11 + time(&bytes[11..])?;
    match bytes.get(end)? {
        b'Z' | b'z' => Some(end + 1),
        b'+' | b'-' => Some(end + 1 + hours_and_minutes(&bytes[end + 1..])?),
        _ => None,
    }
}

/// The length of a time of day, when it is one.
pub(super) fn time(bytes: &[u8]) -> Option<usize> {
    let minutes = hours_and_minutes(bytes)?;
    if bytes.get(minutes) != Some(&b':') {
        return Some(minutes);
    }
    let seconds = &bytes[minutes + 1..];
    (digits(seconds) == 2 && value(&seconds[..2]) < 60).then_some(())?;
    let fraction = match seconds.get(2) {
        Some(b'.') => 1 + Some(digits(&seconds[3..])).filter(|digits| (1..=12).contains(digits))?,
        _ => 0,
    };
    Some(minutes + 3 + fraction)
}

fn hours_and_minutes(bytes: &[u8]) -> Option<usize> {
    let right = is_time(bytes) && digits(&bytes[3..]) == 2 && value(&bytes[..2]) < 24 && value(&bytes[3..5]) < 60;
    right.then_some(5)
}

/// The number that a few digits are.
fn value(digits: &[u8]) -> i16 {
    digits.iter().fold(0, |value, digit| value * 10 + i16::from(digit - b'0'))
}

/// A quoted value of this kind as it is written in a query, or what should stand in its place.
pub(super) fn prefixed<'a>(prefix: &str, content: &str, whole: &'a str) -> Result<Cow<'a, str>, &'static str> {
    if prefix.eq_ignore_ascii_case("duration") {
        let length = content.to_ascii_uppercase();
        return match is_duration(&length) {
            true => Ok(format!("duration'{}'", length.trim_start_matches('+')).into()),
            false => Err("a length of time such as duration'PT1H30M'"),
        };
    }
    if prefix.eq_ignore_ascii_case("binary") {
        let bytes = BASE64.decode(content).map_err(|_| "bytes in base64 for URLs, such as binary'_-8='")?;
        let mut text = String::new();
        Operand::<Binary, ()>::write(&Binary::from(bytes), &mut text);
        return Ok(text.into());
    }
    match prefix.contains('.') {
        true => Ok(whole.into()),
        false => Err("duration, binary or the whole name of an enumeration before a quoted value"),
    }
}

/// Whether it is days, hours, minutes and seconds, as ISO 8601 writes them.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['+', '-']).unwrap_or(text).strip_prefix('P') else { return false };
    let (days, clock) = rest.split_once('T').map_or((rest, None), |(days, clock)| (days, Some(clock)));
    let Some(after) = units(days, "D") else { return false };
    match clock {
        None => after > 0,
        Some(clock) => units(clock, "HMS").is_some_and(|found| found > 0),
    }
}

/// How many parts there are, each a number and one of these units, in this order. Seconds alone have a fraction.
fn units(text: &str, units: &str) -> Option<usize> {
    let (mut rest, mut left, mut found) = (text, units, 0);
    while !rest.is_empty() {
        let whole = digits(rest.as_bytes());
        let fraction = rest[whole..].strip_prefix('.').map_or(0, |fraction| 1 + digits(fraction.as_bytes()));
        let unit = rest[whole + fraction..].chars().next()?;
        let at = left.find(unit)?;
        (whole > 0 && (fraction == 0 || fraction > 1 && unit == 'S')).then_some(())?;
        (rest, left, found) = (&rest[whole + fraction + 1..], &left[at + 1..], found + 1);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_they_end() {
        for (text, length) in [
            ("5", 1),
            ("5.5", 3),
            ("5.", 1),
            ("5.x", 1),
            ("5e5", 3),
            ("5e", 1),
            ("5e+", 1),
            ("5.0E-10 x", 7),
            ("5e5.5", 3),
        ] {
            assert_eq!(number(text.as_bytes()), length, "{text}");
        }
    }

    #[test]
    fn times_are_right_or_none() {
        for (text, length) in [
            ("2026-01-02", Some(10)),
            ("2024-02-29,", Some(10)),
            ("2026-01-02T03:04Z", Some(17)),
            ("2026-01-02t03:04:05z", Some(20)),
            ("2026-01-02T03:04:05.1234567+02:00)", Some(33)),
            ("2026-01-02T03:04:05", None),
            ("2026-01-02T03:04:05.Z", None),
            ("2026-01-02T03:04:05+2", None),
            ("2026-01-02T24:00:00Z", None),
            ("2026-01-02T03:60:00Z", None),
            ("2026-01-02T03:04:60Z", None),
            ("2025-02-29", None),
            ("2026-13-01", None),
            ("2026-1-01", None),
            ("2026-01-1", None),
            ("2026-01", None),
            ("2026-01-02T", None),
            ("2026-01-02T03", None),
        ] {
            assert_eq!(date(text.as_bytes()), length, "{text}");
            assert!(is_date(text.as_bytes()));
        }
        for (text, length) in [
            ("23:59", Some(5)),
            ("23:59:59.999999999999", Some(21)),
            ("23:59:59.", None),
            ("24:00", None),
            ("23:5", None),
        ] {
            assert_eq!(time(text.as_bytes()), length, "{text}");
            assert!(is_time(text.as_bytes()));
        }
    }

    #[test]
    fn lengths_of_time_are_right_or_none() {
        for text in ["PT1H", "P1D", "-P1DT2H3M4.5S", "+PT0S", "PT90M", "P1DT1S"] {
            assert!(is_duration(text), "{text}");
        }
        for text in [
            "", "P", "PT", "P1", "P1H", "PT1D", "1H", "P1Y", "P1M", "PT1.5H", "PT1.S", "PT.5S", "PT1M1H", "--PT1H",
            "PT-1H", "P1DT", "PT1H ", "PTé", "é",
        ] {
            assert!(!is_duration(text), "{text}");
        }
    }
}
