//! One message: read, created, changed, moved, copied, deleted.

use crate::{
    call::Call,
    content,
    mail::{
        compose::{self, Stage},
        list::Shape,
        mime, room,
        search_folders::{self, Scope},
    },
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Mailbox, Message, State},
};
use http::{StatusCode, header};
use serde_json::Value;

/// The message that the path names, in the folder that the path went through.
pub(crate) fn find<'m>(mailbox: &'m Mailbox, call: &Call<'_>) -> Result<&'m Message, Failure> {
    let message = mailbox.message(call.param(0)).ok_or_else(|| not_found(call.param(0)))?;
    if let Some(key) = &call.folder
        && !Scope::of(mailbox, key)?.holds(message)
    {
        return Err(Failure::item_not_found());
    }
    if call.folder.is_none() && message.folder() == mailbox.known(PURGES) {
        return Err(Failure::item_not_found());
    }
    Ok(message)
}

fn not_found(id: &str) -> Failure {
    if id.len() < 40 {
        return Failure::bad("ErrorInvalidIdMalformed", "Id is malformed.");
    }
    Failure::item_not_found()
}

/// An answer with one message.
pub(crate) fn shown(status: StatusCode, state: &mut State, call: &Call<'_>, id: &str) -> Answer {
    let shape = Shape::of(call)?;
    let user = state.users.get(call.owner()).ok_or_else(Failure::item_not_found)?;
    let message = user.mailbox.message(id).ok_or_else(Failure::item_not_found)?;
    let mut view = shape.show_of(user, message, call);
    let etag = message.etag();
    let shown_id = view.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let context = call.owned_context(state, &format!("messages{}/$entity", shape.context()));
    view.insert("@odata.context".into(), context.into());
    let mut reply = Reply::json(status, Value::Object(view)).with(header::ETAG, etag);
    if status == StatusCode::CREATED {
        let owner = state.users.get(call.owner()).map(|user| user.id.as_str()).unwrap_or_default();
        let location = format!("{}/{}/users('{owner}')/messages('{shown_id}')", call.origin, call.version);
        reply = reply.with(header::LOCATION, location);
    }
    Ok(reply)
}

/// `GET …/messages/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    let id = find(mailbox, call)?.id().to_owned();
    shown(StatusCode::OK, state, call, &id)
}

/// `GET …/messages/{id}/$value`: the message as MIME.
pub(crate) fn value(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    let message = find(mailbox, call)?;
    let etag = format!("\"{}\"", message.text("changeKey"));
    content::send(call, &etag, "text/plain", mime::of_message(message))
}

/// `POST …/messages`, `POST …/mailFolders/{id}/messages`: a draft.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let written = mime::written(call)?;
    let (owner, now) = (call.owner(), call.now);
    let State { users, ids, .. } = state;
    let Some(user) = users.get_mut(owner) else { return Err(Failure::item_not_found()) };
    let mut message = compose::draft_of(user, ids, now);
    if let Some(key) = call.params.first() {
        let folder = compose::folder(&user.mailbox, key)?;
        message.set("parentFolderId", search_folders::refused(&user.mailbox, folder)?);
    }
    compose::create(&mut message, &written, &user.mailbox, ids, now)?;
    room::check(&user.mailbox, 0, &message)?;
    let id = message.id().to_owned();
    user.mailbox.insert(message);
    shown(StatusCode::CREATED, state, call, &id)
}

/// `PATCH …/messages/{id}`.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let (mailbox, ids) = call.mailbox(state)?;
    let message = find(mailbox, call)?;
    call.check_match(&message.etag())?;
    // A refused write must leave no trace, so it is tried on a copy.
    let mut changed = message.clone();
    compose::apply(&mut changed, &body, Stage::Update, ids, call.now)?;
    room::check(mailbox, message.size(), &changed)?;
    let id = changed.id().to_owned();
    mailbox.replace(changed);
    shown(StatusCode::OK, state, call, &id)
}

/// Where a message goes that is deleted there: the first time it can be put back, the second time it can be recovered, and then it is purged.
const NEXT: &[(&str, &str)] = &[
    ("recoverableitemsdeletions", PURGES),
    ("deleteditems", "recoverableitemsdeletions"),
    ("msgfolderroot", "deleteditems"),
];

const PURGES: &str = "recoverableitemspurges";

/// `DELETE …/messages/{id}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, ids) = call.mailbox(state)?;
    let message = find(mailbox, call)?;
    call.check_match(&message.etag())?;
    let is_in = |name: &str| mailbox.is_within(message.folder(), &mailbox.known(name));
    let next = NEXT.iter().find(|(name, _)| is_in(name)).map(|(_, next)| mailbox.known(next));
    let id = message.id().to_owned();
    match next {
        Some(next) => drop(mailbox.relocate(ids, &id, &next)),
        None => drop(mailbox.remove(&id)),
    }
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/messages/{id}/permanentDelete`: what is purged no client finds again but in its own folder.
pub(crate) fn permanent_delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, ids) = call.mailbox(state)?;
    let id = find(mailbox, call)?.id().to_owned();
    let purges = mailbox.known(PURGES);
    mailbox.relocate(ids, &id, &purges);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// The folder that `destinationId` names.
pub(crate) fn destination(mailbox: &Mailbox, call: &Call<'_>) -> Result<String, Failure> {
    let body = write::object(call.body)?;
    write::only(&body, &["destinationId"])?;
    match write::parameter(&body, "destinationId").and_then(Value::as_str) {
        Some(key) => search_folders::refused(mailbox, compose::folder(mailbox, key)?),
        None => Err(Failure::bad("ErrorInvalidRequest", "The parameter 'DestinationId' is missing.")),
    }
}

/// `POST …/messages/{id}/move`.
pub(crate) fn r#move(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, ids) = call.mailbox(state)?;
    let id = find(mailbox, call)?.id().to_owned();
    let folder = destination(mailbox, call)?;
    let moved = mailbox.relocate(ids, &id, &folder).ok_or_else(Failure::item_not_found)?;
    let id = moved.id().to_owned();
    shown(StatusCode::CREATED, state, call, &id)
}

/// `POST …/messages/{id}/copy`.
pub(crate) fn copy(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, ids) = call.mailbox(state)?;
    let mut copied = find(mailbox, call)?.clone();
    let folder = destination(mailbox, call)?;
    copied.number = ids.number();
    copied.immutable_id = ids.immutable();
    copied.set("id", ids.item());
    copied.set("parentFolderId", folder);
    copied.set("createdDateTime", compose::seconds(call.now));
    copied.touch(ids, call.now);
    room::check(mailbox, 0, &copied)?;
    let id = copied.id().to_owned();
    mailbox.insert(copied);
    shown(StatusCode::CREATED, state, call, &id)
}
