// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Video`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What a film's file says of its pictures and its sound, as Graph reads it.
///
/// Microsoft's page: [video](https://learn.microsoft.com/graph/api/resources/video).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Video {
    /// How many bits a sample of the sound has.
    #[doc(alias = "audioBitsPerSample")]
    pub audio_bits_per_sample: Option<i32>,
    /// How many channels the sound has: 2 for stereo.
    #[doc(alias = "audioChannels")]
    pub audio_channels: Option<i32>,
    /// The name of the sound's format: `AAC`.
    #[doc(alias = "audioFormat")]
    pub audio_format: Option<String>,
    /// How many samples of the sound there are in a second, in Hz.
    #[doc(alias = "audioSamplesPerSecond")]
    pub audio_samples_per_second: Option<i32>,
    /// The bit rate in bits a second.
    pub bitrate: Option<i32>,
    /// How long it plays, in milliseconds.
    pub duration: Option<i64>,
    /// The four letters that name the format of the pictures: `H264`.
    #[doc(alias = "fourCC")]
    pub four_cc: Option<String>,
    /// How many pictures there are in a second.
    #[doc(alias = "frameRate")]
    pub frame_rate: Option<f64>,
    /// The height of the pictures in pixels.
    pub height: Option<i32>,
    /// The width of the pictures in pixels.
    pub width: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Video {
    audio_bits_per_sample => "audioBitsPerSample",
    audio_channels => "audioChannels",
    audio_format => "audioFormat",
    audio_samples_per_second => "audioSamplesPerSecond",
    bitrate => "bitrate",
    duration => "duration",
    four_cc => "fourCC",
    frame_rate => "frameRate",
    height => "height",
    width => "width",
});

/// How many bits a sample of the sound has.
#[doc(alias = "audioBitsPerSample")]
pub const AUDIO_BITS_PER_SAMPLE: Field<Video, i32> = Field::new("audioBitsPerSample");

/// How many channels the sound has: 2 for stereo.
#[doc(alias = "audioChannels")]
pub const AUDIO_CHANNELS: Field<Video, i32> = Field::new("audioChannels");

/// The name of the sound's format: `AAC`.
#[doc(alias = "audioFormat")]
pub const AUDIO_FORMAT: Field<Video, String> = Field::new("audioFormat");

/// How many samples of the sound there are in a second, in Hz.
#[doc(alias = "audioSamplesPerSecond")]
pub const AUDIO_SAMPLES_PER_SECOND: Field<Video, i32> = Field::new("audioSamplesPerSecond");

/// The bit rate in bits a second.
pub const BITRATE: Field<Video, i32> = Field::new("bitrate");

/// How long it plays, in milliseconds.
pub const DURATION: Field<Video, i64> = Field::new("duration");

/// The four letters that name the format of the pictures: `H264`.
#[doc(alias = "fourCC")]
pub const FOUR_CC: Field<Video, String> = Field::new("fourCC");

/// How many pictures there are in a second.
#[doc(alias = "frameRate")]
pub const FRAME_RATE: Field<Video, f64> = Field::new("frameRate");

/// The height of the pictures in pixels.
pub const HEIGHT: Field<Video, i32> = Field::new("height");

/// The width of the pictures in pixels.
pub const WIDTH: Field<Video, i32> = Field::new("width");
