// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`AudioConferencing`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// How to join a meeting by phone.
///
/// Microsoft's page: [audioConferencing](https://learn.microsoft.com/graph/api/resources/audioconferencing).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AudioConferencing {
    /// The number to enter after dialling in.
    #[doc(alias = "conferenceId")]
    pub conference_id: Option<String>,
    /// A URL of a page with all the numbers to dial in by.
    #[doc(alias = "dialinUrl")]
    pub dialin_url: Option<String>,
    /// A number to dial in by without charge.
    #[doc(alias = "tollFreeNumber")]
    pub toll_free_number: Option<String>,
    /// All the numbers to dial in by without charge.
    #[doc(alias = "tollFreeNumbers")]
    pub toll_free_numbers: Option<Vec<String>>,
    /// A number to dial in by at the usual charge.
    #[doc(alias = "tollNumber")]
    pub toll_number: Option<String>,
    /// All the numbers to dial in by at the usual charge.
    #[doc(alias = "tollNumbers")]
    pub toll_numbers: Option<Vec<String>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex AudioConferencing {
    conference_id => "conferenceId",
    dialin_url => "dialinUrl",
    toll_free_number => "tollFreeNumber",
    toll_free_numbers => "tollFreeNumbers",
    toll_number => "tollNumber",
    toll_numbers => "tollNumbers",
});

/// The number to enter after dialling in.
#[doc(alias = "conferenceId")]
pub const CONFERENCE_ID: Field<AudioConferencing, String> = Field::new("conferenceId");

/// A URL of a page with all the numbers to dial in by.
#[doc(alias = "dialinUrl")]
pub const DIALIN_URL: Field<AudioConferencing, String> = Field::new("dialinUrl");

/// A number to dial in by without charge.
#[doc(alias = "tollFreeNumber")]
pub const TOLL_FREE_NUMBER: Field<AudioConferencing, String> = Field::new("tollFreeNumber");

/// All the numbers to dial in by without charge.
#[doc(alias = "tollFreeNumbers")]
pub const TOLL_FREE_NUMBERS: Field<AudioConferencing, Vec<String>> = Field::new("tollFreeNumbers");

/// A number to dial in by at the usual charge.
#[doc(alias = "tollNumber")]
pub const TOLL_NUMBER: Field<AudioConferencing, String> = Field::new("tollNumber");

/// All the numbers to dial in by at the usual charge.
#[doc(alias = "tollNumbers")]
pub const TOLL_NUMBERS: Field<AudioConferencing, Vec<String>> = Field::new("tollNumbers");
