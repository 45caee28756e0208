// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`ChatRestrictions`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What may not be sent in a chat.
///
/// Microsoft's page: [chatRestrictions](https://learn.microsoft.com/graph/api/resources/chatrestrictions).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ChatRestrictions {
    /// Whether nothing but text may be sent.
    #[doc(alias = "allowTextOnly")]
    pub allow_text_only: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ChatRestrictions {
    allow_text_only => "allowTextOnly",
});

/// Whether nothing but text may be sent.
#[doc(alias = "allowTextOnly")]
pub const ALLOW_TEXT_ONLY: Field<ChatRestrictions, bool> = Field::new("allowTextOnly");
