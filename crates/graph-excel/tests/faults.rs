//! Calls that meet faults: a row is added once, a cell is written again, and a session's end is told.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{BOOK, OTHER, builder, client, corner, sales, values};
use graph_emulator::Fault;
use graph_excel::{Cell, Changes, Clear, ErrorKind, ItemPath, Shift, WorkbookClient, workbook_worksheet};
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

const SOON: Duration = Duration::from_secs(2);
const ROWS: &str = "POST /me/drive/**/tables/*/rows";

/// How many rows the table has, without a fault in the way.
async fn count(book: &WorkbookClient) -> usize {
    book.table("Sales").rows().list().await.unwrap().value.len()
}

fn row() -> [[Cell; 3]; 1] {
    [["West".into(), 5.into(), Cell::Keep]]
}

#[tokio::test(start_paused = true)]
async fn every_verb_outlives_throttling() {
    for fault in [|| Fault::throttle(SOON), || Fault::unavailable(SOON)] {
        let (emulator, book) = sales();
        let fault = || emulator.fault(fault().times(2));
        fault();
        let book = book.session(Changes::Persist).await.unwrap();
        fault();
        book.worksheets().add("Plan").await.unwrap();
        fault();
        book.worksheet("Plan").update().set(workbook_worksheet::POSITION, 0).await.unwrap();
        fault();
        corner(&book, "Plan").write_all(1).await.unwrap();
        fault();
        corner(&book, "Plan").insert(Shift::Vertically).await.unwrap();
        fault();
        assert_eq!(values(&book.worksheet("Plan").range("A1:A2")).await, json!([[""], [1]]));
        fault();
        book.table("Sales").rows().add(row()).await.unwrap();
        fault();
        book.table("Sales").rows().at(0).delete().await.unwrap();
        fault();
        assert_eq!(count(&book).await, 3);
        fault();
        book.names().add("Top", "=Plan!A1").await.unwrap();
        fault();
        book.worksheet("Plan").delete().await.unwrap();
        fault();
        book.refresh_session().await.unwrap();
        fault();
        book.close_session().await.unwrap();
        emulator.journal().expect(ROWS).times(3);
        assert_eq!(emulator.journal().matching(ROWS).carried_out().count(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_row_is_not_added_twice() {
    for fault in [
        Fault::reset(),
        Fault::reset_unread(),
        Fault::cut_body(),
        Fault::empty_body(),
        Fault::unavailable(None),
        Fault::html(502),
        Fault::status(504),
        Fault::graph_error(500, "internalServerError", "Try again."),
    ] {
        let (emulator, book) = sales();
        let spelled = format!("{fault:?}");
        emulator.fault(fault.on(ROWS));
        let error = book.table("Sales").rows().add(row()).await.unwrap_err();
        assert_eq!((error.attempts(), error.operation()), (1, "excel.rows.add"), "{spelled}: {error}");
        // What became of it is known to whoever looks, as the documentation has it.
        let done = emulator.journal().matching(ROWS).carried_out().count();
        assert_eq!(count(&book).await, 3 + done, "{spelled}");
        emulator.journal().expect(ROWS).times(1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_row_that_never_left_is_sent_again() {
    let (emulator, book) = sales();
    emulator.fault(Fault::refuse().times(2).on(ROWS));
    book.table("Sales").rows().insert(0, row()).await.unwrap();
    assert_eq!(count(&book).await, 4);
    // With the caller's word for it anything is.
    emulator.fault(Fault::reset().on(ROWS));
    book.table("Sales").rows().add(row()).idempotent(true).await.unwrap();
    assert_eq!(count(&book).await, 6, "and then it is there twice");
}

#[tokio::test(start_paused = true)]
async fn what_would_move_cells_twice_is_done_once() {
    let (emulator, book) = sales();
    let (table, cell) = (book.table("Sales"), book.worksheet("Summary").cell(0, 0));
    for reset in ["POST /me/**/insert", "POST /me/**/delete", "DELETE /me/**/rows/**", "POST /me/**/names/add"] {
        emulator.fault(Fault::reset().on(reset));
        let (error, operation) = match reset {
            "POST /me/**/insert" => (cell.insert(Shift::Vertically).await.unwrap_err(), "excel.ranges.insert"),
            "POST /me/**/delete" => (cell.delete(Shift::Vertically).await.unwrap_err(), "excel.ranges.delete"),
            "DELETE /me/**/rows/**" => (table.rows().at(0).delete().await.unwrap_err(), "excel.rows.delete"),
            _ => (book.names().add("Top", "=1").await.unwrap_err(), "excel.names.add"),
        };
        assert_eq!((error.kind(), error.attempts(), error.operation()), (ErrorKind::Interrupted, 1, operation));
        emulator.journal().expect(reset).times(1);
    }
    assert_eq!((count(&book).await, values(&cell).await), (2, json!([[10]])));
}

#[tokio::test(start_paused = true)]
async fn what_comes_to_the_same_is_done_again() {
    let (emulator, book) = sales();
    let lost = |pattern: &str| emulator.fault(Fault::reset().on(pattern));
    lost("PATCH /me/**");
    let range = book.worksheet("Summary").range("C1:D1");
    assert_eq!(range.write([["a", "b"]]).await.unwrap().values, Some(json!([["a", "b"]])));
    lost("POST /me/**/clear");
    range.clear(Clear::All).await.unwrap();
    lost("PATCH /me/**");
    book.table("Sales").rows().at(2).write(row()).await.unwrap();
    lost("POST /me/**/createSession");
    let open = book.session(Changes::Discard).await.unwrap();
    lost("POST /me/**/refreshSession");
    open.refresh_session().await.unwrap();
    for (pattern, times) in [
        ("PATCH /me/**", 4),
        ("POST /me/**/clear", 2),
        ("POST /me/**/createSession", 2),
        ("POST /me/**/refreshSession", 2),
    ] {
        assert_eq!(emulator.journal().matching(pattern).carried_out().count(), times, "{pattern}");
    }
    assert_eq!(values(&book.table("Sales").range()).await[3], json!(["West", 5, ""]));

    // The first attempt deleted it, so the second finds nothing: the error says that there were two.
    lost("DELETE /me/**/worksheets/Summary");
    let error = book.worksheet("Summary").delete().await.unwrap_err();
    assert!(error.is_not_found() && error.attempts() == 2, "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_session_that_excel_gives_up_is_told_and_another_goes_on() {
    let (emulator, book) = sales();
    let mut open = book.session(Changes::Persist).await.unwrap();
    for (status, code) in [(404, "invalidSessionNotFound"), (500, "internalServerErrorUncategorized")] {
        emulator.fault(Fault::graph_error(status, code, "It is gone.").on("POST /me/**/rows"));
        let error = open.table("Sales").rows().add(row()).await.unwrap_err();
        assert!(WorkbookClient::is_session_over(&error), "{error}");
        open = open.session(Changes::Persist).await.unwrap();
    }
    open.table("Sales").rows().add(row()).await.unwrap();
    assert_eq!(count(&open).await, 4);
    let sessions = emulator.journal().matching("POST /me/**/rows").requests().to_vec();
    let sessions: Vec<_> = sessions.iter().map(|request| request.header("workbook-session-id").unwrap()).collect();
    assert!(sessions[0] != sessions[1] && sessions[1] != sessions[2], "{sessions:?}");
    let opened = emulator.journal().matching("POST /me/**/createSession");
    assert!(opened.requests().iter().all(|request| request.header("workbook-session-id").is_none()));
}

#[tokio::test(start_paused = true)]
async fn a_pause_is_one_workbooks_alone() {
    let emulator = builder().build();
    let client = client(&emulator);
    let [book, other] = [BOOK, OTHER].map(|path| WorkbookClient::new(&client, ItemPath::root(path)));
    emulator.fault(Fault::throttle(Duration::from_secs(30)).on("GET /me/drive/root:/Reports/**"));
    let begun = Instant::now();
    let own = async {
        corner(&book, "Q1").get().await.unwrap();
        begun.elapsed().as_secs()
    };
    let beside = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        corner(&other, "Sheet1").get().await.unwrap();
        begun.elapsed().as_secs()
    };
    let (own, beside) = tokio::join!(own, beside);
    assert!(own >= 30 && beside == 1, "{own} and {beside}");
}

#[tokio::test(start_paused = true)]
async fn a_listing_of_rows_goes_on_through_what_befalls_its_pages() {
    let (emulator, book) = sales();
    let rows = book.table("Sales").rows();
    rows.add(vec![["R", "1", "1"]; 20]).await.unwrap();
    let all = async || rows.list().prefer("odata.maxpagesize=5").items().try_collect().await.map(|all| all.len());
    for fault in [Fault::cut_body(), Fault::unavailable(None), Fault::reset(), Fault::empty_page(), Fault::html(503)] {
        let spelled = format!("{fault:?}");
        emulator.fault(fault.on("GET /me/**/rows"));
        assert_eq!(all().await.unwrap(), 23, "{spelled}");
    }
    emulator.fault(Fault::foreign_next_link().on("GET /me/**/rows"));
    let error = all().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().starts_with("excel.rows.list: a link leads to "), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_empty_or_late_is_an_error_that_says_so() {
    let (emulator, book) = sales();
    emulator.fault(Fault::empty_body().on("GET /me/**/usedRange"));
    let error = book.worksheet("Q1").used_range().get().await.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Decode, "excel.ranges.get"));
    emulator.fault(Fault::empty_body().on("POST /me/**/createSession"));
    assert_eq!(book.session(Changes::Persist).await.unwrap_err().kind(), ErrorKind::Decode);
    // One that is late is waited for again, unless that would add a row once more.
    emulator.fault(Fault::slow(Duration::from_secs(3600)).on("GET /me/**/usedRange"));
    book.worksheet("Q1").used_range().get().await.unwrap();
    emulator.fault(Fault::slow(Duration::from_secs(3600)).on(ROWS));
    let error = book.table("Sales").rows().add(row()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1), "{error}");
    assert_eq!(count(&book).await, 4);
}

#[tokio::test]
async fn what_this_version_does_not_know_is_kept() {
    let (emulator, book) = sales();
    emulator.fault(Fault::unknown_members());
    let range = book.worksheet("Q1").range("A2").get().await.unwrap();
    assert_eq!(range.values, Some(json!([["North"]])));
    assert!(range.extra.value("propertyOfTomorrow").is_some());
    assert!(serde_json::to_value(&range).unwrap()["propertyOfTomorrow"].is_object());
}

#[tokio::test]
async fn what_is_no_workbook_says_what_it_is() {
    let emulator = graph_emulator::Emulator::builder()
        .user("ada@contoso.com", |user| user.file("Sales.csv", "1\n").file("Old.xlsx", "PK"))
        .build();
    let client = client(&emulator);
    for (path, told) in
        [("Sales.csv", "400 unsupportedWorkbook"), ("Old.xlsx", "501 "), ("None.xlsx", "404 itemNotFound")]
    {
        let error = WorkbookClient::new(&client, ItemPath::root(path)).worksheets().list().await.unwrap_err();
        assert!(error.to_string().starts_with(&format!("excel.worksheets.list: {told}")), "{error}");
        assert_eq!(error.attempts(), 1);
    }
}
