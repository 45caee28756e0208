//! [`Selection`], [`Ordering`] and [`Expansion`]: fields, one or several, for `$select`, `$orderby` and `$expand`.

use crate::{Expand, Field};
use std::{borrow::Cow, fmt, marker::PhantomData};

/// Parts of an option's value, in order.
pub(crate) type Parts = Vec<Cow<'static, str>>;

/// Which properties an answer holds: a field, a tuple of fields, or an array or vector of fields of one type.
///
/// What is computed is no property, and what another entity has is none of this one:
///
/// ```compile_fail
/// # fn list(mail: graph_mail::MailClient) {
/// let list = mail.messages().list().select(graph_mail::message::SUBJECT.to_lower());
/// # }
/// ```
///
/// ```compile_fail
/// # fn list(mail: graph_mail::MailClient) {
/// let list = mail.messages().list().select((graph_mail::message::SUBJECT, graph_mail::mail_folder::DISPLAY_NAME));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name properties of `{E}`",
    note = "name fields of that very entity, one or a tuple of them; what is computed cannot be selected"
)]
pub trait Selection<E> {
    /// Adds the paths, in order.
    #[doc(hidden)]
    fn add_to(self, parts: &mut Vec<Cow<'static, str>>);
}

/// In which order a collection comes: an [`OrderBy`], a field (ascending), or a tuple, array or vector of these.
///
/// ```compile_fail
/// # fn list(mail: graph_mail::MailClient) {
/// let list = mail.messages().list().order_by(graph_mail::mail_folder::DISPLAY_NAME);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not order a collection of `{E}`",
    note = "name fields of that very entity, or their `asc()` and `desc()`"
)]
pub trait Ordering<E> {
    /// Adds the clauses, in order.
    #[doc(hidden)]
    fn add_to(self, parts: &mut Vec<Cow<'static, str>>);
}

/// Which relationships are followed within an answer: a field, an [`Expand`] that says more, or a tuple, array or vector of these.
///
/// ```compile_fail
/// # fn list(mail: graph_mail::MailClient) {
/// let list = mail.messages().list().expand(graph_mail::message::SUBJECT.expand());
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name relationships of `{E}`",
    note = "name fields of that very entity, or what their `expand()` gives"
)]
pub trait Expansion<E> {
    /// Adds the clauses, in order.
    #[doc(hidden)]
    fn add_to(self, parts: &mut Vec<Cow<'static, str>>);
}

/// One clause of an ordering: [`Field::asc`] and [`Field::desc`] make it.
pub struct OrderBy<E> {
    clause: Cow<'static, str>,
    of: PhantomData<fn(E)>,
}

impl<E> OrderBy<E> {
    pub(crate) fn of(clause: Cow<'static, str>) -> Self {
        Self { clause, of: PhantomData }
    }
}

impl<E> Clone for OrderBy<E> {
    fn clone(&self) -> Self {
        Self::of(self.clause.clone())
    }
}

impl<E> fmt::Debug for OrderBy<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OrderBy({})", self.clause)
    }
}

/// Adds a part unless it is there: services refuse what comes twice.
pub(crate) fn add(parts: &mut Parts, part: Cow<'static, str>) {
    if !parts.contains(&part) {
        parts.push(part);
    }
}

/// An order names a property once: the first time counts.
pub(crate) fn add_order(parts: &mut Parts, clause: Cow<'static, str>) {
    if !parts.iter().any(|known| ordered_by(known) == ordered_by(&clause)) {
        parts.push(clause);
    }
}

/// The property of a clause, without its direction.
fn ordered_by(clause: &str) -> &str {
    clause.trim_end_matches(" desc")
}

/// What single things are: fields for all three, and the clauses of each kind.
macro_rules! single {
    ($($Trait:ident for $Clause:ident<$($P:ident),*> by $add:path, $take:expr;)*) => {$(
        impl<E, $($P),*> $Trait<E> for $Clause<E, $($P),*> {
            fn add_to(self, parts: &mut Parts) {
                $add(parts, $take(self));
            }
        }
    )*};
}

single! {
    Selection for Field<T> by add, Field::into_path;
    Expansion for Field<T> by add_expansion, Field::into_path;
    Ordering for Field<T> by add_order, Field::into_path;
    Ordering for OrderBy<> by add_order, |order: Self| order.clause;
    Expansion for Expand<M> by add_expansion, Expand::into_clause;
}

/// A relationship is expanded once: what says more about it takes the place of what was said.
pub(crate) fn add_expansion(parts: &mut Parts, clause: Cow<'static, str>) {
    let path = |clause: &str| clause.split('(').next().unwrap_or_default().len();
    match parts.iter_mut().find(|known| known[..path(known)] == clause[..path(&clause)]) {
        Some(known) if clause.contains('(') => *known = clause,
        Some(_) => {}
        None => parts.push(clause),
    }
}

/// Arrays and vectors of everything that is a selection, an ordering or an expansion.
macro_rules! several {
    ($($Trait:ident)*) => {$(
        impl<E, S: $Trait<E>, const N: usize> $Trait<E> for [S; N] {
            fn add_to(self, parts: &mut Parts) {
                self.into_iter().for_each(|one| one.add_to(parts));
            }
        }

        impl<E, S: $Trait<E>> $Trait<E> for Vec<S> {
            fn add_to(self, parts: &mut Parts) {
                self.into_iter().for_each(|one| one.add_to(parts));
            }
        }
    )*};
}

several! { Selection Ordering Expansion }

/// Tuples of them.
macro_rules! tuples {
    ($($Trait:ident)* : $all:tt) => {$(
        tuples!(@one $Trait $all);
    )*};
    (@one $Trait:ident { $(($($T:ident $at:tt),+))* }) => {$(
        impl<E, $($T: $Trait<E>),+> $Trait<E> for ($($T,)+) {
            fn add_to(self, parts: &mut Parts) {
                $(self.$at.add_to(parts);)+
            }
        }
    )*};
}

tuples! {
    Selection Ordering Expansion: {
        (A 0) (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) (A 0, B 1, C 2, D 3, F 4) (A 0, B 1, C 2, D 3, F 4, G 5)
        (A 0, B 1, C 2, D 3, F 4, G 5, H 6) (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7)
        (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8) (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8, K 9)
        (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8, K 9, L 10)
        (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8, K 9, L 10, M 11)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{
        Message,
        message::{ATTACHMENTS, ID, IS_READ, SUBJECT},
    };

    #[test]
    fn what_is_named_twice_is_asked_for_once() {
        let mut parts = Parts::new();
        Selection::<Message>::add_to((SUBJECT, [ID, SUBJECT], vec![ID], IS_READ), &mut parts);
        assert_eq!(parts, ["subject", "id", "isRead"]);
        let mut parts = Parts::new();
        Ordering::<Message>::add_to((SUBJECT.desc(), SUBJECT, ID.asc(), [IS_READ.desc()], ID.desc()), &mut parts);
        assert_eq!(parts, ["subject desc", "id", "isRead desc"]);
        let mut parts = Parts::new();
        Expansion::<Message>::add_to((ATTACHMENTS, ATTACHMENTS.expand().top(5), ATTACHMENTS), &mut parts);
        assert_eq!(parts, ["attachments($top=5)"]);
    }
}
