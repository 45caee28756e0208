//! Mail folders: listed, made, renamed, moved, copied, deleted.

use crate::{
    call::Call,
    facts::{MAIL_FOLDER, Write},
    mail::{compose, messages, search_folders},
    odata::{
        bind, eval, order,
        page::{OUTLOOK, Window},
        parse,
        select::{Expand, Select},
        write,
    },
    reply::{Answer, Failure, Reply},
    state::{Counts, Folder, Ids, Mailbox, State},
};
use http::StatusCode;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// A folder with its counts.
pub(crate) fn record(counts: &HashMap<&str, Counts>, folder: &Folder) -> Value {
    let counts = counts.get(folder.id.as_str()).copied().unwrap_or_default();
    let mut record = json!({
        "id": folder.id, "displayName": folder.name, "parentFolderId": folder.parent.as_deref().unwrap_or(&folder.id),
        "childFolderCount": counts.children, "unreadItemCount": counts.unread, "totalItemCount": counts.total,
        "isHidden": folder.hidden,
    });
    if let Some(search) = &folder.search {
        search_folders::describe(&mut record, search);
    }
    record
}

/// How a folder is shown.
pub(crate) struct Shape {
    select: Select,
    children: Option<Select>,
}

impl Shape {
    /// Reads `$select` and `$expand`.
    pub(crate) fn of(call: &Call<'_>) -> Result<Self, Failure> {
        let select = Select::parse(call.options.system("$select"), &MAIL_FOLDER)?;
        let mut shape = Self { select, children: None };
        for expand in Expand::parse(call.options.system("$expand"))? {
            match expand.name.to_ascii_lowercase().as_str() {
                "childfolders" => shape.children = Some(Select::parse(expand.option("$select"), &MAIL_FOLDER)?),
                "singlevalueextendedproperties" | "multivalueextendedproperties" => {}
                _ => return Err(expand.unknown("mailFolder")),
            }
        }
        Ok(shape)
    }

    /// The fragment of a context URL.
    pub(crate) fn context(&self) -> String {
        self.select.context()
    }

    /// The folder as the client wants to see it.
    pub(crate) fn show(&self, mailbox: &Mailbox, shown: &Value) -> Map<String, Value> {
        let (record_id, fields) = (shown.get("id").and_then(Value::as_str), shown.as_object());
        let mut shown = fields.map(|fields| self.select.apply(fields, true)).unwrap_or_default();
        if let (Some(select), Some(id)) = (&self.children, record_id) {
            let counts = search_folders::counts(mailbox);
            let children = mailbox.children(id).into_iter().filter(|folder| !folder.hidden);
            let children = children.map(|folder| record(&counts, folder));
            let children: Vec<Value> =
                children.filter_map(|it| it.as_object().map(|it| Value::Object(select.apply(it, true)))).collect();
            shown.insert("childFolders".into(), children.into());
        }
        shown
    }
}

/// `GET …/mailFolders` (the top level alone), `GET …/mailFolders/{id}/childFolders`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let shape = Shape::of(call)?;
    let window = Window::of(&call.options, OUTLOOK, call.page_cap())?;
    let (mailbox, _) = call.mailbox(state)?;
    let found = found(mailbox, call)?;
    let value: Vec<Value> = found
        .iter()
        .skip(window.skip)
        .take(window.size)
        .map(|record| Value::Object(shape.show(mailbox, record)))
        .collect();
    let fragment = match call.params.first() {
        Some(parent) => format!("mailFolders('{parent}')/childFolders{}", shape.context()),
        None => format!("mailFolders{}", shape.context()),
    };
    let context = call.owned_context(state, &fragment);
    window.page(call, context, call.options.count()?, found.len(), value)
}

/// `GET …/mailFolders/$count`, `GET …/childFolders/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    Ok(Reply::count(found(mailbox, call)?.len()))
}

