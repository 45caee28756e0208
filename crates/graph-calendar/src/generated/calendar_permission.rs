// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`CalendarPermission`], and its properties as fields of queries and patches.

use super::CalendarRoleType;
use graph_odata::{Extra, Field, wire};
use graph_types::EmailAddress;

graph_odata::id! {
    /// The id of a [`CalendarPermission`].
    pub struct CalendarPermissionId;
}

/// What somebody may do with a calendar that is shared with them.
///
/// Microsoft's page: [calendarPermission](https://learn.microsoft.com/graph/api/resources/calendarpermission).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CalendarPermission {
    /// The id, within its calendar. Set by Graph.
    pub id: Option<CalendarPermissionId>,
    /// The roles that this person may be given. Set by Graph.
    #[doc(alias = "allowedRoles")]
    pub allowed_roles: Option<Vec<CalendarRoleType>>,
    /// Whom the calendar is shared with. The name `My Organization` stands for everybody within it who has no
    /// permission of their own. Can be set on creation only.
    #[doc(alias = "emailAddress")]
    pub email_address: Option<EmailAddress>,
    /// Whether the person is of the same organization. Can be set on creation only.
    #[doc(alias = "isInsideOrganization")]
    pub is_inside_organization: Option<bool>,
    /// Whether the permission can be taken away: that of the whole organization cannot. Set by Graph.
    #[doc(alias = "isRemovable")]
    pub is_removable: Option<bool>,
    /// What the person may do. The one thing that can be changed.
    pub role: Option<CalendarRoleType>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity CalendarPermission {
    id => "id",
    allowed_roles => "allowedRoles",
    email_address => "emailAddress",
    is_inside_organization => "isInsideOrganization",
    is_removable => "isRemovable",
    role => "role",
});

impl CalendarPermission {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&CalendarPermissionId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, within its calendar. Set by Graph.
pub const ID: Field<CalendarPermission, CalendarPermissionId> = Field::new("id");

/// The roles that this person may be given. Set by Graph.
#[doc(alias = "allowedRoles")]
pub const ALLOWED_ROLES: Field<CalendarPermission, Vec<CalendarRoleType>> = Field::new("allowedRoles");

/// Whom the calendar is shared with. The name `My Organization` stands for everybody within it who has no permission of
/// their own. Can be set on creation only.
#[doc(alias = "emailAddress")]
pub const EMAIL_ADDRESS: Field<CalendarPermission, EmailAddress> = Field::new("emailAddress");

/// Whether the person is of the same organization. Can be set on creation only.
#[doc(alias = "isInsideOrganization")]
pub const IS_INSIDE_ORGANIZATION: Field<CalendarPermission, bool> = Field::new("isInsideOrganization");

/// Whether the permission can be taken away: that of the whole organization cannot. Set by Graph.
#[doc(alias = "isRemovable")]
pub const IS_REMOVABLE: Field<CalendarPermission, bool> = Field::new("isRemovable");

/// What the person may do. The one thing that can be changed.
pub const ROLE: Field<CalendarPermission, CalendarRoleType> = Field::new("role");
