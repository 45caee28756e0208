#![doc = include_str!("../README.md")]

mod attach;
mod generated;
mod make;
mod owner;

pub use generated::*;
pub use owner::{Owner, UserId};
