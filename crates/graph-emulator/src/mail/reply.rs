//! Answering and forwarding, as drafts or at once.

use crate::{
    call::Call,
    facts::RECIPIENTS,
    mail::{
        attach, compose, conversation, messages,
        mime::{self, Written},
        room, send, text,
    },
    odata::write,
    reply::{Answer, Failure},
    state::{Message, State},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Sender,
    Everybody,
    Forward,
}

/// `POST …/createReply`.
pub(crate) fn create_reply(state: &mut State, call: &Call<'_>) -> Answer {
    draft(state, call, Manner::Sender)
}

/// `POST …/createReplyAll`.
pub(crate) fn create_reply_all(state: &mut State, call: &Call<'_>) -> Answer {
    draft(state, call, Manner::Everybody)
}

/// `POST …/createForward`.
pub(crate) fn create_forward(state: &mut State, call: &Call<'_>) -> Answer {
    draft(state, call, Manner::Forward)
}

/// `POST …/reply`.
pub(crate) fn reply(state: &mut State, call: &Call<'_>) -> Answer {
    at_once(state, call, Manner::Sender)
}

/// `POST …/replyAll`.
pub(crate) fn reply_all(state: &mut State, call: &Call<'_>) -> Answer {
    at_once(state, call, Manner::Everybody)
}

/// `POST …/forward`.
pub(crate) fn forward(state: &mut State, call: &Call<'_>) -> Answer {
    at_once(state, call, Manner::Forward)
}

fn draft(state: &mut State, call: &Call<'_>, manner: Manner) -> Answer {
    let message = composed(state, call, manner)?;
    let id = message.id().to_owned();
    let (mailbox, _) = call.mailbox(state)?;
    room::check(mailbox, 0, &message)?;
    mailbox.insert(message);
    messages::shown(StatusCode::CREATED, state, call, &id)
}

fn at_once(state: &mut State, call: &Call<'_>, manner: Manner) -> Answer {
    let message = composed(state, call, manner)?;
    send::submit(state, call.owner(), message, true, call.now)
}

/// What a client says of an answer.
struct Parameters {
    comment: Option<String>,
    to: Option<Value>,
    message: Written,
}

impl Parameters {
    fn of(call: &Call<'_>, manner: Manner) -> Result<Self, Failure> {
        let parameters = match mime::written(call)? {
            Written::Json(parameters) => parameters,
            message @ Written::Mime(_) => return Ok(Self { comment: None, to: None, message }),
        };
        let known: &[&str] = match manner {
            Manner::Forward => &["message", "comment", "toRecipients"],
            _ => &["message", "comment"],
        };
        write::only(&parameters, known)?;
        let comment = write::parameter(&parameters, "comment").and_then(Value::as_str);
        let message = write::parameter(&parameters, "message").and_then(Value::as_object).cloned().unwrap_or_default();
        let to = write::parameter(&parameters, "toRecipients");
        let is_written = |name: &str| message.get(name).is_some_and(|value| !value.is_null());
        let twice = |what: &str, name: &str| {
            let message = format!("The parameters '{what}' and 'Message.{name}' cannot be given together.");
            Failure::bad("ErrorInvalidRequest", message)
        };
        if comment.is_some() && is_written("body") {
            return Err(twice("Comment", "Body"));
        }
        if to.is_some() && is_written("toRecipients") {
            return Err(twice("ToRecipients", "ToRecipients"));
        }
        let to = to.map(|to| write::convert(to, &RECIPIENTS, "ToRecipients")).transpose()?;
        Ok(Self { comment: comment.map(str::to_owned), to, message: Written::Json(message) })
    }
}

/// The answer as a draft that is not yet anywhere.
fn composed(state: &mut State, call: &Call<'_>, manner: Manner) -> Result<Message, Failure> {
    let Parameters { comment, to, message: written } = Parameters::of(call, manner)?;
    let State { users, ids, .. } = state;
    let Some(user) = users.get(call.owner()) else { return Err(Failure::item_not_found()) };
    let original = messages::find(&user.mailbox, call)?.clone();
    let mut message = compose::draft_of(user, ids, call.now);
    let prefix = if manner == Manner::Forward { "FW: " } else { "RE: " };
    message.set("subject", prefixed(prefix, original.text("subject")));
    message.set("importance", original.text("importance"));
    for (name, list) in addressees(&original, manner, &user.upn) {
        message.set(&name, list);
    }
    let quoted = quoted(&comment.unwrap_or_default(), &original);
    message.set("body", json!({"contentType": "html", "content": quoted}));
    if manner == Manner::Forward {
        message.attachments.extend(original.attachments.iter().map(|it| attach::copy(it, ids)));
        message.set("toRecipients", to.unwrap_or_else(|| json!([])));
    }
    compose::create(&mut message, &written, &user.mailbox, ids, call.now)?;
    conversation::join(&mut message, &original, ids, call.now);
    Ok(message)
}

fn prefixed(prefix: &str, subject: &str) -> String {
    match subject.get(..prefix.len()) {
        Some(start) if start.eq_ignore_ascii_case(prefix) => subject.to_owned(),
        _ => format!("{prefix}{subject}"),
    }
}

/// Who gets an answer: the sender or whom they named, and for an answer to all everybody else but oneself.
fn addressees(original: &Message, manner: Manner, own: &str) -> Map<String, Value> {
    let list = |name: &str| original.value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let address =
        |it: &Value| it.pointer("/emailAddress/address").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let own = own.to_lowercase();
    let mut found = Map::new();
    if manner == Manner::Forward {
        return found;
    }
    let mut to = list("replyTo");
    if to.is_empty() {
        to.extend(original.value.get("from").cloned());
    }
    if manner == Manner::Everybody {
        for person in list("toRecipients") {
            if address(&person) != own && !to.iter().any(|it| address(it) == address(&person)) {
                to.push(person);
            }
        }
        let cc: Vec<Value> = list("ccRecipients").into_iter().filter(|person| address(person) != own).collect();
        found.insert("ccRecipients".into(), cc.into());
    }
    found.insert("toRecipients".into(), to.into());
    found
}

/// The comment above the original, with the lines that Outlook puts between.
fn quoted(comment: &str, original: &Message) -> String {
    let part = |name: &str| original.value.pointer(name).and_then(Value::as_str).unwrap_or_default();
    let content = part("/body/content");
    let content = if part("/body/contentType") == "html" { content.to_owned() } else { text::to_html(content) };
    format!(
        "<html><body>{}<hr><div id=\"divRplyFwdMsg\"><b>From:</b> {} &lt;{}&gt;<br><b>Sent:</b> {}<br><b>Subject:</b> {}</div>\
         <div>{content}</div></body></html>",
        text::to_html(comment),
        part("/from/emailAddress/name"),
        part("/from/emailAddress/address"),
        part("/sentDateTime"),
        text::to_html(part("/subject")),
    )
}
