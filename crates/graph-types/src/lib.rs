#![doc = include_str!("../README.md")]

mod attach;
mod drive_address;
mod extended_property;
mod generated;
mod make;
mod owner;
mod zone;
mod zoned;

pub use drive_address::{DriveAddress, DriveId, DriveItemId, ItemPath};
pub use extended_property::{ExtendedProperty, MapiValue};
pub use generated::*;
pub use owner::{GroupId, Owner, SiteId, UserId};
pub use zone::TimeZoneName;
