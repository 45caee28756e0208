//! Columns of a table: [`TableColumns`] is all of them, [`TableColumnItem`] one.

use crate::{RangeHandle, TableColumnId, WorkbookTableColumn, cell::Cells};
use graph_odata::{Create, Delete, Get, List, Resource, Update};
use serde_json::json;

/// The columns of a table.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_excel::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let book = graph_excel::WorkbookClient::new(&client, graph_excel::ItemPath::root("Reports/2026.xlsx"));
/// let sales = book.table("Sales");
/// for column in sales.columns().list().await?.value {
///     println!("{}", column.name.unwrap_or_default());
/// }
/// let units = sales.column("units").data_body_range().get().await?;
/// println!("{:?}", units.values);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct TableColumns {
    at: Resource,
}

impl TableColumns {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Lists the columns with their names and values.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list columns](https://learn.microsoft.com/graph/api/table-list-columns).
    pub fn list(&self) -> List<WorkbookTableColumn> {
        self.at.list("excel.columns.list")
    }

    /// Adds a column on the right: rows of one cell, of which the first is the name, and as many as the table has. An attempt whose outcome
    /// is unknown is not made again, so that no column is there twice.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [create column](https://learn.microsoft.com/graph/api/table-post-columns).
    pub fn add(&self, cells: impl Into<Cells>) -> Create<WorkbookTableColumn> {
        self.put(None, &cells.into())
    }

    /// Adds a column before the one at `index`, from 0 on.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [create column](https://learn.microsoft.com/graph/api/table-post-columns).
    pub fn insert(&self, index: u32, cells: impl Into<Cells>) -> Create<WorkbookTableColumn> {
        self.put(Some(index), &cells.into())
    }

    fn put(&self, index: Option<u32>, cells: &Cells) -> Create<WorkbookTableColumn> {
        let create = self.at.create("excel.columns.add", &json!({ "index": index, "values": cells.to_json() }));
        cells.checked(create, Create::invalid)
    }
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct TableColumnItem {
    at: Resource,
}

impl TableColumnItem {
    pub(crate) fn new(columns: &Resource, id: &TableColumnId) -> Self {
        Self { at: columns.id("column-id", id.as_str()) }
    }

    /// Reads the column's name and values.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get column](https://learn.microsoft.com/graph/api/tablecolumn-get).
    pub fn get(&self) -> Get<WorkbookTableColumn> {
        self.at.get("excel.columns.get")
    }

    /// Changes the column's name: `update().set(workbook_table_column::NAME, …)`.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update column](https://learn.microsoft.com/graph/api/tablecolumn-update).
    pub fn update(&self) -> Update<WorkbookTableColumn> {
        self.at.update("excel.columns.update")
    }

    /// Writes the column's cells, the name first.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update column](https://learn.microsoft.com/graph/api/tablecolumn-update).
    pub fn write(&self, cells: impl Into<Cells>) -> Update<WorkbookTableColumn> {
        let cells = cells.into();
        cells.checked(self.update().set(crate::workbook_table_column::VALUES, cells.to_json()), Update::invalid)
    }

    /// Deletes the column.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [delete column](https://learn.microsoft.com/graph/api/tablecolumn-delete).
    pub fn delete(&self) -> Delete<WorkbookTableColumn> {
        self.at.delete("excel.columns.delete")
    }

    /// All cells of the column, header and total included.
    pub fn range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("range"))
    }

    /// The cells between header and total.
    pub fn data_body_range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("dataBodyRange"))
    }
}

#[cfg(test)]
mod tests {
    use crate::{client::tests::book, workbook_table_column};

    #[test]
    fn golden_requests() {
        let (columns, column) = (book().table("T1").columns(), book().table("T1").column("a b"));
        for (request, line, body) in [
            (columns.list().into_request(), "GET ", ""),
            (columns.add([["n"], ["1"]]).into_request(), "POST ", r#"{"index":null,"values":[["n"],["1"]]}"#),
            (columns.insert(0, [["n"]]).into_request(), "POST ", r#"{"index":0,"values":[["n"]]}"#),
            (column.get().into_request(), "GET /a%20b", ""),
            (column.update().set(workbook_table_column::NAME, "c").into_request(), "PATCH /a%20b", r#"{"name":"c"}"#),
            (column.write([["n"]]).into_request(), "PATCH /a%20b", r#"{"values":[["n"]]}"#),
            (column.delete().into_request(), "DELETE /a%20b", ""),
            (column.range().get().into_request(), "GET /a%20b/range", ""),
            (column.data_body_range().get().into_request(), "GET /a%20b/dataBodyRange", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/B/workbook/tables/T1/columns{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
        assert!(!columns.add([["n"]]).into_request().is_idempotent());
    }
}
