//! Settings of a mailbox, and automatic replies.

use crate::{ADA, BOB, EVE, INBOX, common::Graph, three};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn settings_are_read_changed_in_part_and_checked() {
    let graph = three();
    let before = graph.get("/me/mailboxSettings").await.expect(200);
    assert_eq!((&before.json["timeZone"], &before.json["userPurpose"]), (&json!("UTC"), &json!("user")));
    let hours = json!({"workingHours": {"startTime": "09:30:00"}, "timeZone": "Europe/Berlin", "archiveFolder": "x"});
    let after = graph.patch("/me/mailboxSettings", hours).await.expect(200);
    assert_eq!(after.json["workingHours"]["startTime"], "09:30:00.0000000");
    assert_eq!(after.json["workingHours"]["endTime"], before.json["workingHours"]["endTime"], "within a group, too");
    assert_eq!(after.json["archiveFolder"], before.json["archiveFolder"], "the service's own");
    let some = graph.get("/me/mailboxSettings?$select=timeZone").await.expect(200);
    assert_eq!((&some.json["timeZone"], some.json.get("language")), (&json!("Europe/Berlin"), None));
    assert_eq!(graph.get("/me/mailboxSettings/timeZone").await.expect(200).json["value"], "Europe/Berlin");
    let replies = graph.get("/me/mailboxSettings/automaticRepliesSetting").await.expect(200);
    assert_eq!(replies.json["status"], "disabled");
    let asked = json!({
        "Schedules": [ADA], "StartTime": {"dateTime": "2026-03-11T00:00:00", "timeZone": "UTC"},
        "EndTime": {"dateTime": "2026-03-12T00:00:00", "timeZone": "UTC"},
    });
    let schedule = graph.post("/me/calendar/getSchedule", asked).await.expect(200);
    assert_eq!(schedule.items()[0]["workingHours"], after.json["workingHours"], "others plan by them");
    let language = graph.patch("/me/mailboxSettings", json!({"language": {"locale": "de-de"}})).await.expect(200);
    assert_eq!(language.json["language"], json!({"locale": "de-DE", "displayName": "German (Germany)"}));
    for (body, code) in [
        (json!({"timezone": "UTC"}), "RequestBodyRead"),
        (json!({"timeZone": "Mars/Phobos"}), "TimeZoneNotSupportedException"),
        (json!({"language": {"locale": "xx-XX"}}), "ErrorInvalidArgument"),
        (json!({"workingHours": {"startTime": "nine"}}), "RequestBodyRead"),
        (json!({"automaticRepliesSetting": {"status": "sometimes"}}), "RequestBodyRead"),
        (json!({"automaticRepliesSetting": {"status": "scheduled"}}), "ErrorInvalidScheduledOofDuration"),
    ] {
        assert_eq!(graph.patch("/me/mailboxSettings", body.clone()).await.expect(400).code(), code, "{body}");
    }
    assert_eq!(graph.get("/me/mailboxSettings").await.json, language.json, "a refusal leaves no trace");
    assert_eq!(graph.get("/me/mailboxSettings/colour").await.expect(400).code(), "RequestBroker--ParseUri");
}

#[tokio::test]
async fn languages_and_time_zones_are_listed() {
    let graph = three();
    let languages = graph.get("/me/outlook/supportedLanguages()").await.expect(200);
    assert!(languages.texts("locale").contains(&"en-US"));
    assert!(languages.json["@odata.context"].as_str().unwrap().ends_with("Collection(microsoft.graph.localeInfo)"));
    let windows = graph.get("/me/outlook/supportedTimeZones").await.expect(200);
    assert!(windows.texts("alias").contains(&"W. Europe Standard Time"));
    let of = |name: &str| {
        format!("/me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'{name}')")
    };
    assert!(graph.get(&of("Iana")).await.expect(200).texts("alias").contains(&"Europe/Berlin"));
    graph.get(&of("Sundial")).await.expect(400);
}

