// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`CalendarGroup`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, Guid, wire};

graph_odata::id! {
    /// The id of a [`CalendarGroup`].
    pub struct CalendarGroupId;
}

/// A group of calendars, as Outlook shows them together.
///
/// Microsoft's page: [calendarGroup](https://learn.microsoft.com/graph/api/resources/calendargroup).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CalendarGroup {
    /// The id, case-sensitive. Set by Graph.
    pub id: Option<CalendarGroupId>,
    /// The version of the group: another one after each change. Set by Graph.
    #[doc(alias = "changeKey")]
    pub change_key: Option<String>,
    /// The class that Outlook files the group under. Set by Graph.
    #[doc(alias = "classId")]
    pub class_id: Option<Guid>,
    /// The group's name.
    pub name: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity CalendarGroup {
    id => "id",
    change_key => "changeKey",
    class_id => "classId",
    name => "name",
});

impl CalendarGroup {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&CalendarGroupId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, case-sensitive. Set by Graph.
pub const ID: Field<CalendarGroup, CalendarGroupId> = Field::new("id");

/// The version of the group: another one after each change. Set by Graph.
#[doc(alias = "changeKey")]
pub const CHANGE_KEY: Field<CalendarGroup, String> = Field::new("changeKey");

/// The class that Outlook files the group under. Set by Graph.
#[doc(alias = "classId")]
pub const CLASS_ID: Field<CalendarGroup, Guid> = Field::new("classId");

/// The group's name.
pub const NAME: Field<CalendarGroup, String> = Field::new("name");
