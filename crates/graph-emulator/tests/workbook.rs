//! Workbooks: where they are, their worksheets, their sessions.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};
use std::time::Duration;

const BOOK: &str = "/me/drive/root:/Reports/2026.xlsx:/workbook";

/// Two sheets: `Q1` with two cells, and `It's all`, whose name needs quotes.
fn two_sheets() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.workbook("Reports/2026.xlsx", |book| {
                book.sheet("Q1", |sheet| sheet.values("A1", [[1, 2]]))
                    .sheet("It's all", |sheet| sheet.values("A1", [["='Q1'!A1+'Q1'!B1"]]))
            })
        })
        .user("bob@contoso.com", |user| user)
        .build();
    Graph::new(emulator)
}

async fn value(graph: &Graph, range: &str) -> Value {
    graph.get(&format!("{BOOK}/{range}")).await.expect(200).json["values"].clone()
}

#[tokio::test]
async fn every_address_leads_to_the_workbook() {
    let graph = two_sheets();
    let list = graph.get(&format!("{BOOK}/worksheets")).await.expect(200);
    let base = list.json["@odata.context"].as_str().unwrap().split("#").nth(1).unwrap();
    let id = base.split("items('").nth(1).unwrap().split('\'').next().unwrap().to_owned();
    for path in [
        format!("/me/drive/items/{id}/workbook"),
        format!("/me/drive/items('{id}')/workbook"),
        format!("/drive/items/{id}/workbook"),
        format!("/users/ada@contoso.com/drive/items/{id}/workbook"),
        "/users/ada@contoso.com/drive/root:/reports/2026.XLSX:/workbook".into(),
    ] {
        assert_eq!(
            graph.get(&format!("{path}/worksheets")).await.expect(200).texts("name"),
            ["Q1", "It's all"],
            "{path}"
        );
    }
    for path in [
        "/me/drive/items/01X/workbook/worksheets".to_owned(),
        "/me/drive/root:/Reports/2025.xlsx:/workbook/worksheets".into(),
        format!("/users/bob@contoso.com/drive/items/{id}/workbook/worksheets"),
    ] {
        assert_eq!(graph.get(&path).await.expect(404).code(), "itemNotFound", "{path}");
    }
}

#[tokio::test]
async fn worksheets_have_names_and_ids() {
    let graph = two_sheets();
    let list = graph.get(&format!("{BOOK}/worksheets?$select=name,visibility")).await.expect(200);
    let first = &list.items()[0];
    assert_eq!((&first["name"], &first["visibility"], first.get("position")), (&json!("Q1"), &json!("Visible"), None));
    let id = first["id"].as_str().unwrap();
    assert!(id.starts_with('{') && id.ends_with('}'), "{id}");
    let encoded = id.replace('{', "%7B").replace('}', "%7D");
    assert!(first["@odata.id"].as_str().unwrap().ends_with(&format!("/workbook/worksheets(%27{encoded}%27)")));
    for key in [format!("/{encoded}"), format!("('{encoded}')"), "/q1".into(), "('Q1')".into()] {
        let sheet = graph.get(&format!("{BOOK}/worksheets{key}")).await.expect(200);
        assert_eq!((&sheet.json["name"], &sheet.json["position"]), (&json!("Q1"), &json!(0)), "{key}");
    }
    let other = graph.get(&format!("{BOOK}/worksheets('It''s%20all')")).await.expect(200);
    assert_eq!(other.json["position"], 1);
    assert_eq!(graph.get(&format!("{BOOK}/worksheets/It's%20all")).await.expect(200).json["id"], other.json["id"]);
    assert!(graph.get(&format!("{BOOK}/worksheets/{id}")).await.expect(400).message().contains("%7B"));
    let missing = graph.get(&format!("{BOOK}/worksheets/Q2")).await.expect(404);
    assert_eq!(
        (missing.code(), &missing.json["error"]["innerError"]["code"]),
        ("ItemNotFound", &json!("itemNotFound"))
    );
    assert_eq!(graph.get(&format!("{BOOK}/worksheets/$count")).await.expect(200).text, "2");
}

#[tokio::test]
async fn lists_come_in_parts_where_that_is_asked_for() {
    let graph = two_sheets();
    for number in 3..8 {
        graph.post(&format!("{BOOK}/worksheets/add"), json!({"name": format!("S{number}")})).await.expect(201);
    }
    let page = graph.get(&format!("{BOOK}/worksheets?$top=2&$skip=1&$count=true")).await.expect(200);
    assert_eq!((page.texts("name").join(","), &page.json["@odata.count"]), ("It's all,S3".into(), &json!(7)));
    // What was asked for is here, so there is nothing to follow.
    assert_eq!(page.json.get("@odata.nextLink"), None);
    let small = graph.plain().with("Prefer", "odata.maxpagesize=2");
    let (mut url, mut names) = (format!("{BOOK}/worksheets?$top=5"), Vec::new());
    loop {
        let page = small.get(&url).await.expect(200);
        names.extend(page.texts("name").into_iter().map(str::to_owned));
        let Some(next) = page.json["@odata.nextLink"].as_str() else { break };
        url = next.to_owned();
    }
    assert_eq!(names.join(","), "Q1,It's all,S3,S4,S5");
    for option in ["$filter=name%20eq%20'Q1'", "$orderby=name", "$search=x"] {
        assert_eq!(graph.get(&format!("{BOOK}/worksheets?{option}")).await.expect(400).code(), "InvalidArgument");
    }
    graph.get(&format!("{BOOK}/worksheets?$select=colour")).await.expect(400);
}

