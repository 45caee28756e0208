//! Orders what is different into steps that a disk can follow one after the other.
//!
//! Each item that is to come or to move is put at its place once everything above it is at its own, parents first. Who still holds a name that is
//! needed moves on first, is removed first, or steps aside for a while, so that chains and circles of renames come out right. What is gone
//! is removed at the end, the deepest first.

use super::{
    Difference,
    apply::{Before, Notes},
    tree::{NOWHERE, Slot, Tree, folded},
};
use crate::{DriveItemId, ItemKind};
use std::collections::{HashMap, HashSet};

/// The steps from how things were, by `notes`, to how `tree` is.
pub(super) fn steps(tree: &Tree, notes: &Notes) -> Vec<Difference> {
    let mut script = Script::new(tree, notes);
    for at in script.comers() {
        script.put(at);
    }
    for at in script.others() {
        script.changed(at);
    }
    script.remove(notes.keys().copied().collect());
    script.steps
}

/// Where an item is as long as its own step has not come.
struct Still {
    parent: Slot,
    name: Box<str>,
}

struct Script<'t> {
    tree: &'t Tree,
    notes: &'t Notes,
    /// Those that are not where they were told to be: they are where they were, or aside.
    still: HashMap<Slot, Still>,
    /// Who of these holds a name, in small letters, in a folder.
    holders: HashMap<(Slot, String), Slot>,
    /// Those that are nowhere yet.
    missing: HashSet<Slot>,
    /// What those that are not in their place were in.
    inside: HashMap<Slot, HashSet<Slot>>,
    aside: usize,
    steps: Vec<Difference>,
}

impl<'t> Script<'t> {
    fn new(tree: &'t Tree, notes: &'t Notes) -> Self {
        let mut script = Self {
            tree,
            notes,
            still: HashMap::new(),
            holders: HashMap::new(),
            missing: HashSet::new(),
            inside: HashMap::new(),
            aside: 0,
            steps: Vec::new(),
        };
        for (&at, before) in notes {
            let Some(node) = tree.node(at).filter(|_| tree.root != Some(at)) else { continue };
            let stays = node.placed && node.parent == before.parent && node.name == before.name;
            match before.placed {
                true if !stays && before.parent != NOWHERE => {
                    script.still.insert(at, Still { parent: before.parent, name: before.name.clone() });
                    script.holders.insert((before.parent, folded(&before.name)), at);
                    script.inside.entry(before.parent).or_default().insert(at);
                }
                false if node.placed => drop(script.missing.insert(at)),
                _ => {}
            }
        }
        script
    }

    /// What is to come to a place, parents first.
    fn comers(&self) -> Vec<Slot> {
        let comes = |at: &&Slot| self.missing.contains(at) || self.still.contains_key(at);
        let mut comers: Vec<_> =
            self.notes.keys().filter(comes).filter_map(|at| Some((self.tree.path(*at)?, *at))).collect();
        comers.sort();
        comers.into_iter().map(|(_, at)| at).collect()
    }

    /// What was where it is.
    fn others(&self) -> Vec<Slot> {
        let told = |(at, before): &(&Slot, &Before)| before.placed && !self.was_moved(**at, before);
        let mut others: Vec<_> =
            self.notes.iter().filter(told).filter_map(|(at, _)| Some((self.tree.path(*at)?, *at))).collect();
        others.sort();
        others.into_iter().map(|(_, at)| at).collect()
    }

    fn was_moved(&self, at: Slot, before: &Before) -> bool {
        self.tree.node(at).is_none_or(|node| node.parent != before.parent || node.name != before.name)
    }

    /// Brings an item to its place, after whoever holds that.
    fn put(&mut self, at: Slot) {
        let mut chain = vec![at];
        let mut within = HashSet::from([at]);
        while let Some(&at) = chain.last() {
            let Some(node) = self.tree.node(at) else { return };
            let holder = self.holders.get(&(node.parent, folded(&node.name))).copied();
            let Some(holder) = holder.filter(|holder| *holder != at) else {
                self.arrive(at);
                chain.pop();
                continue;
            };
            if self.tree.node(holder).is_none_or(|holder| !holder.placed) {
                self.clear(holder);
                continue;
            }
            // It moves on first, and before it the folder that it goes to, unless that waits for this very name.
            let first = self.unready(holder).unwrap_or(holder);
            if within.insert(first) {
                chain.push(first);
            } else {
                self.step_aside(holder);
            }
        }
    }

