//! Has tables grow and shrink on their sheet.

use super::{
    failure::{invalid, unsupported},
    headers, shift,
};
use crate::{
    reply::Failure,
    state::{Area, Axis, Column, Input, Scalar, Workbook},
};

/// How many rows a table has. One blank row is none: a table always has room for one.
pub(super) fn rows_of(book: &Workbook, table: usize) -> u32 {
    let body = book.tables[table].body();
    let rows = body.rows();
    let sheet = book.sheet(&book.tables[table].sheet).unwrap_or_default();
    if rows == 1 && book.sheets[sheet].grid.used(body, true).is_none() { 0 } else { rows }
}

/// Another table on those cells of a sheet, by its place.
pub(super) fn table_in(book: &Workbook, sheet: usize, area: Area, but: Option<usize>) -> Option<usize> {
    let id = &book.sheets[sheet].id;
    let mut tables = book.tables.iter().enumerate().filter(|(at, table)| Some(*at) != but && table.sheet == *id);
    tables.find(|(_, table)| table.area.common(&area).is_some()).map(|(at, _)| at)
}

/// Makes room in a table for so many rows or columns, from a place of the sheet on. Behind the table's end, blank cells are taken as they
/// are; others are pushed away.
pub(super) fn make_room(book: &mut Workbook, table: usize, axis: Axis, at: u32, count: u32) -> Result<(), Failure> {
    let sheet = book.sheet(&book.tables[table].sheet).unwrap_or_default();
    let (before, own) = (book.tables[table].area, book.tables[table].columns.len());
    let (first, last) = before.along(axis);
    let room = before.spanning(axis, (at, at.saturating_add(count - 1)));
    let room = Area::new(room.top.into(), room.left.into(), room.bottom.into(), room.right.into());
    let room = room.ok_or_else(|| invalid("the table would reach beyond the worksheet."))?;
    let is_end = at == last + 1;
    let is_free =
        book.sheets[sheet].grid.used(room, false).is_none() && table_in(book, sheet, room, Some(table)).is_none();
    if !(is_end && is_free) {
        shift::insert(book, sheet, room, axis)?;
    }
    let grown = &mut book.tables[table];
    grown.area = before.spanning(axis, (first, last + count));
    if axis == Axis::Columns && grown.columns.len() == own {
        // At either end, what came is not within the table before.
        for number in 0..count {
            let id = grown.next_column();
            grown.columns.insert((at - first + number) as usize, Column { id, name: String::new() });
        }
    }
    Ok(())
}

/// Shows or hides the row of headers.
pub(super) fn show_headers(book: &mut Workbook, table: usize, show: bool) -> Result<(), Failure> {
    let sheet = book.sheet(&book.tables[table].sheet).unwrap_or_default();
    match (book.tables[table].header(), show) {
        (Some(header), false) => {
            book.sheets[sheet].grid.clear(header, true, true);
            let table = &mut book.tables[table];
            table.headers = false;
            table.area.top += 1;
        }
        (None, true) => {
            let names: Vec<String> = book.tables[table].columns.iter().map(|column| column.name.clone()).collect();
            let area = book.tables[table].area;
            let above = area.top.checked_sub(1).map(|top| area.spanning(Axis::Rows, (top, top)));
            let free = above.filter(|above| {
                book.sheets[sheet].grid.used(*above, false).is_none() && table_in(book, sheet, *above, None).is_none()
            });
            match free {
                Some(above) => book.tables[table].area = area.around(&above),
                None => make_room(book, table, Axis::Rows, area.top, 1)?,
            }
            book.tables[table].headers = true;
            let header = book.tables[table].header();
            for (column, name) in names.iter().enumerate() {
                header.into_iter().for_each(|header| headers::write(book, sheet, header, column, name));
            }
        }
        _ => {}
    }
    Ok(())
}

/// Shows or hides the row of totals.
pub(super) fn show_totals(book: &mut Workbook, table: usize, show: bool) -> Result<(), Failure> {
    let sheet = book.sheet(&book.tables[table].sheet).unwrap_or_default();
    match (book.tables[table].total(), show) {
        (Some(totals), false) => {
            book.sheets[sheet].grid.clear(totals, true, true);
            let table = &mut book.tables[table];
            table.totals = false;
            table.area.bottom -= 1;
        }
        (None, true) => {
            let at = book.tables[table].area.bottom + 1;
            make_room(book, table, Axis::Rows, at, 1)?;
            book.tables[table].totals = true;
            let left = book.tables[table].area.left;
            let label = Input::Value(Scalar::Text("Total".into()));
            book.sheets[sheet].grid.edit((at, left), |cell| cell.input = label);
        }
        _ => {}
    }
    Ok(())
}

/// Takes a row out of a table. The last one leaves a blank row.
pub(super) fn remove_row(book: &mut Workbook, table: usize, row: Area) -> Result<(), Failure> {
    let sheet = book.sheet(&book.tables[table].sheet).unwrap_or_default();
    if book.tables[table].body().rows() == 1 {
        book.sheets[sheet].grid.clear(row, true, false);
        return Ok(());
    }
    shift::delete(book, sheet, row, Axis::Rows)
}

/// Takes a column out of a table.
pub(super) fn remove_column(book: &mut Workbook, table: usize, column: Area) -> Result<(), Failure> {
    let sheet = book.sheet(&book.tables[table].sheet).unwrap_or_default();
    if book.tables[table].columns.len() == 1 {
        return Err(unsupported("A table must have a column: delete the table."));
    }
    shift::delete(book, sheet, column, Axis::Columns)
}
