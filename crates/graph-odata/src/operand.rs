//! [`Operand`]: values as OData writes them in a query.
//!
//! Invariant: a value cannot end its literal, so nothing a user types changes what a query means.

use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime, Time},
};
use std::{
    borrow::Cow,
    fmt::{Display, Write},
};

/// A value that a field of type `T` can be compared with, owned or borrowed.
pub trait Operand<T: ?Sized> {
    /// Writes the literal.
    #[doc(hidden)]
    fn write(&self, out: &mut String);
}

impl Operand<String> for str {
    fn write(&self, out: &mut String) {
        out.push('\'');
        for (index, part) in self.split('\'').enumerate() {
            // A quote within a literal is doubled.
            out.push_str(if index == 0 { "" } else { "''" });
            out.push_str(part);
        }
        out.push('\'');
    }
}

impl Operand<Self> for String {
    fn write(&self, out: &mut String) {
        Operand::<Self>::write(self.as_str(), out);
    }
}

impl Operand<String> for Cow<'_, str> {
    fn write(&self, out: &mut String) {
        Operand::<String>::write(&**self, out);
    }
}

impl<T: ?Sized, V: Operand<T> + ?Sized> Operand<T> for &V {
    fn write(&self, out: &mut String) {
        V::write(self, out);
    }
}

/// Values that `Display` writes as OData does.
macro_rules! displayed {
    ($($Value:ty => $Field:ty),* $(,)?) => {$(
        impl Operand<$Field> for $Value {
            fn write(&self, out: &mut String) {
                // Writing to a string cannot fail.
                let _ = write!(out, "{self}");
            }
        }
    )*};
}

displayed! {
    bool => bool,
    i32 => i32,
    i64 => i64,
    i32 => i64,
    u32 => i64,
    i32 => f64,
    Date => Date,
}

impl Operand<Self> for f64 {
    fn write(&self, out: &mut String) {
        let _ = match *self {
            Self::INFINITY => write!(out, "INF"),
            Self::NEG_INFINITY => write!(out, "-INF"),
            // A number, or `NaN`, which both languages write alike.
            number => write!(out, "{number}"),
        };
    }
}

/// Writes a time. Services count in ticks of 100 ns and refuse finer digits, so those are cut off.
fn ticks(time: &impl Display, nanosecond: i32, out: &mut String) {
    let _ = if nanosecond % 100 == 0 { write!(out, "{time}") } else { write!(out, "{time:.7}") };
}

impl Operand<Self> for Timestamp {
    fn write(&self, out: &mut String) {
        ticks(self, self.subsec_nanosecond(), out);
    }
}

impl Operand<Timestamp> for Zoned {
    fn write(&self, out: &mut String) {
        self.timestamp().write(out);
    }
}

impl Operand<Self> for Time {
    fn write(&self, out: &mut String) {
        ticks(self, self.subsec_nanosecond(), out);
    }
}

/// OData has no date and time without an offset: Graph declares them as strings.
impl Operand<Self> for DateTime {
    fn write(&self, out: &mut String) {
        out.push('\'');
        ticks(self, self.subsec_nanosecond(), out);
        out.push('\'');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<T: ?Sized>(value: impl Operand<T>) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    #[test]
    fn numbers_are_those_of_odata() {
        for (number, expected) in
            [(1.5, "1.5"), (-2.0, "-2"), (f64::NAN, "NaN"), (f64::INFINITY, "INF"), (f64::NEG_INFINITY, "-INF")]
        {
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
    fn what_is_borrowed_is_written_as_what_is_owned() {
        let owned = String::from("it's");
        for text in [written::<String>("it's"), written::<String>(&owned), written::<String>(&&*owned)] {
            assert_eq!(text, "'it''s'");
        }
        assert_eq!(written::<String>(Cow::from("it's")), "'it''s'");
        assert_eq!(written::<String>(owned), "'it''s'");
        assert_eq!(written::<bool>(&true), "true");
    }
}
