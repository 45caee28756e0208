//! Takes a request about a workbook to its handler: the file, the session, the steps of the path.
//!
//! Invariant: a request that is refused changes nothing.

use super::{
    address::{self, File},
    arguments::Arguments,
    desk::Desk,
    failure::{invalid, no_session},
    package,
    places::Place,
    routes::Handler,
    sessions,
    walk::{self, Route},
};
use crate::{
    call::Call,
    drive::{
        not_found,
        write::{Bypass, check_lock, check_quota},
    },
    odata::write,
    reply::{Answer, Content, Failure},
    state::{Byline, Drive, Ids, Outcome, Sessions, State, Workbook},
};
use http::StatusCode;

/// A request about the sessions of a workbook.
#[derive(Debug)]
pub(crate) struct FileDesk<'d> {
    pub(crate) call: &'d Call<'d>,
    pub(crate) ids: &'d mut Ids,
    pub(crate) book: &'d Workbook,
    pub(crate) sessions: &'d mut Sessions,
    /// Of the last step of the path.
    pub(crate) arguments: &'d Arguments,
}

/// Answers a request with that method.
pub(super) fn answer(method: &str, state: &mut State, call: &Call<'_>) -> Answer {
    if call.path.contains(['{', '}']) {
        return Err(Failure::bad("BadRequest", "The braces of an id must be percent-encoded in a URL: %7B and %7D."));
    }
    // The router has found the route before, so that it is there.
    let no_route = || Failure::new(StatusCode::NOT_IMPLEMENTED, "notImplemented", "There is no such route.");
    let route = walk::find(method, &call.params).ok_or_else(no_route)?;
    let mut file = address::file(state, call)?;
    match &route.operation.handler {
        Handler::File(handler) => {
            let none = Arguments::default();
            let arguments = route.steps.last().map_or(&none, |(_, arguments)| arguments);
            let (book, sessions) = address::open(file.drive, &file.id)?;
            handler(&mut FileDesk { call, ids: file.ids, book, sessions, arguments })
        }
        Handler::Late(handler) if sessions::is_for_later(call) => {
            required_session(call)?;
            let reply = within(method, call, &mut file, &route, *handler)?;
            let Content::Json(row) = reply.content else { return Ok(reply) };
            let (book, sessions) = address::open(file.drive, &file.id)?;
            let arguments = &Arguments::default();
            let mut desk = FileDesk { call, ids: file.ids, book, sessions, arguments };
            Ok(sessions::postpone(&mut desk, Outcome::Row(row)))
        }
        Handler::Book(handler) | Handler::Late(handler) => within(method, call, &mut file, &route, *handler),
    }
}

/// Answers a request about what is in the workbook.
fn within(
    method: &str,
    call: &Call<'_>,
    file: &mut File<'_>,
    route: &Route,
    handler: fn(&mut Desk<'_>) -> Answer,
) -> Answer {
    let File { drive, ids, id, base, byline } = file;
    let (kept, sessions) = address::open(drive, id)?;
    let copy = match sessions::named(call) {
        Some(session) => sessions.find(session, call.now).ok_or_else(no_session)?.copy.as_mut(),
        None => None,
    };
    let is_kept = copy.is_none();
    let book = copy.unwrap_or(kept);
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
        return handler(&mut Desk { call, ids, book, place, base });
    }
    let mut changed = book.clone();
    let reply = handler(&mut Desk { call, ids, book: &mut changed, place, base })?;
    if !is_kept {
        *book = changed;
        return Ok(reply);
    }
    keep(drive, id, changed, byline)?;
    Ok(reply)
}

/// Has a file hold another state of its workbook.
fn keep(drive: &mut Drive, id: &str, book: Workbook, byline: &Byline) -> Result<(), Failure> {
    let bytes = package::bytes(&book);
    let item = drive.item(id).ok_or_else(not_found)?;
    let old = item.content().map(|old| old.bytes.clone()).unwrap_or_default();
    if bytes == old {
        // Nothing was changed that a file tells of.
        *address::open(drive, id)?.0 = book;
        return Ok(());
    }
    check_lock(item, &byline.by, Bypass::default())?;
    check_quota(drive, bytes.len() as u64, old.len() as u64)?;
    if let Some(item) = drive.item_mut(id) {
        item.amend(package::content(book, bytes), byline);
    }
    drive.touch(id, byline);
    Ok(())
}

/// The session that a request about sessions must name.
pub(super) fn required_session<'c>(call: &'c Call<'_>) -> Result<&'c str, Failure> {
    sessions::named(call).ok_or_else(|| invalid("the header workbook-session-id is missing."))
}
