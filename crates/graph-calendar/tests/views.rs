//! What happens when, and in which zone it is told.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ada, at, client, hour, instant, make, named, starts, subjects};
use graph_calendar::{
    CalendarClient, DayOfWeek, Event, EventType, PatternedRecurrence, RecurrencePatternType, RecurrenceRangeType,
    event,
    jiff::{Timestamp, ToSpan, Zoned},
};

/// The first full day of the tests.
fn monday() -> (Timestamp, Timestamp) {
    (instant("2026-03-02T00:00:00Z"), instant("2026-03-03T00:00:00Z"))
}

/// The same, on every day.
fn daily(first: Event) -> Event {
    let mut recurrence = PatternedRecurrence::default();
    let (pattern, range) = (recurrence.pattern.get_or_insert_default(), recurrence.range.get_or_insert_default());
    (pattern.r#type, pattern.interval) = (Some(RecurrencePatternType::Daily), Some(1));
    pattern.first_day_of_week = Some(DayOfWeek::Monday);
    range.r#type = Some(RecurrenceRangeType::NoEnd);
    range.start_date = first.start.as_ref().map(|start| start.date_time.unwrap().date());
    first.recurrence(recurrence)
}

#[tokio::test]
async fn a_view_holds_what_overlaps_with_its_span() {
    let (_emulator, mine) = ada();
    for (start, end, expected) in [
        ("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", &["Review", "Lunch"][..]),
        ("2026-03-02T09:29:00Z", "2026-03-02T12:00:00Z", &["Review"]),
        ("2026-03-02T09:30:00Z", "2026-03-02T12:00:00Z", &[]),
        // The offset of a time is its own, whatever zone the answer is told in.
        ("2026-03-02T10:29:59.5+01:00", "2026-03-02T13:00:00.000000999+01:00", &["Review", "Lunch"]),
        ("2026-03-02T12:29:00Z", "2026-03-02T12:29:00.000001Z", &["Lunch"]),
    ] {
        for calendars in [mine.clone(), mine.clone().time_zone("Tokyo Standard Time")] {
            let found = calendars.view(instant(start), instant(end)).await.unwrap().value;
            assert_eq!(subjects(&found), expected, "{start} {end}");
        }
    }
    // The calendar is the one that was asked for.
    let march = || (instant("2026-03-01T00:00:00Z"), instant("2026-04-01T00:00:00Z"));
    let (from, to) = march();
    assert_eq!(subjects(&named(&mine, "Spring").await.view(from, to).await.unwrap().value), ["Planting"]);
    assert_eq!(mine.default_calendar().view(from, to).await.unwrap().value.len(), 2);
}

#[tokio::test]
async fn a_view_lays_series_out_by_the_clocks_of_their_zone() {
    let (_emulator, mine) = ada();
    let (nine, ten) = (at(9, 0), at(10, 0));
    let stand_up = Event::new("Stand-up").start(nine, "W. Europe Standard Time").end(ten, "W. Europe Standard Time");
    let series = make(&mine, daily(stand_up)).await;
    // Clocks are set forward on the 29th.
    let (from, to) = (instant("2026-03-28T00:00:00Z"), instant("2026-03-31T00:00:00Z"));
    let found = mine.view(from, to).items().try_collect().await.unwrap();
    assert_eq!(starts(&found), ["28 08:00", "29 07:00", "30 07:00"]);
    assert!(found.iter().all(|event| event.r#type == Some(EventType::Occurrence)));
    let told = mine.clone().time_zone("Europe/Berlin").view(from, to).await.unwrap().value;
    assert_eq!(starts(&told), ["28 09:00", "29 09:00", "30 09:00"]);
    for (here, there) in found.iter().zip(&told) {
        assert_eq!(here.starts().unwrap(), there.starts().unwrap(), "other clocks, and the same instant");
    }
    // A listing has the series itself, which a view has not.
    let masters = mine.events().list().filter(event::TYPE.eq(EventType::SeriesMaster)).await.unwrap().value;
    assert_eq!(subjects(&masters), ["Stand-up"]);
    assert_eq!(found[0].series_master_id, masters[0].id);
    // A changed occurrence is where it was moved to, and the only one that was.
    mine.event(found[1].require_id().unwrap()).update().set(event::SUBJECT, "Sit-down").await.unwrap();
    let again = mine.view(from, to).filter(event::TYPE.eq(EventType::Exception)).await.unwrap().value;
    assert_eq!((subjects(&again), again[0].original_start), (vec!["Sit-down"], Some(instant("2026-03-29T07:00:00Z"))));
    series.delete().await.unwrap();
    assert!(mine.view(from, to).await.unwrap().value.is_empty());
}

#[tokio::test]
async fn times_are_told_in_utc_or_in_the_zone_that_was_asked_for() {
    let (_emulator, mine) = ada();
    let (from, to) = monday();
    for (zone, told, start) in [
        (None, "UTC", "2026-03-02T08:00:00+00:00[UTC]"),
        (Some("W. Europe Standard Time"), "W. Europe Standard Time", "2026-03-02T09:00:00+01:00[Europe/Berlin]"),
        (Some("America/New_York"), "America/New_York", "2026-03-02T03:00:00-05:00[America/New_York]"),
        (Some("india standard time"), "india standard time", "2026-03-02T13:30:00+05:30[Asia/Kolkata]"),
    ] {
        let calendars = zone.map_or(mine.clone(), |zone| mine.clone().time_zone(zone));
        let listed = calendars.events().list().filter(event::SUBJECT.eq("Review")).await.unwrap().value.remove(0);
        let id = listed.require_id().unwrap().clone();
        let read = calendars.event(&id).get().select((event::START, event::END)).await.unwrap();
        let changed = calendars.event(&id).update().set(event::IS_REMINDER_ON, false).await.unwrap();
        let viewed = calendars.view(from, to).await.unwrap().value.remove(0);
        let made = calendars.events().create(hour("x", 8)).await.unwrap();
        for event in [&listed, &read, &changed, &viewed, &made] {
            assert_eq!(event.start.as_ref().unwrap().time_zone.as_deref(), Some(told));
            assert_eq!(event.starts().unwrap().to_string(), start);
        }
        assert_eq!(read.starts().unwrap().duration_until(&read.ends().unwrap()).as_mins(), 90);
        calendars.event(made.id.unwrap()).delete().await.unwrap();
    }
}

#[tokio::test]
async fn a_zone_that_is_none_is_refused() {
    let (emulator, mine) = ada();
    let (from, to) = monday();
    let lost = mine.clone().time_zone("Mars/Phobos");
    for error in [
        lost.events().list().await.unwrap_err(),
        lost.view(from, to).await.unwrap_err(),
        lost.events().create(hour("x", 8)).await.unwrap_err(),
    ] {
        assert_eq!(error.code(), Some("TimeZoneNotSupportedException"), "{error}");
    }
    assert_eq!(mine.events().count().await.unwrap(), 2, "nothing was made");
    emulator.journal().clear();
    for zone in ["", " ", "UTC\", IdType=\"ImmutableId", "UTC\r\nX: y", "Zürich", "a\\b"] {
        let lost = mine.clone().time_zone(zone);
        for error in [
            lost.events().list().await.unwrap_err(),
            lost.event("e").get().await.unwrap_err(),
            lost.event("e").update().set(event::SUBJECT, "x").await.unwrap_err(),
            lost.events().create(hour("x", 8)).await.unwrap_err(),
            lost.event("e").instances(from, to).await.unwrap_err(),
        ] {
            let line = error.to_string();
            assert!(line.contains("name one as Windows does") && !line.contains('\n'), "{line}");
        }
    }
    assert!(emulator.journal().requests().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn every_page_of_a_view_is_told_alike() {
    let (emulator, mine) = ada();
    make(&mine, daily(hour("Walk", 6))).await;
    emulator.journal().clear();
    let calendars = mine.time_zone("Tokyo Standard Time");
    let (from, to) = (instant("2026-03-02T00:00:00Z"), instant("2026-03-12T00:00:00Z"));
    let view = calendars.view(from, to).filter(event::SUBJECT.eq("Walk")).select(event::START).top(3);
    let found = view.items().try_collect().await.unwrap();
    let expected: Vec<String> = (2..12).map(|day| format!("{day:02} 15:00")).collect();
    assert_eq!(starts(&found), expected);
    let requests = emulator.journal().matching("GET /me/calendarView");
    assert_eq!(requests.count(), 4);
    for request in requests.requests() {
        assert_eq!(request.header("prefer"), Some("outlook.timezone=\"Tokyo Standard Time\""), "{request}");
        assert!(request.query.contains("startDateTime=2026-03-02"), "{request}");
    }
}

#[tokio::test]
async fn a_span_that_cannot_be_is_refused_before_anything_is_sent() {
    let (emulator, mine) = ada();
    let (from, to) = monday();
    let item = mine.calendar("c");
    for list in [mine.view(to, from), item.view(from, from), mine.event("e").instances(to, from)] {
        let error = list.await.unwrap_err().to_string();
        assert!(error.ends_with("the span must end after its start"), "{error}");
    }
    let error = mine.view(Timestamp::MIN, Timestamp::MAX).await.unwrap_err().to_string();
    assert!(error.contains("longer than 1825 days") && error.contains("ask for a part at a time"), "{error}");
    assert!(emulator.journal().requests().is_empty(), "nothing was sent");
    // The longest that Outlook looks at.
    let longest = from + (1825 * 24).hours();
    mine.view(from, longest).await.unwrap();
    assert!(mine.view(from, longest + 1.microsecond()).await.is_err());
}

#[tokio::test]
async fn spans_are_said_in_whatever_is_at_hand() {
    let (emulator, mine) = ada();
    let start: Zoned = "2026-03-02T09:00[Europe/Berlin]".parse().unwrap();
    let end = start.checked_add(1.day()).unwrap();
    mine.view(&start, &end).await.unwrap();
    mine.view(start.timestamp(), end.clone()).await.unwrap();
    for request in emulator.journal().requests() {
        assert_eq!(request.query, "startDateTime=2026-03-02T08:00:00Z&endDateTime=2026-03-03T08:00:00Z");
    }
    // A view of somebody else's calendar.
    let bob = CalendarClient::of(&client(&emulator, "ada@contoso.com"), "bob@contoso.com");
    assert!(bob.view(&start, &end).await.unwrap().value.is_empty());
    emulator.journal().expect("GET /users/bob@contoso.com/calendarView").times(1);
}
