//! What each method does to a workbook, on the emulator.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{client, corner, regions, sales, values};
use graph_excel::{
    Calculation, Cell, Changes, DriveId, ErrorKind, ItemPath, Owner, RangeHandle, SortBy, WorkbookClient,
    WorkbookTable, workbook_named_item, workbook_range, workbook_table, workbook_table_column, workbook_worksheet,
};
use serde::Deserialize;
use serde_json::{Value, json};

async fn sheets(book: &WorkbookClient) -> String {
    let all = book.worksheets().list().items().try_collect().await.unwrap();
    all.into_iter().map(|sheet| sheet.name.unwrap()).collect::<Vec<_>>().join(",")
}

#[tokio::test]
async fn every_address_leads_to_the_workbook() {
    let (emulator, book) = sales();
    let client = client(&emulator);
    let sheet = book.worksheets().list().await.unwrap().value.remove(0);
    // Answers say where a thing is by the ids of its drive's item.
    let place = sheet.extra.value("@odata.id").unwrap().as_str().unwrap().to_owned();
    let id = place.split("items('").nth(1).unwrap().split('\'').next().unwrap();
    let drive = emulator.journal();
    drive.clear();
    for book in [
        WorkbookClient::new(&client, ItemPath::id(id)),
        WorkbookClient::at(&client, Owner::from("ada@contoso.com"), ItemPath::root("reports/2026.XLSX")),
        WorkbookClient::at(&client, Owner::Me, ItemPath::id(id)),
    ] {
        assert_eq!(book.worksheet("Q1").get().await.unwrap().id, sheet.id);
        assert_eq!(book.worksheet(sheet.require_id().unwrap()).get().await.unwrap().name.as_deref(), Some("Q1"));
    }
    drive.expect("GET /users/ada@contoso.com/drive/**").times(2);
    let missing = WorkbookClient::at(&client, DriveId::from("b!none"), ItemPath::id(id)).tables().list().await;
    assert!(missing.unwrap_err().is_not_found());
    let missing = WorkbookClient::new(&client, ItemPath::root("none.xlsx")).session(Changes::Persist).await;
    let error = missing.unwrap_err();
    assert!(error.is_not_found() && !WorkbookClient::is_session_over(&error), "{error}");
}

#[tokio::test]
async fn worksheets_are_added_renamed_moved_hidden_and_deleted() {
    let (_emulator, book) = sales();
    assert_eq!(sheets(&book).await, "Q1,Summary");
    let made = book.worksheets().add("It's Q2").await.unwrap();
    assert_eq!((made.position, made.visibility.as_deref()), (Some(2), Some("Visible")));

    let error = book.worksheets().add("q1").await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert!(error.to_string().starts_with("excel.worksheets.add: 409 itemAlreadyExists: "), "{error}");
    let error = book.worksheets().add("a/b").await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("invalidArgument")));

    let sheet = book.worksheet("It's Q2");
    corner(&book, "It's Q2").write_all(5).await.unwrap();
    corner(&book, "Summary").write_all("='It''s Q2'!A1+1").await.unwrap();
    let changed = sheet.update().set(workbook_worksheet::NAME, "Q2").set(workbook_worksheet::POSITION, 0);
    assert_eq!(changed.await.unwrap().id, made.id);
    assert_eq!(sheets(&book).await, "Q2,Q1,Summary");
    assert!(sheet.get().await.unwrap_err().is_not_found());
    let formula = corner(&book, "Summary").get().select(workbook_range::FORMULAS).await.unwrap();
    assert_eq!((formula.formulas, formula.values), (Some(json!([["='Q2'!A1+1"]])), None));

    let hidden = book.worksheet(made.id.unwrap()).update().set(workbook_worksheet::VISIBILITY, "Hidden");
    assert_eq!(hidden.await.unwrap().visibility.as_deref(), Some("Hidden"));
    for name in ["Q1", "Q2"] {
        book.worksheet(name).delete().await.unwrap();
    }
    let error = book.worksheet("Summary").delete().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "the last one stays: {error}");
    assert!(book.table("Sales").get().await.unwrap_err().is_not_found(), "it went with its worksheet");
}

#[tokio::test]
async fn rows_are_sorted() {
    let (_emulator, book) = sales();
    let table = book.table("Sales");
    table.sort([SortBy::column(0)]).await.unwrap();
    assert_eq!(regions(&table).await, ["East", "North", "South"]);
    table.sort([SortBy::column(2).descending()]).await.unwrap();
    assert_eq!(regions(&table).await, ["South", "North", "East"], "empty cells come last, either way");
    table.clear_sort().await.unwrap();
    assert_eq!(regions(&table).await, ["South", "North", "East"]);
    assert_eq!(table.sort([SortBy::column(9)]).await.unwrap_err().code(), Some("invalidArgument"));

    let range = book.worksheet("Summary").range("C1:D4");
    range.write([["name", "n"], ["b", "2"], ["a", "2"], ["c", "1"]]).await.unwrap();
    range.sort([SortBy::column(1), SortBy::column(0)], true).await.unwrap();
    assert_eq!(values(&range).await, json!([["name", "n"], ["c", 1], ["a", 2], ["b", 2]]));
    range.sort([SortBy::column(0).descending()], false).await.unwrap();
    assert_eq!(values(&range.column(0)).await, json!([["name"], ["c"], ["b"], ["a"]]));
}

