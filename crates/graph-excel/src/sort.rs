//! Sorting: [`SortBy`] says by what, and ranges and tables are put in that order.

use crate::{RangeHandle, TableItem, WorkbookSortField};
use graph_odata::Invoke;
use serde_json::json;

/// A column that rows are sorted by.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_excel::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let book = graph_excel::WorkbookClient::new(&client, graph_excel::ItemPath::root("Reports/2026.xlsx"));
/// use graph_excel::SortBy;
///
/// // By region, and within one the dearest first.
/// book.table("Sales").sort([SortBy::column(0), SortBy::column(3).descending()]).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SortBy(WorkbookSortField);

impl SortBy {
    /// The column at an index of what is sorted, from 0 on: the smallest values come first, and empty cells last.
    pub fn column(index: u16) -> Self {
        Self(WorkbookSortField { key: Some(index.into()), ascending: Some(true), ..WorkbookSortField::default() })
    }

    /// The largest values come first.
    #[must_use]
    pub fn descending(mut self) -> Self {
        self.0.ascending = Some(false);
        self
    }
}

impl From<WorkbookSortField> for SortBy {
    fn from(field: WorkbookSortField) -> Self {
        Self(field)
    }
}

fn fields(by: impl IntoIterator<Item = SortBy>) -> Vec<WorkbookSortField> {
    by.into_iter().map(|by| by.0).collect()
}

impl RangeHandle {
    /// Sorts the rows by columns, the first of them first. With headers the first row stays where it is.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [sort range](https://learn.microsoft.com/graph/api/rangesort-apply).
    pub fn sort(&self, by: impl IntoIterator<Item = SortBy>, has_headers: bool) -> Invoke<()> {
        let parameters = json!({ "fields": fields(by), "hasHeaders": has_headers });
        self.at.join("sort").invoke("excel.ranges.sort", "apply", &parameters).idempotent(true)
    }
}

impl TableItem {
    /// Sorts the rows by columns, the first of them first. The table shows that it is sorted.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [sort table](https://learn.microsoft.com/graph/api/tablesort-apply).
    pub fn sort(&self, by: impl IntoIterator<Item = SortBy>) -> Invoke<()> {
        self.at.join("sort").invoke("excel.tables.sort", "apply", &json!({ "fields": fields(by) })).idempotent(true)
    }

    /// Has the table show no longer that it is sorted. The rows stay where they are.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [clear sort](https://learn.microsoft.com/graph/api/tablesort-clear).
    pub fn clear_sort(&self) -> Invoke<()> {
        self.at.join("sort").invoke("excel.tables.clear_sort", "clear", &json!({})).idempotent(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::tests::book;

    #[test]
    fn golden_requests() {
        let (range, table) = (book().worksheet("S").range("A1"), book().table("T"));
        let by = [SortBy::column(2).descending(), SortBy::column(0)];
        let fields = r#""fields":[{"ascending":false,"key":2},{"ascending":true,"key":0}]"#;
        for (request, line, body) in [
            (
                range.sort(by.clone(), true).into_request(),
                "worksheets/S/range(address='A1')/sort/apply",
                format!("{{{fields},\"hasHeaders\":true}}"),
            ),
            (table.sort(by).into_request(), "tables/T/sort/apply", format!("{{{fields}}}")),
            (table.clear_sort().into_request(), "tables/T/sort/clear", "{}".to_owned()),
        ] {
            assert_eq!(request.line(), format!("POST /me/drive/items/B/workbook/{line}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
