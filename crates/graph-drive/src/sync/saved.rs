//! The form in which a [`DriveIndex`] is kept: a list of items that name their parents by their places in it.

use super::{
    DriveIndex,
    round::{Round, Told},
    tree::{Facts, NOWHERE, Slot},
};
use crate::ItemKind;
use graph_odata::{Continuation, DeltaLink, Extra, RestartReason, wire};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::collections::{HashMap, HashSet};

#[derive(Default)]
struct Saved {
    items: Option<Vec<Item>>,
    root: Option<usize>,
    link: Option<DeltaLink>,
    round: Option<Heard>,
    extra: Extra,
}

wire!(complex Saved { root => "root", link => "link", items => "items", round => "round" });

#[derive(Default)]
struct Heard {
    told: Option<Vec<Item>>,
    restarted: Option<RestartReason>,
    at: Option<Continuation>,
    link: Option<DeltaLink>,
    extra: Extra,
}

wire!(complex Heard { restarted => "restarted", at => "at", link => "link", told => "told" });

/// An item of the index, whose parent is a place; or of a round, whose parent is an id. Without a `kind` it is gone, or only known as a parent.
#[derive(Default)]
struct Item {
    id: Option<String>,
    kind: Option<String>,
    parent: Option<usize>,
    parent_id: Option<String>,
    name: Option<String>,
    size: Option<i64>,
    etag: Option<String>,
    ctag: Option<String>,
    hash: Option<String>,
    modified: Option<Timestamp>,
    apart: Option<bool>,
    root: Option<bool>,
    extra: Extra,
}

wire!(complex Item {
    id => "id",
    kind => "kind",
    parent => "parent",
    parent_id => "parentId",
    name => "name",
    size => "size",
    etag => "eTag",
    ctag => "cTag",
    hash => "quickXorHash",
    modified => "modified",
    apart => "apart",
    root => "root",
});

const KINDS: [(Option<ItemKind>, &str); 6] = [
    (Some(ItemKind::Folder), "folder"),
    (Some(ItemKind::File), "file"),
    (Some(ItemKind::Package), "package"),
    (Some(ItemKind::Bundle), "bundle"),
    (Some(ItemKind::Remote), "remoteItem"),
    (None, "other"),
];

impl Item {
    fn new(id: &str, facts: Option<&Facts>) -> Self {
        let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        let Some(facts) = facts else { return Self { id: Some(id.to_owned()), ..Self::default() } };
        Self {
            id: Some(id.to_owned()),
            kind: KINDS.iter().find(|(kind, _)| *kind == facts.kind).map(|(_, word)| (*word).to_owned()),
            size: Some(facts.size).filter(|size| *size != 0),
            etag: text(&facts.etag),
            ctag: text(&facts.ctag),
            hash: text(&facts.hash),
            modified: facts.modified,
            ..Self::default()
        }
    }

    fn id(&mut self) -> Result<String, &'static str> {
        self.id.take().ok_or("an item of the index has no `id`")
    }

    fn facts(&mut self) -> Result<Option<Facts>, &'static str> {
        let Some(word) = self.kind.take() else { return Ok(None) };
        let kind =
            KINDS.iter().find(|(_, known)| *known == word).ok_or("an item of the index has an unknown `kind`")?.0;
        let text = |text: Option<String>| text.map(String::into_boxed_str);
        Ok(Some(Facts {
            kind,
            size: self.size.unwrap_or_default(),
            etag: text(self.etag.take()),
            ctag: text(self.ctag.take()),
            hash: text(self.hash.take()),
            modified: self.modified,
        }))
    }
}

impl Serialize for DriveIndex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let places: HashMap<Slot, usize> = self.tree.slots().zip(0..).collect();
        let items = self.tree.slots().filter_map(|at| self.tree.node(at)).map(|node| Item {
            parent: places.get(&node.parent).copied(),
            name: Some(node.name.to_string()).filter(|name| !name.is_empty()),
            apart: Some(node.apart).filter(|apart| *apart),
            ..Item::new(&node.id, node.facts.as_ref())
        });
        let saved = Saved {
            items: Some(items.collect()),
            root: self.tree.root.and_then(|root| places.get(&root).copied()),
            link: self.link.clone(),
            round: self.round.as_ref().map(Heard::from),
            extra: Extra::default(),
        };
        saved.serialize(serializer)
    }
}

impl From<&Round> for Heard {
    fn from(round: &Round) -> Self {
        let told = round.told().map(|(id, told)| match told {
            Some(told) => Item {
                parent_id: told.parent.clone(),
                name: told.name.clone(),
                root: Some(told.is_root).filter(|root| *root),
                ..Item::new(id, Some(&told.facts))
            },
            None => Item::new(id, None),
        });
        Self {
            told: Some(told.collect()),
            restarted: round.restarted.clone(),
            at: round.at.clone(),
            link: round.link.clone(),
            extra: Extra::default(),
        }
    }
}

impl<'de> Deserialize<'de> for DriveIndex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Saved::deserialize(deserializer)?.restore().map_err(D::Error::custom)
    }
}

impl Saved {
    fn restore(self) -> Result<DriveIndex, &'static str> {
        let mut items = self.items.ok_or("the index has no `items`")?;
        let mut index = DriveIndex { link: self.link, ..DriveIndex::default() };
        let tree = &mut index.tree;
        let slots: Vec<Slot> =
            items.iter_mut().map(|item| Ok(tree.slot_of(&item.id()?))).collect::<Result<_, &str>>()?;
        if slots.iter().collect::<HashSet<_>>().len() < slots.len() {
            return Err("two items of the index have one `id`");
        }
        let place =
            |place: usize| slots.get(place).copied().ok_or("an item of the index is in a folder that is not there");
        tree.root = self.root.map(place).transpose()?;
        for (at, mut item) in slots.iter().copied().zip(items) {
            let parent = item.parent.map_or(Ok(NOWHERE), place)?;
            let facts = item.facts()?;
            if let Some(node) = tree.node_mut(at) {
                node.parent = parent;
                node.name = item.name.unwrap_or_default().into_boxed_str();
                node.facts = facts;
                node.apart = item.apart.unwrap_or_default();
            }
        }
        let folders = slots.iter().filter_map(|at| tree.node(*at)).map(|node| node.parent).collect();
        tree.settle(&folders, &slots, &HashMap::new());
        let mut known = HashMap::new();
        for at in slots {
            let placed = tree.is_reached(at, &mut known);
            tree.node_mut(at).into_iter().for_each(|node| node.placed = placed);
        }
        index.round = self.round.map(Heard::restore).transpose()?;
        Ok(index)
    }
}

impl Heard {
    fn restore(self) -> Result<Round, &'static str> {
        let mut round = Round::begun(self.restarted, self.at, self.link);
        for mut item in self.told.unwrap_or_default() {
            let (id, facts) = (item.id()?, item.facts()?);
            let is_root = item.root.unwrap_or_default();
            round.put(id, facts.map(|facts| Told { is_root, parent: item.parent_id, name: item.name, facts }));
        }
        Ok(round)
    }
}
