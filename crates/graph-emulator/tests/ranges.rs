//! Ranges of workbooks: addressed, read, written, cleared, moved.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};

const SHEET: &str = "/me/drive/root:/a.xlsx:/workbook/worksheets/Data";

/// A header and three rows from B2 on, and a formula below them.
fn data() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| {
            user.workbook("a.xlsx", |book| {
                book.sheet("Data", |sheet| {
                    sheet
                        .values("B2", [["name", "units", "price"]])
                        .values("B3", [[json!("a"), json!(1), json!(0.5)], [json!("b"), json!(2), json!(1.25)]])
                        .values("B5", [[json!("c"), json!(3), json!("1/15/2015")]])
                        .values("C7", [["=SUM(C3:C5)"]])
                        .number_format("D3:D4", "0.00")
                        .number_format("G9", "@")
                })
                .sheet("Q1", |sheet| sheet)
            })
        })
        .build();
    Graph::new(emulator)
}

async fn read(graph: &Graph, range: &str) -> Answer {
    graph.get(&format!("{SHEET}/{range}")).await.expect(200)
}

async fn address(graph: &Graph, range: &str) -> String {
    read(graph, range).await.json["address"].as_str().unwrap().to_owned()
}

async fn write(graph: &Graph, range: &str, body: Value) -> Answer {
    graph.patch(&format!("{SHEET}/range(address='{range}')"), body).await
}

async fn values(graph: &Graph, range: &str) -> Value {
    read(graph, &format!("range(address='{range}')")).await.json["values"].clone()
}

#[tokio::test]
async fn a_range_tells_everything_of_its_cells() {
    let graph = data();
    let range = read(&graph, "range(address='C4:D5')").await.json;
    for (name, value) in [
        ("@odata.context", json!("https://graph.microsoft.com/v1.0/$metadata#workbookRange")),
        ("@odata.type", json!("#microsoft.graph.workbookRange")),
        ("address", json!("Data!C4:D5")),
        ("addressLocal", json!("Data!C4:D5")),
        ("cellCount", json!(4)),
        ("rowCount", json!(2)),
        ("columnCount", json!(2)),
        ("rowIndex", json!(3)),
        ("columnIndex", json!(2)),
        ("hidden", json!(false)),
        ("rowHidden", json!(false)),
        ("columnHidden", json!(false)),
        ("values", json!([[2, 1.25], [3, 42019]])),
        ("text", json!([["2", "1.25"], ["3", "1/15/2015"]])),
        ("formulas", json!([[2, 1.25], [3, 42019]])),
        ("formulasLocal", json!([[2, 1.25], [3, 42019]])),
        ("formulasR1C1", json!([[2, 1.25], [3, 42019]])),
        ("numberFormat", json!([["General", "0.00"], ["General", "m/d/yyyy"]])),
        ("valueTypes", json!([["Double", "Double"], ["Double", "Double"]])),
    ] {
        assert_eq!(range[name], value, "{name}");
    }
    let link = range["@odata.id"].as_str().unwrap();
    assert!(link.ends_with("/range(address=%27C4:D5%27)"), "{link}");
    let sum = read(&graph, "range(address='A7:C7')?$select=formulas,formulasR1C1,valueTypes,values").await.json;
    assert_eq!(sum["formulas"], json!([["", "", "=SUM(C3:C5)"]]));
    assert_eq!(sum["formulasR1C1"], json!([["", "", "=SUM(R[-4]C:R[-2]C)"]]));
    assert_eq!((&sum["values"], sum.get("text")), (&json!([["", "", 6]]), None));
    assert_eq!(sum["valueTypes"], json!([["Empty", "Empty", "Double"]]));
    let expanded = read(&graph, "range(address='A1')?$select=address&$expand=worksheet($select=name)").await.json;
    assert_eq!(expanded["worksheet"]["name"], "Data");
}

