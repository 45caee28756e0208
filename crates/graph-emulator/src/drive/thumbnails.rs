//! Thumbnails: the emulator scales nothing, so each of them is the picture itself.

use super::{names, not_found, resolve, show};
use crate::{
    call::Call,
    reply::{Answer, Reply},
    state::{Drive, Item, State},
};
use http::{StatusCode, header};
use serde_json::{Map, Value, json};

/// The sizes that every set has: the longest side of each, in pixels.
const SIZES: &[(&str, u32)] = &[("small", 96), ("medium", 176), ("large", 800)];

/// The sets of an item's thumbnails: one for a picture, none for anything else.
pub(crate) fn sets(state: &State, call: &Call<'_>, drive: &Drive, item: &Item) -> Vec<Value> {
    if item.is_folder() || !names::media_type(&item.name).starts_with("image/") {
        return Vec::new();
    }
    let mut set = Map::new();
    set.insert("id".into(), "0".into());
    for (name, side) in SIZES {
        set.insert((*name).into(), thumbnail(state, call, drive, item, *side));
    }
    vec![Value::Object(set)]
}

fn thumbnail(state: &State, call: &Call<'_>, drive: &Drive, item: &Item, side: u32) -> Value {
    let (width, height) = item.content().and_then(|content| dimensions(content.head())).unwrap_or((side, side));
    let url = state.urls.download(call, &drive.id, &item.id, None);
    json!({"width": scaled(width, width.max(height), side), "height": scaled(height, width.max(height), side), "url": url})
}

/// A length of a picture whose longest side becomes `side`, if it is longer.
fn scaled(length: u32, longest: u32, side: u32) -> u64 {
    if longest > side { u64::from(length) * u64::from(side) / u64::from(longest) } else { length.into() }
}

/// The longest side of a size by its name; custom sizes are written `c300x400` and `c300x400_crop`.
fn side(name: &str) -> Option<u32> {
    if let Some((_, side)) = SIZES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
        return Some(*side);
    }
    let (width, height) = name.strip_prefix('c')?.trim_end_matches("_crop").split_once('x')?;
    Some(width.parse::<u32>().ok()?.max(height.parse().ok()?))
}

/// Width and height of a picture in PNG or GIF.
pub(crate) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        return Some((number(16)?, number(20)?));
    }
    if bytes.starts_with(b"GIF8") {
        let number = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
        return Some((number(6)?, number(8)?));
    }
    None
}

/// `GET …/thumbnails`, with the sizes that are selected, which need not be among those that every set has.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let (drive, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, drive)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let mut sets = sets(state, call, drive, item);
    if let Some(selected) = call.options.system("$select") {
        let names: Vec<&str> = selected.split(',').map(str::trim).collect();
        for set in sets.iter_mut().filter_map(Value::as_object_mut) {
            set.retain(|name, _| name == "id" || names.contains(&name.as_str()));
            let sizes = names.iter().filter_map(|name| Some((*name, side(name)?)));
            set.extend(sizes.map(|(name, side)| (name.to_owned(), thumbnail(state, call, drive, item, side))));
        }
    }
    show::page(call, "Collection(thumbnailSet)", &sets, |set| set.as_object().cloned().unwrap_or_default())
}

/// `GET …/thumbnails/{set}/{size}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let mut shown = found(state, call)?;
    shown["@odata.context"] = call.context("thumbnail").into();
    Ok(Reply::ok(shown))
}

/// `GET …/thumbnails/{set}/{size}/content`.
pub(crate) fn content(state: &mut State, call: &Call<'_>) -> Answer {
    let found = found(state, call)?;
    let url = found.get("url").and_then(Value::as_str).unwrap_or_default();
    Ok(Reply::empty(StatusCode::FOUND).with(header::LOCATION, url))
}

fn found(state: &mut State, call: &Call<'_>) -> Result<Value, crate::reply::Failure> {
    let (drive, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, drive)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    match side(call.param(1)) {
        Some(side) if call.param(0) == "0" && !sets(state, call, drive, item).is_empty() => {
            Ok(thumbnail(state, call, drive, item, side))
        }
        _ => Err(not_found()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_tell_their_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x40\x08";
        assert_eq!(dimensions(png), Some((256, 64)));
        assert_eq!(dimensions(b"GIF89a\x10\0\x20\0"), Some((16, 32)));
        assert_eq!((dimensions(b"GIF8"), dimensions(b"text")), (None, None));
    }

    #[test]
    fn sizes_have_names_or_numbers() {
        assert_eq!((side("Medium"), side("c300x400"), side("c30x4_crop")), (Some(176), Some(400), Some(30)));
        assert_eq!((scaled(u32::MAX, u32::MAX, 96), scaled(40, 50, 96), scaled(0, 0, 96)), (96, 40, 0));
        assert_eq!((side("huge"), side("c300"), side("cxx")), (None, None, None));
    }
}
