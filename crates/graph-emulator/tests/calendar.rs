//! Calendars, their groups, and single events in them: made, read, changed, looked at in a span of time.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};

/// Ada's day: a review at nine in Berlin, lunch at noon in UTC, and a holiday in a calendar of its own.
fn day() -> Graph {
    let emulator = Emulator::builder()
        .starting_at("2026-03-02T06:00:00Z")
        .user("ada@contoso.com", |user| {
            user.display_name("Ada")
                .event(|event| {
                    event
                        .subject("Review")
                        .body_html("<p>Bring the <b>figures</b></p>")
                        .start("2026-03-02T09:00:00", "Europe/Berlin")
                        .end("2026-03-02T10:30:00", "W. Europe Standard Time")
                        .location("Room 1")
                        .category("Red")
                })
                .event(|event| event.subject("Lunch").start("2026-03-02T12:00:00", "UTC").property("showAs", "free"))
                .event_in("Holidays", |event| {
                    event.subject("Spring").start("2026-03-20T00:00:00", "Tokyo Standard Time").all_day(2)
                })
        })
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .build();
    Graph::new(emulator)
}

fn at(time: &str, zone: &str) -> Value {
    json!({"dateTime": time, "timeZone": zone})
}

fn meeting(subject: &str, start: &str, end: &str) -> Value {
    json!({"subject": subject, "start": at(start, "UTC"), "end": at(end, "UTC")})
}

fn path(answer: &Answer) -> String {
    format!("/me/events/{}", answer.json["id"].as_str().unwrap())
}