#[tokio::test]
async fn addresses_in_every_form() {
    let graph = data();
    for (range, found) in [
        ("range(address='b2')", "Data!B2"),
        ("range(address='$D$4:B2')", "Data!B2:D4"),
        ("range(address='Data!B2')", "Data!B2"),
        ("range(address='''Data''!B2')", "Data!B2"),
        ("range(address='B:C')", "Data!B:C"),
        ("range(address='2:3')", "Data!2:3"),
        ("range", "Data!1:1048576"),
        ("range()", "Data!1:1048576"),
        ("usedRange", "Data!B2:G9"),
        ("usedRange(valuesOnly=true)", "Data!B2:D7"),
        ("cell(row=1,column=2)", "Data!C2"),
        ("range(address='B2:D5')/cell(row=4,column=0)", "Data!B6"),
        ("range(address='B2:D5')/row(row=1)", "Data!B3:D3"),
        ("range(address='B2:D5')/column(column=2)", "Data!D2:D5"),
        ("range(address='B2:D5')/lastCell", "Data!D5"),
        ("range(address='B2:D5')/lastRow", "Data!B5:D5"),
        ("range(address='B2:D5')/lastColumn", "Data!D2:D5"),
        ("range(address='B2:D5')/entireRow", "Data!2:5"),
        ("range(address='B2:D5')/entireColumn", "Data!B:D"),
        ("range(address='B2:D5')/offsetRange(rowOffset=1,columnOffset=-1)", "Data!A3:C6"),
        ("range(address='B2:D5')/OffsetRange?rowOffset=1&columnOffset=-1", "Data!A3:C6"),
        ("range(address='B2:D5')/resizedRange(deltaRows=-3,deltaColumns=1)", "Data!B2:E2"),
        ("range(address='B2:D5')/boundingRect(anotherRange='F1')", "Data!B1:F5"),
        ("range(address='B2:D5')/intersection(anotherRange='Data!C1:Z3')", "Data!C2:D3"),
        ("range(address='B3:D5')/rowsAbove", "Data!B2:D2"),
        ("range(address='B3:D5')/rowsBelow(count=2)", "Data!B6:D7"),
        ("range(address='B3:D5')/rowsAbove(count=-2)", "Data!B3:D4"),
        ("range(address='B3:D5')/columnsAfter(count=-1)", "Data!D3:D5"),
        ("range(address='B3:D5')/columnsBefore", "Data!A3:A5"),
        ("range(address='B3:D5')/columnsAfter(count=3)", "Data!E3:G5"),
        ("range(address='A:Z')/usedRange(valuesOnly=true)/lastRow/lastCell", "Data!D7"),
    ] {
        assert_eq!(address(&graph, range).await, found, "{range}");
    }
    // Microsoft's documentation posts these.
    for (range, body, found) in [
        ("row", json!({"row": 1}), "Data!B3:D3"),
        ("rowsBelow(count=2)", json!({}), "Data!B6:D7"),
        ("columnsAfter", json!({"count": 2}), "Data!E2:F5"),
    ] {
        let answer = graph.post(&format!("{SHEET}/range(address='B2:D5')/{range}"), body).await.expect(200);
        assert_eq!(answer.json["address"], found, "{range}");
    }
    let quoted = graph.get("/me/drive/root:/a.xlsx:/workbook/worksheets/Q1/usedRange").await.expect(200);
    assert_eq!(quoted.json["address"], "'Q1'!A1");
}

