//! A workbook: sheets with cells, tables over them, and names.
//!
//! Invariant: there is a sheet at least, and one that can be seen; sheets, tables and columns of a table each have names of their own.

use super::{Grid, Ids, Name, Table};
use std::collections::BTreeSet;

/// A workbook.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workbook {
    /// In the order of their tabs.
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) tables: Vec<Table>,
    pub(crate) names: Vec<Name>,
    /// How many tables there ever were.
    pub(crate) numbered: u32,
}

/// A worksheet.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) visibility: &'static str,
    pub(crate) grid: Grid,
    pub(crate) hidden_rows: BTreeSet<u32>,
    pub(crate) hidden_columns: BTreeSet<u32>,
}

impl Sheet {
    /// A sheet with nothing on it.
    pub(crate) fn new(id: String, name: String) -> Self {
        Self {
            id,
            name,
            visibility: "Visible",
            grid: Grid::default(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: BTreeSet::new(),
        }
    }

    pub(crate) fn is_visible(&self) -> bool {
        self.visibility == "Visible"
    }
}

impl Workbook {
    /// The sheet with that id or name, by its place.
    pub(crate) fn sheet(&self, key: &str) -> Option<usize> {
        let by_id = self.sheets.iter().position(|sheet| sheet.id.eq_ignore_ascii_case(key));
        by_id.or_else(|| self.sheet_named(key))
    }

    /// The sheet of that name, by its place.
    pub(crate) fn sheet_named(&self, name: &str) -> Option<usize> {
        self.sheets.iter().position(|sheet| same(&sheet.name, name))
    }

    /// The table with that id or name, by its place.
    pub(crate) fn table(&self, key: &str) -> Option<usize> {
        let by_id = self.tables.iter().position(|table| table.id.eq_ignore_ascii_case(key));
        by_id.or_else(|| self.table_named(key))
    }

    /// The table of that name, by its place.
    pub(crate) fn table_named(&self, name: &str) -> Option<usize> {
        self.tables.iter().position(|table| same(&table.name, name))
    }

    /// What a name stands for where it is used on a sheet, by its place: the sheet's own names come before the workbook's.
    pub(crate) fn name(&self, name: &str, sheet: Option<&str>) -> Option<usize> {
        let of = |scope: Option<&str>| {
            self.names.iter().position(|known| same(&known.name, name) && known.sheet.as_deref() == scope)
        };
        sheet.and_then(|sheet| of(Some(sheet))).or_else(|| of(None))
    }

    /// A name that nothing has yet: the stem and the first number from `number` on that is free.
    pub(crate) fn free(stem: &str, mut number: u64, mut taken: impl FnMut(&str) -> bool) -> String {
        loop {
            let name = format!("{stem}{number}");
            if !taken(&name) {
                return name;
            }
            number += 1;
        }
    }
}

/// Whether Excel takes two names for one.
pub(crate) fn same(left: &str, right: &str) -> bool {
    left == right || left.to_lowercase() == right.to_lowercase()
}

/// A guid in braces, as Excel's ids are.
pub(crate) fn braced(ids: &mut Ids) -> String {
    format!("{{{}}}", ids.guid().to_uppercase())
}
