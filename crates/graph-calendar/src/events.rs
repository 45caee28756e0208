//! Events: [`Events`] is a collection of them, [`EventItem`] one.

use crate::{Event, view};
use graph_odata::{Count, Create, Delete, Get, Guid, List, Resource, Update};
use jiff::Timestamp;

/// The events of a calendar: single ones, and of a series the master. For what happens when, see
/// [`view`](crate::CalendarClient::view).
#[derive(Clone, Debug)]
pub struct Events {
    at: Resource,
}

impl Events {
    pub(crate) fn new(parent: &Resource) -> Self {
        Self { at: parent.join("events") }
    }

    /// Lists the events, ten a page unless `top` says otherwise.
    ///
    /// Permission: `Calendars.ReadBasic`, or `Calendars.Read` with bodies. Microsoft's page:
    /// [list events](https://learn.microsoft.com/graph/api/user-list-events).
    pub fn list(&self) -> List<Event> {
        self.at.list("calendar.events.list")
    }

    /// Counts the events.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [list events](https://learn.microsoft.com/graph/api/user-list-events).
    pub fn count(&self) -> Count<Event> {
        self.at.count("calendar.events.count")
    }

    /// Creates an event here. Whoever attends is invited. With a [`transaction id`](Event::transaction_id) it does no harm to create it
    /// twice: the second time gives what the first has made. So one is made up where there is none, and a call whose answer was lost is made
    /// again.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [create event](https://learn.microsoft.com/graph/api/user-post-events).
    pub fn create(&self, mut event: Event) -> Create<Event> {
        event.transaction_id.get_or_insert_with(transaction_id);
        let create = self.at.create("calendar.events.create", &event);
        create.idempotent(true)
    }
}

/// One event: a single one, a series, or an occurrence of it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_calendar::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let calendar = graph_calendar::CalendarClient::new(&client);
/// use graph_calendar::{Event, event, jiff::civil::date};
///
/// let lunch = date(2026, 3, 2).at(12, 0, 0, 0);
/// let made = calendar.events().create(
///     Event::new("Lunch").start(lunch, "Europe/Berlin").end(date(2026, 3, 2).at(13, 0, 0, 0), "Europe/Berlin")
///         .attendee("bob@contoso.com"),
/// ).await?;
/// let event = calendar.event(made.require_id()?);
/// event.update().set(event::SUBJECT, "Long lunch").await?;
/// event.delete().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct EventItem {
    at: Resource,
}

impl EventItem {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the event.
    ///
    /// Permission: `Calendars.ReadBasic`, or `Calendars.Read` with its body. Microsoft's page:
    /// [get event](https://learn.microsoft.com/graph/api/event-get).
    pub fn get(&self) -> Get<Event> {
        self.at.get("calendar.events.get")
    }

    /// Changes the event. Attendees are replaced as a whole, and told of it.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [update event](https://learn.microsoft.com/graph/api/event-update).
    pub fn update(&self) -> Update<Event> {
        self.at.update("calendar.events.update")
    }

    /// Deletes the event. When the organizer does so, whoever attends is told that it is cancelled.
    ///
    /// Permission: `Calendars.ReadWrite`. Microsoft's page: [delete event](https://learn.microsoft.com/graph/api/event-delete).
    pub fn delete(&self) -> Delete<Event> {
        self.at.delete("calendar.events.delete")
    }

    /// The occurrences of a series that lie between two times. The span ends after its start, and is no longer than 1825 days.
    ///
    /// Permission: `Calendars.ReadBasic`. Microsoft's page: [list instances](https://learn.microsoft.com/graph/api/event-list-instances).
    pub fn instances(&self, start: impl Into<Timestamp>, end: impl Into<Timestamp>) -> List<Event> {
        view::list(&self.at, "calendar.events.instances", "instances", start.into(), end.into())
    }
}

/// A name for one creation that no other has.
fn transaction_id() -> String {
    Guid::from_u128(fastrand::u128(..)).to_string()
}

#[cfg(test)]
mod tests {
    use crate::{Event, client::tests::calendar, date_time_time_zone, event};
    use jiff::Timestamp;

    #[test]
    fn golden_requests() {
        let mine = calendar();
        let item = mine.event("A/=");
        let event = || Event { transaction_id: Some("7".into()), ..Event::new("S") };
        for (request, line, body) in [
            (
                mine.events()
                    .list()
                    .filter(
                        (event::START / date_time_time_zone::DATE_TIME)
                            .ge(jiff::civil::date(2026, 1, 2).at(0, 0, 0, 0)),
                    )
                    .select((event::SUBJECT, event::START))
                    .into_request(),
                "GET /me/events?$filter=start/dateTime%20ge%20'2026-01-02T00:00:00'&$select=subject,start",
                "",
            ),
            (mine.events().count().into_request(), "GET /me/events/$count", ""),
            (mine.events().create(event()).into_request(), "POST /me/events", r#"{"subject":"S","transactionId":"7"}"#),
            (
                mine.calendar("c").events().create(event()).into_request(),
                "POST /me/calendars/c/events",
                r#"{"subject":"S","transactionId":"7"}"#,
            ),
            (item.get().into_request(), "GET /me/events/A%2F=", ""),
            (
                item.update().set(event::SUBJECT, "T").clear(event::RECURRENCE).into_request(),
                "PATCH /me/events/A%2F=",
                r#"{"recurrence":null,"subject":"T"}"#,
            ),
            (item.delete().into_request(), "DELETE /me/events/A%2F=", ""),
            (
                item.instances(Timestamp::UNIX_EPOCH, "1970-01-31T00:00:00Z".parse::<Timestamp>().unwrap())
                    .into_request(),
                "GET /me/events/A%2F=/instances?startDateTime=1970-01-01T00:00:00Z&endDateTime=1970-01-31T00:00:00Z",
                "",
            ),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[test]
    fn a_creation_may_be_made_again_since_it_has_a_name() {
        let create = || calendar().events().create(Event::new("S")).into_request();
        let (one, other) = (create(), create());
        assert!(one.is_idempotent());
        assert_ne!(one.body().as_bytes(), other.body().as_bytes());
    }
}
