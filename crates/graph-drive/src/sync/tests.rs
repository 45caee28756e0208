//! Rounds as services may tell them, told by hand.

use super::{Difference, DriveIndex, Syncing, round::Round};
use crate::{DriveClient, DriveItem, ItemKind};
use graph_odata::{Change, RemovedReason, RestartReason};
use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
use serde_json::{Value, json};

/// An item that is there: `F/` is a folder, `a` a file.
fn is(id: &str, parent: &str, name: &str) -> Change<DriveItem> {
    let facet = if name.ends_with('/') { "folder" } else { "file" };
    let name = name.trim_end_matches('/');
    upserted(json!({"id": id, "name": name, "parentReference": {"id": parent}, facet: {}, "eTag": "1"}))
}

fn upserted(item: Value) -> Change<DriveItem> {
    let item: DriveItem = serde_json::from_value(item).unwrap();
    Change::Upserted { id: item.require_id().unwrap().as_str().into(), item }
}

fn gone(id: &str) -> Change<DriveItem> {
    Change::Removed { id: id.into(), reason: RemovedReason::Deleted }
}

fn root() -> Change<DriveItem> {
    upserted(json!({"id": "R", "name": "root", "root": {}, "folder": {}}))
}

/// Tells a round to the index as it is after it was kept and read again, and gives its steps.
fn tell(index: &mut DriveIndex, changes: impl IntoIterator<Item = Change<DriveItem>>) -> Vec<String> {
    *index = serde_json::from_str(&serde_json::to_string(index).unwrap()).unwrap();
    let mut round = Round::default();
    changes.into_iter().for_each(|change| round.hear(change));
    index.round = Some(round);
    lines(&index.finish(None).differences)
}

fn lines(steps: &[Difference]) -> Vec<String> {
    let line = |step: &Difference| match step {
        Difference::Added { path, .. } => format!("+ {path}"),
        Difference::Changed { path, .. } => format!("* {path}"),
        Difference::Moved { from, to, .. } => format!("{from} > {to}"),
        Difference::Removed { path, .. } => format!("- {path}"),
        Difference::Unmentioned { path, .. } => format!("? {path}"),
    };
    steps.iter().map(line).collect()
}

fn begun(changes: impl IntoIterator<Item = Change<DriveItem>>) -> DriveIndex {
    let mut index = DriveIndex::new();
    tell(&mut index, [root()].into_iter().chain(changes));
    index
}

const NOTHING: [&str; 0] = [];

#[test]
fn parents_may_come_after_their_children() {
    let mut index = DriveIndex::new();
    let steps = tell(&mut index, [is("a", "G", "a"), is("G", "F", "G/"), is("F", "R", "F/"), root()]);
    assert_eq!(steps, ["+ F", "+ F/G", "+ F/G/a"]);
    let told = || [is("F", "R", "F/"), is("a", "G", "a"), is("a", "G", "a")];
    assert_eq!(tell(&mut index, told()), NOTHING, "told again, it comes to nothing");
    assert_eq!(
        tell(&mut index, [gone("a"), is("a", "G", "b"), is("a", "F", "c")]),
        ["F/G/a > F/c"],
        "the last word counts"
    );
}

#[test]
fn a_folder_that_goes_takes_along_what_is_told_no_more_of() {
    let mut index = begun([is("F", "R", "F/"), is("G", "F", "G/"), is("a", "G", "a"), is("b", "F", "b")]);
    assert_eq!(tell(&mut index, [gone("F"), is("b", "R", "b")]), ["F/b > b", "- F/G/a", "- F/G", "- F"]);
    assert!(index.get("a").is_none() && index.path("G").is_none() && index.len() == 1);
    // And brings it back.
    assert_eq!(tell(&mut index, [is("F", "R", "F/")]), ["+ F", "+ F/G", "+ F/G/a"]);
}

#[test]
fn what_is_in_an_unknown_folder_is_nowhere_until_that_is_known() {
    let mut index = begun([is("a", "F", "a"), is("G", "F", "G/"), is("b", "G", "b")]);
    assert!(index.is_empty() && index.get("a").is_none() && index.children("F").next().is_none());
    assert_eq!(tell(&mut index, [is("F", "R", "F/")]), ["+ F", "+ F/G", "+ F/G/b", "+ F/a"]);
}

#[test]
fn folders_in_each_other_are_nowhere() {
    let mut index = begun([is("F", "R", "F/"), is("G", "R", "G/"), is("a", "G", "a")]);
    assert_eq!(tell(&mut index, [is("F", "G", "F/"), is("G", "F", "G/")]), ["- G/a", "- G", "- F"]);
    assert_eq!(tell(&mut index, [is("G", "R", "G/")]), ["+ G", "+ G/F", "+ G/a"]);
}

