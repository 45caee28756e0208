//! Ranges: what their cells hold and show, and writing to them.

use super::{
    cells,
    desk::Desk,
    failure::invalid,
    format,
    formula::{Reference, to_r1c1},
    headers,
    places::Place,
    view::{Navigation, Resource, View, keyed},
    worksheets,
};
use crate::{
    facts::RANGE,
    odata::{select::Select, write},
    reply::Answer,
    state::{Area, Input, Workbook},
};
use http::StatusCode;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The most cells whose values are shown.
const MOST: u64 = 5_000_000;

pub(super) static CELLS: Resource = Resource {
    root: &RANGE,
    record,
    path,
    navigation: &[("worksheet", Navigation::One(&worksheets::SHEET, worksheets::of))],
};

/// The properties that say something of each cell.
const MATRICES: &[&str] =
    &["values", "text", "formulas", "formulasLocal", "formulasR1C1", "numberFormat", "valueTypes"];

fn record(view: &View<'_>, place: Place, select: &Select) -> Map<String, Value> {
    let (sheet, area) = (&view.book.sheets[place.on()], place.area);
    let address = address(view.book, place);
    let rows = state(&sheet.hidden_rows, area.top, area.bottom);
    let columns = state(&sheet.hidden_columns, area.left, area.right);
    let hidden = match (rows, columns) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    };
    let mut record = Map::new();
    for (name, value) in [
        ("address", Value::from(address.as_str())),
        ("addressLocal", address.as_str().into()),
        // What does not fit into a whole number of 32 bits is told as -1.
        ("cellCount", i32::try_from(area.count()).unwrap_or(-1).into()),
        ("columnCount", area.columns().into()),
        ("columnHidden", columns.into()),
        ("columnIndex", area.left.into()),
        ("hidden", hidden.into()),
        ("rowCount", area.rows().into()),
        ("rowHidden", rows.into()),
        ("rowIndex", area.top.into()),
    ] {
        record.insert(name.to_owned(), value);
    }
    for name in MATRICES.iter().filter(|name| select.has(name)) {
        let shown = if area.is_unbounded() || area.count() > MOST { Value::Null } else { matrix(view, place, name) };
        record.insert((*name).to_owned(), shown);
    }
    record
}

/// The address of a range, with its sheet.
pub(super) fn address(book: &Workbook, place: Place) -> String {
    let sheet = Some(book.sheets[place.on()].name.clone());
    Reference { sheet, area: place.area, fixed: [false; 4] }.to_string()
}

fn path(book: &Workbook, place: Place) -> String {
    let address = Reference { sheet: None, area: place.area, fixed: [false; 4] }.to_string();
    let call = keyed(&address).replacen('(', "(address=", 1);
    format!("{}/range{call}", worksheets::path(book, place))
}

/// Whether all of some rows or columns are hidden, or none; `None` when some are.
fn state(hidden: &BTreeSet<u32>, first: u32, last: u32) -> Option<bool> {
    match u32::try_from(hidden.range(first..=last).count()) {
        Ok(0) => Some(false),
        Ok(count) if count > last - first => Some(true),
        _ => None,
    }
}

fn matrix(view: &View<'_>, place: Place, name: &str) -> Value {
    let Area { top, left, bottom, right } = place.area;
    let row = |row| (left..=right).map(|column| shown(view, (place.on(), row, column), name)).collect::<Value>();
    (top..=bottom).map(row).collect()
}

/// One property of one cell.
fn shown(view: &View<'_>, (sheet, row, column): (usize, u32, u32), name: &str) -> Value {
    let cell = view.book.sheets[sheet].grid.get(row, column);
    let format = cell.and_then(|cell| cell.format.as_deref());
    if name == "numberFormat" {
        return format.unwrap_or("General").into();
    }
    if let Some(Input::Formula(formula)) = cell.map(|cell| &cell.input) {
        match name {
            "formulas" | "formulasLocal" => return formula.as_str().into(),
            "formulasR1C1" => return to_r1c1(formula, (row, column)).into(),
            _ => {}
        }
    }
    let value = view.calc.value((sheet, row, column));
    match name {
        "text" => format::shown(&value, format).into(),
        "valueTypes" => value.kind().into(),
        _ => value.json(),
    }
}

/// The values of an area, row by row.
pub(super) fn values(view: &View<'_>, sheet: usize, area: Area) -> Value {
    matrix(view, Place::range(sheet, area), "values")
}

/// `GET` of a range.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &CELLS, desk.place)
}

/// `PATCH` of a range.
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let mut written = write::check(&write::object(desk.call.body)?, &RANGE)?;
    let (sheet, area) = (desk.place.on(), desk.place.area);
    // Formats tell how values are read, and what formulas say stands above the values that they had.
    let order = ["numberFormat", "values", "formulas", "formulasLocal", "formulasR1C1"];
    written.sort_by_key(|(property, _)| order.iter().position(|name| *name == property.name));
    for (property, value) in written {
        let sheet = &mut desk.book.sheets[sheet];
        match property.name {
            name if order.contains(&name) => cells::write(sheet, area, name, &value)?,
            name @ ("rowHidden" | "columnHidden") => {
                let hide = value.as_bool().ok_or_else(|| invalid(format!("{name} must be true or false.")))?;
                let (hidden, first, last) = match name {
                    "rowHidden" => (&mut sheet.hidden_rows, area.top, area.bottom),
                    _ => (&mut sheet.hidden_columns, area.left, area.right),
                };
                hidden.retain(|at| !(first..=last).contains(at));
                if hide {
                    hidden.extend(first..=last);
                }
            }
            // The service's own: what a client sends back of it is passed over.
            _ => {}
        }
    }
    headers::settle(desk.book);
    desk.view().entity(StatusCode::OK, &CELLS, desk.place)
}
