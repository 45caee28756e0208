// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`Calendar`], and its properties as fields of queries and patches.

use super::{CalendarColor, OnlineMeetingProviderType};
use graph_odata::{Extra, Field, wire};
use graph_types::{EmailAddress, MultiValueLegacyExtendedProperty, SingleValueLegacyExtendedProperty};

graph_odata::id! {
    /// The id of a [`Calendar`].
    pub struct CalendarId;
}

/// A calendar of a user or a group.
///
/// Microsoft's page: [calendar](https://learn.microsoft.com/graph/api/resources/calendar).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Calendar {
    /// The id, case-sensitive. Set by Graph.
    pub id: Option<CalendarId>,
    /// The services that online meetings in the calendar may be held by. Set by Graph.
    #[doc(alias = "allowedOnlineMeetingProviders")]
    pub allowed_online_meeting_providers: Option<Vec<OnlineMeetingProviderType>>,
    /// Whether the user may write in the calendar. Set by Graph.
    #[doc(alias = "canEdit")]
    pub can_edit: Option<bool>,
    /// Whether the user may share the calendar: its owner alone may. Set by Graph.
    #[doc(alias = "canShare")]
    pub can_share: Option<bool>,
    /// Whether the user sees what is marked private. Set by Graph.
    #[doc(alias = "canViewPrivateItems")]
    pub can_view_private_items: Option<bool>,
    /// The version of the calendar: another one after each change. Set by Graph.
    #[doc(alias = "changeKey")]
    pub change_key: Option<String>,
    /// The colour that tells the calendar from others in Outlook.
    pub color: Option<CalendarColor>,
    /// The service that holds an online meeting where the event names none.
    #[doc(alias = "defaultOnlineMeetingProvider")]
    pub default_online_meeting_provider: Option<OnlineMeetingProviderType>,
    /// The colour as it is on screen, in hexadecimal: `#0078d4`. Empty where the user has chosen none. Set by Graph.
    #[doc(alias = "hexColor")]
    pub hex_color: Option<String>,
    /// Whether it is the calendar that new events go to. Set by Graph.
    #[doc(alias = "isDefaultCalendar")]
    pub is_default_calendar: Option<bool>,
    /// Whether the calendar can be deleted from the mailbox. Set by Graph.
    #[doc(alias = "isRemovable")]
    pub is_removable: Option<bool>,
    /// Whether the calendar keeps count of answers to invitations. Set by Graph.
    #[doc(alias = "isTallyingResponses")]
    pub is_tallying_responses: Option<bool>,
    /// The calendar's name.
    pub name: Option<String>,
    /// Who made the calendar, or shared it with the user. Set by Graph.
    pub owner: Option<EmailAddress>,
    /// MAPI properties of several values. Absent unless expanded with a filter that names them.
    #[doc(alias = "multiValueExtendedProperties")]
    pub multi_value_extended_properties: Option<Vec<MultiValueLegacyExtendedProperty>>,
    /// MAPI properties of one value. Absent unless expanded with a filter that names them.
    #[doc(alias = "singleValueExtendedProperties")]
    pub single_value_extended_properties: Option<Vec<SingleValueLegacyExtendedProperty>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Calendar {
    id => "id",
    allowed_online_meeting_providers => "allowedOnlineMeetingProviders",
    can_edit => "canEdit",
    can_share => "canShare",
    can_view_private_items => "canViewPrivateItems",
    change_key => "changeKey",
    color => "color",
    default_online_meeting_provider => "defaultOnlineMeetingProvider",
    hex_color => "hexColor",
    is_default_calendar => "isDefaultCalendar",
    is_removable => "isRemovable",
    is_tallying_responses => "isTallyingResponses",
    name => "name",
    owner => "owner",
    multi_value_extended_properties => "multiValueExtendedProperties",
    single_value_extended_properties => "singleValueExtendedProperties",
});

impl Calendar {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&CalendarId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, case-sensitive. Set by Graph.
pub const ID: Field<Calendar, CalendarId> = Field::new("id");

/// The services that online meetings in the calendar may be held by. Set by Graph.
#[doc(alias = "allowedOnlineMeetingProviders")]
pub const ALLOWED_ONLINE_MEETING_PROVIDERS: Field<Calendar, Vec<OnlineMeetingProviderType>> =
    Field::new("allowedOnlineMeetingProviders");

/// Whether the user may write in the calendar. Set by Graph.
#[doc(alias = "canEdit")]
pub const CAN_EDIT: Field<Calendar, bool> = Field::new("canEdit");

/// Whether the user may share the calendar: its owner alone may. Set by Graph.
#[doc(alias = "canShare")]
pub const CAN_SHARE: Field<Calendar, bool> = Field::new("canShare");

/// Whether the user sees what is marked private. Set by Graph.
#[doc(alias = "canViewPrivateItems")]
pub const CAN_VIEW_PRIVATE_ITEMS: Field<Calendar, bool> = Field::new("canViewPrivateItems");

/// The version of the calendar: another one after each change. Set by Graph.
#[doc(alias = "changeKey")]
pub const CHANGE_KEY: Field<Calendar, String> = Field::new("changeKey");

/// The colour that tells the calendar from others in Outlook.
pub const COLOR: Field<Calendar, CalendarColor> = Field::new("color");

/// The service that holds an online meeting where the event names none.
#[doc(alias = "defaultOnlineMeetingProvider")]
pub const DEFAULT_ONLINE_MEETING_PROVIDER: Field<Calendar, OnlineMeetingProviderType> =
    Field::new("defaultOnlineMeetingProvider");

/// The colour as it is on screen, in hexadecimal: `#0078d4`. Empty where the user has chosen none. Set by Graph.
#[doc(alias = "hexColor")]
pub const HEX_COLOR: Field<Calendar, String> = Field::new("hexColor");

/// Whether it is the calendar that new events go to. Set by Graph.
#[doc(alias = "isDefaultCalendar")]
pub const IS_DEFAULT_CALENDAR: Field<Calendar, bool> = Field::new("isDefaultCalendar");

/// Whether the calendar can be deleted from the mailbox. Set by Graph.
#[doc(alias = "isRemovable")]
pub const IS_REMOVABLE: Field<Calendar, bool> = Field::new("isRemovable");

/// Whether the calendar keeps count of answers to invitations. Set by Graph.
#[doc(alias = "isTallyingResponses")]
pub const IS_TALLYING_RESPONSES: Field<Calendar, bool> = Field::new("isTallyingResponses");

/// The calendar's name.
pub const NAME: Field<Calendar, String> = Field::new("name");

/// Who made the calendar, or shared it with the user. Set by Graph.
pub const OWNER: Field<Calendar, EmailAddress> = Field::new("owner");

/// MAPI properties of several values. Absent unless expanded with a filter that names them.
#[doc(alias = "multiValueExtendedProperties")]
pub const MULTI_VALUE_EXTENDED_PROPERTIES: Field<Calendar, Vec<MultiValueLegacyExtendedProperty>> =
    Field::new("multiValueExtendedProperties");

/// MAPI properties of one value. Absent unless expanded with a filter that names them.
#[doc(alias = "singleValueExtendedProperties")]
pub const SINGLE_VALUE_EXTENDED_PROPERTIES: Field<Calendar, Vec<SingleValueLegacyExtendedProperty>> =
    Field::new("singleValueExtendedProperties");
