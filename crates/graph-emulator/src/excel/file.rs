//! Takes a request about a workbook to its handler: the file, the session, the steps of the path.
//!
//! Invariant: a request that is refused changes nothing.

use super::{
    address,
    arguments::Arguments,
    desk::Desk,
    failure::{invalid, no_session},
    places::Place,
    routes::Handler,
    sessions,
    walk::{self, Route},
};
use crate::{
    call::Call,
    odata::write,
    pattern::without_version,
    reply::{Answer, Content, Failure},
    router::segments,
    state::{Ids, Outcome, State, WorkbookFile},
};
use http::StatusCode;

/// A request about the sessions of a file.
#[derive(Debug)]
pub(crate) struct FileDesk<'d> {
    pub(crate) call: &'d Call<'d>,
    pub(crate) ids: &'d mut Ids,
    pub(crate) file: &'d mut WorkbookFile,
    /// Of the last step of the path.
    pub(crate) arguments: &'d Arguments,
}

/// Answers a request with that method.
pub(super) fn answer(method: &str, state: &mut State, call: &Call<'_>) -> Answer {
    if call.path.contains(['{', '}']) {
        return Err(Failure::bad("BadRequest", "The braces of an id must be percent-encoded in a URL: %7B and %7D."));
    }
    let segments = segments(without_version(call.path));
    let found = address::read(&segments).and_then(|(_, key, rest)| Some((key, walk::find(method, rest)?)));
    // The router has found the route before, so that it is there.
    let no_route = || Failure::new(StatusCode::NOT_IMPLEMENTED, "notImplemented", "There is no such route.");
    let (key, route) = found.ok_or_else(no_route)?;
    let owner = state.users.get(call.owner()).map(|user| user.id.clone()).unwrap_or_default();
    let (file, ids) = address::file(state, call, &key)?;
    match &route.operation.handler {
        Handler::File(handler) => {
            let none = Arguments::default();
            let arguments = route.steps.last().map_or(&none, |(_, arguments)| arguments);
            handler(&mut FileDesk { call, ids, file, arguments })
        }
        Handler::Late(handler) if sessions::is_for_later(call) => {
            required_session(call)?;
            let reply = within(method, call, ids, file, &owner, &route, *handler)?;
            let Content::Json(row) = reply.content else { return Ok(reply) };
            Ok(sessions::postpone(
                &mut FileDesk { call, ids, file, arguments: &Arguments::default() },
                Outcome::Row(row),
            ))
        }
        Handler::Book(handler) | Handler::Late(handler) => within(method, call, ids, file, &owner, &route, *handler),
    }
}

/// Answers a request about what is in the workbook.
fn within(
    method: &str,
    call: &Call<'_>,
    ids: &mut Ids,
    file: &mut WorkbookFile,
    owner: &str,
    route: &Route,
    handler: fn(&mut Desk<'_>) -> Answer,
) -> Answer {
    let base = address::base(owner, file);
    let book = file.book(sessions::named(call), call.now).ok_or_else(no_session)?;
    let mut place = Place::BOOK;
    for (at, (step, arguments)) in route.steps.iter().enumerate() {
        let mut arguments = arguments.clone();
        if at + 1 == route.steps.len() {
            arguments = arguments.or_from(&call.options, step.parameters);
            if step.posted && method == "POST" {
                arguments = arguments.or_in(&write::object(call.body)?, step.parameters);
            }
        }
        place = (step.go)(book, place, &arguments)?;
    }
    if method == "GET" {
        return handler(&mut Desk { call, ids, book, place, base: &base });
    }
    let mut changed = book.clone();
    let reply = handler(&mut Desk { call, ids, book: &mut changed, place, base: &base })?;
    *book = changed;
    Ok(reply)
}

/// The session that a request about sessions must name.
pub(super) fn required_session<'c>(call: &'c Call<'_>) -> Result<&'c str, Failure> {
    sessions::named(call).ok_or_else(|| invalid("the header workbook-session-id is missing."))
}
