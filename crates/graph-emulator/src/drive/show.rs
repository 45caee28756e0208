//! How items are shown: every property they have, cut down to what was asked for.

use super::{list_items, names, permissions, thumbnails, versions};
use crate::{
    call::Call,
    facts::{DRIVE_ITEM, LIST_ITEM, PERMISSION, Type, VERSION},
    odata::{
        page::{DRIVES, Window},
        select::{Expand, Select},
    },
    reply::{Answer, Failure, Reply},
    state::{Drive, Item, State},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// The annotation that leads to a file's bytes.
pub(crate) const DOWNLOAD_URL: &str = "@microsoft.graph.downloadUrl";

/// What a client wants to see of items.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    select: Select,
    download_url: bool,
    /// What is expanded, and what is selected of it.
    expanded: Vec<(&'static Expandable, Select)>,
}

/// What hangs on an item, as the answer shows it below that name.
type Hanging = fn(&State, &Call<'_>, &Drive, &Item, &Select) -> Value;

/// What can be expanded.
#[derive(Debug)]
struct Expandable {
    name: &'static str,
    of: &'static Type,
    show: Hanging,
}

static EXPANDABLE: &[Expandable] = &[
    Expandable {
        name: "children",
        of: &DRIVE_ITEM,
        show: |_, _, drive, item, select| {
            array(drive.children(&item.id).map(|child| select.apply(&plain(record(drive, child), select), true)))
        },
    },
    Expandable {
        name: "listItem",
        of: &LIST_ITEM,
        show: |_, _, drive, item, select| select.apply(&list_items::record(drive, item), true).into(),
    },
    Expandable {
        name: "permissions",
        of: &PERMISSION,
        show: |_, _, drive, item, select| {
            array(permissions::all(drive, &item.id).iter().map(|permission| select.apply(permission, true)))
        },
    },
    Expandable {
        name: "thumbnails",
        of: &DRIVE_ITEM,
        show: |state, call, drive, item, _| thumbnails::sets(state, call, drive, item).into(),
    },
    Expandable {
        name: "versions",
        of: &VERSION,
        show: |state, call, drive, item, select| {
            array(versions::records(state, call, drive, item).iter().map(|version| select.apply(version, true)))
        },
    },
];

fn array(records: impl Iterator<Item = Map<String, Value>>) -> Value {
    records.map(Value::Object).collect::<Vec<_>>().into()
}

/// What comes unasked: the ids of SharePoint's own do not, nor that a file is published as every file is.
fn plain(mut record: Map<String, Value>, select: &Select) -> Map<String, Value> {
    if select.is_default() {
        record.remove("sharepointIds");
        if record.get("publication").is_some_and(|publication| publication["level"] == "published") {
            record.remove("publication");
        }
    }
    record
}

impl Shape {
    /// Reads `$select` and `$expand`.
    pub(crate) fn of(call: &Call<'_>) -> Result<Self, Failure> {
        // Annotations are no properties, and yet one of them can be selected.
        let asked = call.options.system("$select");
        let (annotations, names): (Vec<&str>, Vec<&str>) =
            asked.unwrap_or_default().split(',').map(str::trim).partition(|name| name.contains("downloadUrl"));
        let select = Select::parse(asked.map(|_| names.join(",")).as_deref(), &DRIVE_ITEM)?;
        let only_annotations = asked.is_some() && names.is_empty();
        let select = if only_annotations { Select::parse(Some("id"), &DRIVE_ITEM)? } else { select };
        let download_url = select.is_default() || !annotations.is_empty();
        let mut shape = Self { select, download_url, expanded: Vec::new() };
        for expand in Expand::parse(call.options.system("$expand"))? {
            let known = EXPANDABLE.iter().find(|known| known.name.eq_ignore_ascii_case(&expand.name));
            let known = known.ok_or_else(|| expand.unknown("driveItem"))?;
            let select = Select::parse(expand.option("$select").filter(|_| known.name != "thumbnails"), known.of)?;
            shape.expanded.push((known, select));
        }
        Ok(shape)
    }

    /// The item as the client wants to see it.
    pub(crate) fn show(&self, state: &State, call: &Call<'_>, drive: &Drive, item: &Item) -> Map<String, Value> {
        let mut shown = self.pick(record(drive, item));
        if self.download_url && !item.is_folder() {
            shown.insert(DOWNLOAD_URL.into(), state.urls.download(call, &drive.id, &item.id, None).into());
        }
        for (known, select) in &self.expanded {
            shown.insert(known.name.into(), (known.show)(state, call, drive, item, select));
        }
        shown
    }

    /// What was selected of a record.
    pub(crate) fn pick(&self, record: Map<String, Value>) -> Map<String, Value> {
        self.select.apply(&plain(record, &self.select), true)
    }

    /// The part of a context URL that names what was selected.
    pub(crate) fn context(&self) -> String {
        self.select.context()
    }
}

/// Every property of an item.
pub(crate) fn record(drive: &Drive, item: &Item) -> Map<String, Value> {
    let mut record = item.facts.clone();
    let mut set = |name: &str, value: Value| record.insert(name.to_owned(), value);
    let path = drive.path(&item.id);
    set("id", item.id.as_str().into());
    set("name", item.name.as_str().into());
    set("eTag", item.etag().into());
    set("cTag", item.ctag().into());
    set("size", drive.size(&item.id).into());
    set("webUrl", format!("{}{}", drive.web, names::joined(path.iter().copied())).into());
    set("parentReference", reference(drive, item));
    set("sharepointIds", list_items::sharepoint_ids(drive, item));
    match item.content() {
        Some(content) => {
            let kind = names::media_type(&item.name);
            set("file", json!({"mimeType": kind, "hashes": content.hashes}));
            if let Some((width, height)) = thumbnails::dimensions(&content.bytes) {
                set("image", json!({"width": width, "height": height}));
            }
        }
        None => drop(set("folder", json!({"childCount": drive.children(&item.id).count()}))),
    }
    if item.parent.is_none() {
        set("root", json!({}));
    }
    if let Some(version) = item.versions.last() {
        let version = format!("{}.0", version.number);
        set(
            "publication",
            match &item.checked_out {
                Some(by) => json!({"level": "checkout", "versionId": version, "checkedOutBy": by}),
                None => json!({"level": "published", "versionId": version}),
            },
        );
    }
    if let Some(scope) = scope(item) {
        set("shared", json!({"scope": scope, "owner": drive.owner}));
    }
    record
}

/// The folder that an item is in.
fn reference(drive: &Drive, item: &Item) -> Value {
    let Some(parent) = item.parent.as_deref().and_then(|parent| drive.any(parent)) else {
        return with_site(drive, json!({"driveType": drive.kind, "driveId": drive.id}));
    };
    with_site(
        drive,
        json!({
            "driveType": drive.kind, "driveId": drive.id, "id": parent.id, "name": parent.name,
            "path": format!("/drives/{}/root:{}", drive.id, names::joined(drive.path(&parent.id))),
        }),
    )
}

/// A reference within a library names its site, too.
fn with_site(drive: &Drive, mut reference: Value) -> Value {
    if let Some(site) = &drive.site {
        reference["siteId"] = site.as_str().into();
    }
    reference
}

/// How far an item is shared, by the widest of its own permissions.
fn scope(item: &Item) -> Option<&'static str> {
    let shared = item.permissions.iter().filter(|permission| !permissions::is_owners(permission));
    let scopes = shared.map(|permission| {
        let link = permission.get("link").and_then(|link| link.get("scope")).and_then(Value::as_str);
        ["anonymous", "organization"].into_iter().find(|scope| link == Some(scope)).unwrap_or("users")
    });
    let order = |scope: &&str| ["users", "organization", "anonymous"].iter().position(|it| it == scope);
    scopes.max_by_key(order)
}

/// An answer with one item.
pub(crate) fn one(status: StatusCode, state: &State, call: &Call<'_>, drive: usize, id: &str) -> Answer {
    let shape = Shape::of(call)?;
    let drive = super::resolve::at(state, drive)?;
    let item = drive.item(id).ok_or_else(super::not_found)?;
    let mut shown = shape.show(state, call, drive, item);
    let fragment = format!("drives('{}')/items{}/$entity", drive.id, shape.context());
    shown.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::json(status, Value::Object(shown)))
}

/// An answer with a page of what was found.
pub(crate) fn page<T>(call: &Call<'_>, fragment: &str, found: &[T], show: impl Fn(&T) -> Map<String, Value>) -> Answer {
    let window = Window::of(&call.options, DRIVES, call.page_cap())?;
    let value: Vec<Value> =
        found.iter().skip(window.skip).take(window.size).map(|item| Value::Object(show(item))).collect();
    let context = call.context(fragment);
    window.page(call, context, call.options.count()?, found.len(), value)
}
