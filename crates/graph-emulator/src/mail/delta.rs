//! What changed in a folder, and what changed among folders.

use crate::{
    call::Call,
    delta::{ChangeType, Entry, Position, Token},
    facts::MESSAGE,
    mail::{compose, folders, list, search_folders},
    odata::{
        bind::{self, Bound},
        eval,
        lex::instant,
        page::{Limits, OUTLOOK, Window},
        parse,
        query::Options,
    },
    reply::{Answer, Failure, Reply},
    state::{Folder, Left, Mailbox, Message, State, What},
};
use http::{StatusCode, header};
use serde_json::{Map, Value, json};

/// The most messages that a filtered query tells in its first round.
const FILTERED: usize = 5_000;

/// A query that goes on, or begins: its state, its options, and how much its page may hold.
struct Query<'a> {
    token: Token,
    call: Call<'a>,
    only: Option<ChangeType>,
    size: usize,
}

impl<'a> Query<'a> {
    /// Reads the query of `call` about `folder`. `known` are the options that a query of its kind may have.
    fn of(mailbox: &mut Mailbox, call: &Call<'a>, folder: &str, known: &[&str]) -> Result<Self, Failure> {
        let options = &call.options;
        let latest = mailbox.changes().latest();
        let (from, text) = (options.system("$skiptoken"), options.system("$deltatoken"));
        let token = match from.or(text).filter(|text| !text.eq_ignore_ascii_case("latest")) {
            Some(text) => known_state(mailbox, call, Token::read(text), folder)?,
            None => {
                refuse_others(options, known)?;
                let position = match text {
                    None => Position::First { start: latest, after: None, told: 0 },
                    Some(_) => Position::Later { base: latest, at: latest },
                };
                let query = options.query(&["$skiptoken", "$deltatoken"]);
                let sync = mailbox.syncs().begin();
                Token { sync, generation: 0, folder: folder.to_owned(), position, query }
            }
        };
        let call = Call { options: Options::parse(&token.query)?, ..call.clone() };
        let limits = Limits { default: call.prefer.max_page_size.unwrap_or(OUTLOOK.default), ..OUTLOOK };
        let size = Window::of(&call.options, limits, call.page_cap())?.size;
        let only = ChangeType::parse(call.options.custom("changeType"))?;
        Ok(Self { token, call, only, size })
    }

    /// A page of `told`, and the link to what follows: to `next`, in this round unless it `ends`.
    fn answer(&self, mailbox: &mut Mailbox, context: &str, told: Vec<Value>, next: Position, ends: bool) -> Answer {
        let generation = self.token.generation + 1;
        mailbox.syncs().advance(self.token.sync, generation);
        let token = Token { generation, position: next, ..self.token.clone() }.write();
        let (name, option) = match ends {
            true => ("@odata.deltaLink", "$deltatoken"),
            false => ("@odata.nextLink", "$skiptoken"),
        };
        let mut page = Map::new();
        page.insert("@odata.context".into(), self.call.context(context).into());
        page.insert(name.into(), self.call.link(&Options::default().link((option, &token), &[])).into());
        page.insert("value".into(), told.into());
        Ok(Reply::ok(Value::Object(page)))
    }
}

/// The state that a link holds, when the mailbox still knows it. If not, `Location` leads to the beginning of the same query.
fn known_state(mailbox: &mut Mailbox, call: &Call<'_>, token: Option<Token>, folder: &str) -> Result<Token, Failure> {
    let lost = |message: &str, query: &str| {
        let mut start = call.link(query);
        if query.is_empty() {
            start.truncate(start.len() - 1);
        }
        Failure::new(StatusCode::GONE, "SyncStateNotFound", message).with(header::LOCATION, start)
    };
    let Some(token) = token.filter(|token| token.folder == folder) else {
        return Err(lost("The sync state is not found.", ""));
    };
    if let Some(lack) = mailbox.syncs().lack(token.sync, token.generation) {
        return Err(lost(&lack, &token.query));
    }
    if token.position.known() < mailbox.changes().forgotten() {
        return Err(lost("The sync state is too old: what left since then is not known any more.", &token.query));
    }
    Ok(token)
}

/// Refuses the options that a delta query cannot have.
fn refuse_others(options: &Options, known: &[&str]) -> Result<(), Failure> {
    let refused = ["$filter", "$orderby", "$search", "$skip", "$count", "$expand"];
    match refused.iter().find(|name| options.system(name).is_some() && !known.contains(name)) {
        None => Ok(()),
        Some(name) => Err(unsupported(name)),
    }
}

fn unsupported(what: &str) -> Failure {
    Failure::bad("ErrorInvalidUrlQuery", format!("'{what}' is not supported with change tracking over this resource."))
}

fn removed(id: &str) -> Value {
    json!({"id": id, "@removed": {"reason": "deleted"}})
}

