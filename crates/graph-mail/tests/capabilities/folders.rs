//! Folders: listed, made, changed, moved, deleted, and told as changes.

use crate::{ADA, BOB, letter, name, subjects, tree, two};
use graph_emulator::Fault;
use graph_mail::{
    Change, Client, Endpoint, FileAttachment, HttpClient, MailClient, MailFolder, WellKnownFolder, kql, mail_folder,
    message,
};
use std::{collections::HashSet, time::Duration};

/// MBX-01: `folders().list()`
/// MBX-02: `folder(id).child_folders().list()`
/// MBX-12: `MailFolder`
#[tokio::test]
async fn folders_are_listed_with_what_there_is_to_know_of_them() {
    let (_emulator, mail) = tree();
    let top = mail.folders().list().order_by(mail_folder::DISPLAY_NAME.desc()).top(3).items();
    let top = top.try_collect().await.unwrap();
    assert!(top.iter().any(|folder| name(folder) == "Inbox") && top.len() > 3, "page by page");
    assert!(top.is_sorted_by(|one, next| name(one) >= name(next)));
    assert_eq!(mail.folders().count().await.unwrap(), top.len() as u64);

    let below = mail.inbox().child_folders().list().filter(mail_folder::CHILD_FOLDER_COUNT.gt(0)).await.unwrap().value;
    assert_eq!(below.iter().map(name).collect::<Vec<_>>(), ["2026"]);
    let paid = mail.folder(below[0].require_id().unwrap()).child_folders().list();
    let paid = paid.filter(mail_folder::DISPLAY_NAME.eq("Paid")).await.unwrap().value.remove(0);
    assert_eq!((paid.child_folder_count, paid.total_item_count, paid.unread_item_count), (Some(0), Some(1), Some(1)));
    assert_eq!((&paid.parent_folder_id, paid.is_hidden), (&below[0].id, Some(false)));
}

/// MBX-03: `folder(id).get()`
/// MBX-10: `folder(id).get()`
/// MBX-11: `folder(parent_folder_id).get()`
#[tokio::test]
async fn a_folder_is_read_by_id_or_role_and_leads_to_its_parent() {
    let (_emulator, mail) = tree();
    let inbox = mail.inbox().get().await.unwrap();
    let by_id = mail.folder(inbox.require_id().unwrap()).get();
    let by_id = by_id.select((mail_folder::DISPLAY_NAME, mail_folder::TOTAL_ITEM_COUNT)).await.unwrap();
    assert_eq!((by_id.id.as_ref(), by_id.total_item_count), (inbox.id.as_ref(), Some(0)));

    mail.inbox().messages().create(letter("new")).await.unwrap();
    assert_eq!(mail.inbox().get().await.unwrap().total_item_count, Some(1), "read anew");

    let parent = mail.folder(inbox.parent_folder_id.unwrap()).get().await.unwrap();
    let root = mail.folder(WellKnownFolder::MsgFolderRoot).get().await.unwrap();
    assert_eq!(parent.id, root.id);
    let error = mail.folder("x".repeat(60)).get().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(error.code(), Some("ErrorItemNotFound"));
}

/// MBX-05: `folders().create(name)`
/// MBX-06: `folder(id).update().set(mail_folder::DISPLAY_NAME, name)`
#[tokio::test]
async fn folders_are_made_at_the_top_and_within_others_and_renamed() {
    let (_emulator, mail, _) = two();
    let top = mail.folders().create("Projects").await.unwrap();
    let below = mail.folder(top.require_id().unwrap()).child_folders().create("Bridge").await.unwrap();
    assert_eq!(below.parent_folder_id, top.id);
    let hidden = mail.folders().create_hidden("Cache").await.unwrap();
    assert_eq!(hidden.is_hidden, Some(true));
    let shown = mail.folders().list().items().try_collect().await.unwrap();
    let all = mail.folders().list_with_hidden().items().try_collect().await.unwrap();
    let has = |all: &[MailFolder], folder: &MailFolder| all.iter().any(|it| it.id == folder.id);
    assert!(has(&shown, &top) && !has(&shown, &hidden) && has(&all, &hidden));

    let bridge = mail.folder(below.require_id().unwrap());
    let renamed = bridge.update().set(mail_folder::DISPLAY_NAME, "Bridge (old)").await.unwrap();
    assert_eq!((name(&renamed), &renamed.id), ("Bridge (old)", &below.id));

    for (made, code) in [("Projects", "ErrorFolderExists"), (" ", "ErrorInvalidRequest")] {
        let error = mail.folders().create(made).await.unwrap_err();
        assert_eq!((error.code(), error.is_conflict()), (Some(code), made == "Projects"), "{error}");
    }
    let error = mail.inbox().update().set(mail_folder::DISPLAY_NAME, "Post").await.unwrap_err();
    assert!(error.is_access_denied(), "{error}");
}

