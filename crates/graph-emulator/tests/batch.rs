//! `POST /$batch`: what travels together, in which order, and what goes wrong with one request or with all of them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};

fn graph() -> Graph {
    Graph::new(Emulator::builder().demo().page_size(5).starting_at("2026-03-01T08:00:00Z").build())
}

fn get(id: &str, url: &str) -> Value {
    json!({"id": id, "method": "GET", "url": url})
}

fn write(id: &str, method: &str, url: &str, body: Value) -> Value {
    json!({"id": id, "method": method, "url": url, "body": body, "headers": {"Content-Type": "application/json"}})
}

fn after(mut request: Value, ids: &[&str]) -> Value {
    request["dependsOn"] = json!(ids);
    request
}

async fn sent(graph: &Graph, requests: &[Value]) -> Answer {
    graph.post("/$batch", json!({"requests": requests})).await
}

/// The answers by their ids.
async fn answers(graph: &Graph, requests: &[Value]) -> BTreeMap<String, Value> {
    let answer = sent(graph, requests).await.expect(200);
    let told = answer.json["responses"].as_array().unwrap();
    assert_eq!(told.len(), requests.len());
    told.iter().map(|answer| (answer["id"].as_str().unwrap().to_owned(), answer.clone())).collect()
}

async fn statuses(graph: &Graph, requests: &[Value]) -> Vec<u64> {
    answers(graph, requests).await.values().map(|answer| answer["status"].as_u64().unwrap()).collect()
}

async fn newest(graph: &Graph) -> String {
    let page = graph.get("/me/mailFolders/inbox/messages?$top=1&$select=id").await.expect(200);
    page.items()[0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn each_is_answered_as_if_it_had_come_by_itself() {
    let graph = graph();
    let id = newest(&graph).await;
    let folder = write("c", "POST", "me/mailFolders", json!({"displayName": "Batched"}));
    let told = answers(
        &graph,
        &[
            get("a", "/me?$select=displayName"),
            get("b", "me/messages?$filter=isRead eq false&$select=subject"),
            folder,
            json!({"id": "d", "method": "DELETE", "url": format!("/me/messages/{id}")}),
            get("e", "/me/messages/nope"),
            get("f", "/users?$search=\"displayName:ada\""),
            json!({"id": "g", "method": "GET", "url": "/users/$count", "headers": {"ConsistencyLevel": "eventual"}}),
        ],
    )
    .await;
    assert_eq!(told["a"]["body"]["displayName"], "Ada Lovelace");
    assert!(told["a"]["headers"]["Content-Type"].as_str().unwrap().starts_with("application/json"));
    let link = told["b"]["body"]["@odata.nextLink"].as_str().unwrap();
    let alone = graph.get("/me/messages?$filter=isRead%20eq%20false&$select=subject").await;
    assert_eq!(link, alone.json["@odata.nextLink"]);
    assert_eq!((&told["c"]["status"], &told["c"]["body"]["displayName"]), (&json!(201), &json!("Batched")));
    assert_eq!((&told["d"]["status"], told["d"].get("body")), (&json!(204), None));
    assert_eq!(
        (&told["e"]["status"], &told["e"]["body"]["error"]["code"]),
        (&json!(400), &json!("ErrorInvalidIdMalformed"))
    );
    assert_eq!(told["f"]["body"]["error"]["code"], "Request_UnsupportedQuery", "headers of others are not its own");
    assert_eq!((&told["g"]["status"], &told["g"]["body"]), (&json!(200), &json!("NQ==")));
    // The state is the one that everybody sees.
    graph.get(&format!("/me/messages/{id}")).await.expect(404);
}

#[tokio::test]
async fn what_is_not_json_travels_in_base64_both_ways() {
    let graph = graph();
    let mime = "Subject: By base64\r\nTo: bob@contoso.com\r\n\r\nHello";
    let encode = |bytes: &[u8]| base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes);
    let body = encode(encode(mime.as_bytes()).as_bytes());
    let told = answers(
        &graph,
        &[
            json!({"id": "1", "method": "POST", "url": "/me/messages", "body": body, "headers": {"content-type": "text/plain"}}),
            write("2", "POST", "/me/messages", json!({"subject": "Files", "attachments": [{
                "@odata.type": "#microsoft.graph.fileAttachment", "name": "a.bin", "contentType": "image/png",
                "contentBytes": "/wD+",
            }]})),
        ],
    )
    .await;
    assert_eq!(told["1"]["body"]["subject"], "By base64");
    let id = |at: &str| told[at]["body"]["id"].as_str().unwrap().to_owned();
    let files = graph.get(&format!("/me/messages/{}/attachments", id("2"))).await;
    let file = files.items()[0]["id"].as_str().unwrap().to_owned();
    let told = answers(
        &graph,
        &[
            get("1", &format!("/me/messages/{}/$value", id("1"))),
            get("2", &format!("/me/messages/{}/attachments/{file}/$value", id("2"))),
        ],
    )
    .await;
    let decode = |text: &Value| {
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, text.as_str().unwrap()).unwrap()
    };
    assert!(String::from_utf8(decode(&told["1"]["body"])).unwrap().contains("Subject: By base64\r\n"));
    assert_eq!(
        (decode(&told["2"]["body"]), &told["2"]["headers"]["Content-Type"]),
        (vec![255, 0, 254], &json!("image/png"))
    );
}

