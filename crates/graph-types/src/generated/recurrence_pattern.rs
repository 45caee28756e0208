// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`RecurrencePattern`], and its properties as fields of queries and patches.

use super::{DayOfWeek, RecurrencePatternType, WeekIndex};
use graph_odata::{Extra, Field, wire};

/// On which days something happens. Which properties count depends on `type`; answers have the others too, zero or the
/// like.
///
/// Microsoft's page: [recurrencePattern](https://learn.microsoft.com/graph/api/resources/recurrencepattern).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RecurrencePattern {
    /// The day of the month, 1 to 31, for `absoluteMonthly` and `absoluteYearly`. A shorter month has it on its last
    /// day.
    #[doc(alias = "dayOfMonth")]
    pub day_of_month: Option<i32>,
    /// The days of the week, for `weekly`, `relativeMonthly` and `relativeYearly`.
    #[doc(alias = "daysOfWeek")]
    pub days_of_week: Option<Vec<DayOfWeek>>,
    /// The day that weeks begin with, for `weekly`. Sunday by default.
    #[doc(alias = "firstDayOfWeek")]
    pub first_day_of_week: Option<DayOfWeek>,
    /// Which of the month's days of that name, for `relativeMonthly` and `relativeYearly`. The first by default.
    pub index: Option<WeekIndex>,
    /// How many days, weeks, months or years lie between one time and the next. Required.
    pub interval: Option<i32>,
    /// The month, 1 to 12, for `absoluteYearly` and `relativeYearly`.
    pub month: Option<i32>,
    /// The unit that `interval` counts in, and how the day is told. Required.
    pub r#type: Option<RecurrencePatternType>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex RecurrencePattern {
    day_of_month => "dayOfMonth",
    days_of_week => "daysOfWeek",
    first_day_of_week => "firstDayOfWeek",
    index => "index",
    interval => "interval",
    month => "month",
    r#type => "type",
});

/// The day of the month, 1 to 31, for `absoluteMonthly` and `absoluteYearly`. A shorter month has it on its last day.
#[doc(alias = "dayOfMonth")]
pub const DAY_OF_MONTH: Field<RecurrencePattern, i32> = Field::new("dayOfMonth");

/// The days of the week, for `weekly`, `relativeMonthly` and `relativeYearly`.
#[doc(alias = "daysOfWeek")]
pub const DAYS_OF_WEEK: Field<RecurrencePattern, Vec<DayOfWeek>> = Field::new("daysOfWeek");

/// The day that weeks begin with, for `weekly`. Sunday by default.
#[doc(alias = "firstDayOfWeek")]
pub const FIRST_DAY_OF_WEEK: Field<RecurrencePattern, DayOfWeek> = Field::new("firstDayOfWeek");

/// Which of the month's days of that name, for `relativeMonthly` and `relativeYearly`. The first by default.
pub const INDEX: Field<RecurrencePattern, WeekIndex> = Field::new("index");

/// How many days, weeks, months or years lie between one time and the next. Required.
pub const INTERVAL: Field<RecurrencePattern, i32> = Field::new("interval");

/// The month, 1 to 12, for `absoluteYearly` and `relativeYearly`.
pub const MONTH: Field<RecurrencePattern, i32> = Field::new("month");

/// The unit that `interval` counts in, and how the day is told. Required.
pub const TYPE: Field<RecurrencePattern, RecurrencePatternType> = Field::new("type");