    /// The topmost folder above the place that an item is to have which is not at its own.
    fn unready(&self, at: Slot) -> Option<Slot> {
        let mut topmost = None;
        let mut above = self.tree.node(at).map_or(NOWHERE, |node| node.parent);
        while let Some(node) = self.tree.node(above) {
            if self.missing.contains(&above) || self.still.contains_key(&above) {
                topmost = Some(above);
            }
            above = node.parent;
        }
        topmost
    }

    /// Has an item come to its place, unless it has done so already.
    fn arrive(&mut self, at: Slot) {
        let Some((id, kind)) = self.named(at) else { return };
        let from = self.path(at);
        let was_missing = self.missing.remove(&at);
        let has_left = self.leave(at);
        let path = self.path(at);
        if was_missing {
            self.steps.push(Difference::Added { id, kind, path });
        } else if has_left {
            self.steps.push(Difference::Moved { id, kind, from, to: path });
            self.changed(at);
        }
    }

    /// Takes an item from where it still is. Gives whether it was anywhere.
    fn leave(&mut self, at: Slot) -> bool {
        let Some(still) = self.still.remove(&at) else { return false };
        let key = (still.parent, folded(&still.name));
        if self.holders.get(&key) == Some(&at) {
            self.holders.remove(&key);
        }
        self.inside.entry(still.parent).or_default().remove(&at)
    }

    /// Frees a name that something has which is gone.
    fn clear(&mut self, at: Slot) {
        let mut doomed = vec![at];
        let mut next = 0;
        while let Some(&folder) = doomed.get(next) {
            doomed.extend(self.inside.get(&folder).into_iter().flatten());
            next += 1;
        }
        if doomed.iter().any(|at| self.tree.node(*at).is_some_and(|node| node.placed)) {
            return self.step_aside(at);
        }
        self.remove(doomed);
    }

    fn step_aside(&mut self, at: Slot) {
        let (Some((id, kind)), Some(parent)) = (self.named(at), self.still.get(&at).map(|still| still.parent)) else {
            return;
        };
        let from = self.path(at);
        self.leave(at);
        self.aside += 1;
        let name = format!("~moving-{}", self.aside);
        self.still.insert(at, Still { parent, name: name.into() });
        self.inside.entry(parent).or_default().insert(at);
        let to = self.path(at);
        self.steps.push(Difference::Moved { id, kind, from, to });
    }

    /// Removes what is still there of `doomed` and to be gone, the deepest first.
    fn remove(&mut self, doomed: Vec<Slot>) {
        let is_gone = |at: &Slot| self.still.contains_key(at) && self.tree.node(*at).is_none_or(|node| !node.placed);
        let mut doomed: Vec<_> = doomed.into_iter().filter(is_gone).map(|at| (self.path(at), at)).collect();
        doomed.sort();
        for (path, at) in doomed.into_iter().rev() {
            let Some((id, kind)) = self.named(at) else { continue };
            self.leave(at);
            self.steps.push(match self.notes.get(&at) {
                Some(before) if before.unmentioned => Difference::Unmentioned { id, kind, path },
                _ => Difference::Removed { id, kind, path },
            });
        }
    }

    fn changed(&mut self, at: Slot) {
        let Some(before) = self.notes.get(&at).and_then(|before| before.facts.as_ref()) else { return };
        let differs = self.tree.node(at).and_then(|node| node.facts.as_ref()).is_some_and(|now| now.differs(before));
        if let Some((id, kind)) = self.named(at).filter(|_| differs) {
            let path = self.path(at);
            self.steps.push(Difference::Changed { id, kind, path });
        }
    }

    /// An item's id, and what it is or was.
    fn named(&self, at: Slot) -> Option<(DriveItemId, Option<ItemKind>)> {
        let node = self.tree.node(at)?;
        let was = || self.notes.get(&at)?.facts.as_ref();
        let kind = node.facts.as_ref().or_else(was).and_then(|facts| facts.kind);
        Some((DriveItemId::from(&*node.id), kind))
    }

    /// Where an item is at this moment.
    fn path(&self, at: Slot) -> String {
        let mut names: Vec<&str> = Vec::new();
        let mut at = at;
        while let Some(node) = self.tree.node(at).filter(|_| self.tree.root != Some(at)) {
            let (parent, name) = match self.still.get(&at) {
                Some(still) => (still.parent, &still.name),
                None => (node.parent, &node.name),
            };
            names.push(name);
            at = parent;
        }
        names.reverse();
        names.join("/")
    }
}
