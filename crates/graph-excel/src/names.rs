//! Names: [`Names`] is all of a workbook's or a worksheet's, [`NameItem`] one.

use crate::{RangeHandle, WorkbookNamedItem};
use graph_odata::{Delete, Get, Invoke, List, Resource, Update};
use serde_json::json;

/// A collection of names.
#[derive(Clone, Debug)]
pub struct Names {
    at: Resource,
}

impl Names {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Lists the names with what they stand for.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list names](https://learn.microsoft.com/graph/api/workbook-list-names).
    pub fn list(&self) -> List<WorkbookNamedItem> {
        self.at.list("excel.names.list")
    }

    /// Gives the cells at an address a name: `=Q1!$A$1:$D$8`. Any formula may stand there.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [add named item](https://learn.microsoft.com/graph/api/nameditem-add).
    pub fn add(&self, name: &str, reference: &str) -> Invoke<WorkbookNamedItem> {
        self.at.invoke("excel.names.add", "add", &json!({ "name": name, "reference": reference }))
    }

    /// The name of that spelling.
    pub fn name(&self, name: &str) -> NameItem {
        NameItem { at: self.at.id("name", name) }
    }
}

/// One name.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_excel::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let book = graph_excel::WorkbookClient::new(&client, graph_excel::ItemPath::root("Reports/2026.xlsx"));
/// book.names().add("Header", "=Q1!$A$1:$D$1").await?;
/// let header = book.name("Header").range().get().await?;
/// println!("{:?}", header.values);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct NameItem {
    at: Resource,
}

impl NameItem {
    /// Reads what the name stands for.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get named item](https://learn.microsoft.com/graph/api/nameditem-get).
    pub fn get(&self) -> Get<WorkbookNamedItem> {
        self.at.get("excel.names.get")
    }

    /// Changes the name's comment, and whether Excel lists it.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update named item](https://learn.microsoft.com/graph/api/nameditem-update).
    pub fn update(&self) -> Update<WorkbookNamedItem> {
        self.at.update("excel.names.update")
    }

    /// Deletes the name; the cells stay.
    pub fn delete(&self) -> Delete<WorkbookNamedItem> {
        self.at.delete("excel.names.delete")
    }

    /// The cells that the name stands for. One that stands for a constant has none.
    pub fn range(&self) -> RangeHandle {
        RangeHandle::new(self.at.join("range"))
    }
}

#[cfg(test)]
mod tests {
    use crate::{client::tests::book, workbook_named_item};

    #[test]
    fn golden_requests() {
        let (book, name) = (book(), book().name("Top"));
        for (request, line, body) in [
            (book.names().list().into_request(), "GET ", ""),
            (
                book.names().add("Top", "=Q1!$A$1").into_request(),
                "POST /add",
                r#"{"name":"Top","reference":"=Q1!$A$1"}"#,
            ),
            (name.get().into_request(), "GET /Top", ""),
            (
                name.update().set(workbook_named_item::VISIBLE, false).into_request(),
                "PATCH /Top",
                r#"{"visible":false}"#,
            ),
            (name.delete().into_request(), "DELETE /Top", ""),
            (name.range().get().into_request(), "GET /Top/range", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/B/workbook/names{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
