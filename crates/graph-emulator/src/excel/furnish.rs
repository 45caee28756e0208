//! Fills workbooks before there are requests: what the builder says becomes of sheets and cells.

use super::{cells, formula::Reference, headers, names, tables, worksheets};
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

/// Makes a table of cells of a sheet, the first row of which has the names of its columns.
pub(crate) fn table(book: &mut Workbook, sheet: usize, name: &str, address: &str) -> Result<(), Impossible> {
    let table = tables::create(book, sheet, area(address)?, true, None).map_err(told)?;
    tables::rename(book, table, name).map_err(told)?;
    headers::settle(book);
    Ok(())
}

/// Gives what an address or a formula stands for a name in the whole workbook.
pub(crate) fn name(book: &mut Workbook, name: &str, refers_to: &str) -> Result<(), Impossible> {
    names::create(book, None, name, refers_to).map(drop).map_err(told)
}
