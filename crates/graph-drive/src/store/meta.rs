//! An item as an object, and the conditions under which it is read.

use super::error;
use crate::{DriveItem, drive_item as item};
use chrono::{DateTime, Utc};
use graph_odata::Selection;
use object_store::{GetOptions, ObjectMeta, Result, path::Path};

/// The properties that tell an object.
pub(super) fn properties() -> impl Selection<DriveItem> {
    (item::ID, item::NAME, item::SIZE, item::ETAG, item::LAST_MODIFIED_DATE_TIME, item::FILE, item::FOLDER)
}

/// A file as an object. `None` for everything else.
pub(super) fn object(location: Path, item: &DriveItem) -> Option<ObjectMeta> {
    item.file.as_ref()?;
    let modified = item.last_modified_date_time.unwrap_or_default();
    Some(ObjectMeta {
        location,
        last_modified: chrono(modified),
        size: item.size.and_then(|size| size.try_into().ok()).unwrap_or_default(),
        e_tag: item.etag.clone(),
        version: None,
    })
}

fn chrono(time: jiff::Timestamp) -> DateTime<Utc> {
    // Both count from 1970, and jiff's years end before chrono's do.
    let since = time.as_nanosecond();
    let (seconds, rest) = (since.div_euclid(1_000_000_000), since.rem_euclid(1_000_000_000));
    DateTime::from_timestamp(seconds as i64, rest as u32).unwrap_or_default()
}

/// Holds the object against the conditions. An item's tag has a comma in it, so that what `object_store` has for this splits it in two.
pub(super) fn check(options: &GetOptions, meta: &ObjectMeta) -> Result<()> {
    let path = || meta.location.to_string();
    let named = |tags: &str| {
        let tag = meta.e_tag.as_deref();
        tags.trim() == "*" || split(tags).any(|named| Some(named.trim_start_matches("W/")) == tag)
    };
    match (&options.if_match, options.if_unmodified_since) {
        (Some(tags), _) if !named(tags) => return Err(error::precondition(&meta.location, "it has another tag")),
        (None, Some(time)) if meta.last_modified > time => {
            return Err(error::precondition(&meta.location, "it was modified since"));
        }
        _ => {}
    }
    let known = match (&options.if_none_match, options.if_modified_since) {
        (Some(tags), _) => named(tags),
        (None, Some(time)) => meta.last_modified <= time,
        (None, None) => false,
    };
    if known {
        return Err(object_store::Error::NotModified { path: path(), source: "it is as it was".into() });
    }
    Ok(())
}

/// Splits at commas outside quotes.
fn split(tags: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    tags.split(move |letter| {
        quoted ^= letter == '"';
        letter == ',' && !quoted
    })
    .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta() -> ObjectMeta {
        let time = "2026-01-02T03:04:05.5Z".parse().unwrap();
        let item = DriveItem {
            file: Some(crate::File::default()),
            size: Some(7),
            etag: Some("\"{A},1\"".into()),
            last_modified_date_time: Some(time),
            ..DriveItem::default()
        };
        object(Path::from("a"), &item).unwrap()
    }

    #[test]
    fn a_file_is_an_object_and_a_folder_is_none() {
        let meta = meta();
        assert_eq!((meta.size, meta.last_modified.to_rfc3339().as_str()), (7, "2026-01-02T03:04:05.500+00:00"));
        let folder = DriveItem { folder: Some(crate::Folder::default()), ..DriveItem::default() };
        assert_eq!(object(Path::from("a"), &folder), None);
        let before = chrono("1969-12-31T23:59:59.25Z".parse().unwrap());
        assert_eq!(before.timestamp_millis(), -750);
    }

    #[test]
    fn tags_with_commas_are_one_tag_each() {
        let meta = meta();
        let check = |matches: Option<&str>, none: Option<&str>| {
            let options = GetOptions::new().with_if_match(matches).with_if_none_match(none);
            super::check(&options, &meta)
        };
        for good in ["\"{A},1\"", "*", "\"x\", \"{A},1\"", "W/\"{A},1\""] {
            check(Some(good), None).unwrap();
            assert!(matches!(check(None, Some(good)), Err(object_store::Error::NotModified { .. })), "{good}");
        }
        for other in ["\"{A},2\"", "{A}", "1\"", ""] {
            assert!(matches!(check(Some(other), None), Err(object_store::Error::Precondition { .. })), "{other}");
            check(None, Some(other)).unwrap();
        }
    }
}