/// MBX-07: `folder(id).delete()`
/// MBX-W3: `folder(id).permanent_delete()`
#[tokio::test]
async fn folders_are_deleted_at_first_into_the_bin_and_at_will_for_good() {
    let (_emulator, mail) = tree();
    let year = mail.folders().find("inbox/2026").await.unwrap();
    let (year, bin) = (mail.folder(year.require_id().unwrap()), mail.folder(WellKnownFolder::DeletedItems));
    year.delete().await.unwrap();
    assert_eq!(bin.child_folders().find("2026/Paid").await.unwrap().total_item_count, Some(1));
    year.permanent_delete().await.unwrap();
    assert!(year.get().await.unwrap_err().is_not_found());
    assert!(bin.child_folders().find("2026").await.unwrap_err().is_not_found());
    assert_eq!(mail.messages().count().await.unwrap(), 0);
    let error = mail.inbox().delete().await.unwrap_err();
    assert_eq!(error.code(), Some("ErrorDeleteDistinguishedFolder"), "{error}");
}

/// MBX-08: `folder(id).copy_to(folder)`
/// MBX-09: `folder(id).move_to(folder)`
/// MBX-W1: `folder(id).copy_to(folder)`
#[tokio::test(start_paused = true)]
async fn folders_are_copied_and_moved_with_all_that_is_in_them() {
    let (emulator, mail) = tree();
    let year = mail.folders().find("inbox/2026").await.unwrap();
    let item = mail.folder(year.require_id().unwrap());
    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(1));
    let copy = item.copy_to(WellKnownFolder::Archive).await.unwrap();
    assert!(copy.id != year.id && name(&copy) == "2026", "the copy itself comes back");
    let copied = mail.folder(copy.require_id().unwrap()).child_folders().find("Paid").await.unwrap();
    assert_eq!(subjects(&mail, copied.require_id().unwrap()).await, ["Invoice"]);

    let error = item.move_to(WellKnownFolder::Archive).await.unwrap_err();
    assert!(error.is_conflict(), "the copy has the name: {error}");
    let projects = mail.folders().find("Projects").await.unwrap();
    let moved = item.move_to(projects.require_id().unwrap()).await.unwrap();
    assert_eq!((&moved.id, &moved.parent_folder_id), (&year.id, &projects.id));
    assert!(mail.folders().find("Projects/2026/Paid").await.is_ok());
    let error = mail.folder(projects.require_id().unwrap()).move_to(year.require_id().unwrap()).await.unwrap_err();
    assert_eq!(error.code(), Some("ErrorMoveCopyFailed"), "{error}");
    assert!(item.move_to("x".repeat(60)).await.unwrap_err().is_not_found());
}

/// MBX-13: `folder(id).messages().list()`
/// MBX-W4: `folder(id).messages().list().expand(message::ATTACHMENTS)`
#[tokio::test]
async fn messages_of_a_folder_come_as_asked_for_and_with_their_attachments_in_the_same_request() {
    let (emulator, ada, bob) = two();
    for number in 0..12 {
        bob.send(letter(&format!("{number}")).attach(FileAttachment::new("a.txt", "hi"))).await.unwrap();
    }
    emulator.journal().clear();
    let list = || ada.inbox().messages().list().expand(message::ATTACHMENTS).top(6);
    let found = list().filter(message::SUBJECT.ne("3")).select(message::SUBJECT).items().try_collect().await.unwrap();
    assert_eq!(found.len(), 11);
    assert!(found.iter().all(|message| message.attachments.as_ref().is_some_and(|all| all.len() == 1)));
    emulator.journal().expect("GET /me/mailFolders/inbox/messages").times(2);
    let first = ada.inbox().messages().list().search(kql::subject("7")).await.unwrap().value;
    assert_eq!(first[0].subject.as_deref(), Some("7"));
}

