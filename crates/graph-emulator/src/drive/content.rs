//! A file's content: written in one request, and led to for reading.

use super::{
    conditions, invalid, names, not_found, resolve, show,
    write::{Bypass, CONFLICT, Conflict, Plan},
};
use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
    state::{Item, State},
};
use http::{StatusCode, header};
use serde_json::Map;

/// What Office and its kin can be turned into PDF from.
const CONVERTIBLE: &[&str] = &[
    "csv", "doc", "docx", "odp", "ods", "odt", "pot", "potm", "potx", "pps", "ppsx", "ppsxm", "ppt", "pptm", "pptx",
    "rtf", "xls", "xlsx",
];

/// `PUT …/content`.
pub(crate) fn put(state: &mut State, call: &Call<'_>) -> Answer {
    let conflict = Conflict::read(call.options.custom(CONFLICT), Conflict::Replace)?;
    let (drive, landing) = resolve::landing(state, call)?;
    let by = resolve::byline(state, call).by;
    let plan = Plan { drive, landing, conflict, facts: Map::new(), by, bypass: Bypass::of(call) };
    conditions::check(call, plan.existing(state))?;
    let (new, id) = plan.carry_out(state, call.body.clone(), call.now)?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    show::one(status, state, call, drive, &id)
}

/// `GET …/content`: leads to where the bytes are.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (drive, id) = resolve::item(state, call)?;
    if let Some(item) = resolve::at_mut(state, drive)?.item_mut(&id) {
        item.reads.push((call.now, call.actor));
    }
    let drive = resolve::at(state, drive)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    if item.is_folder() {
        return Err(invalid("A folder has no content."));
    }
    if conditions::is_known(call, item)? {
        return Ok(Reply::empty(StatusCode::NOT_MODIFIED).with(header::ETAG, item.etag()));
    }
    if let Some(format) = call.options.system("$format") {
        return Err(unconverted(item, format));
    }
    let url = state.urls.download(call, &drive.id, &id, None);
    Ok(Reply::empty(StatusCode::FOUND).with(header::LOCATION, url))
}

/// Nothing is converted here. What the service could not convert either is refused as it refuses it.
fn unconverted(item: &Item, format: &str) -> Failure {
    let convertible =
        format.eq_ignore_ascii_case("pdf") && CONVERTIBLE.contains(&names::extension(&item.name).as_str());
    if convertible {
        let message = format!("The emulator cannot convert '{}' to {format}.", item.name);
        return Failure::new(StatusCode::NOT_IMPLEMENTED, "notSupported", message);
    }
    let message = format!("The file '{}' cannot be converted to {format}.", item.name);
    Failure::new(StatusCode::NOT_ACCEPTABLE, "notSupported", message).within("invalidAcceptType")
}
