//! Keeps the header cells of tables and the names of their columns one.
//!
//! Invariant: a column's name is the text of its header cell, not empty, and unique within the table.

use super::{format, formula::Calc, shift};
use crate::state::{Area, Input, Scalar, Workbook, same};

/// Brings headers and columns together after cells have changed: what is written there becomes a text, an empty one gets a name, and
/// one that is there already a number.
pub(super) fn settle(book: &mut Workbook) {
    for at in 0..book.tables.len() {
        let names = names(book, at);
        let (table, header) = (&book.tables[at], book.tables[at].header());
        let (title, sheet) = (table.name.clone(), book.sheet(&table.sheet));
        for (column, name) in names.into_iter().enumerate() {
            if let (Some(header), Some(sheet)) = (header, sheet) {
                write(book, sheet, header, column, &name);
            }
            let old = std::mem::replace(&mut book.tables[at].columns[column].name, name.clone());
            if !old.is_empty() && old != name {
                shift::column_renamed(book, &title, &old, &name);
            }
        }
    }
}

/// The name that each column of a table is to have.
fn names(book: &Workbook, table: usize) -> Vec<String> {
    let table = &book.tables[table];
    let (calc, sheet, header) = (Calc::new(book), book.sheet(&table.sheet).unwrap_or_default(), table.header());
    let mut names: Vec<String> = Vec::with_capacity(table.columns.len());
    for (column, known) in (0..).zip(&table.columns) {
        let name = match header {
            Some(header) => {
                let (row, column) = (header.top, header.left + column);
                let format = book.sheets[sheet].grid.get(row, column).and_then(|cell| cell.format.as_deref());
                format::shown(&calc.value((sheet, row, column)), format)
            }
            None => known.name.clone(),
        };
        let taken = |name: &str| names.iter().any(|other| same(other, name));
        let name = match name.as_str() {
            "" => Workbook::free("Column", 1, taken),
            name if taken(name) => Workbook::free(name, 2, taken),
            _ => name,
        };
        names.push(name);
    }
    names
}

/// Writes a name into a column's header cell.
pub(super) fn write(book: &mut Workbook, sheet: usize, header: Area, column: usize, name: &str) {
    let Some(cell) = u32::try_from(column).ok().and_then(|column| header.column(column)) else { return };
    let input = Input::Value(Scalar::Text(name.to_owned()));
    book.sheets[sheet].grid.edit((cell.top, cell.left), |cell| cell.input = input);
}
