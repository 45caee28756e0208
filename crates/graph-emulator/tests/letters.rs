//! The mail that goes with meetings: requests, updates, cancellations and answers, and the events that they lead to.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::Graph;
use graph_emulator::Emulator;
use serde_json::{Value, json};

const EXPAND: &str = "$expand=microsoft.graph.eventMessage/event";

fn three() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.display_name("Ada").event(|event| event.subject("before").attendee("bob@contoso.com", "Bob"))
        })
        .user("bob@contoso.com", |user| user.display_name("Bob"))
        .user("eve@contoso.com", |user| user.display_name("Eve"))
        .starting_at("2026-03-01T08:00:00Z")
        .build();
    Graph::new(emulator)
}

fn bob(graph: &Graph) -> Graph {
    let mut bob = graph.plain();
    bob.token = graph.emulator.token("bob@contoso.com");
    bob
}

fn attendee(address: &str) -> Value {
    json!({"type": "required", "emailAddress": {"address": address, "name": address}})
}

fn tea() -> Value {
    json!({"subject": "Tea", "body": {"contentType": "html", "content": "<p>scones</p>"}, "location": {"displayName": "Garden"},
        "start": {"dateTime": "2026-03-02T16:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-03-02T17:00:00", "timeZone": "Europe/Berlin"},
        "attendees": [attendee("bob@contoso.com"), attendee("x@fabrikam.com")]})
}

async fn letters(graph: &Graph) -> Vec<Value> {
    graph.get("/me/mailFolders/inbox/messages").await.expect(200).items().to_vec()
}

async fn make(graph: &Graph, event: Value) -> String {
    format!("/me/events/{}", graph.post("/me/events", event).await.expect(201).json["id"].as_str().unwrap())
}

#[tokio::test]
async fn an_invitation_leads_to_the_event() {
    let graph = three();
    let bob = bob(&graph);
    assert!(letters(&bob).await.is_empty(), "nobody was written to about what was there from the start");
    make(&graph, tea()).await;
    let all = letters(&bob).await;
    let letter = &all[0];
    assert_eq!((all.len(), &letter["@odata.type"]), (1, &json!("#microsoft.graph.eventMessageRequest")));
    assert_eq!(
        (&letter["meetingMessageType"], &letter["meetingRequestType"]),
        (&json!("meetingRequest"), &json!("newMeetingRequest"))
    );
    assert_eq!(
        (&letter["subject"], &letter["isRead"], &letter["type"]),
        (&json!("Tea"), &json!(false), &json!("singleInstance"))
    );
    assert_eq!(letter["from"]["emailAddress"]["address"], "ada@contoso.com");
    assert_eq!(letter["toRecipients"][0]["emailAddress"]["address"], "bob@contoso.com");
    assert_eq!(letter["startDateTime"], json!({"dateTime": "2026-03-02T15:00:00.0000000", "timeZone": "UTC"}));
    assert_eq!(letter["location"]["displayName"], "Garden");
    let path = format!("/me/messages/{}", letter["id"].as_str().unwrap());
    assert!(letter.get("event").is_none());
    for expand in [EXPAND, "$expand=Microsoft.Graph.EventMessage/Event($select=subject,isOrganizer)"] {
        let shown = bob.get(&format!("{path}?{expand}")).await.expect(200).json;
        assert_eq!(
            (&shown["event"]["subject"], &shown["event"]["isOrganizer"]),
            (&json!("Tea"), &json!(false)),
            "{expand}"
        );
        assert_eq!(shown["event"].get("body").is_none(), expand.contains("select"));
    }
    let event = bob.get(&format!("{path}?{EXPAND}")).await.json["event"]["id"].as_str().unwrap().to_owned();
    assert_eq!(bob.get(&format!("/me/events/{event}")).await.expect(200).json["subject"], "Tea");
    let listed = bob.get(&format!("/me/messages?{EXPAND}")).await.expect(200);
    assert_eq!(listed.items()[0]["event"]["id"], event.as_str());
    let chosen = bob
        .get(&format!("{path}?$select=microsoft.graph.eventMessage/meetingMessageType,subject"))
        .await
        .expect(200)
        .json;
    assert_eq!((&chosen["meetingMessageType"], chosen.get("type")), (&json!("meetingRequest"), None));
    for (value, count) in [("meetingRequest", 1), ("meetingCancelled", 0)] {
        let filter = format!("/me/messages?$filter=microsoft.graph.eventMessage/meetingMessageType+eq+'{value}'");
        assert_eq!(bob.get(&filter).await.expect(200).items().len(), count, "{value}");
    }
    bob.get("/me/messages?$select=meetingMessageType").await.expect(400);
    let sent = graph.get("/me/mailFolders/sentitems/messages").await.expect(200);
    assert_eq!(sent.items()[0]["@odata.type"], "#microsoft.graph.eventMessageRequest");
    let changes = bob.get("/me/mailFolders/inbox/messages/delta").await.expect(200);
    assert_eq!(changes.items()[0]["@odata.type"], "#microsoft.graph.eventMessageRequest");
}