#[test]
fn of_two_with_one_name_the_later_told_counts() {
    let mut index = begun([is("a", "R", "x"), is("F", "R", "F/"), is("b", "F", "b")]);
    assert_eq!(tell(&mut index, [is("c", "R", "X")]), ["- x", "+ X"]);
    assert_eq!(index.find("x").unwrap().id(), "c");
    assert_eq!(tell(&mut index, [is("F", "R", "F/")]), NOTHING, "and goes on to count");
    assert_eq!(index.find("x").unwrap().id(), "c");
    assert_eq!(tell(&mut index, [is("c", "R", "y")]), ["X > y", "+ x"]);
    assert_eq!(tell(&mut index, [is("d", "R", "f")]), ["- F/b", "- F", "+ f"], "with what is in it");
    assert_eq!(tell(&mut index, [gone("d")]), ["- f", "+ F", "+ F/b"]);
}

#[test]
fn whoever_gives_up_a_name_goes_first_to_wherever_that_is() {
    let mut index = begun([is("a", "R", "a"), is("A", "R", "A1/"), is("B", "A", "B/"), is("c", "B", "c")]);
    // Into a folder that is new, and comes later in the order of names.
    let steps = tell(&mut index, [is("n", "R", "a"), is("Z", "R", "z/"), is("a", "Z", "a")]);
    assert_eq!(steps, ["+ z", "a > z/a", "+ a"]);
    // Into the folder that takes its name.
    let steps = tell(&mut index, [is("Z", "R", "a/"), is("n", "Z", "n")]);
    assert_eq!(steps, ["a > ~moving-1", "z > a", "~moving-1 > a/n"]);
    // A folder and the one in it change places.
    let steps = tell(&mut index, [is("B", "R", "A1/"), is("A", "B", "B/")]);
    assert_eq!(steps, ["A1 > ~moving-1", "~moving-1/B > A1", "~moving-1 > A1/B"]);
    assert_eq!(index.path("c").as_deref(), Some("A1/c"));
}

#[test]
fn bytes_are_others_by_the_most_exact_mark_that_both_have() {
    let file = |etag: &str, ctag: Value, hash: Value, size: i64| {
        let (parent, hashes) = (json!({"id": "R"}), json!({"quickXorHash": hash}));
        upserted(json!({"id": "a", "name": "a", "parentReference": parent, "eTag": etag, "cTag": ctag, "size": size,
            "file": {"hashes": hashes}}))
    };
    let mut index = begun([file("1", json!("c1"), json!("h1"), 1)]);
    for (change, steps) in [
        (file("2", json!("c2"), json!("h1"), 1), &[][..]),
        (file("3", json!("c2"), Value::Null, 1), &[]),
        (file("4", json!("c3"), Value::Null, 1), &["* a"]),
        (file("4", Value::Null, Value::Null, 1), &[]),
        (file("5", Value::Null, Value::Null, 1), &["* a"]),
        (file("5", Value::Null, json!("h2"), 1), &[]),
        (file("6", Value::Null, json!("h3"), 1), &["* a"]),
        (file("7", Value::Null, json!("h3"), 2), &["* a"]),
    ] {
        assert_eq!(tell(&mut index, [change]), steps);
    }
}

#[test]
fn kinds_are_kept() {
    let at = |facet: &str| upserted(json!({"id": facet, "name": facet, "parentReference": {"id": "R"}, facet: {}}));
    let mut index = begun(["folder", "file", "package", "remoteItem", "bundle", "unheardOf"].map(at));
    assert_eq!(tell(&mut index, []), NOTHING);
    for (id, kind) in [
        ("folder", Some(ItemKind::Folder)),
        ("file", Some(ItemKind::File)),
        ("package", Some(ItemKind::Package)),
        ("remoteItem", Some(ItemKind::Remote)),
        ("bundle", Some(ItemKind::Bundle)),
        ("unheardOf", None),
    ] {
        assert_eq!(index.get(id).unwrap().kind(), kind, "{id}");
    }
    assert!(index.root().unwrap().is_folder());
}

#[test]
fn what_a_new_start_does_not_mention_is_gone_or_told_apart() {
    let items = || [is("F", "R", "F/"), is("G", "F", "G/"), is("a", "G", "a"), is("b", "R", "b"), is("c", "R", "c")];
    let start = |reason| Change::Restarted { reason };
    for (reason, mark) in [
        (RestartReason::ApplyDifferences, '-'),
        (RestartReason::Required, '-'),
        (RestartReason::UploadDifferences, '?'),
    ] {
        let mut index = begun(items());
        let told = [is("lost", "R", "lost"), start(reason), root(), is("F", "R", "F/"), gone("c"), is("d", "R", "B")];
        let mut wanted: Vec<_> = ["  b", "+ B", "- c", "  F/G/a", "  F/G"].map(str::to_owned).into();
        wanted
            .iter_mut()
            .filter(|line| line.starts_with(' '))
            .for_each(|line| line.replace_range(..1, &mark.to_string()));
        assert_eq!(tell(&mut index, told), wanted);
        assert_eq!(index.iter().map(|item| item.path()).collect::<Vec<_>>(), ["F", "B"]);
    }
}

