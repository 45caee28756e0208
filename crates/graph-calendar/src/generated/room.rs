// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`Room`], and its properties as fields of queries and patches.

use super::{BookingType, PlaceFeatureEnablement, PlaceId};
use graph_odata::{Extra, Field, wire};
use graph_types::{OutlookGeoCoordinates, PhysicalAddress};

/// A room that can be booked for meetings, and what is in it.
///
/// Microsoft's page: [room](https://learn.microsoft.com/graph/api/resources/room).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Room {
    /// The id. Requests may use the SMTP address in its place. Set by Graph.
    pub id: Option<PlaceId>,
    /// The street address.
    pub address: Option<PhysicalAddress>,
    /// The room's name.
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
    /// The id of the floor or the section that the room is on.
    #[doc(alias = "parentId")]
    pub parent_id: Option<String>,
    /// The phone number.
    pub phone: Option<String>,
    /// Another id of the place, which never changes. Set by Graph.
    #[doc(alias = "placeId")]
    pub place_id: Option<String>,
    /// Further features, such as the view or the furniture.
    pub tags: Option<Vec<String>>,
    /// The name of the device for sound.
    #[doc(alias = "audioDeviceName")]
    pub audio_device_name: Option<String>,
    /// Who may use the room.
    #[doc(alias = "bookingType")]
    pub booking_type: Option<BookingType>,
    /// The name or number of the building.
    pub building: Option<String>,
    /// How many people the room holds.
    pub capacity: Option<i32>,
    /// The name of the screen or projector.
    #[doc(alias = "displayDeviceName")]
    pub display_device_name: Option<String>,
    /// The SMTP address by which the room is booked.
    #[doc(alias = "emailAddress")]
    pub email_address: Option<String>,
    /// The floor as people call it: `P1`, `Ground`.
    #[doc(alias = "floorLabel")]
    pub floor_label: Option<String>,
    /// The number of the floor.
    #[doc(alias = "floorNumber")]
    pub floor_number: Option<i32>,
    /// A short name for the room.
    pub nickname: Option<String>,
    /// Whether the room has a system for Teams meetings.
    #[doc(alias = "teamsEnabledState")]
    pub teams_enabled_state: Option<PlaceFeatureEnablement>,
    /// The name of the device for video.
    #[doc(alias = "videoDeviceName")]
    pub video_device_name: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Room {
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
    audio_device_name => "audioDeviceName",
    booking_type => "bookingType",
    building => "building",
    capacity => "capacity",
    display_device_name => "displayDeviceName",
    email_address => "emailAddress",
    floor_label => "floorLabel",
    floor_number => "floorNumber",
    nickname => "nickname",
    teams_enabled_state => "teamsEnabledState",
    video_device_name => "videoDeviceName",
});

/// The id. Requests may use the SMTP address in its place. Set by Graph.
pub const ID: Field<Room, PlaceId> = Field::new("id");

/// The street address.
pub const ADDRESS: Field<Room, PhysicalAddress> = Field::new("address");

/// The room's name.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<Room, String> = Field::new("displayName");

/// Where on Earth it is.
#[doc(alias = "geoCoordinates")]
pub const GEO_COORDINATES: Field<Room, OutlookGeoCoordinates> = Field::new("geoCoordinates");

/// Whether it can be reached in a wheelchair.
#[doc(alias = "isWheelChairAccessible")]
pub const IS_WHEEL_CHAIR_ACCESSIBLE: Field<Room, bool> = Field::new("isWheelChairAccessible");

/// A description in the words of whoever entered the place.
pub const LABEL: Field<Room, String> = Field::new("label");

/// The id of the floor or the section that the room is on.
#[doc(alias = "parentId")]
pub const PARENT_ID: Field<Room, String> = Field::new("parentId");

/// The phone number.
pub const PHONE: Field<Room, String> = Field::new("phone");

/// Another id of the place, which never changes. Set by Graph.
#[doc(alias = "placeId")]
pub const PLACE_ID: Field<Room, String> = Field::new("placeId");

/// Further features, such as the view or the furniture.
pub const TAGS: Field<Room, Vec<String>> = Field::new("tags");

/// The name of the device for sound.
#[doc(alias = "audioDeviceName")]
pub const AUDIO_DEVICE_NAME: Field<Room, String> = Field::new("audioDeviceName");

/// Who may use the room.
#[doc(alias = "bookingType")]
pub const BOOKING_TYPE: Field<Room, BookingType> = Field::new("bookingType");

/// The name or number of the building.
pub const BUILDING: Field<Room, String> = Field::new("building");

/// How many people the room holds.
pub const CAPACITY: Field<Room, i32> = Field::new("capacity");

/// The name of the screen or projector.
#[doc(alias = "displayDeviceName")]
pub const DISPLAY_DEVICE_NAME: Field<Room, String> = Field::new("displayDeviceName");

/// The SMTP address by which the room is booked.
#[doc(alias = "emailAddress")]
pub const EMAIL_ADDRESS: Field<Room, String> = Field::new("emailAddress");

/// The floor as people call it: `P1`, `Ground`.
#[doc(alias = "floorLabel")]
pub const FLOOR_LABEL: Field<Room, String> = Field::new("floorLabel");

/// The number of the floor.
#[doc(alias = "floorNumber")]
pub const FLOOR_NUMBER: Field<Room, i32> = Field::new("floorNumber");

/// A short name for the room.
pub const NICKNAME: Field<Room, String> = Field::new("nickname");

/// Whether the room has a system for Teams meetings.
#[doc(alias = "teamsEnabledState")]
pub const TEAMS_ENABLED_STATE: Field<Room, PlaceFeatureEnablement> = Field::new("teamsEnabledState");

/// The name of the device for video.
#[doc(alias = "videoDeviceName")]
pub const VIDEO_DEVICE_NAME: Field<Room, String> = Field::new("videoDeviceName");
