//! What the pager does with every kind of page, on scripted answers.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_odata::{List, Path};
use graph_transport::{Client, Endpoint, ErrorKind, HttpClient, StaticToken, testing::Scripted};
use serde_json::{Value, json};

const ROOT: &str = "https://graph.microsoft.com/v1.0";

fn list(transport: &Scripted) -> List<Value> {
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
    List::new(&client, "test.list", Path::new("/me/messages"))
}

fn page(items: &[u8], next: Option<&str>) -> String {
    let mut page = json!({"@odata.context": "c", "value": items});
    if let Some(next) = next {
        page["@odata.nextLink"] = json!(format!("{ROOT}{next}"));
    }
    page.to_string()
}

#[tokio::test]
async fn links_are_followed_byte_for_byte_past_empty_pages() {
    let odd = "/me/messages?%24skiptoken=a+b%2Bc%20d&$filter='x'";
    let transport = Scripted::default()
        .json(200, &page(&[1, 2], Some(odd)))
        .json(200, &page(&[], Some("/me/messages?p=3")))
        .json(200, &page(&[3], None));
    let items = list(&transport).items().try_collect().await.unwrap();
    assert_eq!(items, [1, 2, 3]);
    let asked: Vec<_> = transport.received().iter().map(|request| request.uri.to_string()).collect();
    assert_eq!(asked, [format!("{ROOT}/me/messages"), format!("{ROOT}{odd}"), format!("{ROOT}/me/messages?p=3")]);
}

#[tokio::test]
async fn headers_are_repeated_on_every_page() {
    let transport = Scripted::default().json(200, &page(&[1], Some("/x?p=2"))).json(200, &page(&[2], None));
    let pages = list(&transport).prefer("a=\"1\"").prefer("b").header("ConsistencyLevel", "eventual");
    pages.header("x-anchormailbox", "ada").items().try_collect().await.unwrap();
    for request in transport.received() {
        assert_eq!(request.headers.get_all("prefer").iter().collect::<Vec<_>>(), ["a=\"1\", b"]);
        assert_eq!(request.headers["consistencylevel"], "eventual");
        assert_eq!(request.headers["x-anchormailbox"], "ada");
    }
}

#[tokio::test]
async fn a_circle_of_links_ends_in_an_error() {
    for length in 1..5 {
        let mut transport = Scripted::default();
        for at in 0..50 {
            transport = transport.json(200, &page(&[1], Some(&format!("/x?p={}", at % length))));
        }
        let mut items = list(&transport).items();
        let error = loop {
            match items.next().await {
                Some(Ok(_)) => {}
                Some(Err(error)) => break error,
                None => unreachable!("a circle has no end"),
            }
        };
        assert!(error.to_string().contains("leads in a circle"), "{error}");
        assert!(items.next().await.is_none());
    }
}

#[tokio::test]
async fn a_link_to_another_host_is_refused_without_a_request() {
    let foreign =
        page(&[1], None).replace("\"value\"", "\"@odata.nextLink\":\"https://evil.example/v1.0/x\",\"value\"");
    let transport = Scripted::default().json(200, &foreign);
    let mut pages = list(&transport).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().value, [1]);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().starts_with("test.list: a link leads to evil.example, which is not"), "{error}");
    assert_eq!(transport.received().len(), 1);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn an_answer_that_is_no_collection_is_an_error_that_says_so() {
    for (body, expected) in [
        ("{}", "missing field `value`"),
        ("[]", "expected a collection: an object with `value`"),
        ("", "expected a collection"),
        (r#"{"value":[1"#, "EOF while parsing"),
    ] {
        let error = list(&Scripted::default().json(200, body)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert!(error.to_string().contains(expected), "{body}: {error}");
    }
}

#[tokio::test]
async fn counts_and_unknown_members_are_kept() {
    let body = r#"{"@odata.count":7,"@odata.deltaLink":"https://x/y","new":1,"value":[]}"#;
    let page = list(&Scripted::default().json(200, body)).count().await.unwrap();
    assert_eq!(page.count, Some(7));
    assert_eq!(page.delta_link.unwrap().as_str(), "https://x/y");
    assert_eq!(page.extra.get::<u8>("new"), Some(1));
}

#[tokio::test]
async fn a_page_is_not_lost_when_waiting_for_it_is_given_up() {
    let transport = Scripted::default().json(200, &page(&[1], None));
    let mut pages = list(&transport).pages();
    {
        let next = pages.next();
        drop(next);
    }
    assert_eq!(pages.next().await.unwrap().unwrap().value, [1]);
}

#[tokio::test(start_paused = true)]
async fn a_pager_that_nobody_polls_holds_nothing() {
    // Four pagers are given up while their request waits; each would hold a place at the mailbox's gate of four.
    let transport = (0..4).fold(Scripted::default(), |script, _| script.answer(429, &[("retry-after", "60")], ""));
    let transport = transport.json(200, &page(&[7], None));
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
    let list = || List::<Value>::new(&client, "test.list", Path::new("/me/messages").throttled_as("mailbox"));
    let mut given_up: Vec<_> = (0..4).map(|_| list().items()).collect();
    for items in &mut given_up {
        tokio::time::timeout(std::time::Duration::from_secs(1), items.next()).await.unwrap_err();
    }
    assert_eq!(list().await.unwrap().value, [7]);
    drop(given_up);
}

#[tokio::test]
async fn a_failed_page_is_named_and_the_listing_over() {
    let transport = Scripted::default().json(200, &page(&[1], Some("/x?p=2"))).json(400, "");
    let mut pages = list(&transport).pages();
    pages.next().await.unwrap().unwrap();
    pages.next().await.unwrap().unwrap_err();
    assert_eq!(pages.next_link().unwrap().as_str(), format!("{ROOT}/x?p=2"));
    assert!(pages.next().await.is_none());
}
