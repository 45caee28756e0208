//! What a drive tells of its changes: each round, each kind of change, and the loss of its state.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{client, drive, id};
use graph_drive::{Change, Conflict, DeltaLink, DriveClient, DriveItem, RemovedReason, RestartReason, drive_item};
use graph_emulator::Fault;
use std::collections::BTreeMap;

/// What somebody holds who follows a drive: the name of each item, and the folder that it is in.
#[derive(Debug, Default, PartialEq)]
struct Held(BTreeMap<String, (String, String)>);

impl Held {
    fn apply(&mut self, changes: Vec<Change<DriveItem>>) {
        for change in changes {
            match change {
                Change::Upserted { id, item } => {
                    let parent = item.parent_reference.and_then(|parent| parent.id);
                    let parent = parent.map_or_else(String::new, |parent| parent.as_str().to_owned());
                    self.0.insert(id, (item.name.unwrap(), parent));
                }
                Change::Removed { id, .. } => drop(self.0.remove(&id)),
                Change::Restarted { .. } => self.0.clear(),
            }
        }
    }

    /// Every path, in order.
    fn paths(&self) -> Vec<String> {
        let mut paths: Vec<_> = self.0.keys().filter_map(|id| self.path(id)).filter(|path| !path.is_empty()).collect();
        paths.sort();
        paths
    }

    /// The way from the root. `None` for what is in a folder that is gone.
    fn path(&self, id: &str) -> Option<String> {
        let (name, parent) = self.0.get(id)?;
        match (self.path(parent), name.as_str()) {
            (None, "root") => Some(String::new()),
            (above, name) => Some(format!("{}/{name}", above?)),
        }
    }
}

async fn round(drive: &DriveClient, link: Option<DeltaLink>) -> (Vec<Change<DriveItem>>, DeltaLink) {
    let delta = drive.root().delta();
    let changes = match link {
        Some(link) => delta.resume(link),
        None => delta.changes(),
    };
    changes.try_collect().await.unwrap()
}

/// DRV-W8: `drive.root().delta()`
#[tokio::test]
async fn whoever_follows_a_drive_holds_what_is_in_it() {
    let (emulator, drive) = drive(|user| {
        let user = (0..30).fold(user, |user, number| user.file(format!("Many/{number}.txt"), "x"));
        user.file("Old/a.txt", "a").file("Old/Sub/b.txt", "b").file("c.txt", "c").file("d.txt", "d")
    });
    let mut held = Held::default();
    let (all, link) = drive.root().delta().page_size(7).changes().try_collect().await.unwrap();
    assert!(emulator.journal().matching("GET /me/drive/root/delta").count() > 5, "page by page");
    held.apply(all);
    assert_eq!(held.paths().len(), 30 + 7);
    assert!(held.paths().contains(&"/Old/Sub/b.txt".to_owned()));

    let (nothing, link) = round(&drive, Some(link)).await;
    assert_eq!(nothing, []);

    // Made, written, renamed, moved, deleted: one by one, and a folder with what is in it.
    let made = drive.root().children().create_folder("New", Conflict::Fail).await.unwrap();
    drive.item(id(&made)).path("e.txt").upload("e").await.unwrap();
    drive.root().path("Old/a.txt").move_to(id(&made)).set(drive_item::NAME, "ä.txt").await.unwrap();
    drive.root().path("Old").update().set(drive_item::NAME, "Older").await.unwrap();
    drive.root().path("c.txt").upload("another c").await.unwrap();
    drive.root().path("d.txt").delete().await.unwrap();
    drive.root().path("Many").delete().await.unwrap();
    let saved = serde_json::to_string(&link).unwrap();
    let (changes, link) = round(&drive, serde_json::from_str(&saved).unwrap()).await;
    let removed: Vec<_> = changes.iter().filter(|change| matches!(change, Change::Removed { .. })).collect();
    assert!(removed.iter().all(|it| matches!(it, Change::Removed { reason: RemovedReason::Deleted, .. })));
    assert_eq!(removed.len(), 32, "a folder, what was in it, and a file");
    held.apply(changes);
    assert_eq!(
        held.paths(),
        ["/New", "/New/e.txt", "/New/ä.txt", "/Older", "/Older/Sub", "/Older/Sub/b.txt", "/c.txt"],
        "what is in a renamed folder is not told, and is there by its ids"
    );

    // Told twice, it comes to the same.
    drive.root().path("New/e.txt").permanent_delete().await.unwrap();
    emulator.fault(Fault::repeated_items().on("GET /me/drive/root/delta"));
    let (changes, _) = round(&drive, Some(link)).await;
    held.apply(changes);
    assert!(!held.paths().contains(&"/New/e.txt".to_owned()));
    let mut fresh = Held::default();
    fresh.apply(round(&drive, None).await.0);
    assert_eq!(fresh, held);
}

