//! A mailbox: folders in a tree, messages by id.
//!
//! Invariant: the index names exactly the ids of the messages that are there.

use super::{Folder, Ids, Message, WELL_KNOWN};
use std::collections::{BTreeMap, HashMap};

/// One user's mail.
#[derive(Debug)]
pub(crate) struct Mailbox {
    folders: Vec<Folder>,
    messages: BTreeMap<u64, Message>,
    index: HashMap<String, u64>,
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
        for known in WELL_KNOWN {
            let parent = folders.iter().find(|folder| folder.well_known.is_some() && folder.well_known == known.parent);
            let parent = parent.map(|folder| folder.id.clone());
            let name = known.display.to_owned();
            folders.push(Folder { id: ids.folder(), name, parent, well_known: Some(known.name), hidden: known.hidden });
        }
        Self { folders, messages: BTreeMap::new(), index: HashMap::new() }
    }

    /// The folder with that id or well-known name.
    pub(crate) fn folder(&self, key: &str) -> Option<&Folder> {
        self.folders
            .iter()
            .find(|folder| folder.id == key || folder.well_known.is_some_and(|known| known.eq_ignore_ascii_case(key)))
    }

    pub(crate) fn folder_mut(&mut self, id: &str) -> Option<&mut Folder> {
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
        let folder =
            Folder { id: id.clone(), name: name.to_owned(), parent: Some(parent.to_owned()), well_known: None, hidden };
        self.folders.push(folder);
        id
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
        let doomed: Vec<String> =
            self.folders.iter().filter(|it| self.is_within(&it.id, id)).map(|it| it.id.clone()).collect();
        self.messages.retain(|_, message| {
            let stays = !doomed.iter().any(|id| id == message.folder());
            if !stays {
                self.index.remove(message.id());
                self.index.remove(&message.immutable_id);
            }
            stays
        });
        self.folders.retain(|folder| !doomed.contains(&folder.id));
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

    pub(crate) fn message_mut(&mut self, id: &str) -> Option<&mut Message> {
        self.messages.get_mut(self.index.get(id)?)
    }

    pub(crate) fn insert(&mut self, message: Message) {
        self.index.insert(message.id().to_owned(), message.number);
        self.index.insert(message.immutable_id.clone(), message.number);
        self.messages.insert(message.number, message);
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Message> {
        let message = self.messages.remove(self.index.get(id)?)?;
        self.index.remove(message.id());
        self.index.remove(&message.immutable_id);
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
