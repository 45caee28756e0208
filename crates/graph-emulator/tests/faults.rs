//! Faults on order, the journal, strictness, and the SDK's own client on top.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::Graph;
use graph_emulator::{Emulator, Fault};
use graph_transport::{Client, Endpoint, HttpClient, Method, Path, Request, TransportErrorKind};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::time::Duration;

fn graph() -> Graph {
    Graph::new(Emulator::builder().demo().page_size(5).build())
}

#[tokio::test]
async fn answers_in_place_of_the_real_one() {
    let graph = graph();
    graph.emulator.fault(Fault::throttle(Duration::from_millis(2128)).on("GET /me/messages"));
    let answer = graph.get("/me/messages").await.expect(429);
    assert_eq!((answer.code(), answer.header("retry-after")), ("ApplicationThrottled", "2.128"));
    graph.emulator.fault(Fault::html(502));
    assert!(graph.get("/me").await.expect(502).text.starts_with("<html>"));
    graph.emulator.fault(Fault::status(504));
    assert_eq!(graph.get("/me").await.expect(504).text, "");
    graph.emulator.fault(Fault::graph_error(404, "ErrorItemNotFound", "gone").on("DELETE /me/messages/*"));
    assert_eq!(graph.delete("/me/messages/x").await.expect(404).message(), "gone");
    graph.emulator.fault(Fault::expire_token());
    assert_eq!(graph.get("/me").await.expect(401).code(), "InvalidAuthenticationToken");
    graph.emulator.fault(Fault::claims_challenge());
    assert!(
        graph
            .get("/me")
            .await
            .expect(401)
            .header("www-authenticate")
            .contains("error=\"insufficient_claims\", claims=\"ey")
    );
    graph.emulator.fault(Fault::html(502).always());
    graph.emulator.clear_faults();
    graph.get("/me").await.expect(200);
}

#[tokio::test]
async fn broken_connections() {
    let graph = graph();
    graph.emulator.fault(Fault::refuse());
    assert_eq!(graph.try_call("GET", "/me", None).await.unwrap_err().kind(), TransportErrorKind::Connect);
    graph.emulator.journal().expect("GET /me").never();
    graph.emulator.fault(Fault::cut_body());
    assert_eq!(graph.try_call("GET", "/me", None).await.unwrap_err().kind(), TransportErrorKind::Interrupted);
    graph.emulator.fault(Fault::reset().on("POST /me/sendMail"));
    let body =
        json!({"message": {"subject": "once", "toRecipients": [{"emailAddress": {"address": "bob@contoso.com"}}]}});
    let error = graph.try_call("POST", "/me/sendMail", Some(body.to_string())).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Interrupted);
    assert_eq!(graph.get("/me/messages/$count?$filter=subject%20eq%20'once'").await.text, "1");
    assert_eq!(graph.emulator.journal().matching("POST /me/sendMail").last().unwrap().status, None);
}

