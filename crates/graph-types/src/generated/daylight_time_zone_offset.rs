// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`DaylightTimeZoneOffset`], and its properties as fields of queries and patches.

use super::DayOfWeek;
use graph_odata::{Extra, Field, wire};

/// When the clocks of a zone change to summer time, and by how much.
///
/// Microsoft's page: [daylightTimeZoneOffset](https://learn.microsoft.com/graph/api/resources/daylighttimezoneoffset).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DaylightTimeZoneOffset {
    /// Which of the month's days of that name, 1 to 5. The last is 5.
    #[doc(alias = "dayOccurrence")]
    pub day_occurrence: Option<i32>,
    /// The day of the week.
    #[doc(alias = "dayOfWeek")]
    pub day_of_week: Option<DayOfWeek>,
    /// The month, 1 to 12.
    pub month: Option<i32>,
    /// The time of day.
    pub time: Option<jiff::civil::Time>,
    /// The year, or 0 for every year.
    pub year: Option<i32>,
    /// How many minutes are taken off the bias in summer: most often -60.
    #[doc(alias = "daylightBias")]
    pub daylight_bias: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DaylightTimeZoneOffset {
    day_occurrence => "dayOccurrence",
    day_of_week => "dayOfWeek",
    month => "month",
    time => "time",
    year => "year",
    daylight_bias => "daylightBias",
});

/// Which of the month's days of that name, 1 to 5. The last is 5.
#[doc(alias = "dayOccurrence")]
pub const DAY_OCCURRENCE: Field<DaylightTimeZoneOffset, i32> = Field::new("dayOccurrence");

/// The day of the week.
#[doc(alias = "dayOfWeek")]
pub const DAY_OF_WEEK: Field<DaylightTimeZoneOffset, DayOfWeek> = Field::new("dayOfWeek");

/// The month, 1 to 12.
pub const MONTH: Field<DaylightTimeZoneOffset, i32> = Field::new("month");

/// The time of day.
pub const TIME: Field<DaylightTimeZoneOffset, jiff::civil::Time> = Field::new("time");

/// The year, or 0 for every year.
pub const YEAR: Field<DaylightTimeZoneOffset, i32> = Field::new("year");

/// How many minutes are taken off the bias in summer: most often -60.
#[doc(alias = "daylightBias")]
pub const DAYLIGHT_BIAS: Field<DaylightTimeZoneOffset, i32> = Field::new("daylightBias");
