//! What an error was caused by, where the one that says it lies several errors deep.

use std::{error::Error, io, iter};

/// The error and what caused it, from the outside in. An I/O error hides what it was made of from `source`.
pub(crate) fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn Error + 'static)).or_else(|| io.source()),
        None => error.source(),
    })
}

/// The cause furthest inside: the outer ones only say that a request failed.
pub(crate) fn innermost(error: &(dyn Error + 'static)) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}
