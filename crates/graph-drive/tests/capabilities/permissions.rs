//! Who may do what: invited, changed, taken away.

use crate::{BOB, common::drive};
use graph_drive::{Invitation, LinkType, NewLink, Permission, Role, permission};
use jiff::Timestamp;

fn names(permission: &Permission) -> Option<&str> {
    permission.granted_to_v2.as_ref()?.user.as_ref()?.display_name.as_deref()
}

/// DRV-36: `item.invite(Invitation::new(people).role(Role::Write).message(text))`
/// DRV-37: `item.permissions().list()`
/// DRV-38: `item.permission(id).set_roles([Role::Read])`
/// DRV-39: `item.permission(id).delete()`
/// DRV-W5: `item.invite(…).await?.value`
#[tokio::test]
async fn people_are_let_in_and_turned_out() {
    let (_emulator, drive) = drive(|user| user.file("F/plan.txt", "x"));
    let plan = drive.root().path("F/plan.txt");
    let invited =
        plan.invite(Invitation::new([BOB, "eve@fabrikam.com"]).role(Role::Write).message("Please.")).await.unwrap();
    assert_eq!((invited.value.len(), invited.value[0].roles.as_deref()), (2, Some(&["write".to_owned()][..])));
    assert!(
        invited.value.iter().all(|right| right.id.is_some() && right.error.is_none()),
        "each is a right of its own"
    );
    let invitation = invited.value[1].invitation.as_ref().unwrap();
    assert_eq!((invitation.email.as_deref(), invitation.sign_in_required), (Some("eve@fabrikam.com"), Some(true)));

    let all = plan.permissions().list().await.unwrap().value;
    let owner = all.iter().find(|right| right.roles.as_deref() == Some(&["owner".to_owned()])).unwrap();
    assert!(owner.inherited_from.is_some() && all.len() == 3);
    let bobs = plan.permission(invited.value[0].require_id().unwrap());
    assert_eq!(names(&bobs.get().await.unwrap()), Some("bob"));
    let ends: Timestamp = "2030-01-01T00:00:00Z".parse().unwrap();
    let changed = bobs.set_roles([Role::Read]).set(permission::EXPIRATION_DATE_TIME, ends).await.unwrap();
    assert_eq!((changed.roles.unwrap(), changed.expiration_date_time), (vec!["read".to_owned()], Some(ends)));
    assert_eq!(bobs.update().clear(permission::EXPIRATION_DATE_TIME).await.unwrap().expiration_date_time, None);

    bobs.delete().await.unwrap();
    assert!(bobs.get().await.unwrap_err().is_not_found());
    let left = plan.permissions().list().select((permission::ID, permission::ROLES)).await.unwrap().value;
    assert!(left.len() == 2 && left.iter().all(|right| right.granted_to_v2.is_none()));
}

/// DRV-39: `item.permission(id).delete()`
#[tokio::test]
async fn what_comes_from_above_is_changed_there_alone() {
    let (_emulator, drive) = drive(|user| user.file("F/plan.txt", "x"));
    let folder = drive.root().path("F");
    let given = folder.invite(Invitation::new([BOB]).quietly()).await.unwrap().value.remove(0);
    let id = given.require_id().unwrap();
    let below = drive.root().path("F/plan.txt").permission(id);
    let seen = below.get().await.unwrap();
    assert_eq!(seen.inherited_from.unwrap().id, folder.get().await.unwrap().id);
    for error in [below.delete().await.unwrap_err(), below.set_roles([Role::Write]).await.unwrap_err()] {
        assert!(error.is_access_denied() && error.to_string().contains("inherited"), "{error}");
    }
    let error = folder.invite(Invitation::new(["nobody"])).await.unwrap_err();
    assert!(error.to_string().starts_with("drive.items.invite: 400 invalidRequest: "), "{error}");
    let error = folder.permission(id).set_roles([Role::Owner]).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
    folder.permission(id).delete().await.unwrap();
    assert!(below.get().await.unwrap_err().is_not_found());
}

/// DRV-37: `item.permissions().list()`
#[tokio::test]
async fn links_are_among_the_rights() {
    let (_emulator, drive) = drive(|user| user.file("plan.txt", "x"));
    let plan = drive.root().path("plan.txt");
    let made = plan.create_link(NewLink::new(LinkType::Edit)).await.unwrap();
    let all = plan.permissions().list().await.unwrap().value;
    let link = all.iter().find(|right| right.id == made.id).unwrap();
    assert_eq!(link.link.as_ref().unwrap().r#type.as_deref(), Some("edit"));
    assert!(link.granted_to_v2.is_none() && link.share_id == made.share_id);
}
