// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`Place`], and the properties that all its kinds share as fields.

use super::{Room, RoomList};
use graph_odata::Field;
use graph_types::{OutlookGeoCoordinates, PhysicalAddress};

graph_odata::id! {
    /// The id of a [`Place`].
    pub struct PlaceId;
}

graph_odata::polymorphic! {
    /// A place that the organization has entered, such as a room.
    ///
    /// Microsoft's page: [place](https://learn.microsoft.com/graph/api/resources/place).
    pub enum Place {
        /// A room that can be booked for meetings, and what is in it.
        Room(Box<Room>) = "#microsoft.graph.room",
        /// A list of rooms that are near to each other, most often those of a building.
        RoomList(RoomList) = "#microsoft.graph.roomList",
    }
}

impl Place {
    /// The id. Requests may use the SMTP address in its place. Set by Graph.
    ///
    /// `None` for a kind that this version does not know, too.
    pub fn id(&self) -> Option<&PlaceId> {
        match self {
            Self::Room(it) => it.id.as_ref(),
            Self::RoomList(it) => it.id.as_ref(),
            Self::Unknown(_) => None,
        }
    }

    /// The street address.
    ///
    /// `None` for a kind that this version does not know, too.
    pub fn address(&self) -> Option<&PhysicalAddress> {
        match self {
            Self::Room(it) => it.address.as_ref(),
            Self::RoomList(it) => it.address.as_ref(),
            Self::Unknown(_) => None,
        }
    }

    /// The name to show.
    #[doc(alias = "displayName")]
    pub fn display_name(&self) -> Option<&str> {
        match self {
            Self::Room(it) => it.display_name.as_deref(),
            Self::RoomList(it) => it.display_name.as_deref(),
            Self::Unknown(extra) => extra.value("displayName")?.as_str(),
        }
    }

    /// Where on Earth it is.
    ///
    /// `None` for a kind that this version does not know, too.
    #[doc(alias = "geoCoordinates")]
    pub fn geo_coordinates(&self) -> Option<&OutlookGeoCoordinates> {
        match self {
            Self::Room(it) => it.geo_coordinates.as_ref(),
            Self::RoomList(it) => it.geo_coordinates.as_ref(),
            Self::Unknown(_) => None,
        }
    }

    /// Whether it can be reached in a wheelchair.
    #[doc(alias = "isWheelChairAccessible")]
    pub fn is_wheel_chair_accessible(&self) -> Option<bool> {
        match self {
            Self::Room(it) => it.is_wheel_chair_accessible,
            Self::RoomList(it) => it.is_wheel_chair_accessible,
            Self::Unknown(extra) => extra.get("isWheelChairAccessible"),
        }
    }

    /// A description in the words of whoever entered the place.
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Room(it) => it.label.as_deref(),
            Self::RoomList(it) => it.label.as_deref(),
            Self::Unknown(extra) => extra.value("label")?.as_str(),
        }
    }

    /// The id of the place that this one is part of, as a floor is of a building.
    #[doc(alias = "parentId")]
    pub fn parent_id(&self) -> Option<&str> {
        match self {
            Self::Room(it) => it.parent_id.as_deref(),
            Self::RoomList(it) => it.parent_id.as_deref(),
            Self::Unknown(extra) => extra.value("parentId")?.as_str(),
        }
    }

    /// The phone number.
    pub fn phone(&self) -> Option<&str> {
        match self {
            Self::Room(it) => it.phone.as_deref(),
            Self::RoomList(it) => it.phone.as_deref(),
            Self::Unknown(extra) => extra.value("phone")?.as_str(),
        }
    }

    /// Another id of the place, which never changes. Set by Graph.
    #[doc(alias = "placeId")]
    pub fn place_id(&self) -> Option<&str> {
        match self {
            Self::Room(it) => it.place_id.as_deref(),
            Self::RoomList(it) => it.place_id.as_deref(),
            Self::Unknown(extra) => extra.value("placeId")?.as_str(),
        }
    }

    /// Further features, such as the view or the furniture.
    ///
    /// `None` for a kind that this version does not know, too.
    pub fn tags(&self) -> Option<&[String]> {
        match self {
            Self::Room(it) => it.tags.as_deref(),
            Self::RoomList(it) => it.tags.as_deref(),
            Self::Unknown(_) => None,
        }
    }

    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&PlaceId> {
        graph_odata::__private::require_id(self.id())
    }
}

/// The id. Requests may use the SMTP address in its place. Set by Graph.
pub const ID: Field<Place, PlaceId> = Field::new("id");

/// The street address.
pub const ADDRESS: Field<Place, PhysicalAddress> = Field::new("address");

/// The name to show.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<Place, String> = Field::new("displayName");

/// Where on Earth it is.
#[doc(alias = "geoCoordinates")]
pub const GEO_COORDINATES: Field<Place, OutlookGeoCoordinates> = Field::new("geoCoordinates");

/// Whether it can be reached in a wheelchair.
#[doc(alias = "isWheelChairAccessible")]
pub const IS_WHEEL_CHAIR_ACCESSIBLE: Field<Place, bool> = Field::new("isWheelChairAccessible");

/// A description in the words of whoever entered the place.
pub const LABEL: Field<Place, String> = Field::new("label");

/// The id of the place that this one is part of, as a floor is of a building.
#[doc(alias = "parentId")]
pub const PARENT_ID: Field<Place, String> = Field::new("parentId");

/// The phone number.
pub const PHONE: Field<Place, String> = Field::new("phone");

/// Another id of the place, which never changes. Set by Graph.
#[doc(alias = "placeId")]
pub const PLACE_ID: Field<Place, String> = Field::new("placeId");

/// Further features, such as the view or the furniture.
pub const TAGS: Field<Place, Vec<String>> = Field::new("tags");
