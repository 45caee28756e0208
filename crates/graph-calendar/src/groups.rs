//! Groups of calendars: [`CalendarGroups`] is all of them, [`CalendarGroupItem`] one.

use crate::{CalendarGroup, Calendars};
use graph_odata::{Create, Delete, Get, List, Resource, Update};
use serde_json::json;

/// The groups that a user's calendars are sorted into.
#[derive(Clone, Debug)]
pub struct CalendarGroups {
    at: Resource,
}

impl CalendarGroups {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Lists the groups.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [list calendarGroups](https://learn.microsoft.com/graph/api/user-list-calendargroups).
    pub fn list(&self) -> List<CalendarGroup> {
        self.at.list("calendar.groups.list")
    }

    /// Creates a group.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [create calendarGroup](https://learn.microsoft.com/graph/api/user-post-calendargroups).
    pub fn create(&self, name: &str) -> Create<CalendarGroup> {
        self.at.create("calendar.groups.create", &json!({ "name": name }))
    }
}

/// One group of calendars.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_calendar::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let calendars = graph_calendar::CalendarClient::new(&client);
/// let group = calendars.calendar_groups().create("Projects").await?;
/// let group = calendars.calendar_group(group.require_id()?);
/// group.calendars().create("Apollo").await?;
/// assert_eq!(group.calendars().list().await?.value.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct CalendarGroupItem {
    at: Resource,
}

impl CalendarGroupItem {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the group.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [get calendarGroup](https://learn.microsoft.com/graph/api/calendargroup-get).
    pub fn get(&self) -> Get<CalendarGroup> {
        self.at.get("calendar.groups.get")
    }

    /// Changes the group: `update().set(calendar_group::NAME, "Clients")` renames it.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [update calendarGroup](https://learn.microsoft.com/graph/api/calendargroup-update).
    pub fn update(&self) -> Update<CalendarGroup> {
        self.at.update("calendar.groups.update")
    }

    /// Deletes the group, which must be empty.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [delete calendarGroup](https://learn.microsoft.com/graph/api/calendargroup-delete).
    pub fn delete(&self) -> Delete<CalendarGroup> {
        self.at.delete("calendar.groups.delete")
    }

    /// The calendars of the group.
    pub fn calendars(&self) -> Calendars {
        Calendars::new(self.at.join("calendars"))
    }
}

#[cfg(test)]
mod tests {
    use crate::{calendar_group, client::tests::calendar};

    #[test]
    fn golden_requests() {
        let (mine, group) = (calendar(), calendar().calendar_group("g"));
        for (request, line, body) in [
            (mine.calendar_groups().list().into_request(), "GET /me/calendarGroups", ""),
            (mine.calendar_groups().create("N").into_request(), "POST /me/calendarGroups", r#"{"name":"N"}"#),
            (group.get().into_request(), "GET /me/calendarGroups/g", ""),
            (
                group.update().set(calendar_group::NAME, "M").into_request(),
                "PATCH /me/calendarGroups/g",
                r#"{"name":"M"}"#,
            ),
            (group.delete().into_request(), "DELETE /me/calendarGroups/g", ""),
            (group.calendars().list().into_request(), "GET /me/calendarGroups/g/calendars", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
