//! [`RangeHandle`]: cells of a worksheet.

use crate::{WorkbookRange, cell::Cells, rows};
use graph_odata::{Get, Invoke, Resource, Update};
use graph_transport::{BoxFuture, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What of a cell is cleared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Clear {
    /// Values and formats.
    #[default]
    All,
    /// Formats alone.
    Formats,
    /// Values and formulas alone.
    Contents,
}

/// Which way the cells beside go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shift {
    /// The cells below move: down to make room, up to close it.
    Vertically,
    /// The cells to the right move.
    Horizontally,
}

/// A rectangle of cells.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_excel::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let book = graph_excel::WorkbookClient::new(&client, graph_excel::ItemPath::root("Reports/2026.xlsx"));
/// use graph_excel::Cell;
///
/// let range = book.worksheet("Q1").range("H1:I2");
/// range.write([[Cell::from("share"), Cell::from(0.25)], [Cell::Keep, Cell::Clear]]).await?;
/// let range = range.get().await?;
/// println!("{:?}", range.values);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "it leads to cells, and does nothing by itself"]
pub struct RangeHandle {
    pub(crate) at: Resource,
}

impl RangeHandle {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the cells: their values, formulas, formats, and what is shown. Dates are numbers of days; see their
    /// [`text`](WorkbookRange::text). Of more than five million cells, and of whole columns, there are no values.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get range](https://learn.microsoft.com/graph/api/range-get).
    pub fn get(&self) -> Get<WorkbookRange> {
        self.at.get("excel.ranges.get")
    }

    /// Reads the rows below the first as values of a type of your own, whose fields are named by the first row. An empty cell is no value,
    /// which an `Option` takes.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_excel::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let book = graph_excel::WorkbookClient::new(&client, graph_excel::ItemPath::root("Reports/2026.xlsx"));
    /// #[derive(serde::Deserialize)]
    /// struct Sale {
    ///     region: String,
    ///     units: f64,
    /// }
    ///
    /// let sales: Vec<Sale> = book.worksheet("Q1").used_range().rows().await?;
    /// println!("{} in {}", sales[0].units, sales[0].region);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get range](https://learn.microsoft.com/graph/api/range-get).
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind); [`Decode`](graph_transport::ErrorKind::Decode) names the row that is not a `T`.
    pub fn rows<T: DeserializeOwned>(&self) -> BoxFuture<'static, Result<Vec<T>>> {
        let get = self.get().select(crate::workbook_range::VALUES);
        Box::pin(async move {
            let values = get.await?.values.unwrap_or_default();
            rows::read(&values).map_err(|error| error.at("excel.ranges.rows", None, 1))
        })
    }

    /// Changes formulas, formats or values as a whole: `update().set(workbook_range::NUMBER_FORMAT, …)`. For values see
    /// [`write`](Self::write).
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update range](https://learn.microsoft.com/graph/api/range-update).
    pub fn update(&self) -> Update<WorkbookRange> {
        self.at.update("excel.ranges.update")
    }

    /// Writes values, row by row: as many as the range has cells. A text that begins with `=` is a formula, and others are taken as if they
    /// were typed: put `'` before what is to stay a text.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update range](https://learn.microsoft.com/graph/api/range-update).
    pub fn write(&self, cells: impl Into<Cells>) -> Update<WorkbookRange> {
        let cells = cells.into();
        let update = self.update().set(crate::workbook_range::VALUES, cells.to_json());
        cells.checked(update, Update::invalid)
    }

    /// Writes one value into every cell.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update range](https://learn.microsoft.com/graph/api/range-update).
    pub fn write_all(&self, value: impl Into<Value>) -> Update<WorkbookRange> {
        self.update().set(crate::workbook_range::VALUES, value.into())
    }

    /// Clears the cells.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [clear range](https://learn.microsoft.com/graph/api/range-clear).
    pub fn clear(&self, what: Clear) -> Invoke<()> {
        let what = match what {
            Clear::All => "All",
            Clear::Formats => "Formats",
            Clear::Contents => "Contents",
        };
        self.at.invoke("excel.ranges.clear", "clear", &json!({ "applyTo": what })).idempotent(true)
    }

    /// Makes room for as many cells here; those that are here move. The answer is the new, empty range.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [insert range](https://learn.microsoft.com/graph/api/range-insert).
    pub fn insert(&self, shift: Shift) -> Invoke<WorkbookRange> {
        let shift = if shift == Shift::Vertically { "Down" } else { "Right" };
        self.at.invoke("excel.ranges.insert", "insert", &json!({ "shift": shift }))
    }

    /// Takes the cells out; those beside close the gap.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [delete range](https://learn.microsoft.com/graph/api/range-delete).
    pub fn delete(&self, shift: Shift) -> Invoke<()> {
        let shift = if shift == Shift::Vertically { "Up" } else { "Left" };
        self.at.invoke("excel.ranges.delete", "delete", &json!({ "shift": shift }))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Cell, Clear, Shift, client::tests::book, workbook_range};
    use serde_json::json;

    #[test]
    fn golden_requests() {
        let range = book().worksheet("S").range("A1:B2");
        for (request, line, body) in [
            (range.get().select(workbook_range::VALUES).into_request(), "GET ?$select=values", ""),
            (
                range.write([[Cell::from("a"), Cell::Keep], [Cell::from(1.5), Cell::Clear]]).into_request(),
                "PATCH ",
                r#"{"values":[["a",null],[1.5,""]]}"#,
            ),
            (range.write_all(7).into_request(), "PATCH ", r#"{"values":7}"#),
            (
                range.update().set(workbook_range::NUMBER_FORMAT, json!([["0.00"]])).into_request(),
                "PATCH ",
                r#"{"numberFormat":[["0.00"]]}"#,
            ),
            (range.clear(Clear::Contents).into_request(), "POST /clear", r#"{"applyTo":"Contents"}"#),
            (range.insert(Shift::Vertically).into_request(), "POST /insert", r#"{"shift":"Down"}"#),
            (range.delete(Shift::Horizontally).into_request(), "POST /delete", r#"{"shift":"Left"}"#),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            let at = "/me/drive/items/B/workbook/worksheets/S/range(address='A1%3AB2')";
            assert_eq!(request.line(), format!("{method} {at}{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[tokio::test]
    async fn what_is_no_rectangle_is_refused() {
        let range = book().worksheet("S").range("A1:B2");
        for cells in [vec![], vec![vec![]], vec![vec![1, 2], vec![3]]] {
            let error = range.write(cells).await.unwrap_err().to_string();
            assert!(error.starts_with("excel.ranges.update: ") && error.contains("as many cells"), "{error}");
        }
    }
}
