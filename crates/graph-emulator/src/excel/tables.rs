//! Tables: listed, made of cells, renamed, restyled, given up.

use super::{
    columns,
    desk::Desk,
    failure::{exists, invalid},
    formula::Reference,
    grow, headers,
    places::{self, Place},
    range_steps::located,
    ranges, rows, shift, sort,
    view::{Navigation, Resource, View, keyed},
    worksheets,
};
use crate::{
    facts::TABLE,
    odata::{select::Select, write},
    reply::{Answer, Failure, Reply},
    state::{Area, Axis, Column, Table, Workbook, braced, same},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

pub(super) static ENTITY: Resource = Resource {
    root: &TABLE,
    record,
    path,
    navigation: &[
        ("columns", Navigation::Many(&columns::ENTITY, columns::all)),
        ("rows", Navigation::Many(&rows::ENTITY, rows::all)),
        ("sort", Navigation::One(&sort::ENTITY, |_, place| Some(place))),
        ("worksheet", Navigation::One(&worksheets::SHEET, worksheets::of)),
    ],
};

fn record(view: &View<'_>, place: Place, _: &Select) -> Map<String, Value> {
    let table = &view.book.tables[place.table];
    let mut record = table.looks.clone();
    for (name, value) in [
        ("id", Value::from(table.id.as_str())),
        ("legacyId", table.number.to_string().into()),
        ("name", table.name.as_str().into()),
        ("showHeaders", table.headers.into()),
        ("showTotals", table.totals.into()),
    ] {
        record.insert(name.to_owned(), value);
    }
    record
}

/// Where a table is below the workbook.
pub(super) fn path(book: &Workbook, place: Place) -> String {
    format!("/tables{}", keyed(&book.tables[place.table].id))
}

/// The tables of a sheet, or all.
pub(super) fn all(book: &Workbook, from: Place) -> Vec<Place> {
    let found = (0..book.tables.len()).filter(|table| places::is_on(book, from, *table));
    found.filter_map(|table| places::on_table(book, table).ok()).collect()
}

/// `GET …/tables`.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let sheet = desk.place.sheet.map(|_| worksheets::path(desk.book, desk.place)).unwrap_or_default();
    desk.view().list(&ENTITY, &format!("{sheet}/tables"), &all(desk.book, desk.place))
}

/// `GET …/tables/$count` and `…/count`.
pub(super) fn count(desk: &mut Desk<'_>) -> Answer {
    desk.count(all(desk.book, desk.place).len())
}

/// `GET …/tables/{id}`.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `POST …/tables/add`.
pub(super) fn add(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["address", "hasHeaders"])?;
    let address = write::parameter(&body, "address").and_then(Value::as_str);
    let (sheet, area) = located(desk.book, address.ok_or_else(|| invalid("address is missing."))?, desk.place.sheet)?;
    if desk.place.sheet.is_some_and(|own| own != sheet) {
        return Err(invalid("the address is on another worksheet."));
    }
    let has_headers = write::parameter(&body, "hasHeaders").and_then(Value::as_bool);
    let has_headers = has_headers.ok_or_else(|| invalid("hasHeaders must be true or false."))?;
    let id = braced(desk.ids);
    let table = create(desk.book, sheet, area, has_headers, Some(id))?;
    desk.view().entity(StatusCode::CREATED, &ENTITY, places::on_table(desk.book, table)?)
}

