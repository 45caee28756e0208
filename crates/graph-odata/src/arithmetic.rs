//! Arithmetic of numbers and times, with Rust's operators.

use crate::{
    Expr, Field, Operand, Scalar,
    precedence::{Precedence, append, enclose},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::ops::{Add, Mul, Neg, Rem, Sub};

/// Something that steps can be added to and taken from: numbers of numbers, lengths of time of times.
#[diagnostic::on_unimplemented(message = "there is no arithmetic of `{Self}`")]
pub trait Arithmetic: Scalar {
    /// What is added.
    type Step: Scalar;
}

/// A number.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a number")]
pub trait Number: Arithmetic<Step = Self> {}

impl Arithmetic for i32 {
    type Step = Self;
}

impl Arithmetic for i64 {
    type Step = Self;
}

impl Arithmetic for f64 {
    type Step = Self;
}

impl Arithmetic for Timestamp {
    type Step = SignedDuration;
}

impl Arithmetic for Date {
    type Step = SignedDuration;
}

impl Arithmetic for SignedDuration {
    type Step = Self;
}

impl Number for i32 {}
impl Number for i64 {}
impl Number for f64 {}

impl<E, T, K> Field<E, T, K> {
    // Operators of one rank are read from the left, so the right side needs parentheses at the same rank already.
    fn calculate<S>(self, operator: &str, precedence: Precedence, value: &impl Operand<S, E>) -> Expr<E, T> {
        let enclosed = self.binds() < precedence;
        let mut text = self.into_text(24);
        enclose(&mut text, enclosed);
        text.push_str(operator);
        if value.binds() > precedence {
            value.write(&mut text);
        } else {
            let mut inner = String::new();
            value.write(&mut inner);
            append(&mut text, &inner, true);
        }
        Expr::computed(text, precedence)
    }
}

macro_rules! operators {
    ($($Trait:ident $method:ident $operator:literal $Binds:ident for $Bound:ident of $Step:ty;)*) => {$(
        impl<E, T: $Bound, K, V: Operand<$Step, E>> $Trait<V> for Field<E, T, K> {
            type Output = Expr<E, T>;

            fn $method(self, value: V) -> Expr<E, T> {
                self.calculate::<$Step>($operator, Precedence::$Binds, &value)
            }
        }
    )*};
}

operators! {
    Add add " add " Additive for Arithmetic of T::Step;
    Sub sub " sub " Additive for Arithmetic of T::Step;
    Mul mul " mul " Multiplicative for Number of T;
    Rem rem " mod " Multiplicative for Number of T;
}

/// ```
/// # use graph_mail::mail_folder;
/// let mostly_unread = (mail_folder::UNREAD_ITEM_COUNT * 2).gt(mail_folder::TOTAL_ITEM_COUNT - 1);
/// assert_eq!(mostly_unread.to_string(), "unreadItemCount mul 2 gt totalItemCount sub 1");
/// ```
///
/// There is none of text:
///
/// ```compile_fail
/// let filter = (graph_mail::message::SUBJECT + "x").eq("y");
/// ```
impl<E, T: Number, K> Field<E, T, K> {
    /// Divided by `value`; whole numbers give a whole number. `/` walks into properties.
    pub fn divided_by(self, value: impl Operand<T, E>) -> Expr<E, T> {
        self.calculate::<T>(" div ", Precedence::Multiplicative, &value)
    }
}

impl<E, T: Number, K> Neg for Field<E, T, K> {
    type Output = Expr<E, T>;

    fn neg(self) -> Expr<E, T> {
        let enclosed = self.binds() < Precedence::Primary;
        let mut text = self.into_text(3);
        enclose(&mut text, enclosed);
        text.insert(0, '-');
        Expr::computed(text, Precedence::Unary)
    }
}

impl<E, K> Field<E, Timestamp, K> {
    /// How long it is since an `earlier` time.
    ///
    /// ```
    /// # use graph_mail::message;
    /// let slow = message::RECEIVED_DATE_TIME.since(message::SENT_DATE_TIME).gt(jiff::SignedDuration::from_hours(1));
    /// assert_eq!(slow.to_string(), "receivedDateTime sub sentDateTime gt duration'PT1H'");
    /// ```
    pub fn since(self, earlier: impl Operand<Timestamp, E>) -> Expr<E, SignedDuration> {
        let sum = self.calculate::<Timestamp>(" sub ", Precedence::Additive, &earlier);
        Expr::computed(sum.into_text(0), Precedence::Additive)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::Message;

    #[test]
    fn parentheses_only_where_the_order_needs_them() {
        let size = || Field::<Message, i64>::new("size");
        let ratio = || Field::<Message, f64>::new("ratio");
        let rows = [
            ((size() + 1 + 2).gt(0), "size add 1 add 2 gt 0"),
            ((size() + (size() + 2)).gt(0), "size add (size add 2) gt 0"),
            ((size() - (size() - 2)).eq(0), "size sub (size sub 2) eq 0"),
            ((size() * 2 + size() * 3).lt(9), "size mul 2 add size mul 3 lt 9"),
            (((size() + 2) * 3).le(9), "(size add 2) mul 3 le 9"),
            ((size() % 2).eq(size() % 3), "size mod 2 eq size mod 3"),
            (size().divided_by(2).divided_by(3).ne(1), "size div 2 div 3 ne 1"),
            (size().divided_by(size().divided_by(3)).ne(1), "size div (size div 3) ne 1"),
            ((-(size() + 1)).lt(-5), "-(size add 1) lt -5"),
            ((-(-size()) * 2).lt(-5), "-(-size) mul 2 lt -5"),
            ((ratio() * 1.5 - 2).floor().eq(3), "floor(ratio mul 1.5 sub 2) eq 3"),
            ((size() - -1).in_([1, 2]), "(size sub -1) in (1,2)"),
            ((size() - 1).in_([0; 0]), "size sub 1 eq null and size sub 1 ne null"),
        ];
        for (filter, expected) in rows {
            assert_eq!(filter.to_string(), expected);
        }
    }

    #[test]
    fn times_move_by_lengths_of_time() {
        let (at, length) = (|| Field::<Message, Timestamp>::new("at"), Field::<Message, SignedDuration>::new("length"));
        let hour = SignedDuration::from_hours(1);
        assert_eq!((at() + hour).lt(at() - length).to_string(), "at add duration'PT1H' lt at sub length");
        assert_eq!((at().since(at()) + hour).gt(hour).to_string(), "at sub at add duration'PT1H' gt duration'PT1H'");
        let day = Field::<Message, Date>::new("day");
        assert_eq!((day + hour).is_null().to_string(), "day add duration'PT1H' eq null");
    }
}
