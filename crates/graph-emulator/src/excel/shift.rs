//! Moves cells: what is inserted pushes others away, what is deleted draws them near, and references follow.
//!
//! Invariant: tables, names and formulas mean after a move what they meant before it.

use super::{
    cut::Cut,
    failure::{in_the_way, off_sheet},
    formula::{Change, Reference, Token, rewrite},
};
use crate::{
    reply::Failure,
    state::{Area, Axis, Column, Input, Table, Workbook, same},
};
use std::collections::BTreeSet;

/// Makes room for an area by moving what is there, and everything behind it.
pub(super) fn insert(book: &mut Workbook, sheet: usize, area: Area, axis: Axis) -> Result<(), Failure> {
    let cut = Cut { area, axis, comes: true };
    let lost = cut.tail().spanning(axis, (cut.end() - (cut.length() - 1), cut.end()));
    if book.sheets[sheet].grid.used(lost, true).is_some() {
        return Err(off_sheet());
    }
    carry(book, sheet, cut)?;
    book.sheets[sheet].grid.shift(cut.tail(), axis, i64::from(cut.length()));
    follow(book, sheet, cut);
    Ok(())
}

/// Takes an area out, and closes the gap with everything behind it.
pub(super) fn delete(book: &mut Workbook, sheet: usize, area: Area, axis: Axis) -> Result<(), Failure> {
    let cut = Cut { area, axis, comes: false };
    carry(book, sheet, cut)?;
    let grid = &mut book.sheets[sheet].grid;
    grid.take(area);
    let (_, last) = area.along(axis);
    if last < cut.end() {
        grid.shift(area.spanning(axis, (last + 1, cut.end())), axis, -i64::from(cut.length()));
    }
    follow(book, sheet, cut);
    Ok(())
}

/// Moves the tables of a sheet, or refuses to tear one apart.
fn carry(book: &mut Workbook, sheet: usize, cut: Cut) -> Result<(), Failure> {
    let id = book.sheets[sheet].id.clone();
    book.tables.retain(|table| cut.comes || table.sheet != id || !cut.area.holds(&table.area));
    for table in book.tables.iter_mut().filter(|table| table.sheet == id) {
        if table.area.common(&cut.tail()).is_none() {
            continue;
        }
        if !cut.spans(table.area) {
            return Err(in_the_way(&table.name));
        }
        match cut.axis {
            Axis::Rows => carry_rows(table, cut)?,
            Axis::Columns => carry_columns(table, cut),
        }
        table.area = cut.moved(table.area).ok_or_else(|| in_the_way(&table.name))?;
    }
    Ok(())
}

/// A table keeps its header, its totals and a row between them.
fn carry_rows(table: &Table, cut: Cut) -> Result<(), Failure> {
    if cut.comes {
        return Ok(());
    }
    let torn = [table.header(), table.total()].into_iter().flatten().any(|row| row.common(&cut.area).is_some());
    let emptied = cut.area.holds(&table.body());
    if torn || emptied { Err(in_the_way(&table.name)) } else { Ok(()) }
}

/// A table gets columns for those that come within it, and loses those that go.
fn carry_columns(table: &mut Table, cut: Cut) {
    let Area { left, right, .. } = table.area;
    let (first, last) = (cut.area.left, cut.area.right);
    if !cut.comes {
        let mut at = left;
        table.columns.retain(|_| {
            at += 1;
            !(first..=last).contains(&(at - 1))
        });
    } else if left < first && first <= right {
        for number in 0..cut.length() {
            // What they are called is settled with the header.
            let column = Column { id: table.next_column(), name: String::new() };
            table.columns.insert((first - left + number) as usize, column);
        }
    }
}

/// Has references and hidden rows and columns follow the cells.
fn follow(book: &mut Workbook, sheet: usize, cut: Cut) {
    let (id, name) = (book.sheets[sheet].id.clone(), book.sheets[sheet].name.clone());
    change(book, |own, token| {
        let Token::Reference(reference) = token else { return Change::Keep };
        if !reference.sheet.as_ref().map_or(own == Some(id.as_str()), |sheet| same(sheet, &name)) {
            return Change::Keep;
        }
        match cut.moved(reference.area) {
            None => Change::Gone,
            Some(area) if area == reference.area => Change::Keep,
            Some(area) => Change::To(Reference { area, ..reference.clone() }.to_string()),
        }
    });
    let sheet = &mut book.sheets[sheet];
    let hidden = match cut.axis {
        Axis::Rows if cut.area.has_whole_rows() => &mut sheet.hidden_rows,
        Axis::Columns if cut.area.has_whole_columns() => &mut sheet.hidden_columns,
        _ => return,
    };
    let (first, last) = cut.area.along(cut.axis);
    let moved = hidden.iter().filter_map(|at| match *at {
        at if at < first => Some(at),
        at if cut.comes => Some(at + cut.length()).filter(|at| *at <= cut.end()),
        at if at > last => Some(at - cut.length()),
        _ => None,
    });
    *hidden = moved.collect::<BTreeSet<u32>>();
}

/// Has references follow a sheet to its new name.
pub(super) fn renamed(book: &mut Workbook, old: &str, new: &str) {
    change(book, |_, token| match token {
        Token::Reference(reference) if reference.sheet.as_ref().is_some_and(|sheet| same(sheet, old)) => {
            Change::To(Reference { sheet: Some(new.to_owned()), ..reference.clone() }.to_string())
        }
        _ => Change::Keep,
    });
}

/// Has references to a sheet that is no more lead nowhere.
pub(super) fn removed(book: &mut Workbook, name: &str) {
    change(book, |_, token| match token {
        Token::Reference(reference) if reference.sheet.as_ref().is_some_and(|sheet| same(sheet, name)) => Change::Gone,
        _ => Change::Keep,
    });
}

/// Has references follow a table to its new name.
pub(super) fn table_renamed(book: &mut Workbook, old: &str, new: &str) {
    change(book, |_, token| match token {
        Token::Column(table, column) if same(table, old) => {
            Change::To(format!("{new}[{}]", column.as_deref().unwrap_or_default()))
        }
        Token::Name(name) if same(name, old) => Change::To(new.to_owned()),
        _ => Change::Keep,
    });
}

/// Has references follow a column of a table to its new name.
pub(super) fn column_renamed(book: &mut Workbook, table: &str, old: &str, new: &str) {
    change(book, |_, token| match token {
        Token::Column(of, Some(column)) if same(of, table) && same(column, old) => Change::To(format!("{of}[{new}]")),
        _ => Change::Keep,
    });
}

/// Changes all formulas; the first argument is the id of the sheet that a formula is on.
fn change(book: &mut Workbook, mut change: impl FnMut(Option<&str>, &Token) -> Change) {
    for sheet in &mut book.sheets {
        let id = sheet.id.clone();
        for input in sheet.grid.inputs_mut() {
            if let Input::Formula(formula) = input {
                *formula = rewrite(formula, |token| change(Some(&id), token));
            }
        }
    }
    for name in &mut book.names {
        name.formula = rewrite(&name.formula, |token| change(name.sheet.as_deref(), token));
    }
}
