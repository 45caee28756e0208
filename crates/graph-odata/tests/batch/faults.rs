//! What goes wrong with one request of a batch, and with a whole batch.

use crate::service::{Fault, Service, call, mark};
use graph_odata::{Batch, Invoke, Path};
use graph_transport::{ErrorKind, Method, Request, TransportErrorKind, testing::Scripted};
use serde_json::{Value, json};
use std::{error::Error as _, time::Duration};
use tokio::time::Instant;

#[tokio::test(start_paused = true)]
async fn those_that_were_throttled_come_again_after_the_longest_wait_and_the_others_do_not() {
    let service = Service::default()
        .refuse("PATCH /users/ada/messages/1", &[(429, Some("2.5"))])
        .refuse("PATCH /users/ada/messages/3", &[(429, Some("7")), (503, Some("1"))]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let handles: Vec<_> = (0..5).map(|number| batch.add(mark(&client, "ada", number))).collect();
    let began = Instant::now();
    let mut answers = batch.send().await.unwrap();
    let attempts = handles.into_iter().map(|handle| answers.take_response(handle).unwrap().attempts());
    assert_eq!(attempts.collect::<Vec<_>>(), [1, 2, 1, 3, 1]);
    assert_eq!(service.sizes(), [5, 2, 1]);
    assert!(began.elapsed() >= Duration::from_secs(8), "{:?}", began.elapsed());
    for number in 0..5 {
        assert_eq!(service.done(&format!("PATCH /users/ada/messages/{number}")), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn each_item_is_sent_again_as_it_would_be_by_itself() {
    // Status, its Retry-After, and whether a POST and a PATCH come again.
    let rows = [
        (429, Some("1"), true, true),
        (429, None, true, true),
        (503, Some("1"), true, true),
        (503, None, false, true),
        (500, None, false, true),
        (502, Some("1"), false, true),
        (504, None, false, true),
        (400, None, false, false),
        (401, None, false, false),
        (403, None, false, false),
        (404, None, false, false),
        (409, None, false, false),
        (412, None, false, false),
        (501, None, false, false),
    ];
    for (status, after, post_again, patch_again) in rows {
        for (method, again) in [(Method::POST, post_again), (Method::PATCH, patch_again)] {
            let service = Service::default().refuse(&format!("{method} /x"), &[(status, after)]);
            let client = service.client();
            let mut batch = Batch::new(&client);
            let fine = batch.add(call(&client, Method::POST, "/fine"));
            let handle = batch.add(call(&client, method.clone(), "/x"));
            let mut answers = batch.send().await.unwrap();
            answers.take(fine).unwrap();
            let result = answers.take(handle);
            assert_eq!(result.is_ok(), again, "{method} {status} {after:?}: {result:?}");
            if let Err(error) = result {
                assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (status, 1), "{error}");
            }
            assert_eq!(service.done("POST /fine"), 1);
            assert_eq!(service.done(&format!("{method} /x")), u32::from(again));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_comes_after_a_throttled_one_comes_again_behind_it() {
    let service = Service::default().refuse("POST /b", &[(429, Some("3"))]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let a = batch.add(call(&client, Method::POST, "/a"));
    let b = batch.after(a, call(&client, Method::POST, "/b"));
    let c = batch.after(b, call(&client, Method::POST, "/c"));
    let mut answers = batch.send().await.unwrap();
    for handle in [a, b, c] {
        answers.take(handle).unwrap();
    }
    assert_eq!(service.batches(), [vec!["POST /a", "POST /b > 1", "POST /c > 2"], vec!["POST /b", "POST /c > 1"]]);
    assert_eq!(["POST /a", "POST /b", "POST /c"].map(|line| service.done(line)), [1, 1, 1]);
}

#[tokio::test(start_paused = true)]
async fn the_attempts_run_out() {
    let service = Service::default().refuse("POST /a", &[(429, Some("1")); 9]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let a = batch.add(call(&client, Method::POST, "/a"));
    let error = batch.send().await.unwrap().take(a).unwrap_err();
    assert!(error.is_throttled() && error.attempts() == 4, "{error}");
    assert!(error.to_string().starts_with("test.call: 429 refused: No."), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_time_of_the_call_fails_it_at_once() {
    for (after, told) in [("600", "600.0 s"), ("20", "20.0 s")] {
        let service = Service::default().refuse("POST /a", &[(429, Some(after))]);
        let client = service.client();
        let mut batch = Batch::new(&client);
        let request = Request::new("test.call", Method::POST, Path::new("/a")).deadline(Duration::from_secs(10));
        let a = batch.add(Invoke::<Value>::request(&client, request));
        let began = Instant::now();
        let error = batch.send().await.unwrap().take(a).unwrap_err();
        assert_eq!(began.elapsed(), Duration::ZERO);
        assert!(error.to_string().contains(told) && error.to_string().contains("too late"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_pause_of_one_mailbox_does_not_hold_another() {
    let service = Service::default()
        .latency(Duration::from_millis(100))
        .refuse("PATCH /users/ada/messages/0", &[(429, Some("60"))]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let ada = batch.add(mark(&client, "ada", 0));
    let late = batch.after(ada, mark(&client, "ada", 1));
    let first = batch.add(mark(&client, "bob", 0));
    let then = batch.after(first, mark(&client, "bob", 1));
    let mut answers = batch.send().await.unwrap();
    for handle in [ada, late, first, then] {
        answers.take(handle).unwrap();
    }
    let done: Vec<_> = service.state().bodies.iter().map(|body| body["url"].as_str().unwrap().to_owned()).collect();
    let owners: Vec<_> = done.iter().map(|url| url.split('/').nth(2).unwrap()).collect();
    assert_eq!(owners, ["bob", "bob", "ada", "ada"]);
    // Other calls of the client obey, too.
    let service = Service::default().refuse("PATCH /users/ada/messages/0", &[(429, Some("170"))]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    batch.add(mark(&client, "ada", 0));
    let sent = tokio::spawn(batch.send());
    tokio::task::yield_now().await;
    let request = mark(&client, "ada", 9).timeout(Duration::from_secs(1)).deadline(Duration::from_secs(9));
    let error = request.await.unwrap_err();
    assert!(error.to_string().contains("nothing was sent"), "{error}");
    assert!(sent.await.unwrap().is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_batch_that_was_not_begun_is_sent_again_whatever_is_in_it() {
    for fault in [Fault::Refused, Fault::Status(429, Some(3)), Fault::Status(503, Some(3)), Fault::Status(429, None)] {
        let service = Service::default().faults([fault]);
        let client = service.client();
        let mut batch = Batch::new(&client);
        let sent = batch.add(call(&client, Method::POST, "/sendMail"));
        batch.send().await.unwrap().take(sent).unwrap();
        assert_eq!(service.done("POST /sendMail"), 1, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_batch_whose_answer_is_lost_is_sent_again_only_if_all_of_it_may_be() {
    let service = Service::default().faults([Fault::Lost]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let read = batch.add(call(&client, Method::GET, "/me"));
    let mark = batch.add(mark(&client, "ada", 1));
    let mut answers = batch.send().await.unwrap();
    answers.take(read).unwrap();
    answers.take(mark).unwrap();
    assert_eq!(service.done("PATCH /users/ada/messages/1"), 2);

    let service = Service::default().faults([Fault::Lost]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    batch.add(call(&client, Method::GET, "/me"));
    batch.add(call(&client, Method::POST, "/sendMail"));
    let error = batch.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
    assert!(error.to_string().starts_with("graph.batch: "), "{error}");
    assert_eq!(service.done("POST /sendMail"), 1);
}

#[tokio::test(start_paused = true)]
async fn when_a_part_was_answered_the_rest_tells_its_error_by_itself() {
    let service = Service::default().faults([Fault::Fine, Fault::Lost]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let first = batch.add(call(&client, Method::POST, "/sendMail"));
    let mut last = first;
    for _ in 0..20 {
        last = batch.after(last, call(&client, Method::POST, "/sendMail"));
    }
    let mut answers = batch.send().await.unwrap();
    answers.take(first).unwrap();
    let error = answers.take(last).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
    assert_eq!(service.done("POST /sendMail"), 21, "once each, the lost one too");
}

#[tokio::test]
async fn an_answer_that_is_none_is_an_error_of_the_batch() {
    for body in ["", "<html>", "{}", r#"{"responses":7}"#] {
        let transport = Scripted::default().json(200, body);
        let http = graph_transport::HttpClient::new(transport.clone());
        let token = graph_transport::StaticToken::new("t");
        let client = graph_transport::Client::new(http, graph_transport::Endpoint::default(), token);
        let mut batch = Batch::new(&client);
        batch.add(call(&client, Method::POST, "/sendMail"));
        let error = batch.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}: {error}");
        assert_eq!(transport.received().len(), 1, "nobody knows what was done, so nothing is sent again");
    }
}

#[tokio::test]
async fn no_token_is_an_error_of_the_batch_and_so_is_no_connection() {
    let transport = Scripted::default().fail(TransportErrorKind::Untrusted);
    let http = graph_transport::HttpClient::new(transport);
    let token = graph_transport::StaticToken::new("t");
    let client = graph_transport::Client::new(http, graph_transport::Endpoint::default(), token);
    let mut batch = Batch::new(&client);
    batch.add(call(&client, Method::GET, "/me"));
    let error = batch.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.source().is_some() || error.to_string().contains("scripted"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_batch_that_is_given_up_gives_its_places_back() {
    let service = Service::default().latency(Duration::from_secs(5));
    let client = service.client();
    let mut batch = Batch::new(&client);
    for number in 0..30 {
        batch.add(mark(&client, "ada", number));
    }
    assert!(tokio::time::timeout(Duration::from_secs(1), batch.send()).await.is_err());
    assert_eq!(service.state().within, 0);
    let mut batch = Batch::new(&client);
    let one = batch.add(mark(&client, "ada", 1));
    let began = Instant::now();
    batch.send().await.unwrap().take(one).unwrap();
    assert_eq!(began.elapsed(), Duration::from_secs(5), "it did not wait for places");
    assert_eq!(service.state().bodies.last().unwrap()["body"], json!({"isRead": true}));
}
