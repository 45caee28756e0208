//! [`Selection`] and [`Ordering`]: fields, one or several, for `$select`, `$expand` and `$orderby`.

use crate::Field;
use std::{borrow::Cow, fmt, marker::PhantomData};

/// Which properties an answer holds: a field, a tuple of fields, or an array or vector of fields of one type.
pub trait Selection<E> {
    /// The paths, in order.
    #[doc(hidden)]
    fn paths(self) -> Vec<Cow<'static, str>>;
}

/// In which order a collection comes: an [`OrderBy`], a field (ascending), or a tuple of these.
pub trait Ordering<E> {
    /// The clauses, in order.
    #[doc(hidden)]
    fn clauses(self) -> Vec<Cow<'static, str>>;
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

impl<E> fmt::Debug for OrderBy<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OrderBy({})", self.clause)
    }
}

impl<E> Ordering<E> for OrderBy<E> {
    fn clauses(self) -> Vec<Cow<'static, str>> {
        vec![self.clause]
    }
}

impl<E, T> Ordering<E> for Field<E, T> {
    fn clauses(self) -> Vec<Cow<'static, str>> {
        vec![self.into_path()]
    }
}

impl<E, T> Selection<E> for Field<E, T> {
    fn paths(self) -> Vec<Cow<'static, str>> {
        vec![self.into_path()]
    }
}

impl<E, T, const N: usize> Selection<E> for [Field<E, T>; N] {
    fn paths(self) -> Vec<Cow<'static, str>> {
        self.into_iter().map(Field::into_path).collect()
    }
}

impl<E, T> Selection<E> for Vec<Field<E, T>> {
    fn paths(self) -> Vec<Cow<'static, str>> {
        self.into_iter().map(Field::into_path).collect()
    }
}

/// Tuples of everything that is a selection or an ordering.
macro_rules! tuples {
    ($(($($T:ident $at:tt),+))*) => {$(
        impl<E, $($T: Selection<E>),+> Selection<E> for ($($T,)+) {
            fn paths(self) -> Vec<Cow<'static, str>> {
                let mut paths = Vec::new();
                $(paths.extend(self.$at.paths());)+
                paths
            }
        }

        impl<E, $($T: Ordering<E>),+> Ordering<E> for ($($T,)+) {
            fn clauses(self) -> Vec<Cow<'static, str>> {
                let mut clauses = Vec::new();
                $(clauses.extend(self.$at.clauses());)+
                clauses
            }
        }
    )*};
}

tuples! {
    (A 0) (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) (A 0, B 1, C 2, D 3, F 4) (A 0, B 1, C 2, D 3, F 4, G 5)
    (A 0, B 1, C 2, D 3, F 4, G 5, H 6) (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7)
    (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8) (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8, K 9)
    (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8, K 9, L 10) (A 0, B 1, C 2, D 3, F 4, G 5, H 6, I 7, J 8, K 9, L 10, M 11)
}
