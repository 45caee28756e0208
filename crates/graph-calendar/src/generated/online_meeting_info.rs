// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`OnlineMeetingInfo`], and its properties as fields of queries and patches.

use super::Phone;
use graph_odata::{Extra, Field, wire};

/// How to join the online meeting of an event.
///
/// Microsoft's page: [onlineMeetingInfo](https://learn.microsoft.com/graph/api/resources/onlinemeetinginfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OnlineMeetingInfo {
    /// The number to enter after dialling in.
    #[doc(alias = "conferenceId")]
    pub conference_id: Option<String>,
    /// A URL that joins the meeting. Whoever has it may ask to be let in.
    #[doc(alias = "joinUrl")]
    pub join_url: Option<String>,
    /// The numbers to dial in by.
    pub phones: Option<Vec<Phone>>,
    /// The number to dial in by with the number of the conference behind it, as a phone dials both.
    #[doc(alias = "quickDial")]
    pub quick_dial: Option<String>,
    /// The numbers to dial in by without charge.
    #[doc(alias = "tollFreeNumbers")]
    pub toll_free_numbers: Option<Vec<String>>,
    /// The number to dial in by at the usual charge.
    #[doc(alias = "tollNumber")]
    pub toll_number: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex OnlineMeetingInfo {
    conference_id => "conferenceId",
    join_url => "joinUrl",
    phones => "phones",
    quick_dial => "quickDial",
    toll_free_numbers => "tollFreeNumbers",
    toll_number => "tollNumber",
});

/// The number to enter after dialling in.
#[doc(alias = "conferenceId")]
pub const CONFERENCE_ID: Field<OnlineMeetingInfo, String> = Field::new("conferenceId");

/// A URL that joins the meeting. Whoever has it may ask to be let in.
#[doc(alias = "joinUrl")]
pub const JOIN_URL: Field<OnlineMeetingInfo, String> = Field::new("joinUrl");

/// The numbers to dial in by.
pub const PHONES: Field<OnlineMeetingInfo, Vec<Phone>> = Field::new("phones");

/// The number to dial in by with the number of the conference behind it, as a phone dials both.
#[doc(alias = "quickDial")]
pub const QUICK_DIAL: Field<OnlineMeetingInfo, String> = Field::new("quickDial");

/// The numbers to dial in by without charge.
#[doc(alias = "tollFreeNumbers")]
pub const TOLL_FREE_NUMBERS: Field<OnlineMeetingInfo, Vec<String>> = Field::new("tollFreeNumbers");

/// The number to dial in by at the usual charge.
#[doc(alias = "tollNumber")]
pub const TOLL_NUMBER: Field<OnlineMeetingInfo, String> = Field::new("tollNumber");
