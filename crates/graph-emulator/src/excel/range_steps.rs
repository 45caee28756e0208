//! The steps of a path that lead to a range: from a sheet to cells of it, from a range to its last row, and so on.

use super::{
    arguments::Arguments,
    failure::{invalid, not_found},
    formula::{Calc, Reference},
    places::{Going, Place},
};
use crate::{
    reply::Failure,
    state::{Area, Axis, COLUMNS, ROWS, Workbook},
};

/// `range`, `range(address='A1:B2')`: cells of a sheet, or what a name or a table stands for.
pub(super) fn range(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    match arguments.text("address") {
        None => Ok(Place { area: Area::SHEET, ..from }),
        Some(address) => {
            let (sheet, area) = located(book, address, from.sheet)?;
            match from.sheet {
                Some(own) if own != sheet => Err(invalid(format!("'{address}' is on another worksheet."))),
                _ => Ok(Place { area, ..from }),
            }
        }
    }
}

/// The cells at an address: `A1:B2`, `Data!A1:B2`, or a name.
pub(super) fn located(book: &Workbook, address: &str, sheet: Option<usize>) -> Result<(usize, Area), Failure> {
    let unknown = || invalid(format!("'{address}' is no address of cells."));
    let bare = address.strip_prefix('=').unwrap_or(address).trim();
    if let Some(reference) = Reference::parse(bare) {
        let sheet = match &reference.sheet {
            Some(name) => Some(book.sheet_named(name).ok_or_else(|| not_found(format!("worksheet '{name}'")))?),
            None => sheet,
        };
        return sheet
            .map(|sheet| (sheet, reference.area))
            .ok_or_else(|| invalid(format!("'{address}' names no worksheet.")));
    }
    let scope = sheet.map(|sheet| book.sheets[sheet].id.as_str());
    let is_name = book.name(bare, scope).is_some() || book.table_named(bare).is_some();
    let cells = Calc::new(book).cells_of(&format!("={bare}"), sheet.unwrap_or_default()).filter(|_| is_name);
    cells.ok_or_else(unknown)
}

pub(super) fn used(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let values_only = arguments.flag("valuesOnly")?;
    let whole = from.area == Area::SHEET;
    // A sheet without anything has its first cell; a range without anything has none.
    let used = book.sheets[from.on()].grid.used(from.area, values_only).or(whole.then_some(Area::cell(0, 0)));
    Ok(Place { area: used.ok_or_else(|| not_found("cell in the range that is used"))?, ..from })
}

/// The used range of a whole sheet.
pub(super) fn sheet_used(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    used(book, Place { area: Area::SHEET, ..from }, arguments)
}

pub(super) fn sheet_cell(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    cell(book, Place { area: Area::SHEET, ..from }, arguments)
}

/// A cell, counted from the range's first; it may be outside of the range.
pub(super) fn cell(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let (row, column) = (arguments.number("row")?, arguments.number("column")?);
    let first = Area::cell(from.area.top, from.area.left);
    on_sheet(from, first.moved(row, column))
}

pub(super) fn range_row(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let row = u32::try_from(arguments.number("row")?).ok().and_then(|row| from.area.row(row));
    on_sheet(from, row)
}

pub(super) fn range_column(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let column = u32::try_from(arguments.number("column")?).ok().and_then(|column| from.area.column(column));
    on_sheet(from, column)
}

pub(super) fn last_cell(_: &Workbook, from: Place, _: &Arguments) -> Going {
    Ok(Place { area: Area::cell(from.area.bottom, from.area.right), ..from })
}

pub(super) fn last_row(_: &Workbook, from: Place, _: &Arguments) -> Going {
    on_sheet(from, from.area.row(from.area.rows() - 1))
}

pub(super) fn last_column(_: &Workbook, from: Place, _: &Arguments) -> Going {
    on_sheet(from, from.area.column(from.area.columns() - 1))
}

pub(super) fn entire_row(_: &Workbook, from: Place, _: &Arguments) -> Going {
    Ok(Place { area: Area { left: 0, right: COLUMNS - 1, ..from.area }, ..from })
}

pub(super) fn entire_column(_: &Workbook, from: Place, _: &Arguments) -> Going {
    Ok(Place { area: Area { top: 0, bottom: ROWS - 1, ..from.area }, ..from })
}

pub(super) fn offset(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let (rows, columns) = (arguments.number("rowOffset")?, arguments.number("columnOffset")?);
    on_sheet(from, from.area.moved(rows, columns))
}

pub(super) fn resized(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let Area { top, left, bottom, right } = from.area;
    let (rows, columns) = (arguments.number("deltaRows")?, arguments.number("deltaColumns")?);
    on_sheet(from, Area::new(top.into(), left.into(), i64::from(bottom) + rows, i64::from(right) + columns))
}

pub(super) fn rows_above(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    beside(from, Axis::Rows, false, arguments)
}

pub(super) fn rows_below(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    beside(from, Axis::Rows, true, arguments)
}

pub(super) fn columns_before(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    beside(from, Axis::Columns, false, arguments)
}

pub(super) fn columns_after(_: &Workbook, from: Place, arguments: &Arguments) -> Going {
    beside(from, Axis::Columns, true, arguments)
}

/// So many rows or columns at one end of a range: outside of it, or inside when the number is below 0.
fn beside(from: Place, axis: Axis, behind: bool, arguments: &Arguments) -> Going {
    let count = arguments.number_or("count", 1)?;
    let (first, last) = from.area.along(axis);
    let (first, last) = match (behind, count) {
        (_, 0) => return Err(invalid("the count is 0.")),
        (false, 1..) => (i64::from(first) - count, i64::from(first) - 1),
        (false, _) => (i64::from(first), i64::from(first) - count - 1),
        (true, 1..) => (i64::from(last) + 1, i64::from(last) + count),
        (true, _) => (i64::from(last) + count + 1, i64::from(last)),
    };
    let Area { top, left, bottom, right } = from.area;
    let area = match axis {
        Axis::Rows => Area::new(first, left.into(), last, right.into()),
        Axis::Columns => Area::new(top.into(), first, bottom.into(), last),
    };
    on_sheet(from, area)
}

pub(super) fn intersection(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    let area = from.area.common(&another(book, from, arguments)?);
    Ok(Place { area: area.ok_or_else(|| not_found("cell that both ranges have"))?, ..from })
}

pub(super) fn bounding(book: &Workbook, from: Place, arguments: &Arguments) -> Going {
    Ok(Place { area: from.area.around(&another(book, from, arguments)?), ..from })
}

fn another(book: &Workbook, from: Place, arguments: &Arguments) -> Result<Area, Failure> {
    let address = arguments.required("anotherRange")?;
    match located(book, address, from.sheet)? {
        (sheet, area) if Some(sheet) == from.sheet => Ok(area),
        _ => Err(invalid(format!("'{address}' is on another worksheet."))),
    }
}

fn on_sheet(from: Place, area: Option<Area>) -> Going {
    Ok(Place { area: area.ok_or_else(|| invalid("there are no such cells."))?, ..from })
}
