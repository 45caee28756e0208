//! Calls that meet faults: done once where twice would show, again where it does no harm.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ada, hour, instant, make, subjects};
use graph_calendar::{CalendarClient, ErrorKind, Event, FreeBusyStatus, calendar, event};
use graph_emulator::Fault;
use std::time::Duration;

const SOON: Duration = Duration::from_secs(2);

/// How many events of that subject there are.
async fn count(mine: &CalendarClient, subject: &str) -> u64 {
    mine.events().count().filter(event::SUBJECT.eq(subject)).await.unwrap()
}

#[tokio::test(start_paused = true)]
async fn every_verb_outlives_throttling() {
    let (emulator, mine) = ada();
    let throttle = || emulator.fault(Fault::throttle(SOON).times(2));
    throttle();
    let item = make(&mine, hour("T", 9)).await;
    throttle();
    item.get().await.unwrap();
    throttle();
    item.update().set(event::SUBJECT, "U").await.unwrap();
    throttle();
    let made = mine.calendars().create("C").await.unwrap();
    throttle();
    let other = mine.calendar(made.require_id().unwrap());
    other.update().set(calendar::NAME, "D").await.unwrap();
    throttle();
    other.delete().await.unwrap();
    throttle();
    let (from, to) = (instant("2026-03-02T00:00:00Z"), instant("2026-03-03T00:00:00Z"));
    assert_eq!(subjects(&mine.view(from, to).await.unwrap().value), ["Review", "U", "Lunch"]);
    throttle();
    assert_eq!(count(&mine, "U").await, 1);
    throttle();
    item.delete().await.unwrap();
    emulator.journal().expect("POST /me/events").times(3);
    emulator.journal().expect("POST /me/calendars").times(3);
}

#[tokio::test(start_paused = true)]
async fn an_event_is_made_once_although_its_answer_was_lost() {
    for fault in [Fault::reset(), Fault::cut_body(), Fault::cut_after(1)] {
        let (emulator, mine) = ada();
        let spelled = format!("{fault:?}");
        emulator.fault(fault.on("POST /me/events"));
        let made = mine.events().create(hour("Once", 9)).await.unwrap();
        let sent = emulator.journal().matching("POST /me/events");
        assert_eq!((sent.count(), sent.clone().carried_out().count()), (2, 2), "{spelled}");
        let names: Vec<_> =
            sent.requests().iter().map(|request| request.json().unwrap()["transactionId"].clone()).collect();
        assert!(names[0].is_string() && names[0] == names[1], "{spelled}: {names:?}");
        assert_eq!(count(&mine, "Once").await, 1, "{spelled}");
        assert_eq!(mine.event(made.id.unwrap()).get().await.unwrap().transaction_id.as_deref(), names[0].as_str());
    }
}

#[tokio::test(start_paused = true)]
async fn an_event_that_was_not_made_is_made_by_the_next_attempt() {
    for fault in [
        Fault::refuse(),
        Fault::reset_unread(),
        Fault::unavailable(SOON),
        Fault::unavailable(None),
        Fault::html(502),
        Fault::status(504),
        Fault::graph_error(500, "ErrorInternalServerTransientError", "Try again."),
    ] {
        let (emulator, mine) = ada();
        let spelled = format!("{fault:?}");
        emulator.fault(fault.on("POST /me/events"));
        mine.events().create(hour("Once", 9)).await.unwrap();
        assert_eq!(emulator.journal().matching("POST /me/events").carried_out().count(), 1, "{spelled}");
        assert_eq!(count(&mine, "Once").await, 1, "{spelled}");
    }
}

#[tokio::test(start_paused = true)]
async fn two_creations_are_two_and_a_name_of_ones_own_makes_them_one() {
    let (emulator, mine) = ada();
    for _ in 0..2 {
        mine.events().create(hour("Twice", 9)).await.unwrap();
    }
    assert_eq!(count(&mine, "Twice").await, 2);
    let named = || {
        let mut named = hour("Named", 9);
        named.transaction_id = Some("order-7".into());
        named
    };
    // The first call gives up; the second, perhaps of another process, finds what it has made.
    emulator.fault(Fault::reset().on("POST /me/events").times(9));
    let error = mine.events().create(named()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    emulator.clear_faults();
    mine.events().create(named()).await.unwrap();
    assert_eq!(count(&mine, "Named").await, 1);
}

#[tokio::test(start_paused = true)]
async fn calendars_have_no_such_name_so_their_creation_is_not_repeated() {
    let (emulator, mine) = ada();
    emulator.fault(Fault::reset().on("POST /me/calendars"));
    let error = mine.calendars().create("Trips").await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Interrupted, 1));
    emulator.journal().expect("POST /me/calendars").times(1);
    assert!(mine.calendars().create("Trips").await.unwrap_err().is_conflict(), "it was made all the same");
}

