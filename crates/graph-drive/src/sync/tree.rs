//! [`Tree`]: what is known of a drive's items, small enough for a million of them.
//!
//! Invariant: `placed` holds exactly for what a way of names leads to from the root; no two placed items of a folder have one name, in
//! whatever case; a folder's list holds the told items that name it as their parent, in the order of their names.

use crate::ItemKind;
use jiff::Timestamp;
use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// An item's number within the tree. It is given to another item when this one is gone.
pub(super) type Slot = u32;
/// The parent of what has none.
pub(super) const NOWHERE: Slot = Slot::MAX;

/// What is kept of an item beside its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Facts {
    pub(super) kind: Option<ItemKind>,
    pub(super) size: i64,
    pub(super) etag: Option<Box<str>>,
    pub(super) ctag: Option<Box<str>>,
    pub(super) hash: Option<Box<str>>,
    pub(super) modified: Option<Timestamp>,
}

impl Facts {
    pub(super) fn folder() -> Self {
        Self { kind: Some(ItemKind::Folder), size: 0, etag: None, ctag: None, hash: None, modified: None }
    }

    /// Whether the bytes may be others, by the most exact mark that both have.
    pub(super) fn differs(&self, other: &Self) -> bool {
        if [self.kind, other.kind] == [Some(ItemKind::Folder); 2] {
            return false;
        }
        let both = |one: &Option<Box<str>>, two: &Option<Box<str>>| Some(one.as_ref()? != two.as_ref()?);
        let mark = both(&self.hash, &other.hash).or_else(|| both(&self.ctag, &other.ctag));
        let mark = mark.or_else(|| both(&self.etag, &other.etag)).unwrap_or(true);
        mark || self.size != other.size || self.kind != other.kind
    }
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) id: Arc<str>,
    pub(super) parent: Slot,
    pub(super) name: Box<str>,
    /// `None` for what is gone, or was never told, and is still the parent of something.
    pub(super) facts: Option<Facts>,
    pub(super) placed: bool,
    /// Another item of the folder has the name, and counts more.
    pub(super) apart: bool,
}

/// A name's letters without regard to case, as drives compare them.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase)
}

pub(super) fn folded(name: &str) -> String {
    letters(name).collect()
}

fn compare(one: &str, two: &str) -> Ordering {
    if one.is_ascii() && two.is_ascii() {
        // Most names, and several times as quick.
        let small = |letter: u8| letter.to_ascii_lowercase();
        return one.bytes().map(small).cmp(two.bytes().map(small));
    }
    letters(one).cmp(letters(two))
}

#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Option<Node>>,
    free: Vec<Slot>,
    ids: HashMap<Arc<str>, Slot>,
    children: HashMap<Slot, Vec<Slot>>,
    pub(super) root: Option<Slot>,
}

impl Tree {
    pub(super) fn node(&self, at: Slot) -> Option<&Node> {
        self.nodes.get(at as usize)?.as_ref()
    }

    pub(super) fn node_mut(&mut self, at: Slot) -> Option<&mut Node> {
        self.nodes.get_mut(at as usize)?.as_mut()
    }

    pub(super) fn slot(&self, id: &str) -> Option<Slot> {
        self.ids.get(id).copied()
    }

