// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`DateTimeTimeZone`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A date and time on the clocks of a named time zone.
///
/// Microsoft's page: [dateTimeTimeZone](https://learn.microsoft.com/graph/api/resources/datetimetimezone).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DateTimeTimeZone {
    /// The date and time that a clock in the zone shows, without an offset.
    #[doc(alias = "dateTime")]
    pub date_time: Option<jiff::civil::DateTime>,
    /// The zone: `UTC`, a Windows name such as `Pacific Standard Time`, or an IANA name such as `Europe/Paris`.
    #[doc(alias = "timeZone")]
    pub time_zone: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DateTimeTimeZone {
    date_time => "dateTime",
    time_zone => "timeZone",
});

/// The date and time that a clock in the zone shows, without an offset.
#[doc(alias = "dateTime")]
pub const DATE_TIME: Field<DateTimeTimeZone, jiff::civil::DateTime> = Field::new("dateTime");

/// The zone: `UTC`, a Windows name such as `Pacific Standard Time`, or an IANA name such as `Europe/Paris`.
#[doc(alias = "timeZone")]
pub const TIME_ZONE: Field<DateTimeTimeZone, String> = Field::new("timeZone");
