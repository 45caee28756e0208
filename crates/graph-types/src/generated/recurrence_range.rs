// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`RecurrenceRange`], and its properties as fields of queries and patches.

use super::RecurrenceRangeType;
use graph_odata::{Extra, Field, wire};

/// From when until when something happens again.
///
/// Microsoft's page: [recurrenceRange](https://learn.microsoft.com/graph/api/resources/recurrencerange).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RecurrenceRange {
    /// The last day on which it may happen, for `endDate`. Answers have `0001-01-01` where it does not count.
    #[doc(alias = "endDate")]
    pub end_date: Option<jiff::civil::Date>,
    /// How many times it happens, for `numbered`.
    #[doc(alias = "numberOfOccurrences")]
    pub number_of_occurrences: Option<i32>,
    /// The time zone of the dates. That of the event by default.
    #[doc(alias = "recurrenceTimeZone")]
    pub recurrence_time_zone: Option<String>,
    /// The first day on which it may happen. Required; of an event, the day that it starts on.
    #[doc(alias = "startDate")]
    pub start_date: Option<jiff::civil::Date>,
    /// How the end is told. Required.
    pub r#type: Option<RecurrenceRangeType>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex RecurrenceRange {
    end_date => "endDate",
    number_of_occurrences => "numberOfOccurrences",
    recurrence_time_zone => "recurrenceTimeZone",
    start_date => "startDate",
    r#type => "type",
});

/// The last day on which it may happen, for `endDate`. Answers have `0001-01-01` where it does not count.
#[doc(alias = "endDate")]
pub const END_DATE: Field<RecurrenceRange, jiff::civil::Date> = Field::new("endDate");

/// How many times it happens, for `numbered`.
#[doc(alias = "numberOfOccurrences")]
pub const NUMBER_OF_OCCURRENCES: Field<RecurrenceRange, i32> = Field::new("numberOfOccurrences");

/// The time zone of the dates. That of the event by default.
#[doc(alias = "recurrenceTimeZone")]
pub const RECURRENCE_TIME_ZONE: Field<RecurrenceRange, String> = Field::new("recurrenceTimeZone");

/// The first day on which it may happen. Required; of an event, the day that it starts on.
#[doc(alias = "startDate")]
pub const START_DATE: Field<RecurrenceRange, jiff::civil::Date> = Field::new("startDate");

/// How the end is told. Required.
pub const TYPE: Field<RecurrenceRange, RecurrenceRangeType> = Field::new("type");
