//! What each method does to calendars, groups and events, on the emulator.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ada, at, client, hour, instant, make, named, starts, subjects};
use graph_calendar::{
    Attendee, AttendeeType, CalendarClient, CalendarColor, DateTimeTimeZone, DayOfWeek, Event, EventType,
    FreeBusyStatus, Importance, PatternedRecurrence, Recipient, RecurrencePattern, RecurrencePatternType,
    RecurrenceRange, RecurrenceRangeType, calendar, calendar_group, date_time_time_zone, event, jiff::civil::date,
    location,
};
use std::collections::HashSet;

/// Every Monday, so many times.
fn mondays(times: i32) -> PatternedRecurrence {
    let mut pattern = RecurrencePattern::default();
    pattern.r#type = Some(RecurrencePatternType::Weekly);
    pattern.interval = Some(1);
    pattern.days_of_week = Some(vec![DayOfWeek::Monday]);
    let mut range = RecurrenceRange::default();
    range.r#type = Some(RecurrenceRangeType::Numbered);
    range.start_date = Some(date(2026, 3, 2));
    range.number_of_occurrences = Some(times);
    let mut recurrence = PatternedRecurrence::default();
    recurrence.pattern = Some(pattern);
    recurrence.range = Some(range);
    recurrence
}

#[tokio::test]
async fn calendars_are_made_renamed_coloured_and_deleted() {
    let (_emulator, mine) = ada();
    let names = async || {
        let all = mine.calendars().list().items().try_collect().await.unwrap();
        all.into_iter().map(|calendar| calendar.name.unwrap()).collect::<Vec<_>>().join(",")
    };
    assert_eq!(names().await, "Calendar,Spring");
    let made = mine.calendars().create("Trips").await.unwrap();
    assert_eq!((made.name.as_deref(), made.is_default_calendar), (Some("Trips"), Some(false)));
    let trips = mine.calendar(made.require_id().unwrap());
    let changed = trips.update().set(calendar::NAME, "Journeys").set(calendar::COLOR, CalendarColor::LightTeal);
    assert_eq!(changed.await.unwrap().color, Some(CalendarColor::LightTeal));
    assert_eq!(trips.get().select(calendar::NAME).await.unwrap().name.as_deref(), Some("Journeys"));

    let error = mine.calendars().create("spring").await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert!(error.to_string().starts_with("calendar.calendars.create: 409 ErrorFolderExists: "), "{error}");
    let error = trips.update().set(calendar::NAME, "Calendar").await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert_eq!(mine.calendars().create(" ").await.unwrap_err().status().unwrap(), 400);

    // The default calendar stays until another one is it.
    let first = mine.calendar(mine.default_calendar().get().await.unwrap().require_id().unwrap());
    assert!(first.delete().await.unwrap_err().is_access_denied());
    trips.update().set(calendar::IS_DEFAULT_CALENDAR, true).await.unwrap();
    assert_eq!(mine.events().count().await.unwrap(), 0);
    first.delete().await.unwrap();
    assert!(first.get().await.unwrap_err().is_not_found());
    assert!(first.events().list().await.unwrap_err().is_not_found());
    assert_eq!(names().await, "Spring,Journeys");
}

#[tokio::test]
async fn groups_are_made_renamed_filled_and_deleted() {
    let (_emulator, mine) = ada();
    let made = mine.calendar_groups().create("Projects").await.unwrap();
    let group = mine.calendar_group(made.require_id().unwrap());
    let renamed = group.update().set(calendar_group::NAME, "Clients").await.unwrap();
    assert_ne!(renamed.change_key, made.change_key);
    assert_eq!(group.get().await.unwrap().name.as_deref(), Some("Clients"));
    assert!(mine.calendar_groups().create("clients").await.unwrap_err().is_conflict());

    let apollo = group.calendars().create("Apollo").await.unwrap();
    let inside = group.calendars().list().await.unwrap().value;
    assert_eq!(inside.iter().map(|calendar| &calendar.id).collect::<Vec<_>>(), [&apollo.id]);
    assert_eq!(mine.calendars().list().await.unwrap().value.len(), 3);
    let error = group.delete().await.unwrap_err();
    assert!(error.to_string().starts_with("calendar.groups.delete: 400 ErrorInvalidRequest: "), "{error}");
    mine.calendar(apollo.require_id().unwrap()).delete().await.unwrap();
    group.delete().await.unwrap();
    assert!(group.get().await.unwrap_err().is_not_found());

    let left = mine.calendar_groups().list().await.unwrap().value;
    let [left] = &left[..] else { unreachable!("one group, not {}", left.len()) };
    assert!(mine.calendar_group(left.require_id().unwrap()).delete().await.unwrap_err().is_access_denied());
}

