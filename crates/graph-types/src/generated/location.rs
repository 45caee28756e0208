// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Location`], and its properties as fields of queries and patches.

use super::{LocationType, LocationUniqueIdType, OutlookGeoCoordinates, PhysicalAddress};
use graph_odata::{Extra, Field, wire};

/// A place, as a meeting has it.
///
/// Microsoft's page: [location](https://learn.microsoft.com/graph/api/resources/location).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Location {
    /// The street address.
    pub address: Option<PhysicalAddress>,
    /// Where on the globe it is.
    pub coordinates: Option<OutlookGeoCoordinates>,
    /// The name to show: `Conf Room Rainier`.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// The mailbox of a room, which can be invited like a person.
    #[doc(alias = "locationEmailAddress")]
    pub location_email_address: Option<String>,
    /// What kind of place it is. Set by Graph.
    #[doc(alias = "locationType")]
    pub location_type: Option<LocationType>,
    /// A URI that stands for the place.
    #[doc(alias = "locationUri")]
    pub location_uri: Option<String>,
    /// An id of the place, for Graph's own use.
    #[doc(alias = "uniqueId")]
    pub unique_id: Option<String>,
    /// Where `uniqueId` comes from, for Graph's own use.
    #[doc(alias = "uniqueIdType")]
    pub unique_id_type: Option<LocationUniqueIdType>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Location {
    address => "address",
    coordinates => "coordinates",
    display_name => "displayName",
    location_email_address => "locationEmailAddress",
    location_type => "locationType",
    location_uri => "locationUri",
    unique_id => "uniqueId",
    unique_id_type => "uniqueIdType",
});

/// The street address.
pub const ADDRESS: Field<Location, PhysicalAddress> = Field::new("address");

/// Where on the globe it is.
pub const COORDINATES: Field<Location, OutlookGeoCoordinates> = Field::new("coordinates");

/// The name to show: `Conf Room Rainier`.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<Location, String> = Field::new("displayName");

/// The mailbox of a room, which can be invited like a person.
#[doc(alias = "locationEmailAddress")]
pub const LOCATION_EMAIL_ADDRESS: Field<Location, String> = Field::new("locationEmailAddress");

/// What kind of place it is. Set by Graph.
#[doc(alias = "locationType")]
pub const LOCATION_TYPE: Field<Location, LocationType> = Field::new("locationType");

/// A URI that stands for the place.
#[doc(alias = "locationUri")]
pub const LOCATION_URI: Field<Location, String> = Field::new("locationUri");

/// An id of the place, for Graph's own use.
#[doc(alias = "uniqueId")]
pub const UNIQUE_ID: Field<Location, String> = Field::new("uniqueId");

/// Where `uniqueId` comes from, for Graph's own use.
#[doc(alias = "uniqueIdType")]
pub const UNIQUE_ID_TYPE: Field<Location, LocationUniqueIdType> = Field::new("uniqueIdType");