#[test]
fn what_is_gone_leaves_nothing_behind() {
    let mut index = begun((0..9).map(|number| is(&number.to_string(), "R", &format!("{number}/"))));
    tell(&mut index, (1..9).map(|number| is(&number.to_string(), &(number - 1).to_string(), "x/")));
    tell(&mut index, (0..9).map(|number| gone(&number.to_string())));
    let saved: Value = serde_json::to_value(&index).unwrap();
    assert_eq!(saved["items"], json!([{"id": "R", "kind": "folder", "name": "root"}]));
}

#[test]
fn what_was_kept_wrongly_is_refused() {
    for (saved, why) in [
        (json!({}), "no `items`"),
        (json!({"items": [{"name": "a"}]}), "no `id`"),
        (json!({"items": [{"id": "a"}, {"id": "a"}]}), "one `id`"),
        (json!({"items": [{"id": "a", "parent": 7}]}), "a folder that is not there"),
        (json!({"items": [], "root": 0}), "a folder that is not there"),
        (json!({"items": [{"id": "a", "kind": "cloud"}]}), "unknown `kind`"),
    ] {
        let error = serde_json::from_value::<DriveIndex>(saved).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    let circle = json!({"root": 0, "items": [
        {"id": "R", "kind": "folder"},
        {"id": "a", "name": "a", "kind": "folder", "parent": 2},
        {"id": "b", "name": "b", "kind": "folder", "parent": 1},
    ]});
    assert!(serde_json::from_value::<DriveIndex>(circle).unwrap().is_empty());
    assert!(serde_json::from_value::<DriveIndex>(json!({"items": []})).unwrap().root().is_none());
}

/// A drive whose service says what was written down.
fn drive(answers: &[(u16, Value)]) -> (Scripted, DriveClient) {
    let transport = answers
        .iter()
        .fold(Scripted::default(), |transport, (status, body)| transport.json(*status, &body.to_string()));
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
    (transport, DriveClient::new(&client))
}

fn asked(transport: &Scripted) -> Vec<String> {
    transport.received().iter().map(|request| request.uri.path().to_owned()).collect()
}

fn page(link: &str, name: &str, items: Value) -> (u16, Value) {
    (200, json!({"value": items, format!("@odata.{link}"): format!("https://graph.microsoft.com/v1.0/{name}")}))
}

fn item(id: &str, parent: &str) -> Value {
    json!({"id": id, "name": id, "file": {}, "parentReference": {"id": parent}})
}

async fn synced(sync: Syncing<'_>) -> Vec<String> {
    lines(&sync.await.unwrap().differences)
}

#[test]
fn golden_request() {
    let (_, drive) = drive(&[]);
    let mut index = DriveIndex::new();
    assert_eq!(
        drive.root().sync(&mut index).page_size(500).delta().into_request().line(),
        "GET /me/drive/root/delta?$top=500&$select=id,name,parentReference,root,deleted,folder,file,package,bundle,remoteItem,\
         size,eTag,cTag,fileSystemInfo,lastModifiedDateTime"
    );
}

#[tokio::test]
async fn a_folder_of_a_personal_drive_is_a_root_of_its_own() {
    let root = json!({"id": "R", "name": "root", "root": {}});
    let folder = json!({"id": "F", "name": "F", "folder": {}, "parentReference": {"id": "R"}});
    let (transport, drive) = drive(&[
        page("deltaLink", "one", json!([root, folder, item("a", "F")])),
        (200, json!({"id": "F"})),
        page("deltaLink", "two", json!([folder, item("b", "F")])),
    ]);
    let (folder, mut index) = (drive.root().path("F"), DriveIndex::new());
    assert_eq!(synced(folder.sync(&mut index)).await, ["+ a"]);
    assert_eq!(synced(folder.sync(&mut index)).await, ["+ b"]);
    assert_eq!((index.root().unwrap().id(), index.path("a").as_deref()), ("F", Some("a")));
    assert_eq!(asked(&transport), ["/v1.0/me/drive/root:/F:/delta", "/v1.0/me/drive/root:/F", "/v1.0/one"]);
}

#[tokio::test]
async fn a_link_within_a_round_that_serves_no_more_begins_the_round_again() {
    let root = json!({"id": "R", "name": "root", "root": {}});
    let error = |status, code: &str| (status, json!({"error": {"code": code, "message": "No."}}));
    let (transport, drive) = drive(&[
        page("nextLink", "next", json!([root, item("a", "R"), item("gone", "R")])),
        error(403, "accessDenied"),
        error(400, "invalidRequest"),
        page("deltaLink", "delta", json!([root, item("a", "R"), item("b", "R")])),
        error(400, "invalidRequest"),
    ]);
    let mut index = DriveIndex::new();
    drive.root().sync(&mut index).await.unwrap_err();
    assert!(index.is_within_a_round() && index.root().is_none());
    assert_eq!(synced(drive.root().sync(&mut index)).await, ["+ a", "+ b"]);
    let seen = asked(&transport);
    assert_eq!(seen[2..], ["/v1.0/next", "/v1.0/me/drive/root/delta"]);

    // The link to the next round is another matter.
    assert_eq!(drive.root().sync(&mut index).await.unwrap_err().status().unwrap(), 400);
    assert_eq!((index.len(), asked(&transport).len()), (2, 5));
}
