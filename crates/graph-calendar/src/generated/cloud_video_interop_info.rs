// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`CloudVideoInteropInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// How conference devices of other makers join a meeting.
///
/// Microsoft's page: [cloudVideoInteropInfo](https://learn.microsoft.com/graph/api/resources/cloudvideointeropinfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CloudVideoInteropInfo {
    /// A URL of a page that says how to join.
    #[doc(alias = "moreInfoWebUrl")]
    pub more_info_web_url: Option<String>,
    /// The organization's own part of the address to call.
    #[doc(alias = "tenantKey")]
    pub tenant_key: Option<String>,
    /// The number to enter after calling.
    #[doc(alias = "videoTeleconferenceId")]
    pub video_teleconference_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex CloudVideoInteropInfo {
    more_info_web_url => "moreInfoWebUrl",
    tenant_key => "tenantKey",
    video_teleconference_id => "videoTeleconferenceId",
});

/// A URL of a page that says how to join.
#[doc(alias = "moreInfoWebUrl")]
pub const MORE_INFO_WEB_URL: Field<CloudVideoInteropInfo, String> = Field::new("moreInfoWebUrl");

/// The organization's own part of the address to call.
#[doc(alias = "tenantKey")]
pub const TENANT_KEY: Field<CloudVideoInteropInfo, String> = Field::new("tenantKey");

/// The number to enter after calling.
#[doc(alias = "videoTeleconferenceId")]
pub const VIDEO_TELECONFERENCE_ID: Field<CloudVideoInteropInfo, String> = Field::new("videoTeleconferenceId");
