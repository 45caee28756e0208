//! Folders by the names on the way to them, and walks through all of them.

use crate::{name, tree};
use futures_core::Stream;
use graph_emulator::Fault;
use std::{collections::HashSet, future::poll_fn, pin::Pin, time::Duration};

/// MBX-04: `folders().find("Inbox/2026/Paid")`
/// MBX-W5: `folders().find("Inbox/2026/Paid")`
#[tokio::test]
async fn a_folder_is_found_by_its_path() {
    let (emulator, mail) = tree();
    let paid = mail.folders().find("Inbox/2026/Paid").await.unwrap();
    assert_eq!(name(&paid), "Paid");
    emulator.journal().expect("GET /me/mailFolders/*/childFolders").times(2);
    for path in ["inbox/O'Brien & Söhne #1", "/Projects/Bridge/Plans/", "projects/bridge", "INBOX", "Deleted Items"] {
        let found = mail.folders().find(path).await.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(path.to_lowercase().contains(&name(&found).to_lowercase()), "{path}");
    }
    // Within a folder, names are just names.
    let below = mail.inbox().child_folders();
    assert_eq!(below.find("2026/Open").await.unwrap().parent_folder_id, paid.parent_folder_id);
    assert!(below.find("archive").await.unwrap_err().is_not_found());

    let made = mail.inbox().child_folders().create("a/b").await.unwrap();
    mail.folder(made.require_id().unwrap()).child_folders().create_hidden("c").await.unwrap();
    assert_eq!(name(&mail.folders().find_in(["inbox", "a/b", "c"]).await.unwrap()), "c", "hidden ones, too");
}

/// MBX-04: `folders().find_in(["a/b", "c"])`
#[tokio::test(start_paused = true)]
async fn a_path_that_ends_too_early_is_told_with_the_level() {
    let (emulator, mail) = tree();
    for (path, reason) in [
        ("Inbox/2027/Paid", "there is no folder `2027` in `Inbox`"),
        ("Inbox/2026/Lost", "there is no folder `Lost` in `Inbox/2026`"),
        ("Nowhere", "there is no folder `Nowhere` where the path begins"),
    ] {
        let error = mail.folders().find(path).await.unwrap_err();
        assert!(error.is_not_found(), "{error}");
        assert_eq!(error.to_string(), format!("mail.folders.find: 404 ErrorFolderNotFound: {reason}"));
    }
    emulator.journal().clear();
    for path in ["", "Inbox//Paid"] {
        let error = mail.folders().find(path).await.unwrap_err().to_string();
        assert!(error.contains("is no path of a folder: a name is missing"), "{error}");
    }
    assert!(mail.folders().find_in(Vec::<String>::new()).await.is_err());
    assert!(emulator.journal().requests().is_empty(), "nothing was sent");

    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(1));
    emulator.fault(Fault::empty_page().times(1));
    assert_eq!(name(&mail.folders().find("Projects/Bridge").await.unwrap()), "Bridge");
    emulator.fault(Fault::graph_error(403, "ErrorAccessDenied", "Access is denied.").times(1));
    assert!(mail.folders().find("Projects/Bridge").await.unwrap_err().is_access_denied());
}

/// MBX-01: `folders().walk()`
/// MBX-02: `folders().walk()`
/// MBX-W5: `folders().walk()`
#[tokio::test]
async fn the_whole_tree_is_walked_in_one_request_for_each_folder_that_has_some() {
    let (emulator, mail) = tree();
    let walked = mail.folders().walk().try_collect().await.unwrap();
    let paths: Vec<String> = walked.iter().map(|found| found.path.join("/")).collect();
    for (path, depth) in [("Inbox", 0), ("Inbox/2026", 1), ("Inbox/2026/Paid", 2), ("Projects/Bridge/Plans", 2)] {
        let at = paths.iter().position(|known| known == path).unwrap_or_else(|| panic!("{path} in {paths:?}"));
        assert_eq!(walked[at].depth(), depth);
        let found = mail.folders().find_in(&walked[at].path).await.unwrap();
        assert_eq!(found.id, walked[at].folder.id, "a path leads back");
    }
    assert!(paths.iter().position(|it| it == "Inbox") < paths.iter().position(|it| it == "Inbox/2026"));
    assert_eq!(paths.iter().collect::<HashSet<_>>().len(), paths.len(), "each once");
    let parents = walked.iter().filter(|found| found.folder.child_folder_count > Some(0)).count();

    emulator.journal().clear();
    let mut walk = mail.folders().walk();
    assert_eq!(walk.next().await.unwrap().unwrap(), walked[0]);
    assert_eq!(emulator.journal().requests().len(), 1, "only when the walk has come to them");
    while let Some(found) = walk.next().await {
        found.unwrap();
    }
    assert_eq!(emulator.journal().requests().len(), 1 + parents);

    let all = mail.folders().walk().include_hidden().try_collect().await.unwrap();
    assert!(all.iter().any(|found| found.path == ["Sync Issues", "Conflicts"]) && all.len() > walked.len());
    // It is a stream as any other, that may go to another thread.
    let mut below: Pin<Box<dyn Stream<Item = _> + Send>> = Box::pin(mail.inbox().child_folders().walk());
    let mut found = Vec::new();
    while let Some(folder) = poll_fn(|cx| below.as_mut().poll_next(cx)).await {
        found.push(folder.unwrap());
    }
    assert!(found.iter().any(|found| found.path == ["2026", "Paid"]));
}

/// MBX-02: `folder(id).child_folders().walk()`
#[tokio::test(start_paused = true)]
async fn a_walk_outlives_throttling_and_ends_with_what_went_wrong() {
    let (emulator, mail) = tree();
    emulator.fault(Fault::throttle(Duration::from_secs(1)).on("GET /me/mailFolders/*/childFolders").times(2));
    let walked = mail.folders().walk().try_collect().await.unwrap();
    emulator.fault(
        Fault::graph_error(500, "ErrorInternalServerError", "x").on("GET /me/mailFolders/*/childFolders").always(),
    );
    let mut walk = mail.folders().walk();
    let mut given = 0;
    let error = loop {
        match walk.next().await.unwrap() {
            Ok(_) => given += 1,
            Err(error) => break error,
        }
    };
    assert!(given > 0 && given < walked.len(), "{error}");
    assert!(walk.next().await.is_none(), "nothing after an error");
}
