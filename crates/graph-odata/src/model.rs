//! [`Model`] and [`Related`]: types that have a name in the API, and what a relationship may lead to.

use crate::Extra;
use serde_json::Value;

/// A type of the API. [`wire!`](crate::wire) and [`polymorphic!`](crate::polymorphic) make it one.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a model: a type that `wire!` or `polymorphic!` wrote")]
pub trait Model {
    /// The name in Rust, which is the API's with a capital.
    #[doc(hidden)]
    const NAME: &'static str;
}

/// What a property may lead to: a [`Model`], or a vector of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a plain value: only relationships and complex values are expanded or cast"
)]
pub trait Related {
    /// The model.
    type Item;
    /// The same with another model in it.
    #[doc(hidden)]
    type Of<D: Model>: Related;
}

impl<M: Model> Related for M {
    type Item = M;
    type Of<D: Model> = D;
}

impl<M: Related<Item = M>> Related for Vec<M> {
    type Item = M;
    type Of<D: Model> = Vec<D>;
}

impl Related for Extra {
    type Item = Self;
    type Of<D: Model> = D;
}

impl Related for Value {
    type Item = Self;
    type Of<D: Model> = D;
}

/// Writes the name as queries and casts say it: `microsoft.graph.fileAttachment`.
pub(crate) fn write_name<M: Model>(out: &mut String) {
    let mut letters = M::NAME.chars();
    out.push_str("microsoft.graph.");
    out.extend(letters.next().map(|first| first.to_ascii_lowercase()));
    out.push_str(letters.as_str());
}
