//! Meetings between the users of a tenant: invitations, answers, changes, cancellations.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};

const SPRING: &str = "calendarView?startDateTime=2026-03-01&endDateTime=2026-06-01";

/// Ada invites Bob, and Carol if she likes, to a review and to four Mondays.
fn three() -> Graph {
    let emulator = Emulator::builder()
        .starting_at("2026-03-02T06:00:00Z")
        .user("ada@contoso.com", |user| {
            user.display_name("Ada")
                .event(|event| {
                    event
                        .subject("Review")
                        .start("2026-03-03T09:00:00", "UTC")
                        .attendee("BOB@contoso.com", "Bob")
                        .optional_attendee("carol@contoso.com", "Carol")
                        .attendee("maria@fabrikam.com", "María")
                        .category("Red")
                })
                .event(|event| {
                    event
                        .subject("Monday")
                        .start("2026-03-09T09:00:00", "UTC")
                        .attendee("bob@contoso.com", "Bob")
                        .recurrence(
                            json!({"type": "weekly", "interval": 1, "daysOfWeek": ["monday"]}),
                            json!({"type": "numbered", "numberOfOccurrences": 4}),
                        )
                })
        })
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .user("carol@contoso.com", |user| user.display_name("Carol"))
        .build();
    Graph::new(emulator)
}

fn signed_in(graph: &Graph, user: &str) -> Graph {
    let mut other = graph.plain();
    other.token = graph.emulator.token(user);
    other
}

/// The path of the event with that subject, as the signed-in user has it.
async fn event(graph: &Graph, subject: &str) -> String {
    let page = graph.get(&format!("/me/events?$filter=endswith(subject,'{subject}')")).await.expect(200);
    assert_eq!(page.items().len(), 1, "{subject}: {}", page.text);
    format!("/me/events/{}", page.items()[0]["id"].as_str().unwrap())
}

async fn occurrence(graph: &Graph, number: usize) -> String {
    let url = format!("/me/{SPRING}&$filter=type+ne+'singleInstance'");
    let page = graph.get(&url).await.expect(200);
    format!("/me/events/{}", page.items()[number]["id"].as_str().unwrap())
}

fn answers(answer: &Answer) -> Vec<&str> {
    let all = answer.json["attendees"].as_array().unwrap();
    all.iter().map(|attendee| attendee["status"]["response"].as_str().unwrap()).collect()
}

async fn act(graph: &Graph, path: &str, action: &str, body: Value) -> Answer {
    graph.post(&format!("{path}/{action}"), body).await
}

