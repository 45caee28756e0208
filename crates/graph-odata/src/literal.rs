//! Numbers, times, lengths of time, GUIDs and bytes as OData writes them in a query.
//!
//! Invariant: what is written is a literal of its type and nothing more.

use crate::{Binary, Guid, Operand};
use base64::{Engine, engine::general_purpose::URL_SAFE};
use jiff::{
    SignedDuration, Timestamp, Zoned,
    civil::{Date, DateTime, Time},
};
use std::fmt::{Display, Write};

/// Values that `Display` writes as OData does.
macro_rules! displayed {
    ($($Value:ty => $Field:ty),* $(,)?) => {$(
        impl<E> Operand<$Field, E> for $Value {
            fn write(&self, out: &mut String) {
                // Writing to a string cannot fail.
                let _ = write!(out, "{self}");
            }
        }
    )*};
}

displayed! {
    bool => bool,
    u8 => i32,
    i16 => i32,
    u16 => i32,
    i32 => i32,
    i32 => i64,
    u32 => i64,
    i64 => i64,
    i32 => f64,
    Date => Date,
    Guid => Guid,
}

impl<E> Operand<Self, E> for f64 {
    fn write(&self, out: &mut String) {
        let size = self.abs();
        let _ = match *self {
            Self::INFINITY => write!(out, "INF"),
            Self::NEG_INFINITY => write!(out, "-INF"),
            number if size != 0.0 && !(1e-6..1e16).contains(&size) && size.is_finite() => write!(out, "{number:e}"),
            // A number, or `NaN`, which both languages write alike.
            number => write!(out, "{number}"),
        };
    }
}

/// Writes a time. Services count in ticks of 100 ns and refuse finer digits, so those are cut off.
fn ticks(time: &impl Display, nanosecond: i32, out: &mut String) {
    let _ = if nanosecond % TICK == 0 { write!(out, "{time}") } else { write!(out, "{time:.7}") };
}

const TICK: i32 = 100;

impl<E> Operand<Self, E> for Timestamp {
    fn write(&self, out: &mut String) {
        ticks(self, self.subsec_nanosecond(), out);
    }
}

impl<E> Operand<Timestamp, E> for Zoned {
    fn write(&self, out: &mut String) {
        Operand::<Timestamp, E>::write(&self.timestamp(), out);
    }
}

impl<E> Operand<Self, E> for Time {
    fn write(&self, out: &mut String) {
        ticks(self, self.subsec_nanosecond(), out);
    }
}

/// OData has no date and time without an offset: Graph declares them as strings.
impl<E> Operand<Self, E> for DateTime {
    fn write(&self, out: &mut String) {
        out.push('\'');
        ticks(self, self.subsec_nanosecond(), out);
        out.push('\'');
    }
}

impl<E> Operand<Self, E> for SignedDuration {
    fn write(&self, out: &mut String) {
        let fine = self.subsec_nanos();
        let _ = write!(out, "duration'{}'", Self::new(self.as_secs(), fine - fine % TICK));
    }
}

impl<E> Operand<Self, E> for Binary {
    fn write(&self, out: &mut String) {
        out.push_str("binary'");
        URL_SAFE.encode_string(&**self, out);
        out.push('\'');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<T: ?Sized>(value: impl Operand<T, ()>) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    #[test]
    fn numbers_are_those_of_odata() {
        for (number, expected) in [
            (1.5, "1.5"),
            (-2.0, "-2"),
            (0.0, "0"),
            (1e15, "1000000000000000"),
            (-1e300, "-1e300"),
            (2.5e-9, "2.5e-9"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "INF"),
            (f64::NEG_INFINITY, "-INF"),
        ] {
            assert_eq!(written::<f64>(number), expected);
        }
    }

    #[test]
    fn times_have_seven_digits_at_most_and_are_cut_not_rounded() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (time, expected) in [
            ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
            ("2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.1234567Z"),
            ("2026-01-02T03:04:05.999999999Z", "2026-01-02T03:04:05.9999999Z"),
            ("1969-12-31T23:59:59.123456789Z", "1969-12-31T23:59:59.1234567Z"),
        ] {
            assert_eq!(written::<Timestamp>(at(time)), expected);
        }
        assert_eq!(written::<Time>(jiff::civil::time(1, 2, 3, 4)), "01:02:03.0000000");
        let clock = jiff::civil::date(2026, 1, 2).at(3, 4, 5, 0);
        assert_eq!(written::<DateTime>(clock), "'2026-01-02T03:04:05'");
    }

    #[test]
    fn durations_and_bytes_say_their_type() {
        let hours = SignedDuration::from_hours;
        for (duration, expected) in [
            (hours(1), "duration'PT1H'"),
            (hours(-36), "duration'-PT36H'"),
            (SignedDuration::ZERO, "duration'PT0S'"),
            (SignedDuration::new(61, 123_456_789), "duration'PT1M1.1234567S'"),
            (SignedDuration::new(-1, -123_456_789), "duration'-PT1.1234567S'"),
        ] {
            assert_eq!(written::<SignedDuration>(duration), expected);
        }
        assert_eq!(written::<Binary>(Binary::from(vec![0xfb, 0xff, 0xfe, 0])), "binary'-__-AA=='");
        assert_eq!(written::<Guid>(Guid::from_u128(1)), "00000000-0000-0000-0000-000000000001");
    }
}
