//! One file or folder: read, changed, moved, deleted.

use super::{conditions, not_found, resolve, show};
use crate::{
    call::Call,
    reply::{Answer, Reply},
    state::State,
};
use http::{StatusCode, header};

/// `GET` of an item.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (drive, id) = resolve::item(state, call)?;
    let item = resolve::at(state, drive)?.item(&id).ok_or_else(not_found)?;
    let etag = item.etag();
    if conditions::is_known(call, item)? {
        return Ok(Reply::empty(StatusCode::NOT_MODIFIED).with(header::ETAG, etag));
    }
    Ok(show::one(StatusCode::OK, state, call, drive, &id)?.with(header::ETAG, etag))
}
