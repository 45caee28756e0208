//! How many travel together, how many batches at once, and what comes after what.

use crate::service::{Service, call, mark};
use graph_odata::{Batch, HandleId, Invoke, Path};
use graph_transport::{Client, Method, Request, Scope};
use serde_json::Value;
use std::time::Duration;

const PATHS: [&str; 6] = ["/a", "/b", "/c", "/d", "/e", "/f"];

fn post(client: &Client, number: usize) -> Invoke<Value> {
    call(client, Method::POST, PATHS[number])
}

/// Sends requests, each after those named, and gives the batches that were made of them.
async fn sent(service: &Service, after: &[&[usize]]) -> Vec<Vec<String>> {
    let client = service.client();
    let mut batch = Batch::new(&client);
    let mut handles: Vec<HandleId> = Vec::new();
    for (number, after) in after.iter().enumerate() {
        let after: Vec<_> = after.iter().map(|other| handles[*other]).collect();
        handles.push(batch.after(after, post(&client, number)).id());
    }
    let answers = batch.send().await.unwrap();
    assert_eq!(answers.failures().count(), 0);
    service.batches()
}

#[tokio::test(start_paused = true)]
async fn any_number_goes_by_twenties_side_by_side_where_nobody_minds() {
    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let mut batch = Batch::new(&client);
    let handles: Vec<_> = (0..93).map(|_| batch.add(call(&client, Method::GET, "/users"))).collect();
    let began = tokio::time::Instant::now();
    let mut answers = batch.send().await.unwrap();
    for handle in handles {
        answers.take(handle).unwrap();
    }
    assert_eq!(service.sizes(), [20, 20, 20, 20, 13]);
    assert_eq!((service.state().most, began.elapsed().as_secs()), (4, 2), "four at once");
}

#[tokio::test(start_paused = true)]
async fn one_batch_at_a_time_goes_to_a_mailbox_and_other_mailboxes_do_not_wait() {
    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let mut batch = Batch::new(&client);
    for number in 0..60 {
        batch.add(mark(&client, "ada", number));
    }
    let began = tokio::time::Instant::now();
    assert_eq!(batch.send().await.unwrap().failures().count(), 0);
    assert_eq!((service.sizes().len(), service.state().most, began.elapsed().as_secs()), (3, 1, 3));

    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let mut batch = Batch::new(&client);
    for owner in ["ada", "bob", "eve"] {
        for number in 0..20 {
            batch.add(mark(&client, owner, number));
        }
    }
    let began = tokio::time::Instant::now();
    assert_eq!(batch.send().await.unwrap().failures().count(), 0);
    assert_eq!((service.sizes(), service.state().most, began.elapsed().as_secs()), (vec![20; 3], 3, 1));
}

#[tokio::test(start_paused = true)]
async fn what_goes_to_a_mailbox_beside_a_chain_waits_and_goes_whole() {
    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let mut batch = Batch::new(&client);
    for number in 0..18 {
        batch.add(mark(&client, "ada", number));
    }
    let first = batch.add(mark(&client, "ada", 18));
    batch.after(first, mark(&client, "ada", 19));
    let began = tokio::time::Instant::now();
    assert_eq!(batch.send().await.unwrap().failures().count(), 0);
    assert_eq!((service.sizes(), began.elapsed().as_secs()), (vec![2, 18], 2), "not in crumbs of three");

    // What fits beside the chain does not wait.
    let service = Service::default().latency(Duration::from_secs(1));
    let client = service.client();
    let mut batch = Batch::new(&client);
    let first = batch.add(mark(&client, "ada", 0));
    batch.after(first, mark(&client, "ada", 1));
    for number in 2..5 {
        batch.add(mark(&client, "ada", number));
    }
    let began = tokio::time::Instant::now();
    assert_eq!(batch.send().await.unwrap().failures().count(), 0);
    assert_eq!((service.sizes(), began.elapsed().as_secs()), (vec![2, 3], 1));
}