#[tokio::test]
async fn addresses_that_lead_nowhere() {
    let graph = data();
    for (range, status, code) in [
        ("range(address='B')", 400, "InvalidArgument"),
        ("range(address='A1,B2')", 400, "InvalidArgument"),
        ("range(address='XFE1')", 400, "InvalidArgument"),
        ("range(address='''Q1''!A1')", 400, "InvalidArgument"),
        ("range(address='Nowhere!A1')", 404, "ItemNotFound"),
        ("cell(row=-1,column=0)", 400, "InvalidArgument"),
        ("cell(row=one,column=0)", 400, "InvalidArgument"),
        ("cell(row=1)", 400, "InvalidArgument"),
        ("usedRange(valuesOnly=perhaps)", 400, "InvalidArgument"),
        ("range(address='B2:D5')/row(row=4)", 400, "InvalidArgument"),
        ("range(address='B2:D5')/column(column=-1)", 400, "InvalidArgument"),
        ("range(address='B2:D5')/offsetRange(rowOffset=-2,columnOffset=0)", 400, "InvalidArgument"),
        ("range(address='B2:D5')/resizedRange(deltaRows=-4,deltaColumns=0)", 400, "InvalidArgument"),
        ("range(address='B2')/rowsAbove(count=0)", 400, "InvalidArgument"),
        ("range(address='B2')/boundingRect", 400, "InvalidArgument"),
        ("range(address='B2')/intersection(anotherRange='C3')", 404, "ItemNotFound"),
        ("range(address='Z1:Z9')/usedRange", 404, "ItemNotFound"),
    ] {
        assert_eq!(graph.get(&format!("{SHEET}/{range}")).await.expect(status).code(), code, "{range}");
    }
}

#[tokio::test]
async fn of_whole_rows_and_columns_there_are_no_values() {
    let graph = data();
    for (range, count) in [("B:B", 1_048_576), ("1:200000", -1), ("A1:ZZ9000", 702 * 9000)] {
        let range = read(&graph, &format!("range(address='{range}')")).await.json;
        assert_eq!(
            (&range["cellCount"], &range["values"], &range["text"]),
            (&json!(count), &Value::Null, &Value::Null)
        );
    }
    for body in [json!({"values": 1}), json!({"numberFormat": "0"})] {
        assert_eq!(write(&graph, "B:B", body).await.expect(400).code(), "InvalidArgument");
    }
    let error = write(&graph, "A1:ZZ9000", json!({"values": 1})).await.expect(400);
    assert_eq!(error.json["error"]["innerError"]["code"], "rangeExceedsLimit");
}

#[tokio::test]
async fn written_as_if_typed() {
    let graph = data();
    let body = json!({"values": [["100", "TRUE", "50%"], ["'007", "=C3*2", "2026-01-02"], [true, null, ""]]});
    let answer = write(&graph, "B3:D5", body).await.expect(200).json;
    assert_eq!(answer["values"], json!([[100, true, 0.5], ["007", 2, 46024], [true, 3, ""]]));
    assert_eq!(answer["valueTypes"][1], json!(["String", "Double", "Double"]));
    // A format that is there stays; a cell that has none gets the one of what was typed.
    assert_eq!(
        answer["numberFormat"],
        json!([["General", "General", "0.00"], ["General", "General", "0.00"], ["General", "General", "m/d/yyyy"]])
    );
    assert_eq!(answer["formulas"][1][1], "=C3*2");
    assert_eq!(values(&graph, "C7").await, json!([[5]]));
    let text = write(&graph, "G9", json!({"values": [["007"]]})).await.expect(200).json;
    assert_eq!((&text["values"], &text["valueTypes"]), (&json!([["007"]]), &json!([["String"]])));
}

#[tokio::test]
async fn one_value_goes_into_every_cell() {
    let graph = data();
    write(&graph, "F1:G2", json!({"values": "x", "numberFormat": "0.0"})).await.expect(200);
    let read = read(&graph, "range(address='F1:G2')").await.json;
    assert_eq!(
        (&read["values"], &read["numberFormat"]),
        (&json!([["x", "x"], ["x", "x"]]), &json!([["0.0", "0.0"], ["0.0", "0.0"]]))
    );
    write(&graph, "F1:G2", json!({"formulasR1C1": "=ROW", "numberFormat": ""})).await.expect(200);
    write(&graph, "F1:F2", json!({"formulasR1C1": "=RC[-3]&R1C7"})).await.expect(200);
    let read = graph.get(&format!("{SHEET}/range(address='F1:G2')?$select=formulas,values,numberFormat")).await.json;
    assert_eq!(read["formulas"], json!([["=C1&$G$1", "=ROW"], ["=C2&$G$1", "=ROW"]]));
    assert_eq!(read["values"], json!([["#NAME?", "#NAME?"], ["#NAME?", "#NAME?"]]));
    assert_eq!(read["numberFormat"][0][0], "General");
}