#[tokio::test]
async fn columns_are_added_renamed_written_and_deleted() {
    let (_emulator, book) = sales();
    let table = book.table("Sales");
    let added = table.columns().add([["sum"], ["=B2*C2"], ["=B3*C3"], ["=B4*C4"]]).await.unwrap();
    assert_eq!((added.name.as_deref(), added.index), (Some("sum"), Some(3)));
    assert_eq!(values(&table.column("sum").data_body_range()).await, json!([[5760], [3398.5], [0]]));
    let first = table.columns().insert(0, [["id"], ["1"], ["2"], ["3"]]).await.unwrap();
    assert_eq!(first.index, Some(0));
    let id = table.column(first.id.unwrap());
    let renamed = id.update().set(workbook_table_column::NAME, "number").await.unwrap();
    assert_eq!(renamed.name.as_deref(), Some("number"));
    let written = id.write([[Cell::Keep], [Cell::from(7)], [Cell::Clear], [Cell::Keep]]).await.unwrap();
    assert_eq!(written.values, Some(json!([["number"], [7], [""], [3]])));
    assert_eq!(values(&id.range()).await, json!([["number"], [7], [""], [3]]));
    let error = table.columns().add([["short"], ["1"]]).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("invalidArgument")));

    table.column("units").delete().await.unwrap();
    assert!(table.column("units").get().await.unwrap_err().is_not_found());
    assert_eq!(values(&table.header_row_range()).await, json!([["number", "region", "price", "sum"]]));
    assert_eq!(values(&corner(&book, "Summary")).await, json!([["#REF!"]]), "what it was asked of is gone");
}

#[tokio::test]
async fn a_table_is_given_up_and_its_cells_stay() {
    let (_emulator, book) = sales();
    let table = book.table("Sales");
    table.update().set(workbook_table::SHOW_TOTALS, true).await.unwrap();
    assert_eq!(values(&table.total_row_range()).await[0].as_array().unwrap().len(), 3);
    assert_eq!(table.worksheet().get().await.unwrap().name.as_deref(), Some("Q1"));
    let cells = table.convert_to_range().await.unwrap();
    assert_eq!(cells.values.unwrap()[1], json!(["North", 12, 480]));
    assert!(book.tables().list().await.unwrap().value.is_empty());
}

#[tokio::test]
async fn a_workbook_is_calculated() {
    let (_emulator, book) = sales();
    book.calculate(Calculation::FullRebuild).await.unwrap();
    assert_eq!(book.application().await.unwrap().calculation_mode.as_deref(), Some("Automatic"));
}

#[derive(Debug, PartialEq, Deserialize)]
struct Sale {
    region: String,
    units: u32,
    price: Option<f64>,
}

#[tokio::test]
async fn rows_become_values_of_a_type() {
    let (_emulator, book) = sales();
    let sales: Vec<Sale> = book.table("Sales").read().await.unwrap();
    assert_eq!(sales.len(), 3);
    assert_eq!(sales[1], Sale { region: "South".into(), units: 7, price: Some(485.5) });
    assert_eq!(sales[2], Sale { region: "East".into(), units: 3, price: None }, "an empty cell is no value");
    assert_eq!(book.worksheet("Q1").used_range().rows::<Sale>().await.unwrap(), sales);

    book.worksheet("Q1").cell(2, 1).write_all("many").await.unwrap();
    let error = book.table("Sales").read::<Sale>().await.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Decode, "excel.ranges.rows"));
    assert!(error.to_string().contains("row 3 of the range") && error.to_string().contains("many"), "{error}");
    let error = book.worksheet("Q1").range("A:C").rows::<Sale>().await.unwrap_err();
    assert!(error.to_string().contains("ask for fewer cells"), "{error}");
}

