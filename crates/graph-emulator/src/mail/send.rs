//! Sending: into Sent Items, and into the Inbox of everybody in the tenant.

use crate::{
    call::Call,
    mail::{
        arrive,
        compose::{self, seconds},
        deferred, messages,
        mime::{self, Written},
        room,
    },
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Ids, Message, State, User},
};
use http::StatusCode;
use jiff::Timestamp;
use serde_json::Value;

/// The most recipients that a message may have.
const MOST_RECIPIENTS: usize = 500;

/// `POST …/sendMail`.
pub(crate) fn send_mail(state: &mut State, call: &Call<'_>) -> Answer {
    let (written, save) = if mime::is_mime(call) {
        (mime::written(call)?, true)
    } else {
        let parameters = write::object(call.body)?;
        write::only(&parameters, &["message", "saveToSentItems"])?;
        let Some(Value::Object(message)) = write::parameter(&parameters, "message") else {
            return Err(Failure::bad("ErrorInvalidRequest", "The parameter 'Message' is missing."));
        };
        let save = match write::parameter(&parameters, "saveToSentItems") {
            None => true,
            Some(value) => {
                write::convert(value, &crate::facts::Kind::Boolean, "SaveToSentItems")?.as_bool() != Some(false)
            }
        };
        (Written::Json(message.clone()), save)
    };
    let State { users, ids, .. } = state;
    let Some(user) = users.get(call.owner()) else { return Err(Failure::item_not_found()) };
    let mut message = compose::draft_of(user, ids, call.now);
    compose::create(&mut message, &written, &user.mailbox, ids, call.now)?;
    submit(state, call.owner(), message, save, call.now)
}

/// `POST …/messages/{id}/send`.
pub(crate) fn send(state: &mut State, call: &Call<'_>) -> Answer {
    let Some(user) = state.users.get(call.owner()) else { return Err(Failure::item_not_found()) };
    let message = messages::find(&user.mailbox, call)?;
    if !message.flag("isDraft") {
        return Err(Failure::bad("ErrorInvalidRequest", "The message is not a draft, and so cannot be sent."));
    }
    let message = message.clone();
    submit(state, call.owner(), message, true, call.now)
}

/// Takes a message of the user at `owner`, to be sent now or at the time that it names.
pub(crate) fn submit(state: &mut State, owner: usize, message: Message, save: bool, now: Timestamp) -> Answer {
    let Some(author) = state.users.get(owner) else { return Err(Failure::item_not_found()) };
    check(author, &message)?;
    let draft = author.mailbox.message(&message.immutable_id).map(Message::size);
    if save || draft.is_some() {
        room::check(&author.mailbox, draft.unwrap_or_default(), &message)?;
    }
    if deferred::time(&message).is_some_and(|when| when > now) {
        deferred::wait(state, owner, message, save);
    } else {
        if let Some(author) = state.users.get_mut(owner) {
            author.mailbox.remove(&message.immutable_id);
        }
        dispatch(state, owner, message, save, now);
    }
    Ok(Reply::empty(StatusCode::ACCEPTED))
}

/// Sends a message that was taken.
pub(crate) fn dispatch(state: &mut State, owner: usize, mut message: Message, save: bool, now: Timestamp) {
    let State { users, ids, .. } = state;
    let (from, sender) = names(users, owner, &message);
    message.set("from", from);
    message.set("sender", sender);
    let addresses = recipients(&message);
    post(users, ids, owner, message, &addresses, save, now);
}

/// Keeps a message in its author's Sent Items, and delivers it to these addresses.
pub(crate) fn post(
    users: &mut [User],
    ids: &mut Ids,
    owner: usize,
    mut message: Message,
    to: &[String],
    save: bool,
    now: Timestamp,
) {
    let Some(author) = users.get_mut(owner) else { return };
    let time = seconds(now);
    message.set("isDraft", false);
    message.set("isRead", true);
    message.set("sentDateTime", time.as_str());
    message.set("receivedDateTime", time.as_str());
    message.touch(ids, now);
    if save {
        let mut kept = message.clone();
        kept.set("id", ids.item());
        kept.set("parentFolderId", author.mailbox.known("sentitems"));
        author.mailbox.insert(kept);
    }
    arrive::deliver(users, ids, &message, to, now);
}

fn address<'m>(message: &'m Message, name: &str) -> &'m str {
    let found = message.value.pointer(&format!("/{name}/emailAddress/address"));
    found.and_then(Value::as_str).unwrap_or_default()
}

fn is_among(list: &[String], address: &str) -> bool {
    list.iter().any(|it| it.eq_ignore_ascii_case(address))
}

/// Who a message is from, and who sends it. In whose name somebody else sends is named as the directory names them.
fn names(users: &[User], owner: usize, message: &Message) -> (Value, Value) {
    let Some(author) = users.get(owner) else { return (Value::Null, Value::Null) };
    let from = address(message, "from");
    if from.is_empty() || from.eq_ignore_ascii_case(&author.upn) {
        return (author.recipient(), author.recipient());
    }
    let known = users.iter().find(|user| user.upn.eq_ignore_ascii_case(from)).map(User::recipient);
    let other = known.unwrap_or_else(|| message.value.get("from").cloned().unwrap_or_default());
    let as_other = is_among(&author.rights.send_as, from);
    (other.clone(), if as_other { other } else { author.recipient() })
}

/// What Exchange asks of a message before it takes it.
fn check(author: &User, message: &Message) -> Result<(), Failure> {
    let addresses = recipients(message);
    if addresses.is_empty() {
        return Err(Failure::bad(
            "ErrorInvalidRecipients",
            "At least one recipient isn't valid., A message can't be sent because it contains no recipients.",
        ));
    }
    if addresses.len() > MOST_RECIPIENTS {
        let message =
            format!("The message has {} recipients, and no more than {MOST_RECIPIENTS} are allowed.", addresses.len());
        return Err(Failure::bad("ErrorExceededMaxRecipientLimit", message));
    }
    if let Some(address) = addresses.iter().find(|address| !is_address(address)) {
        return Err(Failure::bad(
            "ErrorInvalidRecipients",
            format!(
                "At least one recipient isn't valid., Recipient '{address}' is not resolved. All recipients must be \
                     resolved before a message can be submitted."
            ),
        ));
    }
    let (from, sender) = (address(message, "from"), address(message, "sender"));
    let is_own = |address: &str| address.is_empty() || address.eq_ignore_ascii_case(&author.upn);
    let as_other = is_among(&author.rights.send_as, from);
    let may_be_from = is_own(from) || as_other || is_among(&author.rights.on_behalf, from);
    let may_send = is_own(sender) || (as_other && sender.eq_ignore_ascii_case(from));
    if may_be_from && may_send {
        return Ok(());
    }
    Err(Failure::new(
        StatusCode::FORBIDDEN,
        "ErrorSendAsDenied",
        "The user account which was used to submit this request does not have the right to send mail on behalf \
         of the specified sending account., Cannot submit message.",
    ))
}

fn is_address(address: &str) -> bool {
    address.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !address.contains(char::is_whitespace)
    })
}

fn recipients(message: &Message) -> Vec<String> {
    let lists = ["toRecipients", "ccRecipients", "bccRecipients"];
    let all = lists.iter().filter_map(|name| message.value.get(name).and_then(Value::as_array)).flatten();
    all.map(|it| it.pointer("/emailAddress/address").and_then(Value::as_str).unwrap_or_default().to_owned()).collect()
}