#[tokio::test(start_paused = true)]
async fn a_change_whose_answer_was_lost_is_made_again() {
    let (emulator, mine) = ada();
    let item = make(&mine, hour("Plan", 9)).await;
    emulator.fault(Fault::reset().on("PATCH /me/events/*"));
    let changed = item.update().set(event::SHOW_AS, FreeBusyStatus::Oof).await.unwrap();
    assert_eq!(changed.show_as, Some(FreeBusyStatus::Oof));
    assert_eq!(emulator.journal().matching("PATCH /me/events/*").carried_out().count(), 2);

    // With a condition it would fail on its own success, so the loss is told.
    emulator.fault(Fault::reset().on("PATCH /me/events/*"));
    let guarded = item.update().set(event::SUBJECT, "Plan B").if_match(&changed.etag.unwrap());
    let error = guarded.await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Interrupted, 1));
    assert_eq!(item.get().await.unwrap().subject.as_deref(), Some("Plan B"));
}

#[tokio::test(start_paused = true)]
async fn a_deletion_whose_answer_was_lost() {
    let (emulator, mine) = ada();
    let item = make(&mine, hour("Gone", 9)).await;
    emulator.fault(Fault::reset_unread().on("DELETE /me/events/*"));
    item.delete().await.unwrap();
    assert_eq!(emulator.journal().matching("DELETE /me/events/*").count(), 2);

    // The first attempt did it, so the second finds nothing: the error says that there were two.
    let item = make(&mine, hour("Gone", 9)).await;
    emulator.fault(Fault::reset().on("DELETE /me/events/*"));
    let error = item.delete().await.unwrap_err();
    assert!(error.is_not_found() && error.attempts() == 2, "{error}");
    assert_eq!(count(&mine, "Gone").await, 0);
}

#[tokio::test(start_paused = true)]
async fn a_listing_goes_on_through_what_befalls_its_pages() {
    let (emulator, mine) = ada();
    for number in 0..12 {
        make(&mine, hour(&format!("Talk {number}"), 9)).await;
    }
    let all = async || mine.events().list().top(5).items().try_collect().await.map(|all| all.len());
    for fault in [Fault::cut_body(), Fault::unavailable(None), Fault::reset(), Fault::empty_page(), Fault::html(503)] {
        let spelled = format!("{fault:?}");
        emulator.fault(fault.on("GET /me/events"));
        assert_eq!(all().await.unwrap(), 14, "{spelled}");
    }
    emulator.fault(Fault::foreign_next_link().on("GET /me/events"));
    let error = all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().starts_with("calendar.events.list: a link leads to "), "{error}");
}

#[tokio::test(start_paused = true)]
async fn what_this_version_does_not_know_is_kept() {
    let (emulator, mine) = ada();
    emulator.fault(Fault::unknown_members().times(2));
    let review: Event = mine.events().list().filter(event::SUBJECT.eq("Review")).await.unwrap().value.remove(0);
    let Some(FreeBusyStatus::Unknown(show_as)) = &review.show_as else { unreachable!("{:?}", review.show_as) };
    assert_eq!(show_as.as_str(), "memberOfTomorrow");
    assert!(review.extra.value("propertyOfTomorrow").is_some());
    assert!(review.start.as_ref().unwrap().extra.value("propertyOfTomorrow").is_some());
    assert_eq!(review.starts().unwrap().to_string(), "2026-03-02T08:00:00+00:00[UTC]");
    let written = serde_json::to_value(&review).unwrap();
    assert_eq!(written["showAs"], "memberOfTomorrow");
    assert!(written["start"]["propertyOfTomorrow"].is_object());
    let calendar = mine.default_calendar().get().await.unwrap();
    assert!(matches!(calendar.color, Some(graph_calendar::CalendarColor::Unknown(_))));
}
