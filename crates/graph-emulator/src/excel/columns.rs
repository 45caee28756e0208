//! Columns of tables: listed, added, written, deleted.

use super::{
    cells,
    desk::Desk,
    failure::invalid,
    grow, headers,
    places::{self, Place},
    ranges, tables,
    view::{Resource, View, keyed},
};
use crate::{
    facts::TABLE_COLUMN,
    odata::{select::Select, write},
    reply::{Answer, Reply},
    state::{Axis, Workbook},
};
use http::StatusCode;
use serde_json::{Map, Value};

pub(super) static ENTITY: Resource = Resource { root: &TABLE_COLUMN, record, path, navigation: &[] };

fn record(view: &View<'_>, place: Place, select: &Select) -> Map<String, Value> {
    let column = &view.book.tables[place.table].columns[place.item];
    let mut record = Map::new();
    record.insert("id".into(), column.id.to_string().into());
    record.insert("index".into(), place.item.into());
    record.insert("name".into(), column.name.as_str().into());
    if select.has("values") {
        record.insert("values".into(), ranges::values(view, place.on(), place.area));
    }
    record
}

fn path(book: &Workbook, place: Place) -> String {
    let column = &book.tables[place.table].columns[place.item];
    format!("{}/columns{}", tables::path(book, place), keyed(&column.id.to_string()))
}

/// The columns of a table.
pub(super) fn all(book: &Workbook, from: Place) -> Vec<Place> {
    let columns = 0..book.tables[from.table].columns.len();
    columns.filter_map(|column| places::column_of(book, from, column).ok()).collect()
}

/// `GET …/columns`.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let path = format!("{}/columns", tables::path(desk.book, desk.place));
    desk.view().list(&ENTITY, &path, &all(desk.book, desk.place))
}

/// `GET …/columns/$count` and `…/count`.
pub(super) fn count(desk: &mut Desk<'_>) -> Answer {
    desk.count(desk.book.tables[desk.place.table].columns.len())
}

/// `GET …/columns/{id}`.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `POST …/columns/add`, and `POST …/columns`.
pub(super) fn add(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["index", "name", "values"])?;
    let table = desk.place.table;
    let known = desk.book.tables[table].columns.len();
    let index = match write::parameter(&body, "index").map(Value::as_i64) {
        None | Some(Some(-1)) => known,
        Some(index) => {
            let index = index.and_then(|index| usize::try_from(index).ok()).filter(|index| *index <= known);
            index.ok_or_else(|| invalid(format!("index must be null, or a number from 0 to {known}.")))?
        }
    };
    let at = desk.book.tables[table].area.left + u32::try_from(index).unwrap_or(u32::MAX);
    grow::make_room(desk.book, table, Axis::Columns, at, 1)?;
    let place = places::column_of(desk.book, places::on_table(desk.book, table)?, index)?;
    if let Some(values) = write::parameter(&body, "values") {
        cells::write(&mut desk.book.sheets[place.on()], place.area, "values", values)?;
    }
    if let Some(name) = write::parameter(&body, "name") {
        rename(desk.book, place, name.as_str().ok_or_else(|| invalid("the name of a column is a text."))?);
    }
    headers::settle(desk.book);
    desk.view().entity(StatusCode::CREATED, &ENTITY, place)
}

/// Gives a column another name. What settles the headers makes it a proper one.
fn rename(book: &mut Workbook, place: Place, name: &str) {
    match book.tables[place.table].header() {
        Some(header) => headers::write(book, place.on(), header, place.item, name),
        None => name.clone_into(&mut book.tables[place.table].columns[place.item].name),
    }
}

/// `PATCH …/columns/{id}`.
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let mut written = write::check(&write::object(desk.call.body)?, &TABLE_COLUMN)?;
    // The name stands above the header among the values.
    written.sort_by_key(|(property, _)| property.name == "name");
    for (property, value) in written {
        match (property.name, value) {
            ("name", Value::String(name)) => rename(desk.book, desk.place, &name),
            ("name", _) => return Err(invalid("the name of a column is a text.")),
            ("values", value) => {
                cells::write(&mut desk.book.sheets[desk.place.on()], desk.place.area, "values", &value)?;
            }
            // The service's own: what a client sends back of it is passed over.
            _ => {}
        }
    }
    headers::settle(desk.book);
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `DELETE …/columns/{id}`.
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    grow::remove_column(desk.book, desk.place.table, desk.place.area)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
