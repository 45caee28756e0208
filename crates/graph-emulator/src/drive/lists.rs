//! Items by other ways than their folder: searched for, recent, shared, followed, special.

use super::{
    access, children, not_found, resolve,
    show::{self, Shape, record},
};
use crate::{
    call::Call,
    reply::{Answer, Failure},
    state::{Drive, Item, State},
};
use serde_json::{Map, Value, json};

/// `GET …/search(q='…')` of a drive, or of a folder and what is below it.
pub(crate) fn search(state: &mut State, call: &Call<'_>) -> Answer {
    let shape = Shape::of(call)?;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let words: Vec<String> = call.param(0).split_whitespace().map(str::to_lowercase).collect();
    let found = drive.subtree(&id).into_iter().filter(|item| item.id != id && is_hit(item, &words)).collect();
    let hits = children::sorted(call, found, |item| Value::Object(record(drive, item)))?;
    show::page(call, &format!("Collection(driveItem){}", shape.context()), &hits, |item| {
        let mut shown = shape.show(state, call, drive, item);
        shown.insert("searchResult".into(), json!({}));
        shown
    })
}

/// Whether an item's name, or its content as far as it is text, holds every word.
fn is_hit(item: &Item, words: &[String]) -> bool {
    let name = item.name.to_lowercase();
    let text = item.content().and_then(|content| std::str::from_utf8(&content.bytes).ok()).map(str::to_lowercase);
    words.iter().all(|word| name.contains(word) || text.as_ref().is_some_and(|text| text.contains(word)))
}

/// The items of one drive that pass, in their order, as a page.
fn listed(state: &State, call: &Call<'_>, passes: impl Fn(&Item) -> bool, order: impl Fn(&mut Vec<&Item>)) -> Answer {
    let shape = Shape::of(call)?;
    let at = resolve::drive(state, call)?;
    let drive = resolve::at(state, at)?;
    access::check(state, call, at, &drive.root, false)?;
    let mut found: Vec<&Item> = drive.everything().filter(|item| item.is_live() && passes(item)).collect();
    order(&mut found);
    show::page(call, &format!("Collection(driveItem){}", shape.context()), &found, |item| {
        shape.show(state, call, drive, item)
    })
}

/// `GET …/recent`: files, the latest change first.
pub(crate) fn recent(state: &mut State, call: &Call<'_>) -> Answer {
    let changed = |item: &Item| item.facts.get("lastModifiedDateTime").and_then(Value::as_str).map(str::to_owned);
    listed(
        state,
        call,
        |item| !item.is_folder(),
        |found| found.sort_by_key(|it| std::cmp::Reverse((changed(it), it.change))),
    )
}

/// `GET …/following`.
pub(crate) fn following(state: &mut State, call: &Call<'_>) -> Answer {
    let actor = call.actor;
    listed(state, call, |item| actor.is_some_and(|actor| item.followers.contains(&actor)), |_| {})
}

/// `GET …/special`: those that have been asked for once.
pub(crate) fn special(state: &mut State, call: &Call<'_>) -> Answer {
    listed(state, call, |item| item.facts.contains_key("specialFolder"), |_| {})
}

/// `GET …/sharedWithMe`: what others have shared with the drive's owner, each under the name `remoteItem`.
pub(crate) fn shared_with_me(state: &mut State, call: &Call<'_>) -> Answer {
    let own = resolve::drive(state, call)?;
    access::check(state, call, own, &resolve::at(state, own)?.root, false)?;
    let user = state.users.iter().find(|user| user.drive == own).ok_or_else(not_found)?;
    let is_shared = |item: &Item| {
        let grantee = |permission: &Map<String, Value>| {
            permission.get("grantedToV2")?.pointer("/user/id")?.as_str().map(str::to_owned)
        };
        item.is_live() && item.permissions.iter().any(|it| grantee(it).is_some_and(|id| id == user.id))
    };
    let mut found: Vec<(&Drive, &Item)> = Vec::new();
    for other in state.drives.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, drive)| drive) {
        found.extend(other.everything().filter(|item| is_shared(item)).map(|item| (other, item)));
    }
    show::page(call, "Collection(driveItem)", &found, |(drive, item)| remote(drive, item))
}

/// An item of another drive, as it is seen from one's own.
fn remote(drive: &Drive, item: &Item) -> Map<String, Value> {
    let mut record = record(drive, item);
    let seen: Map<String, Value> =
        ["id", "name", "size", "webUrl", "createdBy", "createdDateTime", "lastModifiedDateTime"]
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), record.get(name)?.clone())))
            .collect();
    record.retain(|name, _| !matches!(name.as_str(), "eTag" | "cTag" | "description" | "sharepointIds"));
    if let Some(Value::Object(shared)) = record.get_mut("shared") {
        shared.insert("sharedBy".into(), drive.owner.clone());
    }
    let mut shown = seen;
    shown.insert("remoteItem".into(), Value::Object(record));
    shown
}

/// `POST …/follow`.
pub(crate) fn follow(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = followed(state, call, true)?;
    show::one(http::StatusCode::OK, state, call, at, &id)
}

/// `POST …/unfollow`.
pub(crate) fn unfollow(state: &mut State, call: &Call<'_>) -> Answer {
    followed(state, call, false)?;
    Ok(crate::reply::Reply::empty(http::StatusCode::NO_CONTENT))
}

fn followed(state: &mut State, call: &Call<'_>, wanted: bool) -> Result<(usize, String), Failure> {
    let actor = call.actor.ok_or_else(|| super::denied("Only a user follows items, and the application is none."))?;
    let (at, id) = resolve::item(state, call)?;
    let item = resolve::at_mut(state, at)?.item_mut(&id).ok_or_else(not_found)?;
    item.followers.retain(|follower| *follower != actor);
    item.followers.extend(wanted.then_some(actor));
    Ok((at, id))
}
