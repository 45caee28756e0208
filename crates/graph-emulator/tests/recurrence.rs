//! Series of events: laid out in views, with occurrences that are changed or taken out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};

const SPRING: &str = "startDateTime=2026-03-01&endDateTime=2026-06-01";

/// A meeting every Monday at nine in Berlin, four times; clocks change before the last one.
fn mondays() -> Graph {
    let emulator = Emulator::builder()
        .starting_at("2026-03-02T06:00:00Z")
        .user("ada@contoso.com", |user| {
            user.event(|event| {
                event.subject("Monday").start("2026-03-09T09:00:00", "W. Europe Standard Time").recurrence(
                    json!({"type": "weekly", "interval": 1, "daysOfWeek": ["monday"]}),
                    json!({"type": "numbered", "numberOfOccurrences": 4}),
                )
            })
        })
        .build();
    Graph::new(emulator)
}

async fn view(graph: &Graph) -> Answer {
    graph.get(&format!("/me/calendarView?{SPRING}&$top=50")).await.expect(200)
}

fn starts(answer: &Answer) -> Vec<&str> {
    answer.items().iter().map(|item| &item["start"]["dateTime"].as_str().unwrap()[..16]).collect()
}

async fn master(graph: &Graph) -> String {
    graph.get("/me/events").await.expect(200).items()[0]["id"].as_str().unwrap().to_owned()
}

fn path(item: &Value) -> String {
    format!("/me/events/{}", item["id"].as_str().unwrap())
}

fn utc(time: &str) -> Value {
    json!({"dateTime": time, "timeZone": "UTC"})
}

#[tokio::test]
async fn a_series_goes_by_the_clocks_of_its_zone() {
    let graph = mondays();
    let occurrences = view(&graph).await;
    assert_eq!(
        starts(&occurrences),
        ["2026-03-09T08:00", "2026-03-16T08:00", "2026-03-23T08:00", "2026-03-30T07:00"],
        "nine in Berlin is an hour earlier in UTC once summer time has begun"
    );
    let id = master(&graph).await;
    for item in occurrences.items() {
        assert_eq!((&item["type"], &item["seriesMasterId"]), (&json!("occurrence"), &json!(id)));
        assert_eq!((&item["recurrence"], &item["subject"]), (&Value::Null, &json!("Monday")));
        assert_eq!(item["originalStart"], format!("{}Z", item["start"]["dateTime"].as_str().unwrap()));
    }
    // The list has the series, and the view has not.
    let list = graph.get("/me/events").await.expect(200);
    assert_eq!((list.items().len(), &list.items()[0]["type"]), (1, &json!("seriesMaster")));
    let recurrence = &list.items()[0]["recurrence"];
    assert_eq!(recurrence["pattern"]["firstDayOfWeek"], "sunday");
    assert_eq!(recurrence["range"]["endDate"], "0001-01-01");
    assert_eq!(recurrence["range"]["recurrenceTimeZone"], "W. Europe Standard Time");
    let tokyo = graph.plain().with("Prefer", "outlook.timezone=\"Asia/Tokyo\"");
    assert_eq!(starts(&view(&tokyo).await)[3], "2026-03-30T16:00");
}

#[tokio::test]
async fn an_occurrence_has_an_id_of_its_own() {
    let graph = mondays();
    let occurrences = view(&graph).await;
    let ids: std::collections::HashSet<&str> = occurrences.texts("id").into_iter().collect();
    assert_eq!(ids.len(), 4);
    let icals: std::collections::HashSet<&str> = occurrences.texts("iCalUId").into_iter().collect();
    assert_eq!(icals.len(), 4);
    let second = graph.get(&path(&occurrences.items()[1])).await.expect(200);
    assert_eq!(
        (&second.json["start"], &second.json["type"]),
        (&utc("2026-03-16T08:00:00.0000000"), &json!("occurrence"))
    );
    let immutable = graph.plain().with("Prefer", "IdType=\"ImmutableId\"");
    let lasting = view(&immutable).await;
    assert!(lasting.texts("id").iter().all(|id| !ids.contains(id)));
    assert_eq!(graph.get(&path(&lasting.items()[1])).await.expect(200).json["id"], second.json["id"]);
    assert_ne!(lasting.items()[1]["seriesMasterId"], second.json["seriesMasterId"]);
}

