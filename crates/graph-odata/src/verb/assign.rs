//! [`Assign`]: new values of properties.

/// A new value for a property of type `T`: a `T`, what becomes one, or an [`Option`] of that, whose `None` takes the value away.
///
/// The compiler finds `How`, which keeps the two apart.
#[diagnostic::on_unimplemented(message = "`{Self}` is no new value for a property of type `{T}`")]
pub trait Assign<T, How> {
    /// The value. `None` becomes null.
    #[doc(hidden)]
    fn value(self) -> Option<T>;
}

/// Marks values that are always there.
#[derive(Debug)]
pub struct Plain(());

/// Marks values that may be absent.
#[derive(Debug)]
pub struct Optional(());

impl<T, V: Into<T>> Assign<T, Plain> for V {
    fn value(self) -> Option<T> {
        Some(self.into())
    }
}

impl<T, V: Into<T>> Assign<T, Optional> for Option<V> {
    fn value(self) -> Option<T> {
        self.map(Into::into)
    }
}
