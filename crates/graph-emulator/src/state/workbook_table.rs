//! A table over cells of a sheet, and a name that stands for something.

use super::Area;
use serde_json::{Map, Value};

/// A table. Its cells are the sheet's.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) id: String,
    /// The number that older versions of Excel know it by.
    pub(crate) number: u32,
    pub(crate) name: String,
    /// The sheet's id.
    pub(crate) sheet: String,
    /// All of it, header and totals included.
    pub(crate) area: Area,
    pub(crate) headers: bool,
    pub(crate) totals: bool,
    /// Properties that are kept as they are shown: `style`, `showBandedRows` and so on.
    pub(crate) looks: Map<String, Value>,
    /// One for each column of the area.
    pub(crate) columns: Vec<Column>,
    /// How it was last sorted.
    pub(crate) sort: Option<Value>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) id: u32,
    pub(crate) name: String,
}

impl Table {
    /// The row of the columns' names, if it is shown.
    pub(crate) fn header(&self) -> Option<Area> {
        self.area.row(0).filter(|_| self.headers)
    }

    /// The row of totals, if it is shown.
    pub(crate) fn total(&self) -> Option<Area> {
        self.area.row(self.area.rows() - 1).filter(|_| self.totals)
    }

    /// The rows between header and totals. A table has one at least.
    pub(crate) fn body(&self) -> Area {
        let (top, bottom) = (self.area.top + u32::from(self.headers), self.area.bottom - u32::from(self.totals));
        Area { top, bottom: bottom.max(top), ..self.area }
    }

    /// The id for one more column.
    pub(crate) fn next_column(&self) -> u32 {
        self.columns.iter().map(|column| column.id).max().unwrap_or(0) + 1
    }
}

/// A name for a range, a formula or a constant.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) name: String,
    /// The id of the sheet that it belongs to; `None` for the whole workbook.
    pub(crate) sheet: Option<String>,
    /// A formula, with its `=`.
    pub(crate) formula: String,
    pub(crate) comment: String,
    pub(crate) visible: bool,
}
