// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`WatermarkProtectionValues`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Where watermarks are laid over what is shown.
///
/// Microsoft's page:
/// [watermarkProtectionValues](https://learn.microsoft.com/graph/api/resources/watermarkprotectionvalues).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WatermarkProtectionValues {
    /// Whether over what is shared on screen.
    #[doc(alias = "isEnabledForContentSharing")]
    pub is_enabled_for_content_sharing: Option<bool>,
    /// Whether over the pictures from cameras.
    #[doc(alias = "isEnabledForVideo")]
    pub is_enabled_for_video: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WatermarkProtectionValues {
    is_enabled_for_content_sharing => "isEnabledForContentSharing",
    is_enabled_for_video => "isEnabledForVideo",
});

/// Whether over what is shared on screen.
#[doc(alias = "isEnabledForContentSharing")]
pub const IS_ENABLED_FOR_CONTENT_SHARING: Field<WatermarkProtectionValues, bool> =
    Field::new("isEnabledForContentSharing");

/// Whether over the pictures from cameras.
#[doc(alias = "isEnabledForVideo")]
pub const IS_ENABLED_FOR_VIDEO: Field<WatermarkProtectionValues, bool> = Field::new("isEnabledForVideo");
