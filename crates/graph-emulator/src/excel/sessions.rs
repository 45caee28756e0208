//! Sessions of a workbook: opened at once or later, refreshed, closed.

use super::{
    address,
    failure::{invalid, no_session, not_found},
    file::{FileDesk, required_session},
};
use crate::{
    call::Call,
    odata::write,
    reply::{Answer, Reply},
    state::{Operation, Outcome},
};
use http::{HeaderName, StatusCode, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The session that a request is made in.
pub(super) fn named<'c>(call: &'c Call<'_>) -> Option<&'c str> {
    call.headers.get("workbook-session-id").and_then(|id| id.to_str().ok()).filter(|id| !id.is_empty())
}

/// `POST …/workbook/createSession`.
pub(super) fn create(desk: &mut FileDesk<'_>) -> Answer {
    let body = write::object(desk.call.body)?;
    write::only(&body, &["persistChanges"])?;
    let persist = write::parameter(&body, "persistChanges").and_then(Value::as_bool);
    let persist = persist.ok_or_else(|| invalid("persistChanges must be true or false."))?;
    if is_for_later(desk.call) {
        return Ok(postpone(desk, Outcome::Session { persist }));
    }
    let id = open(desk, persist);
    Ok(Reply::json(StatusCode::CREATED, shown(desk.call, &id, persist)))
}

fn open(desk: &mut FileDesk<'_>, persist: bool) -> String {
    desk.sessions.open(desk.ids, (!persist).then(|| desk.book.clone()), desk.call.now)
}

fn shown(call: &Call<'_>, id: &str, persist: bool) -> Value {
    json!({"@odata.context": call.context("microsoft.graph.workbookSessionInfo"), "id": id, "persistChanges": persist})
}

/// `POST …/workbook/refreshSession`.
pub(super) fn refresh(desk: &mut FileDesk<'_>) -> Answer {
    let session = required_session(desk.call)?;
    desk.sessions.find(session, desk.call.now).ok_or_else(no_session)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/workbook/closeSession`.
pub(super) fn close(desk: &mut FileDesk<'_>) -> Answer {
    let session = required_session(desk.call)?;
    desk.sessions.find(session, desk.call.now).ok_or_else(no_session)?;
    desk.sessions.close(session);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Whether the client would rather ask for the result later.
pub(super) fn is_for_later(call: &Call<'_>) -> bool {
    let values = call.headers.get_all("prefer").into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split([',', ';'])).any(|it| it.trim().eq_ignore_ascii_case("respond-async"))
}

/// Has the client ask for the result: 202, and where.
pub(super) fn postpone(desk: &mut FileDesk<'_>, outcome: Outcome) -> Reply {
    let id = desk.ids.guid();
    let location = format!("{}/operations/{id}", address::url(desk.call));
    let session = named(desk.call).map(|it| format!("?sessionId={}", encoded(it))).unwrap_or_default();
    desk.sessions.operations.push(Operation { id, polls: 0, outcome });
    Reply::empty(StatusCode::ACCEPTED)
        .with(header::LOCATION, location + &session)
        .with(HeaderName::from_static("preference-applied"), "respond-async")
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// `GET …/workbook/operations/{id}`: it is running when it is asked for the first time, and done from then on.
pub(super) fn operation(desk: &mut FileDesk<'_>) -> Answer {
    let (call, key) = (desk.call, desk.arguments.key.as_str());
    let at = desk.sessions.operations.iter().position(|operation| operation.id == key);
    let at = at.ok_or_else(|| not_found(format!("operation '{key}'")))?;
    desk.sessions.operations[at].polls += 1;
    let Operation { id, polls, outcome } = desk.sessions.operations[at].clone();
    let mut shown = json!({
        "@odata.context": call.context("workbookOperation"), "@odata.type": "#microsoft.graph.workbookOperation", "id": id,
    });
    if polls == 1 {
        shown["status"] = "running".into();
        return Ok(Reply::ok(shown));
    }
    let resource = match outcome {
        Outcome::Session { persist } => {
            let session = open(desk, persist);
            desk.sessions.operations[at].outcome = Outcome::Opened(session.clone());
            format!("sessionInfoResource(key='{}')", encoded(&session))
        }
        Outcome::Opened(session) => format!("sessionInfoResource(key='{}')", encoded(&session)),
        Outcome::Row(_) => format!("tableRowOperationResult(key='{id}')"),
    };
    shown["status"] = "succeeded".into();
    shown["resourceLocation"] = format!("{}/{resource}", address::url(call)).into();
    Ok(Reply::ok(shown))
}

/// `GET …/workbook/sessionInfoResource(key='…')`.
pub(super) fn info(desk: &mut FileDesk<'_>) -> Answer {
    let (key, call) = (desk.arguments.required("key")?, desk.call);
    let session = desk.sessions.find(key, call.now).ok_or_else(no_session)?;
    Ok(Reply::ok(shown(call, &session.id, session.persists())))
}

/// `GET …/workbook/tableRowOperationResult(key='…')`.
pub(super) fn row(desk: &mut FileDesk<'_>) -> Answer {
    let key = desk.arguments.required("key")?;
    let found = desk.sessions.operations.iter().find(|operation| operation.id == key);
    match found.map(|operation| &operation.outcome) {
        Some(Outcome::Row(row)) => Ok(Reply::ok(row.clone())),
        _ => Err(not_found(format!("added row '{key}'"))),
    }
}
