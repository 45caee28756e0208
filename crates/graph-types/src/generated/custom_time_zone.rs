// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`CustomTimeZone`], and its properties as fields of queries and patches.

use super::{DaylightTimeZoneOffset, StandardTimeZoneOffset};
use graph_odata::{Extra, Field, wire};

/// A time zone of the user's own making, with its rules.
///
/// Microsoft's page: [customTimeZone](https://learn.microsoft.com/graph/api/resources/customtimezone).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CustomTimeZone {
    /// `Customized Time Zone`, most often.
    pub name: Option<String>,
    /// How many minutes UTC is ahead of the zone's clocks in winter: 480 for the west coast of America.
    pub bias: Option<i32>,
    /// When clocks change to summer time, and by how much.
    #[doc(alias = "daylightOffset")]
    pub daylight_offset: Option<DaylightTimeZoneOffset>,
    /// When clocks change back.
    #[doc(alias = "standardOffset")]
    pub standard_offset: Option<StandardTimeZoneOffset>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex CustomTimeZone {
    name => "name",
    bias => "bias",
    daylight_offset => "daylightOffset",
    standard_offset => "standardOffset",
});

/// `Customized Time Zone`, most often.
pub const NAME: Field<CustomTimeZone, String> = Field::new("name");

/// How many minutes UTC is ahead of the zone's clocks in winter: 480 for the west coast of America.
pub const BIAS: Field<CustomTimeZone, i32> = Field::new("bias");

/// When clocks change to summer time, and by how much.
#[doc(alias = "daylightOffset")]
pub const DAYLIGHT_OFFSET: Field<CustomTimeZone, DaylightTimeZoneOffset> = Field::new("daylightOffset");

/// When clocks change back.
#[doc(alias = "standardOffset")]
pub const STANDARD_OFFSET: Field<CustomTimeZone, StandardTimeZoneOffset> = Field::new("standardOffset");
