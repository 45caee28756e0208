//! Every way to a drive and to an item in it, on the emulator.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ADA, client, drive, id, names};
use graph_drive::{Conflict, DriveClient, DriveId, Drives, GroupId, Owner, drive_item};
use graph_emulator::Emulator;

/// Names that mean something to a URL, to OData or to an encoding, and are allowed all the same.
const NAMES: &[&str] = &[
    "a b.txt",
    "100%.txt",
    "%2F..%25.txt",
    "no #1.txt",
    "1+1=2.txt",
    "you & me.txt",
    "O'Brien's (final).txt",
    "''.txt",
    "Übergröße.txt",
    "e\u{301}.txt",
    "📎 🗂️.txt",
    "日本語.txt",
    "a;b,c@d!e$f.txt",
    "[x] {y} ^z`.txt",
    "root",
    "content",
    ".hidden",
    "a..b",
];

/// DRV-01: `DriveClient::new(client)`
/// DRV-02: `DriveClient::at(client, DriveId::from(id))`
/// DRV-03: `Drives::of(client, owner).list()`
/// DRV-04: `drive.get()`
/// DRV-49: `DriveClient::of(client, "bob@contoso.com")`
#[tokio::test]
async fn drives_are_listed_and_read_by_every_address() {
    let (emulator, mine) = drive(|user| user.file("a.txt", "abc").drive_quota(1000));
    let client = client(&emulator);
    let listed = Drives::of(&client, Owner::Me).list().await.unwrap().value;
    let read = mine.get().await.unwrap();
    assert_eq!((listed.len(), &listed[0].id), (1, &read.id));
    assert_eq!(read.drive_type.as_deref(), Some("business"));
    let quota = read.quota.as_ref().unwrap();
    assert_eq!((quota.used, quota.total), (Some(3), Some(1000)));

    let by_id = DriveClient::at(&client, read.require_id().unwrap().clone());
    let by_name = DriveClient::of(&client, ADA);
    for same in [&by_id, &by_name] {
        assert_eq!(same.get().await.unwrap().id, read.id);
        assert_eq!(same.root().path("a.txt").content().await.unwrap(), "abc");
    }
    let bobs = DriveClient::of(&client, "bob@contoso.com").get().await.unwrap();
    assert_ne!(bobs.id, read.id);
    let error = DriveClient::at(&client, DriveId::from("b!nothing")).get().await.unwrap_err();
    assert!(error.to_string().starts_with("drive.drives.get: 404 itemNotFound: "), "{error}");
}

/// DRV-05: `drive.root().get()`
#[tokio::test]
async fn the_root_is_a_folder_by_all_its_names() {
    let (_emulator, drive) = drive(|user| user.file("Reports/a.txt", "abc"));
    let root = drive.root().get().await.unwrap();
    assert!(root.root.is_some() && root.file.is_none());
    assert_eq!((root.folder.as_ref().unwrap().child_count, root.size), (Some(1), Some(3)));
    for same in [drive.item(id(&root)), drive.root().path(""), drive.root().path("/"), drive.item("root")] {
        assert_eq!(same.get().await.unwrap().id, root.id);
    }
    let part = drive.root().get().select((drive_item::ID, drive_item::NAME)).await.unwrap();
    assert_eq!((part.id, part.size, part.folder), (root.id, None, None));
}

/// DRV-11: `drive.item(id).get()`
/// DRV-12: `drive.root().path("Reports/2026.xlsx").get()`
/// DRV-W6: `drive.root().path(path)`
#[tokio::test]
async fn an_item_is_found_by_its_path_whatever_it_is_called() {
    let (emulator, drive) = drive(|user| user.drive_folder("50% of 'R&D' #2"));
    let folder = drive.root().path("50% of 'R&D' #2");
    let folder_by_id = drive.item(id(&folder.get().await.unwrap()));
    for name in NAMES {
        let made = folder.path(name).upload(*name).await.unwrap();
        assert_eq!(made.name.as_deref(), Some(*name));
        for way in [folder.path(name), folder_by_id.path(name), drive.item(id(&made))] {
            let found = way.get().await.unwrap();
            assert_eq!((found.id.as_ref(), found.name.as_deref()), (made.id.as_ref(), Some(*name)));
            assert_eq!(way.content().await.unwrap(), *name);
        }
        let path = format!("50% of 'R&D' #2/{name}");
        assert_eq!(drive.root().path(&path).get().await.unwrap().id, made.id);
        assert_eq!(emulator.file(ADA, &path).unwrap(), *name, "and nowhere else");
    }
    let listed = folder.children().list().top(5).items().try_collect().await.unwrap();
    let (mut listed, mut expected) = (names(&listed), NAMES.to_vec());
    listed.sort_unstable();
    expected.sort_unstable();
    assert_eq!(listed, expected);
    assert_eq!(folder.path("YOU & ME.TXT").get().await.unwrap().name.as_deref(), Some("you & me.txt"));
}

