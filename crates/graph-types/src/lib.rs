#![doc = include_str!("../README.md")]

mod generated;
mod make;
mod owner;

pub use generated::*;
pub use owner::{Owner, UserId};