#[tokio::test]
async fn a_matrix_must_fit() {
    let graph = data();
    let before = values(&graph, "B2:D5").await;
    for body in [
        json!({"values": [[1, 2]]}),
        json!({"values": [[1, 2], [3]]}),
        json!({"values": [[1, 2, 3], [4, 5, 6]]}),
        json!({"values": []}),
        json!({"values": [1, 2]}),
        json!({"values": null}),
        json!({"values": [[9, 9], [9, {"a": 1}]]}),
        json!({"values": 9, "numberFormat": [[1, 2], [3, 4]]}),
        json!({"values": 9, "formulasR1C1": "=R[-9]C"}),
        json!({"values": 9, "formulas": format!("=1{}", "+1".repeat(5000))}),
        json!({"values": 9, "numberFormat": "0".repeat(300)}),
        json!({"values": 9, "rowHidden": null}),
    ] {
        let answer = write(&graph, "B2:C3", body.clone()).await.expect(400);
        assert_eq!(answer.code(), "InvalidArgument", "{body}");
    }
    write(&graph, "B2", json!({"value": 1})).await.expect(400);
    // What was refused has changed nothing.
    assert_eq!(values(&graph, "B2:D5").await, before);
    // What the service tells of a range may be sent back with it.
    write(&graph, "B3", json!({"values": [["z"]], "valueTypes": [["String"]], "address": "Data!B3"})).await.expect(200);
}

#[tokio::test]
async fn rows_and_columns_are_hidden() {
    let graph = data();
    write(&graph, "B3:B4", json!({"rowHidden": true})).await.expect(200);
    write(&graph, "D:D", json!({"columnHidden": true})).await.expect(200);
    let state = |range: &'static str| {
        let graph = &graph;
        async move {
            let range = read(graph, range).await.json;
            [range["rowHidden"].clone(), range["columnHidden"].clone(), range["hidden"].clone()]
        }
    };
    assert_eq!(state("range(address='A3:C4')").await, [json!(true), json!(false), json!(true)]);
    assert_eq!(state("range(address='A1:C4')").await, [Value::Null, json!(false), Value::Null]);
    assert_eq!(state("range(address='C1:D2')").await, [json!(false), Value::Null, Value::Null]);
    write(&graph, "A1:A9", json!({"rowHidden": false})).await.expect(200);
    assert_eq!(state("range(address='A1:C4')").await[2], json!(false));
}

#[tokio::test]
async fn cleared_in_part_or_as_a_whole() {
    let graph = data();
    let clear = |range: &'static str, body: Value| {
        let graph = &graph;
        async move { graph.post(&format!("{SHEET}/range(address='{range}')/clear"), body).await }
    };
    clear("D3", json!({"applyTo": "Formats"})).await.expect(204);
    clear("D4", json!({"applyTo": "contents"})).await.expect(204);
    clear("5:5", json!({})).await.expect(204);
    let left = read(&graph, "range(address='D3:D5')").await.json;
    assert_eq!(left["values"], json!([[0.5], [""], [""]]));
    assert_eq!(left["numberFormat"], json!([["General"], ["0.00"], ["General"]]));
    assert_eq!(values(&graph, "C7").await, json!([[3]]));
    clear("D4", json!({"applyTo": "Everything"})).await.expect(400);
    clear("A:Z", json!({"applyTo": "All"})).await.expect(204);
    assert_eq!(address(&graph, "usedRange").await, "Data!A1");
}