/// `GET …/mailFolders/{id}/messages/delta`.
pub(crate) fn messages(state: &mut State, call: &Call<'_>) -> Answer {
    enum Found<'m> {
        Here(&'m Message),
        Left(&'m Left, &'m str),
    }
    let (mailbox, _) = call.mailbox(state)?;
    let folder = compose::folder(mailbox, call.param(0))?;
    let query = Query::of(mailbox, call, &folder, &["$filter", "$orderby", "$expand"])?;
    let shape = list::Shape::of(&query.call)?;
    let filter = received_since(&query.call.options)?;
    newest_first(&query.call.options)?;
    let passes = |value: &Value| filter.as_ref().is_none_or(|filter| eval::matches(filter, value));
    let changes = mailbox.changes();
    let here = mailbox.messages().filter(|message| message.folder() == folder && passes(&message.value));
    let here = here.map(|message| {
        let received = instant(message.text("receivedDateTime")).map_or(0, |time| time.as_second());
        let rank = (-received, i64::try_from(message.number).map_or(i64::MIN, |number| -number));
        Entry::Here { rank, stamp: changes.message(message.number), item: Found::Here(message) }
    });
    let left = changes.left_since(query.token.position.known()).filter(|left| left.from == folder);
    let left = left.filter_map(|left| match &left.what {
        What::Message { immutable_id, received } if passes(&json!({"receivedDateTime": received})) => {
            Some(Entry::Left { at: left.at, entered: left.entered, item: Found::Left(left, immutable_id) })
        }
        _ => None,
    });
    let most = if filter.is_some() { FILTERED } else { usize::MAX };
    let page = query.token.position.page(here.chain(left), query.only, changes.latest(), query.size, most);
    let told = page.items.iter().map(|found| match found {
        Found::Here(message) => {
            let mut shown = shape.show(message, &query.call);
            shown.entry("@odata.type").or_insert("#microsoft.graph.message".into());
            Value::Object(shown)
        }
        Found::Left(_, immutable_id) if query.call.prefer.immutable => removed(immutable_id),
        Found::Left(left, _) => removed(&left.id),
    });
    let (told, context) = (told.collect(), format!("Collection(message){}", shape.context()));
    query.answer(mailbox, &context, told, page.next, page.ends)
}

/// The one filter that a delta query of messages may have.
fn received_since(options: &Options) -> Result<Option<Bound>, Failure> {
    let Some(text) = options.system("$filter") else { return Ok(None) };
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_since =
        matches!(words.as_slice(), [property, "ge" | "gt", _] if property.eq_ignore_ascii_case("receivedDateTime"));
    match is_since {
        true => Ok(Some(bind::bind(&parse::parse(text)?, &MESSAGE)?.bound)),
        false => Err(unsupported("$filter (other than receivedDateTime ge or gt)")),
    }
}

/// The one order that a delta query of messages may ask for, which it has anyway.
fn newest_first(options: &Options) -> Result<(), Failure> {
    let words: Vec<String> =
        options.system("$orderby").unwrap_or_default().split_whitespace().map(str::to_ascii_lowercase).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] | ["receiveddatetime", "desc"] => Ok(()),
        _ => Err(unsupported("$orderby (other than receivedDateTime desc)")),
    }
}

/// `GET …/mailFolders/delta` (all of them, however deep), `GET …/childFolders/delta` (those directly in one).
pub(crate) fn folders(state: &mut State, call: &Call<'_>) -> Answer {
    enum Found<'m> {
        Here(&'m Folder),
        Left(&'m Left),
    }
    let (mailbox, _) = call.mailbox(state)?;
    let parent = call.params.first().map(|key| compose::folder(mailbox, key)).transpose()?.unwrap_or_default();
    let query = Query::of(mailbox, call, &parent, &[])?;
    let shape = folders::Shape::of(&query.call)?;
    let hidden = query.call.options.custom("includeHiddenFolders").is_some_and(|it| it.eq_ignore_ascii_case("true"));
    let changes = mailbox.changes();
    let here = mailbox.folders().filter(|folder| match parent.as_str() {
        "" => folder.parent.is_some() && (hidden || !mailbox.is_hidden(&folder.id)),
        parent => folder.parent.as_deref() == Some(parent) && (hidden || !folder.hidden),
    });
    let here = here.map(|folder| {
        let stamp = changes.folder(&folder.id);
        let rank = (0, i64::try_from(stamp.entered).unwrap_or(i64::MAX));
        Entry::Here { rank, stamp, item: Found::Here(folder) }
    });
    let left = changes.left_since(query.token.position.known()).filter(|left| match left.what {
        What::Folder { gone } => {
            if parent.is_empty() {
                gone
            } else {
                left.from == parent
            }
        }
        What::Message { .. } => false,
    });
    let left = left.map(|left| Entry::Left { at: left.at, entered: left.entered, item: Found::Left(left) });
    let page = query.token.position.page(here.chain(left), query.only, changes.latest(), query.size, usize::MAX);
    let counts = search_folders::counts(mailbox);
    let told = page.items.iter().map(|found| match found {
        Found::Here(folder) => {
            let mut shown = shape.show(mailbox, &folders::record(&counts, folder));
            shown.insert("@odata.type".into(), "#microsoft.graph.mailFolder".into());
            Value::Object(shown)
        }
        Found::Left(left) => removed(&left.id),
    });
    let (told, context) = (told.collect(), format!("Collection(mailFolder){}", shape.context()));
    query.answer(mailbox, &context, told, page.next, page.ends)
}