#[tokio::test]
async fn changes_and_cancellations_are_written_about() {
    let graph = three();
    let bob = bob(&graph);
    let path = make(&graph, tea()).await;
    graph.patch(&path, json!({"location": {"displayName": "Hall"}})).await.expect(200);
    graph.patch(&path, json!({"categories": ["mine"], "reminderMinutesBeforeStart": 5})).await.expect(200);
    let later = |hour: u8| json!({"dateTime": format!("2026-03-02T{hour}:00:00"), "timeZone": "UTC"});
    graph.patch(&path, json!({"start": later(18), "end": later(19)})).await.expect(200);
    graph.post(&format!("{path}/cancel"), json!({"comment": "rain"})).await.expect(202);
    let all = letters(&bob).await;
    let told: Vec<_> = all
        .iter()
        .map(|it| (it["meetingMessageType"].as_str().unwrap(), it["meetingRequestType"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            ("meetingCancelled", ""),
            ("meetingRequest", "fullUpdate"),
            ("meetingRequest", "informationalUpdate"),
            ("meetingRequest", "newMeetingRequest"),
        ]
    );
    assert_eq!(all[1]["previousStartDateTime"]["dateTime"], "2026-03-02T15:00:00.0000000");
    assert_eq!(all.iter().map(|it| it["isOutOfDate"] == true).collect::<Vec<_>>(), [false, true, true, true]);
    assert_eq!((&all[0]["subject"], &all[0]["body"]["content"]), (&json!("Canceled: Tea"), &json!("rain")));
    assert_eq!(all[0]["@odata.type"], "#microsoft.graph.eventMessage");
    let shown = bob.get(&format!("/me/messages/{}?{EXPAND}", all[0]["id"].as_str().unwrap())).await.json;
    assert_eq!(shown["event"]["isCancelled"], true);
    let copy = format!("/me/events/{}", shown["event"]["id"].as_str().unwrap());
    bob.delete(&copy).await.expect(204);
    let shown = bob.get(&format!("/me/messages/{}?{EXPAND}", all[0]["id"].as_str().unwrap())).await.json;
    assert_eq!(shown["event"], Value::Null, "the event is not there any more");
}

#[tokio::test]
async fn answers_come_to_the_organizer() {
    let graph = three();
    let bob = bob(&graph);
    let path = make(&graph, tea()).await;
    let invitation = bob.get(&format!("/me/messages?{EXPAND}")).await.items()[0].clone();
    let copy = format!("/me/events/{}", invitation["event"]["id"].as_str().unwrap());
    bob.post(&format!("{copy}/tentativelyAccept"), json!({"sendResponse": false})).await.expect(202);
    assert!(letters(&graph).await.is_empty());
    let slot = json!({"start": {"dateTime": "2026-03-02T20:00:00", "timeZone": "UTC"}, "end": {"dateTime": "2026-03-02T21:00:00", "timeZone": "UTC"}});
    bob.post(&format!("{copy}/tentativelyAccept"), json!({"proposedNewTime": slot, "comment": "later?"}))
        .await
        .expect(202);
    bob.post(&format!("{copy}/accept"), json!({"comment": "with pleasure"})).await.expect(202);
    let all = letters(&graph).await;
    let told: Vec<_> = all
        .iter()
        .map(|it| {
            (
                it["meetingMessageType"].as_str().unwrap(),
                it["responseType"].as_str().unwrap(),
                it["subject"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("meetingAccepted", "accepted", "Accepted: Tea"),
            ("meetingTenativelyAccepted", "tentativelyAccepted", "New Time Proposed: Tea"),
        ]
    );
    assert_eq!(all[0]["body"]["content"], "with pleasure");
    assert_eq!(all[1]["proposedNewTime"]["start"]["dateTime"], "2026-03-02T20:00:00.0000000");
    assert_eq!(
        (&all[0]["@odata.type"], &all[0]["from"]["emailAddress"]["address"]),
        (&json!("#microsoft.graph.eventMessageResponse"), &json!("bob@contoso.com"))
    );
    let shown = graph.get(&format!("/me/messages/{}?{EXPAND}", all[0]["id"].as_str().unwrap())).await.json;
    assert!(path.ends_with(shown["event"]["id"].as_str().unwrap()), "the organizer's own event");
    bob.post(&format!("{copy}/decline"), json!({})).await.expect(202);
    assert_eq!(letters(&graph).await[0]["meetingMessageType"], "meetingDeclined");
}

#[tokio::test]
async fn who_comes_and_who_goes_is_written_to_alone() {
    let graph = three();
    let path = make(&graph, tea()).await;
    let attendees = json!([attendee("eve@contoso.com")]);
    graph.patch(&path, json!({"attendees": attendees})).await.expect(200);
    let mut eve = graph.plain();
    eve.token = graph.emulator.token("eve@contoso.com");
    assert_eq!(letters(&eve).await[0]["meetingRequestType"], "newMeetingRequest");
    let bobs = letters(&bob(&graph)).await;
    assert_eq!((bobs.len(), &bobs[0]["meetingMessageType"]), (2, &json!("meetingCancelled")));
    graph.get(&format!("/me/messages?{}", EXPAND.replace("event", "evnt"))).await.expect(400);
}
