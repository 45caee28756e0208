//! Sessions for files of a drive: begun, written, and written under another name when theirs was taken.

use super::{Session, gone, open, opened, session::Purpose};
use crate::{
    call::Call,
    drive::{
        conditions, invalid, resolve,
        resolve::Landing,
        show,
        write::{Bypass, Conflict, Plan, check_quota, kept},
    },
    facts::UPLOADABLE,
    odata::write,
    reply::{Answer, Reply},
    state::State,
};
use bytes::Bytes;
use http::StatusCode;
use serde_json::{Map, Value};

/// `POST …/createUploadSession` of an item, there or not.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["item", "deferCommit"])?;
    let item = match write::parameter(&body, "item") {
        None => Map::new(),
        Some(Value::Object(item)) => item.clone(),
        Some(_) => return Err(invalid("The parameter 'item' must be a JSON object.")),
    };
    let checked = write::check(&item, &UPLOADABLE)?;
    let text = |name: &str| checked.iter().find(|(property, _)| property.name == name).map(|(_, value)| value);
    let deferred = match write::parameter(&body, "deferCommit") {
        None => false,
        Some(value) => write::convert(value, &crate::facts::Kind::Boolean, "deferCommit")?.as_bool() == Some(true),
    };
    let size = match text("fileSize").and_then(Value::as_i64) {
        Some(size) => Some(u64::try_from(size).map_err(|_| invalid("A file's size is not negative."))?),
        None => None,
    };
    let (drive, landing) = resolve::landing(state, call)?;
    if let (Landing::Path { names, .. }, Some(name)) = (&landing, text("name").and_then(Value::as_str))
        && names.last().is_some_and(|last| !last.eq_ignore_ascii_case(name))
    {
        return Err(invalid("The name of the item is another than the one in the URL."));
    }
    let by_id = matches!(landing, Landing::Item(_));
    let conflict = Conflict::in_body(&item, if by_id { Conflict::Replace } else { Conflict::Fail })?;
    let facts = kept(&checked, &["description", "fileSystemInfo"]);
    let plan = Plan { drive, landing, conflict, facts, by: resolve::byline(state, call).by, bypass: Bypass::of(call) };
    let existing = plan.existing(state);
    if by_id && existing.is_some_and(|item| item.is_folder()) {
        return Err(invalid("A folder has no content: name the file that is to be in it."));
    }
    conditions::check(call, existing)?;
    let replaced = existing.and_then(|item| item.content()).map_or(0, |content| content.bytes.len() as u64);
    check_quota(resolve::at(state, drive)?, size.unwrap_or_default(), replaced)?;
    let mut session = Session::new(Purpose::Drive(plan), size, call.now);
    session.deferred = deferred;
    let expires = session.expires;
    let url = open(state, &call.hosts.files(call.origin), session);
    Ok(Reply::ok(opened(call.context("microsoft.graph.uploadSession"), &url, expires)))
}

/// Writes a file's bytes; the answer is that of the last fragment.
pub(super) fn finish(state: &mut State, call: &Call<'_>, plan: &Plan, bytes: Bytes) -> Answer {
    let (new, id) = plan.carry_out(state, bytes, call.now)?;
    show::one(if new { StatusCode::CREATED } else { StatusCode::OK }, state, call, plan.drive, &id)
}

/// `PUT` of an item with `@microsoft.graph.sourceUrl`: writes what an upload session has kept because its name was taken.
pub(crate) fn put_source(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let Some(url) = body.get("@microsoft.graph.sourceUrl").and_then(Value::as_str) else {
        return Err(invalid("An item is made by PUT from '@microsoft.graph.sourceUrl' alone."));
    };
    let checked = write::check(&body, &crate::facts::DRIVE_ITEM)?;
    let id = url.split_once("/upload/").and_then(|(_, rest)| rest.split('?').next()).unwrap_or_default().to_owned();
    let (drive, mut landing) = resolve::landing(state, call)?;
    let name = checked.iter().find(|(property, _)| property.name == "name").and_then(|(_, name)| name.as_str());
    if let (Landing::Path { names, .. }, Some(name)) = (&mut landing, name) {
        crate::drive::names::check(name)?;
        names.pop();
        names.push(name.to_owned());
    }
    let conflict = Conflict::in_body(&body, Conflict::Fail)?;
    let session = state.urls.sessions.get(&id).filter(|session| session.expires > call.now).ok_or_else(gone)?;
    let Purpose::Drive(plan) = &session.purpose else { return Err(gone()) };
    if !session.is_complete() {
        return Err(invalid("The upload session does not have all bytes yet.").within("uploadSessionIncomplete"));
    }
    let facts = plan.facts.clone();
    let (plan, bytes) =
        (Plan { drive, landing, conflict, facts, by: plan.by.clone(), bypass: plan.bypass }, session.content());
    let reply = finish(state, call, &plan, bytes)?;
    state.urls.sessions.remove(&id);
    Ok(reply)
}
