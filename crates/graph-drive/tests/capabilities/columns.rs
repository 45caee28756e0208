//! Columns of a library, previews, and how often an item was used.

use crate::common::{client, drive};
use graph_drive::{
    ActivityInterval, DriveClient, Field, FieldValueSet, Owner, Preview, item_analytics, list_item, list_item_version,
};
use graph_emulator::Emulator;
use jiff::civil::date;

const TITLE: Field<FieldValueSet, String> = Field::new("Title");
const PAGES: Field<FieldValueSet, i32> = Field::new("Pages");

/// DRV-W8: `item.list_item().fields()`, `item.list_item().update_fields()`
#[tokio::test]
async fn columns_are_read_and_filled_in() {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| user)
        .site("contoso.sharepoint.com", "sites/plans", |site| {
            site.library("Documents", |drive| drive.file("plan.txt", "one").column("Pages"))
        })
        .build();
    let drive = DriveClient::of(&client(&emulator), Owner::site_at("contoso.sharepoint.com", "sites/plans"));
    let columns = drive.root().path("plan.txt").list_item();
    drive.root().path("plan.txt").upload("two").await.unwrap();
    let before = columns.get().expand(list_item::FIELDS).await.unwrap();
    assert_eq!(before.content_type.unwrap().name.as_deref(), Some("Document"));
    assert_eq!(before.fields.unwrap().extra.get::<String>("FileLeafRef").as_deref(), Some("plan.txt"));

    let written = columns.update_fields().set(TITLE, "The plan").set(PAGES, 12).await.unwrap();
    assert_eq!(
        (written.extra.get::<String>("Title").as_deref(), written.extra.get("Pages")),
        (Some("The plan"), Some(12))
    );
    columns.update_fields().clear(PAGES).await.unwrap();
    let read = columns.fields().select(TITLE).await.unwrap();
    assert_eq!(
        (read.extra.get::<String>("Title").as_deref(), read.extra.get::<i32>("Pages")),
        (Some("The plan"), None)
    );
    let versions = columns.versions().expand(list_item_version::FIELDS).await.unwrap().value;
    assert!(versions.len() == 2 && versions[0].fields.is_some());

    let error = columns.update_fields().set(TITLE, "x").if_match("\"{0},1\"").await.unwrap_err();
    assert!(error.is_precondition_failed(), "{error}");
    let created = columns.update_fields().set(Field::<_, String>::new("Created"), "x").await.unwrap_err();
    assert!(created.to_string().starts_with("drive.list_item.update_fields: 400 invalidRequest: "), "{created}");
    assert!(drive.root().path("nothing").list_item().get().await.unwrap_err().is_not_found());
}

/// DRV-W8: `item.preview(Preview::new().page("2"))`
#[tokio::test]
async fn a_file_is_shown_to_whoever_has_the_url() {
    let (_emulator, drive) = drive(|user| user.file("plan.pdf", "x").drive_folder("F"));
    let shown = drive.root().path("plan.pdf").preview(Preview::new().page("2").zoom(1.5)).await.unwrap();
    let url = shown.get_url.as_ref().unwrap();
    assert!(url.expose().starts_with("https://") && url.expose().contains("page=2&zoom=1.5"));
    assert!(!format!("{shown:?}").contains(url.expose()), "it is a secret");
    let error = drive.root().path("F").preview(Preview::new()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400, "{error}");
}

/// DRV-W8: `item.analytics()`, `item.activities(from, to, interval)`
#[tokio::test]
async fn use_is_counted() {
    let emulator = Emulator::builder()
        .starting_at("2026-03-10T12:00:00Z")
        .user("ada@contoso.com", |user| user.file("plan.txt", "one"))
        .build();
    let drive = DriveClient::new(&client(&emulator));
    let plan = drive.root().path("plan.txt");
    plan.upload("two").await.unwrap();
    let told = plan.analytics().expand((item_analytics::ALL_TIME, item_analytics::LAST_SEVEN_DAYS)).await.unwrap();
    let edits = |stat: Option<Box<graph_drive::ItemActivityStat>>| stat.unwrap().edit.unwrap().action_count;
    assert_eq!((edits(told.all_time), edits(told.last_seven_days)), (Some(1), Some(1)));
    let weeks = plan.activities(date(2026, 3, 1), date(2026, 3, 20), ActivityInterval::Week).await.unwrap().value;
    let counts: Vec<_> = weeks.iter().map(|week| week.edit.as_ref().unwrap().action_count).collect();
    assert_eq!(counts, [Some(0), Some(1), Some(0)]);
    let error = plan.activities(date(2026, 1, 1), date(2026, 12, 31), ActivityInterval::Day).await.unwrap_err();
    assert!(error.to_string().starts_with("drive.items.activities: 400 "), "{error}");
}
