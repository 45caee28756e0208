//! Rows of tables: listed, added, written, deleted.

use super::{
    cells,
    desk::Desk,
    failure::invalid,
    grow,
    places::{self, Place},
    ranges, tables,
    view::{Resource, View},
};
use crate::{
    facts::TABLE_ROW,
    odata::{select::Select, write},
    reply::{Answer, Failure, Reply},
    state::{Area, Axis, Workbook},
};
use http::StatusCode;
use serde_json::{Map, Value};

pub(super) static ENTITY: Resource = Resource { root: &TABLE_ROW, record, path, navigation: &[] };

fn record(view: &View<'_>, place: Place, select: &Select) -> Map<String, Value> {
    let mut record = Map::from_iter([("index".to_owned(), place.item.into())]);
    if select.has("values") {
        record.insert("values".into(), ranges::values(view, place.on(), place.area));
    }
    record
}

fn path(book: &Workbook, place: Place) -> String {
    format!("{}/rows/itemAt(index={})", tables::path(book, place), place.item)
}

/// The rows of a table.
pub(super) fn all(book: &Workbook, from: Place) -> Vec<Place> {
    let rows = 0..grow::rows_of(book, from.table) as usize;
    rows.filter_map(|row| places::row_of(book, from, row).ok()).collect()
}

/// `GET …/rows`.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let path = format!("{}/rows", tables::path(desk.book, desk.place));
    desk.view().list(&ENTITY, &path, &all(desk.book, desk.place))
}

/// `GET …/rows/$count` and `…/count`.
pub(super) fn count(desk: &mut Desk<'_>) -> Answer {
    desk.count(grow::rows_of(desk.book, desk.place.table) as usize)
}

/// `GET …/rows/itemAt(index=…)`.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `POST …/rows`.
pub(super) fn create(desk: &mut Desk<'_>) -> Answer {
    put(desk, StatusCode::CREATED)
}

/// `POST …/rows/add`, which answers with another status.
pub(super) fn add(desk: &mut Desk<'_>) -> Answer {
    put(desk, StatusCode::OK)
}

/// Adds rows at the end, or before another. The answer has the place of the first one, and the values of all.
fn put(desk: &mut Desk<'_>, status: StatusCode) -> Answer {
    let body = desk.parameters(&["index", "values"])?;
    let table = desk.place.table;
    let width = desk.book.tables[table].columns.len();
    let rows = matrix(write::parameter(&body, "values"), width)?;
    let count = u32::try_from(rows.len()).map_err(|_| invalid("there are too many rows."))?;
    let known = grow::rows_of(desk.book, table);
    let index = index(write::parameter(&body, "index"), known)?;
    // A table without rows has a blank one, which is the first to be filled.
    let (at, more) = match (known, desk.book.tables[table].body()) {
        (0, body) => (body.top + 1, count - 1),
        (_, body) => (body.top + index, count),
    };
    if more > 0 {
        grow::make_room(desk.book, table, Axis::Rows, at, more)?;
    }
    let body = desk.book.tables[table].body();
    let area = body.spanning(Axis::Rows, (body.top + index, body.top + index + count - 1));
    format_like_beside(desk, area, body);
    cells::write(&mut desk.book.sheets[desk.place.on()], area, "values", &Value::Array(rows))?;
    let place = Place { area, item: index as usize, ..desk.place };
    desk.view().entity(status, &ENTITY, place)
}

/// The rows to be added: an array of arrays, an array that is one row, or nothing, which is an empty row.
fn matrix(values: Option<&Value>, width: usize) -> Result<Vec<Value>, Failure> {
    let rows = match values {
        None => vec![Value::Array(vec![Value::Null; width])],
        Some(Value::Array(row)) if !row.is_empty() && !row.iter().any(Value::is_array) => vec![row.clone().into()],
        Some(Value::Array(rows)) => rows.clone(),
        Some(_) => return Err(invalid("values must be an array of rows.")),
    };
    let fits = |row: &Value| row.as_array().is_some_and(|row| row.len() == width);
    if rows.is_empty() || !rows.iter().all(fits) {
        return Err(invalid(format!(
            "values must be an array of rows of {width} cells, as many as the table has columns."
        )));
    }
    Ok(rows)
}

fn index(value: Option<&Value>, known: u32) -> Result<u32, Failure> {
    match value.map(Value::as_i64) {
        None | Some(Some(-1)) => Ok(known),
        Some(index) => {
            let index = index.and_then(|index| u32::try_from(index).ok()).filter(|index| *index <= known);
            index.ok_or_else(|| invalid(format!("index must be null, or a number from 0 to {known}.")))
        }
    }
}

/// Gives new rows the number formats of the row above, or of the one below.
fn format_like_beside(desk: &mut Desk<'_>, new: Area, body: Area) {
    let beside = if new.top > body.top { new.top - 1 } else { new.bottom + 1 };
    let grid = &mut desk.book.sheets[desk.place.on()].grid;
    for column in (new.left..=new.right).filter(|_| beside <= body.bottom) {
        let Some(format) = grid.get(beside, column).and_then(|cell| cell.format.clone()) else { continue };
        for row in new.top..=new.bottom {
            grid.edit((row, column), |cell| cell.format = Some(format.clone()));
        }
    }
}

/// `PATCH …/rows/itemAt(index=…)`.
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    for (property, value) in write::check(&write::object(desk.call.body)?, &TABLE_ROW)? {
        if property.name == "values" {
            cells::write(&mut desk.book.sheets[desk.place.on()], desk.place.area, "values", &value)?;
        }
    }
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `DELETE …/rows/itemAt(index=…)`.
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    grow::remove_row(desk.book, desk.place.table, desk.place.area)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
