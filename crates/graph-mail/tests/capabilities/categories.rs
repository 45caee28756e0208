//! Categories and their colours.

use crate::{ADA, mailbox_of, two};
use graph_emulator::{Emulator, Fault};
use graph_mail::{CategoryColor, Message, outlook_category};
use std::time::Duration;

/// CAT-01: `categories().list()`
/// CAT-02: `category(id).get()`
/// CAT-W4: `categories().list().items()`
#[tokio::test(start_paused = true)]
async fn categories_are_listed_page_by_page_and_read() {
    let emulator = Emulator::builder().user(ADA, |user| user).page_size(2).build();
    let mail = mailbox_of(&emulator, ADA);
    emulator.fault(Fault::throttle(Duration::from_secs(1)).times(1));
    let all = mail.categories().list().items().try_collect().await.unwrap();
    assert!(all.len() > 2);
    emulator.journal().expect("GET /me/outlook/masterCategories").at_least(4);
    for known in &all {
        assert_eq!(mail.category(known.require_id().unwrap()).get().await.unwrap().display_name, known.display_name);
    }
    let error = mail.category("00000000-0000-0000-0000-000000000000").get().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

/// CAT-03: `categories().create(name, color)`
/// CAT-W2: `CategoryColor::unused(categories)`
#[tokio::test]
async fn a_category_is_created_with_a_colour_that_is_free() {
    let (_emulator, mail, _) = two();
    let mut known = mail.categories().list().items().try_collect().await.unwrap();
    let mut made = Vec::new();
    for number in 0..3 {
        // One listing is enough for as many as are made.
        let new = mail.categories().create(&format!("C{number}"), CategoryColor::unused(&known)).await.unwrap();
        made.push(new.color.clone().unwrap());
        known.push(new);
    }
    assert_eq!(made, [CategoryColor::BROWN, CategoryColor::TEAL, CategoryColor::OLIVE], "the same each time");
    let error = mail.categories().create("c1", CategoryColor::RED).await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    let error = mail.categories().create("", CategoryColor::RED).await.unwrap_err();
    assert!(error.to_string().contains("'displayName' is required"), "{error}");
    let error = mail.categories().create("C9", CategoryColor::from("preset99")).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400);

    let message = mail.messages().create(Message::new().subject("S").category("C0")).await.unwrap();
    assert_eq!(message.categories.unwrap(), ["C0"]);
}

/// CAT-04: `category(id).update().set(outlook_category::COLOR, color)`
/// CAT-05: `category(id).delete()`
/// CAT-W3: `categories().create(name, CategoryColor::NONE)`
#[tokio::test]
async fn a_colour_is_changed_or_taken_away_and_a_category_deleted() {
    let (_emulator, mail, _) = two();
    let plain = mail.categories().create("Plain", CategoryColor::NONE).await.unwrap();
    let all = mail.categories().list().items().try_collect().await.unwrap();
    assert!(all.contains(&plain) || all.iter().any(|it| it.id == plain.id && it.color == Some(CategoryColor::NONE)));
    let item = mail.category(plain.require_id().unwrap());
    for color in [CategoryColor::DARK_CRANBERRY, CategoryColor::NONE] {
        let changed = item.update().set(outlook_category::COLOR, color.clone()).await.unwrap();
        assert_eq!((changed.color, changed.display_name.as_deref()), (Some(color), Some("Plain")));
    }
    item.delete().await.unwrap();
    assert!(item.delete().await.unwrap_err().is_not_found());
    assert_eq!(mail.categories().list().items().try_collect().await.unwrap().len(), all.len() - 1);
}

/// CAT-06: `CategoryColor`
/// CAT-W1: `CategoryColor::from("preset0")`
#[tokio::test]
async fn every_colour_is_found_by_name_and_by_value_and_goes_there_and_back() {
    let (_emulator, mail, _) = two();
    for color in CategoryColor::ALL {
        let name = color.name().unwrap();
        assert_eq!(
            (CategoryColor::named(name), CategoryColor::from(color.as_str())),
            (Some(color.clone()), color.clone())
        );
        let made = mail.categories().create(name, color.clone()).await.unwrap();
        let read = mail.category(made.require_id().unwrap()).get().await.unwrap();
        assert_eq!(read.color, Some(color));
    }
}