#[tokio::test]
async fn bodies_that_end_early_or_never() {
    let graph = graph();
    let whole = graph.get("/me").await.expect(200);
    for at in [0, 17, usize::MAX] {
        graph.emulator.fault(Fault::cut_after(at));
        assert_eq!(graph.try_call("GET", "/me", None).await.unwrap_err().kind(), TransportErrorKind::Interrupted);
    }
    graph.emulator.fault(Fault::empty_body());
    let answer = graph.get("/me").await.expect(200);
    assert_eq!((answer.text.as_str(), answer.header("content-type")), ("", ""));
    assert_eq!(answer.header("request-id").len(), 36);
    // What has no body at all is lost as a whole.
    let id = graph.get("/me/messages?$top=1&$select=id").await.items()[0]["id"].as_str().unwrap().to_owned();
    graph.emulator.fault(Fault::cut_after(3).on("DELETE /me/messages/*"));
    let lost = graph.try_call("DELETE", &format!("/me/messages/{id}"), None).await.unwrap_err();
    assert_eq!(lost.kind(), TransportErrorKind::Interrupted);
    graph.get(&format!("/me/messages/{id}")).await.expect(404);
    assert_eq!(graph.get("/me").await.text, whole.text);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stalls_keeps_its_reader_until_that_gives_up() {
    let graph = graph();
    graph.emulator.fault(Fault::stall());
    let request = http::Request::get(format!("{}/me", common::ROOT))
        .header("authorization", format!("Bearer {}", graph.token))
        .body(graph_transport::Body::empty());
    let mut body = graph_transport::Transport::send(&graph.emulator, request.unwrap()).await.unwrap().into_body();
    let start = body.frame().await.unwrap().unwrap().into_data().unwrap();
    assert!(start.starts_with(b"{\"@odata.context\""), "the head is here, and half the body");
    let silence = Duration::from_secs(3600 * 24);
    assert!(tokio::time::timeout(silence, body.frame()).await.is_err());

    // The SDK's own client runs into its time limit, and comes again.
    graph.emulator.fault(Fault::stall().on("GET /me"));
    let credential = graph.emulator.credential("ada@contoso.com");
    let client = Client::new(HttpClient::new(graph.emulator.clone()), Endpoint::default(), credential);
    let request = Request::new("me.get", Method::GET, Path::new("/me")).timeout(Duration::from_secs(9));
    client.execute(request).await.unwrap();
}

#[tokio::test]
async fn a_lost_connection_does_not_tell_what_was_done_but_the_journal_does() {
    let graph = graph();
    let letter =
        json!({"message": {"subject": "lost", "toRecipients": [{"emailAddress": {"address": "bob@contoso.com"}}]}});
    graph.emulator.fault(Fault::reset_unread().on("POST /me/sendMail"));
    graph.emulator.fault(Fault::reset().on("POST /me/sendMail"));
    for _ in 0..2 {
        let error = graph.try_call("POST", "/me/sendMail", Some(letter.to_string())).await.unwrap_err();
        assert_eq!(error.kind(), TransportErrorKind::Interrupted);
    }
    assert_eq!(graph.get("/me/messages/$count?$filter=subject%20eq%20'lost'").await.text, "1");
    let sent = graph.emulator.journal().matching("POST /me/sendMail");
    let told: Vec<_> = sent.requests().iter().map(ToString::to_string).collect();
    let line = "POST /v1.0/me/sendMail → no answer";
    assert_eq!(told, [line.to_owned(), format!("{line}, but carried out")]);
    assert_eq!((sent.count(), sent.carried_out().count()), (2, 1));
    // Neither what the emulator refused nor what a fault answered in its place was done.
    graph.post("/me/sendMail", json!({})).await.expect(400);
    graph.emulator.fault(Fault::throttle(Duration::from_secs(1)));
    graph.post("/me/sendMail", letter).await.expect(429);
    assert_eq!(graph.emulator.journal().matching("POST /me/sendMail").carried_out().count(), 1);
}

#[tokio::test]
async fn the_ways_to_say_later() {
    let graph = Graph::new(Emulator::builder().demo().starting_at("2026-03-01T08:00:00Z").build());
    graph.emulator.fault(Fault::unavailable(None));
    let answer = graph.get("/me").await.expect(503);
    assert_eq!((answer.code(), answer.headers.contains_key("retry-after")), ("serviceNotAvailable", false));
    graph.emulator.fault(Fault::unavailable(Duration::from_millis(1500)));
    assert_eq!(graph.get("/me").await.expect(503).header("retry-after"), "1.500");
    let minute = Duration::from_secs(60);
    for (fault, status) in [(Fault::unavailable(minute), 503), (Fault::throttle(minute), 429)] {
        graph.emulator.fault(fault.retry_after_date());
        let later = graph.get("/me").await.expect(status).header("retry-after").to_owned();
        assert!(later.starts_with("Sun, 01 Mar 2026 08:01:0"), "{later}");
    }
}

#[tokio::test]
async fn pages_that_mislead() {
    let graph = graph();
    graph.emulator.fault(Fault::empty_page().times(2));
    let real = graph.plain();
    let first = graph.get("/me/messages?$select=subject").await.expect(200);
    let second = graph.get(first.json["@odata.nextLink"].as_str().unwrap()).await.expect(200);
    assert!(first.items().is_empty() && second.items().is_empty());
    assert_ne!(first.json["@odata.nextLink"], second.json["@odata.nextLink"]);
    let third = graph.get(second.json["@odata.nextLink"].as_str().unwrap()).await.expect(200);
    assert_eq!(third.items(), real.get("/me/messages?$select=subject").await.items());
    graph.emulator.fault(Fault::foreign_next_link());
    let page = graph.get("/me/messages").await;
    assert!(page.json["@odata.nextLink"].as_str().unwrap().starts_with("https://graph.example.net/"));
    graph.emulator.fault(Fault::repeated_items());
    let page = graph.get("/me/messages").await.expect(200);
    assert_eq!((page.items().len(), &page.items()[..5]), (10, &page.items()[5..]));
    graph.emulator.fault(Fault::unknown_members());
    let page = graph.get("/me/messages").await.expect(200);
    assert_eq!(page.items()[0]["importance"], "memberOfTomorrow");
    assert!(page.items()[0]["body"]["propertyOfTomorrow"].is_object());
}

#[tokio::test(start_paused = true)]
async fn slowness_is_on_tokios_clock() {
    let graph = graph();
    graph.emulator.fault(Fault::slow(Duration::from_secs(3600 * 2)));
    let before = tokio::time::Instant::now();
    graph.get("/me").await.expect(200);
    assert_eq!(before.elapsed(), Duration::from_secs(7200));
    // And so are tokens.
    graph.get("/me").await.expect(401);
}

#[test]
fn it_works_outside_any_runtime() {
    let graph = graph();
    let mut future = std::pin::pin!(graph.get("/me"));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_ready());
}

