//! A drive: items in a tree, found by id and, without regard to case, by name.
//!
//! Invariant: the index of names holds exactly the live items below the root; every change of an item marks it and the folders
//! above it for delta queries.

use super::{Byline, Content, Ids, Item, Sessions, Standing, Version};
use crate::drive::permissions;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

/// How many bytes a drive holds, unless told otherwise: 1 TiB.
pub(crate) const QUOTA: u64 = 1 << 40;

/// What a drive is, whatever is in it.
#[derive(Debug)]
pub(crate) struct Face {
    /// `business`, `documentLibrary` or `personal`.
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    /// Whose it is, as an identitySet.
    pub(crate) owner: Value,
    /// Where people see it.
    pub(crate) web: String,
    /// The id of the site that it is a library of.
    pub(crate) site: Option<String>,
}

impl Face {
    /// That of a person's own drive.
    pub(crate) fn of_person(upn: &str, owner: &Value) -> Self {
        let (local, domain) = upn.split_once('@').unwrap_or((upn, "contoso.com"));
        let tenant = domain.split('.').next().unwrap_or_default();
        let site = format!("{local}_{domain}").replace('.', "_");
        Self {
            kind: "business",
            name: "OneDrive".into(),
            owner: owner.clone(),
            web: format!("https://{tenant}-my.sharepoint.com/personal/{site}/Documents"),
            site: None,
        }
    }
}

/// The files of a person, or of one library of a site.
#[derive(Debug)]
pub(crate) struct Drive {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) site: Option<String>,
    /// The id of its list.
    pub(crate) list: String,
    /// The columns that its list has beside those of every library.
    pub(crate) columns: Vec<String>,
    pub(crate) root: String,
    /// Whose it is, as an identitySet.
    pub(crate) owner: Value,
    /// Where people see it.
    pub(crate) web: String,
    pub(crate) quota: u64,
    pub(crate) created: String,
    items: BTreeMap<u64, Item>,
    ids: HashMap<String, u64>,
    names: BTreeMap<(String, String), u64>,
    changes: u64,
    /// Until which time a number of changes was the latest.
    ticks: Vec<(Timestamp, u64)>,
}

impl Drive {
    /// An empty drive.
    pub(crate) fn new(ids: &mut Ids, face: Face, byline: &Byline) -> Self {
        let Face { kind, name, owner, web, site } = face;
        // A personal drive has a short id, which those of its items begin with.
        let id = if kind == "personal" { short(&ids.guid()) } else { ids.drive() };
        let mut drive = Self {
            list: super::ids::derived(&id),
            id,
            kind,
            name,
            site,
            columns: Vec::new(),
            root: String::new(),
            owner,
            web,
            quota: QUOTA,
            created: byline.time.clone(),
            items: BTreeMap::new(),
            ids: HashMap::new(),
            names: BTreeMap::new(),
            changes: 0,
            ticks: Vec::new(),
        };
        drive.root = drive.insert(ids, None, "root", None, byline);
        let (root, owners) = (drive.root.clone(), permissions::owners(ids, &drive.owner));
        if let Some(root) = drive.item_mut(&root) {
            root.permissions.push(owners);
        }
        drive
    }

    /// The live item with that id. Ids tell letters' cases apart.
    pub(crate) fn item(&self, id: &str) -> Option<&Item> {
        self.any(id).filter(|item| item.is_live())
    }

    pub(crate) fn item_mut(&mut self, id: &str) -> Option<&mut Item> {
        self.items.get_mut(self.ids.get(id)?).filter(|item| item.is_live())
    }

    /// The item with that id, even when it is deleted.
    pub(crate) fn any(&self, id: &str) -> Option<&Item> {
        self.items.get(self.ids.get(id)?)
    }

