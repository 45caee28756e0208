//! [`CalendarClient`]: the calendars of a user or a group, and the way to everything in them.

use crate::{
    CalendarGroupId, CalendarGroupItem, CalendarGroups, CalendarId, CalendarItem, Calendars, Event, EventId, EventItem,
    Events, view,
};
use graph_odata::{List, Resource};
use graph_transport::Client;
use graph_types::Owner;
use jiff::Timestamp;

/// The calendars of the signed-in user, of another user, or of a group, which has one.
///
/// It is a name, not a connection: making one sends nothing. Its requests count to the owner's mailbox, of which at most four are in flight
/// at once.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_calendar::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// use graph_calendar::{CalendarClient, jiff::{ToSpan, Zoned}};
///
/// let calendar = CalendarClient::new(&client).time_zone("Europe/Berlin");
/// let now = Zoned::now();
/// let mut week = calendar.view(&now, &now.checked_add(7.days()).unwrap()).items();
/// while let Some(event) = week.next().await {
///     println!("{}", event?.subject.unwrap_or_default());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct CalendarClient {
    at: Resource,
}

impl CalendarClient {
    /// The signed-in user's calendars.
    pub fn new(client: &Client) -> Self {
        Self::of(client, Owner::Me)
    }

    /// The calendars of `owner`: a user, a room or a group. It takes rights to them, or an app's permission.
    pub fn of(client: &Client, owner: impl Into<Owner>) -> Self {
        Self { at: Resource::new(client, owner.into().mailbox()) }
    }

    /// The same calendars, with the times of events told in a zone: a Windows name such as `W. Europe Standard Time`, or an IANA name such as
    /// `Europe/Berlin`. Without it they are told in UTC.
    #[must_use]
    pub fn time_zone(mut self, zone: impl Into<String>) -> Self {
        self.at = told_in(self.at, &zone.into());
        self
    }

    /// The calendars. A group has only its [`default`](Self::default_calendar).
    pub fn calendars(&self) -> Calendars {
        Calendars::new(self.at.join("calendars"))
    }

    /// A calendar by id.
    pub fn calendar(&self, id: impl Into<CalendarId>) -> CalendarItem {
        CalendarItem::new(self.at.join("calendars").id("calendar-id", id.into().as_str()))
    }

    /// The default calendar.
    pub fn default_calendar(&self) -> CalendarItem {
        CalendarItem::new(self.at.join("calendar"))
    }

    /// The groups that calendars are sorted into.
    pub fn calendar_groups(&self) -> CalendarGroups {
        CalendarGroups::new(self.at.join("calendarGroups"))
    }

    /// A group of calendars by id.
    pub fn calendar_group(&self, id: impl Into<CalendarGroupId>) -> CalendarGroupItem {
        CalendarGroupItem::new(self.at.join("calendarGroups").id("calendarGroup-id", id.into().as_str()))
    }

    /// The events of the default calendar: single ones, and of a series the master.
    pub fn events(&self) -> Events {
        Events::new(&self.at)
    }

    /// An event by id, in whichever calendar it is.
    pub fn event(&self, id: impl Into<EventId>) -> EventItem {
        EventItem::new(self.at.join("events").id("event-id", id.into().as_str()))
    }

    /// What happens in the default calendar between two times: single events, and of a series each occurrence. What overlaps with the span
    /// is there, too. The span ends after its start, and is no longer than 1825 days.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [list calendarView](https://learn.microsoft.com/graph/api/calendar-list-calendarview).
    pub fn view(&self, start: impl Into<Timestamp>, end: impl Into<Timestamp>) -> List<Event> {
        view::list(&self.at, "calendar.view.list", "calendarView", start.into(), end.into())
    }
}

/// The resource with answers that tell times in a zone.
fn told_in(at: Resource, zone: &str) -> Resource {
    let is_quotable = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    if zone.bytes().all(is_quotable) && !zone.trim().is_empty() {
        return at.prefer(format!("outlook.timezone=\"{zone}\""));
    }
    at.invalid(format!(
        "no time zone is called {zone:?}: name one as Windows does (`Romance Standard Time`) or the tz database does (`Europe/Paris`)"
    ))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use graph_transport::{Endpoint, HttpClient, Scope, StaticToken, testing::Scripted};
    use graph_types::GroupId;

    /// Calendars for tests that only look at requests.
    pub(crate) fn calendar() -> CalendarClient {
        let http = HttpClient::new(Scripted::default());
        CalendarClient::new(&Client::new(http, Endpoint::default(), StaticToken::new("t")))
    }

    #[test]
    fn calendars_of_others_have_other_paths_and_quotas() {
        let client = calendar().at.client().clone();
        let room = CalendarClient::of(&client, "room1@contoso.com").events().list().into_request();
        assert_eq!(room.line(), "GET /users/room1@contoso.com/events");
        assert_eq!(room.throttle_scope().map(Scope::name), Some("outlook:/users/room1@contoso.com"));
        let group = CalendarClient::of(&client, GroupId::from("02bd")).default_calendar().get().into_request();
        assert_eq!(group.line(), "GET /groups/02bd/calendar");
    }

    #[test]
    fn the_zone_is_asked_for_in_every_request() {
        let calendar = calendar().time_zone("Europe/Berlin");
        let requests = [
            calendar.events().list().into_request(),
            calendar.event("e").get().into_request(),
            calendar.calendar("c").view(Timestamp::UNIX_EPOCH, Timestamp::MAX).into_request(),
            calendar.event("e").update().set(crate::event::SUBJECT, "S").into_request(),
        ];
        for request in requests {
            assert_eq!(request.headers()["prefer"], "outlook.timezone=\"Europe/Berlin\"", "{}", request.line());
        }
    }
}
