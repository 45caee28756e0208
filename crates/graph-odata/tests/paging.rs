//! What the pager does with every kind of page, on scripted answers.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_odata::{Continuation, Count, Items, List, Misread, Path};
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
        (r#"{"value":{}}"#, "expected a list"),
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
async fn no_items_may_be_said_in_several_ways() {
    for body in [r#"{"value":null}"#, r#"{"value":[]}"#, r#"{"value":[null]}"#, r#"{"@odata.deltaLink":"https://x/"}"#]
    {
        assert_eq!(list(&Scripted::default().json(200, body)).await.unwrap().value, Vec::<Value>::new(), "{body}");
    }
    let without = json!({"@odata.nextLink": format!("{ROOT}/x?p=2")}).to_string();
    let transport = Scripted::default().json(200, &without).json(200, &page(&[2], None));
    assert_eq!(list(&transport).items().try_collect().await.unwrap(), [2]);
}

#[tokio::test]
async fn a_null_among_items_is_passed_over() {
    let body = r#"{"value":[null,{"id":"1"},null,null,{"id":"2"}]}"#;
    assert_eq!(
        list(&Scripted::default().json(200, body)).await.unwrap().value,
        [json!({"id": "1"}), json!({"id": "2"})]
    );
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

/// Through text, as in another process.
fn saved(continuation: Option<Continuation>) -> Continuation {
    serde_json::from_str(&serde_json::to_string(&continuation.unwrap()).unwrap()).unwrap()
}

#[tokio::test]
async fn a_listing_goes_on_from_text_behind_every_item() {
    let script = || {
        Scripted::default()
            .json(200, &page(&[1, 2, 3], Some("/x?$skiptoken=a+b%2Bc%20d")))
            .json(200, &page(&[], Some("/x?p=3")))
            .json(200, &page(&[4, 5], None))
    };
    for given in 0..5 {
        let transport = script();
        let mut items = list(&transport).top(3).prefer("p").header("Authorization", "Bearer own").items();
        for expected in 1..=given {
            assert_eq!(items.next().await.unwrap().unwrap(), expected);
        }
        let saved = saved(items.continuation());
        let all = [1, 2, 3, 4, 5];
        // The page that it was within comes again; of the pages before, nothing is asked for.
        let (transport, first) = match given {
            0..3 => (script(), "/me/messages?$top=3"),
            3 => (
                Scripted::default().json(200, &page(&[], Some("/x?p=3"))).json(200, &page(&[4, 5], None)),
                "/x?$skiptoken=a+b%2Bc%20d",
            ),
            _ => (Scripted::default().json(200, &page(&[4, 5], None)), "/x?p=3"),
        };
        let mut resumed = list(&transport).query("$top", "9").resume(saved.clone()).items();
        assert_eq!(resumed.continuation(), Some(saved));
        let mut rest = Vec::new();
        while let Some(item) = resumed.next().await {
            rest.push(item.unwrap());
        }
        assert_eq!(rest, all[given..], "behind {given}");
        assert!(resumed.continuation().is_none());
        let received = transport.received();
        assert_eq!(received[0].uri.to_string(), format!("{ROOT}{first}"));
        for request in received {
            assert_eq!(
                (&request.headers["prefer"], &request.headers["authorization"]),
                (&"p".parse().unwrap(), &"Bearer t".parse().unwrap())
            );
        }
    }
}

#[tokio::test]
async fn a_page_that_became_shorter_gives_what_is_left_of_it() {
    let transport = Scripted::default().json(200, &page(&[1, 2, 3], None)).json(200, &page(&[1], None));
    let mut items = list(&transport).items();
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    let saved = saved(items.continuation());
    assert!(list(&transport).resume(saved).items().try_collect().await.unwrap().is_empty());
}

#[tokio::test]
async fn after_an_error_the_continuation_tries_the_page_again() {
    let transport = Scripted::default()
        .json(400, "")
        .json(200, &page(&[1], Some("/x?p=2")))
        .json(400, "")
        .json(200, &page(&[2], None));
    let fails = async |mut items: Items<Value>| {
        while let Some(item) = items.next().await {
            if item.is_err() {
                assert!(items.next().await.is_none());
                break;
            }
        }
        items.continuation().unwrap()
    };
    let first = fails(list(&transport).items()).await;
    let second = fails(list(&transport).resume(first).items()).await;
    assert_eq!(list(&transport).resume(second).items().try_collect().await.unwrap(), [2]);
    let asked: Vec<_> = transport.received().iter().map(|request| request.uri.to_string()).collect();
    let [start, next] = [format!("{ROOT}/me/messages"), format!("{ROOT}/x?p=2")];
    assert_eq!(asked, [start.clone(), start, next.clone(), next]);
}

#[tokio::test]
async fn a_continuation_that_leads_elsewhere_gets_no_token() {
    for link in ["https://evil.example/v1.0/x", "http://graph.microsoft.com/v1.0/x", "/me/messages", "x"] {
        let saved: Continuation = serde_json::from_value(json!({ "link": link })).unwrap();
        let transport = Scripted::default();
        let error = list(&transport).resume(saved).next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{link}: {error}");
        assert!(transport.received().is_empty());
    }
}

#[tokio::test]
async fn bad_input_has_no_continuation_and_does_not_get_past_one() {
    let transport = Scripted::default();
    assert!(list(&transport).header("a b", "").items().continuation().is_none());
    let saved: Continuation = serde_json::from_value(json!({"link": format!("{ROOT}/x")})).unwrap();
    let error = list(&transport).invalid("say what to do").resume(saved).next().await.unwrap().unwrap_err();
    assert!(error.to_string().ends_with("say what to do"), "{error}");
}

fn numbers(transport: &Scripted) -> Items<u8> {
    list(transport).project::<u8>().items()
}

#[tokio::test]
async fn an_item_that_cannot_be_read_is_one_error() {
    let odd =
        r#"{"value":[1,{"a":1,"id":"AAMk="},300,"x",5],"@odata.nextLink":"https://graph.microsoft.com/v1.0/x?p=2"}"#;
    let script = || Scripted::default().json(200, odd).json(200, &page(&[6], None));
    let error = numbers(&script()).next().await.unwrap().unwrap_err();
    assert!(error.to_string().starts_with("test.list: the answer is not a Page<u8>: "), "{error}");
    assert!(Misread::of(&error).is_none());

    let mut items = numbers(&script()).lenient();
    let mut read = Vec::new();
    let mut misread = Vec::new();
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => read.push(item),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Decode);
                let item = Misread::of(&error).unwrap();
                misread.push((item.index(), item.id().map(str::to_owned), error.to_string()));
            }
        }
    }
    assert_eq!(read, [1, 5, 6]);
    let told = |index, id: Option<&str>, wrong: &str| {
        (index, id.map(str::to_owned), format!("test.list: value[{index}] of the page cannot be read: {wrong}"))
    };
    assert_eq!(
        misread,
        [
            told(1, Some("AAMk="), "invalid type: map, expected u8 at line 1 column 0"),
            told(2, None, "invalid value: integer `300`, expected u8 at line 1 column 3"),
            told(3, None, "invalid type: string \"x\", expected u8 at line 1 column 3"),
        ]
    );
}

