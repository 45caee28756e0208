#![doc = include_str!("../README.md")]

mod generated;
mod make;
mod owner;
mod zone;
mod zoned;

pub use generated::*;
pub use owner::{Owner, UserId};
pub use zone::TimeZoneName;
