//! Takes a round over into the tree, and notes what was there before.
//!
//! Invariant: what has no note was placed before as it is now.

use super::{
    round::{Round, Told},
    tree::{Facts, NOWHERE, Slot, Tree},
};
use graph_odata::RestartReason;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How an item was before the round.
#[derive(Debug)]
pub(super) struct Before {
    pub(super) parent: Slot,
    pub(super) name: Box<str>,
    pub(super) placed: bool,
    pub(super) facts: Option<Facts>,
    /// The round began anew and does not mention it, and that does not say that it is gone.
    pub(super) unmentioned: bool,
}

/// Every item that was touched, and how it was.
pub(super) type Notes = BTreeMap<Slot, Before>;

/// Takes `round` over. `root` is the id of the folder that is followed, where that is not the root of its drive.
pub(super) fn apply(tree: &mut Tree, round: Round, root: Option<&str>) -> Notes {
    let mut work =
        Work { tree, notes: Notes::new(), folders: HashSet::new(), joined: Vec::new(), rank: HashMap::new() };
    if let Some(id) = root {
        work.follow(id);
    }
    let restarted = round.restarted.clone();
    for (rank, (id, told)) in round.into_told().enumerate() {
        let at = work.hear(&id, told);
        work.rank.insert(at, rank + 1);
    }
    if let Some(reason) = restarted {
        work.drop_the_rest(reason == RestartReason::UploadDifferences);
    }
    work.tree.settle(&work.folders, &work.joined, &work.rank);
    work.place();
    work.notes
}

struct Work<'t> {
    tree: &'t mut Tree,
    notes: Notes,
    /// The folders whose lists have to be put right.
    folders: HashSet<Slot>,
    joined: Vec<Slot>,
    rank: HashMap<Slot, usize>,
}

impl Work<'_> {
    /// Notes how an item is, before it is touched for the first time.
    fn note(&mut self, at: Slot) {
        let Some(node) = self.tree.node(at) else { return };
        self.notes.entry(at).or_insert_with(|| Before {
            parent: node.parent,
            name: node.name.clone(),
            placed: node.placed,
            facts: node.facts.clone(),
            unmentioned: false,
        });
        if node.parent != NOWHERE {
            self.folders.insert(node.parent);
        }
    }

    /// Makes an item the one that everything is below.
    fn follow(&mut self, id: &str) {
        let at = self.tree.slot_of(id);
        self.tree.root = Some(at);
        if self.tree.node(at).is_some_and(|node| node.facts.is_none()) {
            self.note(at);
            if let Some(node) = self.tree.node_mut(at) {
                node.facts = Some(Facts::folder());
            }
        }
    }

    fn hear(&mut self, id: &str, told: Option<Told>) -> Slot {
        let at = self.tree.slot_of(id);
        self.note(at);
        let Some(Told { is_root, parent, name, facts }) = told else {
            self.tree.lose(at);
            return at;
        };
        if is_root && self.tree.root.is_none() {
            self.tree.root = Some(at);
        }
        let is_root = self.tree.root == Some(at);
        let parent = if is_root { Some(NOWHERE) } else { parent.map(|parent| self.tree.slot_of(&parent)) };
        if let Some(node) = self.tree.node_mut(at) {
            node.parent = parent.unwrap_or(node.parent);
            if let Some(name) = name {
                node.name = name.into_boxed_str();
            }
            node.facts = Some(facts);
            self.folders.extend(Some(node.parent).filter(|parent| *parent != NOWHERE));
        }
        self.joined.push(at);
        at
    }

    /// Everything was told, so that what was not is gone.
    fn drop_the_rest(&mut self, unmentioned: bool) {
        let told = |node: &super::tree::Node| node.facts.is_some();
        let rest: Vec<Slot> = self.tree.slots().filter(|at| self.tree.node(*at).is_some_and(told)).collect();
        for at in rest {
            if self.rank.contains_key(&at) || self.tree.root == Some(at) {
                continue;
            }
            self.note(at);
            self.tree.lose(at);
            self.notes.get_mut(&at).into_iter().for_each(|before| before.unmentioned = unmentioned);
        }
    }

    /// Finds what names lead to now.
    fn place(&mut self) {
        let mut known = HashMap::new();
        let mut look: Vec<Slot> = self.notes.keys().copied().collect();
        for folder in &self.folders {
            look.extend(self.tree.children(*folder));
        }
        while let Some(at) = look.pop() {
            let placed = self.tree.is_reached(at, &mut known);
            if self.tree.node(at).is_none_or(|node| node.placed == placed) {
                continue;
            }
            self.note(at);
            self.tree.node_mut(at).into_iter().for_each(|node| node.placed = placed);
            look.extend(self.tree.children(at));
        }
    }
}