#[tokio::test]
async fn whoever_is_away_answers_each_sender_once() {
    let graph = three();
    let bob = graph.of(BOB);
    let on =
        json!({"automaticRepliesSetting": {"status": "alwaysEnabled", "internalReplyMessage": "Away until Monday."}});
    graph.patch("/me/mailboxSettings", on.clone()).await.expect(200);
    bob.sends(ADA, "one", json!({})).await;
    bob.sends(ADA, "two", json!({})).await;
    let page = bob.get(INBOX).await;
    assert_eq!(page.texts("subject"), ["Automatic reply: one"]);
    assert_eq!(page.items()[0]["body"]["content"], "Away until Monday.");
    assert_eq!(page.items()[0]["from"]["emailAddress"]["address"], ADA);
    assert_eq!(graph.subjects("sentitems").await, Vec::<String>::new());

    // Turned on anew, everybody is answered anew; and two who are both away do not answer each other for ever.
    graph.patch("/me/mailboxSettings", json!({"automaticRepliesSetting": {"status": "disabled"}})).await.expect(200);
    bob.sends(ADA, "three", json!({})).await;
    assert_eq!(bob.subjects("inbox").await.len(), 1);
    graph.patch("/me/mailboxSettings", on.clone()).await.expect(200);
    bob.patch("/me/mailboxSettings", on).await.expect(200);
    bob.sends(ADA, "four", json!({})).await;
    assert_eq!(bob.subjects("inbox").await, ["Automatic reply: four", "Automatic reply: one"]);
}

#[tokio::test]
async fn replies_tell_outsiders_from_colleagues() {
    let graph = three();
    let eve = graph.of(EVE);
    for (audience, answered) in [("none", false), ("contactsOnly", false), ("all", true)] {
        let setting = json!({
            "status": "alwaysEnabled", "externalAudience": audience,
            "internalReplyMessage": "In Rome.", "externalReplyMessage": "Gone.",
        });
        graph.patch("/me/mailboxSettings", json!({"automaticRepliesSetting": setting})).await.expect(200);
        eve.sends(ADA, audience, json!({})).await;
        let page = eve.get(INBOX).await;
        assert_eq!(page.items().len(), usize::from(answered), "{audience}");
        assert!(page.items().iter().all(|message| message["body"]["content"] == "Gone."));
    }
}

/// Somebody an hour later, with a token of that time.
async fn later(graph: &Graph, user: &str) -> Graph {
    tokio::time::advance(Duration::from_secs(3600)).await;
    graph.of(user)
}

#[tokio::test(start_paused = true)]
async fn scheduled_replies_begin_and_end() {
    let graph = three();
    let at = |time: &str| json!({"dateTime": format!("2026-03-10T{time}"), "timeZone": "W. Europe Standard Time"});
    let setting = |start: &str, end: &str| {
        json!({"automaticRepliesSetting": {
            "status": "scheduled", "externalAudience": "all", "internalReplyMessage": "Away.", "externalReplyMessage": "Away.",
            "scheduledStartDateTime": at(start), "scheduledEndDateTime": at(end),
        }})
    };
    let wrong = graph.patch("/me/mailboxSettings", setting("16:00:00", "15:00:00")).await.expect(400);
    assert_eq!(wrong.code(), "ErrorInvalidScheduledOofDuration");
    // It is noon in UTC, and one o'clock there.
    graph.patch("/me/mailboxSettings", setting("14:00:00", "15:00:00")).await.expect(200);
    graph.of(BOB).sends(ADA, "early", json!({})).await;
    let bob = later(&graph, BOB).await;
    bob.sends(ADA, "during", json!({})).await;
    let eve = later(&graph, EVE).await;
    eve.sends(ADA, "late", json!({})).await;
    assert_eq!(bob.of(BOB).subjects("inbox").await, ["Automatic reply: during"]);
    assert_eq!(eve.subjects("inbox").await, Vec::<String>::new());
}
