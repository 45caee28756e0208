//! What is read of cells and written into them, and where ranges lead.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{sales, values};
use graph_excel::{Cell, Clear, ErrorKind, RangeHandle, Shift, workbook_range};
use serde_json::{Value, json};

#[tokio::test]
async fn cells_are_read_with_all_that_is_known_of_them() {
    let (_emulator, book) = sales();
    let range = book.worksheet("Q1").range("A2:C3").get().await.unwrap();
    assert_eq!(range.address.as_deref(), Some("'Q1'!A2:C3"));
    assert_eq!((range.row_count, range.column_count, range.cell_count), (Some(2), Some(3), Some(6)));
    assert_eq!(range.values, Some(json!([["North", 12, 480], ["South", 7, 485.5]])));
    assert_eq!(range.text, Some(json!([["North", "12", "480.00"], ["South", "7", "485.50"]])));
    assert_eq!(range.value_types.unwrap()[0], json!(["String", "Double", "Double"]));
    assert_eq!(range.number_format.unwrap()[1], json!(["General", "General", "0.00"]));
    assert_eq!(book.worksheet("Q1").used_range().get().await.unwrap().address.as_deref(), Some("'Q1'!A1:C4"));
    assert_eq!(values(&book.worksheet("Q1").cell(1, 0)).await, json!([["North"]]));
    let whole = book.worksheet("Q1").range("A:B").get().await.unwrap();
    assert_eq!((whole.values.unwrap_or_default(), whole.column_count), (Value::Null, Some(2)));
    let error = book.worksheet("Q1").range("Nowhere!A1").get().await.unwrap_err();
    assert!(error.to_string().starts_with("excel.ranges.get: 4"), "{error}");
}

#[tokio::test]
async fn cells_are_written_kept_and_cleared() {
    let (_emulator, book) = sales();
    let range = book.worksheet("Summary").range("C1:D2");
    let written = range.write([["a", "1/15/2026"], ["'007", "50%"]]).await.unwrap();
    assert_eq!(written.values, Some(json!([["a", 46037], ["007", 0.5]])), "texts are read as if they were typed");
    range.write([[Cell::Keep, Cell::Clear], [Cell::from(true), "=C1&\"!\"".into()]]).await.unwrap();
    assert_eq!(values(&range).await, json!([["a", ""], [true, "a!"]]));

    range.write_all(7.5).await.unwrap();
    range.update().set(workbook_range::NUMBER_FORMAT, json!([["0", null], [null, "0.0%"]])).await.unwrap();
    let shown = range.get().select((workbook_range::TEXT, workbook_range::VALUES)).await.unwrap();
    assert_eq!(shown.text.unwrap()[1][1], "750.0%");
    assert_eq!(shown.values, Some(json!([[7.5, 7.5], [7.5, 7.5]])));

    range.clear(Clear::Contents).await.unwrap();
    let cleared = range.get().await.unwrap();
    assert_eq!(
        (cleared.values.unwrap(), &cleared.number_format.unwrap()[1][1]),
        (json!([["", ""], ["", ""]]), &json!("0.0%"))
    );
    range.clear(Clear::All).await.unwrap();
    assert_eq!(range.get().await.unwrap().number_format.unwrap()[1][1], "General");
}

#[tokio::test]
async fn what_does_not_fit_is_refused_in_words() {
    let (emulator, book) = sales();
    let range = book.worksheet("Summary").range("C1:D2");
    let error = range.write([["a", "b", "c"]]).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Service, 400));
    let told = error.to_string();
    assert!(told.starts_with("excel.ranges.update: 400 invalidArgument: "), "{told}");
    assert!(told.contains("1 rows and 3 columns") && told.contains("2 and 2"), "{told}");
    let error = book.worksheet("Summary").range("A:A").write_all(1).await.unwrap_err();
    assert!(error.to_string().contains("whole rows or columns"), "{error}");
    let error = book.table("Sales").rows().add([["North", "1"]]).await.unwrap_err();
    assert_eq!(error.code(), Some("invalidArgument"));
    assert_eq!(values(&range).await, json!([["", ""], ["", ""]]), "a refused call changes nothing");

    emulator.journal().clear();
    let error = range.write([vec!["a", "b"], vec!["c"]]).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
    assert_eq!(book.table("Sales").rows().add(Vec::<[i32; 1]>::new()).await.unwrap_err().kind(), ErrorKind::Request);
    assert_eq!(book.worksheet("").get().await.unwrap_err().kind(), ErrorKind::Request);
    assert!(emulator.journal().requests().is_empty(), "nothing was sent");
}