#[tokio::test]
async fn a_workbook_gets_a_request_at_a_time_or_a_chain() {
    let write = |client: &Client, book: &str, cell: &'static str| {
        let path = Path::new(cell).throttled_as(Scope::exclusive(format!("workbook:{book}")));
        Invoke::<Value>::request(client, Request::new("test.write", Method::PATCH, path))
    };
    let service = Service::default();
    let client = service.client();
    let mut batch = Batch::new(&client);
    for cell in ["/a", "/b"] {
        batch.add(write(&client, "one", cell));
        batch.add(write(&client, "other", cell));
    }
    assert_eq!(batch.send().await.unwrap().failures().count(), 0);
    assert_eq!(service.batches(), [["PATCH /a"; 2], ["PATCH /b"; 2]]);

    let service = Service::default();
    let client = service.client();
    let mut batch = Batch::new(&client);
    let first = batch.add(write(&client, "one", "/a"));
    batch.after(first, write(&client, "one", "/b"));
    assert_eq!(batch.send().await.unwrap().failures().count(), 0);
    assert_eq!(service.batches(), [["PATCH /a", "PATCH /b > 1"]]);
}

#[tokio::test]
async fn chains_and_stars_travel_in_one_batch_and_every_other_web_level_by_level() {
    type Row = (&'static [&'static [usize]], &'static [&'static [&'static str]]);
    let rows: &[Row] = &[
        (&[&[], &[0], &[1]], &[&["POST /a", "POST /b > 1", "POST /c > 2"]]),
        (&[&[], &[0], &[0]], &[&["POST /a", "POST /b > 1", "POST /c > 1"]]),
        // Two before one.
        (&[&[], &[], &[0, 1]], &[&["POST /a", "POST /b"], &["POST /c"]]),
        // A diamond.
        (&[&[], &[0], &[0], &[1, 2]], &[&["POST /a"], &["POST /b", "POST /c"], &["POST /d"]]),
        // A chain beside one that stands alone: a batch each.
        (&[&[], &[], &[0]], &[&["POST /a", "POST /c > 1"], &["POST /b"]]),
    ];
    for (after, expected) in rows {
        let mut found = sent(&Service::default(), after).await;
        found.sort();
        assert_eq!(found, *expected, "{after:?}");
    }
}

#[tokio::test]
async fn a_chain_longer_than_a_batch_goes_on_in_the_next() {
    let service = Service::default();
    let client = service.client();
    let mut batch = Batch::new(&client);
    let mut last = batch.add(mark(&client, "ada", 0));
    for number in 1..45 {
        last = batch.after(last, mark(&client, "ada", number));
    }
    let mut answers = batch.send().await.unwrap();
    answers.take(last).unwrap();
    assert_eq!(service.sizes(), [20, 20, 5]);
    let order: Vec<_> = service.batches().concat();
    let order = order.iter().map(|line| line.split(' ').nth(1).unwrap().rsplit('/').next().unwrap());
    assert!(order.map(|number| number.parse::<usize>().unwrap()).is_sorted());
}

#[tokio::test]
async fn what_comes_after_a_failure_is_not_done_and_says_what_failed() {
    let service = Service::default().refuse("POST /a", &[(400, None)]).refuse("POST /d", &[(409, None)]);
    let client = service.client();
    let mut batch = Batch::new(&client);
    let a = batch.add(post(&client, 0));
    let b = batch.after(a, post(&client, 1));
    let c = batch.after(b, post(&client, 2));
    let d = batch.add(post(&client, 3));
    let e = batch.add(post(&client, 4));
    let f = batch.after([d.id(), e.id()], post(&client, 5));
    let mut answers = batch.send().await.unwrap();
    assert_eq!(answers.take(a).unwrap_err().status().unwrap(), 400);
    for (handle, told) in [(b, "request 1, test.call"), (c, "request 2, test.call"), (f, "request 4, test.call")] {
        let error = answers.take(handle).unwrap_err();
        assert!(error.is_failed_dependency() && error.to_string().contains(told), "{error}");
        assert!(std::error::Error::source(&error).is_some());
    }
    assert!(answers.take(d).unwrap_err().is_conflict());
    answers.take(e).unwrap();
    for line in ["POST /b", "POST /c", "POST /f"] {
        assert_eq!(service.done(line), 0, "{line}");
    }
}

#[tokio::test]
async fn what_cannot_be_sent_fails_those_after_it_and_nobody_else() {
    let service = Service::default();
    let client = service.client();
    let mut batch = Batch::new(&client);
    let bad = Request::new("test.bad", Method::POST, Path::new("/x")).invalid("say what");
    let bad = batch.add(Invoke::<Value>::request(&client, bad));
    let after = batch.after(bad, post(&client, 0));
    let alone = batch.add(post(&client, 1));
    let mut answers = batch.send().await.unwrap();
    assert!(answers.take(after).unwrap_err().is_failed_dependency());
    answers.take(alone).unwrap();
    assert_eq!(service.batches(), [["POST /b"]]);
}
