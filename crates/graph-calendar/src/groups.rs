//! Groups of calendars: [`CalendarGroups`] is all of them, [`CalendarGroupItem`] one.

use crate::{CalendarGroup, Calendars, spot::Spot};
use graph_odata::{Create, Delete, Get, List, Update};
use serde_json::json;

/// The groups that a user's calendars are sorted into.
#[derive(Clone, Debug)]
pub struct CalendarGroups {
    spot: Spot,
}

impl CalendarGroups {
    pub(crate) fn new(spot: Spot) -> Self {
        Self { spot }
    }

    /// Lists the groups.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [list calendarGroups](https://learn.microsoft.com/graph/api/user-list-calendargroups).
    pub fn list(&self) -> List<CalendarGroup> {
        List::new(&self.spot.client, "calendar.groups.list", self.spot.path.clone())
    }

    /// Creates a group.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [create calendarGroup](https://learn.microsoft.com/graph/api/user-post-calendargroups).
    pub fn create(&self, name: &str) -> Create<CalendarGroup> {
        Create::new(&self.spot.client, "calendar.groups.create", self.spot.path.clone(), &json!({ "name": name }))
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
    spot: Spot,
}

impl CalendarGroupItem {
    pub(crate) fn new(spot: Spot) -> Self {
        Self { spot }
    }

    /// Reads the group.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [get calendarGroup](https://learn.microsoft.com/graph/api/calendargroup-get).
    pub fn get(&self) -> Get<CalendarGroup> {
        Get::new(&self.spot.client, "calendar.groups.get", self.spot.path.clone())
    }

    /// Changes the group: `update().set(calendar_group::NAME, "Clients")` renames it.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [update calendarGroup](https://learn.microsoft.com/graph/api/calendargroup-update).
    pub fn update(&self) -> Update<CalendarGroup> {
        Update::new(&self.spot.client, "calendar.groups.update", self.spot.path.clone())
    }

    /// Deletes the group, which must be empty.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [delete calendarGroup](https://learn.microsoft.com/graph/api/calendargroup-delete).
    pub fn delete(&self) -> Delete<CalendarGroup> {
        Delete::new(&self.spot.client, "calendar.groups.delete", self.spot.path.clone())
    }

    /// The calendars of the group.
    pub fn calendars(&self) -> Calendars {
        Calendars::new(self.spot.join("calendars"))
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