async fn id_of(graph: &Graph, subject: &str) -> String {
    let page = graph.get(&format!("/me/events?$filter=subject+eq+'{subject}'")).await.expect(200);
    page.items()[0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn every_mailbox_has_a_calendar_in_a_group() {
    let graph = day();
    let default = graph.get("/me/calendar").await.expect(200);
    assert_eq!((&default.json["name"], &default.json["isDefaultCalendar"]), (&json!("Calendar"), &json!(true)));
    assert_eq!(default.json["owner"], json!({"name": "Ada", "address": "ada@contoso.com"}));
    let context = default.json["@odata.context"].as_str().unwrap();
    assert!(context.ends_with("/calendars/$entity") && context.contains("$metadata#users('"), "{context}");
    let all = graph.get("/me/calendars?$count=true").await.expect(200);
    assert_eq!((all.texts("name"), &all.json["@odata.count"]), (vec!["Calendar", "Holidays"], &json!(2)));
    assert_eq!(graph.get("/me/calendars/$count").await.expect(200).text, "2");
    let groups = graph.get("/me/calendarGroups").await.expect(200);
    assert_eq!(groups.texts("name"), ["My Calendars"]);
    let group = groups.items()[0]["id"].as_str().unwrap();
    let inside = graph.get(&format!("/me/calendarGroups/{group}/calendars?$filter=name+eq+'holidays'")).await;
    assert_eq!(inside.expect(200).texts("name"), ["Holidays"]);
    assert_eq!(graph.get("/users/bob@contoso.com/calendars").await.expect(200).texts("name"), ["Calendar"]);
}

#[tokio::test]
async fn calendars_come_and_go() {
    let graph = day();
    let made = graph.post("/me/calendars", json!({"name": " Travel ", "color": "LightTeal"})).await.expect(201);
    assert_eq!((&made.json["name"], &made.json["color"]), (&json!("Travel"), &json!("lightTeal")));
    let path = format!("/me/calendars/{}", made.json["id"].as_str().unwrap());
    let changed = graph.patch(&path, json!({"name": "Trips"})).await.expect(200);
    assert_eq!((&changed.json["name"], &changed.json["color"]), (&json!("Trips"), &json!("lightTeal")));
    assert_ne!(changed.json["changeKey"], made.json["changeKey"]);
    for (method, url, body, status, code) in [
        ("POST", "/me/calendars", json!({"name": "TRIPS"}), 409, "ErrorFolderExists"),
        ("POST", "/me/calendars", json!({}), 400, "ErrorInvalidRequest"),
        ("POST", "/me/calendars", json!({"name": "x", "colour": "red"}), 400, "RequestBodyRead"),
        ("POST", "/me/calendars", json!({"name": "x", "color": "red"}), 400, "RequestBodyRead"),
        ("PATCH", path.as_str(), json!({"name": "calendar"}), 409, "ErrorFolderExists"),
        ("PATCH", path.as_str(), json!({"name": ""}), 400, "ErrorInvalidRequest"),
        ("GET", "/me/calendars/x", json!({}), 400, "ErrorInvalidIdMalformed"),
        ("GET", "/me/calendars?$filter=colour eq 1", json!({}), 400, "RequestBroker--ParseUri"),
        ("GET", "/me/calendars?$search=x", json!({}), 400, "BadRequest"),
    ] {
        let answer = graph.try_call(method, &url.replace(' ', "+"), Some(body.to_string())).await.unwrap();
        assert_eq!((answer.status.as_u16(), answer.code()), (status, code), "{method} {url}");
    }
    graph.post(&format!("{path}/events"), meeting("Train", "2026-03-03T09:00", "2026-03-03T10:00")).await.expect(201);
    let default = graph.get("/me/calendar").await.json["id"].as_str().unwrap().to_owned();
    let refused = graph.delete(&format!("/me/calendars/{default}")).await.expect(403);
    assert_eq!(refused.code(), "ErrorDeleteDistinguishedFolder");
    // Another default calendar sets the first one free.
    graph.patch(&path, json!({"isDefaultCalendar": true})).await.expect(200);
    assert_eq!(graph.get("/me/events").await.expect(200).texts("subject"), ["Train"]);
    graph.delete(&format!("/me/calendars/{default}")).await.expect(204);
    assert_eq!(graph.get(&format!("/me/calendars/{default}")).await.expect(404).code(), "ErrorItemNotFound");
    assert_eq!(graph.get("/me/calendars").await.texts("name"), ["Holidays", "Trips"]);
}

#[tokio::test]
async fn groups_come_and_go() {
    let graph = day();
    let made = graph.post("/me/calendarGroups", json!({"name": "Projects"})).await.expect(201);
    let path = format!("/me/calendarGroups/{}", made.json["id"].as_str().unwrap());
    let inside = graph.post(&format!("{path}/calendars"), json!({"name": "Apollo"})).await.expect(201);
    let calendar = inside.json["id"].as_str().unwrap();
    assert_eq!(graph.get(&format!("{path}/calendars")).await.expect(200).texts("name"), ["Apollo"]);
    let through = format!("{path}/calendars/{calendar}/events");
    graph.post(&through, meeting("Launch", "2026-03-03T09:00", "2026-03-03T10:00")).await.expect(201);
    assert_eq!(graph.get(&format!("{through}/$count")).await.expect(200).text, "1");
    assert_eq!(graph.patch(&path, json!({"name": "Clients"})).await.expect(200).json["name"], "Clients");
    assert_eq!(graph.post("/me/calendarGroups", json!({"name": "clients"})).await.code(), "ErrorFolderExists");
    assert_eq!(graph.delete(&path).await.expect(400).code(), "ErrorInvalidRequest");
    graph.delete(&format!("{path}/calendars/{calendar}")).await.expect(204);
    graph.delete(&path).await.expect(204);
    graph.get(&path).await.expect(404);
    let mine = graph.get("/me/calendarGroups").await.items()[0]["id"].as_str().unwrap().to_owned();
    let refused = graph.delete(&format!("/me/calendarGroups/{mine}")).await.expect(403);
    assert_eq!(refused.code(), "ErrorDeleteDistinguishedFolder");
}

#[tokio::test]
async fn an_event_from_its_creation_to_its_end() {
    let graph = day();
    let body = json!({
        "@odata.type": "#microsoft.graph.event", "subject": "Bridge", "importance": "High", "isReminderOn": "false",
        "body": {"contentType": "HTML", "content": "<p>Bolts &amp; nuts</p>"}, "location": {"displayName": "Quay"},
        "start": at("2026-03-04T16:00", "Pacific Standard Time"), "end": at("2026-03-04T17:00:00.5", "Pacific Standard Time"),
    });
    let made = graph.post("/me/calendar/events", body).await.expect(201);
    assert!(made.header("location").contains("/events('AAMk"));
    assert_eq!(made.header("etag"), made.json["@odata.etag"].as_str().unwrap());
    for (name, value) in [
        ("importance", json!("high")),
        ("isReminderOn", json!(false)),
        ("bodyPreview", json!("Bolts & nuts")),
        ("start", at("2026-03-05T00:00:00.0000000", "UTC")),
        ("end", at("2026-03-05T01:00:00.5000000", "UTC")),
        ("originalStartTimeZone", json!("Pacific Standard Time")),
        ("type", json!("singleInstance")),
        ("isOrganizer", json!(true)),
        ("responseStatus", json!({"response": "organizer", "time": "0001-01-01T00:00:00Z"})),
        ("recurrence", Value::Null),
    ] {
        assert_eq!(made.json[name], value, "{name}");
    }
    assert_eq!(made.json["locations"][0]["displayName"], "Quay");
    assert_eq!(made.json["organizer"]["emailAddress"]["address"], "ada@contoso.com");
    assert_eq!(made.json["createdDateTime"].as_str().unwrap().len(), "2026-03-02T06:00:00.0000000Z".len());
    let path = path(&made);
    let changed = graph.patch(&path, json!({"subject": "Pier", "locations": [], "categories": null})).await.expect(200);
    assert_eq!((&changed.json["subject"], &changed.json["location"]["displayName"]), (&json!("Pier"), &json!("")));
    assert_eq!((&changed.json["categories"], &changed.json["locations"]), (&json!([]), &json!([])));
    assert_eq!(changed.json["start"], made.json["start"]);
    assert_ne!(changed.json["changeKey"], made.json["changeKey"]);
    assert_eq!(graph.get(&format!("{path}/calendar")).await.expect(200).json["name"], "Calendar");
    graph.delete(&path).await.expect(204);
    assert_eq!(graph.delete(&path).await.expect(404).code(), "ErrorItemNotFound");
    let other = graph.post("/me/events", meeting("x", "2026-03-04T09:00", "2026-03-04T10:00")).await.expect(201);
    let path = self::path(&other);
    graph.try_call("POST", &format!("{path}/permanentDelete"), None).await.unwrap().expect(204);
    graph.get(&path).await.expect(404);
}

#[tokio::test]
async fn events_that_cannot_be() {
    let graph = day();
    let all_day = |start: Value, end: Value| json!({"isAllDay": true, "start": start, "end": end});
    let midnight = |day: u8, zone: &str| at(&format!("2026-03-0{day}T00:00:00"), zone);
    for (body, code, told) in [
        (json!({"subject": "x"}), "ErrorInvalidRequest", "'start'"),
        (json!({"start": midnight(1, "UTC")}), "ErrorInvalidRequest", "'end'"),
        (meeting("x", "2026-03-04T10:00", "2026-03-04T09:00"), "ErrorCalendarEndDateIsEarlierThanStartDate", "later"),
        (meeting("x", "2026-03-04T10:00", "2026-03-04T10:00"), "ErrorCalendarEndDateIsEarlierThanStartDate", "later"),
        (meeting("x", "2026-03-04T10:00", "2032-03-04T10:00"), "ErrorCalendarDurationIsTooLong", "five years"),
        (meeting("x", "tomorrow", "2026-03-04T10:00"), "RequestBodyRead", "'tomorrow'"),
        (json!({"start": at("2026-03-04", "Mars/Phobos")}), "TimeZoneNotSupportedException", "'Mars/Phobos'"),
        (json!({"start": "2026-03-04T10:00:00"}), "RequestBodyRead", "dateTimeTimeZone"),
        (json!({"start": {"date": "2026-03-04"}}), "RequestBodyRead", "'date'"),
        (json!({"colour": "red"}), "RequestBodyRead", "'colour' does not exist on type 'microsoft.graph.event'"),
        (json!({"showAs": "away"}), "RequestBodyRead", "freeBusyStatus"),
        (all_day(at("2026-03-04T08:00", "UTC"), midnight(5, "UTC")), "ErrorInvalidRequest", "Event.Start"),
        (all_day(midnight(4, "UTC"), at("2026-03-05T08:00", "UTC")), "ErrorInvalidRequest", "Event.End"),
        (all_day(midnight(4, "UTC"), midnight(6, "Asia/Tokyo")), "ErrorInvalidRequest", "same time zone"),
        (json!({"attendees": [{"emailAddress": {"name": "Nobody"}}]}), "ErrorInvalidRequest", "address"),
    ] {
        let answer = graph.post("/me/events", body.clone()).await.expect(400);
        assert_eq!(answer.code(), code, "{body}");
        assert!(answer.message().contains(told), "{}", answer.text);
    }
    assert_eq!(graph.get("/me/events/$count").await.text, "2");
    let path = format!("/me/events/{}", id_of(&graph, "Review").await);
    graph.patch(&path, json!({"end": at("2026-03-02T08:00", "UTC")})).await.expect(400);
    graph.patch(&path, json!({"isAllDay": true})).await.expect(400);
    assert_eq!(graph.get(&path).await.json["end"]["dateTime"], "2026-03-02T09:30:00.0000000");
}

#[tokio::test]
async fn a_creation_is_made_once() {
    let graph = day();
    let mut body = meeting("Once", "2026-03-04T09:00", "2026-03-04T10:00");
    body["transactionId"] = json!("7e1c");
    let first = graph.post("/me/events", body.clone()).await.expect(201);
    let again = graph.post("/me/events", body.clone()).await.expect(201);
    assert_eq!((&first.json["id"], &first.json["transactionId"]), (&again.json["id"], &json!("7e1c")));
    assert_eq!(graph.get("/me/events/$count").await.text, "3");
    body["transactionId"] = json!("7e1d");
    assert_ne!(graph.post("/me/events", body).await.expect(201).json["id"], first.json["id"]);
    graph.patch(&path(&first), json!({"transactionId": "other"})).await.expect(200);
    assert_eq!(graph.get(&path(&first)).await.json["transactionId"], "7e1c");
}

#[tokio::test]
async fn lists_are_filtered_ordered_and_paged() {
    let graph = day();
    let subjects = |query: &'static str| {
        let graph = &graph;
        async move { graph.get(&format!("/me/events?{query}")).await.expect(200).texts("subject").join(",") }
    };
    assert_eq!(subjects("").await, "Review,Lunch");
    assert_eq!(subjects("$orderby=start/dateTime+desc").await, "Lunch,Review");
    assert_eq!(subjects("$orderby=subject&$top=1").await, "Lunch");
    // Filters are about UTC, where the review begins at eight.
    assert_eq!(subjects("$filter=start/dateTime+ge+'2026-03-02T08:00'").await, "Review,Lunch");
    assert_eq!(subjects("$filter=start/dateTime+gt+'2026-03-02T08:00:00Z'").await, "Lunch");
    assert_eq!(subjects("$filter=start/dateTime+le+'2026-03-02T09:00:00%2B01:00'").await, "Review");
    assert_eq!(subjects("$filter=end/dateTime+in+('2026-03-02T12:30')").await, "Lunch");
    assert_eq!(subjects("$filter=showAs+eq+'Free'+or+categories/any(c:c+eq+'red')").await, "Review,Lunch");
    assert_eq!(subjects("$filter=contains(location/displayName,'room')").await, "Review");
    let first = graph.get("/me/events?$top=1&$select=subject&$count=true").await.expect(200);
    assert_eq!(first.json["@odata.count"], 2);
    assert_eq!(first.items()[0].as_object().unwrap().len(), 3, "{}", first.text);
    let second = graph.get(first.json["@odata.nextLink"].as_str().unwrap()).await.expect(200);
    assert_eq!(second.texts("subject"), ["Lunch"]);
    assert!(second.json.get("@odata.nextLink").is_none() && second.json.get("@odata.count").is_none());
    assert_eq!(graph.get("/me/events/$count?$filter=isAllDay+eq+false").await.expect(200).text, "2");
    for (query, code) in [
        ("$filter=colour+eq+1", "RequestBroker--ParseUri"),
        ("$filter=start/day+eq+1", "RequestBroker--ParseUri"),
        ("$select=colour", "RequestBroker--ParseUri"),
        ("$orderby=start", "BadRequest"),
        ("$expand=colour", "BadRequest"),
        ("$search=%22x%22", "BadRequest"),
        ("$top=1001", "BadRequest"),
    ] {
        assert_eq!(graph.get(&format!("/me/events?{query}")).await.expect(400).code(), code, "{query}");
    }
}

#[tokio::test]
async fn times_are_told_in_the_zone_that_is_preferred() {
    let graph = day();
    let path = format!("/me/events/{}", id_of(&graph, "Review").await);
    for (zone, start) in [
        ("Tokyo Standard Time", "2026-03-02T17:00:00.0000000"),
        ("America/New_York", "2026-03-02T03:00:00.0000000"),
        ("utc", "2026-03-02T08:00:00.0000000"),
    ] {
        let preference = format!("outlook.timezone=\"{zone}\"");
        let told = graph.plain().with("Prefer", &preference).get(&format!("{path}?$select=start")).await.expect(200);
        assert_eq!(told.json["start"], at(start, zone));
        assert_eq!(told.header("preference-applied"), preference);
        assert!(told.json.get("isAllDay").is_none());
    }
    let lost = graph.plain().with("Prefer", "outlook.timezone=\"Mars/Phobos\"");
    for path in [path.as_str(), "/me/events", "/me/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03"] {
        assert_eq!(lost.get(path).await.expect(400).code(), "TimeZoneNotSupportedException");
    }
    let refused = lost.post("/me/events", meeting("x", "2026-03-04T09:00", "2026-03-04T10:00")).await.expect(400);
    assert_eq!(refused.code(), "TimeZoneNotSupportedException");
    assert_eq!(graph.get("/me/events/$count").await.text, "2");
    let text = graph.plain().with("Prefer", "outlook.body-content-type=\"text\"").get(&path).await.expect(200);
    assert_eq!(text.json["body"], json!({"contentType": "text", "content": "Bring the figures"}));
}

#[tokio::test]
async fn whole_days_stay_at_midnight_in_every_zone() {
    let graph = day();
    let view = "calendarView?startDateTime=2026-03-20T00:00:00Z&endDateTime=2026-03-21T00:00:00Z";
    let holidays = graph.get("/me/calendars").await.items()[1]["id"].as_str().unwrap().to_owned();
    let tokyo = graph.plain().with("Prefer", "outlook.timezone=\"Asia/Tokyo\"");
    for (graph, zone) in [(&graph, "UTC"), (&tokyo, "Asia/Tokyo")] {
        let page = graph.get(&format!("/me/calendars/{holidays}/{view}")).await.expect(200);
        assert_eq!(page.items()[0]["start"], at("2026-03-20T00:00:00.0000000", zone));
        assert_eq!(page.items()[0]["end"], at("2026-03-22T00:00:00.0000000", zone));
    }
    // They are days of UTC, whichever zone they were made in.
    let eve = "calendarView?startDateTime=2026-03-19T12:00:00Z&endDateTime=2026-03-20T00:00:00Z";
    assert!(graph.get(&format!("/me/calendars/{holidays}/{eve}")).await.expect(200).items().is_empty());
    assert!(graph.get(&format!("/me/{view}")).await.expect(200).items().is_empty());
}

#[tokio::test]
async fn views_hold_what_overlaps() {
    let graph = day();
    let view = |start: &'static str, end: &'static str| {
        let graph = &graph;
        async move {
            let url = format!("/me/calendarView?startDateTime={start}&endDateTime={end}");
            graph.get(&url).await.expect(200).texts("subject").join(",")
        }
    };
    assert_eq!(view("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z").await, "Review,Lunch");
    assert_eq!(view("2026-03-02T09:29:00Z", "2026-03-02T12:00:00Z").await, "Review");
    assert_eq!(view("2026-03-02T09:30:00Z", "2026-03-02T12:00:00Z").await, "");
    assert_eq!(view("2026-03-02T09:29:00", "2026-03-02T12:00:01").await, "Review,Lunch");
    // An offset of a parameter counts, and the preferred zone does not.
    assert_eq!(view("2026-03-02T10:30:00%2B01:00", "2026-03-02T13:30:00%2B01:00").await, "Lunch");
    let tokyo = graph.plain().with("Prefer", "outlook.timezone=\"Tokyo Standard Time\"");
    let url =
        "/me/calendar/calendarView?StartDateTime=2026-03-02T09:30:00&EndDateTime=2026-03-02T12:30:00&$select=start";
    let told = tokyo.get(url).await.expect(200);
    assert_eq!(
        told.items().iter().map(|it| &it["start"]["dateTime"]).collect::<Vec<_>>(),
        ["2026-03-02T21:00:00.0000000"]
    );
    let paged = "/me/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03&$top=1&$orderby=start/dateTime";
    let next = graph.get(paged).await.expect(200).json["@odata.nextLink"].as_str().unwrap().to_owned();
    assert!(next.contains("startDateTime=2026-03-02"), "{next}");
    assert_eq!(graph.get(&next).await.expect(200).texts("subject"), ["Lunch"]);
}

#[tokio::test]
async fn views_need_a_span_that_can_be() {
    let graph = day();
    for (query, code) in [
        ("", "ErrorInvalidParameter"),
        ("startDateTime=2026-03-02", "ErrorInvalidParameter"),
        ("startDateTime=2026-03-02&endDateTime=soon", "ErrorInvalidParameter"),
        // An offset whose plus is not encoded.
        ("startDateTime=2026-03-02T00:00:00+01:00&endDateTime=2026-03-03", "ErrorInvalidParameter"),
        ("startDateTime=2026-03-02&endDateTime=2026-03-01", "ErrorInvalidParameter"),
        ("startDateTime=2026-01-01&endDateTime=2031-01-01", "ErrorInvalidRequest"),
    ] {
        let answer = graph.get(&format!("/me/calendarView?{query}")).await.expect(400);
        assert_eq!(answer.code(), code, "{query}");
    }
    let message = graph.get("/me/calendarView?startDateTime=2026-01-01&endDateTime=2031-01-01").await;
    assert!(message.message().ends_with("Maximum number of days: 1825"), "{}", message.text);
    graph.get("/me/calendarView?startDateTime=2026-01-01&endDateTime=2030-12-31").await.expect(200);
}

#[tokio::test]
async fn etags_and_lasting_ids() {
    let graph = day();
    let id = id_of(&graph, "Review").await;
    let path = format!("/me/events/{id}");
    let etag = graph.get(&path).await.json["@odata.etag"].as_str().unwrap().to_owned();
    let guarded = graph.plain().with("If-Match", &etag);
    guarded.patch(&path, json!({"subject": "New"})).await.expect(200);
    assert_eq!(guarded.patch(&path, json!({"subject": "Newer"})).await.expect(412).code(), "ErrorIrresolvableConflict");
    guarded.delete(&path).await.expect(412);
    let lasting = graph.plain().with("Prefer", "IdType=\"ImmutableId\"").get(&path).await.expect(200);
    let other = lasting.json["id"].as_str().unwrap();
    assert_ne!(other, id);
    assert_eq!(graph.get(&format!("/me/events/{other}")).await.expect(200).json["id"], id.as_str());
    // A calendar in the path must be the event's.
    let calendars = graph.get("/me/calendars").await.expect(200);
    let ids: Vec<&str> = calendars.texts("id");
    graph.get(&format!("/me/calendars/{}/events/{id}", ids[0])).await.expect(200);
    graph.get(&format!("/me/calendars/{}/events/{id}", ids[1])).await.expect(404);
    graph.get(&format!("/users/bob@contoso.com/events/{id}")).await.expect(404);
    assert_eq!(graph.get("/me/events/nonsense").await.expect(400).code(), "ErrorInvalidIdMalformed");
}

#[tokio::test]
async fn an_online_meeting_stays_one() {
    let graph = day();
    let mut body = meeting("Call", "2026-03-04T09:00", "2026-03-04T10:00");
    body["isOnlineMeeting"] = json!(true);
    let made = graph.post("/me/events", body).await.expect(201);
    let url = &made.json["onlineMeeting"]["joinUrl"];
    assert!(url.as_str().unwrap().starts_with("https://teams.microsoft.com/l/meetup-join/"));
    assert_eq!(made.json["onlineMeetingProvider"], "teamsForBusiness");
    let same = graph.patch(&path(&made), json!({"isOnlineMeeting": false, "onlineMeetingProvider": "unknown"})).await;
    let same = same.expect(200);
    assert_eq!((&same.json["isOnlineMeeting"], &same.json["onlineMeeting"]["joinUrl"]), (&json!(true), url));
}

#[tokio::test]
#[should_panic(expected = "the event `Late` would be refused: ErrorCalendarEndDateIsEarlierThanStartDate")]
async fn an_emulator_is_not_built_with_an_event_that_cannot_be() {
    Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.event(|event| event.subject("Late").start("2026-03-02T09:00", "UTC").end("2026-03-02T08:00", "UTC"))
        })
        .build();
}

#[tokio::test]
async fn the_demo_has_plans_around_today() {
    let emulator = Emulator::builder().demo().starting_at("2026-07-01T09:00:00Z").build();
    let graph = Graph::new(emulator);
    let week = "calendarView?startDateTime=2026-06-29&endDateTime=2026-07-06&$select=subject,isOrganizer";
    let view = graph.get(&format!("/me/{week}")).await.expect(200);
    assert_eq!(
        view.texts("subject"),
        [
            "Load test, round 9",
            "Engineering meeting",
            "Lunch with Eve",
            "Site visit at gate 7",
            "Budget for the quarter",
            "Dentist"
        ]
    );
    assert_eq!(view.items().iter().filter(|item| item["isOrganizer"] == false).count(), 3);
    let bobs = graph.get(&format!("/users/bob@contoso.com/{week}")).await.expect(200);
    assert_eq!(bobs.texts("subject"), ["Load test, round 9", "Engineering meeting", "Site visit at gate 7"]);
    assert_eq!(graph.get("/me/calendars").await.expect(200).texts("name"), ["Calendar", "Holidays"]);
}