#[tokio::test]
async fn worksheets_come_and_go() {
    let graph = two_sheets();
    let sheets = format!("{BOOK}/worksheets");
    let added = graph.post(&format!("{sheets}/add"), json!({"name": "Plan"})).await.expect(201);
    assert_eq!((&added.json["name"], &added.json["position"]), (&json!("Plan"), &json!(2)));
    assert_eq!(graph.post(&sheets, json!({})).await.expect(201).json["name"], "Sheet1");
    let taken = graph.post(&format!("{sheets}/add"), json!({"name": "PLAN"})).await.expect(409);
    assert_eq!(
        (taken.code(), &taken.json["error"]["innerError"]["code"]),
        ("ItemAlreadyExists", &json!("itemAlreadyExists"))
    );
    for name in ["", "a/b", "[x]", "'x", "x".repeat(32).as_str()] {
        assert_eq!(
            graph.post(&format!("{sheets}/add"), json!({"name": name})).await.expect(400).code(),
            "InvalidArgument"
        );
    }
    graph.post(&format!("{sheets}/add"), json!({"title": "x"})).await.expect(400);
    let body = json!({"name": "Plan B", "position": 0, "visibility": "hidden"});
    let changed = graph.patch(&format!("{sheets}/Plan"), body).await.expect(200);
    assert_eq!(changed.json["id"], added.json["id"]);
    assert_eq!((&changed.json["position"], &changed.json["visibility"]), (&json!(0), &json!("Hidden")));
    for body in [
        json!({"position": 9}),
        json!({"visibility": "Gone"}),
        json!({"name": null}),
        json!({"name": "Q1"}),
        json!({"colour": 1}),
    ] {
        let answer = graph.patch(&format!("{sheets}/Plan%20B"), body.clone()).await;
        assert!(answer.status.is_client_error(), "{body}");
    }
    graph.delete(&format!("{sheets}/Plan%20B")).await.expect(204);
    graph.delete(&format!("{sheets}/Plan%20B")).await.expect(404);
    assert_eq!(graph.get(&sheets).await.texts("name"), ["Q1", "It's all", "Sheet1"]);
}

#[tokio::test]
async fn a_worksheet_that_can_be_seen_stays() {
    let graph = two_sheets();
    let sheets = format!("{BOOK}/worksheets");
    graph.patch(&format!("{sheets}/Q1"), json!({"visibility": "VeryHidden"})).await.expect(200);
    let last = format!("{sheets}('It''s all')");
    assert_eq!(graph.delete(&last.replace(' ', "%20")).await.expect(400).code(), "UnsupportedOperation");
    graph.patch(&last.replace(' ', "%20"), json!({"visibility": "Hidden"})).await.expect(400);
    graph.patch(&format!("{sheets}/Q1"), json!({"visibility": "Visible"})).await.expect(200);
    graph.delete(&last.replace(' ', "%20")).await.expect(204);
}

#[tokio::test]
async fn formulas_follow_a_worksheet_to_its_new_name() {
    let graph = two_sheets();
    let cell = format!("{BOOK}/worksheets('It''s%20all')/range(address='A1')?$select=formulas,values");
    graph.patch(&format!("{BOOK}/worksheets/Q1"), json!({"name": "First"})).await.expect(200);
    let read = graph.get(&cell).await.expect(200);
    assert_eq!((&read.json["formulas"], &read.json["values"]), (&json!([["=First!A1+First!B1"]]), &json!([[3]])));
    graph.delete(&format!("{BOOK}/worksheets/First")).await.expect(204);
    let read = graph.get(&cell).await.expect(200);
    assert_eq!((&read.json["formulas"], &read.json["values"]), (&json!([["=#REF!+#REF!"]]), &json!([["#REF!"]])));
}

/// Opens a session and gives a client whose requests are made in it.
async fn session(graph: &Graph, persist: bool) -> Graph {
    let answer = graph.post(&format!("{BOOK}/createSession"), json!({"persistChanges": persist})).await.expect(201);
    assert_eq!(answer.json["persistChanges"], persist);
    graph.plain().with("Workbook-Session-Id", answer.json["id"].as_str().unwrap())
}

const CELL: &str = "worksheets/Q1/cell(row=0,column=0)";

async fn write(graph: &Graph, value: Value) -> Answer {
    graph.patch(&format!("{BOOK}/{CELL}"), json!({ "values": value })).await
}

