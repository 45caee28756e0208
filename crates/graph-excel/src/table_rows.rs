//! Rows of a table: [`TableRows`] is all of them, [`TableRowItem`] one.

use crate::{WorkbookTableRow, cell::Cells};
use graph_odata::{Create, Delete, Get, List, Resource, Update};
use serde_json::json;

/// The rows of a table, below its header.
#[derive(Clone, Debug)]
pub struct TableRows {
    at: Resource,
}

impl TableRows {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Lists the rows.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list rows](https://learn.microsoft.com/graph/api/table-list-rows).
    pub fn list(&self) -> List<WorkbookTableRow> {
        self.at.list("excel.rows.list")
    }

    /// Adds rows at the end. Many in one call are quicker than a call for each. An attempt whose outcome is unknown is not made again, so
    /// that no row is there twice: look how many there are.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [create rows](https://learn.microsoft.com/graph/api/table-post-rows).
    pub fn add(&self, cells: impl Into<Cells>) -> Create<WorkbookTableRow> {
        self.put(None, &cells.into())
    }

    /// Adds rows before the row at `index`, from 0 on.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [create rows](https://learn.microsoft.com/graph/api/table-post-rows).
    pub fn insert(&self, index: u32, cells: impl Into<Cells>) -> Create<WorkbookTableRow> {
        self.put(Some(index), &cells.into())
    }

    fn put(&self, index: Option<u32>, cells: &Cells) -> Create<WorkbookTableRow> {
        let create = self.at.create("excel.rows.add", &json!({ "index": index, "values": cells.to_json() }));
        cells.checked(create, Create::invalid)
    }

    /// The row at `index`, from 0 on. Rows are renumbered when others come or go.
    pub fn at(&self, index: u32) -> TableRowItem {
        TableRowItem { at: self.at.call("itemAt", &format!("index={index}")) }
    }
}

/// One row of a table.
#[derive(Clone, Debug)]
pub struct TableRowItem {
    at: Resource,
}

impl TableRowItem {
    /// Reads the row.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get row](https://learn.microsoft.com/graph/api/tablerow-get).
    pub fn get(&self) -> Get<WorkbookTableRow> {
        self.at.get("excel.rows.get")
    }

    /// Writes the row's values.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update row](https://learn.microsoft.com/graph/api/tablerow-update).
    pub fn write(&self, cells: impl Into<Cells>) -> Update<WorkbookTableRow> {
        let cells = cells.into();
        let update = self.at.update("excel.rows.update").set(crate::workbook_table_row::VALUES, cells.to_json());
        cells.checked(update, Update::invalid)
    }

    /// Deletes the row. An attempt whose outcome is unknown is not made again, since it would be another row's turn.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [delete row](https://learn.microsoft.com/graph/api/tablerow-delete).
    pub fn delete(&self) -> Delete<WorkbookTableRow> {
        self.at.delete("excel.rows.delete").idempotent(false)
    }
}

#[cfg(test)]
mod tests {
    use crate::client::tests::book;

    #[test]
    fn golden_requests() {
        let table = book().table("T1");
        for (request, line, body) in [
            (table.rows().list().top(5).skip(10).into_request(), "GET /rows?$top=5&$skip=10", ""),
            (table.rows().add([["a", "b"]]).into_request(), "POST /rows", r#"{"index":null,"values":[["a","b"]]}"#),
            (table.rows().insert(0, [[1], [2]]).into_request(), "POST /rows", r#"{"index":0,"values":[[1],[2]]}"#),
            (table.rows().at(3).get().into_request(), "GET /rows/itemAt(index=3)", ""),
            (table.rows().at(3).write([["x"]]).into_request(), "PATCH /rows/itemAt(index=3)", r#"{"values":[["x"]]}"#),
            (table.rows().at(3).delete().into_request(), "DELETE /rows/itemAt(index=3)", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/B/workbook/tables/T1{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
        assert!(!table.rows().at(3).delete().into_request().is_idempotent());
        assert!(!table.rows().add([[1]]).into_request().is_idempotent());
    }
}