#[tokio::test]
async fn the_journal_tells_what_came() {
    let graph = graph().with("client-request-id", "mine");
    let answer = graph.get("/me/messages?$top=1").await.expect(200);
    assert_eq!(answer.header("client-request-id"), "mine");
    graph.patch("/me/messages/x", json!({"isRead": true})).await.expect(400);
    let journal = graph.emulator.journal();
    journal.expect("GET /me/messages").times(1);
    journal.expect("PATCH /me/messages/*").at_least(1);
    let requests = journal.requests();
    assert_eq!((requests[0].query.as_str(), requests[0].header("client-request-id")), ("$top=1", Some("mine")));
    assert_eq!(requests[1].json(), Some(json!({"isRead": true})));
    assert_eq!(requests[0].header("authorization"), requests[1].header("authorization"));
    assert!(!requests[0].header("authorization").unwrap().contains(&graph.token));
}

#[tokio::test]
async fn an_unknown_route_names_the_nearest_and_can_be_expected() {
    let graph = graph();
    let answer = graph.get("/me/mesages").await.expect(501);
    assert_eq!(answer.code(), "notImplemented");
    assert!(answer.message().ends_with("The nearest one is GET /{owner}/messages."), "{}", answer.message());
    graph.emulator.journal().expect("GET /me/mesages").times(1);
}

#[tokio::test]
#[should_panic(expected = "no route for:\n  GET /v1.0/me/mesages (nearest: GET /{owner}/messages)")]
async fn an_unknown_route_fails_the_test() {
    graph().get("/me/mesages").await.expect(501);
}

#[tokio::test]
async fn unless_nobody_minds() {
    let graph = Graph::new(Emulator::builder().demo().strict(false).build());
    graph.get("/me/mesages").await.expect(501);
}

#[tokio::test(start_paused = true)]
async fn the_sdks_client_gets_through() {
    let emulator = Emulator::demo();
    emulator.fault(Fault::throttle(Duration::from_secs(3)).on("GET /me"));
    let credential = emulator.credential("ada@contoso.com");
    let client = Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), credential);
    let me: Value =
        client.execute_json(Request::new("me.get", Method::GET, Path::new("/me"))).await.unwrap().into_body();
    assert_eq!(me["displayName"], "Ada Lovelace");
    emulator.journal().expect("GET /me").times(2);
}

#[tokio::test]
async fn devices_are_approved_by_hand_and_for_good() {
    let graph = graph();
    assert!(graph.emulator.approve_device("NOSUCHCODE", "ada@contoso.com").is_err());
    assert!(graph.emulator.decline_device("NOSUCHCODE").is_err());
    graph.emulator.approve_devices_as("ada@contoso.com");
    let typed = graph.plain().with("content-type", "application/x-www-form-urlencoded");
    let authority = "https://login.microsoftonline.com/organizations/oauth2/v2.0";
    let client = graph.emulator.client_id();
    let code = typed
        .try_call("POST", &format!("{authority}/devicecode"), Some(format!("client_id={client}&scope=User.Read")))
        .await
        .unwrap()
        .expect(200);
    let form = format!(
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&client_id={client}&device_code={}",
        code.json["device_code"].as_str().unwrap()
    );
    let token = typed.try_call("POST", &format!("{authority}/token"), Some(form)).await.unwrap().expect(200);
    let mut ada = graph.plain();
    ada.token = token.json["access_token"].as_str().unwrap().to_owned();
    assert_eq!(ada.get("/me").await.expect(200).json["mail"], "ada@contoso.com");
}

#[tokio::test]
async fn calendars_fail_as_mail_does() {
    let graph = graph();
    let view = "/me/calendarView?startDateTime=2000-01-01&endDateTime=2004-01-01";
    graph.emulator.fault(Fault::throttle(Duration::from_secs(1)).on("GET /me/calendarView"));
    assert_eq!(graph.get(view).await.expect(429).header("retry-after"), "1");
    graph.emulator.fault(Fault::empty_page().on("GET /me/events"));
    let empty = graph.get("/me/events").await.expect(200);
    assert!(empty.items().is_empty());
    assert!(!graph.get(empty.json["@odata.nextLink"].as_str().unwrap()).await.expect(200).items().is_empty());
    graph.emulator.fault(Fault::unknown_members());
    let strange = graph.get("/me/events").await.expect(200);
    assert_eq!(
        (&strange.items()[0]["showAs"], &strange.items()[0]["type"]),
        (&json!("memberOfTomorrow"), &json!("memberOfTomorrow"))
    );
    assert!(strange.items()[0]["start"]["propertyOfTomorrow"].is_object());
    // The connection is lost after the event was made, and a second attempt finds it.
    graph.emulator.fault(Fault::reset().on("POST /me/events"));
    let zoned = |time: &str| json!({"dateTime": time, "timeZone": "UTC"});
    let body =
        json!({"subject": "Once", "transactionId": "1", "start": zoned("2030-01-01"), "end": zoned("2030-01-02")});
    graph.try_call("POST", "/me/events", Some(body.to_string())).await.unwrap_err();
    graph.post("/me/events", body).await.expect(201);
    let count = graph.get("/me/events/$count?$filter=subject+eq+'Once'").await.expect(200);
    assert_eq!(count.text, "1");
}
