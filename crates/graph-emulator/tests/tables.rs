//! Tables of workbooks, their rows and columns, and names.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::{Emulator, Fault};
use serde_json::{Value, json};
use std::time::Duration;

const BOOK: &str = "/me/drive/root:/a.xlsx:/workbook";

/// A table at B2:D4 with something below it, and a formula about it.
fn sales() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.workbook("a.xlsx", |book| {
                book.sheet("Data", |sheet| {
                    sheet
                        .values("B2", [["region", "units", "price"]])
                        .values("B3", [[json!("North"), json!(2), json!(1.5)], [json!("South"), json!(1), json!(2.5)]])
                        .number_format("D3:D4", "0.00")
                        .values("F1", [["=SUM(Sales[units])"]])
                        .table("Sales", "B2:D4")
                })
                .sheet("Other", |sheet| sheet.values("A1", [["x", "y"], ["1", "2"]]))
                .name("Units", "Data!C3:C4")
                .name("Rate", "=1.5")
            })
        })
        .build();
    Graph::new(emulator)
}

async fn get(graph: &Graph, path: &str) -> Value {
    graph.get(&format!("{BOOK}/{path}")).await.expect(200).json
}

async fn post(graph: &Graph, path: &str, body: Value) -> Answer {
    graph.post(&format!("{BOOK}/{path}"), body).await
}

async fn patch(graph: &Graph, path: &str, body: Value) -> Answer {
    graph.patch(&format!("{BOOK}/{path}"), body).await
}

async fn values(graph: &Graph, range: &str) -> Value {
    get(graph, &format!("worksheets/Data/range(address='{range}')")).await["values"].clone()
}

