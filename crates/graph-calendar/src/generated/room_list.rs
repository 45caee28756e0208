// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`RoomList`], and its properties as fields of queries and patches.

use super::PlaceId;
use graph_odata::{Extra, Field, wire};
use graph_types::{OutlookGeoCoordinates, PhysicalAddress};

/// A list of rooms that are near to each other, most often those of a building.
///
/// Microsoft's page: [roomList](https://learn.microsoft.com/graph/api/resources/roomlist).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RoomList {
    /// The id. Requests may use the SMTP address in its place. Set by Graph.
    pub id: Option<PlaceId>,
    /// The street address.
    pub address: Option<PhysicalAddress>,
    /// The list's name.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// Where on Earth it is.
    #[doc(alias = "geoCoordinates")]
    pub geo_coordinates: Option<OutlookGeoCoordinates>,
    /// Whether it can be reached in a wheelchair.
    #[doc(alias = "isWheelChairAccessible")]
    pub is_wheel_chair_accessible: Option<bool>,
    /// A description in the words of whoever entered the place.
    pub label: Option<String>,
    /// The id of the place that this one is part of, as a floor is of a building.
    #[doc(alias = "parentId")]
    pub parent_id: Option<String>,
    /// The phone number.
    pub phone: Option<String>,
    /// Another id of the place, which never changes. Set by Graph.
    #[doc(alias = "placeId")]
    pub place_id: Option<String>,
    /// Further features, such as the view or the furniture.
    pub tags: Option<Vec<String>>,
    /// The SMTP address of the list, by which its rooms are asked for.
    #[doc(alias = "emailAddress")]
    pub email_address: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity RoomList {
    id => "id",
    address => "address",
    display_name => "displayName",
    geo_coordinates => "geoCoordinates",
    is_wheel_chair_accessible => "isWheelChairAccessible",
    label => "label",
    parent_id => "parentId",
    phone => "phone",
    place_id => "placeId",
    tags => "tags",
    email_address => "emailAddress",
});

/// The id. Requests may use the SMTP address in its place. Set by Graph.
pub const ID: Field<RoomList, PlaceId> = Field::new("id");

/// The street address.
pub const ADDRESS: Field<RoomList, PhysicalAddress> = Field::new("address");

/// The list's name.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<RoomList, String> = Field::new("displayName");

/// Where on Earth it is.
#[doc(alias = "geoCoordinates")]
pub const GEO_COORDINATES: Field<RoomList, OutlookGeoCoordinates> = Field::new("geoCoordinates");

/// Whether it can be reached in a wheelchair.
#[doc(alias = "isWheelChairAccessible")]
pub const IS_WHEEL_CHAIR_ACCESSIBLE: Field<RoomList, bool> = Field::new("isWheelChairAccessible");

/// A description in the words of whoever entered the place.
pub const LABEL: Field<RoomList, String> = Field::new("label");

/// The id of the place that this one is part of, as a floor is of a building.
#[doc(alias = "parentId")]
pub const PARENT_ID: Field<RoomList, String> = Field::new("parentId");

/// The phone number.
pub const PHONE: Field<RoomList, String> = Field::new("phone");

/// Another id of the place, which never changes. Set by Graph.
#[doc(alias = "placeId")]
pub const PLACE_ID: Field<RoomList, String> = Field::new("placeId");

/// Further features, such as the view or the furniture.
pub const TAGS: Field<RoomList, Vec<String>> = Field::new("tags");

/// The SMTP address of the list, by which its rooms are asked for.
#[doc(alias = "emailAddress")]
pub const EMAIL_ADDRESS: Field<RoomList, String> = Field::new("emailAddress");
