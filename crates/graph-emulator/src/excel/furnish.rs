//! Fills workbooks before there are requests: what the builder says becomes of sheets and cells.

use super::{cells, formula::Reference, worksheets};
use crate::{
    reply::Failure,
    state::{Area, Sheet, Workbook},
};
use serde_json::Value;

/// Why there can be no such workbook, in a sentence.
pub(crate) type Impossible = String;

fn told(failure: Failure) -> Impossible {
    failure.message
}

/// Refuses a name that a sheet cannot have.
pub(crate) fn check_sheet(book: &Workbook, name: &str) -> Result<(), Impossible> {
    worksheets::check(book, name, None).map_err(told)
}

/// The next sheet of a workbook. Excel numbers the sheets of a file that is opened.
pub(crate) fn sheet(book: &Workbook, name: &str) -> Sheet {
    Sheet::new(format!("{{00000000-0001-0000-{:02X}00-000000000000}}", book.sheets.len()), name.to_owned())
}

/// The cells at an address, which names no sheet.
fn area(address: &str) -> Result<Area, Impossible> {
    let reference = Reference::parse(address).filter(|reference| reference.sheet.is_none());
    reference.map(|reference| reference.area).ok_or_else(|| format!("`{address}` is no address of cells on this sheet"))
}

/// Writes values from a cell on.
pub(crate) fn values(sheet: &mut Sheet, at: &str, rows: Vec<Vec<Value>>) -> Result<(), Impossible> {
    let corner = area(at)?;
    for (down, row) in (0_i64..).zip(rows) {
        for (along, value) in (0_i64..).zip(row) {
            let cell = Area::cell(corner.top, corner.left).moved(down, along);
            let cell = cell.ok_or_else(|| format!("the values from `{at}` on reach beyond the sheet"))?;
            cells::write(sheet, cell, "values", &value).map_err(told)?;
        }
    }
    Ok(())
}

/// Gives cells a number format.
pub(crate) fn format(sheet: &mut Sheet, address: &str, code: &str) -> Result<(), Impossible> {
    cells::write(sheet, area(address)?, "numberFormat", &code.into()).map_err(told)
}