    /// Every item that there is or was, in the order they were made.
    pub(crate) fn everything(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    /// Those that were made later than the one of that number.
    pub(crate) fn later(&self, number: u64) -> impl Iterator<Item = &Item> {
        let after = (std::ops::Bound::Excluded(number), std::ops::Bound::Unbounded);
        self.items.range(after).map(|(_, item)| item)
    }

    /// The item of that name in a folder.
    pub(crate) fn child(&self, parent: &str, name: &str) -> Option<&Item> {
        self.items.get(self.names.get(&(parent.to_owned(), folded(name)))?)
    }

    /// What is in a folder, by name.
    pub(crate) fn children<'d>(&'d self, parent: &'d str) -> impl Iterator<Item = &'d Item> {
        let start = (parent.to_owned(), String::new());
        let inside = self.names.range(start..).take_while(move |((folder, _), _)| folder == parent);
        inside.filter_map(|(_, number)| self.items.get(number))
    }

    /// The numbers of what is in a folder, by name: what a page of a large one is cut from.
    pub(crate) fn child_numbers(&self, parent: &str) -> Vec<u64> {
        let start = (parent.to_owned(), String::new());
        self.names.range(start..).take_while(|((folder, _), _)| folder == parent).map(|(_, number)| *number).collect()
    }

    /// The item with that number.
    pub(crate) fn numbered(&self, number: u64) -> Option<&Item> {
        self.items.get(&number)
    }

    /// Walks names down from an item. What is not there gives the last folder that is, and how many names led to it.
    pub(crate) fn walk(&self, from: &str, path: &[String]) -> Result<&Item, (String, usize)> {
        let mut at = self.item(from).ok_or_else(|| (from.to_owned(), 0))?;
        for (depth, name) in path.iter().enumerate() {
            at = self.child(&at.id, name).ok_or_else(|| (at.id.clone(), depth))?;
        }
        Ok(at)
    }

    /// The names that lead from the root to an item, itself included.
    pub(crate) fn path(&self, id: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.chain(id).into_iter().filter(|item| item.parent.is_some()).map(|item| item.name.as_str()).collect();
        names.reverse();
        names
    }

    /// An item and the folders above it, up to the root.
    pub(crate) fn chain(&self, id: &str) -> Vec<&Item> {
        let mut chain = Vec::new();
        let mut at = self.any(id);
        while let Some(item) = at {
            chain.push(item);
            at = item.parent.as_deref().and_then(|parent| self.any(parent));
        }
        chain
    }

    /// Whether `id` is `ancestor` or somewhere below it.
    pub(crate) fn is_within(&self, id: &str, ancestor: &str) -> bool {
        self.chain(id).iter().any(|item| item.id == ancestor)
    }

    /// An item and everything below it, each folder before what it holds.
    pub(crate) fn subtree(&self, id: &str) -> Vec<&Item> {
        let mut found: Vec<&Item> = self.item(id).into_iter().collect();
        let mut at = 0;
        while let Some(item) = found.get(at).copied() {
            found.extend(self.children(&item.id));
            at += 1;
        }
        found
    }

    /// The bytes of an item with everything below it.
    pub(crate) fn size(&self, id: &str) -> u64 {
        self.subtree(id).into_iter().map(length).sum()
    }

    /// The bytes that live items take.
    pub(crate) fn used(&self) -> u64 {
        self.items.values().filter(|item| item.is_live()).map(length).sum()
    }

    /// The bytes in the recycle bin.
    pub(crate) fn recycled(&self) -> u64 {
        self.items.values().filter(|item| matches!(item.standing, Standing::Recycled(_))).map(length).sum()
    }

    /// The number of the latest change.
    pub(crate) fn changes(&self) -> u64 {
        self.changes
    }

    /// Makes a file, or without content a folder, and gives its id. The name must be free.
    pub(crate) fn add(
        &mut self,
        ids: &mut Ids,
        parent: &str,
        name: &str,
        content: Option<Content>,
        byline: &Byline,
    ) -> String {
        self.insert(ids, Some(parent.to_owned()), name, content, byline)
    }

    fn insert(
        &mut self,
        ids: &mut Ids,
        parent: Option<String>,
        name: &str,
        content: Option<Content>,
        byline: &Byline,
    ) -> String {
        let (number, id) = (ids.number(), ids.drive_item());
        let id = if self.kind == "personal" { format!("{}!{number}", self.id) } else { id };
        let mut item = Item {
            number,
            id: id.clone(),
            parent,
            name: name.to_owned(),
            unique: ids.guid().to_uppercase(),
            facts: facts(byline),
            versions: Vec::new(),
            revision: 1,
            content_revision: 0,
            change: 0,
            own_change: 0,
            share_change: 0,
            standing: Standing::Live,
            permissions: Vec::new(),
            checked_out: None,
            followers: Vec::new(),
            inherits: true,
            redeemed: Vec::new(),
            passwords: Vec::new(),
            opened: None,
            comment: None,
            reads: Vec::new(),
            fields: Map::new(),
            retention: None,
            labels: Vec::new(),
            sessions: Sessions::default(),
        };
        if let Some(content) = content {
            item.write(content, byline);
        }
        self.index(&item);
        self.ids.insert(id.clone(), number);
        self.items.insert(number, item);
        self.mark(&id);
        id
    }

    /// Gives an item another place, another name, or both. The name must be free there.
    pub(crate) fn relocate(&mut self, id: &str, parent: &str, name: &str) {
        self.mark(id);
        let Some(mut item) = self.ids.get(id).and_then(|number| self.items.remove(number)) else { return };
        self.unindex(&item);
        item.parent = Some(parent.to_owned());
        item.name = name.to_owned();
        self.index(&item);
        self.items.insert(item.number, item);
        self.mark(id);
    }

    /// Notes that an item is another than it was.
    pub(crate) fn touch(&mut self, id: &str, byline: &Byline) {
        if let Some(item) = self.item_mut(id) {
            item.revision += 1;
            item.set("lastModifiedBy", byline.by.clone());
            item.set("lastModifiedDateTime", byline.time.as_str());
        }
        self.mark(id);
    }

    /// Has delta queries tell of an item and the folders above it.
    pub(crate) fn mark(&mut self, id: &str) {
        let chain: Vec<u64> = self.chain(id).iter().map(|item| item.number).collect();
        self.changes += 1;
        for (height, number) in chain.into_iter().enumerate() {
            if let Some(item) = self.items.get_mut(&number) {
                item.change = self.changes;
                // A folder's content is what is below it.
                match height {
                    0 => item.own_change = self.changes,
                    _ => item.content_revision += 1,
                }
            }
        }
    }

    /// Has delta queries tell of an item that is shared otherwise than before.
    pub(crate) fn mark_shared(&mut self, id: &str) {
        self.mark(id);
        let changes = self.changes;
        if let Some(item) = self.item_mut(id) {
            item.share_change = changes;
        }
    }

    /// Notes the time of a request, before it changes anything.
    pub(crate) fn tick(&mut self, now: Timestamp) {
        match self.ticks.last_mut() {
            Some((time, changes)) if *changes == self.changes => *time = now,
            _ => self.ticks.push((now, self.changes)),
        }
    }

    /// The number of the latest change at a time; 0 before there was anything.
    pub(crate) fn changes_at(&self, time: Timestamp) -> u64 {
        if self.created.parse::<Timestamp>().is_ok_and(|created| time < created) {
            return 0;
        }
        self.ticks.iter().find(|(last, _)| *last > time).map_or(self.changes, |(_, changes)| *changes)
    }

    /// Puts an item with everything below it into the recycle bin.
    pub(crate) fn recycle(&mut self, id: &str) {
        let top = self.ids.get(id).copied().unwrap_or_default();
        self.stand(id, Standing::Recycled(top));
    }

    /// Takes an item with everything below it out for good, also from the recycle bin.
    pub(crate) fn purge(&mut self, id: &str) {
        if self.item(id).is_none() {
            self.revive(id);
        }
        self.stand(id, Standing::Gone);
    }

    /// Takes an item out of the recycle bin, to a place where its name is free.
    pub(crate) fn restore(&mut self, id: &str, parent: &str, name: &str) {
        self.revive(id);
        self.relocate(id, parent, name);
    }

    fn revive(&mut self, id: &str) {
        let Some(top) = self.ids.get(id).copied() else { return };
        let back: Vec<u64> =
            self.items.values().filter(|it| it.standing == Standing::Recycled(top)).map(|it| it.number).collect();
        for number in back {
            let Some(mut item) = self.items.remove(&number) else { continue };
            item.standing = Standing::Live;
            // The top one's place may be taken by now; whoever revives it gives it one.
            if number != top {
                self.index(&item);
            }
            let id = item.id.clone();
            self.items.insert(number, item);
            self.mark(&id);
        }
    }

    fn stand(&mut self, id: &str, standing: Standing) {
        let doomed: Vec<(u64, String)> = self.subtree(id).into_iter().map(|it| (it.number, it.id.clone())).collect();
        for (number, id) in doomed {
            self.mark(&id);
            let Some(mut item) = self.items.remove(&number) else { continue };
            self.unindex(&item);
            item.standing = standing;
            if standing == Standing::Gone {
                // The bytes go, but a file stays one.
                item.versions.truncate(1);
                item.sessions = Sessions::default();
                for Version { content, .. } in &mut item.versions {
                    content.bytes.clear();
                    content.workbook = None;
                }
            }
            self.items.insert(number, item);
        }
    }

    fn index(&mut self, item: &Item) {
        if let Some(parent) = &item.parent {
            self.names.insert((parent.clone(), folded(&item.name)), item.number);
        }
    }

    fn unindex(&mut self, item: &Item) {
        let Some(parent) = &item.parent else { return };
        let key = (parent.clone(), folded(&item.name));
        // A revived item may not have its place back, and another has it.
        if self.names.get(&key) == Some(&item.number) {
            self.names.remove(&key);
        }
    }
}

fn length(item: &Item) -> u64 {
    item.content().map_or(0, |content| content.bytes.len() as u64)
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

fn short(guid: &str) -> String {
    guid.chars().filter(char::is_ascii_alphanumeric).take(16).collect::<String>().to_uppercase()
}

/// The properties of whatever is made now.
fn facts(byline: &Byline) -> Map<String, Value> {
    let Byline { by, time } = byline;
    let value = json!({
        "createdBy": by, "createdDateTime": time, "lastModifiedBy": by, "lastModifiedDateTime": time,
        "fileSystemInfo": {"createdDateTime": time, "lastModifiedDateTime": time},
    });
    value.as_object().cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drive::hash;

    fn drive() -> (Drive, Ids, Byline) {
        let mut ids = Ids::new(1);
        let byline = Byline { by: json!({"user": {"id": "1"}}), time: "2026-01-01T00:00:00Z".into() };
        let face = Face::of_person("ada.l@contoso.com", &byline.by);
        (Drive::new(&mut ids, face, &byline), ids, byline)
    }

    fn names(drive: &Drive, parent: &str) -> String {
        drive.children(parent).map(|item| item.name.as_str()).collect::<Vec<_>>().join(",")
    }

    #[test]
    fn names_are_found_in_any_case_and_listed_in_order() {
        let (mut drive, mut ids, byline) = drive();
        let root = drive.root.clone();
        let folder = drive.add(&mut ids, &root, "Öl", None, &byline);
        for name in ["b.txt", "A.txt"] {
            drive.add(&mut ids, &folder, name, Some(hash::content(b"abc".as_slice().into())), &byline);
        }
        let path = ["öL".to_owned(), "a.TXT".to_owned()];
        let found = drive.walk(&root, &path).unwrap();
        assert_eq!((drive.path(&found.id), drive.size(&root)), (vec!["Öl", "A.txt"], 6));
        assert_eq!(drive.walk(&root, &["öl".to_owned(), "x".to_owned()]).unwrap_err(), (folder.clone(), 1));
        assert_eq!(names(&drive, &folder), "A.txt,b.txt");
        assert!(drive.web.ends_with("/personal/ada_l_contoso_com/Documents"), "{}", drive.web);
    }

    #[test]
    fn what_is_deleted_can_come_back_with_everything_in_it() {
        let (mut drive, mut ids, byline) = drive();
        let root = drive.root.clone();
        let folder = drive.add(&mut ids, &root, "a", None, &byline);
        let file = drive.add(&mut ids, &folder, "b", Some(hash::content(b"abc".as_slice().into())), &byline);
        let before = drive.changes();
        drive.recycle(&folder);
        assert!(drive.item(&file).is_none() && names(&drive, &root).is_empty());
        assert_eq!((drive.used(), drive.recycled()), (0, 3));
        assert!(drive.any(&file).unwrap().change > before);
        let other = drive.add(&mut ids, &root, "A", None, &byline);
        drive.restore(&folder, &root, "a 1");
        assert_eq!((names(&drive, &root).as_str(), names(&drive, &folder).as_str()), ("A,a 1", "b"));
        assert!(drive.is_within(&file, &root) && !drive.is_within(&file, &other));
        drive.recycle(&folder);
        drive.purge(&folder);
        assert_eq!((drive.used(), drive.recycled()), (0, 0));
        assert!(!drive.any(&file).unwrap().is_folder());
    }

    #[test]
    fn a_change_marks_the_folders_above() {
        let (mut drive, mut ids, byline) = drive();
        let root = drive.root.clone();
        let folder = drive.add(&mut ids, &root, "a", None, &byline);
        let other = drive.add(&mut ids, &root, "b", None, &byline);
        let (since, ctag) = (drive.changes(), drive.item(&folder).unwrap().ctag());
        let file = drive.add(&mut ids, &folder, "c", Some(hash::content(b"".as_slice().into())), &byline);
        let changed: Vec<&str> =
            drive.everything().filter(|item| item.change > since).map(|it| it.id.as_str()).collect();
        assert_eq!(changed, [&root, &folder, &file]);
        assert_ne!(drive.item(&folder).unwrap().ctag(), ctag);
        drive.relocate(&file, &other, "c");
        assert_eq!((names(&drive, &folder).as_str(), names(&drive, &other).as_str()), ("", "c"));
    }
}
