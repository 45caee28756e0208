//! Messages about meetings, and the events that they lead to.

use crate::{ADA, BOB, mailbox_of, two};
use graph_mail::{
    Client, Endpoint, EventMessage, EventMessageRequest, HttpClient, Invoke, MeetingMessageType, MeetingRequestType,
    Request,
};
use graph_odata::Path;
use serde_json::{Value, json};

/// MSG-23: `message.type_name()`, `message.read_as::<EventMessage>()`
/// MSG-24: `message(id).get_with_event()`
#[tokio::test]
async fn an_invitation_says_what_it_is_and_leads_to_its_event() {
    let (emulator, _ada, bob) = two();
    let client = Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), emulator.credential(ADA));
    let tea = json!({
        "subject": "Tea",
        "start": {"dateTime": "2026-03-12T16:00:00", "timeZone": "UTC"}, "end": {"dateTime": "2026-03-12T17:00:00", "timeZone": "UTC"},
        "attendees": [{"type": "required", "emailAddress": {"address": BOB}}],
    });
    let create = Request::new("test.create", graph_transport::Method::POST, Path::new("/me/events")).json(&tea);
    Invoke::<Value>::request(&client, create).await.unwrap();

    let letter = bob.inbox().messages().list().await.unwrap().value.remove(0);
    assert_eq!(letter.type_name(), Some("eventMessageRequest"));
    let about: EventMessage = letter.read_as().unwrap();
    assert_eq!(about.meeting_message_type, Some(MeetingMessageType::MeetingRequest));
    let request: EventMessageRequest = letter.read_as().unwrap();
    assert_eq!(request.meeting_request_type, Some(MeetingRequestType::NewMeetingRequest));

    let item = bob.message(letter.require_id().unwrap());
    assert!(item.get().await.unwrap().extra.value("event").is_none());
    let event: Value = item.get_with_event().await.unwrap().extra.get("event").unwrap();
    assert_eq!((&event["subject"], &event["organizer"]["emailAddress"]["address"]), (&json!("Tea"), &json!(ADA)));

    // An ordinary message is none, and asking it for an event does no harm.
    let ada = mailbox_of(&emulator, ADA);
    ada.send(crate::letter("Plain")).await.unwrap();
    let plain = ada.inbox().messages().list().await.unwrap().value.remove(0);
    assert_ne!(plain.type_name(), Some("eventMessageRequest"));
    let plain = ada.message(plain.require_id().unwrap()).get_with_event().await.unwrap();
    assert!(plain.extra.value("event").is_none());
}
