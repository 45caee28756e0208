#![doc = include_str!("../README.md")]

mod attach;
mod body;
mod drive_address;
mod extended_property;
mod extensions;
mod generated;
mod make;
mod owner;
mod zone;
mod zoned;

pub use drive_address::{DriveAddress, DriveId, DriveItemId, ItemPath};
pub use extended_property::{ExtendedProperty, MapiValue};
pub use extensions::{ExtensionItem, Extensions};
pub use generated::*;
pub use owner::{GroupId, Owner, SiteId, UserId};
pub use zone::TimeZoneName;
