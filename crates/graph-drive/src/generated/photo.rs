// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Photo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What a camera wrote into a picture about the taking of it.
///
/// Microsoft's page: [photo](https://learn.microsoft.com/graph/api/resources/photo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Photo {
    /// Who made the camera. Personal OneDrive only. Set by Graph.
    #[doc(alias = "cameraMake")]
    pub camera_make: Option<String>,
    /// Which camera it is. Personal OneDrive only. Set by Graph.
    #[doc(alias = "cameraModel")]
    pub camera_model: Option<String>,
    /// The lower part of the exposure time in seconds: the 1000 of 1/1000. Personal OneDrive only. Set by Graph.
    #[doc(alias = "exposureDenominator")]
    pub exposure_denominator: Option<f64>,
    /// The upper part of the exposure time in seconds: the 1 of 1/1000. Personal OneDrive only. Set by Graph.
    #[doc(alias = "exposureNumerator")]
    pub exposure_numerator: Option<f64>,
    /// The f-number of the aperture: 1.8. Personal OneDrive only. Set by Graph.
    #[doc(alias = "fNumber")]
    pub f_number: Option<f64>,
    /// The focal length in millimetres. Personal OneDrive only. Set by Graph.
    #[doc(alias = "focalLength")]
    pub focal_length: Option<f64>,
    /// The ISO speed: 100. Personal OneDrive only. Set by Graph.
    pub iso: Option<i32>,
    /// Which way up the picture was taken, 1 to 8 as in Exif. On a personal OneDrive it may be written.
    pub orientation: Option<i32>,
    /// When the picture was taken, in UTC. Set by Graph.
    #[doc(alias = "takenDateTime")]
    pub taken_date_time: Option<jiff::Timestamp>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Photo {
    camera_make => "cameraMake",
    camera_model => "cameraModel",
    exposure_denominator => "exposureDenominator",
    exposure_numerator => "exposureNumerator",
    f_number => "fNumber",
    focal_length => "focalLength",
    iso => "iso",
    orientation => "orientation",
    taken_date_time => "takenDateTime",
});

/// Who made the camera. Personal OneDrive only. Set by Graph.
#[doc(alias = "cameraMake")]
pub const CAMERA_MAKE: Field<Photo, String> = Field::new("cameraMake");

/// Which camera it is. Personal OneDrive only. Set by Graph.
#[doc(alias = "cameraModel")]
pub const CAMERA_MODEL: Field<Photo, String> = Field::new("cameraModel");

/// The lower part of the exposure time in seconds: the 1000 of 1/1000. Personal OneDrive only. Set by Graph.
#[doc(alias = "exposureDenominator")]
pub const EXPOSURE_DENOMINATOR: Field<Photo, f64> = Field::new("exposureDenominator");

/// The upper part of the exposure time in seconds: the 1 of 1/1000. Personal OneDrive only. Set by Graph.
#[doc(alias = "exposureNumerator")]
pub const EXPOSURE_NUMERATOR: Field<Photo, f64> = Field::new("exposureNumerator");

/// The f-number of the aperture: 1.8. Personal OneDrive only. Set by Graph.
#[doc(alias = "fNumber")]
pub const F_NUMBER: Field<Photo, f64> = Field::new("fNumber");

/// The focal length in millimetres. Personal OneDrive only. Set by Graph.
#[doc(alias = "focalLength")]
pub const FOCAL_LENGTH: Field<Photo, f64> = Field::new("focalLength");

/// The ISO speed: 100. Personal OneDrive only. Set by Graph.
pub const ISO: Field<Photo, i32> = Field::new("iso");

/// Which way up the picture was taken, 1 to 8 as in Exif. On a personal OneDrive it may be written.
pub const ORIENTATION: Field<Photo, i32> = Field::new("orientation");

/// When the picture was taken, in UTC. Set by Graph.
#[doc(alias = "takenDateTime")]
pub const TAKEN_DATE_TIME: Field<Photo, jiff::Timestamp> = Field::new("takenDateTime");
