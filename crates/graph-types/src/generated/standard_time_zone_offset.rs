// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`StandardTimeZoneOffset`], and its properties as fields of queries and patches.

use super::DayOfWeek;
use graph_odata::{Extra, Field, wire};

/// When the clocks of a zone change back to standard time.
///
/// Microsoft's page: [standardTimeZoneOffset](https://learn.microsoft.com/graph/api/resources/standardtimezoneoffset).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct StandardTimeZoneOffset {
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
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex StandardTimeZoneOffset {
    day_occurrence => "dayOccurrence",
    day_of_week => "dayOfWeek",
    month => "month",
    time => "time",
    year => "year",
});

impl StandardTimeZoneOffset {
    /// What it is in particular, in Graph's words. `None` when the answer does not say.
    pub fn type_name(&self) -> Option<&str> {
        graph_odata::__private::type_name(&self.extra)
    }

    /// Reads it as what it is in particular: [`DaylightTimeZoneOffset`](super::DaylightTimeZoneOffset).
    ///
    /// # Errors
    /// When a property is of another type there.
    pub fn read_as<T: graph_odata::__private::DeserializeOwned>(&self) -> graph_odata::Result<T> {
        graph_odata::__private::read_as(self)
    }
}

/// Which of the month's days of that name, 1 to 5. The last is 5.
#[doc(alias = "dayOccurrence")]
pub const DAY_OCCURRENCE: Field<StandardTimeZoneOffset, i32> = Field::new("dayOccurrence");

/// The day of the week.
#[doc(alias = "dayOfWeek")]
pub const DAY_OF_WEEK: Field<StandardTimeZoneOffset, DayOfWeek> = Field::new("dayOfWeek");

/// The month, 1 to 12.
pub const MONTH: Field<StandardTimeZoneOffset, i32> = Field::new("month");

/// The time of day.
pub const TIME: Field<StandardTimeZoneOffset, jiff::civil::Time> = Field::new("time");

/// The year, or 0 for every year.
pub const YEAR: Field<StandardTimeZoneOffset, i32> = Field::new("year");