#[tokio::test]
async fn instances_are_a_series_alone() {
    let graph = mondays();
    let id = master(&graph).await;
    let single = json!({"subject": "Single", "start": utc("2026-03-09T08:00"), "end": utc("2026-03-09T08:30")});
    let single = graph.post("/me/events", single).await.expect(201);
    let url = format!("/me/events/{id}/instances?startDateTime=2026-03-10&endDateTime=2026-03-24&$select=start");
    assert_eq!(starts(&graph.get(&url).await.expect(200)), ["2026-03-16T08:00", "2026-03-23T08:00"]);
    let none = graph.get(&format!("{}/instances?{SPRING}", path(&single.json))).await.expect(200);
    assert!(none.items().is_empty());
    assert_eq!(graph.get(&format!("/me/events/{id}/instances")).await.expect(400).code(), "ErrorInvalidParameter");
    let page = graph.get(&format!("/me/events/{id}/instances?{SPRING}&$top=3")).await.expect(200);
    let rest = graph.get(page.json["@odata.nextLink"].as_str().unwrap()).await.expect(200);
    assert_eq!((page.items().len(), starts(&rest)), (3, vec!["2026-03-30T07:00"]));
    let filtered = graph.get(&format!("/me/calendarView?{SPRING}&$filter=type+eq+'occurrence'")).await.expect(200);
    assert_eq!(filtered.items().len(), 4);
}

#[tokio::test]
async fn an_occurrence_that_is_changed_is_an_exception() {
    let graph = mondays();
    let second = path(&view(&graph).await.items()[1]);
    let moved = json!({"subject": "Tuesday", "start": utc("2026-03-17T14:00"), "end": utc("2026-03-17T15:00")});
    let changed = graph.patch(&second, moved).await.expect(200);
    assert_eq!((&changed.json["type"], &changed.json["subject"]), (&json!("exception"), &json!("Tuesday")));
    assert_eq!(changed.json["originalStart"], "2026-03-16T08:00:00.0000000Z");
    let all = view(&graph).await;
    assert_eq!(starts(&all)[1], "2026-03-17T14:00");
    assert_eq!(all.texts("type"), ["occurrence", "exception", "occurrence", "occurrence"]);
    // It is where it was moved to, and nowhere else.
    let there = graph.get("/me/calendarView?startDateTime=2026-03-17&endDateTime=2026-03-18").await.expect(200);
    assert_eq!(there.texts("subject"), ["Tuesday"]);
    let before = graph.get("/me/calendarView?startDateTime=2026-03-16&endDateTime=2026-03-17").await.expect(200);
    assert!(before.items().is_empty());
    // What the exception has not changed follows the series.
    let id = master(&graph).await;
    graph.patch(&format!("/me/events/{id}"), json!({"subject": "Weekly", "importance": "high"})).await.expect(200);
    let all = view(&graph).await;
    assert_eq!(all.texts("subject"), ["Weekly", "Tuesday", "Weekly", "Weekly"]);
    assert!(all.items().iter().all(|item| item["importance"] == "high"));
    let whole = graph.get(&format!("/me/events/{id}?$expand=exceptionOccurrences($select=subject)")).await.expect(200);
    assert_eq!(whole.json["exceptionOccurrences"][0]["subject"], "Tuesday");
    let etag = graph.get(&second).await.json["@odata.etag"].as_str().unwrap().to_owned();
    assert_ne!(etag, whole.json["@odata.etag"].as_str().unwrap());
    let guarded = graph.plain().with("If-Match", &etag);
    guarded.patch(&second, json!({"subject": "x"})).await.expect(200);
    guarded.patch(&second, json!({"subject": "y"})).await.expect(412);
}