fn found(mailbox: &Mailbox, call: &Call<'_>) -> Result<Vec<Value>, Failure> {
    let options = &call.options;
    if options.system("$search").is_some() {
        return Err(Failure::query("The query parameter '$search' is not supported on mailFolder."));
    }
    let filter = options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, &MAIL_FOLDER)).transpose()?;
    let keys = options.system("$orderby").map(|text| order::parse(text, &MAIL_FOLDER)).transpose()?;
    let parent = compose::folder(mailbox, call.params.first().map_or("msgfolderroot", String::as_str))?;
    let hidden = options.custom("includeHiddenFolders").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let counts = search_folders::counts(mailbox);
    let children = mailbox.children(&parent).into_iter().filter(|folder| hidden || !folder.hidden);
    let mut found: Vec<Value> = children
        .map(|folder| record(&counts, folder))
        .filter(|record| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, record)))
        .collect();
    if let Some(keys) = keys {
        found.sort_by(|left, right| order::compare(&keys, left, right));
    }
    Ok(found)
}

fn shown(status: StatusCode, state: &mut State, call: &Call<'_>, key: &str) -> Answer {
    let shape = Shape::of(call)?;
    let (mailbox, _) = call.mailbox(state)?;
    let id = compose::folder(mailbox, key)?;
    let folder = mailbox.folder(&id).ok_or_else(Failure::item_not_found)?;
    let mut view = shape.show(mailbox, &record(&search_folders::counts(mailbox), folder));
    let fragment = format!("mailFolders{}/$entity", shape.context());
    view.insert("@odata.context".into(), call.owned_context(state, &fragment).into());
    Ok(Reply::json(status, Value::Object(view)))
}

/// `GET …/mailFolders/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    shown(StatusCode::OK, state, call, call.param(0))
}

/// What every folder has of a body: its name and whether it is hidden.
fn written(body: &Map<String, Value>) -> Result<(Option<String>, bool), Failure> {
    let (mut name, mut hidden) = (None, false);
    for (property, value) in write::check(body, &MAIL_FOLDER)? {
        match property.name {
            _ if property.write == Write::Never => {}
            "displayName" => name = value.as_str().map(|name| name.trim().to_owned()),
            "isHidden" => hidden = value.as_bool().unwrap_or_default(),
            _ => {}
        }
    }
    Ok((name.filter(|name| !name.is_empty()), hidden))
}

fn exists(name: &str) -> Failure {
    Failure::new(
        StatusCode::CONFLICT,
        "ErrorFolderExists",
        format!("A folder with the specified name already exists., Could not create folder '{name}'."),
    )
}

/// `POST …/mailFolders`, `POST …/childFolders`.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let is_search = search_folders::is_meant(&body);
    let (body, search) = if is_search { search_folders::parted(body) } else { (body, Map::new()) };
    let (name, hidden) = written(&body)?;
    let name = name.ok_or_else(|| Failure::bad("ErrorInvalidRequest", "The property 'displayName' is required."))?;
    let (mailbox, ids) = call.mailbox(state)?;
    let parent = compose::folder(mailbox, call.params.first().map_or("msgfolderroot", String::as_str))?;
    if mailbox.child_named(&parent, &name).is_some() {
        return Err(exists(&name));
    }
    let parent = search_folders::refused(mailbox, parent)?;
    let search = is_search.then(|| search_folders::written(mailbox, None, &search)).transpose()?;
    let id = mailbox.add_folder(ids, &parent, &name, hidden);
    if let Some(search) = search
        && let Some(folder) = mailbox.folder_mut(&id)
    {
        folder.search = Some(search);
    }
    shown(StatusCode::CREATED, state, call, &id)
}

/// A folder that users made themselves, or the refusal to do that to one that every mailbox has.
fn own<'m>(mailbox: &'m Mailbox, key: &str, code: &str, what: &str) -> Result<&'m Folder, Failure> {
    let id = compose::folder(mailbox, key)?;
    let folder = mailbox.folder(&id).ok_or_else(Failure::item_not_found)?;
    match folder.well_known {
        Some(_) => Err(Failure::new(StatusCode::FORBIDDEN, code, format!("Distinguished folders cannot be {what}."))),
        None => Ok(folder),
    }
}