#[tokio::test]
async fn a_removal_is_one_whatever_is_selected() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "a"));
    let delta = || drive.root().delta().select(drive_item::NAME);
    let (_, link) = delta().changes().try_collect().await.unwrap();
    let file = drive.root().path("a.txt").get().await.unwrap();
    drive.item(id(&file)).delete().await.unwrap();
    let (changes, _) = delta().resume(link).try_collect().await.unwrap();
    let gone = |change: &&Change<DriveItem>| matches!(change, Change::Removed { .. });
    let ids: Vec<_> = changes.iter().filter(gone).map(|change| change.id().unwrap()).collect();
    assert_eq!(ids, [id(&file).as_str()]);
    let asked = emulator.journal().matching("GET /me/drive/root/delta");
    assert_eq!(asked.requests()[0].query, "$select=name,id,deleted");
}

#[tokio::test]
async fn from_now_on_tells_nothing_of_what_there_is() {
    let (_emulator, drive) = drive(|user| user.file("a.txt", "a"));
    let (changes, link) = drive.root().delta().latest().changes().try_collect().await.unwrap();
    assert_eq!(changes, []);
    drive.root().path("b.txt").upload("b").await.unwrap();
    let (changes, _) = round(&drive, Some(link)).await;
    assert!(
        changes
            .iter()
            .any(|change| matches!(change, Change::Upserted { item, .. } if item.name.as_deref() == Some("b.txt")))
    );
    assert!(
        !changes
            .iter()
            .any(|change| matches!(change, Change::Upserted { item, .. } if item.name.as_deref() == Some("a.txt")))
    );
}

#[tokio::test]
async fn a_forgotten_state_begins_a_round_that_tells_everything() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "a").file("b.txt", "b"));
    let mut held = Held::default();
    let (changes, link) = round(&drive, None).await;
    held.apply(changes);
    drive.root().path("a.txt").delete().await.unwrap();
    emulator.expire_delta_tokens();

    let error = drive.root().delta().strict().resume(link.clone()).try_collect().await.unwrap_err();
    assert!(error.is_gone() && error.to_string().starts_with("drive.items.delta: 410 resync"), "{error}");

    let (changes, link) = round(&drive, Some(link)).await;
    assert_eq!(changes[0], Change::Restarted { reason: RestartReason::ApplyDifferences });
    held.apply(changes);
    assert_eq!(held.paths(), ["/b.txt"], "what was deleted meanwhile is gone, though nobody told");
    assert_eq!(round(&drive, Some(link)).await.0, []);
}

#[tokio::test]
async fn a_state_that_is_lost_in_the_midst_of_a_round_begins_it_anew() {
    let (emulator, drive) = drive(|user| (0..9).fold(user, |user, number| user.file(format!("{number}.txt"), "x")));
    let mut changes = drive.root().delta().page_size(4).changes();
    let mut told = Vec::new();
    while let Some(change) = changes.next().await {
        told.push(change.unwrap());
        if told.len() == 3 {
            emulator.expire_delta_tokens();
        }
    }
    let restarts: Vec<_> = told.iter().enumerate().filter(|(_, it)| matches!(it, Change::Restarted { .. })).collect();
    assert_eq!((restarts.len(), restarts[0].0), (1, 4), "when the page that was there is told");
    let mut held = Held::default();
    held.apply(told);
    assert_eq!(held.paths().len(), 9);
    assert!(changes.delta_link().is_some());
}

#[tokio::test]
async fn a_round_that_breaks_off_is_gone_on_with_by_another_process() {
    let (emulator, drive) = drive(|user| (0..9).fold(user, |user, number| user.file(format!("{number}.txt"), "x")));
    let mut changes = drive.root().delta().page_size(4).changes();
    let mut held = Held::default();
    for _ in 0..5 {
        held.apply(vec![changes.next().await.unwrap().unwrap()]);
    }
    let saved = serde_json::to_string(&changes.continuation().unwrap()).unwrap();
    drop(changes);
    let other = DriveClient::new(&client(&emulator));
    let rest =
        other.root().delta().page_size(4).resume(serde_json::from_str::<graph_drive::Continuation>(&saved).unwrap());
    held.apply(rest.try_collect().await.unwrap().0);
    assert_eq!(held.paths().len(), 9);
}

#[tokio::test]
async fn a_folder_of_a_business_drive_has_no_changes_of_its_own() {
    let (_emulator, drive) = drive(|user| user.drive_folder("F"));
    let error = drive.root().path("F").delta().changes().try_collect().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
    let error = drive.root().path("nothing").delta().changes().try_collect().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}