#[tokio::test]
async fn occurrences_keep_their_order() {
    let graph = mondays();
    let occurrences = view(&graph).await;
    let second = path(&occurrences.items()[1]);
    let to = |start: &str, end: &str| json!({"start": utc(start), "end": utc(end)});
    for (start, end) in [
        ("2026-03-09T18:00", "2026-03-09T19:00"),
        ("2026-03-23T05:00", "2026-03-23T06:00"),
        ("2026-04-23T05:00", "2026-04-23T06:00"),
    ] {
        let refused = graph.patch(&second, to(start, end)).await.expect(400);
        assert_eq!(refused.code(), "ErrorOccurrenceCrossingBoundary", "{start}");
    }
    // Days are those of the series: in Berlin this is the day before its neighbour.
    graph.patch(&second, to("2026-03-22T22:30", "2026-03-22T23:30")).await.expect(200);
    graph.patch(&second, to("2026-03-22T23:30", "2026-03-23T00:30")).await.expect(400);
    // Without its neighbour there is more room.
    graph.delete(&path(&occurrences.items()[2])).await.expect(204);
    graph.patch(&second, to("2026-03-24T08:00", "2026-03-24T09:00")).await.expect(200);
    let refused = graph.patch(&second, json!({"recurrence": {"pattern": {}, "range": {}}})).await.expect(400);
    assert!(refused.message().contains("change the series"), "{}", refused.text);
    graph.patch(&second, json!({"end": utc("2026-03-24T07:00")})).await.expect(400);
}

#[tokio::test]
async fn an_occurrence_can_be_taken_out() {
    let graph = mondays();
    let occurrences = view(&graph).await;
    let third = path(&occurrences.items()[2]);
    graph.patch(&third, json!({"subject": "x"})).await.expect(200);
    graph.delete(&third).await.expect(204);
    assert_eq!(starts(&view(&graph).await), ["2026-03-09T08:00", "2026-03-16T08:00", "2026-03-30T07:00"]);
    assert_eq!(graph.get(&third).await.expect(404).code(), "ErrorItemNotFound");
    graph.delete(&third).await.expect(404);
    let id = master(&graph).await;
    let whole = graph.get(&format!("/me/events/{id}?$select=cancelledOccurrences")).await.expect(200);
    assert_eq!(whole.json["cancelledOccurrences"], json!([format!("OID.{id}.2026-03-23")]));
    assert!(graph.get(&format!("/me/events/{id}")).await.json.get("cancelledOccurrences").is_none());
    graph.delete(&format!("/me/events/{id}")).await.expect(204);
    assert!(view(&graph).await.items().is_empty());
    graph.get(&path(&occurrences.items()[0])).await.expect(404);
}

#[tokio::test]
async fn another_pattern_begins_anew() {
    let graph = mondays();
    let occurrences = view(&graph).await;
    graph.patch(&path(&occurrences.items()[0]), json!({"subject": "Other"})).await.expect(200);
    graph.delete(&path(&occurrences.items()[1])).await.expect(204);
    let url = format!("/me/events/{}", master(&graph).await);
    let daily = json!({"pattern": {"type": "daily", "interval": 7}, "range": {"type": "endDate", "startDate": "2026-03-09",
        "endDate": "2026-03-23"}});
    graph.patch(&url, json!({"recurrence": daily})).await.expect(200);
    let all = view(&graph).await;
    assert_eq!(starts(&all), ["2026-03-09T08:00", "2026-03-16T08:00", "2026-03-23T08:00"]);
    assert_eq!(all.texts("subject"), ["Monday"; 3]);
    graph.get(&path(&occurrences.items()[2])).await.expect(404);
    // An answer can be sent back as it is.
    let shown = graph.get(&url).await.json["recurrence"].clone();
    graph.patch(&url, json!({"recurrence": shown})).await.expect(200);
    assert_eq!(view(&graph).await.texts("id"), all.texts("id"));
    // Another start takes the range with it.
    let later = json!({"start": {"dateTime": "2026-03-10T10:00", "timeZone": "Europe/Berlin"}, "end": {"dateTime":
        "2026-03-10T11:00", "timeZone": "Europe/Berlin"}});
    graph.patch(&url, later).await.expect(200);
    assert_eq!(starts(&view(&graph).await), ["2026-03-10T09:00", "2026-03-17T09:00"]);
    let single = graph.patch(&url, json!({"recurrence": null})).await.expect(200);
    assert_eq!(single.json["type"], "singleInstance");
    assert_eq!(view(&graph).await.texts("type"), ["singleInstance"]);
}