#[tokio::test]
async fn a_batch_that_is_wrong_is_refused_as_a_whole() {
    let graph = graph();
    let folder = |id: &str, name: &str| write(id, "POST", "/me/mailFolders", json!({"displayName": name}));
    let many: Vec<Value> = (0..21).map(|id| get(&id.to_string(), "/me")).collect();
    for (requests, why) in [
        (vec![], "an array `requests`"),
        (many, "21 requests"),
        (vec![folder("a", "A"), get("A", "/me")], "the id 'A' stands there twice"),
        (vec![folder("a", "A"), json!({"method": "GET", "url": "/me"})], "needs an `id`"),
        (vec![folder("a", "A"), json!({"id": 1, "method": "GET", "url": "/me"})], "needs an `id`"),
        (
            vec![folder("a", "A"), json!({"id": "b", "method": "POST", "url": "/me/mailFolders", "body": {}})],
            "Content-Type",
        ),
        (vec![folder("a", "A"), write("b", "POST", "/$batch", json!({"requests": []}))], "is a batch"),
        (vec![folder("a", "A"), after(get("b", "/me"), &["c"])], "not in the batch"),
        (vec![folder("a", "A"), get("b", "/me"), after(get("c", "/me"), &["b"])], "neither all independent"),
        (vec![folder("a", "A"), after(get("b", "/me"), &["a"]), after(get("c", "/me"), &["a", "b"])], "more than one"),
    ] {
        let answer = sent(&graph, &requests).await.expect(400);
        assert!(answer.message().contains(why), "{why}: {}", answer.message());
    }
    for body in ["", "{", "[]", "{\"requests\": {}}", "{\"requests\": [7]}"] {
        graph.try_call("POST", "/$batch", Some(body.to_owned())).await.unwrap().expect(400);
    }
    let text = graph.plain().with("content-type", "text/plain");
    text.try_call("POST", "/$batch", Some(json!({"requests": [get("a", "/me")]}).to_string()))
        .await
        .unwrap()
        .expect(400);
    let large = folder("a", &"x".repeat(5 << 20));
    assert_eq!(sent(&graph, &[large]).await.expect(413).code(), "RequestEntityTooLarge");
    assert!(graph.emulator.journal().requests().iter().all(|request| !request.in_batch()));
}

#[tokio::test]
async fn the_bearer_is_the_batchs() {
    let graph = graph();
    let mut stranger = graph.plain();
    stranger.token = "nobody".into();
    let own = json!({"Authorization": format!("Bearer {}", graph.token)});
    let request = json!({"id": "1", "method": "GET", "url": "/me", "headers": own});
    assert_eq!(sent(&stranger, &[request]).await.expect(401).code(), "InvalidAuthenticationToken");
    let other = json!({"Authorization": "Bearer nobody", "atomicityGroup": "g"});
    let request = json!({"id": "1", "method": "GET", "url": "/me", "headers": other, "atomicityGroup": "g"});
    assert_eq!(statuses(&graph, &[request]).await, [200]);
}

#[tokio::test]
async fn what_depends_on_a_failure_is_not_carried_out() {
    let graph = graph();
    let folder = |id: &str, name: &str| write(id, "POST", "/me/mailFolders", json!({"displayName": name}));
    let chain = [
        folder("1", "One"),
        after(folder("2", "One"), &["1"]),
        after(folder("3", "Three"), &["2"]),
        after(get("4", "/me"), &["3"]),
    ];
    assert_eq!(statuses(&graph, &chain).await, [201, 409, 424, 424]);
    let told =
        answers(&graph, &[after(get("b", "/me"), &["a"]), get("a", "/me/messages/x"), after(get("c", "/me"), &["A"])])
            .await;
    assert_eq!(told["b"]["body"]["error"]["code"], "FailedDependency");
    assert_eq!((&told["a"]["status"], &told["c"]["status"]), (&json!(400), &json!(424)));
    // What succeeds lets the next one see what it did.
    let id = newest(&graph).await;
    let url = format!("/me/messages/{id}");
    let chain = [write("1", "PATCH", &url, json!({"categories": ["Seen"]})), after(get("2", &url), &["1"])];
    assert_eq!(answers(&graph, &chain).await["2"]["body"]["categories"], json!(["Seen"]));
    let journal = graph.emulator.journal();
    let made = journal.matching("POST /me/mailFolders");
    assert_eq!((made.count(), made.carried_out().count()), (3, 1));
}

