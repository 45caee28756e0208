//! Labels: how long an item is kept, and how secret it is.

use crate::common::drive;
use graph_drive::{LinkType, NewLink, Role, SensitivityLabelAssignmentMethod as Method, drive_item};

/// DRV-W8: `item.retention_label().set(name)`, `item.retention_label().lock(true)`
#[tokio::test]
async fn a_locked_record_is_changed_by_nobody() {
    let (emulator, drive) = drive(|user| user.file("plan.txt", "x"));
    let plan = drive.root().path("plan.txt");
    let label = plan.retention_label();
    assert_eq!(label.get().await.unwrap().name, None, "there is none yet");
    let error = label.lock(true).await.unwrap_err();
    assert!(error.to_string().starts_with("drive.retention_label.lock: 400 "), "{error}");
    let set = label.set("Keep for ten years").await.unwrap();
    assert_eq!((set.name.as_deref(), set.is_label_applied_explicitly), (Some("Keep for ten years"), Some(true)));
    let locked = label.lock(true).await.unwrap().retention_settings.unwrap();
    assert_eq!((locked.is_record_locked, locked.is_content_update_allowed), (Some(true), Some(false)));
    for error in [
        plan.upload("y").await.unwrap_err(),
        plan.delete().await.unwrap_err(),
        plan.update().set(drive_item::NAME, "y.txt").await.unwrap_err(),
        label.delete().await.unwrap_err(),
    ] {
        assert!(error.is_locked(), "{error}");
    }
    assert_eq!(emulator.file("ada@contoso.com", "plan.txt").unwrap(), "x");
    label.lock(false).await.unwrap();
    plan.upload("y").await.unwrap();
    label.delete().await.unwrap();
    assert_eq!(label.get().await.unwrap().name, None);
}

/// DRV-W8: `item.assign_sensitivity_label(id, method, reason)`, `item.sensitivity_labels()`
#[tokio::test(start_paused = true)]
async fn a_file_says_how_secret_it_is() {
    let (_emulator, drive) = drive(|user| user.file("plan.docx", "x").drive_folder("F"));
    let plan = drive.root().path("plan.docx");
    assert_eq!(plan.sensitivity_labels().await.unwrap().labels, Some(Vec::new()));
    plan.assign_sensitivity_label("5feba255", Method::Privileged, Some("new plan"))
        .await
        .unwrap()
        .wait()
        .await
        .unwrap();
    let labels = plan.sensitivity_labels().await.unwrap().labels.unwrap();
    assert_eq!((labels.len(), labels[0].assignment_method.as_ref()), (1, Some(&Method::Privileged)));
    plan.assign_sensitivity_label("", Method::Standard, None).await.unwrap().wait().await.unwrap();
    assert_eq!(plan.sensitivity_labels().await.unwrap().labels, Some(Vec::new()));
    let error = drive.root().path("F").sensitivity_labels().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
}

/// DRV-38: `item.permission(id).grant(people, roles)`
#[tokio::test]
async fn a_link_lets_further_people_in() {
    let (_emulator, drive) = drive(|user| user.file("plan.txt", "x"));
    let plan = drive.root().path("plan.txt");
    let link = plan.create_link(NewLink::new(LinkType::View)).await.unwrap();
    let id = link.require_id().unwrap();
    let granted = plan.permission(id).grant(["bob@contoso.com"], [Role::Read]).await.unwrap().value;
    assert_eq!(granted[0].granted_to_identities_v2.as_ref().unwrap().len(), 1);
    assert_eq!(granted[0].link.as_ref().unwrap().scope.as_deref(), Some("users"));
    let own = plan.permissions().list().await.unwrap().value;
    let owner = own.iter().find(|right| right.link.is_none()).unwrap();
    let error =
        plan.permission(owner.require_id().unwrap()).grant(["bob@contoso.com"], [Role::Read]).await.unwrap_err();
    assert!(error.to_string().starts_with("drive.permissions.grant: "), "{error}");
}
