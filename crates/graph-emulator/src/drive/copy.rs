//! Copying: the copy is made at once, and its monitor takes its time to say so.

use super::{
    access, invalid, items, names, not_found, resolve,
    write::{CONFLICT, Conflict, check_quota, parameter},
};
use crate::{
    call::Call,
    facts::{Kind, REFERENCE},
    monitor,
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Byline, Content, Drive, Ids, Item, State, Version},
};
use http::{StatusCode, header};
use serde_json::Value;

/// An item with everything below it, taken out of its drive so that it can go into any.
struct Tree {
    name: String,
    versions: Vec<Version>,
    children: Vec<Self>,
}

impl Tree {
    fn of(drive: &Drive, item: &Item) -> Self {
        let children = drive.children(&item.id).map(|child| Self::of(drive, child)).collect();
        Self { name: item.name.clone(), versions: item.versions.clone(), children }
    }

    fn size(&self) -> u64 {
        let own = self.versions.last().map_or(0, |version| version.content.bytes.len() as u64);
        own + self.children.iter().map(Self::size).sum::<u64>()
    }

    /// Puts a copy into a folder, where its name is free. Without `history` only the current content comes along.
    fn plant(self, drive: &mut Drive, ids: &mut Ids, parent: &str, byline: &Byline, history: bool) -> String {
        let content: Option<Content> = self.versions.last().map(|version| version.content.clone());
        let id = drive.add(ids, parent, &self.name, content, byline);
        if let Some(item) = drive.item_mut(&id).filter(|_| history) {
            item.versions = self.versions;
        }
        for child in self.children {
            child.plant(drive, ids, &id, byline, history);
        }
        id
    }
}

/// `POST …/copy`.
pub(crate) fn copy(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["parentReference", "name", "childrenOnly", "includeAllVersionHistory"])?;
    let reference = parameter(&body, "parentReference", &REFERENCE)?;
    let name = parameter(&body, "name", &Kind::String)?;
    let flag = |name: &str| Ok::<_, Failure>(parameter(&body, name, &Kind::Boolean)?.is_some_and(|it| it == true));
    let (children_only, history) = (flag("childrenOnly")?, flag("includeAllVersionHistory")?);
    let conflict = Conflict::read(call.options.custom(CONFLICT), Conflict::Fail)?;
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let source = resolve::at(state, at)?;
    let item = source.item(&id).ok_or_else(not_found)?;
    let reference = reference.as_ref().and_then(Value::as_object);
    let target = match reference.and_then(|reference| reference.get("driveId")).and_then(Value::as_str) {
        Some(drive) => resolve::by_id(state, drive)?,
        None => at,
    };
    let parent = match (reference, &item.parent) {
        (Some(reference), _) => items::folder(resolve::at(state, target)?, reference)?,
        (None, Some(parent)) => parent.clone(),
        (None, None) => return Err(invalid("The root of a drive is copied to a folder that is named.")),
    };
    access::check(state, call, target, &parent, true)?;
    let mut tree = Tree::of(source, item);
    if let Some(name) = name.as_ref().and_then(Value::as_str) {
        names::check(name)?;
        tree.name = name.to_owned();
    }
    let trees = match (children_only, item.is_folder(), name.is_some()) {
        (true, true, false) => tree.children,
        (true, false, _) => return Err(invalid("Only folders have children that could be copied.")),
        (true, _, true) => return Err(invalid("Children keep their names when only they are copied.")),
        (false, ..) => vec![tree],
    };
    let State { drives, ids, .. } = state;
    let drive = drives.get_mut(target).ok_or_else(not_found)?;
    let outcome = plant(drive, ids, &parent, trees, conflict, &byline, history);
    let url = monitor::open(state, call, "ItemCopy", outcome);
    Ok(Reply::empty(StatusCode::ACCEPTED).with(header::LOCATION, url))
}

/// Puts the copies into their folder. What fails here is told by the monitor.
fn plant(
    drive: &mut Drive,
    ids: &mut Ids,
    parent: &str,
    trees: Vec<Tree>,
    conflict: Conflict,
    byline: &Byline,
    history: bool,
) -> Result<String, Failure> {
    check_quota(drive, trees.iter().map(Tree::size).sum(), 0)?;
    let taken = |drive: &Drive, tree: &Tree| drive.child(parent, &tree.name).map(|item| item.id.clone());
    if let Some(tree) = trees.iter().find(|tree| conflict == Conflict::Fail && taken(drive, tree).is_some()) {
        return Err(names::exists(&tree.name));
    }
    let mut last = parent.to_owned();
    for mut tree in trees {
        match taken(drive, &tree) {
            Some(other) if conflict == Conflict::Replace && !drive.is_within(parent, &other) => drive.recycle(&other),
            Some(_) if conflict == Conflict::Replace => return Err(names::exists(&tree.name)),
            Some(_) => tree.name = names::free(drive, parent, &tree.name),
            None => {}
        }
        last = tree.plant(drive, ids, parent, byline, history);
    }
    Ok(last)
}