/// Makes a table of cells. Without headers, a row of them is inserted above.
pub(super) fn create(
    book: &mut Workbook,
    sheet: usize,
    area: Area,
    has_headers: bool,
    id: Option<String>,
) -> Result<usize, Failure> {
    if area.is_unbounded() {
        return Err(invalid("a table cannot be made of whole rows or columns."));
    }
    let mut area = area;
    if !has_headers {
        shift::insert(book, sheet, area.spanning(Axis::Rows, (area.top, area.top)), Axis::Rows)?;
    }
    if !has_headers || area.rows() == 1 {
        let Area { top, left, bottom, right } = area;
        let taller = Area::new(top.into(), left.into(), i64::from(bottom) + 1, right.into());
        area = taller.ok_or_else(|| invalid("there is no room for the table."))?;
    }
    if let Some(other) = grow::table_in(book, sheet, area, None) {
        return Err(invalid(format!("the cells belong to the table '{}'.", book.tables[other].name)));
    }
    book.numbered += 1;
    let number = book.numbered;
    let name = Workbook::free("Table", number.into(), |name| is_taken(book, name, None));
    let looks = json!({
        "highlightFirstColumn": false, "highlightLastColumn": false, "showBandedColumns": false, "showBandedRows": true,
        "showFilterButton": true, "style": "TableStyleMedium2",
    });
    book.tables.push(Table {
        id: id.unwrap_or_else(|| number.to_string()),
        number,
        name,
        sheet: book.sheets[sheet].id.clone(),
        area,
        headers: true,
        totals: false,
        looks: looks.as_object().cloned().unwrap_or_default(),
        columns: (1..=area.columns()).map(|id| Column { id, name: String::new() }).collect(),
        sort: None,
    });
    headers::settle(book);
    Ok(book.tables.len() - 1)
}

fn is_taken(book: &Workbook, name: &str, own: Option<usize>) -> bool {
    let other = book.table_named(name).is_some_and(|at| Some(at) != own);
    other || book.names.iter().any(|known| same(&known.name, name))
}

/// Refuses a name that neither a table nor a range can have.
pub(super) fn check_name(name: &str) -> Result<(), Failure> {
    let begins = name.starts_with(|first: char| first.is_alphabetic() || matches!(first, '_' | '\\'));
    let goes_on = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '\\'));
    let is_cell = Reference::parse(name).is_some() || ["r", "c"].iter().any(|it| it.eq_ignore_ascii_case(name));
    if begins && goes_on && !is_cell && name.encode_utf16().count() <= 255 {
        return Ok(());
    }
    Err(invalid(format!("'{name}' is no name: it begins with a letter, has no spaces, and is no address of cells.")))
}

/// Gives a table another name.
pub(super) fn rename(book: &mut Workbook, table: usize, name: &str) -> Result<(), Failure> {
    check_name(name)?;
    if is_taken(book, name, Some(table)) {
        return Err(exists(format!("table or name '{name}'")));
    }
    let old = std::mem::replace(&mut book.tables[table].name, name.to_owned());
    shift::table_renamed(book, &old, name);
    Ok(())
}

/// `PATCH …/tables/{id}`.
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let (at, book) = (desk.place.table, &mut *desk.book);
    for (property, value) in write::check(&write::object(desk.call.body)?, &TABLE)? {
        let name = property.name;
        match (name, value) {
            ("name", Value::String(name)) => rename(book, at, &name)?,
            ("showHeaders", Value::Bool(show)) => grow::show_headers(book, at, show)?,
            ("showTotals", Value::Bool(show)) => grow::show_totals(book, at, show)?,
            (name, Value::Null) if name == "name" || name.starts_with("show") || name.starts_with("highlight") => {
                return Err(invalid(format!("'{name}' cannot be null.")));
            }
            (name, value) => {
                // Only what looks have is a matter of looks; the rest is the service's own, and passed over.
                if let Some(known) = book.tables[at].looks.get_mut(name) {
                    *known = value;
                }
            }
        }
    }
    headers::settle(desk.book);
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `DELETE …/tables/{id}`: its cells are cleared, too.
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    let table = desk.book.tables.remove(desk.place.table);
    desk.book.sheets[desk.place.on()].grid.clear(table.area, true, true);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/tables/{id}/convertToRange`: its cells stay what they are.
pub(super) fn convert(desk: &mut Desk<'_>) -> Answer {
    let table = desk.book.tables.remove(desk.place.table);
    desk.view().entity(StatusCode::OK, &ranges::CELLS, Place::range(desk.place.on(), table.area))
}

/// `POST …/tables/{id}/clearFilters` and `…/reapplyFilters`. Filters are not kept, so there is nothing to do.
pub(super) fn filters(_: &mut Desk<'_>) -> Answer {
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
