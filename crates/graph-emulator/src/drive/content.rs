//! A file's content: written in one request, and led to for reading.

use super::{
    conditions, convert, invalid, not_found, resolve, show,
    write::{Bypass, CONFLICT, Conflict, Plan},
};
use crate::{
    call::Call,
    reply::{Answer, Reply},
    state::State,
};
use http::{StatusCode, header};
use serde_json::Map;

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
        return convert::lead(state, call, &drive.id, item, format);
    }
    let url = state.urls.download(call, &drive.id, &id, None);
    Ok(Reply::empty(StatusCode::FOUND).with(header::LOCATION, url))
}
