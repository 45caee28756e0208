//! OData as Graph serves it: query options read, filters evaluated, pages cut, bodies checked.
//!
//! Invariant: nothing here is shared with the SDK. Writer and reader must not share a mistake.

mod arithmetic;
pub(crate) mod bind;
pub(crate) mod eval;
mod function;
pub(crate) mod lex;
pub(crate) mod order;
pub(crate) mod page;
pub(crate) mod parse;
pub(crate) mod prefer;
pub(crate) mod query;
pub(crate) mod record;
pub(crate) mod search;
pub(crate) mod select;
mod shape;
pub(crate) mod write;