/// `PATCH …/mailFolders/{id}`.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let (mailbox, _) = call.mailbox(state)?;
    let folder = own(mailbox, call.param(0), "ErrorAccessDenied", "renamed")?;
    let (id, parent) = (folder.id.clone(), folder.parent.clone().unwrap_or_default());
    let before = folder.search.clone();
    let (body, search) = if before.is_some() { search_folders::parted(body) } else { (body, Map::new()) };
    let (name, _) = written(&body)?;
    let search = before.map(|before| search_folders::written(mailbox, Some(before), &search)).transpose()?;
    if let Some(name) = name {
        if mailbox.child_named(&parent, &name).is_some_and(|other| other.id != id) {
            return Err(exists(&name));
        }
        if let Some(folder) = mailbox.folder_mut(&id) {
            folder.name = name;
        }
    }
    if let Some(search) = search
        && let Some(folder) = mailbox.folder_mut(&id)
    {
        folder.search = Some(search);
    }
    shown(StatusCode::OK, state, call, &id)
}

/// `DELETE …/mailFolders/{id}`: to Deleted Items, and from there for good.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    let id = own(mailbox, call.param(0), "ErrorDeleteDistinguishedFolder", "deleted")?.id.clone();
    let bin = mailbox.known("deleteditems");
    if mailbox.is_within(&id, &bin) {
        mailbox.remove_folder(&id);
    } else {
        mailbox.move_folder(&id, &bin);
    }
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/mailFolders/{id}/permanentDelete`.
pub(crate) fn permanent_delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    let id = own(mailbox, call.param(0), "ErrorDeleteDistinguishedFolder", "deleted")?.id.clone();
    mailbox.remove_folder(&id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `POST …/mailFolders/{id}/move`. A folder keeps its id.
pub(crate) fn r#move(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, _) = call.mailbox(state)?;
    let folder = own(mailbox, call.param(0), "ErrorMoveDistinguishedFolder", "moved")?;
    let (id, name) = (folder.id.clone(), folder.name.clone());
    let target = target(mailbox, call, &id, &name)?;
    mailbox.move_folder(&id, &target);
    shown(StatusCode::CREATED, state, call, &id)
}

fn target(mailbox: &Mailbox, call: &Call<'_>, id: &str, name: &str) -> Result<String, Failure> {
    let target = messages::destination(mailbox, call)?;
    if mailbox.is_within(&target, id) {
        return Err(Failure::bad("ErrorMoveCopyFailed", "A folder cannot go into itself or into a folder below it."));
    }
    match mailbox.child_named(&target, name) {
        Some(other) if other.id != id => Err(exists(name)),
        _ => Ok(target),
    }
}

/// `POST …/mailFolders/{id}/copy`: with all that is in it.
pub(crate) fn copy(state: &mut State, call: &Call<'_>) -> Answer {
    let (mailbox, ids) = call.mailbox(state)?;
    let id = compose::folder(mailbox, call.param(0))?;
    let name = mailbox.folder(&id).map(|folder| folder.name.clone()).unwrap_or_default();
    let target = target(mailbox, call, &id, &name)?;
    if mailbox.child_named(&target, &name).is_some() {
        return Err(exists(&name));
    }
    let copied = copy_tree(mailbox, ids, &id, &target);
    shown(StatusCode::CREATED, state, call, &copied)
}

fn copy_tree(mailbox: &mut Mailbox, ids: &mut Ids, from: &str, into: &str) -> String {
    let (name, hidden) = mailbox.folder(from).map(|it| (it.name.clone(), it.hidden)).unwrap_or_default();
    let children: Vec<String> = mailbox.children(from).into_iter().map(|folder| folder.id.clone()).collect();
    let inside: Vec<_> = mailbox.messages().filter(|message| message.folder() == from).cloned().collect();
    let search = mailbox.folder(from).and_then(|folder| folder.search.clone());
    let copied = mailbox.add_folder(ids, into, &name, hidden);
    if let Some(search) = search
        && let Some(folder) = mailbox.folder_mut(&copied)
    {
        folder.search = Some(search);
    }
    for mut message in inside {
        message.number = ids.number();
        message.immutable_id = ids.immutable();
        message.set("id", ids.item());
        message.set("parentFolderId", copied.as_str());
        mailbox.insert(message);
    }
    for child in children {
        copy_tree(mailbox, ids, &child, &copied);
    }
    copied
}
