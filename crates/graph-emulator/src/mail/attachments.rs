//! The attachments of a message, and how those of messages and events are shown.

use crate::{
    call::Call,
    content, extension,
    facts::{ATTACHMENT, MESSAGE},
    mail::{attach, messages, mime, room},
    odata::{
        bind, eval,
        page::{ATTACHMENTS, Window},
        parse,
        query::Options,
        select::{Expand, Select},
        write,
    },
    reply::{Answer, Failure, Reply},
    state::{Attachment, Held, Message, State},
};
use http::StatusCode;
use serde_json::{Map, Value};

/// The largest attachment that one request may add.
const LARGEST: u64 = 3 << 20;

/// How attachments are shown.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    select: Select,
    /// How the items that are attached are shown, if they are.
    item: Option<ItemShape>,
}

#[derive(Debug, Default)]
struct ItemShape {
    select: Select,
    attachments: Option<Box<Shape>>,
}

impl Shape {
    /// Reads `$select` and `$expand`.
    pub(crate) fn of(select: Option<&str>, expand: Option<&str>) -> Result<Self, Failure> {
        let mut shape = Self { select: Select::parse(select, &ATTACHMENT)?, item: None };
        for expand in Expand::parse(expand)? {
            match expand.name.to_ascii_lowercase().as_str() {
                "microsoft.graph.itemattachment/item" => shape.item = Some(ItemShape::of(&expand)?),
                _ => return Err(expand.unknown("attachment")),
            }
        }
        Ok(shape)
    }

    fn of_query(options: &Options) -> Result<Self, Failure> {
        Self::of(options.system("$select"), options.system("$expand"))
    }

    fn context(&self) -> String {
        let expanded = if self.item.is_some() { "microsoft.graph.itemAttachment/item()" } else { "" };
        match (self.select.context(), expanded) {
            (selected, "") => selected,
            (selected, expanded) if selected.is_empty() => format!("({expanded})"),
            (selected, expanded) => format!("{},{expanded})", selected.trim_end_matches(')')),
        }
    }

    /// An attachment as the client wants to see it. Bytes are encoded only when they are asked for.
    pub(crate) fn show(&self, attachment: &Attachment) -> Map<String, Value> {
        let mut shown = self.select.apply(&attachment.value, true);
        if self.select.has("contentBytes")
            && let Some(bytes) = attachment.content_bytes()
        {
            shown.insert("contentBytes".into(), bytes.into());
        }
        if let Some(shape) = &self.item {
            shown.extend(shape.show(&attachment.content).map(|item| ("item".to_owned(), item)));
        }
        shown
    }
}

impl ItemShape {
    fn of(expand: &Expand) -> Result<Self, Failure> {
        let mut shape = Self { select: Select::parse(expand.option("$select"), &MESSAGE)?, attachments: None };
        for inner in Expand::parse(expand.option("$expand"))? {
            match inner.name.to_ascii_lowercase().as_str() {
                "attachments" | "microsoft.graph.message/attachments" => {
                    let inner = Shape::of(inner.option("$select"), inner.option("$expand"))?;
                    shape.attachments = Some(Box::new(inner));
                }
                _ => return Err(inner.unknown("outlookItem")),
            }
        }
        Ok(shape)
    }

    fn show(&self, held: &Held) -> Option<Value> {
        let message = match held {
            Held::Message(message) => message,
            Held::Item(item) => return Some(item.clone()),
            Held::File(_) | Held::Reference => return None,
        };
        let mut shown = self.select.apply(message.value.as_object()?, true);
        extension::hide(&mut shown);
        shown.insert("@odata.type".into(), "#microsoft.graph.message".into());
        if self.select.names("internetMessageHeaders") {
            shown.insert("internetMessageHeaders".into(), message.headers.clone().into());
        }
        if let Some(shape) = &self.attachments {
            let all: Vec<Value> = message.attachments.iter().map(|it| Value::Object(shape.show(it))).collect();
            shown.insert("attachments".into(), all.into());
        }
        Some(Value::Object(shown))
    }
}

/// A page of the attachments of the message or event that `fragment` names.
pub(crate) fn listed(state: &State, call: &Call<'_>, all: &[Attachment], fragment: &str) -> Answer {
    let shape = Shape::of_query(&call.options)?;
    let window = Window::of(&call.options, ATTACHMENTS, call.page_cap())?;
    let (found, counted) = (passing(all, call)?, call.options.count()?);
    let shown = found.iter().skip(window.skip).take(window.size).map(|it| Value::Object(shape.show(it)));
    let value: Vec<Value> = shown.collect();
    let context = call.owned_context(state, &format!("{fragment}/attachments{}", shape.context()));
    window.page(call, context, counted, found.len(), value)
}

