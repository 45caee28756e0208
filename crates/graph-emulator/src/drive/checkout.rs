//! Checking files out and in: while somebody has a file, nobody else writes it.

use super::{
    invalid, not_found, resolve,
    write::{Bypass, check_lock},
};
use crate::{
    call::Call,
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Byline, Item, State},
};
use http::StatusCode;
use serde_json::Value;

/// `POST …/checkout`.
pub(crate) fn checkout(state: &mut State, call: &Call<'_>) -> Answer {
    changed(state, call, |item, byline| {
        item.checked_out = Some(byline.by.clone());
        Ok(())
    })
}

/// `POST …/checkin`.
pub(crate) fn checkin(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["checkInAs", "comment"])?;
    let comment = body.get("comment").and_then(Value::as_str).map(str::to_owned);
    changed(state, call, |item, _| {
        release(item)?;
        item.comment = comment;
        Ok(())
    })
}

/// `POST …/discardCheckout`.
pub(crate) fn discard(state: &mut State, call: &Call<'_>) -> Answer {
    changed(state, call, |item, _| release(item))
}

fn release(item: &mut Item) -> Result<(), Failure> {
    match item.checked_out.take() {
        Some(_) => Ok(()),
        None => Err(invalid("The file is not checked out.")),
    }
}

fn changed(
    state: &mut State,
    call: &Call<'_>,
    change: impl FnOnce(&mut Item, &Byline) -> Result<(), Failure>,
) -> Answer {
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(&id).ok_or_else(not_found)?;
    if item.is_folder() {
        return Err(invalid("Only files are checked out."));
    }
    check_lock(item, &byline.by, Bypass::default())?;
    change(item, &byline)?;
    drive.mark(&id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
