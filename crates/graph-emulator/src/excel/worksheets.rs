//! Worksheets: listed, added, renamed, moved, hidden, deleted.

use super::{
    desk::Desk,
    failure::{exists, invalid, unsupported},
    names,
    places::Place,
    shift, tables,
    view::{Navigation, Resource, View, keyed},
};
use crate::{
    facts::WORKSHEET,
    odata::{select::Select, write},
    reply::{Answer, Failure, Reply},
    state::{Sheet, Workbook, braced},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// The longest name of a sheet.
const LONGEST: usize = 31;
/// How a sheet can be seen.
const VISIBILITIES: &[&str] = &["Visible", "Hidden", "VeryHidden"];

pub(super) static SHEET: Resource = Resource {
    root: &WORKSHEET,
    record,
    path,
    navigation: &[
        ("names", Navigation::Many(&names::ENTITY, names::all)),
        ("tables", Navigation::Many(&tables::ENTITY, tables::all)),
    ],
};

fn record(view: &View<'_>, place: Place, _: &Select) -> Map<String, Value> {
    let sheet = &view.book.sheets[place.on()];
    let value = json!({"id": sheet.id, "name": sheet.name, "position": place.on(), "visibility": sheet.visibility});
    value.as_object().cloned().unwrap_or_default()
}

/// Where a sheet is below the workbook.
pub(super) fn path(book: &Workbook, place: Place) -> String {
    format!("/worksheets{}", keyed(&book.sheets[place.on()].id))
}

/// The sheet that something is on.
pub(super) fn of(_: &Workbook, place: Place) -> Option<Place> {
    place.sheet.map(|_| place)
}

/// `GET …/worksheets`.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let places: Vec<Place> =
        (0..desk.book.sheets.len()).map(|sheet| Place { sheet: Some(sheet), ..Place::BOOK }).collect();
    desk.view().list(&SHEET, "/worksheets", &places)
}

/// `GET …/worksheets/$count`.
pub(super) fn count(desk: &mut Desk<'_>) -> Answer {
    desk.count(desk.book.sheets.len())
}

/// `GET …/worksheets/{id}`.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &SHEET, desk.place)
}

/// `POST …/worksheets/add`, and `POST …/worksheets`, which some clients send.
pub(super) fn add(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["name"])?;
    let name = match write::parameter(&body, "name") {
        None => Workbook::free("Sheet", 1, |name| desk.book.sheet_named(name).is_some()),
        Some(Value::String(name)) => {
            check(desk.book, name, None)?;
            name.clone()
        }
        Some(_) => return Err(invalid("the name of a worksheet is a text.")),
    };
    let id = braced(desk.ids);
    desk.book.sheets.push(Sheet::new(id, name));
    let place = Place { sheet: Some(desk.book.sheets.len() - 1), ..Place::BOOK };
    desk.view().entity(StatusCode::CREATED, &SHEET, place)
}

/// Refuses a name that no sheet can have, and one that another sheet has.
pub(crate) fn check(book: &Workbook, name: &str, own: Option<usize>) -> Result<(), Failure> {
    let length = name.encode_utf16().count();
    let forbidden =
        name.contains(['\\', '/', '?', '*', '[', ']', ':']) || name.starts_with('\'') || name.ends_with('\'');
    if length == 0 || length > LONGEST || forbidden {
        return Err(invalid(format!(
            "'{name}' is no name for a worksheet: it has 1 to {LONGEST} characters, none of \\ / ? * [ ] :, and no apostrophe \
             at either end."
        )));
    }
    match book.sheet_named(name) {
        Some(at) if Some(at) != own => Err(exists(format!("worksheet '{name}'"))),
        _ => Ok(()),
    }
}

/// `PATCH …/worksheets/{id}`.
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let (mut at, book) = (desk.place.on(), &mut *desk.book);
    for (property, value) in write::check(&write::object(desk.call.body)?, &WORKSHEET)? {
        match (property.name, value) {
            ("name", Value::String(name)) => {
                check(book, &name, Some(at))?;
                let old = std::mem::replace(&mut book.sheets[at].name, name.clone());
                shift::renamed(book, &old, &name);
            }
            ("position", Value::Number(position)) => {
                let to = position.as_u64().and_then(|to| usize::try_from(to).ok()).filter(|to| *to < book.sheets.len());
                let to = to.ok_or_else(|| invalid(format!("there is no position {position}.")))?;
                let sheet = book.sheets.remove(at);
                book.sheets.insert(to, sheet);
                at = to;
            }
            ("visibility", Value::String(visibility)) => {
                let known = VISIBILITIES.iter().find(|known| known.eq_ignore_ascii_case(&visibility));
                let known = known.ok_or_else(|| invalid(format!("'{visibility}' is no visibility.")))?;
                if *known != "Visible" {
                    keep_one_visible(book, at)?;
                }
                book.sheets[at].visibility = known;
            }
            ("name" | "position" | "visibility", _) => {
                return Err(invalid(format!("'{}' cannot be null.", property.name)));
            }
            // The service's own: what a client sends back of it is passed over.
            _ => {}
        }
    }
    desk.view().entity(StatusCode::OK, &SHEET, Place { sheet: Some(at), ..Place::BOOK })
}

fn keep_one_visible(book: &Workbook, doomed: usize) -> Result<(), Failure> {
    let others = book.sheets.iter().enumerate().any(|(at, sheet)| at != doomed && sheet.is_visible());
    if others { Ok(()) } else { Err(unsupported("A workbook must have a worksheet that can be seen.")) }
}

/// `DELETE …/worksheets/{id}`.
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    keep_one_visible(desk.book, desk.place.on())?;
    let sheet = desk.book.sheets.remove(desk.place.on());
    desk.book.tables.retain(|table| table.sheet != sheet.id);
    desk.book.names.retain(|name| name.sheet.as_deref() != Some(&sheet.id));
    shift::removed(desk.book, &sheet.name);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