#[tokio::test]
async fn names_that_sharepoint_refuses_are_told_and_make_nothing() {
    let (_emulator, drive) = drive(|user| user);
    for name in ["a*b", "what?", "a\"b", "a<b>", "a|b", "~a", "a.", " a", "con", "desktop.ini", "_vti_x"] {
        let error = drive.root().path(name).upload("x").await.unwrap_err();
        assert_eq!(error.status().unwrap(), 400, "{name}: {error}");
        assert!(error.to_string().starts_with("drive.items.upload: 400 invalidRequest: "), "{error}");
        let error = drive.root().children().create_folder(name, Conflict::Rename).await.unwrap_err();
        assert!(error.to_string().starts_with("drive.items.create: 400 invalidRequest: "), "{error}");
    }
    // Names that would lead elsewhere are not even sent.
    for path in ["..", "a/../b", ".", "a//b", "a:b", "a:/children", "a\\b"] {
        let error = drive.root().path(path).upload("x").await.unwrap_err();
        assert!(error.status().is_none() && error.to_string().contains("{item-path} must be names"), "{path}: {error}");
    }
    assert!(drive.root().children().list().await.unwrap().value.is_empty());
}

/// DRV-13: `drive.special("documents")`
#[tokio::test]
async fn special_folders_are_there_when_they_are_asked_for() {
    let (_emulator, drive) = drive(|user| user);
    let documents = drive.special("documents").get().await.unwrap();
    assert_eq!(documents.special_folder.unwrap().name.as_deref(), Some("documents"));
    let settings = drive.special("approot").path("Profiles/Ada's.json").upload("{}").await.unwrap();
    let own = drive.special("approot").children().list().await.unwrap().value;
    assert_eq!(names(&own), ["Profiles"]);
    assert_eq!(drive.item(id(&settings)).content().await.unwrap(), "{}");
    let error = drive.special("attic").get().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
}

/// DRV-49: `DriveClient::of(client, Owner::site_at(host, path))`, `Drives::of(client, GroupId::from(id))`
/// DRV-03: `Drives::of(client, owner).list()`
#[tokio::test]
async fn sites_and_groups_have_drives_of_their_own() {
    let emulator = Emulator::builder()
        .user(ADA, |user| user)
        .site("contoso.sharepoint.com", "sites/plans", |site| {
            site.library("Documents", |drive| drive.file("Bridge/plan.txt", "arches"))
                .library("Drawings", |drive| drive.file("a.svg", "<svg/>"))
        })
        .group("builders@contoso.com", |group| group.library("Documents", |drive| drive.file("g.txt", "g")))
        .build();
    let client = client(&emulator);
    let site = Owner::site_at("contoso.sharepoint.com", "/sites/plans");
    let drive = DriveClient::of(&client, site.clone());
    assert_eq!(drive.root().path("Bridge/plan.txt").content().await.unwrap(), "arches");
    drive.root().path("Bridge/new #1.txt").upload("new").await.unwrap();
    let libraries = Drives::of(&client, site).list().top(1).items().try_collect().await.unwrap();
    let named: Vec<_> = libraries.iter().map(|drive| drive.name.as_deref().unwrap()).collect();
    assert_eq!((named, libraries[1].drive_type.as_deref()), (vec!["Documents", "Drawings"], Some("documentLibrary")));
    let drawings = DriveClient::at(&client, libraries[1].require_id().unwrap().clone());
    let drawing = drawings.root().path("a.svg").get().await.unwrap();
    let site_id = drawing.parent_reference.as_ref().unwrap().site_id.clone().unwrap();
    assert_eq!(DriveClient::of(&client, site_id).get().await.unwrap().id, drive.get().await.unwrap().id);
    let plan = drive.root().path("Bridge/plan.txt").copy_to(&drawings.root().get().await.unwrap()).await.unwrap();
    plan.wait().await.unwrap();
    assert_eq!(drawings.root().path("plan.txt").content().await.unwrap(), "arches");

    let groups = graph_odata::Resource::new(&client, graph_odata::Path::new("/groups"));
    let groups: serde_json::Value = groups.get("groups.list").query("$select", "id").await.unwrap();
    let group = GroupId::from(groups["value"][0]["id"].as_str().unwrap());
    assert_eq!(DriveClient::of(&client, group.clone()).root().path("g.txt").content().await.unwrap(), "g");
    assert_eq!(Drives::of(&client, group).list().await.unwrap().value.len(), 1);
    let nowhere = DriveClient::of(&client, Owner::site_at("contoso.sharepoint.com", "sites/none"));
    assert!(nowhere.get().await.unwrap_err().is_not_found());
    let climbs = DriveClient::of(&client, Owner::site_at("contoso.sharepoint.com", "sites/../x"));
    assert!(climbs.get().await.unwrap_err().to_string().contains("site-path"));
}
