//! A mailbox: folders in a tree, messages by id.
//!
//! Invariant: the index names exactly the ids of the messages that are there, and no change passes the log by.

use super::{Changes, Folder, Ids, Message, Setup, Syncs, WELL_KNOWN, What};
use std::collections::{BTreeMap, HashMap};

/// One user's mail.
#[derive(Debug)]
pub(crate) struct Mailbox {
    folders: Vec<Folder>,
    messages: BTreeMap<u64, Message>,
    index: HashMap<String, u64>,
    changes: Changes,
    pub(crate) setup: Setup,
    pub(crate) limits: Limits,
}

/// The most bytes that there may be; none is no limit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits {
    /// In one message.
    pub(crate) message: Option<u64>,
    /// In all messages together.
    pub(crate) quota: Option<u64>,
}

/// What a folder holds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) total: usize,
    pub(crate) unread: usize,
    pub(crate) children: usize,
}

impl Mailbox {
    /// A mailbox with its well-known folders.
    pub(crate) fn new(ids: &mut Ids) -> Self {
        let mut folders: Vec<Folder> = Vec::with_capacity(WELL_KNOWN.len());
        let mut changes = Changes::default();
        for known in WELL_KNOWN {
            let parent = folders.iter().find(|folder| folder.well_known.is_some() && folder.well_known == known.parent);
            let parent = parent.map(|folder| folder.id.clone());
            let name = known.display.to_owned();
            let id = ids.folder();
            changes.folder_came(&id);
            folders.push(Folder { id, name, parent, well_known: Some(known.name), hidden: known.hidden, search: None });
        }
        let archive = folders.iter().find(|folder| folder.well_known == Some("archive"));
        let setup = Setup::new(ids, archive.map(|folder| folder.id.as_str()).unwrap_or_default());
        Self { folders, messages: BTreeMap::new(), index: HashMap::new(), changes, setup, limits: Limits::default() }
    }

    /// What changed, in order.
    pub(crate) fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The delta queries.
    pub(crate) fn syncs(&mut self) -> &mut Syncs {
        &mut self.changes.syncs
    }

