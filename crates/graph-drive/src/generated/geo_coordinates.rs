// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`GeoCoordinates`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A place on the earth.
///
/// Microsoft's page: [geoCoordinates](https://learn.microsoft.com/graph/api/resources/geocoordinates).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GeoCoordinates {
    /// The height above sea level in feet. Set by Graph.
    pub altitude: Option<f64>,
    /// The latitude in degrees, north of the equator positive. Set by Graph.
    pub latitude: Option<f64>,
    /// The longitude in degrees, east of Greenwich positive. Set by Graph.
    pub longitude: Option<f64>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex GeoCoordinates {
    altitude => "altitude",
    latitude => "latitude",
    longitude => "longitude",
});

/// The height above sea level in feet. Set by Graph.
pub const ALTITUDE: Field<GeoCoordinates, f64> = Field::new("altitude");

/// The latitude in degrees, north of the equator positive. Set by Graph.
pub const LATITUDE: Field<GeoCoordinates, f64> = Field::new("latitude");

/// The longitude in degrees, east of Greenwich positive. Set by Graph.
pub const LONGITUDE: Field<GeoCoordinates, f64> = Field::new("longitude");
