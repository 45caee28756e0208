// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Audio`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What a sound file's tags say of it, as Graph reads them. Personal OneDrive only.
///
/// Microsoft's page: [audio](https://learn.microsoft.com/graph/api/resources/audio).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Audio {
    /// The name of the album.
    pub album: Option<String>,
    /// Whom the album as a whole is by.
    #[doc(alias = "albumArtist")]
    pub album_artist: Option<String>,
    /// Who plays or speaks.
    pub artist: Option<String>,
    /// The bit rate in kilobits a second.
    pub bitrate: Option<i64>,
    /// Who composed it.
    pub composers: Option<String>,
    /// Who holds the rights.
    pub copyright: Option<String>,
    /// Which disc of the album it is on, from 1.
    pub disc: Option<i32>,
    /// How many discs the album has.
    #[doc(alias = "discCount")]
    pub disc_count: Option<i32>,
    /// How long it plays, in milliseconds.
    pub duration: Option<i64>,
    /// The genre: `Jazz`.
    pub genre: Option<String>,
    /// Whether the file is protected against copying.
    #[doc(alias = "hasDrm")]
    pub has_drm: Option<bool>,
    /// Whether the bit rate changes within the file.
    #[doc(alias = "isVariableBitrate")]
    pub is_variable_bitrate: Option<bool>,
    /// The title of the piece.
    pub title: Option<String>,
    /// Which piece of the disc it is, from 1.
    pub track: Option<i32>,
    /// How many pieces the disc has.
    #[doc(alias = "trackCount")]
    pub track_count: Option<i32>,
    /// The year of the recording.
    pub year: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Audio {
    album => "album",
    album_artist => "albumArtist",
    artist => "artist",
    bitrate => "bitrate",
    composers => "composers",
    copyright => "copyright",
    disc => "disc",
    disc_count => "discCount",
    duration => "duration",
    genre => "genre",
    has_drm => "hasDrm",
    is_variable_bitrate => "isVariableBitrate",
    title => "title",
    track => "track",
    track_count => "trackCount",
    year => "year",
});

/// The name of the album.
pub const ALBUM: Field<Audio, String> = Field::new("album");

/// Whom the album as a whole is by.
#[doc(alias = "albumArtist")]
pub const ALBUM_ARTIST: Field<Audio, String> = Field::new("albumArtist");

/// Who plays or speaks.
pub const ARTIST: Field<Audio, String> = Field::new("artist");

/// The bit rate in kilobits a second.
pub const BITRATE: Field<Audio, i64> = Field::new("bitrate");

/// Who composed it.
pub const COMPOSERS: Field<Audio, String> = Field::new("composers");

/// Who holds the rights.
pub const COPYRIGHT: Field<Audio, String> = Field::new("copyright");

/// Which disc of the album it is on, from 1.
pub const DISC: Field<Audio, i32> = Field::new("disc");

/// How many discs the album has.
#[doc(alias = "discCount")]
pub const DISC_COUNT: Field<Audio, i32> = Field::new("discCount");

/// How long it plays, in milliseconds.
pub const DURATION: Field<Audio, i64> = Field::new("duration");

/// The genre: `Jazz`.
pub const GENRE: Field<Audio, String> = Field::new("genre");

/// Whether the file is protected against copying.
#[doc(alias = "hasDrm")]
pub const HAS_DRM: Field<Audio, bool> = Field::new("hasDrm");

/// Whether the bit rate changes within the file.
#[doc(alias = "isVariableBitrate")]
pub const IS_VARIABLE_BITRATE: Field<Audio, bool> = Field::new("isVariableBitrate");

/// The title of the piece.
pub const TITLE: Field<Audio, String> = Field::new("title");

/// Which piece of the disc it is, from 1.
pub const TRACK: Field<Audio, i32> = Field::new("track");

/// How many pieces the disc has.
#[doc(alias = "trackCount")]
pub const TRACK_COUNT: Field<Audio, i32> = Field::new("trackCount");

/// The year of the recording.
pub const YEAR: Field<Audio, i32> = Field::new("year");
