#![doc = include_str!("../README.md")]

mod extended_property;
mod generated;
mod make;
mod owner;

pub use extended_property::{ExtendedProperty, MapiValue};
pub use generated::*;
pub use owner::{Owner, UserId};