#[tokio::test]
async fn an_event_is_made_read_changed_cleared_and_deleted() {
    let (_emulator, mine) = ada();
    let made = Event::new("Bridge").start(at(16, 0), "Pacific Standard Time").end(at(17, 30), "Pacific Standard Time");
    let item = make(&mine, made.location("Quay").html("<p>Bolts &amp; nuts</p>")).await;
    let read = item.get().await.unwrap();
    assert_eq!((read.r#type, read.body_preview.as_deref()), (Some(EventType::SingleInstance), Some("Bolts & nuts")));
    assert_eq!(read.original_start_time_zone.as_deref(), Some("Pacific Standard Time"));
    assert_eq!(read.start, Some(DateTimeTimeZone::new(date(2026, 3, 3).at(0, 0, 0, 0), "UTC")));
    assert_eq!(read.locations.unwrap()[0].display_name.as_deref(), Some("Quay"));

    let changed = item
        .update()
        .set(event::SUBJECT, "Pier")
        .set(event::LOCATION / location::DISPLAY_NAME, "Dock")
        .set(event::IMPORTANCE, Importance::High)
        .set(event::SHOW_AS, FreeBusyStatus::Tentative)
        .set(event::CATEGORIES, vec!["Blue".to_owned()])
        .set(event::END, DateTimeTimeZone::new(date(2026, 3, 3).at(3, 0, 0, 0), "UTC"))
        .await
        .unwrap();
    assert_eq!(changed.starts().unwrap().duration_until(&changed.ends().unwrap()).as_hours(), 3);
    assert_eq!((changed.subject.as_deref(), changed.importance), (Some("Pier"), Some(Importance::High)));
    assert_eq!(changed.location.unwrap().display_name.as_deref(), Some("Dock"));
    assert_eq!(item.update().clear(event::CATEGORIES).await.unwrap().categories, Some(vec![]));

    let (old, new) = (read.etag.unwrap(), item.get().select(event::ID).await.unwrap().etag.unwrap());
    assert!(item.update().set(event::SUBJECT, "x").if_match(&old).await.unwrap_err().is_precondition_failed());
    assert!(item.delete().if_match(&old).await.unwrap_err().is_precondition_failed());
    item.delete().if_match(&new).await.unwrap();
    let error = item.get().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(error.to_string().starts_with("calendar.events.get: 404 ErrorItemNotFound: "), "{error}");
}

#[tokio::test]
async fn whoever_attends_has_the_meeting_too() {
    let (emulator, mine) = ada();
    let bob = CalendarClient::new(&client(&emulator, "bob@contoso.com"));
    let of_bob = async || bob.events().list().await.unwrap().value;
    let meeting = hour("Plans", 14)
        .attendee(Recipient::new("bob@contoso.com").name("Bob"))
        .attendee(Attendee::optional("eve@contoso.com"))
        .attendee(Attendee::resource("room1@contoso.com"));
    let item = make(&mine, meeting).await;
    let attendees = item.get().select(event::ATTENDEES).await.unwrap().attendees.unwrap();
    let kinds: Vec<_> =
        attendees.iter().map(|attendee| (attendee.address().unwrap(), attendee.r#type.clone().unwrap())).collect();
    let expected = [
        ("bob@contoso.com", AttendeeType::Required),
        ("eve@contoso.com", AttendeeType::Optional),
        ("room1@contoso.com", AttendeeType::Resource),
    ];
    assert_eq!(kinds, expected);
    let invitation = of_bob().await.remove(0);
    assert_eq!((invitation.subject.as_deref(), invitation.is_organizer), (Some("Plans"), Some(false)));
    assert_eq!(invitation.organizer.unwrap().address(), Some("ada@contoso.com"));

    // The list is replaced as a whole, and whoever is left out is told.
    item.update().set(event::ATTENDEES, vec![Attendee::required("eve@contoso.com")]).await.unwrap();
    assert_eq!(subjects(&of_bob().await), ["Canceled: Plans"]);
    item.update().set(event::ATTENDEES, vec!["bob@contoso.com".into()]).await.unwrap();
    item.delete().await.unwrap();
    assert!(of_bob().await.iter().all(|event| event.is_cancelled == Some(true)));
}

#[tokio::test]
async fn whole_days_are_the_same_days_everywhere() {
    let (_emulator, mine) = ada();
    let (first, last) = (date(2026, 3, 20), date(2026, 3, 21));
    let fair = make(&mine, Event::new("Fair").whole_days(first, last, "Asia/Tokyo")).await;
    for (calendars, zone) in [(mine.clone(), "UTC"), (mine.time_zone("Tokyo Standard Time"), "Tokyo Standard Time")] {
        let id = fair.get().select(event::ID).await.unwrap().id.unwrap();
        let read = calendars.event(id).get().await.unwrap();
        assert_eq!(read.is_all_day, Some(true));
        assert_eq!(read.start, Some(DateTimeTimeZone::new(first.at(0, 0, 0, 0), zone)));
        assert_eq!(read.end, Some(DateTimeTimeZone::new(date(2026, 3, 22).at(0, 0, 0, 0), zone)));
    }
}

#[tokio::test]
async fn a_series_has_occurrences_that_change_and_go_by_themselves() {
    let (_emulator, mine) = ada();
    let series = make(&mine, hour("Monday", 8).recurrence(mondays(5))).await;
    let (from, to) = (instant("2026-03-01T00:00:00Z"), instant("2026-05-01T00:00:00Z"));
    let instances = async || series.instances(from, to).items().try_collect().await.unwrap();
    let all = instances().await;
    assert_eq!(starts(&all), ["02 08:00", "09 08:00", "16 08:00", "23 08:00", "30 08:00"]);
    let master = series.get().await.unwrap();
    assert_eq!(master.r#type, Some(EventType::SeriesMaster));
    assert_eq!(master.recurrence.unwrap().pattern.unwrap().first_day_of_week, Some(DayOfWeek::Sunday));
    assert!(all.iter().all(|event| event.series_master_id == master.id));
    assert_eq!(series.instances(instant("2026-03-10T00:00:00Z"), to).top(2).await.unwrap().value.len(), 2);

    // One is moved, one is taken out: the others stay.
    let occurrence = |at: usize| mine.event(all[at].require_id().unwrap());
    let moved = occurrence(1)
        .update()
        .set(event::START, DateTimeTimeZone::new(date(2026, 3, 10).at(8, 0, 0, 0), "UTC"))
        .set(event::END, DateTimeTimeZone::new(date(2026, 3, 10).at(9, 0, 0, 0), "UTC"));
    assert_eq!(moved.await.unwrap().r#type, Some(EventType::Exception));
    occurrence(2).delete().await.unwrap();
    assert!(occurrence(2).get().await.unwrap_err().is_not_found());
    assert_eq!(starts(&instances().await), ["02 08:00", "10 08:00", "23 08:00", "30 08:00"]);
    let error = occurrence(1)
        .update()
        .set(event::START, DateTimeTimeZone::new(date(2026, 3, 24).at(8, 0, 0, 0), "UTC"))
        .set(event::END, DateTimeTimeZone::new(date(2026, 3, 24).at(9, 0, 0, 0), "UTC"))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some("ErrorOccurrenceCrossingBoundary"), "{error}");

    // Without its recurrence it is a single event, which has no occurrences.
    let single = series.update().clear(event::RECURRENCE).await.unwrap();
    assert_eq!(single.r#type, Some(EventType::SingleInstance));
    assert!(instances().await.is_empty());
}

#[tokio::test]
async fn events_are_filtered_ordered_selected_counted_and_complete() {
    let (_emulator, mine) = ada();
    for number in 0..25_i8 {
        make(&mine, hour(&format!("Talk {number}"), number % 5 + 15)).await;
    }
    let since = |time| (event::START / date_time_time_zone::DATE_TIME).ge(time);
    assert_eq!(mine.events().count().await.unwrap(), 27);
    assert_eq!(mine.events().count().filter(since(at(18, 0))).await.unwrap(), 10);
    let page = mine.events().list().filter(since(at(12, 0))).top(4).count().await.unwrap();
    assert_eq!((page.value.len(), page.count), (4, Some(26)));

    // Filters are about UTC, where the review begins at eight.
    let early = mine.events().list().filter(!since(at(12, 0))).await.unwrap().value;
    assert_eq!(subjects(&early), ["Review"]);
    let ordered = mine
        .events()
        .list()
        .filter(event::SUBJECT.starts_with("Talk"))
        .order_by((event::START / date_time_time_zone::DATE_TIME).desc())
        .select((event::SUBJECT, event::START))
        .top(4)
        .items()
        .try_collect()
        .await
        .unwrap();
    let names: HashSet<_> = subjects(&ordered).into_iter().collect();
    assert_eq!((ordered.len(), names.len()), (25, 25), "nothing is lost or comes twice");
    assert!(starts(&ordered).is_sorted_by(|one, next| one >= next));
    assert!(ordered.iter().all(|event| event.end.is_none() && event.body.is_none()));
    let free = mine.events().list().filter(event::SHOW_AS.eq(FreeBusyStatus::Free)).await.unwrap().value;
    assert_eq!(subjects(&free), ["Lunch"]);
    let red = mine.events().list().filter(event::CATEGORIES.any(|category| category.eq("Red"))).await.unwrap().value;
    assert_eq!(subjects(&red), ["Review"]);
    let spring = named(&mine, "Spring").await;
    assert_eq!(subjects(&spring.events().list().await.unwrap().value), ["Planting"]);
    assert_eq!(spring.events().count().await.unwrap(), 1);
}

#[tokio::test]
async fn calendars_of_others_are_read_and_written_to() {
    let (emulator, mine) = ada();
    let of_ada = CalendarClient::of(&client(&emulator, "bob@contoso.com"), "ada@contoso.com");
    let made = named(&of_ada, "Spring").await.events().create(hour("Sowing", 7)).await.unwrap();
    assert_eq!(made.organizer.unwrap().address(), Some("ada@contoso.com"));
    assert_eq!(mine.event(made.id.unwrap()).get().await.unwrap().subject.as_deref(), Some("Sowing"));
    assert_eq!(of_ada.events().count().await.unwrap(), 2);
    let nobody = CalendarClient::of(&client(&emulator, "ada@contoso.com"), "nobody@contoso.com");
    assert!(nobody.calendars().list().await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn what_outlook_refuses_is_told_in_its_words() {
    let (emulator, mine) = ada();
    let hour = |from: i8, to: i8, zone: &str| Event::new("x").start(at(from, 0), zone).end(at(to, 0), zone);
    let late = hour(8, 9, "UTC").recurrence({
        let mut late = mondays(3);
        late.range.as_mut().unwrap().start_date = Some(date(2026, 3, 9));
        late
    });
    for (event, code) in [
        (hour(9, 8, "UTC"), "ErrorCalendarEndDateIsEarlierThanStartDate"),
        (hour(9, 9, "UTC"), "ErrorCalendarEndDateIsEarlierThanStartDate"),
        (Event::new("x"), "ErrorInvalidRequest"),
        (hour(8, 9, "Mars/Phobos"), "TimeZoneNotSupportedException"),
        (
            Event::new("x").whole_days(date(2026, 3, 3), date(2026, 3, 1), "UTC"),
            "ErrorCalendarEndDateIsEarlierThanStartDate",
        ),
        (hour(8, 9, "UTC").recurrence(mondays(0)), "ErrorPropertyValidationFailure"),
        (late, "ErrorPropertyValidationFailure"),
        (hour(8, 9, "UTC").attendee(Recipient::default()), "ErrorInvalidRequest"),
    ] {
        let error = mine.events().create(event.clone()).await.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.code()), (400, Some(code)), "{event:?}");
        assert!(error.to_string().starts_with(&format!("calendar.events.create: 400 {code}: ")), "{error}");
    }
    assert_eq!(mine.events().count().await.unwrap(), 2, "nothing was made");
    let review = mine.events().list().filter(event::SUBJECT.eq("Review")).await.unwrap().value.remove(0);
    let review = mine.event(review.id.unwrap());
    let error = review.update().set(event::END, DateTimeTimeZone::new(at(7, 0), "UTC")).await.unwrap_err();
    assert_eq!(error.code(), Some("ErrorCalendarEndDateIsEarlierThanStartDate"), "{error}");

    emulator.journal().clear();
    let error = mine.events().list().search(event::SUBJECT.search("figures")).await.unwrap_err();
    assert!(error.to_string().contains("events cannot be searched"), "{error}");
    assert!(emulator.journal().requests().is_empty(), "nothing was sent");
    assert_eq!(
        mine.events().list().search(event::SUBJECT.search("figures")).unchecked().await.unwrap_err().status().unwrap(),
        400
    );
}

#[tokio::test]
async fn ids_that_stand_for_nothing() {
    let (emulator, mine) = ada();
    for error in [
        mine.event("x").get().await.unwrap_err(),
        mine.calendar("x").get().await.unwrap_err(),
        mine.calendar_group("x").get().await.unwrap_err(),
        mine.calendar("x").events().create(hour("x", 8)).await.unwrap_err(),
    ] {
        assert_eq!(error.code(), Some("ErrorInvalidIdMalformed"), "{error}");
    }
    // An id of another mailbox is none of this one.
    let review = mine.events().list().await.unwrap().value.remove(0).id.unwrap();
    let bob = CalendarClient::new(&client(&emulator, "bob@contoso.com"));
    assert!(bob.event(&review).get().await.unwrap_err().is_not_found());
    assert!(bob.event(&review).update().set(event::SUBJECT, "x").await.unwrap_err().is_not_found());

    emulator.journal().clear();
    let error = mine.event("").delete().await.unwrap_err();
    assert!(error.to_string().starts_with("calendar.events.delete: {event-id} must be a value"), "{error}");
    assert!(mine.event(review).update().await.unwrap_err().to_string().contains("nothing to change"));
    assert!(emulator.journal().requests().is_empty(), "nothing was sent");
}