#[tokio::test]
async fn series_that_cannot_be() {
    let graph = mondays();
    let series = |pattern: Value, range: Value| {
        json!({"subject": "x", "start": utc("2026-03-09T08:00"), "end": utc("2026-03-09T09:00"),
            "recurrence": {"pattern": pattern, "range": range}})
    };
    let daily = || json!({"type": "daily", "interval": 1});
    let from = |date: &str| json!({"type": "noEnd", "startDate": date});
    for (pattern, range, code, told) in [
        (daily(), from("2026-03-10"), "ErrorPropertyValidationFailure", "startDate"),
        (daily(), json!({"type": "noEnd"}), "ErrorPropertyValidationFailure", "startDate"),
        (json!({"type": "weekly", "interval": 1}), from("2026-03-09"), "ErrorPropertyValidationFailure", "daysOfWeek"),
        (json!({"type": "hourly", "interval": 1}), from("2026-03-09"), "RequestBodyRead", "recurrencePatternType"),
        (json!({"type": "daily", "every": 1}), from("2026-03-09"), "RequestBodyRead", "'every'"),
        (
            daily(),
            json!({"type": "endDate", "startDate": "2026-03-09", "endDate": "4501-01-01"}),
            "ErrorRecurrenceEndDateTooBig",
            "Sep 1, 4500",
        ),
        (
            daily(),
            json!({"type": "noEnd", "startDate": "2026-03-09", "recurrenceTimeZone": "Mars/Phobos"}),
            "TimeZoneNotSupportedException",
            "Mars/Phobos",
        ),
    ] {
        let answer = graph.post("/me/events", series(pattern, range)).await.expect(400);
        assert_eq!(answer.code(), code, "{}", answer.text);
        assert!(answer.message().contains(told), "{}", answer.text);
    }
    assert_eq!(graph.get("/me/events/$count").await.text, "1");
}

#[tokio::test]
async fn a_series_may_go_by_other_clocks_than_its_start() {
    let graph = mondays();
    let body = json!({"subject": "Night", "start": utc("2026-03-27T23:30"), "end": utc("2026-03-28T00:30"), "recurrence": {
        "pattern": {"type": "daily", "interval": 1},
        "range": {"type": "numbered", "startDate": "2026-03-27", "numberOfOccurrences": 3, "recurrenceTimeZone": "Europe/Berlin"}}});
    let made = graph.post("/me/events", body).await.expect(201);
    let instances = graph.get(&format!("{}/instances?{SPRING}", path(&made.json))).await.expect(200);
    assert_eq!(starts(&instances), ["2026-03-27T23:30", "2026-03-28T23:30", "2026-03-29T22:30"]);
}

#[tokio::test]
async fn whole_days_recur_too() {
    let graph = mondays();
    let body = json!({"subject": "Leap", "isAllDay": true, "start": {"dateTime": "2024-02-29", "timeZone": "Asia/Tokyo"},
        "end": {"dateTime": "2024-03-01", "timeZone": "Asia/Tokyo"}, "recurrence": {
        "pattern": {"type": "absoluteYearly", "interval": 1, "dayOfMonth": 29, "month": 2},
        "range": {"type": "noEnd", "startDate": "2024-02-29"}}});
    let made = graph.post("/me/events", body).await.expect(201);
    let url = format!("{}/instances?startDateTime=2024-01-01&endDateTime=2028-12-01", path(&made.json));
    let instances = graph.get(&url).await.expect(200);
    assert_eq!(
        starts(&instances),
        ["2024-02-29T00:00", "2025-02-28T00:00", "2026-02-28T00:00", "2027-02-28T00:00", "2028-02-29T00:00"]
    );
}

#[tokio::test]
async fn a_series_without_an_end_is_looked_at_far_away() {
    let graph = mondays();
    let body = json!({"subject": "Ever", "start": utc("1990-01-01T23:00"), "end": utc("1990-01-02T01:00"), "recurrence": {
        "pattern": {"type": "relativeMonthly", "interval": 1, "daysOfWeek": ["friday"], "index": "last"},
        "range": {"type": "noEnd", "startDate": "1990-01-01"}}});
    let made = graph.post("/me/events", body).await.expect(201);
    let url = format!("{}/instances?startDateTime=2999-05-01&endDateTime=2999-07-01", path(&made.json));
    assert_eq!(starts(&graph.get(&url).await.expect(200)), ["2999-05-31T23:00", "2999-06-28T23:00"]);
    // The end of an occurrence reaches into the next day.
    let url = format!("{}/instances?startDateTime=1990-01-27&endDateTime=1990-01-28", path(&made.json));
    assert_eq!(starts(&graph.get(&url).await.expect(200)), ["1990-01-26T23:00"]);
}