#[tokio::test]
async fn cells_move_out_of_the_way_and_back() {
    let (_emulator, book) = sales();
    let summary = book.worksheet("Summary");
    summary.range("C1:C3").write([[1], [2], [3]]).await.unwrap();
    let made = summary.range("C2").insert(Shift::Vertically).await.unwrap();
    assert_eq!((made.address.as_deref(), made.values), (Some("Summary!C2"), Some(json!([[""]]))));
    assert_eq!(values(&summary.range("C1:C4")).await, json!([[1], [""], [2], [3]]));
    summary.range("C1").insert(Shift::Horizontally).await.unwrap();
    assert_eq!(values(&summary.range("C1:D1")).await, json!([["", 1]]));
    summary.range("C1").delete(Shift::Horizontally).await.unwrap();
    summary.range("C2").delete(Shift::Vertically).await.unwrap();
    assert_eq!(values(&summary.range("C1:D4")).await, json!([[1, ""], [2, ""], [3, ""], ["", ""]]));
    let error = book.worksheet("Q1").range("B2").delete(Shift::Vertically).await.unwrap_err();
    assert_eq!((error.is_conflict(), error.code()), (true, Some("insertDeleteConflict")), "a table stays whole");
}

#[tokio::test]
async fn ranges_lead_to_ranges() {
    let (_emulator, book) = sales();
    let range = book.worksheet("Summary").range("C3:E6");
    for (range, address) in [
        (range.cell(0, 1), "D3"),
        (range.cell(9, 0), "C12"),
        (range.row(1), "C4:E4"),
        (range.column(2), "E3:E6"),
        (range.last_row(), "C6:E6"),
        (range.last_column(), "E3:E6"),
        (range.last_cell(), "E6"),
        (range.entire_row(), "3:6"),
        (range.entire_column(), "C:E"),
        (range.offset(-2, 1), "D1:F4"),
        (range.resized(1, -2), "C3:C7"),
        (range.rows_above(2), "C1:E2"),
        (range.rows_below(1), "C7:E7"),
        (range.columns_before(1), "B3:B6"),
        (range.columns_after(2), "F3:G6"),
        (range.intersection("D1:D4"), "D3:D4"),
        (range.bounding_rect("A1"), "A1:E6"),
        (range.row(1).offset(1, 0).last_cell(), "E5"),
    ] {
        assert_eq!(range.get().await.unwrap().address.unwrap(), format!("Summary!{address}"));
    }
    assert_eq!(range.worksheet().get().await.unwrap().name.as_deref(), Some("Summary"));
    for nowhere in [range.offset(-3, 0), range.intersection("A1"), range.rows_above(3)] {
        assert_eq!(nowhere.get().await.unwrap_err().kind(), ErrorKind::Service);
    }
    book.worksheet("Summary").cell(7, 7).update().set(workbook_range::NUMBER_FORMAT, json!("0.0")).await.unwrap();
    let sheet = book.worksheet("Summary");
    let used = async |range: RangeHandle| range.get().await.unwrap().address.unwrap();
    assert_eq!(used(sheet.used_range()).await, "Summary!A1:H8");
    assert_eq!(used(sheet.used_range_by_values()).await, "Summary!A1");
    assert_eq!(used(book.worksheet("Q1").range("A1:Z2").used_range()).await, "'Q1'!A1:C2");
}