    /// The item's number, given to it if it has none.
    pub(super) fn slot_of(&mut self, id: &str) -> Slot {
        if let Some(at) = self.slot(id) {
            return at;
        }
        let id: Arc<str> = id.into();
        let node =
            Node { id: Arc::clone(&id), parent: NOWHERE, name: "".into(), facts: None, placed: false, apart: false };
        let at = match self.free.pop() {
            Some(at) => at,
            None => {
                self.nodes.push(None);
                // Memory ends before numbers do.
                Slot::try_from(self.nodes.len() - 1).unwrap_or(NOWHERE)
            }
        };
        if let Some(place) = self.nodes.get_mut(at as usize) {
            *place = Some(node);
        }
        self.ids.insert(id, at);
        at
    }

    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        (0..).zip(&self.nodes).filter(|(_, node)| node.is_some()).map(|(at, _)| at)
    }

    /// What is told to be in a folder, in the order of names.
    pub(super) fn children(&self, folder: Slot) -> &[Slot] {
        self.children.get(&folder).map_or(&[], Vec::as_slice)
    }

    /// The item of that name in a folder.
    pub(super) fn child(&self, folder: Slot, name: &str) -> Option<Slot> {
        let children = self.children(folder);
        let before = |at: &Slot| self.node(*at).is_some_and(|node| compare(&node.name, name) == Ordering::Less);
        let found = children.get(children.partition_point(before)..)?;
        let found =
            found.iter().copied().take_while(|at| self.node(*at).is_some_and(|node| compare(&node.name, name).is_eq()));
        found.into_iter().find(|at| self.node(*at).is_some_and(|node| node.placed))
    }

    /// The names that lead to a placed item. Empty for the root.
    pub(super) fn path(&self, at: Slot) -> Option<String> {
        self.node(at).filter(|node| node.placed)?;
        let mut names = Vec::new();
        let mut at = at;
        while Some(at) != self.root {
            let node = self.node(at)?;
            names.push(&*node.name);
            at = node.parent;
        }
        names.reverse();
        Some(names.join("/"))
    }

    /// Puts the lists of `folders` right after changes in them. Of those with one name counts who has the highest rank, and then who is there.
    pub(super) fn settle(&mut self, folders: &HashSet<Slot>, joined: &[Slot], rank: &HashMap<Slot, usize>) {
        for &folder in folders {
            let Some(list) = self.children.remove(&folder) else { continue };
            let stays = |at: &Slot| self.node(*at).is_some_and(|node| node.facts.is_some() && node.parent == folder);
            let list: Vec<Slot> = list.into_iter().filter(stays).collect();
            if !list.is_empty() {
                self.children.insert(folder, list);
            }
        }
        for &at in joined {
            let Some(parent) = self.node(at).filter(|node| node.facts.is_some()).map(|node| node.parent) else {
                continue;
            };
            if parent != NOWHERE {
                self.children.entry(parent).or_default().push(at);
            }
        }
        for folder in folders {
            let Some(mut list) = self.children.remove(folder) else { continue };
            list.sort_by(|one, two| {
                let (Some(first), Some(second)) = (self.node(*one), self.node(*two)) else { return Ordering::Equal };
                let ranks = |at| rank.get(at).copied().unwrap_or_default();
                compare(&first.name, &second.name)
                    .then_with(|| ranks(two).cmp(&ranks(one)))
                    .then_with(|| (first.apart, one).cmp(&(second.apart, two)))
            });
            list.dedup();
            let mut before: Option<Slot> = None;
            for &at in &list {
                let name = |at| self.node(at).map(|node| &*node.name);
                let taken = before.and_then(name).zip(name(at)).is_some_and(|(one, two)| compare(one, two).is_eq());
                if let Some(node) = self.node_mut(at) {
                    node.apart = taken;
                }
                before = if taken { before } else { Some(at) };
            }
            self.children.insert(*folder, list);
        }
    }

    /// Whether names lead to the item from the root, by what is told now. `known` remembers what was found.
    pub(super) fn is_reached(&self, at: Slot, known: &mut HashMap<Slot, bool>) -> bool {
        let mut way = Vec::new();
        let mut above = at;
        let reached = loop {
            if let Some(&reached) = known.get(&above) {
                break reached;
            }
            let Some(node) = self.node(above).filter(|node| node.facts.is_some()) else { break false };
            if Some(above) == self.root {
                break true;
            }
            if node.apart || node.name.is_empty() {
                break false;
            }
            // Whoever comes back here was led in a circle.
            known.insert(above, false);
            way.push(above);
            above = node.parent;
        };
        known.extend(way.into_iter().map(|at| (at, reached)));
        known.insert(at, reached);
        reached
    }

    /// Notes that an item is gone.
    pub(super) fn lose(&mut self, at: Slot) {
        if let Some(node) = self.node_mut(at) {
            (node.facts, node.parent, node.name) = (None, NOWHERE, "".into());
        }
    }

    /// Forgets an item that is gone and the parent of nothing.
    pub(super) fn forget(&mut self, at: Slot) {
        let is_needed = self.node(at).is_none_or(|node| node.facts.is_some()) || !self.children(at).is_empty();
        if is_needed || self.root == Some(at) {
            return;
        }
        if let Some(node) = self.nodes.get_mut(at as usize).and_then(Option::take) {
            self.ids.remove(&node.id);
            self.free.push(at);
        }
    }
}