async fn area(graph: &Graph) -> String {
    get(graph, "tables/Sales/range").await["address"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn tables_by_name_id_and_place() {
    let graph = sales();
    let table = get(&graph, "tables/Sales").await;
    for (name, value) in [
        ("id", json!("1")),
        ("legacyId", json!("1")),
        ("name", json!("Sales")),
        ("showHeaders", json!(true)),
        ("showTotals", json!(false)),
        ("showBandedRows", json!(true)),
        ("style", json!("TableStyleMedium2")),
        ("@odata.type", json!("#microsoft.graph.workbookTable")),
    ] {
        assert_eq!(table[name], value, "{name}");
    }
    for path in [
        "tables/1",
        "tables('SALES')",
        "tables/itemAt(index=0)",
        "worksheets/Data/tables/Sales",
        "worksheets('Data')/tables('1')",
    ] {
        assert_eq!(get(&graph, path).await["id"], "1", "{path}");
    }
    for path in ["tables/2", "tables/itemAt(index=1)", "worksheets/Other/tables/Sales", "tables/Sales/totalRowRange"] {
        assert_eq!(graph.get(&format!("{BOOK}/{path}")).await.expect(404).code(), "ItemNotFound", "{path}");
    }
    assert_eq!(get(&graph, "worksheets/Other/tables").await["value"], json!([]));
    assert_eq!(get(&graph, "tables/count").await["value"], 1);
    assert_eq!(graph.get(&format!("{BOOK}/tables/$count")).await.expect(200).text, "1");
    for (part, address) in [
        ("range", "Data!B2:D4"),
        ("headerRowRange", "Data!B2:D2"),
        ("dataBodyRange", "Data!B3:D4"),
        ("columns/units/range", "Data!C2:C4"),
        ("columns/2/dataBodyRange", "Data!C3:C4"),
        ("columns('price')/headerRowRange", "Data!D2"),
        ("columns/itemAt(index=0)/range/lastCell", "Data!B4"),
        ("rows/itemAt(index=1)/range", "Data!B4:D4"),
    ] {
        assert_eq!(get(&graph, &format!("tables/Sales/{part}")).await["address"], address, "{part}");
    }
    let expanded = get(&graph, "tables?$select=name&$expand=columns($select=name),worksheet($select=name),rows").await;
    let first = &expanded["value"][0];
    assert_eq!((&first["worksheet"]["name"], &first["columns"][2]["name"]), (&json!("Data"), &json!("price")));
    assert_eq!((&first["rows"][0]["values"], first.get("style")), (&json!([["North", 2, 1.5]]), None));
}

#[tokio::test]
async fn tables_are_made_of_cells() {
    let graph = sales();
    let body = json!({"address": "Other!A1:B2", "hasHeaders": true});
    let made = post(&graph, "tables/add", body.clone()).await.expect(201).json;
    assert_eq!((&made["name"], &made["legacyId"]), (&json!("Table2"), &json!("2")));
    let id = made["id"].as_str().unwrap().replace('{', "%7B").replace('}', "%7D");
    assert_eq!(get(&graph, &format!("tables/{id}/columns")).await["value"][1]["values"], json!([["y"], [2]]));
    assert_eq!(post(&graph, "tables/add", body).await.expect(400).code(), "InvalidArgument");
    for body in [
        json!({"hasHeaders": true}),
        json!({"address": "Other!D1:E2"}),
        json!({"address": "D1:E2", "hasHeaders": true}),
        json!({"address": "Other!D:E", "hasHeaders": true}),
        json!({"address": "Other!D1:E2", "hasHeaders": true, "name": "x"}),
    ] {
        post(&graph, "tables/add", body).await.expect(400);
    }
    post(&graph, "worksheets/Other/tables/add", json!({"address": "Data!H1:I2", "hasHeaders": true})).await.expect(400);
    // A row of headers comes above, and what is below goes down.
    let body = json!({"address": "D5:E5", "hasHeaders": false});
    patch(&graph, "worksheets/Other/range(address='D5:E6')", json!({"values": [[1, 2], [3, 4]]})).await.expect(200);
    let made = post(&graph, "worksheets/Other/tables/add", body).await.expect(201).json;
    let range = get(&graph, &format!("tables/{}/range", made["name"].as_str().unwrap())).await;
    assert_eq!(
        (&range["address"], &range["values"]),
        (&json!("Other!D5:E6"), &json!([["Column1", "Column2"], [1, 2]]))
    );
    assert_eq!(get(&graph, "worksheets/Other/range(address='D7')").await["values"], json!([[3]]));
}

#[tokio::test]
async fn tables_change_their_name_and_looks() {
    let graph = sales();
    let body =
        json!({"name": "Turnover", "style": "TableStyleDark1", "showBandedRows": false, "id": "9", "legacyId": "9"});
    let changed = patch(&graph, "tables/Sales", body).await.expect(200).json;
    assert_eq!(
        (&changed["name"], &changed["id"], &changed["style"]),
        (&json!("Turnover"), &json!("1"), &json!("TableStyleDark1"))
    );
    assert_eq!(changed["showBandedRows"], false);
    let formula = get(&graph, "worksheets/Data/range(address='F1')").await;
    assert_eq!((&formula["formulas"], &formula["values"]), (&json!([["=SUM(Turnover[units])"]]), &json!([[3]])));
    for (name, status) in [("my table", 400), ("A1", 400), ("1st", 400), ("R", 400), ("Units", 409)] {
        patch(&graph, "tables/Turnover", json!({"name": name})).await.expect(status);
    }
    patch(&graph, "tables/Turnover", json!({"showTotals": null})).await.expect(400);
    patch(&graph, "tables/Turnover", json!({"colour": "red"})).await.expect(400);
}

#[tokio::test]
async fn headers_and_totals_are_shown_and_hidden() {
    let graph = sales();
    patch(&graph, "worksheets/Data/range(address='B5')", json!({"values": "below"})).await.expect(200);
    patch(&graph, "tables/Sales", json!({"showTotals": true})).await.expect(200);
    assert_eq!(values(&graph, "B5:B6").await, json!([["Total"], ["below"]]));
    assert_eq!(get(&graph, "tables/Sales/totalRowRange").await["address"], "Data!B5:D5");
    post(&graph, "tables/Sales/rows/add", json!({"values": [["West", 3, 4]]})).await.expect(200);
    assert_eq!(values(&graph, "B4:B7").await, json!([["South"], ["West"], ["Total"], ["below"]]));
    patch(&graph, "tables/Sales", json!({"showTotals": false, "showHeaders": false})).await.expect(200);
    assert_eq!(area(&graph).await, "Data!B3:D5");
    assert_eq!(values(&graph, "B2:B6").await, json!([[""], ["North"], ["South"], ["West"], [""]]));
    assert_eq!(get(&graph, "tables/Sales/columns/units").await["values"], json!([[2], [1], [3]]));
    graph.get(&format!("{BOOK}/tables/Sales/headerRowRange")).await.expect(404);
    // There is no free row above, so everything goes down.
    patch(&graph, "worksheets/Data/range(address='B2')", json!({"values": "above"})).await.expect(200);
    patch(&graph, "tables/Sales", json!({"showHeaders": true})).await.expect(200);
    assert_eq!(area(&graph).await, "Data!B3:D6");
    assert_eq!(values(&graph, "B2:C4").await, json!([["above", ""], ["region", "units"], ["North", 2]]));
}

#[tokio::test]
async fn tables_are_given_up() {
    let graph = sales();
    let range = post(&graph, "tables/Sales/convertToRange", json!({})).await.expect(200).json;
    assert_eq!((&range["address"], &range["values"][1][0]), (&json!("Data!B2:D4"), &json!("North")));
    graph.get(&format!("{BOOK}/tables/Sales")).await.expect(404);
    let made = post(&graph, "tables/add", json!({"address": "Data!B2:D4", "hasHeaders": true})).await.expect(201).json;
    let table = format!("tables/{}", made["name"].as_str().unwrap());
    for action in ["clearFilters", "reapplyFilters"] {
        post(&graph, &format!("{table}/{action}"), json!({})).await.expect(204);
    }
    graph.delete(&format!("{BOOK}/{table}")).await.expect(204);
    assert_eq!(values(&graph, "B2:D2").await, json!([["", "", ""]]));
    graph.delete(&format!("{BOOK}/{table}")).await.expect(404);
}

#[tokio::test]
async fn rows_in_pages_and_one_by_one() {
    let graph = sales();
    let rows: Vec<Value> = (0..5).map(|number| json!(["East", number, 1])).collect();
    post(&graph, "tables/Sales/rows", json!({"index": null, "values": rows})).await.expect(201);
    let page = get(&graph, "tables/Sales/rows?$top=2&$skip=1").await;
    assert_eq!((&page["value"][0]["index"], &page["value"][1]["values"]), (&json!(1), &json!([["East", 0, 1]])));
    assert_eq!((page["value"].as_array().unwrap().len(), page.get("@odata.nextLink")), (2, None));
    assert_eq!(get(&graph, "tables/Sales/rows").await["value"].as_array().unwrap().len(), 7);
    assert_eq!(get(&graph, "tables/Sales/rows/count").await["value"], 7);
    for path in ["rows/itemAt(index=1)", "rows/1", "rows/$/itemAt(index=1)"] {
        assert_eq!(get(&graph, &format!("tables/Sales/{path}")).await["values"], json!([["South", 1, 2.5]]), "{path}");
    }
    graph.get(&format!("{BOOK}/tables/Sales/rows/itemAt(index=7)")).await.expect(404);
    graph.get(&format!("{BOOK}/tables/Sales/rows/last")).await.expect(400);
    let written =
        patch(&graph, "tables/Sales/rows/itemAt(index=0)", json!({"values": [[null, "5", ""]]})).await.expect(200);
    assert_eq!((&written.json["index"], &written.json["values"]), (&json!(0), &json!([["North", 5, ""]])));
    patch(&graph, "tables/Sales/rows/itemAt(index=0)", json!({"values": [[1]]})).await.expect(400);
}

#[tokio::test]
async fn rows_are_added_where_they_are_wanted() {
    let graph = sales();
    patch(&graph, "worksheets/Data/range(address='B5:C5')", json!({"values": [["below", "=C3"]]})).await.expect(200);
    let added =
        post(&graph, "tables/Sales/rows/add", json!({"values": [["East", 4, 1], ["West", 8, 2]]})).await.expect(200);
    assert_eq!((&added.json["index"], &added.json["values"]), (&json!(2), &json!([["East", 4, 1], ["West", 8, 2]])));
    // What was below the table went down, and new cells look like those above.
    assert_eq!(area(&graph).await, "Data!B2:D6");
    assert_eq!(values(&graph, "B6:C7").await, json!([["West", 8], ["below", 2]]));
    assert_eq!(get(&graph, "worksheets/Data/range(address='D6')").await["text"], json!([["2.00"]]));
    let first = post(&graph, "tables/Sales/rows", json!({"index": 0, "values": ["First", 1, 1]})).await.expect(201);
    assert_eq!(first.json["index"], 0);
    let cell = get(&graph, "worksheets/Data/range(address='B8:C8')").await;
    assert_eq!((&cell["formulas"], &cell["values"]), (&json!([["below", "=C4"]]), &json!([["below", 2]])));
    assert_eq!(values(&graph, "F1").await, json!([[16]]));
    let empty = post(&graph, "tables/Sales/rows/add", json!({"index": 1})).await.expect(200);
    assert_eq!(empty.json["values"], json!([["", "", ""]]));
    for body in [
        json!({"values": [["x"]]}),
        json!({"values": []}),
        json!({"values": "x"}),
        json!({"values": [["x", 1, 1], ["y"]]}),
        json!({"index": 99, "values": [["x", 1, 1]]}),
        json!({"index": "first", "values": [["x", 1, 1]]}),
        json!({"rows": [["x", 1, 1]]}),
    ] {
        post(&graph, "tables/Sales/rows/add", body.clone()).await.expect(400);
    }
    assert_eq!(get(&graph, "tables/Sales/rows/count").await["value"], 6);
}

#[tokio::test]
async fn a_row_in_a_session_can_be_waited_for() {
    let graph = sales();
    let row = json!({"values": [["East", 4, 1]]});
    let later = graph.plain().with("Prefer", "respond-async");
    // Without a session it cannot.
    later.post(&format!("{BOOK}/tables/Sales/rows"), row.clone()).await.expect(400);
    let session = post(&graph, "createSession", json!({"persistChanges": true})).await.expect(201);
    let later = later.with("workbook-session-id", session.json["id"].as_str().unwrap());
    let accepted = later.post(&format!("{BOOK}/tables/Sales/rows"), row).await.expect(202);
    let location = accepted.header("location").to_owned();
    assert!(location.contains("?sessionId=cluster%3D"), "{location}");
    assert_eq!(later.get(&location).await.expect(200).json["status"], "running");
    let done = later.get(&location).await.expect(200).json;
    let result = later.get(done["resourceLocation"].as_str().unwrap()).await.expect(200).json;
    assert_eq!((&result["index"], &result["values"]), (&json!(2), &json!([["East", 4, 1]])));
    assert_eq!(get(&graph, "tables/Sales/rows/count").await["value"], 3);
}

#[tokio::test]
async fn the_last_row_leaves_a_blank_one() {
    let graph = sales();
    graph.delete(&format!("{BOOK}/tables/Sales/rows/$/itemAt(index=0)")).await.expect(204);
    assert_eq!(values(&graph, "B2:B4").await, json!([["region"], ["South"], [""]]));
    graph.delete(&format!("{BOOK}/tables/Sales/rows/itemAt(index=0)")).await.expect(204);
    assert_eq!(
        (area(&graph).await.as_str(), get(&graph, "tables/Sales/rows").await["value"].clone()),
        ("Data!B2:D3", json!([]))
    );
    graph.delete(&format!("{BOOK}/tables/Sales/rows/itemAt(index=0)")).await.expect(404);
    post(&graph, "tables/Sales/rows/add", json!({"values": [["a", 1, 1], ["b", 2, 2]]})).await.expect(200);
    assert_eq!(area(&graph).await, "Data!B2:D4");
    assert_eq!(get(&graph, "tables/Sales/rows").await["value"][1]["values"], json!([["b", 2, 2]]));
}

#[tokio::test]
async fn columns_come_and_go() {
    let graph = sales();
    let list = get(&graph, "tables/Sales/columns?$top=1&$skip=1").await;
    let column = &list["value"][0];
    assert_eq!((&column["id"], &column["index"], &column["name"]), (&json!("2"), &json!(1), &json!("units")));
    assert_eq!(column["values"], json!([["units"], [2], [1]]));
    let body = json!({"index": 1, "values": [["share"], [0.5], [null]]});
    let added = post(&graph, "tables/Sales/columns/add", body).await.expect(201).json;
    assert_eq!((&added["id"], &added["index"], &added["name"]), (&json!("4"), &json!(1), &json!("share")));
    assert_eq!(values(&graph, "B2:E3").await, json!([["region", "share", "units", "price"], ["North", 0.5, 2, 1.5]]));
    // What stood beside the rows of the table is still there, and so is what its formula is about.
    assert_eq!(values(&graph, "F1").await, json!([[3]]));
    let last = post(&graph, "tables/Sales/columns", json!({"name": "units"})).await.expect(201).json;
    assert_eq!((&last["name"], &last["values"]), (&json!("units2"), &json!([["units2"], [""], [""]])));
    let first = post(&graph, "tables/Sales/columns/add", json!({"index": 0})).await.expect(201).json;
    assert_eq!((&first["name"], area(&graph).await.as_str()), (&json!("Column1"), "Data!B2:G4"));
    patch(&graph, "tables/Sales/columns/Column1", json!({"name": "number", "values": [["x"], [7], [8]]}))
        .await
        .expect(200);
    assert_eq!(values(&graph, "B2:C4").await, json!([["number", "region"], [7, "North"], [8, "South"]]));
    graph.delete(&format!("{BOOK}/tables/Sales/columns('share')")).await.expect(204);
    assert_eq!(values(&graph, "B2:F2").await, json!([["number", "region", "units", "price", "units2"]]));
    graph.get(&format!("{BOOK}/tables/Sales/columns/share")).await.expect(404);
    assert_eq!(
        post(&graph, "tables/Sales/columns/itemAt", json!({"index": 1})).await.expect(200).json["name"],
        "region"
    );
    for body in [json!({"index": 9}), json!({"values": [["x"], [1]]}), json!({"name": 1})] {
        post(&graph, "tables/Sales/columns/add", body).await.expect(400);
    }
    post(&graph, "tables/Sales/columns/number/delete", json!({})).await.expect(204);
    for name in ["region", "price", "units2"] {
        graph.delete(&format!("{BOOK}/tables/Sales/columns/{name}")).await.expect(204);
    }
    assert_eq!(
        graph.delete(&format!("{BOOK}/tables/Sales/columns/units")).await.expect(400).code(),
        "UnsupportedOperation"
    );
}

#[tokio::test]
async fn a_columns_name_is_its_header() {
    let graph = sales();
    patch(&graph, "worksheets/Data/range(address='B2:D2')", json!({"values": [["price", 2026, "Price"]]}))
        .await
        .expect(200);
    let names = get(&graph, "tables/Sales/columns?$select=name").await;
    let names: Vec<&str> = names["value"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["price", "2026", "Price2"]);
    assert_eq!(values(&graph, "B2:D2").await, json!([["price", "2026", "Price2"]]));
    assert_eq!(get(&graph, "worksheets/Data/range(address='F1')").await["formulas"], json!([["=SUM(Sales[2026])"]]));
    post(&graph, "worksheets/Data/range(address='B2')/clear", json!({})).await.expect(204);
    assert_eq!(values(&graph, "B2").await, json!([["Column1"]]));
}

#[tokio::test]
async fn tables_are_not_torn_apart() {
    let graph = sales();
    for (range, action, shift) in [
        ("C3", "insert", "Down"),
        ("C1", "delete", "Up"),
        ("B2:D2", "delete", "Up"),
        ("B3:D4", "delete", "Up"),
        ("A3", "insert", "Right"),
    ] {
        let answer =
            post(&graph, &format!("worksheets/Data/range(address='{range}')/{action}"), json!({"shift": shift})).await;
        assert_eq!(answer.expect(409).json["error"]["innerError"]["code"], "insertDeleteConflict", "{range} {action}");
    }
    for (range, action, shift, after) in [
        ("A1:E1", "insert", "Down", "Data!B3:D5"),
        ("4:4", "insert", "Down", "Data!B3:D6"),
        ("B4:D4", "delete", "Up", "Data!B3:D5"),
        ("C:C", "insert", "Right", "Data!B3:E5"),
        ("A3:A9", "delete", "Left", "Data!A3:D5"),
    ] {
        let status = if action == "insert" { 200 } else { 204 };
        post(&graph, &format!("worksheets/Data/range(address='{range}')/{action}"), json!({"shift": shift}))
            .await
            .expect(status);
        assert_eq!(area(&graph).await, after, "{range} {action}");
    }
    let names = get(&graph, "tables/Sales/columns").await;
    assert_eq!(names["value"][1]["name"], "Column1");
    post(&graph, "worksheets/Data/range(address='A1:Z9')/delete", json!({"shift": "Up"})).await.expect(204);
    assert_eq!(get(&graph, "tables").await["value"], json!([]));
}

#[tokio::test]
async fn rows_are_sorted() {
    let graph = sales();
    let more = json!({"values": [["east", "=C3*10", ""], ["West", "many", 9]]});
    post(&graph, "tables/Sales/rows/add", more).await.expect(200);
    let by = |key: u32, ascending: bool| json!({"fields": [{"key": key, "ascending": ascending, "sortOn": "Value"}], "matchCase": false});
    post(&graph, "tables/Sales/sort/apply", by(0, true)).await.expect(204);
    assert_eq!(values(&graph, "B3:B6").await, json!([["east"], ["North"], ["South"], ["West"]]));
    // The formula is about what is as far above it as before, which is the header now.
    assert_eq!(get(&graph, "worksheets/Data/range(address='C3')").await["formulas"], json!([["=C1*10"]]));
    assert_eq!(get(&graph, "tables/Sales/sort").await["fields"][0]["key"], 0);
    post(&graph, "tables/Sales/rows/add", json!({"values": [["North", 1, 1]]})).await.expect(200);
    post(&graph, "tables/Sales/sort/reapply", json!({})).await.expect(204);
    assert_eq!(values(&graph, "B3:C5").await, json!([["east", 0], ["North", 2], ["North", 1]]));
    post(&graph, "tables/Sales/sort/apply", by(2, false)).await.expect(204);
    // Empty cells come last in either order.
    assert_eq!(values(&graph, "D3:D7").await, json!([[9], [2.5], [1.5], [1], [""]]));
    post(&graph, "tables/Sales/sort/clear", json!({})).await.expect(204);
    assert_eq!(get(&graph, "tables/Sales/sort").await["fields"], json!([]));
    for body in [json!({}), by(3, true), json!({"fields": [{"key": 0, "sortOn": "Icon"}]})] {
        post(&graph, "tables/Sales/sort/apply", body).await.expect(400);
    }
    let range = "worksheets/Other/range(address='A1:B2')/sort/apply";
    post(&graph, range, json!({"fields": [{"key": 0, "ascending": false}], "orientation": "Columns"}))
        .await
        .expect(204);
    assert_eq!(get(&graph, "worksheets/Other/usedRange").await["values"], json!([["y", "x"], [2, 1]]));
    post(&graph, range, json!({"fields": [{"key": 0}], "hasHeaders": true, "orientation": "Diagonal"}))
        .await
        .expect(400);
}

#[tokio::test]
async fn names_for_cells_and_values() {
    let graph = sales();
    let list = get(&graph, "names").await;
    let units = &list["value"][0];
    for (name, value) in
        [("name", "Units"), ("type", "Range"), ("value", "Data!$C$3:$C$4"), ("scope", "Workbook"), ("comment", "")]
    {
        assert_eq!(units[name], value, "{name}");
    }
    assert_eq!((&list["value"][1]["type"], &list["value"][1]["value"]), (&json!("Double"), &json!(1.5)));
    assert_eq!(get(&graph, "names/units/range").await["values"], json!([[2], [1]]));
    assert_eq!(get(&graph, "names/Units/range/lastCell").await["address"], "Data!C4");
    graph.get(&format!("{BOOK}/names/Rate/range")).await.expect(404);
    graph.get(&format!("{BOOK}/names/None")).await.expect(404);
    let body = json!({"name": "Best", "reference": "Data!B3", "comment": "of all"});
    let added = post(&graph, "names/add", body.clone()).await.expect(201).json;
    assert_eq!(
        (&added["value"], &added["comment"], &added["visible"]),
        (&json!("Data!$B$3"), &json!("of all"), &json!(true))
    );
    post(&graph, "names/add", body).await.expect(409);
    for body in [
        json!({"name": "A1", "reference": "Data!B3"}),
        json!({"name": "x"}),
        json!({"name": "x", "reference": "Gone!A1"}),
    ] {
        post(&graph, "names/add", body).await.expect(400);
    }
    let formula = json!({"name": "Twice", "formula": "=SUM(Units)*2", "comment": null});
    assert_eq!(post(&graph, "names/addFormulaLocal", formula).await.expect(201).json["value"], 6);
    let own = json!({"name": "Best", "reference": "=$C$3"});
    let own = post(&graph, "worksheets/Data/names/add", own).await.expect(201).json;
    assert_eq!((&own["scope"], &own["value"]), (&json!("Worksheet"), &json!("Data!$C$3")));
    assert_eq!(get(&graph, "worksheets/Data/names?$expand=worksheet").await["value"][0]["worksheet"]["name"], "Data");
    // Where the sheet has a name of its own, that one is meant.
    assert_eq!(get(&graph, "worksheets/Data/range(address='Best')").await["address"], "Data!C3");
    assert_eq!(get(&graph, "worksheets/Data/range(address='Sales')").await["address"], "Data!B3:D4");
    let changed =
        patch(&graph, "names/Best", json!({"visible": false, "comment": "x", "name": "Worst"})).await.expect(200);
    assert_eq!((&changed.json["visible"], &changed.json["name"]), (&json!(false), &json!("Best")));
    post(&graph, "worksheets/Data/range(address='1:1')/insert", json!({"shift": "Down"})).await.expect(200);
    assert_eq!(get(&graph, "names/Best").await["value"], "Data!$B$4");
    graph.delete(&format!("{BOOK}/names/Best")).await.expect(204);
    graph.delete(&format!("{BOOK}/worksheets/Data")).await.expect(204);
    assert_eq!(get(&graph, "names/Units").await["value"], "#REF!");
    graph.get(&format!("{BOOK}/names/Units/range")).await.expect(404);
}

#[tokio::test]
async fn faults_come_on_the_way_to_workbooks_too() {
    let graph = sales();
    let (rows, row) = (format!("{BOOK}/tables/Sales/rows"), json!({"values": [["East", 4, 1]]}));
    graph.emulator.fault(Fault::throttle(Duration::from_secs(1)).on(format!("POST {rows}")));
    post(&graph, "tables/Sales/rows", row.clone()).await.expect(429);
    assert_eq!(get(&graph, "tables/Sales/rows/count").await["value"], 2);
    // The answer is lost, but the row is there: whoever sends it again has it twice.
    graph.emulator.fault(Fault::reset().on("POST /me/drive/**"));
    graph.try_call("POST", &rows, Some(row.to_string())).await.unwrap_err();
    assert_eq!(get(&graph, "tables/Sales/rows/count").await["value"], 3);
    graph.emulator.fault(Fault::empty_page().on(format!("GET {rows}")));
    let empty = get(&graph, "tables/Sales/rows?$top=2&$skip=1").await;
    assert_eq!(empty["value"], json!([]));
    let page = graph.get(empty["@odata.nextLink"].as_str().unwrap()).await.expect(200).json;
    assert_eq!((&page["value"][0]["index"], &page["value"][1]["index"]), (&json!(1), &json!(2)));
}

#[tokio::test]
async fn the_demo_has_a_workbook() {
    let graph = Graph::new(Emulator::demo());
    let book = "/me/drive/root:/Reports/2026.xlsx:/workbook";
    let used = graph.get(&format!("{book}/worksheets/Q1/usedRange")).await.expect(200).json;
    assert_eq!(
        (&used["address"], &used["values"][0]),
        (&json!("'Q1'!A1:D13"), &json!(["region", "product", "units", "price"]))
    );
    let rows = graph.get(&format!("{book}/tables/Sales/rows")).await.expect(200);
    assert_eq!(rows.items().len(), 12);
    let units: i64 = rows.items().iter().map(|row| row["values"][0][2].as_i64().unwrap()).sum();
    assert_eq!(graph.get(&format!("{book}/names/TotalUnits/range")).await.expect(200).json["values"], json!([[units]]));
}
