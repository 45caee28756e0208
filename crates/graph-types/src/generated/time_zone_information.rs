// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`TimeZoneInformation`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A time zone that a mailbox can be set to.
///
/// Microsoft's page: [timeZoneInformation](https://learn.microsoft.com/graph/api/resources/timezoneinformation).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TimeZoneInformation {
    /// The name to use in requests, a Windows or IANA one as was asked for.
    pub alias: Option<String>,
    /// The name to show, in the language of the mailbox.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex TimeZoneInformation {
    alias => "alias",
    display_name => "displayName",
});

/// The name to use in requests, a Windows or IANA one as was asked for.
pub const ALIAS: Field<TimeZoneInformation, String> = Field::new("alias");

/// The name to show, in the language of the mailbox.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<TimeZoneInformation, String> = Field::new("displayName");
