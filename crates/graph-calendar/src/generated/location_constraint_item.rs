// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`LocationConstraintItem`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};
use graph_types::{LocationType, LocationUniqueIdType, OutlookGeoCoordinates, PhysicalAddress};

/// A place where a meeting may be held.
///
/// Microsoft's page: [locationConstraintItem](https://learn.microsoft.com/graph/api/resources/locationconstraintitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LocationConstraintItem {
    /// The street address.
    pub address: Option<PhysicalAddress>,
    /// Where on Earth it is.
    pub coordinates: Option<OutlookGeoCoordinates>,
    /// The name to show: `Conf Room 32`.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// The SMTP address by which the place is booked.
    #[doc(alias = "locationEmailAddress")]
    pub location_email_address: Option<String>,
    /// What kind of place it is. Set by Graph.
    #[doc(alias = "locationType")]
    pub location_type: Option<LocationType>,
    /// A URI of the place.
    #[doc(alias = "locationUri")]
    pub location_uri: Option<String>,
    /// For Graph's own use.
    #[doc(alias = "uniqueId")]
    pub unique_id: Option<String>,
    /// For Graph's own use.
    #[doc(alias = "uniqueIdType")]
    pub unique_id_type: Option<LocationUniqueIdType>,
    /// Whether another place is looked for when this one is taken. True by default.
    #[doc(alias = "resolveAvailability")]
    pub resolve_availability: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex LocationConstraintItem {
    address => "address",
    coordinates => "coordinates",
    display_name => "displayName",
    location_email_address => "locationEmailAddress",
    location_type => "locationType",
    location_uri => "locationUri",
    unique_id => "uniqueId",
    unique_id_type => "uniqueIdType",
    resolve_availability => "resolveAvailability",
});

/// The street address.
pub const ADDRESS: Field<LocationConstraintItem, PhysicalAddress> = Field::new("address");

/// Where on Earth it is.
pub const COORDINATES: Field<LocationConstraintItem, OutlookGeoCoordinates> = Field::new("coordinates");

/// The name to show: `Conf Room 32`.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<LocationConstraintItem, String> = Field::new("displayName");

/// The SMTP address by which the place is booked.
#[doc(alias = "locationEmailAddress")]
pub const LOCATION_EMAIL_ADDRESS: Field<LocationConstraintItem, String> = Field::new("locationEmailAddress");

/// What kind of place it is. Set by Graph.
#[doc(alias = "locationType")]
pub const LOCATION_TYPE: Field<LocationConstraintItem, LocationType> = Field::new("locationType");

/// A URI of the place.
#[doc(alias = "locationUri")]
pub const LOCATION_URI: Field<LocationConstraintItem, String> = Field::new("locationUri");

/// For Graph's own use.
#[doc(alias = "uniqueId")]
pub const UNIQUE_ID: Field<LocationConstraintItem, String> = Field::new("uniqueId");

/// For Graph's own use.
#[doc(alias = "uniqueIdType")]
pub const UNIQUE_ID_TYPE: Field<LocationConstraintItem, LocationUniqueIdType> = Field::new("uniqueIdType");

/// Whether another place is looked for when this one is taken. True by default.
#[doc(alias = "resolveAvailability")]
pub const RESOLVE_AVAILABILITY: Field<LocationConstraintItem, bool> = Field::new("resolveAvailability");
