//! Tables: [`Tables`] is all of a workbook's or a worksheet's, [`TableItem`] one.

use crate::{
    RangeHandle, TableColumnId, TableColumnItem, TableColumns, TableRows, WorkbookRange, WorkbookTable, WorksheetItem,
};
use graph_odata::{Delete, Get, Invoke, List, Resource, Update};
use graph_transport::{BoxFuture, Result};
use serde::de::DeserializeOwned;
use serde_json::json;

/// A collection of tables.
#[derive(Clone, Debug)]
pub struct Tables {
    at: Resource,
}

impl Tables {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Lists the tables.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list tables](https://learn.microsoft.com/graph/api/workbook-list-tables).
    pub fn list(&self) -> List<WorkbookTable> {
        self.at.list("excel.tables.list")
    }

    /// Makes a table of the cells at an address, such as `A1:D8`, or `Q1!A1:D8` in a workbook's collection. Without headers Excel puts a row
    /// of them above.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [add table](https://learn.microsoft.com/graph/api/tablecollection-add).
    pub fn add(&self, address: &str, has_headers: bool) -> Invoke<WorkbookTable> {
        self.at.invoke("excel.tables.add", "add", &json!({ "address": address, "hasHeaders": has_headers }))
    }
}

/// One table.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_excel::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let book = graph_excel::WorkbookClient::new(&client, graph_excel::ItemPath::root("Reports/2026.xlsx"));
/// use graph_excel::Cell;
///
/// let sales = book.table("Sales");
/// sales.rows().add([[Cell::from("North"), "Tea".into(), 12.into(), 3.5.into()]]).await?;
/// println!("{} rows", sales.rows().list().await?.value.len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct TableItem {
    pub(crate) at: Resource,
}

impl TableItem {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the table's name, style and what it shows. Its cells are its [`range`](Self::range).
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get table](https://learn.microsoft.com/graph/api/table-get).
    pub fn get(&self) -> Get<WorkbookTable> {
        self.at.get("excel.tables.get")
    }

    /// Changes the table's name, style or what it shows.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update table](https://learn.microsoft.com/graph/api/table-update).
    pub fn update(&self) -> Update<WorkbookTable> {
        self.at.update("excel.tables.update")
    }

    /// Deletes the table and its cells.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [delete table](https://learn.microsoft.com/graph/api/table-delete).
    pub fn delete(&self) -> Delete<WorkbookTable> {
        self.at.delete("excel.tables.delete")
    }

    /// Gives the table up. Its cells stay what they are, and are the answer.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [convert to range](https://learn.microsoft.com/graph/api/table-converttorange).
    pub fn convert_to_range(&self) -> Invoke<WorkbookRange> {
        self.at.invoke("excel.tables.convert_to_range", "convertToRange", &json!({}))
    }

    /// The worksheet that the table is on.
    pub fn worksheet(&self) -> WorksheetItem {
        WorksheetItem::new(self.at.join("worksheet"))
    }

    /// The rows below the header.
    pub fn rows(&self) -> TableRows {
        TableRows::new(self.at.join("rows"))
    }

    /// The columns.
    pub fn columns(&self) -> TableColumns {
        TableColumns::new(self.at.join("columns"))
    }

    /// A column, by name or id.
    pub fn column(&self, name: impl Into<TableColumnId>) -> TableColumnItem {
        TableColumnItem::new(&self.at.join("columns"), &name.into())
    }

    /// All cells of the table, header and totals included.
    pub fn range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("range"))
    }

    /// The row of the columns' names. A table that does not show it has none.
    pub fn header_row_range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("headerRowRange"))
    }

    /// The row of totals. A table that does not show it has none.
    pub fn total_row_range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("totalRowRange"))
    }

    /// The cells between header and totals.
    pub fn data_body_range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("dataBodyRange"))
    }

    /// Reads the rows as values of a type of your own, whose fields are named by the columns. The table must show its header, and no totals.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get range](https://learn.microsoft.com/graph/api/table-range).
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind); [`Decode`](graph_transport::ErrorKind::Decode) names the row that is not a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> BoxFuture<'static, Result<Vec<T>>> {
        self.range().rows()
    }
}

#[cfg(test)]
mod tests {
    use crate::{client::tests::book, workbook_table};

    #[test]
    fn golden_requests() {
        let (book, table) = (book(), book().table("T1"));
        for (request, line, body) in [
            (book.tables().list().into_request(), "GET /tables", ""),
            (
                book.tables().add("Q1!A1:D8", true).into_request(),
                "POST /tables/add",
                r#"{"address":"Q1!A1:D8","hasHeaders":true}"#,
            ),
            (table.get().into_request(), "GET /tables/T1", ""),
            (table.update().set(workbook_table::NAME, "N").into_request(), "PATCH /tables/T1", r#"{"name":"N"}"#),
            (table.delete().into_request(), "DELETE /tables/T1", ""),
            (table.range().get().into_request(), "GET /tables/T1/range", ""),
            (table.header_row_range().get().into_request(), "GET /tables/T1/headerRowRange", ""),
            (table.total_row_range().get().into_request(), "GET /tables/T1/totalRowRange", ""),
            (table.worksheet().get().into_request(), "GET /tables/T1/worksheet", ""),
            (table.convert_to_range().into_request(), "POST /tables/T1/convertToRange", "{}"),
            (table.data_body_range().get().into_request(), "GET /tables/T1/dataBodyRange", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/B/workbook{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