#[tokio::test]
async fn who_is_invited_finds_the_meeting_in_the_calendar() {
    let ada = three();
    let (bob, carol) = (signed_in(&ada, "bob@contoso.com"), signed_in(&ada, "carol@contoso.com"));
    assert_eq!(bob.get("/me/events").await.expect(200).texts("subject"), ["Review", "Monday"]);
    assert_eq!(carol.get("/me/events").await.expect(200).texts("subject"), ["Review"]);
    let (own, copy) = (ada.get(&event(&ada, "Review").await).await, bob.get(&event(&bob, "Review").await).await);
    assert_ne!(own.json["id"], copy.json["id"]);
    assert_eq!(own.json["iCalUId"], copy.json["iCalUId"]);
    for (name, value) in [
        ("isOrganizer", json!(false)),
        ("responseStatus", json!({"response": "notResponded", "time": "0001-01-01T00:00:00Z"})),
        ("showAs", json!("tentative")),
        ("categories", json!([])),
        ("organizer", own.json["organizer"].clone()),
        ("start", own.json["start"].clone()),
    ] {
        assert_eq!(copy.json[name], value, "{name}");
    }
    let kinds: Vec<&Value> = copy.json["attendees"].as_array().unwrap().iter().map(|it| &it["type"]).collect();
    assert_eq!(kinds, ["required", "optional", "required"]);
    let mondays = bob.get(&format!("/me/{SPRING}&$filter=type+eq+'occurrence'")).await.expect(200);
    assert_eq!(mondays.items().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn answers_reach_the_organizer() {
    let ada = three();
    let (bob, carol) = (signed_in(&ada, "bob@contoso.com"), signed_in(&ada, "carol@contoso.com"));
    let (own, copy) = (event(&ada, "Review").await, event(&bob, "Review").await);
    act(&bob, &copy, "accept", json!({"comment": "Fine"})).await.expect(202);
    let accepted = bob.get(&copy).await;
    assert_eq!(
        (&accepted.json["responseStatus"]["response"], &accepted.json["showAs"]),
        (&json!("accepted"), &json!("busy"))
    );
    assert_eq!(accepted.json["responseStatus"]["time"], "2026-03-02T06:00:00.0000000Z");
    let carols = event(&carol, "Review").await;
    let slot = json!({"start": {"dateTime": "2026-03-03T11:00", "timeZone": "UTC"}, "end": {"dateTime": "2026-03-03T11:30",
        "timeZone": "UTC"}});
    act(&carol, &carols, "tentativelyAccept", json!({"ProposedNewTime": slot, "SendResponse": "true"}))
        .await
        .expect(202);
    assert_eq!(carol.get(&carols).await.json["responseStatus"]["response"], "tentativelyAccepted");
    let tracked = ada.get(&own).await;
    assert_eq!(answers(&tracked), ["accepted", "tentativelyAccepted", "none"]);
    assert_eq!(tracked.json["attendees"][1]["proposedNewTime"]["start"]["dateTime"], "2026-03-03T11:00:00.0000000");
    // Attendees are not told what others have answered.
    assert_eq!(answers(&bob.get(&copy).await), ["none", "none", "none"]);
    act(&bob, &copy, "decline", json!({"sendResponse": false})).await.expect(202);
    bob.get(&copy).await.expect(404);
    assert_eq!(answers(&ada.get(&own).await), ["accepted", "tentativelyAccepted", "none"]);
    act(&carol, &carols, "decline", json!({})).await.expect(202);
    assert_eq!(answers(&ada.get(&own).await), ["accepted", "declined", "none"]);
    // Another list keeps the answers of those who stay on it.
    let list =
        json!([{"emailAddress": {"address": "carol@contoso.com"}}, {"emailAddress": {"address": "bob@contoso.com"}}]);
    let changed = ada.patch(&own, json!({"attendees": list})).await.expect(200);
    assert_eq!(answers(&changed), ["declined", "accepted"]);
}

#[tokio::test]
async fn answers_that_cannot_be_given() {
    let ada = three();
    let bob = signed_in(&ada, "bob@contoso.com");
    let (own, copy) = (event(&ada, "Review").await, event(&bob, "Review").await);
    let slot = |start: &str, end: &str| json!({"start": {"dateTime": start, "timeZone": "UTC"}, "end": {"dateTime": end, "timeZone": "UTC"}});
    let good = || slot("2026-03-03T11:00", "2026-03-03T12:00");
    for action in ["accept", "tentativelyAccept", "decline"] {
        let refused = act(&ada, &own, action, json!({})).await.expect(400);
        assert_eq!(refused.code(), "ErrorInvalidRequest", "{action}");
        assert!(refused.message().ends_with("because you're the meeting organizer."), "{}", refused.text);
    }
    for (action, body, code) in [
        ("accept", json!({"proposedNewTime": good()}), "RequestBodyRead"),
        ("accept", json!({"comment": "", "sendResponse": false}), "ErrorInvalidParameter"),
        ("decline", json!({"proposedNewTime": good(), "sendResponse": false}), "ErrorInvalidParameter"),
        ("decline", json!({"proposedNewTime": slot("2026-03-03T12:00", "2026-03-03T11:00")}), "ErrorInvalidParameter"),
        ("decline", json!({"proposedNewTime": slot("soon", "2026-03-03T11:00")}), "RequestBodyRead"),
        ("accept", json!({"sendResponse": "perhaps"}), "RequestBodyRead"),
        ("accept", json!({"colour": "red"}), "RequestBodyRead"),
        ("cancel", json!({"comment": "no"}), "ErrorInvalidRequest"),
        ("forward", json!({}), "ErrorInvalidRecipients"),
        ("forward", json!({"toRecipients": [{"emailAddress": {"address": "nobody"}}]}), "ErrorInvalidRecipients"),
    ] {
        assert_eq!(act(&bob, &copy, action, body.clone()).await.expect(400).code(), code, "{action} {body}");
    }
    ada.patch(&own, json!({"allowNewTimeProposals": false})).await.expect(200);
    let refused = act(&bob, &copy, "tentativelyAccept", json!({"proposedNewTime": good()})).await.expect(400);
    assert_eq!(refused.code(), "ErrorInvalidRequest");
    ada.patch(&own, json!({"responseRequested": false})).await.expect(200);
    let refused = act(&bob, &copy, "accept", json!({})).await.expect(400);
    assert!(refused.message().contains("hasn't requested a response"), "{}", refused.text);
    act(&bob, &copy, "accept", json!({"sendResponse": false})).await.expect(202);
    assert_eq!(answers(&ada.get(&own).await), ["none", "none", "none"]);
    assert_eq!(bob.get(&copy).await.json["responseStatus"]["response"], "accepted");
    let unknown = copy.replace("events/AAM", "events/AAK");
    assert_eq!(act(&bob, &unknown, "accept", json!({})).await.expect(404).code(), "ErrorItemNotFound");
}

#[tokio::test]
async fn changes_are_told_and_ask_for_new_answers() {
    let ada = three();
    let bob = signed_in(&ada, "bob@contoso.com");
    let (own, copy) = (event(&ada, "Review").await, event(&bob, "Review").await);
    act(&bob, &copy, "accept", json!({})).await.expect(202);
    bob.patch(&copy, json!({"categories": ["Mine"], "subject": "My review"})).await.expect(200);
    assert_eq!(ada.get(&own).await.json["subject"], "Review");
    let etag = bob.get(&copy).await.json["@odata.etag"].clone();
    // What is the organizer's own is not told.
    ada.patch(&own, json!({"showAs": "free", "reminderMinutesBeforeStart": 5})).await.expect(200);
    assert_eq!(bob.get(&copy).await.json["@odata.etag"], etag);
    ada.patch(&own, json!({"location": {"displayName": "Quay"}})).await.expect(200);
    let told = bob.get(&copy).await;
    assert_eq!((&told.json["location"]["displayName"], &told.json["subject"]), (&json!("Quay"), &json!("Review")));
    assert_eq!(
        (&told.json["categories"], &told.json["responseStatus"]["response"]),
        (&json!(["Mine"]), &json!("accepted"))
    );
    assert_ne!(told.json["@odata.etag"], etag);
    let later = json!({"start": {"dateTime": "2026-03-03T15:00", "timeZone": "UTC"}, "end": {"dateTime": "2026-03-03T16:00",
        "timeZone": "UTC"}});
    let moved = ada.patch(&own, later).await.expect(200);
    assert_eq!(answers(&moved), ["none", "none", "none"]);
    let told = bob.get(&copy).await;
    assert_eq!(told.json["start"]["dateTime"], "2026-03-03T15:00:00.0000000");
    assert_eq!(told.json["responseStatus"]["response"], "notResponded");
}

#[tokio::test]
async fn attendees_come_and_go() {
    let ada = three();
    let (bob, carol) = (signed_in(&ada, "bob@contoso.com"), signed_in(&ada, "carol@contoso.com"));
    let own = event(&ada, "Review").await;
    let bobs = event(&bob, "Review").await;
    let etag = bob.get(&bobs).await.json["@odata.etag"].clone();
    let bob_alone = json!([{"emailAddress": {"address": "bob@contoso.com"}}]);
    ada.patch(&own, json!({"attendees": bob_alone})).await.expect(200);
    assert_eq!(bob.get(&bobs).await.json["@odata.etag"], etag, "whoever stays is not written to");
    let carols = carol.get(&event(&carol, "Review").await).await;
    assert_eq!((&carols.json["isCancelled"], &carols.json["subject"]), (&json!(true), &json!("Canceled: Review")));
    let late = act(&carol, &event(&carol, "Review").await, "accept", json!({})).await.expect(400);
    assert!(late.message().contains("canceled"), "{}", late.text);
    // Bob forwards a series that Carol was not invited to.
    let to =
        json!({"toRecipients": [{"emailAddress": {"address": "carol@contoso.com", "name": "Carol"}}], "comment": "?"});
    act(&bob, &event(&bob, "Monday").await, "forward", to).await.expect(202);
    let copy = carol.get(&event(&carol, "Monday").await).await;
    assert_eq!((&copy.json["isOrganizer"], &copy.json["type"]), (&json!(false), &json!("seriesMaster")));
    let list = ada.get(&event(&ada, "Monday").await).await;
    assert_eq!(list.json["attendees"][1]["emailAddress"], json!({"name": "Carol", "address": "carol@contoso.com"}));
    // Whoever puts a copy away is asked again when something changes.
    act(&bob, &bobs, "decline", json!({})).await.expect(202);
    ada.patch(&own, json!({"importance": "high"})).await.expect(200);
    assert_eq!(bob.get(&event(&bob, "Review").await).await.json["importance"], "high");
}

#[tokio::test]
async fn who_attends_can_be_hidden() {
    let ada = three();
    let bob = signed_in(&ada, "bob@contoso.com");
    ada.patch(&event(&ada, "Review").await, json!({"hideAttendees": true})).await.expect(200);
    let copy = bob.get(&event(&bob, "Review").await).await;
    assert_eq!(copy.json["attendees"].as_array().unwrap().len(), 1);
    assert_eq!(ada.get(&event(&ada, "Review").await).await.json["attendees"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn meetings_are_called_off() {
    let ada = three();
    let (bob, carol) = (signed_in(&ada, "bob@contoso.com"), signed_in(&ada, "carol@contoso.com"));
    // An attendee puts away a copy, and nobody else loses anything.
    bob.delete(&event(&bob, "Review").await).await.expect(204);
    let own = event(&ada, "Review").await;
    assert_eq!(ada.get(&own).await.json["isCancelled"], false);
    assert_eq!(carol.get(&event(&carol, "Review").await).await.json["isCancelled"], false);
    act(&ada, &own, "cancel", json!({"Comment": "Another day"})).await.expect(202);
    ada.get(&own).await.expect(404);
    let copy = carol.get(&event(&carol, "Review").await).await;
    assert_eq!((&copy.json["subject"], &copy.json["showAs"]), (&json!("Canceled: Review"), &json!("free")));
    carol.delete(&event(&carol, "Review").await).await.expect(204);
    ada.delete(&event(&ada, "Monday").await).await.expect(204);
    let copy = bob.get(&event(&bob, "Monday").await).await;
    assert_eq!((&copy.json["isCancelled"], &copy.json["subject"]), (&json!(true), &json!("Canceled: Monday")));
}

#[tokio::test]
async fn single_occurrences_are_answered_changed_and_called_off() {
    let ada = three();
    let bob = signed_in(&ada, "bob@contoso.com");
    act(&bob, &occurrence(&bob, 1).await, "accept", json!({})).await.expect(202);
    let (own, other) = (ada.get(&occurrence(&ada, 1).await).await, ada.get(&occurrence(&ada, 2).await).await);
    assert_eq!((answers(&own), answers(&other)), (vec!["accepted"], vec!["none"]));
    assert_eq!(own.json["type"], "exception");
    ada.patch(&occurrence(&ada, 1).await, json!({"subject": "Tuesday's"})).await.expect(200);
    let copy = bob.get(&occurrence(&bob, 1).await).await;
    assert_eq!(
        (&copy.json["subject"], &copy.json["responseStatus"]["response"]),
        (&json!("Tuesday's"), &json!("accepted"))
    );
    assert_eq!(copy.json["iCalUId"], own.json["iCalUId"]);
    act(&ada, &occurrence(&ada, 2).await, "cancel", json!({})).await.expect(202);
    let all = bob.get(&format!("/me/{SPRING}&$filter=type+ne+'singleInstance'")).await.expect(200);
    assert_eq!(all.texts("subject"), ["Monday", "Tuesday's", "Canceled: Monday", "Monday"]);
    act(&bob, &occurrence(&bob, 3).await, "decline", json!({})).await.expect(202);
    let all = bob.get(&format!("/me/{SPRING}&$filter=type+ne+'singleInstance'")).await.expect(200);
    assert_eq!(all.items().len(), 3);
    assert_eq!(answers(&ada.get(&occurrence(&ada, 2).await).await), ["declined"]);
    // A new pattern is told, and begins anew for everybody.
    let daily = json!({"pattern": {"type": "daily", "interval": 1}, "range": {"type": "numbered", "startDate": "2026-03-09",
        "numberOfOccurrences": 2}});
    ada.patch(&event(&ada, "Monday").await, json!({"recurrence": daily})).await.expect(200);
    let all = bob.get(&format!("/me/{SPRING}&$filter=type+ne+'singleInstance'")).await.expect(200);
    assert_eq!(all.texts("subject"), ["Monday", "Monday"]);
}

#[tokio::test]
async fn reminders_are_put_off_and_dismissed() {
    let ada = three();
    let reminders = |start: &'static str, end: &'static str| {
        let ada = &ada;
        async move {
            let url = format!("/me/reminderView(StartDateTime='{start}',EndDateTime='{end}')");
            let page = ada.get(&url).await.expect(200);
            let all =
                page.items().iter().map(|it| (it["eventSubject"].clone(), it["reminderFireTime"]["dateTime"].clone()));
            all.map(|(subject, time)| format!("{} {}", subject.as_str().unwrap(), &time.as_str().unwrap()[..16]))
                .collect::<Vec<_>>()
        }
    };
    let march = ("2026-03-01", "2026-03-17");
    let all = ["Review 2026-03-03T08:45", "Monday 2026-03-09T08:45", "Monday 2026-03-16T08:45"];
    assert_eq!(reminders(march.0, march.1).await, all);
    assert!(reminders("2026-03-03T08:46:00", "2026-03-09T08:45:00").await.is_empty());
    let review = event(&ada, "Review").await;
    let later = json!({"NewReminderTime": {"dateTime": "2026-03-12T10:00", "timeZone": "Europe/Berlin"}});
    act(&ada, &review, "snoozeReminder", later).await.expect(200);
    act(&ada, &occurrence(&ada, 0).await, "dismissReminder", json!({})).await.expect(200);
    assert_eq!(reminders(march.0, march.1).await, ["Review 2026-03-12T09:00", "Monday 2026-03-16T08:45"]);
    let lost = json!({"newReminderTime": {"dateTime": "2026-03-12T10:00", "timeZone": "Mars/Phobos"}});
    for (body, code) in [(lost, "TimeZoneNotSupportedException"), (json!({}), "ErrorInvalidRequest")] {
        assert_eq!(act(&ada, &review, "snoozeReminder", body).await.expect(400).code(), code);
    }
    ada.patch(&review, json!({"isReminderOn": false})).await.expect(200);
    assert_eq!(act(&ada, &review, "dismissReminder", json!({})).await.expect(400).code(), "ErrorInvalidRequest");
    let unread = ada.get("/me/reminderView(StartDateTime='soon',EndDateTime='2026-03-12')").await.expect(400);
    assert_eq!(unread.code(), "ErrorInvalidParameter");
}

#[tokio::test]
async fn attachments_come_and_go_and_are_told() {
    let ada = three();
    let bob = signed_in(&ada, "bob@contoso.com");
    let own = event(&ada, "Monday").await;
    let file = |name: &str| json!({"@odata.type": "#microsoft.graph.fileAttachment", "name": name, "contentType": "text/plain", "contentBytes": "YWJj"});
    let added = act(&ada, &own, "attachments", file("a.txt")).await.expect(201);
    assert_eq!((&added.json["size"], &ada.get(&own).await.json["hasAttachments"]), (&json!(3), &json!(true)));
    let path = format!("{own}/attachments/{}", added.json["id"].as_str().unwrap());
    assert_eq!(ada.get(&format!("{path}/$value")).await.expect(200).text, "abc");
    assert_eq!(ada.get(&format!("{path}?$select=name")).await.expect(200).json["name"], "a.txt");
    let list = ada.get(&format!("{own}/attachments?$filter=name+eq+'a.txt'&$select=name")).await.expect(200);
    assert_eq!(list.texts("name"), ["a.txt"]);
    let copy = format!("{}?$expand=attachments($select=name)", event(&bob, "Monday").await);
    assert_eq!(bob.get(&copy).await.expect(200).json["attachments"][0]["name"], "a.txt");
    let first = occurrence(&ada, 0).await;
    assert_eq!(ada.get(&format!("{first}/attachments/$count")).await.expect(200).text, "1");
    assert_eq!(act(&ada, &first, "attachments", file("b.txt")).await.expect(400).code(), "ErrorInvalidRequest");
    assert_eq!(act(&ada, &own, "attachments", json!({"name": "c"})).await.expect(400).code(), "RequestBodyRead");
    ada.delete(&path).await.expect(204);
    ada.delete(&path).await.expect(404);
    assert_eq!(ada.get(&own).await.json["hasAttachments"], false);
}

#[tokio::test]
async fn schedules_say_who_is_free() {
    let ada = three();
    let bob = signed_in(&ada, "bob@contoso.com");
    act(&bob, &event(&bob, "Review").await, "accept", json!({})).await.expect(202);
    let zoned = |time: &str, zone: &str| json!({"dateTime": time, "timeZone": zone});
    let more = [
        json!({"subject": "Doctor", "sensitivity": "private", "showAs": "oof", "start": zoned("2026-03-03T10:15", "UTC"),
            "end": zoned("2026-03-03T10:45", "UTC")}),
        json!({"subject": "Day", "isAllDay": true, "showAs": "free", "start": zoned("2026-03-03", "UTC"),
            "end": zoned("2026-03-04", "UTC")}),
    ];
    for body in more {
        bob.post("/me/events", body).await.expect(201);
    }
    let ask = |schedules: Value, start: Value, end: Value, interval: i32| json!({"Schedules": schedules, "StartTime": start, "EndTime": end, "availabilityViewInterval": interval});
    let (nine, twelve) = (zoned("2026-03-03T09:00", "Europe/Berlin"), zoned("2026-03-03T12:00", "Europe/Berlin"));
    let people = json!(["bob@contoso.com", "carol@contoso.com", "nobody@contoso.com"]);
    let told = ada.post("/me/calendar/getSchedule", ask(people, nine.clone(), twelve.clone(), 30)).await.expect(200);
    assert_eq!(told.texts("availabilityView"), ["002033", "001000", ""], "eight to eleven in UTC");
    let items = told.items()[0]["scheduleItems"].as_array().unwrap();
    let day = &items[0];
    assert_eq!(day["start"]["dateTime"], "2026-03-02T23:00:00.0000000", "a day of the zone that was asked in");
    let named = |item: &Value| (item["status"].clone(), item["subject"].clone(), item["isPrivate"].clone());
    assert_eq!(named(&items[1]), (json!("busy"), json!("Review"), json!(false)));
    assert_eq!(named(&items[2]), (json!("oof"), Value::Null, json!(true)));
    assert_eq!(told.items()[2]["error"]["responseCode"], "5016");
    assert!(told.items()[2]["scheduleItems"].is_null());
    let tokyo = ada.plain().with("Prefer", "outlook.timezone=\"Tokyo Standard Time\"");
    let told =
        tokyo.post("/me/calendar/getSchedule", ask(json!(["bob@contoso.com"]), nine.clone(), twelve.clone(), 7)).await;
    let told = told.expect(200);
    assert_eq!(told.texts("availabilityView")[0].len(), 26, "180 minutes in slots of seven");
    assert_eq!(
        told.items()[0]["scheduleItems"][1]["start"],
        zoned("2026-03-03T18:00:00.0000000", "Tokyo Standard Time")
    );
    let one = || json!(["bob@contoso.com"]);
    for (body, code) in [
        (json!({"schedules": one(), "startTime": nine.clone()}), "ErrorInvalidRequest"),
        (ask(json!([]), nine.clone(), twelve.clone(), 30), "ErrorInvalidParameter"),
        (ask(json!(vec!["x"; 21]), nine.clone(), twelve.clone(), 30), "ErrorInvalidParameter"),
        (ask(one(), twelve.clone(), nine.clone(), 30), "ErrorInvalidParameter"),
        (ask(one(), nine.clone(), twelve.clone(), 4), "ErrorInvalidParameter"),
        (ask(one(), nine.clone(), zoned("2026-05-05T09:00", "UTC"), 30), "ErrorTimeIntervalTooBig"),
        (ask(one(), zoned("2026-03-03", "Mars"), twelve.clone(), 30), "TimeZoneNotSupportedException"),
        (ask(json!([1]), nine.clone(), twelve.clone(), 30), "RequestBodyRead"),
        (json!({"people": one()}), "RequestBodyRead"),
    ] {
        let answer = ada.post("/me/calendar/getSchedule", body).await.expect(400);
        assert_eq!(answer.code(), code, "{}", answer.text);
    }
}
