//! Writes into the cells of a range: one value into all, or a matrix of as many as there are.

use super::{
    failure::{invalid, too_many},
    formula::from_r1c1,
    typed,
};
use crate::{
    reply::Failure,
    state::{Area, Cell, Input, Scalar, Sheet},
};
use serde_json::Value;

/// The most cells that are written at a time.
const MOST: u64 = 5_000_000;
/// The longest formula, and the longest number format.
pub(super) const LONGEST_FORMULA: usize = 8192;
const LONGEST_FORMAT: usize = 255;

/// Writes one of `values`, `numberFormat`, `formulas`, `formulasLocal` and `formulasR1C1`.
pub(super) fn write(sheet: &mut Sheet, area: Area, name: &str, value: &Value) -> Result<(), Failure> {
    if area.is_unbounded() {
        return Err(invalid(format!("{name} cannot be written to whole rows or columns.")));
    }
    if area.count() > MOST {
        return Err(too_many());
    }
    let rows = match value {
        Value::Null => return Err(invalid(format!("{name} cannot be null as a whole, only for a cell."))),
        Value::Array(rows) => Some(rectangle(rows, area, name)?),
        _ => None,
    };
    for (row, column) in area.cells() {
        let value = rows.as_ref().map_or(value, |rows| rows[(row - area.top) as usize][(column - area.left) as usize]);
        // In a matrix, null leaves a cell alone.
        if value.is_null() {
            continue;
        }
        let mut result = Ok(());
        sheet.grid.edit((row, column), |cell| result = put(cell, (row, column), name, value));
        result?;
    }
    Ok(())
}

/// The rows of a matrix, which must have as many cells as the area.
fn rectangle<'v>(rows: &'v [Value], area: Area, name: &str) -> Result<Vec<Vec<&'v Value>>, Failure> {
    let wanted = (area.rows() as usize, area.columns() as usize);
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let cells = row.as_array().ok_or_else(|| invalid(format!("{name} must be an array of rows.")))?;
        if (rows.len(), cells.len()) != wanted {
            return Err(invalid(format!(
                "{name} has {} rows and {} columns, and the range {} and {}.",
                rows.len(),
                cells.len(),
                wanted.0,
                wanted.1
            )));
        }
        found.push(cells.iter().collect());
    }
    if found.is_empty() {
        return Err(invalid(format!("{name} has no rows, and the range {}.", wanted.0)));
    }
    Ok(found)
}

fn put(cell: &mut Cell, at: (u32, u32), name: &str, value: &Value) -> Result<(), Failure> {
    if name == "numberFormat" {
        let code = value.as_str().filter(|code| code.len() <= LONGEST_FORMAT);
        let code =
            code.ok_or_else(|| invalid(format!("a number format is a text of {LONGEST_FORMAT} characters at most.")))?;
        cell.format = Some(code.to_owned()).filter(|code| !code.is_empty() && !code.eq_ignore_ascii_case("general"));
        return Ok(());
    }
    if value.as_str().is_some_and(|text| text.starts_with('=') && text.len() > LONGEST_FORMULA) {
        return Err(invalid(format!("a formula has {LONGEST_FORMULA} characters at most.")));
    }
    match value {
        Value::String(formula) if name == "formulasR1C1" && formula.starts_with('=') => {
            let formula = from_r1c1(formula, at);
            cell.input = Input::Formula(formula.ok_or_else(|| invalid("the formula refers to cells off the sheet."))?);
        }
        other => *cell = written(cell, other)?,
    }
    Ok(())
}

/// The cell with a value in it, as if that had been typed.
pub(crate) fn written(cell: &Cell, value: &Value) -> Result<Cell, Failure> {
    let mut cell = cell.clone();
    match value {
        Value::String(text) => {
            let typed = typed::read(text, cell.format.as_deref());
            cell.input = typed.input;
            cell.format = cell.format.or(typed.format.map(str::to_owned));
        }
        Value::Bool(flag) => cell.input = Input::Value(Scalar::Boolean(*flag)),
        Value::Number(number) => cell.input = Input::Value(Scalar::Number(number.as_f64().unwrap_or_default())),
        _ => return Err(invalid("a cell holds a text, a number or a boolean.")),
    }
    Ok(cell)
}
