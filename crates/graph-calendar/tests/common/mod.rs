//! Ada's calendars on a Monday morning in March, and Bob's beside them.

#![allow(dead_code, unreachable_pub, reason = "each test uses what it needs of this")]

use graph_calendar::{CalendarClient, CalendarItem, Client, Endpoint, Event, EventItem, HttpClient, calendar, jiff};
use graph_emulator::Emulator;
use jiff::{
    Timestamp,
    civil::{DateTime, date},
};

/// A review at nine in Berlin, and lunch at noon in UTC; a meeting in the spring calendar.
pub fn monday() -> Emulator {
    Emulator::builder()
        .starting_at("2026-03-02T06:00:00Z")
        .user("ada@contoso.com", |user| {
            user.display_name("Ada")
                .event(|event| {
                    let event = event.subject("Review").body_html("<p>Bring the <b>figures</b></p>").category("Red");
                    event.start("2026-03-02T09:00:00", "Europe/Berlin").end("2026-03-02T10:30:00", "Europe/Berlin")
                })
                .event(|event| event.subject("Lunch").start("2026-03-02T12:00:00", "UTC").property("showAs", "free"))
                .event_in("Spring", |event| event.subject("Planting").start("2026-03-20T08:00:00", "UTC"))
        })
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .build()
}

pub fn client(emulator: &Emulator, user: &str) -> Client {
    Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), emulator.credential(user))
}

/// Ada's calendars, and the emulator that has them.
pub fn ada() -> (Emulator, CalendarClient) {
    let emulator = monday();
    let calendars = CalendarClient::new(&client(&emulator, "ada@contoso.com"));
    (emulator, calendars)
}

/// A time on that Monday.
pub fn at(hour: i8, minute: i8) -> DateTime {
    date(2026, 3, 2).at(hour, minute, 0, 0)
}

/// An event of an hour on that Monday, by UTC's clocks.
pub fn hour(subject: &str, hour: i8) -> Event {
    Event::new(subject).start(at(hour, 0), "UTC").end(at(hour + 1, 0), "UTC")
}

pub fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub async fn make(calendars: &CalendarClient, event: Event) -> EventItem {
    calendars.event(calendars.events().create(event).await.unwrap().id.unwrap())
}

/// The calendar of that name.
pub async fn named(calendars: &CalendarClient, name: &str) -> CalendarItem {
    let found = calendars.calendars().list().filter(calendar::NAME.eq(name)).await.unwrap().value;
    calendars.calendar(found[0].require_id().unwrap())
}

/// The subjects of some events, in order.
pub fn subjects(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.subject.as_deref().unwrap()).collect()
}

/// When some events start, on the clocks that they are told on.
pub fn starts(events: &[Event]) -> Vec<String> {
    let start = |event: &Event| event.start.as_ref().unwrap().date_time.unwrap();
    events.iter().map(|event| start(event).strftime("%d %H:%M").to_string()).collect()
}
