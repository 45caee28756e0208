// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`BroadcastMeetingCaptionSettings`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The captions of a broadcast.
///
/// Microsoft's page:
/// [broadcastMeetingCaptionSettings](https://learn.microsoft.com/graph/api/resources/broadcastmeetingcaptionsettings).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct BroadcastMeetingCaptionSettings {
    /// Whether there are captions.
    #[doc(alias = "isCaptionEnabled")]
    pub is_caption_enabled: Option<bool>,
    /// The language that is spoken.
    #[doc(alias = "spokenLanguage")]
    pub spoken_language: Option<String>,
    /// The languages that captions are translated into.
    #[doc(alias = "translationLanguages")]
    pub translation_languages: Option<Vec<String>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex BroadcastMeetingCaptionSettings {
    is_caption_enabled => "isCaptionEnabled",
    spoken_language => "spokenLanguage",
    translation_languages => "translationLanguages",
});

/// Whether there are captions.
#[doc(alias = "isCaptionEnabled")]
pub const IS_CAPTION_ENABLED: Field<BroadcastMeetingCaptionSettings, bool> = Field::new("isCaptionEnabled");

/// The language that is spoken.
#[doc(alias = "spokenLanguage")]
pub const SPOKEN_LANGUAGE: Field<BroadcastMeetingCaptionSettings, String> = Field::new("spokenLanguage");

/// The languages that captions are translated into.
#[doc(alias = "translationLanguages")]
pub const TRANSLATION_LANGUAGES: Field<BroadcastMeetingCaptionSettings, Vec<String>> =
    Field::new("translationLanguages");
