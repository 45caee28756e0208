//! [`Operand`]: values as OData writes them in a query.
//!
//! Invariant: a value cannot end its literal, so nothing a user types changes what a query means.

use jiff::{
    Timestamp, Zoned,
    civil::{Date, Time},
};
use std::fmt::Write;

/// A value that a field of type `T` can be compared with.
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

impl Operand<String> for &str {
    fn write(&self, out: &mut String) {
        Operand::<String>::write(*self, out);
    }
}

impl Operand<Self> for String {
    fn write(&self, out: &mut String) {
        Operand::<Self>::write(self.as_str(), out);
    }
}

impl Operand<String> for &String {
    fn write(&self, out: &mut String) {
        Operand::<String>::write(self.as_str(), out);
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
    f64 => f64,
    i32 => f64,
    Timestamp => Timestamp,
    Date => Date,
    Time => Time,
}

impl Operand<Timestamp> for Zoned {
    fn write(&self, out: &mut String) {
        self.timestamp().write(out);
    }
}

impl Operand<Timestamp> for &Zoned {
    fn write(&self, out: &mut String) {
        self.timestamp().write(out);
    }
}
