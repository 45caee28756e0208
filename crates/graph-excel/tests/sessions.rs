//! Sessions, and how the requests to one workbook take turns.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{BOOK, OTHER, builder, client, corner, regions, sales, values};
use graph_excel::{Changes, ItemPath, WorkbookClient};
use graph_odata::Batch;
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

#[tokio::test]
async fn a_session_keeps_what_it_changes_or_forgets_it() {
    let (emulator, book) = sales();
    let keeps = book.session(Changes::Persist).await.unwrap();
    let forgets = book.session(Changes::Discard).await.unwrap();
    assert_eq!((book.session_id(), keeps.session_id() == forgets.session_id()), (None, false));
    corner(&keeps, "Summary").write_all("kept").await.unwrap();
    corner(&forgets, "Summary").write_all("forgotten").await.unwrap();
    forgets.table("Sales").rows().at(0).delete().await.unwrap();
    for (book, cell, rows) in [(&book, "kept", 3), (&keeps, "kept", 3), (&forgets, "forgotten", 2)] {
        assert_eq!(values(&corner(book, "Summary")).await, json!([[cell]]));
        assert_eq!(regions(&book.table("Sales")).await.len(), rows);
    }
    // Another process goes on in it.
    let elsewhere = WorkbookClient::new(&client(&emulator), ItemPath::root(BOOK));
    let resumed = elsewhere.in_session(forgets.session_id().unwrap());
    assert_eq!(values(&corner(&resumed, "Summary")).await, json!([["forgotten"]]));

    forgets.close_session().await.unwrap();
    let error = corner(&forgets, "Summary").get().await.unwrap_err();
    assert!(WorkbookClient::is_session_over(&error), "{error}");
    assert!(error.to_string().starts_with("excel.ranges.get: 404 invalidSessionReCreatable: "), "{error}");
    let again = forgets.session(Changes::Persist).await.unwrap();
    assert_eq!(values(&corner(&again, "Summary")).await, json!([["kept"]]));
}

#[tokio::test(start_paused = true)]
async fn a_session_ends_for_want_of_use() {
    let (_emulator, book) = sales();
    let (keeps, forgets) =
        (book.session(Changes::Persist).await.unwrap(), book.session(Changes::Discard).await.unwrap());
    let minutes = |minutes: u64| tokio::time::advance(Duration::from_secs(60 * minutes + 1));
    minutes(4).await;
    keeps.refresh_session().await.unwrap();
    minutes(4).await;
    corner(&keeps, "Q1").get().await.unwrap();
    let error = forgets.refresh_session().await.unwrap_err();
    assert!(WorkbookClient::is_session_over(&error), "{error}");
    minutes(5).await;
    let error = keeps.worksheets().list().await.unwrap_err();
    assert!(error.is_not_found() && WorkbookClient::is_session_over(&error), "{error}");
    // What is not there is no reason to open another one.
    let open = keeps.session(Changes::Persist).await.unwrap();
    assert!(!WorkbookClient::is_session_over(&open.worksheet("Q9").get().await.unwrap_err()));
}

#[tokio::test(start_paused = true)]
async fn requests_to_one_workbook_go_one_after_the_other() {
    let emulator = builder().latency(Duration::from_secs(1)).build();
    let client = client(&emulator);
    let book = WorkbookClient::new(&client, ItemPath::root(BOOK));
    let begun = Instant::now();
    let watch = async {
        let mut received = Vec::new();
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_millis(500)).await;
            received.push(emulator.journal().requests().len());
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        received
    };
    // Handles of one workbook share its turn, in a session or not.
    let other = book.in_session("none");
    let (one, table, refused, received) =
        tokio::join!(corner(&book, "Q1").get(), book.table("Sales").get(), other.worksheets().list(), watch);
    assert!(one.is_ok() && table.is_ok() && refused.is_err());
    assert_eq!((received, begun.elapsed().as_secs()), (vec![1, 2, 3], 3));

    // Another workbook has its own.
    let begun = Instant::now();
    let beside = WorkbookClient::new(&client, ItemPath::root(OTHER));
    let (one, other) = tokio::join!(corner(&book, "Q1").get(), corner(&beside, "Sheet1").get());
    assert_eq!((one.is_ok(), other.is_ok(), begun.elapsed().as_secs()), (true, true, 1));
}

#[tokio::test]
async fn a_batch_takes_a_workbooks_requests_in_turn() {
    let emulator = builder().build();
    let client = client(&emulator);
    let book = WorkbookClient::new(&client, ItemPath::root(BOOK));
    // A chain is one request.
    let mut batch = Batch::new(&client);
    let added = batch.add(book.table("Sales").rows().add([["West", "1", "1"]]));
    let total = batch.after([added.id()], book.name("TotalUnits").range().get());
    let mut answers = batch.send().await.unwrap();
    assert_eq!(answers.take(added).unwrap().index, Some(3));
    assert_eq!(answers.take(total).unwrap().values, Some(json!([[23]])));
    emulator.journal().expect("POST /$batch").times(1);

    // What need not wait for each other does so all the same.
    let mut batch = Batch::new(&client);
    let cells = [(0, "a"), (1, "b"), (2, "c")];
    let cells = cells.map(|(row, text)| batch.add(book.worksheet("Summary").cell(row, 3).write_all(text)));
    let mut answers = batch.send().await.unwrap();
    assert!(cells.map(|cell| answers.take(cell).is_ok()).iter().all(|done| *done));
    assert_eq!(values(&book.worksheet("Summary").range("D1:D3")).await, json!([["a"], ["b"], ["c"]]));
    emulator.journal().expect("POST /$batch").times(4);
}
