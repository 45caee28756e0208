//! From one range to another, as Excel counts from it: a cell, a row, what is beside.

use crate::{RangeHandle, WorksheetItem};
use graph_odata::literal;

impl RangeHandle {
    fn step(&self, name: &'static str, arguments: &str) -> Self {
        Self::new(self.at.call(name, arguments))
    }

    /// The cell at a row and a column of this range, both from 0 on. It may lie beyond the range.
    pub fn cell(&self, row: u32, column: u32) -> Self {
        self.step("cell", &format!("row={row},column={column}"))
    }

    /// The row at an index of this range, from 0 on.
    pub fn row(&self, index: u32) -> Self {
        self.step("row", &format!("row={index}"))
    }

    /// The column at an index of this range, from 0 on.
    pub fn column(&self, index: u32) -> Self {
        self.step("column", &format!("column={index}"))
    }

    /// The last row of this range.
    pub fn last_row(&self) -> Self {
        self.step("lastRow", "")
    }

    /// The last column of this range.
    pub fn last_column(&self) -> Self {
        self.step("lastColumn", "")
    }

    /// The last cell of this range.
    pub fn last_cell(&self) -> Self {
        self.step("lastCell", "")
    }

    /// The rows of this range from one end of the worksheet to the other. Their values cannot be read.
    pub fn entire_row(&self) -> Self {
        self.step("entireRow", "")
    }

    /// The columns of this range from the top of the worksheet to the bottom. Their values cannot be read.
    pub fn entire_column(&self) -> Self {
        self.step("entireColumn", "")
    }

    /// As many cells, so many rows further down and columns further to the right; up and to the left below 0.
    pub fn offset(&self, rows: i32, columns: i32) -> Self {
        self.step("offsetRange", &format!("rowOffset={rows},columnOffset={columns}"))
    }

    /// So many rows and columns more, at the bottom and on the right; fewer below 0.
    pub fn resized(&self, rows: i32, columns: i32) -> Self {
        self.step("resizedRange", &format!("deltaRows={rows},deltaColumns={columns}"))
    }

    /// So many rows above this range.
    pub fn rows_above(&self, count: u32) -> Self {
        self.step("rowsAbove", &format!("count={count}"))
    }

    /// So many rows below this range.
    pub fn rows_below(&self, count: u32) -> Self {
        self.step("rowsBelow", &format!("count={count}"))
    }

    /// So many columns to the left of this range.
    pub fn columns_before(&self, count: u32) -> Self {
        self.step("columnsBefore", &format!("count={count}"))
    }

    /// So many columns to the right of this range.
    pub fn columns_after(&self, count: u32) -> Self {
        self.step("columnsAfter", &format!("count={count}"))
    }

    /// The cells that this range and the one at an address have in common. It is an error if there are none.
    pub fn intersection(&self, address: &str) -> Self {
        self.step("intersection", &format!("anotherRange={}", literal(address)))
    }

    /// The smallest range that holds this one and the one at an address.
    pub fn bounding_rect(&self, address: &str) -> Self {
        self.step("boundingRect", &format!("anotherRange={}", literal(address)))
    }

    /// The smallest part of this range that holds every cell of it with a value or a format.
    pub fn used_range(&self) -> Self {
        Self::new(self.at.join("usedRange"))
    }

    /// The worksheet that this range is on.
    pub fn worksheet(&self) -> WorksheetItem {
        WorksheetItem::new(self.at.join("worksheet"))
    }
}

#[cfg(test)]
mod tests {
    use crate::client::tests::book;

    #[test]
    fn golden_requests() {
        let range = book().worksheet("S").range("A1");
        for (range, rest) in [
            (range.cell(1, 2), "cell(row=1,column=2)"),
            (range.row(1), "row(row=1)"),
            (range.column(2), "column(column=2)"),
            (range.last_row(), "lastRow()"),
            (range.last_column(), "lastColumn()"),
            (range.last_cell(), "lastCell()"),
            (range.entire_row(), "entireRow()"),
            (range.entire_column(), "entireColumn()"),
            (range.offset(-1, 2), "offsetRange(rowOffset=-1,columnOffset=2)"),
            (range.resized(0, -2), "resizedRange(deltaRows=0,deltaColumns=-2)"),
            (range.rows_above(3), "rowsAbove(count=3)"),
            (range.rows_below(3), "rowsBelow(count=3)"),
            (range.columns_before(3), "columnsBefore(count=3)"),
            (range.columns_after(3), "columnsAfter(count=3)"),
            (range.intersection("A1:B2"), "intersection(anotherRange='A1%3AB2')"),
            (range.bounding_rect("B2"), "boundingRect(anotherRange='B2')"),
            (range.used_range(), "usedRange"),
            (range.row(1).last_cell(), "row(row=1)/lastCell()"),
        ] {
            let at = "GET /me/drive/items/B/workbook/worksheets/S/range(address='A1')";
            assert_eq!(range.get().into_request().line(), format!("{at}/{rest}"));
        }
        let sheet = range.worksheet().get().into_request().line();
        assert!(sheet.ends_with("/range(address='A1')/worksheet"), "{sheet}");
    }
}
