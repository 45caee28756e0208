//! Actions on ranges: cleared, inserted, deleted.

use super::{desk::Desk, failure::invalid, headers, ranges::CELLS, shift};
use crate::{
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Area, Axis},
};
use http::StatusCode;
use serde_json::{Map, Value};

/// The parameter of that name, which is one of a few words.
fn word(body: &Map<String, Value>, name: &str, known: &[&'static str]) -> Result<Option<&'static str>, Failure> {
    let Some(value) = write::parameter(body, name) else { return Ok(None) };
    let found = value.as_str().and_then(|word| known.iter().find(|known| known.eq_ignore_ascii_case(word)));
    found.map(|word| Some(*word)).ok_or_else(|| invalid(format!("{name} must be one of {}.", known.join(", "))))
}

/// `POST` of `clear` to a range.
pub(super) fn clear(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["applyTo"])?;
    let what = word(&body, "applyTo", &["All", "Formats", "Contents"])?.unwrap_or("All");
    let sheet = &mut desk.book.sheets[desk.place.on()];
    sheet.grid.clear(desk.place.area, what != "Formats", what != "Contents");
    headers::settle(desk.book);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST` of `insert` to a range: the answer is the room that was made.
pub(super) fn insert(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["shift"])?;
    let axis = axis(desk.place.area, word(&body, "shift", &["Down", "Right"])?)?;
    shift::insert(desk.book, desk.place.on(), desk.place.area, axis)?;
    headers::settle(desk.book);
    desk.view().entity(StatusCode::OK, &CELLS, desk.place)
}

/// `POST` of `delete` to a range.
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    let body = desk.parameters(&["shift"])?;
    let axis = axis(desk.place.area, word(&body, "shift", &["Up", "Left"])?)?;
    shift::delete(desk.book, desk.place.on(), desk.place.area, axis)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Which way cells go. Whole rows and columns can only go one way.
fn axis(area: Area, shift: Option<&str>) -> Result<Axis, Failure> {
    match shift {
        _ if area.has_whole_rows() => Ok(Axis::Rows),
        _ if area.has_whole_columns() => Ok(Axis::Columns),
        Some("Down" | "Up") => Ok(Axis::Rows),
        Some(_) => Ok(Axis::Columns),
        None => Err(invalid("shift is missing.")),
    }
}
