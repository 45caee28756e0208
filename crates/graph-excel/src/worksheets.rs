//! Worksheets: [`Worksheets`] is all of a workbook's, [`WorksheetItem`] one.

use crate::{NameItem, Names, RangeHandle, Tables, WorkbookWorksheet};
use graph_odata::{Delete, Get, Invoke, List, Resource, Update, literal};
use serde_json::json;

/// The worksheets of a workbook.
#[derive(Clone, Debug)]
pub struct Worksheets {
    at: Resource,
}

impl Worksheets {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Lists the worksheets, in their order.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list worksheets](https://learn.microsoft.com/graph/api/workbook-list-worksheets).
    pub fn list(&self) -> List<WorkbookWorksheet> {
        self.at.list("excel.worksheets.list")
    }

    /// Adds a worksheet at the end.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [add worksheet](https://learn.microsoft.com/graph/api/worksheetcollection-add).
    pub fn add(&self, name: &str) -> Invoke<WorkbookWorksheet> {
        self.at.invoke("excel.worksheets.add", "add", &json!({ "name": name }))
    }
}

/// One worksheet.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_excel::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let book = graph_excel::WorkbookClient::new(&client, graph_excel::ItemPath::root("Reports/2026.xlsx"));
/// use graph_excel::workbook_worksheet;
///
/// book.worksheets().add("Draft").await?;
/// book.worksheet("Draft").update().set(workbook_worksheet::NAME, "Plan").await?;
/// book.worksheet("Plan").range("A1").write_all("nothing yet").await?;
/// book.worksheet("Plan").delete().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct WorksheetItem {
    at: Resource,
}

impl WorksheetItem {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the worksheet's name, position and visibility.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get worksheet](https://learn.microsoft.com/graph/api/worksheet-get).
    pub fn get(&self) -> Get<WorkbookWorksheet> {
        self.at.get("excel.worksheets.get")
    }

    /// Changes the worksheet's name, position or visibility.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update worksheet](https://learn.microsoft.com/graph/api/worksheet-update).
    pub fn update(&self) -> Update<WorkbookWorksheet> {
        self.at.update("excel.worksheets.update")
    }

    /// Deletes the worksheet. The last one that can be seen stays.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [delete worksheet](https://learn.microsoft.com/graph/api/worksheet-delete).
    pub fn delete(&self) -> Delete<WorkbookWorksheet> {
        self.at.delete("excel.worksheets.delete")
    }

    /// The cells at an address, such as `B2`, `A1:F200` or `C:C`.
    pub fn range(&self, address: &str) -> RangeHandle {
        RangeHandle::new(self.at.call("range", &format!("address={}", literal(address))))
    }

    /// The cell at a row and a column, both from 0 on.
    pub fn cell(&self, row: u32, column: u32) -> RangeHandle {
        RangeHandle::new(self.at.call("cell", &format!("row={row},column={column}")))
    }

    /// The smallest range that holds every cell with a value or a format.
    pub fn used_range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("usedRange"))
    }

    /// The smallest range that holds every cell with a value.
    pub fn used_range_by_values(&self) -> RangeHandle {
        RangeHandle::new(self.at.call("usedRange", "valuesOnly=true"))
    }

    /// The tables of this worksheet.
    pub fn tables(&self) -> Tables {
        Tables::new(self.at.join("tables"))
    }

    /// The names that are known on this worksheet alone.
    pub fn names(&self) -> Names {
        Names::new(self.at.join("names"))
    }

    /// A name that is known on this worksheet alone.
    pub fn name(&self, name: &str) -> NameItem {
        self.names().name(name)
    }
}

#[cfg(test)]
mod tests {
    use crate::{client::tests::book, workbook_worksheet};

    #[test]
    fn golden_requests() {
        let (book, sheet) = (book(), book().worksheet("{00-1}"));
        for (request, line, body) in [
            (book.worksheets().list().into_request(), "GET /worksheets", ""),
            (book.worksheets().add("N").into_request(), "POST /worksheets/add", r#"{"name":"N"}"#),
            (sheet.get().into_request(), "GET /worksheets/%7B00-1%7D", ""),
            (
                sheet.update().set(workbook_worksheet::POSITION, 2).into_request(),
                "PATCH /worksheets/%7B00-1%7D",
                r#"{"position":2}"#,
            ),
            (sheet.delete().into_request(), "DELETE /worksheets/%7B00-1%7D", ""),
            (
                sheet.range("'it''s'!A1:B2").get().into_request(),
                "GET /worksheets/%7B00-1%7D/range(address='''it''''s''!A1%3AB2')",
                "",
            ),
            (sheet.cell(0, 3).get().into_request(), "GET /worksheets/%7B00-1%7D/cell(row=0,column=3)", ""),
            (sheet.used_range().get().into_request(), "GET /worksheets/%7B00-1%7D/usedRange", ""),
            (
                sheet.used_range_by_values().get().into_request(),
                "GET /worksheets/%7B00-1%7D/usedRange(valuesOnly=true)",
                "",
            ),
            (sheet.tables().list().into_request(), "GET /worksheets/%7B00-1%7D/tables", ""),
            (sheet.name("Top").get().into_request(), "GET /worksheets/%7B00-1%7D/names/Top", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/B/workbook{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
