// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`AutomaticRepliesSetting`], and its properties as fields of queries and patches.

use super::{AutomaticRepliesStatus, ExternalAudienceScope};
use graph_odata::{Extra, Field, wire};
use graph_types::DateTimeTimeZone;

/// The replies that are sent by themselves while a user is away.
///
/// Microsoft's page:
/// [automaticRepliesSetting](https://learn.microsoft.com/graph/api/resources/automaticrepliessetting).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AutomaticRepliesSetting {
    /// Who outside the organization gets a reply.
    #[doc(alias = "externalAudience")]
    pub external_audience: Option<ExternalAudienceScope>,
    /// What those outside the organization get, as HTML or text.
    #[doc(alias = "externalReplyMessage")]
    pub external_reply_message: Option<String>,
    /// What those within the organization get, as HTML or text.
    #[doc(alias = "internalReplyMessage")]
    pub internal_reply_message: Option<String>,
    /// When the replies end, for `scheduled`.
    #[doc(alias = "scheduledEndDateTime")]
    pub scheduled_end_date_time: Option<DateTimeTimeZone>,
    /// When the replies begin, for `scheduled`.
    #[doc(alias = "scheduledStartDateTime")]
    pub scheduled_start_date_time: Option<DateTimeTimeZone>,
    /// Whether replies are sent.
    pub status: Option<AutomaticRepliesStatus>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex AutomaticRepliesSetting {
    external_audience => "externalAudience",
    external_reply_message => "externalReplyMessage",
    internal_reply_message => "internalReplyMessage",
    scheduled_end_date_time => "scheduledEndDateTime",
    scheduled_start_date_time => "scheduledStartDateTime",
    status => "status",
});

/// Who outside the organization gets a reply.
#[doc(alias = "externalAudience")]
pub const EXTERNAL_AUDIENCE: Field<AutomaticRepliesSetting, ExternalAudienceScope> = Field::new("externalAudience");

/// What those outside the organization get, as HTML or text.
#[doc(alias = "externalReplyMessage")]
pub const EXTERNAL_REPLY_MESSAGE: Field<AutomaticRepliesSetting, String> = Field::new("externalReplyMessage");

/// What those within the organization get, as HTML or text.
#[doc(alias = "internalReplyMessage")]
pub const INTERNAL_REPLY_MESSAGE: Field<AutomaticRepliesSetting, String> = Field::new("internalReplyMessage");

/// When the replies end, for `scheduled`.
#[doc(alias = "scheduledEndDateTime")]
pub const SCHEDULED_END_DATE_TIME: Field<AutomaticRepliesSetting, DateTimeTimeZone> =
    Field::new("scheduledEndDateTime");

/// When the replies begin, for `scheduled`.
#[doc(alias = "scheduledStartDateTime")]
pub const SCHEDULED_START_DATE_TIME: Field<AutomaticRepliesSetting, DateTimeTimeZone> =
    Field::new("scheduledStartDateTime");

/// Whether replies are sent.
pub const STATUS: Field<AutomaticRepliesSetting, AutomaticRepliesStatus> = Field::new("status");
