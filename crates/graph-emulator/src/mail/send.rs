//! Sending: into Sent Items, and into the Inbox of everybody in the tenant.

use crate::{
    call::Call,
    mail::{
        arrive,
        compose::{self, seconds},
        messages,
        mime::{self, Written},
    },
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Ids, Message, State, User},
};
use http::StatusCode;
use jiff::Timestamp;
use serde_json::Value;

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
    dispatch(users, ids, call.owner(), message, save, call.now)?;
    Ok(Reply::empty(StatusCode::ACCEPTED))
}

/// `POST …/messages/{id}/send`.
pub(crate) fn send(state: &mut State, call: &Call<'_>) -> Answer {
    let State { users, ids, .. } = state;
    let Some(user) = users.get_mut(call.owner()) else { return Err(Failure::item_not_found()) };
    let message = messages::find(&user.mailbox, call)?;
    if !message.flag("isDraft") {
        return Err(Failure::bad("ErrorInvalidRequest", "The message is not a draft, and so cannot be sent."));
    }
    let (id, message) = (message.id().to_owned(), message.clone());
    check(users, call.owner(), &message)?;
    if let Some(user) = users.get_mut(call.owner()) {
        user.mailbox.remove(&id);
    }
    dispatch(users, ids, call.owner(), message, true, call.now)?;
    Ok(Reply::empty(StatusCode::ACCEPTED))
}

/// Sends `message` from the user at `owner`.
pub(crate) fn dispatch(
    users: &mut [User],
    ids: &mut Ids,
    owner: usize,
    mut message: Message,
    save: bool,
    now: Timestamp,
) -> Result<(), Failure> {
    check(users, owner, &message)?;
    let addresses = recipients(&message);
    let Some(author) = users.get_mut(owner) else { return Err(Failure::item_not_found()) };
    let time = seconds(now);
    message.set("isDraft", false);
    message.set("isRead", true);
    message.set("sentDateTime", time.as_str());
    message.set("receivedDateTime", time.as_str());
    let from = author.recipient();
    message.set("from", from.clone());
    message.set("sender", from);
    message.touch(ids, now);
    if save {
        let mut kept = message.clone();
        kept.set("id", ids.item());
        kept.set("parentFolderId", author.mailbox.known("sentitems"));
        author.mailbox.insert(kept);
    }
    arrive::deliver(users, ids, &message, &addresses, now);
    Ok(())
}

/// What Exchange asks of a message before it takes it.
fn check(users: &[User], owner: usize, message: &Message) -> Result<(), Failure> {
    let addresses = recipients(message);
    if addresses.is_empty() {
        return Err(Failure::bad(
            "ErrorInvalidRecipients",
            "At least one recipient isn't valid., A message can't be sent because it contains no recipients.",
        ));
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
    let own = users.get(owner).map(|user| user.upn.as_str()).unwrap_or_default();
    for name in ["from", "sender"] {
        let address = message.value.pointer(&format!("/{name}/emailAddress/address")).and_then(Value::as_str);
        if address.is_some_and(|address| !address.eq_ignore_ascii_case(own)) {
            return Err(Failure::new(
                StatusCode::FORBIDDEN,
                "ErrorSendAsDenied",
                "The user account which was used to submit this request does not have the right to send mail on behalf \
                 of the specified sending account., Cannot submit message.",
            ));
        }
    }
    Ok(())
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
