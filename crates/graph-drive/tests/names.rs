//! Whatever a file may be called: every name that SharePoint allows is the same name after each way through a path.
//!
//! `PROPTEST_CASES=10000 cargo test -p graph-drive --release --test names` makes a long run of it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ADA, drive, id, names};
use graph_drive::{Conflict, drive_item};
use proptest::prelude::*;

/// Letters that mean something to URLs, to OData, to SharePoint or to an encoding, letters, and any other.
fn letter() -> impl Strategy<Value = char> {
    const TELLING: &str = "%#+&=;,@!$'()[]{}^`~._- 0123456789";
    const FAR: [char; 11] =
        ['é', 'ß', '\u{301}', '\u{200d}', '\u{202e}', '\u{feff}', '\u{a0}', '日', 'ﬁ', '📎', '\u{10ffff}'];
    prop_oneof![
        4 => proptest::sample::select(TELLING.chars().collect::<Vec<_>>()),
        2 => prop_oneof![proptest::char::range('a', 'z'), proptest::char::range('A', 'Z')],
        2 => proptest::sample::select(&FAR[..]),
        1 => any::<char>(),
    ]
}

/// Names that SharePoint takes, by its own rules as they are published.
fn name() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        6 => proptest::collection::vec(letter(), 1..40).prop_map(String::from_iter),
        1 => proptest::sample::select(vec!["%2F", "%252e", "..%5c", "root", "content", "children", "$value", "a'')b", "null"])
            .prop_map(str::to_owned),
        1 => "[a-zA-Z0-9]{90,110}",
    ];
    pieces.prop_filter("SharePoint refuses it", |name| is_allowed(name))
}

fn is_allowed(name: &str) -> bool {
    const RESERVED: &[&str] = &[".lock", "con", "prn", "aux", "nul", "desktop.ini"];
    let lower = name.to_lowercase();
    let device = ["com", "lpt"].iter().any(|device| {
        lower.strip_prefix(device).is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
    });
    !name.contains(['"', '*', ':', '<', '>', '?', '/', '\\', '|'])
        && !name.contains(char::is_control)
        && name.trim() == name
        && !name.is_empty()
        && !name.starts_with('~')
        && !name.ends_with('.')
        && !RESERVED.contains(&lower.as_str())
        && !device
        && !lower.contains("_vti_")
}

/// Names that SharePoint refuses, none of which is a path.
fn refused() -> impl Strategy<Value = String> {
    let names = "\\PC{0,8}[\"*:<>?|\\\\.~ \u{1}]\\PC{0,8}";
    names.prop_filter("SharePoint takes it, or it is a path", |name| !is_allowed(name) && !name.contains('/'))
}

async fn survives(folder_name: &str, first: &str, second: &str) -> Result<(), TestCaseError> {
    let (emulator, drive) = drive(|user| user);
    let folder = drive.root().children().create_folder(folder_name, Conflict::Fail).await?;
    prop_assert_eq!(folder.name.as_deref(), Some(folder_name));
    let folder = drive.root().path(folder_name);

    let made = folder.path(first).upload("one").await?;
    prop_assert_eq!(made.name.as_deref(), Some(first));
    let in_session = folder.path(first).upload("two").describe(&serde_json::json!({"name": first})).await?;
    prop_assert_eq!(&in_session.id, &made.id);
    let listed = folder.children().list().await?.value;
    prop_assert_eq!(names(&listed), [first]);

    let whole = drive.root().path(&format!("/{folder_name}/{first}/"));
    let by_folder = drive.item(id(&folder.get().await?)).path(first);
    for way in [&whole, &by_folder] {
        let found = way.get().select((drive_item::ID, drive_item::NAME)).await?;
        prop_assert_eq!((&found.id, found.name.as_deref()), (&made.id, Some(first)));
        prop_assert_eq!(way.content().await?, "two");
    }
    let path = format!("{folder_name}/{first}");
    prop_assert_eq!(emulator.file(ADA, &path).unwrap(), "two", "it is where it was to be, and nowhere else");

    let renamed = whole.update().set(drive_item::NAME, second).await?;
    prop_assert_eq!((&renamed.id, renamed.name.as_deref()), (&made.id, Some(second)));
    // What is found below a name is found by its own name.
    let found = folder.search(second).items().try_collect().await?;
    prop_assert_eq!(names(&found), [second]);
    let to = drive.root().get().await?;
    if second.to_lowercase() != folder_name.to_lowercase() {
        folder.path(second).move_to(id(&to)).await?;
        prop_assert_eq!(drive.root().path(second).content().await?, "two");
        drive.root().path(second).delete().await?;
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_name_that_is_allowed_is_the_same_after_every_way(folder in name(), first in name(), second in name()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(survives(&folder, &first, &second))?;
    }

    #[test]
    fn a_name_that_is_not_allowed_is_an_error_and_leads_nowhere_else(name in refused()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let (_emulator, drive) = drive(|user| user.file("F/other.txt", "other"));
            let result = drive.root().path("F").path(&name).upload("x").await;
            prop_assert!(result.is_err());
            let all = drive.root().path("F").children().list().await?.value;
            prop_assert_eq!(names(&all), ["other.txt"]);
            Ok(())
        })?;
    }
}
