//! [`Operand`]: what stands beside an operator: a text, another expression, null. Other values are in `literal.rs`.
//!
//! Invariant: a value cannot end its literal, so nothing a user types changes what a query means.

use crate::{Field, Scalar, precedence::Precedence};
use std::borrow::Cow;

/// What something of type `T` can be compared with in a condition on an `E`: a value, owned or borrowed; an [`Option`] of one, whose `None` is
/// `null`; a property or another expression.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not stand for a `{T}` in a condition on `{E}`",
    note = "a value must have the type of the property, and another property must be one of the same entity"
)]
pub trait Operand<T: ?Sized, E> {
    /// Writes it as OData does.
    #[doc(hidden)]
    fn write(&self, out: &mut String);

    /// How tightly its outermost operator binds. Literals have none.
    #[doc(hidden)]
    fn binds(&self) -> Precedence {
        Precedence::Primary
    }
}

impl<E, T: Scalar, K> Operand<T, E> for Field<E, T, K> {
    fn write(&self, out: &mut String) {
        out.push_str(self.text());
    }

    fn binds(&self) -> Precedence {
        self.binds()
    }
}

impl<E> Operand<String, E> for str {
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

impl<E> Operand<Self, E> for String {
    fn write(&self, out: &mut String) {
        text(self, out);
    }
}

impl<E> Operand<String, E> for Cow<'_, str> {
    fn write(&self, out: &mut String) {
        text(self, out);
    }
}

impl<E, T: ?Sized, V: Operand<T, E> + ?Sized> Operand<T, E> for &V {
    fn write(&self, out: &mut String) {
        V::write(self, out);
    }

    fn binds(&self) -> Precedence {
        V::binds(self)
    }
}

impl<E, T: ?Sized, V: Operand<T, E>> Operand<T, E> for Option<V> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }

    fn binds(&self) -> Precedence {
        self.as_ref().map_or(Precedence::Primary, V::binds)
    }
}

/// Writes a text as a literal.
#[doc(hidden)]
pub fn text(text: &str, out: &mut String) {
    Operand::<String, ()>::write(text, out);
}

/// A text as the literal that stands for it in a query, quotes doubled: for [`Filter::raw`](crate::Filter::raw).
///
/// ```
/// assert_eq!(graph_odata::literal("O'Brien"), "'O''Brien'");
/// ```
pub fn literal(value: &str) -> String {
    let mut literal = String::with_capacity(value.len() + 2);
    text(value, &mut literal);
    literal
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
    fn what_is_borrowed_is_written_as_what_is_owned() {
        let owned = String::from("it's");
        for text in [written::<String>("it's"), written::<String>(&owned), written::<String>(&&*owned)] {
            assert_eq!(text, "'it''s'");
        }
        assert_eq!(written::<String>(Cow::from("it's")), "'it''s'");
        assert_eq!(written::<String>(owned), "'it''s'");
        assert_eq!(written::<bool>(&true), "true");
    }

    #[test]
    fn no_value_is_null() {
        assert_eq!(written::<String>(None::<&str>), "null");
        assert_eq!(written::<String>(Some("x")), "'x'");
    }
}