#[tokio::test]
async fn tables_are_made_changed_and_deleted() {
    let (_emulator, book) = sales();
    book.worksheet("Summary").range("C1:D3").write([["a", "b"], ["1", "2"], ["3", "4"]]).await.unwrap();
    let made = book.tables().add("Summary!C1:D3", true).await.unwrap();
    let table = book.table(made.require_id().unwrap());
    assert_eq!(made.show_headers, Some(true));
    let names =
        |tables: Vec<WorkbookTable>| tables.into_iter().map(|table| table.name.unwrap()).collect::<Vec<_>>().join(",");
    assert_eq!(names(book.tables().list().await.unwrap().value), format!("Sales,{}", made.name.unwrap()));
    let error = book.tables().add("Summary!D3:E4", true).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Service, "tables do not share cells: {error}");

    let changed = table.update().set(workbook_table::NAME, "Pairs").set(workbook_table::SHOW_TOTALS, true);
    assert_eq!(changed.await.unwrap().name.as_deref(), Some("Pairs"));
    assert_eq!(names(book.worksheet("Summary").tables().list().await.unwrap().value), "Pairs");
    let range = |range: RangeHandle| async move { range.get().await.unwrap().address.unwrap() };
    assert_eq!(range(table.range()).await, "Summary!C1:D4");
    assert_eq!(range(book.table("pairs").data_body_range()).await, "Summary!C2:D3");
    let columns = table.columns().list().await.unwrap().value;
    assert_eq!((columns[1].name.as_deref(), columns[1].index), (Some("b"), Some(1)));
    let error = table.update().set(workbook_table::NAME, "Sales").await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    table.delete().await.unwrap();
    assert!(table.get().await.unwrap_err().is_not_found());
    assert_eq!(values(&book.worksheet("Summary").range("C1:D1")).await, json!([["", ""]]));
}

#[tokio::test]
async fn rows_are_added_inserted_written_and_deleted() {
    let (_emulator, book) = sales();
    let table = book.table("Sales");
    let added = table.rows().add([[json!("West"), json!(1), json!(2)], [json!("Centre"), json!(4), Value::Null]]);
    assert_eq!(added.await.unwrap().index, Some(3), "of several, the first is told");
    let first = table.rows().insert(0, [[Cell::from("Coast"), 9.into(), Cell::Keep]]).await.unwrap();
    assert_eq!((first.index, first.values), (Some(0), Some(json!([["Coast", 9, ""]]))));
    assert_eq!(regions(&table).await, ["Coast", "North", "South", "East", "West", "Centre"]);
    assert_eq!(values(&corner(&book, "Summary")).await, json!([[36]]), "formulas follow the table");

    let row = table.rows().at(1);
    assert_eq!(row.get().await.unwrap().values, Some(json!([["North", 12, 480]])));
    let written = row.write([[Cell::Keep, 13.into(), Cell::Clear]]).await.unwrap();
    assert_eq!(written.values, Some(json!([["North", 13, ""]])));
    row.delete().await.unwrap();
    assert_eq!(row.get().await.unwrap().values.unwrap()[0][0], "South", "the next one has its place");
    assert!(table.rows().at(5).get().await.unwrap_err().is_not_found());
    let error = table.rows().insert(99, [["x", "1", "1"]]).await.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Service, "excel.rows.add"));
}

#[tokio::test]
async fn rows_are_listed_in_parts() {
    let (emulator, book) = sales();
    let rows = book.table("Sales").rows();
    rows.add((0..20).map(|number| [json!(format!("R{number}")), json!(number), json!(1)]).collect::<Vec<_>>())
        .await
        .unwrap();
    let page = rows.list().top(2).skip(3).await.unwrap();
    let found: Vec<_> =
        page.value.iter().map(|row| (row.index.unwrap(), row.values.clone().unwrap()[0][1].clone())).collect();
    assert_eq!((found, page.next_link.is_none()), (vec![(3, json!(0)), (4, json!(1))], true));
    assert!(rows.list().skip(23).await.unwrap().value.is_empty());

    emulator.journal().clear();
    let all = rows.list().prefer("odata.maxpagesize=5").items().try_collect().await.unwrap();
    assert!(all.iter().map(|row| row.index.unwrap()).eq(0..23), "each comes once, in order");
    assert_eq!(emulator.journal().matching("GET /me/**").count(), 5);
}

#[tokio::test]
async fn names_stand_for_cells_and_for_constants() {
    let (_emulator, book) = sales();
    assert_eq!(values(&book.name("totalunits").range()).await, json!([[22]]));
    let made = book.names().add("Header", "=Q1!$A$1:$C$1").await.unwrap();
    assert_eq!((made.r#type.as_deref(), made.scope.as_deref()), (Some("Range"), Some("Workbook")));
    assert_eq!(values(&book.name("Header").range()).await, json!([["region", "units", "price"]]));
    let rate = book.worksheet("Summary").names().add("Rate", "=1.5").await.unwrap();
    assert_eq!(rate.scope.as_deref(), Some("Worksheet"));
    let rate = book.worksheet("Summary").name("Rate");
    assert_eq!(rate.get().await.unwrap().value, Some(json!(1.5)));
    assert_eq!(rate.range().get().await.unwrap_err().kind(), ErrorKind::Service, "a constant has no cells");
    assert!(book.names().add("header", "=1").await.unwrap_err().is_conflict());

    let changed = book.name("Header").update().set(workbook_named_item::COMMENT, "What is told").await.unwrap();
    assert_eq!(changed.comment.as_deref(), Some("What is told"));
    let all = book.names().list().await.unwrap().value;
    assert_eq!(all.iter().map(|name| name.name.as_deref().unwrap()).collect::<Vec<_>>(), ["TotalUnits", "Header"]);
    book.name("Header").delete().await.unwrap();
    assert!(book.name("Header").get().await.unwrap_err().is_not_found());
}
