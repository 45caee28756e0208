//! What all clients can tell of files and folders, in one form.
//!
//! Ids of what is made, and times of today, are not told: they are nobody's to agree on.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, prelude::BASE64_STANDARD};
use graph_drive::{BoxFuture, DriveItem, IdentitySet, ItemHandle, List, Permission, jiff::Timestamp};
use serde_json::{Value, json};

/// A picture of 3 by 2 points.
pub(super) fn picture() -> Vec<u8> {
    let text =
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR42mM4ISf3//9/ObkTDHAWAGR4CgvgafcoAAAAAElFTkSuQmCC";
    BASE64_STANDARD.decode(text).unwrap()
}

/// To the second, as Graph writes it.
pub(super) fn time(at: Option<Timestamp>) -> Value {
    at.map_or(Value::Null, |at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into())
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn person(it: Option<&IdentitySet>) -> Value {
    json!(it.and_then(|it| it.user.as_ref()?.display_name.clone()))
}

/// What can be agreed on of an item of today.
pub(super) fn item(it: &DriveItem) -> Value {
    let file = it.file.as_ref();
    json!({
        "path": it.path(), "kind": if it.is_folder() { "folder" } else { "file" }, "size": it.size,
        "children": it.folder.as_ref().and_then(|it| it.child_count),
        "type": file.and_then(|it| it.mime_type.clone()),
        "hash": file.and_then(|it| it.hashes.as_ref()?.quick_xor_hash.clone()),
        "description": it.description,
        "shared": it.shared.as_ref().and_then(|it| it.scope.clone()),
    })
}

/// All of an item that was there before.
pub(super) fn seeded(it: &DriveItem) -> Value {
    let mut seen = item(it);
    let parent = it.parent_reference.as_ref();
    for (name, value) in [
        ("id", json!(it.id)),
        ("parent", json!(it.parent_id())),
        ("drive", json!(parent.and_then(|it| it.drive_id.clone()))),
        ("webUrl", json!(it.web_url)),
        ("created", time(it.created_date_time)),
        ("modified", time(it.last_modified_date_time)),
        ("by", json!([person(it.created_by.as_ref()), person(it.last_modified_by.as_ref())])),
    ] {
        seen[name] = value;
    }
    seen
}

pub(super) async fn all(list: List<DriveItem>) -> Vec<DriveItem> {
    list.items().try_collect().await.unwrap()
}

pub(super) async fn names(list: List<DriveItem>) -> Value {
    all(list).await.iter().map(|it| json!(it.name)).collect()
}

pub(super) fn items(list: &[DriveItem]) -> Value {
    list.iter().map(item).collect()
}

/// A folder with all that is below it, in the order of the paths.
pub(super) async fn tree(folder: &ItemHandle) -> Value {
    let mut found = below(folder.clone()).await;
    found.sort_by_key(DriveItem::path);
    items(&found)
}

/// A folder with all that is below it.
pub(super) fn below(folder: ItemHandle) -> BoxFuture<'static, Vec<DriveItem>> {
    Box::pin(async move {
        let mut found = Vec::new();
        for it in all(folder.children().list()).await {
            let (name, is_folder) = (it.name.clone().unwrap(), it.is_folder());
            found.push(it);
            if is_folder {
                found.extend(below(folder.path(&name)).await);
            }
        }
        found
    })
}

/// What can be agreed on of who may do what.
pub(super) fn permission(it: &Permission) -> Value {
    let link = it.link.as_ref().map(|link| (link.r#type.clone(), link.scope.clone()));
    let person = person(it.granted_to.as_ref());
    json!([it.roles, link, person, it.inherited_from.is_some()])
}

/// Bytes that everybody can make: no two blocks of them are alike.
pub(super) fn data(size: usize) -> Vec<u8> {
    let blocks =
        (0..size.div_ceil(32)).flat_map(|number| digest(&SHA256, number.to_string().as_bytes()).as_ref().to_vec());
    blocks.take(size).collect()
}