#[tokio::test]
async fn cells_make_room_and_close_gaps() {
    let graph = data();
    let act = |range: &'static str, action: &'static str, shift: &'static str| {
        let graph = &graph;
        async move { graph.post(&format!("{SHEET}/range(address='{range}')/{action}"), json!({"shift": shift})).await }
    };
    let room = act("C3:C4", "insert", "Down").await.expect(200);
    assert_eq!((&room.json["address"], &room.json["values"]), (&json!("Data!C3:C4"), &json!([[""], [""]])));
    assert_eq!(
        values(&graph, "B3:D7").await,
        json!([["a", "", 0.5], ["b", "", 1.25], ["c", 1, 42019], ["", 2, ""], ["", 3, ""]])
    );
    let sum = read(&graph, "range(address='C9')").await.json;
    assert_eq!((&sum["formulas"], &sum["values"]), (&json!([["=SUM(C5:C7)"]]), &json!([[6]])));
    act("C3:C4", "delete", "Up").await.expect(204);
    assert_eq!(values(&graph, "C3:C7").await, json!([[1], [2], [3], [""], [6]]));
    act("B3", "insert", "Right").await.expect(200);
    assert_eq!(values(&graph, "B3:E3").await, json!([["", "a", 1, 0.5]]));
    act("B3", "delete", "left").await.expect(204);
    // Whole rows and columns can only go one way.
    act("3:3", "delete", "Left").await.expect(204);
    act("A:A", "insert", "Down").await.expect(200);
    assert_eq!(values(&graph, "C2:E3").await, json!([["name", "units", "price"], ["b", 2, 1.25]]));
    assert_eq!(read(&graph, "range(address='D6')").await.json["formulas"], json!([["=SUM(D3:D4)"]]));
    act("D3:D4", "delete", "Up").await.expect(204);
    assert_eq!(read(&graph, "range(address='D4')").await.json["formulas"], json!([["=SUM(#REF!)"]]));
    act("D3", "insert", "Sideways").await.expect(400);
    graph.post(&format!("{SHEET}/range(address='D3')/insert"), json!({})).await.expect(400);
}

#[tokio::test]
async fn nothing_is_pushed_off_the_sheet() {
    let graph = data();
    write(&graph, "XFD1", json!({"values": 1})).await.expect(200);
    let answer =
        graph.post(&format!("{SHEET}/range(address='A1')/insert"), json!({"shift": "Right"})).await.expect(400);
    assert_eq!(answer.json["error"]["innerError"]["code"], "nonBlankCellOffSheet");
    graph.post(&format!("{SHEET}/range(address='A2')/insert"), json!({"shift": "Right"})).await.expect(200);
}

#[tokio::test]
async fn formulas_are_calculated_when_they_are_read() {
    let graph = data();
    let formulas = json!({"formulas": [
        ["=AVERAGE(C3:C5)", "=MAX(C:C)", "=MIN(C3:C5)/0"],
        ["=COUNT(B2:D5)", "='Q1'!A1+1", "=IF(C3>1,\"more\",\"less\")"],
        ["=VLOOKUP(1,A:B,2)", "=F5", "=\"a\"&C4"],
    ]});
    let read = write(&graph, "F3:H5", formulas).await.expect(200).json;
    assert_eq!(read["values"], json!([[2, 6, "#DIV/0!"], [6, 1, "less"], ["#NAME?", "#NAME?", "a2"]]));
    assert_eq!(read["valueTypes"][0], json!(["Double", "Double", "Error"]));
    assert_eq!(read["formulas"][2][0], "=VLOOKUP(1,A:B,2)");
    write(&graph, "C3", json!({"values": 10})).await.expect(200);
    assert_eq!(values(&graph, "F3:F4").await, json!([[5], [6]]));
}
