//! Formulas: read, calculated, and rewritten when cells move.

mod calc;
mod functions;
mod lex;
mod parse;
mod r1c1;
mod reference;
mod rewrite;

pub(crate) use calc::Calc;
pub(crate) use functions::compare;
pub(crate) use lex::Token;
pub(crate) use r1c1::{from_r1c1, to_r1c1};
pub(crate) use reference::Reference;
pub(crate) use rewrite::{Change, rewrite};