#[tokio::test]
async fn being_lenient_in_mid_page_loses_nothing_and_goes_on_from_text() {
    let transport = Scripted::default().json(200, r#"{"value":[1,2,3,4]}"#).json(200, r#"{"value":[1,2,"x",4]}"#);
    let mut items = numbers(&transport);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let mut items = items.lenient();
    assert_eq!(items.next().await.unwrap().unwrap(), 2);
    assert_eq!(Misread::of(&items.next().await.unwrap().unwrap_err()).unwrap().index(), 2);
    let saved = saved(items.continuation());
    let transport = transport.json(200, r#"{"value":[1,2,"x","y"]}"#);
    let mut items = list(&transport).project::<u8>().resume(saved).items().lenient();
    assert_eq!(Misread::of(&items.next().await.unwrap().unwrap_err()).unwrap().index(), 3);
    assert!(items.next().await.is_none());
    // What is wrong with the page itself ends the listing.
    let mut items = numbers(&transport.json(200, r#"{"value":[1"#)).lenient();
    assert!(Misread::of(&items.next().await.unwrap().unwrap_err()).is_none());
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn counts_are_read_as_services_write_them() {
    let count = |body: &str| {
        let transport = Scripted::default().answer(200, &[("content-type", "text/plain")], body);
        let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
        (transport, Count::<Value>::new(&client, "test.count", Path::new("/users")))
    };
    for body in ["42", "\u{feff}42", " 42\r\n", "\u{feff} 42 "] {
        assert_eq!(count(body).1.await.unwrap(), 42, "{body:?}");
    }
    let (transport, verb) = count("7");
    verb.await.unwrap();
    let request = &transport.received()[0];
    assert_eq!(request.uri.to_string(), format!("{ROOT}/users/$count"));
    assert_eq!(
        (&request.headers["accept"], &request.headers["consistencylevel"]),
        (&"text/plain".parse().unwrap(), &"eventual".parse().unwrap())
    );
    for body in ["", "-1", "4.2", "<html>\n<title>Sign in</title>", "99999999999999999999"] {
        let error = count(body).1.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body:?}");
        assert!(error.to_string().starts_with("test.count: the answer is not a number of items: "), "{error}");
    }
}

#[tokio::test]
async fn every_page_of_a_directory_listing_says_what_the_directory_needs() {
    let transport = Scripted::default().json(200, &page(&[1], Some("/users?p=2"))).json(200, &page(&[2], None));
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
    List::<Value>::new(&client, "test.list", Path::raw("users?$top=1")).count().items().try_collect().await.unwrap();
    assert!(transport.received().iter().all(|request| request.headers["consistencylevel"] == "eventual"));
    assert!(list(&transport).count().into_request().headers().get("consistencylevel").is_none());
    assert_eq!(list(&transport).eventual().into_request().headers()["consistencylevel"], "eventual");
}
