//! Lists of messages: filtered, searched, ordered, paged and shown.

use crate::{
    calendar::Linked,
    call::Call,
    extension::{self, Expansion},
    facts::MESSAGE,
    mail::{attachments, body, search_folders::Scope},
    odata::{
        bind, eval, order,
        page::{OUTLOOK, Window},
        parse,
        search::{self, ask_message},
        select::{Expand, Select},
    },
    reply::{Answer, Failure, Reply},
    state::{Mailbox, Message, State, User},
};
use serde_json::{Map, Value};

/// The most that a search finds.
const SEARCH_LIMIT: usize = 250;

/// How a message is shown.
#[derive(Debug)]
pub(crate) struct Shape {
    select: Select,
    /// How expanded attachments are shown.
    attachments: Option<attachments::Shape>,
    extensions: Expansion,
    /// How the events are shown that messages are about.
    event: Option<Linked>,
}

impl Shape {
    /// Reads `$select` and `$expand`.
    pub(crate) fn of(call: &Call<'_>) -> Result<Self, Failure> {
        let select = Select::parse(call.options.system("$select"), &MESSAGE)?;
        let mut shape = Self { select, attachments: None, extensions: Expansion::default(), event: None };
        for expand in Expand::parse(call.options.system("$expand"))? {
            match expand.name.to_ascii_lowercase().as_str() {
                "attachments" => {
                    shape.attachments =
                        Some(attachments::Shape::of(expand.option("$select"), expand.option("$expand"))?);
                }
                "microsoft.graph.eventmessage/event" => shape.event = Some(Linked::of(&expand, call)?),
                _ if shape.extensions.take(&expand)? => {}
                _ => return Err(expand.unknown("message")),
            }
        }
        Ok(shape)
    }

    /// The fragment of a context URL.
    pub(crate) fn context(&self) -> String {
        let expanded = self.attachments.is_some();
        match (self.select.is_default(), expanded) {
            (true, true) => "(attachments())".into(),
            _ => self.select.context(),
        }
    }

    /// The message as the client wants to see it, with the event that it is about if that was asked for.
    pub(crate) fn show_of(&self, user: &User, message: &Message, call: &Call<'_>) -> Map<String, Value> {
        let mut shown = self.show(message, call);
        if let (Some(linked), Some(meeting)) = (&self.event, &message.meeting) {
            let event = user.calendars.meeting(meeting).map(|event| linked.show(event, call));
            shown.insert("event".into(), event.unwrap_or_default());
        }
        shown
    }

    /// The message as the client wants to see it.
    pub(crate) fn show(&self, message: &Message, call: &Call<'_>) -> Map<String, Value> {
        let Some(fields) = message.value.as_object() else { return Map::new() };
        let mut shown = self.select.apply(fields, true);
        extension::hide(&mut shown);
        self.extensions.show(&message.value, &mut shown);
        shown.insert("@odata.etag".into(), message.etag().into());
        if call.prefer.immutable {
            shown.insert("id".into(), message.immutable_id.as_str().into());
        }
        if self.select.names("internetMessageHeaders") {
            shown.insert("internetMessageHeaders".into(), message.headers.clone().into());
        }
        if self.select.names("uniqueBody") {
            shown.insert("uniqueBody".into(), body::unique_of(fields.get("body").unwrap_or(&Value::Null)));
        }
        for name in ["body", "uniqueBody"] {
            if let Some(shown) = shown.get_mut(name) {
                *shown = body::shown(shown, &call.prefer);
            }
        }
        if let Some(shape) = &self.attachments {
            let all: Vec<Value> = message.attachments.iter().map(|it| Value::Object(shape.show(it))).collect();
            shown.insert("attachments".into(), all.into());
        }
        shown
    }
}

/// `GET …/messages`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let shape = Shape::of(call)?;
    let window = Window::of(&call.options, OUTLOOK, call.page_cap())?;
    let counted = call.options.count()?;
    let folder = call.params.first().cloned();
    let user = state.users.get(call.owner()).ok_or_else(Failure::item_not_found)?;
    let found = found(&user.mailbox, call, folder.as_deref())?;
    let value: Vec<Value> = found
        .iter()
        .skip(window.skip)
        .take(window.size)
        .map(|message| Value::Object(shape.show_of(user, message, call)))
        .collect();
    let total = found.len();
    let fragment = match folder {
        Some(folder) => format!("mailFolders('{folder}')/messages{}", shape.context()),
        None => format!("messages{}", shape.context()),
    };
    let context = call.owned_context(state, &fragment);
    window.page(call, context, counted, total, value)
}

/// `GET …/messages/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    let folder = call.params.first().cloned();
    let (mailbox, _) = call.mailbox(state)?;
    Ok(Reply::count(found(mailbox, call, folder.as_deref())?.len()))
}

/// The messages that are asked for, in order. Without a folder, those of all folders that users see.
fn found<'m>(mailbox: &'m Mailbox, call: &Call<'_>, folder: Option<&str>) -> Result<Vec<&'m Message>, Failure> {
    let options = &call.options;
    let filter = options
        .system("$filter")
        .map(|text| bind::bind(&parse::parse(&extension::without_prefix(text))?, &MESSAGE))
        .transpose()?;
    let keys = options.system("$orderby").map(|text| order::parse(text, &MESSAGE)).transpose()?;
    let query = options.system("$search").map(search::outlook).transpose()?;
    if query.is_some() {
        for (option, code) in [
            ("$filter", "SearchWithFilter"),
            ("$orderby", "SearchWithOrderBy"),
            ("$skip", "SearchWithSkip"),
            ("$count", "SearchWithCount"),
        ] {
            if options.system(option).is_some() {
                return Err(Failure::bad(
                    code,
                    format!("The query parameter '{option}' is not supported with '$search'."),
                ));
            }
        }
    }
    if let (Some(keys), Some(filter)) = (&keys, &filter) {
        order::check_outlook(keys, filter)?;
    }
    let scope = folder.map(|key| Scope::of(mailbox, key)).transpose()?;
    let visible: Vec<&str> = mailbox.visible().collect();
    let mut found: Vec<&Message> = mailbox
        .messages()
        .filter(|message| scope.is_some() || visible.contains(&message.folder()))
        .filter(|message| scope.as_ref().is_none_or(|scope| scope.holds(message)))
        .filter(|message| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, &message.value)))
        .filter(|message| {
            let ask = |property: Option<&str>, op, text: &str| ask_message(&message.value, property, op, text);
            query.as_ref().is_none_or(|query| query.matches(&ask))
        })
        .collect();
    let date = if query.is_some() { "sentDateTime" } else { "receivedDateTime" };
    // The newest come first; a later number breaks the tie, so pages never overlap.
    found.sort_by(|left, right| (right.text(date), right.number).cmp(&(left.text(date), left.number)));
    if let Some(keys) = keys {
        found.sort_by(|left, right| order::compare(&keys, &left.value, &right.value));
    }
    if query.is_some() {
        found.truncate(SEARCH_LIMIT);
    }
    Ok(found)
}
