//! Names for ranges, formulas and constants: of the workbook, and of a sheet of it.

use super::{
    cells::LONGEST_FORMULA,
    desk::Desk,
    failure::{exists, invalid},
    formula::Reference,
    places::Place,
    tables::check_name,
    view::{Navigation, Resource, View, keyed},
    worksheets,
};
use crate::{
    facts::NAMED_ITEM,
    odata::{select::Select, write},
    reply::{Answer, Failure, Reply},
    state::{Name, Scalar, Workbook, same},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

pub(super) static ENTITY: Resource = Resource {
    root: &NAMED_ITEM,
    record,
    path,
    navigation: &[("worksheet", Navigation::One(&worksheets::SHEET, worksheets::of))],
};

fn record(view: &View<'_>, place: Place, _: &Select) -> Map<String, Value> {
    let name = &view.book.names[place.item];
    let sheet = place.sheet.unwrap_or_default();
    let (kind, value) = match view.calc.cells_of(&name.formula, sheet) {
        Some(_) => ("Range", name.formula.trim_start_matches('=').into()),
        None => {
            let value = view.calc.formula(&name.formula, sheet);
            let kind = match value {
                Scalar::Number(number) if number.fract() == 0.0 => "Integer",
                _ => value.kind(),
            };
            (kind, value.json())
        }
    };
    let scope = if name.sheet.is_some() { "Worksheet" } else { "Workbook" };
    let value = json!({
        "name": name.name, "comment": name.comment, "scope": scope, "type": kind, "value": value, "visible": name.visible,
    });
    value.as_object().cloned().unwrap_or_default()
}

fn path(book: &Workbook, place: Place) -> String {
    let sheet = place.sheet.map(|_| worksheets::path(book, place)).unwrap_or_default();
    format!("{sheet}/names{}", keyed(&book.names[place.item].name))
}

/// The names of the workbook, or of a sheet.
pub(super) fn all(book: &Workbook, from: Place) -> Vec<Place> {
    let scope = from.sheet.map(|sheet| book.sheets[sheet].id.as_str());
    let names = book.names.iter().enumerate().filter(|(_, name)| name.sheet.as_deref() == scope);
    names.map(|(item, _)| Place { item, ..from }).collect()
}

/// `GET …/names`.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let sheet = desk.place.sheet.map(|_| worksheets::path(desk.book, desk.place)).unwrap_or_default();
    desk.view().list(&ENTITY, &format!("{sheet}/names"), &all(desk.book, desk.place))
}

/// `GET …/names/{name}`.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `POST …/names/add`.
pub(super) fn add(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["name", "reference", "comment"])?;
    let formula = match write::parameter(&body, "reference") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => format!("={number}"),
        Some(Value::Bool(flag)) => format!("={}", flag.to_string().to_ascii_uppercase()),
        _ => return Err(invalid("reference must be an address, a formula or a value.")),
    };
    put(desk, &body, &formula)
}

/// `POST …/names/addFormulaLocal`.
pub(super) fn add_formula(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["name", "formula", "comment"])?;
    let formula = write::parameter(&body, "formula").and_then(Value::as_str);
    let formula = formula.ok_or_else(|| invalid("formula is missing."))?.to_owned();
    put(desk, &body, &formula)
}

fn put(desk: &mut Desk<'_>, body: &Map<String, Value>, text: &str) -> Answer {
    let name = write::parameter(body, "name").and_then(Value::as_str).ok_or_else(|| invalid("name is missing."))?;
    let comment = write::parameter(body, "comment").and_then(Value::as_str).unwrap_or_default();
    let item = create(desk.book, desk.place.sheet, name, text)?;
    desk.book.names[item].comment = comment.to_owned();
    desk.view().entity(StatusCode::CREATED, &ENTITY, Place { item, ..desk.place })
}

/// Gives an address, a formula or a text a name.
pub(super) fn create(book: &mut Workbook, sheet: Option<usize>, name: &str, text: &str) -> Result<usize, Failure> {
    check_name(name)?;
    if text.len() > LONGEST_FORMULA {
        return Err(invalid(format!("a formula has {LONGEST_FORMULA} characters at most.")));
    }
    let scope = sheet.map(|sheet| book.sheets[sheet].id.clone());
    let taken = book.names.iter().any(|known| same(&known.name, name) && known.sheet == scope);
    if taken || book.table_named(name).is_some() {
        return Err(exists(format!("name or table '{name}'")));
    }
    let formula = match Reference::parse(text.strip_prefix('=').unwrap_or(text)) {
        // A name leads to the same cells from everywhere.
        Some(reference) => {
            let own = sheet.map(|sheet| book.sheets[sheet].name.clone());
            let sheet = reference.sheet.or(own).filter(|sheet| book.sheet_named(sheet).is_some());
            let sheet = Some(sheet.ok_or_else(|| invalid(format!("'{text}' names no worksheet.")))?);
            format!("={}", Reference { sheet, area: reference.area, fixed: [true; 4] })
        }
        None if text.starts_with('=') => text.to_owned(),
        None => format!("=\"{}\"", text.replace('"', "\"\"")),
    };
    book.names.push(Name { name: name.to_owned(), sheet: scope, formula, comment: String::new(), visible: true });
    Ok(book.names.len() - 1)
}

/// `PATCH …/names/{name}`.
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let name = &mut desk.book.names[desk.place.item];
    for (property, value) in write::check(&write::object(desk.call.body)?, &NAMED_ITEM)? {
        match (property.name, value) {
            ("comment", Value::String(comment)) => name.comment = comment,
            ("comment", _) => name.comment.clear(),
            ("visible", Value::Bool(visible)) => name.visible = visible,
            ("visible", _) => return Err(invalid("visible must be true or false.")),
            // Fixed, or the service's own.
            _ => {}
        }
    }
    desk.view().entity(StatusCode::OK, &ENTITY, desk.place)
}

/// `DELETE …/names/{name}`.
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    desk.book.names.remove(desk.place.item);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