#[tokio::test]
async fn sessions_keep_changes_or_forget_them() {
    let graph = two_sheets();
    let (keeps, forgets) = (session(&graph, true).await, session(&graph, false).await);
    write(&keeps, json!(10)).await.expect(200);
    assert_eq!(value(&graph, CELL).await, json!([[10]]));
    // The copy was made before.
    assert_eq!(value(&forgets, CELL).await, json!([[1]]));
    write(&forgets, json!(20)).await.expect(200);
    assert_eq!((value(&forgets, CELL).await, value(&keeps, CELL).await), (json!([[20]]), json!([[10]])));
    forgets.post(&format!("{BOOK}/closeSession"), json!({})).await.expect(204);
    assert_eq!(write(&forgets, json!(30)).await.expect(404).code(), "InvalidSessionReCreatable");
    assert_eq!(value(&graph, CELL).await, json!([[10]]));
}

#[tokio::test]
async fn requests_about_sessions_that_are_refused() {
    let graph = two_sheets();
    for (action, body) in [
        ("createSession", json!({})),
        ("createSession", json!({"persist": true})),
        ("refreshSession", json!({})),
        ("closeSession", json!({})),
    ] {
        graph.post(&format!("{BOOK}/{action}"), body).await.expect(400);
    }
    let stranger = graph.plain().with("workbook-session-id", "cluster=X&session=1");
    for action in ["refreshSession", "closeSession"] {
        let answer = stranger.post(&format!("{BOOK}/{action}"), json!({})).await.expect(404);
        assert_eq!(answer.json["error"]["innerError"]["code"], "invalidSessionReCreatable");
    }
    stranger.get(&format!("{BOOK}/worksheets")).await.expect(404);
}

#[tokio::test(start_paused = true)]
async fn sessions_end_when_they_are_not_used() {
    let graph = two_sheets();
    let (keeps, forgets) = (session(&graph, true).await, session(&graph, false).await);
    for _ in 0..3 {
        tokio::time::advance(Duration::from_secs(4 * 60 + 59)).await;
        keeps.post(&format!("{BOOK}/refreshSession"), json!({})).await.expect(204);
        write(&forgets, json!(2)).await.expect(200);
    }
    tokio::time::advance(Duration::from_secs(5 * 60 + 1)).await;
    assert_eq!(write(&keeps, json!(3)).await.expect(404).code(), "InvalidSessionReCreatable");
    assert_eq!(value(&forgets, CELL).await, json!([[2]]));
    tokio::time::advance(Duration::from_secs(7 * 60 + 1)).await;
    forgets.get(&format!("{BOOK}/{CELL}")).await.expect(404);
    assert_eq!(value(&graph, CELL).await, json!([[1]]));
}

#[tokio::test]
async fn a_session_can_be_waited_for() {
    let graph = two_sheets();
    let later = graph.plain().with("Prefer", "respond-async");
    let accepted = later.post(&format!("{BOOK}/createSession"), json!({"persistChanges": false})).await.expect(202);
    assert_eq!((accepted.text.as_str(), accepted.header("preference-applied")), ("", "respond-async"));
    let location = accepted.header("location");
    assert!(
        location.starts_with("https://graph.microsoft.com/v1.0/me/drive/root:/Reports/2026.xlsx:/workbook/operations/")
    );
    assert_eq!(graph.get(location).await.expect(200).json["status"], "running");
    let done = graph.get(location).await.expect(200);
    assert_eq!(done.json["status"], "succeeded");
    let resource = done.json["resourceLocation"].as_str().unwrap();
    let info = graph.get(resource).await.expect(200);
    assert_eq!(info.json["persistChanges"], false);
    assert_eq!(graph.get(location).await.expect(200).json["resourceLocation"], resource);
    let open = graph.plain().with("workbook-session-id", info.json["id"].as_str().unwrap());
    write(&open, json!(5)).await.expect(200);
    assert_eq!((value(&open, CELL).await, value(&graph, CELL).await), (json!([[5]]), json!([[1]])));
    graph.get(&format!("{BOOK}/operations/none")).await.expect(404);
    graph.get(&format!("{BOOK}/sessionInfoResource(key='none')")).await.expect(404);
}

#[tokio::test]
async fn what_calculates() {
    let graph = two_sheets();
    assert_eq!(graph.get(&format!("{BOOK}/application")).await.expect(200).json["calculationMode"], "Automatic");
    graph.post(&format!("{BOOK}/application/calculate"), json!({"calculationType": "full"})).await.expect(204);
    graph.post(&format!("{BOOK}/application/calculate"), json!({"calculationType": "Fast"})).await.expect(400);
}

#[tokio::test]
async fn unknown_routes_name_the_nearest_one() {
    let graph = two_sheets();
    let path = format!("{BOOK}/worksheets/Q1/usedRanges");
    let answer = graph.get(&path).await.expect(501);
    assert!(answer.message().contains("GET /{item}/workbook/worksheets/{key}/usedRange"), "{}", answer.message());
    graph.emulator.journal().expect(format!("GET {path}")).times(1);
}
