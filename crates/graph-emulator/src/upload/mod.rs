//! Uploads in fragments, for drives and for Outlook's attachments: the host that takes them. No bearer is taken here.

mod drive;
mod outlook;
mod range;
mod session;

pub(crate) use drive::{create as create_for_drive, put_source};
pub(crate) use outlook::{create as create_for_attachments, create_for_event};
pub(crate) use session::Session;

use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
    state::State,
};
use http::{StatusCode, header};
use jiff::Timestamp;
use range::Fragment;
use serde_json::json;
use session::Purpose;

/// A time as sessions write it.
fn precise(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

fn gone() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, "itemNotFound", "The upload session was not found.")
        .within("uploadSessionNotFound")
}

/// Opens a session and gives its URL.
fn open(state: &mut State, host: &str, mut session: Session) -> String {
    let (id, pass) = (state.ids.guid(), state.ids.internet());
    let url = format!("{host}/upload/{id}?tempauth={pass}");
    session.pass = pass;
    state.urls.sessions.insert(id, session);
    url
}

/// The session that the path names, as long as it is good.
fn session<'s>(state: &'s mut State, call: &Call<'_>) -> Result<&'s mut Session, Failure> {
    state.urls.sessions.retain(|_, session| session.expires > call.now);
    let session = state.urls.sessions.get_mut(call.param(0)).ok_or_else(gone)?;
    if call.options.custom("tempauth") != Some(session.pass.as_str()) {
        return Err(Failure::new(StatusCode::UNAUTHORIZED, "unauthenticated", "The URL of the upload was changed."));
    }
    Ok(session)
}

/// `PUT /upload/{session}`: one fragment.
pub(crate) fn put(state: &mut State, call: &Call<'_>) -> Answer {
    let session = session(state, call)?;
    let fragment = Fragment::of(call)?;
    session.accept(&fragment, call.body.clone(), call.now)?;
    if session.is_complete() && !session.deferred {
        return finish(state, call);
    }
    let status = if session.is_outlook() { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok(Reply::json(status, session.status(false)))
}

/// `POST /upload/{session}` without a body: what was sent is to be written now.
pub(crate) fn commit(state: &mut State, call: &Call<'_>) -> Answer {
    let session = session(state, call)?;
    if !call.body.is_empty() || session.is_outlook() {
        return Err(Failure::bad("invalidRequest", "An upload is committed with POST and no body."));
    }
    finish(state, call)
}

/// `GET /upload/{session}`.
pub(crate) fn status(state: &mut State, call: &Call<'_>) -> Answer {
    Ok(Reply::ok(session(state, call)?.status(true)))
}

/// `DELETE /upload/{session}`.
pub(crate) fn cancel(state: &mut State, call: &Call<'_>) -> Answer {
    session(state, call)?;
    state.urls.sessions.remove(call.param(0));
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Writes what a session has. A session whose bytes cannot be written keeps them.
fn finish(state: &mut State, call: &Call<'_>) -> Answer {
    let session = session(state, call)?;
    if !session.is_complete() {
        let message = "The upload session does not have all bytes yet.";
        return Err(Failure::bad("invalidRequest", message).within("uploadSessionIncomplete"));
    }
    let (purpose, content) = (session.purpose.clone(), session.content());
    let reply = match purpose {
        Purpose::Drive(plan) => drive::finish(state, call, &plan, content)?,
        Purpose::Attachment { user, to, fields } => {
            let location = outlook::finish(state, call, (user, &to), fields, content.whole())?;
            Reply::empty(StatusCode::CREATED).with(header::LOCATION, location)
        }
    };
    state.urls.sessions.remove(call.param(0));
    Ok(reply)
}

/// What a new session answers.
fn opened(context: String, url: &str, expires: Timestamp) -> serde_json::Value {
    json!({
        "@odata.context": context, "uploadUrl": url, "expirationDateTime": precise(expires),
        "nextExpectedRanges": ["0-"],
    })
}
