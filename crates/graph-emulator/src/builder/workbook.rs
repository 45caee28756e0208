//! What is in a workbook: [`WorkbookBuilder`], and [`SheetBuilder`] for a worksheet of it.

use crate::{
    excel::{self, furnish},
    state::{Sheet, Workbook},
};
use serde_json::Value;

/// A workbook in a user's drive, where it is a file as well.
///
/// ```
/// use graph_emulator::Emulator;
///
/// let emulator = Emulator::builder()
///     .user("ada@contoso.com", |user| {
///         user.workbook("Reports/2026.xlsx", |book| {
///             book.sheet("Q1", |sheet| sheet.values("A1", [["region", "units"]]).values("A2", [["North", "12"]]))
///         })
///     })
///     .build();
/// assert_eq!(emulator.users(), ["ada@contoso.com"]);
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it is given back"]
pub struct WorkbookBuilder {
    book: Workbook,
}

/// A worksheet of a workbook.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until it is given back"]
pub struct SheetBuilder {
    sheet: Sheet,
    tables: Vec<(String, String)>,
}

impl WorkbookBuilder {
    /// One more worksheet, behind the others. A workbook that is told of none has an empty one, `Sheet1`.
    ///
    /// # Panics
    /// When a worksheet cannot have that name, or another one has it, and when a table on it cannot be made.
    #[track_caller]
    pub fn sheet(mut self, name: &str, build: impl FnOnce(SheetBuilder) -> SheetBuilder) -> Self {
        ensure(furnish::check_sheet(&self.book, name));
        let SheetBuilder { sheet, tables } =
            build(SheetBuilder { sheet: furnish::sheet(&self.book, name), tables: Vec::new() });
        self.book.sheets.push(sheet);
        let at = self.book.sheets.len() - 1;
        for (name, address) in tables {
            ensure(furnish::table(&mut self.book, at, &name, &address));
        }
        self
    }

    /// A name for an address, such as `Data!A1:B2`, or for a formula, such as `=1.5`.
    ///
    /// # Panics
    /// When there can be no such name, or it stands for nothing.
    #[track_caller]
    pub fn name(mut self, name: &str, refers_to: &str) -> Self {
        ensure(furnish::name(&mut self.book, name, refers_to));
        self
    }

    pub(super) fn build(self) -> Workbook {
        let mut built = self;
        if built.book.sheets.is_empty() {
            built = built.sheet("Sheet1", |sheet| sheet);
        }
        built.book
    }
}

impl SheetBuilder {
    /// Values, row by row, from the cell at an address on, such as `A1`. As with requests, texts are read as if they were typed.
    ///
    /// # Panics
    /// When that is no address of a cell, or what is there is no text, number or boolean.
    #[track_caller]
    pub fn values(mut self, at: &str, rows: impl IntoIterator<Item: IntoIterator<Item: Into<Value>>>) -> Self {
        let rows = rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()).collect();
        ensure(furnish::values(&mut self.sheet, at, rows));
        self
    }

    /// The number format of the cells at an address, such as `0.00`.
    ///
    /// # Panics
    /// When that is no address of cells.
    #[track_caller]
    pub fn number_format(mut self, address: &str, code: &str) -> Self {
        ensure(furnish::format(&mut self.sheet, address, code));
        self
    }

    /// A table of the cells at an address, such as `A1:D13`, the first row of which has the names of the columns.
    pub fn table(mut self, name: &str, address: &str) -> Self {
        self.tables.push((name.to_owned(), address.to_owned()));
        self
    }
}

#[track_caller]
#[allow(clippy::panic, reason = "a test that asks for an impossible workbook is wrong where it stands")]
fn ensure(result: Result<(), excel::Impossible>) {
    if let Err(why) = result {
        panic!("{why}");
    }
}