#[tokio::test]
async fn faults_befall_single_requests_and_the_journal_tells_them_apart() {
    let graph = graph();
    let id = newest(&graph).await;
    let url = format!("/me/messages/{id}");
    let patch = |id: &str| write(id, "PATCH", &url, json!({"isRead": true}));
    graph.emulator.fault(Fault::throttle(Duration::from_millis(249)).on("PATCH /me/messages/*"));
    let told = answers(&graph, &[patch("1"), patch("2"), get("3", "/me")]).await;
    assert_eq!(
        (&told["1"]["status"], &told["2"]["status"], &told["3"]["status"]),
        (&json!(429), &json!(200), &json!(200))
    );
    assert_eq!(told["1"]["headers"]["Retry-After"], "0.249");
    assert_eq!(told["1"]["body"]["error"]["code"], "ApplicationThrottled");
    let journal = graph.emulator.journal();
    let patches = journal.matching("PATCH /me/messages/*");
    assert!(patches.requests().iter().all(|request| request.in_batch()));
    assert!(patches.requests()[0].to_string().ends_with(" (in a batch) → 429"), "{}", patches.requests()[0]);
    assert_eq!((patches.count(), patches.carried_out().count()), (2, 1));
    journal.expect("POST /$batch").times(1);
    assert!(!journal.matching("POST /$batch").last().unwrap().in_batch());

    graph.emulator.fault(Fault::html(502).on("GET /me"));
    graph.emulator.fault(Fault::expire_token().on("GET /users"));
    graph.emulator.fault(Fault::empty_body().on("GET /me/messages"));
    let told = answers(&graph, &[get("1", "/me"), get("2", "/users"), get("3", "/me/messages")]).await;
    assert_eq!((&told["1"]["status"], told["1"]["body"].is_string()), (&json!(502), true));
    assert!(told["2"]["headers"]["Www-Authenticate"].as_str().unwrap().starts_with("Bearer"));
    assert_eq!((&told["3"]["status"], told["3"].get("body")), (&json!(200), None));
}

#[tokio::test]
async fn faults_befall_the_batch_as_a_whole() {
    let graph = graph();
    let folder = write("1", "POST", "/me/mailFolders", json!({"displayName": "Once"}));
    for fault in [Fault::unavailable(Duration::from_secs(2)), Fault::throttle(Duration::from_secs(2)), Fault::html(502)]
    {
        graph.emulator.fault(fault.on("POST /$batch"));
        assert!(sent(&graph, std::slice::from_ref(&folder)).await.status.as_u16() > 400);
    }
    let body = json!({"requests": [folder]}).to_string();
    for fault in [Fault::reset_unread(), Fault::reset(), Fault::cut_body()] {
        graph.emulator.fault(fault.on("POST /$batch"));
        graph.try_call("POST", "/$batch", Some(body.clone())).await.unwrap_err();
    }
    let made = graph.emulator.journal().matching("POST /me/mailFolders");
    assert_eq!((made.count(), made.carried_out().count()), (2, 1), "the second one found it there");
}

#[tokio::test(start_paused = true)]
async fn a_slow_request_holds_up_its_batch() {
    let graph = graph();
    for (requests, seconds) in
        [(vec![get("1", "/me"), get("2", "/me")], 3), (vec![get("1", "/me"), after(get("2", "/me"), &["1"])], 6)]
    {
        graph.emulator.fault(Fault::slow(Duration::from_secs(3)).on("GET /me").times(2));
        let before = tokio::time::Instant::now();
        sent(&graph, &requests).await.expect(200);
        assert_eq!(before.elapsed(), Duration::from_secs(seconds));
    }
}

#[tokio::test]
async fn an_unknown_route_in_a_batch_is_one() {
    let graph = graph();
    assert_eq!(statuses(&graph, &[get("1", "/me/mesages"), get("2", "/me")]).await, [501, 200]);
    graph.emulator.journal().expect("GET /me/mesages").times(1);
    let beta =
        graph.post("https://graph.microsoft.com/beta/$batch", json!({"requests": [get("1", "/me")]})).await.expect(200);
    let context = beta.json["responses"][0]["body"]["@odata.context"].as_str().unwrap();
    assert!(context.starts_with("https://graph.microsoft.com/beta/"), "{context}");
}
