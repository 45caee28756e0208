//! Calendars: [`Calendars`] is a collection of them, [`CalendarItem`] one.

use crate::{Calendar, Event, Events, view};
use graph_odata::{Create, Delete, Get, List, Resource, Update};
use jiff::Timestamp;
use serde_json::json;

/// A collection of calendars: all of a user's, or those of one group.
#[derive(Clone, Debug)]
pub struct Calendars {
    at: Resource,
}

impl Calendars {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Lists the calendars, those that others share with the user among them.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [list calendars](https://learn.microsoft.com/graph/api/user-list-calendars).
    pub fn list(&self) -> List<Calendar> {
        self.at.list("calendar.calendars.list")
    }

    /// Creates a calendar here.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [create calendar](https://learn.microsoft.com/graph/api/user-post-calendars).
    pub fn create(&self, name: &str) -> Create<Calendar> {
        self.at.create("calendar.calendars.create", &json!({ "name": name }))
    }
}

/// One calendar.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_calendar::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let calendars = graph_calendar::CalendarClient::new(&client);
/// use graph_calendar::calendar;
///
/// let made = calendars.calendars().create("Trips").await?;
/// let trips = calendars.calendar(made.require_id()?);
/// trips.update().set(calendar::NAME, "Journeys").await?;
/// trips.delete().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct CalendarItem {
    at: Resource,
}

impl CalendarItem {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the calendar.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [get calendar](https://learn.microsoft.com/graph/api/calendar-get).
    pub fn get(&self) -> Get<Calendar> {
        self.at.get("calendar.calendars.get")
    }

    /// Changes the calendar: its name, its colour, or whether it is the default one.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [update calendar](https://learn.microsoft.com/graph/api/calendar-update).
    pub fn update(&self) -> Update<Calendar> {
        self.at.update("calendar.calendars.update")
    }

    /// Deletes the calendar and all in it. The default one cannot be deleted.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [delete calendar](https://learn.microsoft.com/graph/api/calendar-delete).
    pub fn delete(&self) -> Delete<Calendar> {
        self.at.delete("calendar.calendars.delete")
    }

    /// The events of this calendar: single ones, and of a series the master.
    pub fn events(&self) -> Events {
        Events::new(&self.at)
    }

    /// What happens in this calendar between two times: single events, and of a series each occurrence. What overlaps with the span is there,
    /// too. The span ends after its start, and is no longer than 1825 days.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [list calendarView](https://learn.microsoft.com/graph/api/calendar-list-calendarview).
    pub fn view(&self, start: impl Into<Timestamp>, end: impl Into<Timestamp>) -> List<Event> {
        view::list(&self.at, "calendar.view.list", "calendarView", start.into(), end.into())
    }
}

#[cfg(test)]
mod tests {
    use crate::{calendar, client::tests::calendar as calendars};
    use jiff::Timestamp;

    #[test]
    fn golden_requests() {
        let (mine, at) = (calendars(), |text: &str| text.parse::<Timestamp>().unwrap());
        let (start, end) = (at("2026-01-05T00:00:00+01:00"), at("2026-01-09T00:00:00Z"));
        let item = mine.calendar("A/=");
        for (request, line, body) in [
            (mine.calendars().list().into_request(), "GET /me/calendars", ""),
            (mine.calendars().create("N").into_request(), "POST /me/calendars", r#"{"name":"N"}"#),
            (mine.default_calendar().get().into_request(), "GET /me/calendar", ""),
            (item.get().select(calendar::NAME).into_request(), "GET /me/calendars/A%2F=?$select=name", ""),
            (item.update().set(calendar::NAME, "M").into_request(), "PATCH /me/calendars/A%2F=", r#"{"name":"M"}"#),
            (item.delete().into_request(), "DELETE /me/calendars/A%2F=", ""),
            (item.events().list().into_request(), "GET /me/calendars/A%2F=/events", ""),
            (
                item.view(start, end).into_request(),
                "GET /me/calendars/A%2F=/calendarView?startDateTime=2026-01-04T23:00:00Z&endDateTime=2026-01-09T00:00:00Z",
                "",
            ),
            (
                mine.view(start, end).top(50).into_request(),
                "GET /me/calendarView?startDateTime=2026-01-04T23:00:00Z&endDateTime=2026-01-09T00:00:00Z&$top=50",
                "",
            ),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
