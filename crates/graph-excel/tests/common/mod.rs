//! Ada's workbook of what was sold, and a second one beside it.

#![allow(dead_code, unreachable_pub, reason = "each test uses what it needs of this")]

use graph_emulator::{Emulator, EmulatorBuilder};
use graph_excel::{Client, Endpoint, HttpClient, ItemPath, RangeHandle, TableItem, WorkbookClient};
use serde_json::{Value, json};

pub const BOOK: &str = "Reports/2026.xlsx";
pub const OTHER: &str = "Plans/2027.xlsx";

/// Three sales in a table, and how many units they are together; a workbook with nothing in it.
pub fn builder() -> EmulatorBuilder {
    Emulator::builder().user("ada@contoso.com", |user| {
        user.workbook(BOOK, |book| {
            book.sheet("Q1", |sheet| {
                sheet
                    .values("A1", [["region", "units", "price"]])
                    .values("A2", [[json!("North"), json!(12), json!(480)], [json!("South"), json!(7), json!(485.5)]])
                    .values("A4", [[json!("East"), json!(3), json!("")]])
                    .number_format("C2:C4", "0.00")
                    .table("Sales", "A1:C4")
            })
            .sheet("Summary", |sheet| sheet.values("A1", [["=SUM(Sales[units])"]]))
            .name("TotalUnits", "Summary!A1")
        })
        .workbook(OTHER, |book| book)
    })
}

pub fn client(emulator: &Emulator) -> Client {
    Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), emulator.credential("ada@contoso.com"))
}

/// Ada's workbook, and the emulator that has it.
pub fn sales() -> (Emulator, WorkbookClient) {
    let emulator = builder().build();
    let book = WorkbookClient::new(&client(&emulator), ItemPath::root(BOOK));
    (emulator, book)
}

pub async fn values(range: &RangeHandle) -> Value {
    range.get().await.unwrap().values.unwrap()
}

/// The first cell of a worksheet.
pub fn corner(book: &WorkbookClient, sheet: &str) -> RangeHandle {
    book.worksheet(sheet).cell(0, 0)
}

/// The first column of a table's rows.
pub async fn regions(table: &TableItem) -> Vec<Value> {
    let rows = table.rows().list().items().try_collect().await.unwrap();
    rows.into_iter().map(|row| row.values.unwrap()[0][0].take()).collect()
}