/// MBX-19: `WellKnownFolder`
/// MBX-W6: `folder(WellKnownFolder::ConversationHistory)`
#[tokio::test]
async fn every_well_known_folder_is_reached_by_its_role() {
    let (_emulator, mail, _) = two();
    let roles = [
        (WellKnownFolder::Archive, "Archive"),
        (WellKnownFolder::Clutter, "Clutter"),
        (WellKnownFolder::Conflicts, "Conflicts"),
        (WellKnownFolder::ConversationHistory, "Conversation History"),
        (WellKnownFolder::DeletedItems, "Deleted Items"),
        (WellKnownFolder::Drafts, "Drafts"),
        (WellKnownFolder::Inbox, "Inbox"),
        (WellKnownFolder::JunkEmail, "Junk Email"),
        (WellKnownFolder::LocalFailures, "Local Failures"),
        (WellKnownFolder::MsgFolderRoot, "Top of Information Store"),
        (WellKnownFolder::Outbox, "Outbox"),
        (WellKnownFolder::RecoverableItemsDeletions, "Deletions"),
        (WellKnownFolder::Scheduled, "Scheduled"),
        (WellKnownFolder::SearchFolders, "Search Folders"),
        (WellKnownFolder::SentItems, "Sent Items"),
        (WellKnownFolder::ServerFailures, "Server Failures"),
        (WellKnownFolder::SyncIssues, "Sync Issues"),
    ];
    for (role, shown) in roles {
        assert_eq!(name(&mail.folder(role).get().await.unwrap()), shown, "{}", role.as_str());
    }
}

/// MBX-25: `MailClient::of(client, "sales@contoso.com")`
/// MBX-W6: `MailClient::of(client, "sales@contoso.com")`
#[tokio::test]
async fn another_mailbox_is_asked_for_by_its_address_and_keeps_to_itself() {
    let (emulator, ada, _) = two();
    let client = Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), emulator.credential(ADA));
    let shared = MailClient::of(&client, BOB);
    shared.folders().create("Sales").await.unwrap();
    assert!(shared.folders().find("Sales").await.is_ok());
    assert!(ada.folders().find("Sales").await.unwrap_err().is_not_found());
    shared.settings().get().await.unwrap();
    emulator.journal().expect("GET /users/*/mailboxSettings").times(1);
    let error = MailClient::of(&client, "nobody@contoso.com").inbox().get().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

/// MBX-W3: `folders().delta()`
#[tokio::test]
async fn what_becomes_of_folders_is_told_as_changes() {
    let (_emulator, mail) = tree();
    let mut round = mail.folders().delta().changes();
    let mut known = HashSet::new();
    while let Some(change) = round.next().await {
        known.extend(change.unwrap().id().map(str::to_owned));
    }
    let made = mail.inbox().child_folders().create("New").await.unwrap();
    let gone = mail.folders().find("Projects").await.unwrap();
    mail.folder(gone.require_id().unwrap()).permanent_delete().await.unwrap();
    let mut next = mail.folders().delta().resume(round.delta_link().unwrap());
    let (mut came, mut left) = (Vec::new(), Vec::new());
    while let Some(change) = next.next().await {
        match change.unwrap() {
            Change::Upserted { id, .. } => came.push(id),
            Change::Removed { id, .. } => left.push(id),
            Change::Restarted { reason } => panic!("the state is known: {reason:?}"),
        }
    }
    let (made, gone) = (made.require_id().unwrap().to_string(), gone.require_id().unwrap().to_string());
    assert!(came.contains(&made) && !known.contains(&made));
    assert!(left.contains(&gone) && known.contains(&gone));
}

#[tokio::test]
async fn ids_that_stay_are_asked_for_once_for_a_whole_mailbox() {
    let (_emulator, ada, bob) = two();
    bob.send(letter("x").html("<p>Hi</p>")).await.unwrap();
    let ada = ada.immutable_ids().text_bodies();
    let found = ada.inbox().messages().list().await.unwrap().value.remove(0);
    assert_eq!(found.body.unwrap().content.as_deref(), Some("Hi"));
    let moved = ada.message(found.id.as_ref().unwrap()).move_to(WellKnownFolder::Archive).await.unwrap();
    assert_eq!(moved.id, found.id);
}
