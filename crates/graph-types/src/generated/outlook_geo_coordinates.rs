// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`OutlookGeoCoordinates`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A point on the globe.
///
/// Microsoft's page: [outlookGeoCoordinates](https://learn.microsoft.com/graph/api/resources/outlookgeocoordinates).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OutlookGeoCoordinates {
    /// How far off latitude and longitude may be, in metres.
    pub accuracy: Option<f64>,
    /// The height above sea level, in metres.
    pub altitude: Option<f64>,
    /// How far off the height may be, in metres.
    #[doc(alias = "altitudeAccuracy")]
    pub altitude_accuracy: Option<f64>,
    /// Degrees to the north; negative ones are to the south.
    pub latitude: Option<f64>,
    /// Degrees to the east; negative ones are to the west.
    pub longitude: Option<f64>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex OutlookGeoCoordinates {
    accuracy => "accuracy",
    altitude => "altitude",
    altitude_accuracy => "altitudeAccuracy",
    latitude => "latitude",
    longitude => "longitude",
});

/// How far off latitude and longitude may be, in metres.
pub const ACCURACY: Field<OutlookGeoCoordinates, f64> = Field::new("accuracy");

/// The height above sea level, in metres.
pub const ALTITUDE: Field<OutlookGeoCoordinates, f64> = Field::new("altitude");

/// How far off the height may be, in metres.
#[doc(alias = "altitudeAccuracy")]
pub const ALTITUDE_ACCURACY: Field<OutlookGeoCoordinates, f64> = Field::new("altitudeAccuracy");

/// Degrees to the north; negative ones are to the south.
pub const LATITUDE: Field<OutlookGeoCoordinates, f64> = Field::new("latitude");

/// Degrees to the east; negative ones are to the west.
pub const LONGITUDE: Field<OutlookGeoCoordinates, f64> = Field::new("longitude");
