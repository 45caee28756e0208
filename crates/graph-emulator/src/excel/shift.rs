//! Moves cells: what is inserted pushes others away, what is deleted draws them near, and references follow.
//!
//! Invariant: tables, names and formulas mean after a move what they meant before it.

use super::{
    failure::{in_the_way, off_sheet},
    formula::{Change, Reference, Token, rewrite},
};
use crate::{
    reply::Failure,
    state::{Area, Axis, COLUMNS, Column, Input, ROWS, Table, Workbook, same},
};
use std::collections::BTreeSet;

/// Cells of a sheet that come or go.
#[derive(Clone, Copy, Debug)]
struct Cut {
    area: Area,
    axis: Axis,
    comes: bool,
}

impl Cut {
    fn across(&self) -> Axis {
        if self.axis == Axis::Rows { Axis::Columns } else { Axis::Rows }
    }

    fn length(&self) -> u32 {
        let (first, last) = self.area.along(self.axis);
        last - first + 1
    }

    /// The last place of a sheet along the axis.
    fn end(&self) -> u32 {
        if self.axis == Axis::Rows { ROWS - 1 } else { COLUMNS - 1 }
    }

    /// The cells that come or go, and all behind them.
    fn tail(&self) -> Area {
        self.area.spanning(self.axis, (self.area.along(self.axis).0, self.end()))
    }

    /// Whether all of an area moves with the cut, seen across it.
    fn spans(&self, area: Area) -> bool {
        let ((first, last), (from, to)) = (self.area.along(self.across()), area.along(self.across()));
        first <= from && to <= last
    }

    /// What an area is afterwards; `None` when nothing is left of it.
    fn moved(&self, area: Area) -> Option<Area> {
        let (from, to) = area.along(self.axis);
        // A whole column stays one, and what is not all in the way stays where it is.
        if !self.spans(area) || (from, to) == (0, self.end()) {
            return Some(area);
        }
        let ((first, last), length) = (self.area.along(self.axis), self.length());
        let (from, to) = if self.comes {
            let pushed = |at: u32| if at >= first { at + length } else { at };
            (pushed(from), pushed(to).min(self.end()))
        } else {
            let start = if from > last { from - length } else { from.min(first) };
            let end = if to > last { i64::from(to - length) } else { i64::from(to).min(i64::from(first) - 1) };
            (start, u32::try_from(end).ok()?)
        };
        (from <= to).then(|| area.spanning(self.axis, (from, to)))
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(area: (i64, i64, i64, i64), axis: Axis, comes: bool) -> Cut {
        let (top, left, bottom, right) = area;
        Cut { area: Area::new(top, left, bottom, right).unwrap(), axis, comes }
    }

    fn moved(cut: Cut, area: &str) -> Option<String> {
        let reference = Reference::parse(area).unwrap();
        cut.moved(reference.area).map(|area| Reference { area, ..reference }.to_string())
    }

    #[test]
    fn areas_follow_what_comes_and_goes() {
        // Rows 3 and 4 of columns A to C.
        let (comes, goes) = (cut((2, 0, 3, 2), Axis::Rows, true), cut((2, 0, 3, 2), Axis::Rows, false));
        for (area, pushed, drawn) in [
            ("A1:B2", Some("A1:B2"), Some("A1:B2")),
            ("A1:B3", Some("A1:B5"), Some("A1:B2")),
            ("A3:B4", Some("A5:B6"), None),
            ("B4:C9", Some("B6:C11"), Some("B3:C7")),
            ("A9", Some("A11"), Some("A7")),
            ("B5:D9", Some("B5:D9"), Some("B5:D9")),
            ("A:B", Some("A:B"), Some("A:B")),
            ("9:9", Some("9:9"), Some("9:9")),
        ] {
            assert_eq!(moved(comes, area).as_deref(), pushed, "{area} when cells come");
            assert_eq!(moved(goes, area).as_deref(), drawn, "{area} when cells go");
        }
        let whole = cut((2, 0, 3, 16_383), Axis::Rows, true);
        assert_eq!(moved(whole, "9:9").as_deref(), Some("11:11"));
        assert_eq!(moved(whole, "A1048575"), None);
        assert_eq!(moved(cut((0, 1, 9, 1), Axis::Columns, false), "A1:C9").as_deref(), Some("A1:B9"));
    }
}