    /// Every folder.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.folders.iter()
    }

    /// The folder with that id or well-known name.
    pub(crate) fn folder(&self, key: &str) -> Option<&Folder> {
        self.folders
            .iter()
            .find(|folder| folder.id == key || folder.well_known.is_some_and(|known| known.eq_ignore_ascii_case(key)))
    }

    /// The folders in which users find messages; what can only be recovered is not in them.
    pub(crate) fn visible(&self) -> impl Iterator<Item = &str> {
        let root = self.known("msgfolderroot");
        self.folders.iter().map(|folder| folder.id.as_str()).filter(move |id| self.is_within(id, &root))
    }

    /// The folder, to be changed where it is.
    pub(crate) fn folder_mut(&mut self, id: &str) -> Option<&mut Folder> {
        self.changes.folder_changed(id);
        self.folders.iter_mut().find(|folder| folder.id == id)
    }

    /// The id of a folder that every mailbox has.
    pub(crate) fn known(&self, name: &str) -> String {
        self.folder(name).map(|folder| folder.id.clone()).unwrap_or_default()
    }

    /// The folders directly under `parent`, by name.
    pub(crate) fn children(&self, parent: &str) -> Vec<&Folder> {
        let mut found: Vec<_> = self.folders.iter().filter(|it| it.parent.as_deref() == Some(parent)).collect();
        found.sort_by_key(|folder| folder.name.to_lowercase());
        found
    }

    /// The folder of that name under `parent`.
    pub(crate) fn child_named(&self, parent: &str, name: &str) -> Option<&Folder> {
        self.folders.iter().find(|it| it.parent.as_deref() == Some(parent) && it.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn add_folder(&mut self, ids: &mut Ids, parent: &str, name: &str, hidden: bool) -> String {
        let id = ids.folder();
        let (name, parent_id) = (name.to_owned(), Some(parent.to_owned()));
        let folder = Folder { id: id.clone(), name, parent: parent_id, well_known: None, hidden, search: None };
        self.folders.push(folder);
        self.changes.folder_came(&id);
        self.recounted(parent);
        id
    }

    /// Puts a folder under another parent.
    pub(crate) fn move_folder(&mut self, id: &str, parent: &str) {
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) else { return };
        let from = folder.parent.replace(parent.to_owned()).unwrap_or_default();
        self.changes.folder_left(&from, id, false);
        self.changes.folder_changed(id);
        self.recounted(&from);
        self.recounted(parent);
    }

    /// Notes that what a folder counts has changed.
    pub(crate) fn recounted(&mut self, folder: &str) {
        self.changes.folder_changed(folder);
    }

    /// Whether users do not see a folder, for itself or for where it is.
    pub(crate) fn is_hidden(&self, id: &str) -> bool {
        let mut at = self.folder(id);
        while let Some(folder) = at {
            if folder.hidden {
                return true;
            }
            at = folder.parent.as_deref().and_then(|parent| self.folder(parent));
        }
        false
    }

    /// Whether `id` is `ancestor` or somewhere below it.
    pub(crate) fn is_within(&self, id: &str, ancestor: &str) -> bool {
        let mut at = Some(id);
        while let Some(id) = at {
            if id == ancestor {
                return true;
            }
            at = self.folders.iter().find(|folder| folder.id == id).and_then(|folder| folder.parent.as_deref());
        }
        false
    }

    /// Takes a folder out with all that is in it.
    pub(crate) fn remove_folder(&mut self, id: &str) {
        let doomed: Vec<(String, String)> = self
            .folders
            .iter()
            .filter(|it| self.is_within(&it.id, id))
            .map(|it| (it.id.clone(), it.parent.clone().unwrap_or_default()))
            .collect();
        let is_doomed = |id: &str| doomed.iter().any(|(doomed, _)| doomed == id);
        let inside = self.messages.values().filter(|message| is_doomed(message.folder()));
        let inside: Vec<String> = inside.map(|message| message.immutable_id.clone()).collect();
        for message in inside {
            self.remove(&message);
        }
        self.folders.retain(|folder| !is_doomed(&folder.id));
        for (id, parent) in &doomed {
            self.changes.folder_left(parent, id, true);
            self.recounted(parent);
        }
    }

    /// The counts of every folder, in one pass.
    pub(crate) fn counts(&self) -> HashMap<&str, Counts> {
        let mut counts: HashMap<&str, Counts> = HashMap::new();
        for message in self.messages.values() {
            let count = counts.entry(message.folder()).or_default();
            count.total += 1;
            count.unread += usize::from(!message.flag("isRead"));
        }
        for parent in self.folders.iter().filter(|folder| !folder.hidden).filter_map(|it| it.parent.as_deref()) {
            counts.entry(parent).or_default().children += 1;
        }
        counts
    }

    /// Every message.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.values()
    }

    /// The message with that REST or immutable id.
    pub(crate) fn message(&self, id: &str) -> Option<&Message> {
        self.messages.get(self.index.get(id)?)
    }

    /// The message, to be changed where it is. When its folder counts other things afterwards, say [`recounted`](Self::recounted).
    pub(crate) fn message_mut(&mut self, id: &str) -> Option<&mut Message> {
        let message = self.messages.get_mut(self.index.get(id)?)?;
        self.changes.message_changed(message.number);
        Some(message)
    }

    /// Puts a message that was changed in its place. It keeps its ids and its folder.
    pub(crate) fn replace(&mut self, message: Message) {
        let Some(before) = self.messages.get(&message.number) else { return };
        let counted = before.flag("isRead") != message.flag("isRead");
        let folder = message.folder().to_owned();
        self.changes.message_changed(message.number);
        self.messages.insert(message.number, message);
        if counted {
            self.recounted(&folder);
        }
    }

    pub(crate) fn insert(&mut self, message: Message) {
        self.changes.message_came(message.number);
        self.recounted(message.folder());
        self.index.insert(message.id().to_owned(), message.number);
        self.index.insert(message.immutable_id.clone(), message.number);
        self.messages.insert(message.number, message);
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Message> {
        let message = self.messages.remove(self.index.get(id)?)?;
        self.index.remove(message.id());
        self.index.remove(&message.immutable_id);
        let what = What::Message {
            immutable_id: message.immutable_id.clone(),
            received: message.text("receivedDateTime").to_owned(),
        };
        self.changes.message_left(message.number, message.folder(), message.id(), what);
        self.recounted(message.folder());
        Some(message)
    }

    /// Moves a message; it gets a new REST id and keeps its immutable one.
    pub(crate) fn relocate(&mut self, ids: &mut Ids, id: &str, folder: &str) -> Option<&Message> {
        let mut message = self.remove(id)?;
        let key = message.immutable_id.clone();
        message.set("id", ids.item());
        message.set("parentFolderId", folder);
        message.set("changeKey", ids.change_key());
        self.insert(message);
        self.message(&key)
    }
}
