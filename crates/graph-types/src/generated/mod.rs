// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! The models: one module for each type, with its properties as constants.

pub mod body_type;
pub mod date_time_time_zone;
pub mod email_address;
pub mod extension;
pub mod followup_flag;
pub mod followup_flag_status;
pub mod importance;
pub mod item_body;
pub mod multi_value_legacy_extended_property;
pub mod open_type_extension;
pub mod recipient;
pub mod single_value_legacy_extended_property;

pub use body_type::BodyType;
pub use date_time_time_zone::DateTimeTimeZone;
pub use email_address::EmailAddress;
pub use extension::Extension;
pub use followup_flag::FollowupFlag;
pub use followup_flag_status::FollowupFlagStatus;
pub use importance::Importance;
pub use item_body::ItemBody;
pub use multi_value_legacy_extended_property::MultiValueLegacyExtendedProperty;
pub use open_type_extension::OpenTypeExtension;
pub use recipient::Recipient;
pub use single_value_legacy_extended_property::SingleValueLegacyExtendedProperty;