/// How many there are.
pub(crate) fn counted(call: &Call<'_>, all: &[Attachment]) -> Answer {
    Ok(Reply::count(passing(all, call)?.len()))
}

fn passing<'a>(all: &'a [Attachment], call: &Call<'_>) -> Result<Vec<&'a Attachment>, Failure> {
    let filter =
        call.options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, &ATTACHMENT)).transpose()?;
    let passes = |item: &&Attachment| {
        filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, &Value::Object(item.value.clone())))
    };
    Ok(all.iter().filter(passes).collect())
}

/// The attachment of that id.
pub(crate) fn one<'a>(all: &'a [Attachment], id: &str) -> Result<&'a Attachment, Failure> {
    all.iter().find(|it| it.id() == id).ok_or_else(Failure::item_not_found)
}

/// An answer with one attachment.
pub(crate) fn shown(
    status: StatusCode,
    state: &State,
    call: &Call<'_>,
    attachment: &Attachment,
    fragment: &str,
) -> Answer {
    let shape = Shape::of_query(&call.options)?;
    let mut view = shape.show(attachment);
    let context = call.owned_context(state, &format!("{fragment}/attachments{}/$entity", shape.context()));
    view.insert("@odata.context".into(), context.into());
    Ok(Reply::json(status, Value::Object(view)))
}

/// What is attached, as a stream: a file's bytes as they are, an item in a format of its own.
pub(crate) fn stream(call: &Call<'_>, attachment: &Attachment) -> Answer {
    // What is in an attachment never changes.
    let etag = format!("\"{}\"", attachment.id());
    match (&attachment.content, mime::of(&attachment.content)) {
        (Held::File(bytes), _) => {
            let told = attachment.text("contentType");
            let content_type = if told.is_empty() { "application/octet-stream" } else { told };
            content::send(call, &etag, content_type, bytes.clone())
        }
        (_, Some((content_type, bytes))) => content::send(call, &etag, content_type, bytes),
        _ => Err(Failure::bad("ErrorInvalidRequest", "A reference attachment has no content that could be read.")),
    }
}

/// Refuses what is too large for one request.
pub(crate) fn check_size(attachment: &Attachment) -> Result<(), Failure> {
    if attachment.size() <= LARGEST {
        return Ok(());
    }
    Err(Failure::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "ErrorMessageSizeExceeded",
        "The attachment is larger than 3 MB: it needs an upload session.",
    ))
}

fn message<'s>(state: &'s State, call: &Call<'_>) -> Result<&'s Message, Failure> {
    let user = state.users.get(call.owner()).ok_or_else(Failure::item_not_found)?;
    messages::find(&user.mailbox, call)
}

fn fragment(call: &Call<'_>) -> String {
    format!("messages('{}')", call.param(0))
}

/// `GET …/messages/{id}/attachments`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    listed(state, call, &message(state, call)?.attachments, &fragment(call))
}

/// `GET …/messages/{id}/attachments/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    counted(call, &message(state, call)?.attachments)
}

/// `GET …/messages/{id}/attachments/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let attachment = one(&message(state, call)?.attachments, call.param(1))?;
    shown(StatusCode::OK, state, call, attachment, &fragment(call))
}

/// `GET …/messages/{id}/attachments/{id}/$value`.
pub(crate) fn value(state: &mut State, call: &Call<'_>) -> Answer {
    stream(call, one(&message(state, call)?.attachments, call.param(1))?)
}

/// `POST …/messages/{id}/attachments`.
pub(crate) fn add(state: &mut State, call: &Call<'_>) -> Answer {
    let body = Value::Object(write::object(call.body)?);
    let (mailbox, ids) = call.mailbox(state)?;
    let mut changed = messages::find(mailbox, call)?.clone();
    let before = changed.size();
    let attachment = attach::written(&body, ids, call.now)?;
    check_size(&attachment)?;
    changed.attachments.push(attachment.clone());
    room::check(mailbox, before, &changed)?;
    changed.touch(ids, call.now);
    mailbox.replace(changed);
    shown(StatusCode::CREATED, state, call, &attachment, &fragment(call))
}

/// `DELETE …/messages/{id}/attachments/{id}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, ids) = call.mailbox(state)?;
    let message = messages::find(mailbox, call)?;
    one(&message.attachments, call.param(1))?;
    let id = message.id().to_owned();
    let message = mailbox.message_mut(&id).ok_or_else(Failure::item_not_found)?;
    message.attachments.retain(|it| it.id() != call.param(1));
    message.touch(ids, call.now);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
