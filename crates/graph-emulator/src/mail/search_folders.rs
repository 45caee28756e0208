//! Search folders: what they look for, and what they show of other folders.
//!
//! Invariant: a search folder holds nothing. Its messages are found anew whenever somebody looks.

use crate::{
    facts::{MESSAGE, SEARCH_FOLDER, Write},
    mail::compose,
    odata::{
        bind::{self, Bound},
        eval, parse, write,
    },
    reply::Failure,
    state::{Counts, Folder, Mailbox, Message, Search},
};
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// Which messages a folder shows: its own, or what it finds.
pub(crate) enum Scope {
    Folder(String),
    Found { folders: HashSet<String>, filter: Bound },
}

impl Scope {
    /// The messages of the folder that a request names.
    pub(crate) fn of(mailbox: &Mailbox, key: &str) -> Result<Self, Failure> {
        let id = compose::folder(mailbox, key)?;
        let search = mailbox.folder(&id).and_then(|folder| folder.search.as_ref());
        search.map_or(Ok(Self::Folder(id)), |search| Self::found(mailbox, search))
    }

    fn found(mailbox: &Mailbox, search: &Search) -> Result<Self, Failure> {
        let is_source = |folder: &Folder| match search.nested {
            true => search.sources.iter().any(|source| mailbox.is_within(&folder.id, source)),
            false => search.sources.contains(&folder.id),
        };
        let folders = mailbox.folders().filter(|folder| is_source(folder)).map(|folder| folder.id.clone()).collect();
        Ok(Self::Found { folders, filter: bound(&search.filter)? })
    }

    pub(crate) fn holds(&self, message: &Message) -> bool {
        match self {
            Self::Folder(id) => message.folder() == id,
            Self::Found { folders, filter } => {
                folders.contains(message.folder()) && eval::matches(filter, &message.value)
            }
        }
    }
}

fn bound(filter: &str) -> Result<Bound, Failure> {
    Ok(bind::bind(&parse::parse(filter)?, &MESSAGE)?.bound)
}

/// The counts of every folder, those of search folders by what they find.
pub(crate) fn counts(mailbox: &Mailbox) -> HashMap<&str, Counts> {
    let mut counts = mailbox.counts();
    for folder in mailbox.folders() {
        let Some(Ok(scope)) = folder.search.as_ref().map(|search| Scope::found(mailbox, search)) else { continue };
        let count = counts.entry(&folder.id).or_default();
        for message in mailbox.messages().filter(|message| scope.holds(message)) {
            count.total += 1;
            count.unread += usize::from(!message.flag("isRead"));
        }
    }
    counts
}

/// Whether a body is a search folder's.
pub(super) fn is_meant(body: &Map<String, Value>) -> bool {
    let kind = body.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
    kind.trim_start_matches('#').eq_ignore_ascii_case("microsoft.graph.mailSearchFolder")
}

/// The parts of a body: what every folder has, and what search folders have beside it.
pub(super) fn parted(body: Map<String, Value>) -> (Map<String, Value>, Map<String, Value>) {
    body.into_iter().partition(|(name, _)| SEARCH_FOLDER.exact(name).is_none())
}

/// What a search folder looks for after a write, checked.
pub(super) fn written(mailbox: &Mailbox, before: Option<Search>, body: &Map<String, Value>) -> Result<Search, Failure> {
    let (mut filter, mut nested, mut sources) = match before {
        Some(before) => (Some(before.filter), Some(before.nested), Some(before.sources)),
        None => (None, None, None),
    };
    for (property, value) in write::check(body, &SEARCH_FOLDER)? {
        match (property.name, value) {
            _ if property.write == Write::Never => {}
            ("filterQuery", Value::String(text)) => filter = Some(text),
            ("includeNestedFolders", Value::Bool(value)) => nested = Some(value),
            ("sourceFolderIds", Value::Array(keys)) => {
                let keys = keys.iter().filter_map(Value::as_str);
                sources = Some(keys.map(|key| source(mailbox, key)).collect::<Result<Vec<_>, _>>()?);
            }
            _ => {}
        }
    }
    let missing = |name: &str| Failure::bad("ErrorInvalidRequest", format!("The property '{name}' is required."));
    let search = Search {
        filter: filter.ok_or_else(|| missing("filterQuery"))?,
        nested: nested.ok_or_else(|| missing("includeNestedFolders"))?,
        sources: sources.filter(|all| !all.is_empty()).ok_or_else(|| missing("sourceFolderIds"))?,
    };
    bound(&search.filter)?;
    Ok(search)
}

fn source(mailbox: &Mailbox, key: &str) -> Result<String, Failure> {
    refused(mailbox, compose::folder(mailbox, key)?)
}

/// Refuses a search folder where one is needed that holds something.
pub(crate) fn refused(mailbox: &Mailbox, folder: String) -> Result<String, Failure> {
    match mailbox.folder(&folder).is_some_and(|folder| folder.search.is_some()) {
        true => Err(Failure::bad("ErrorInvalidOperation", "A search folder holds no items and no folders.")),
        false => Ok(folder),
    }
}

/// What is shown of a search folder beside what every folder has.
pub(super) fn describe(shown: &mut Value, search: &Search) {
    shown["@odata.type"] = "#microsoft.graph.mailSearchFolder".into();
    shown["isSupported"] = true.into();
    shown["includeNestedFolders"] = search.nested.into();
    shown["sourceFolderIds"] = json!(search.sources);
    shown["filterQuery"] = search.filter.as_str().into();
}
