//! Thumbnails: the emulator scales nothing, so each of them is the picture itself.

use super::{names, not_found, resolve, show};
use crate::{
    call::Call,
    reply::{Answer, Reply},
    state::{Drive, Item, State},
};
use http::{StatusCode, header};
use serde_json::{Map, Value, json};

/// How large a thumbnail is to be, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    width: u32,
    height: u32,
    /// What does not fit is cut off, so that it is exactly that large; otherwise all of the picture is in it.
    crop: bool,
}

const fn within(side: u32) -> Size {
    Size { width: side, height: side, crop: false }
}

const fn square(side: u32) -> Size {
    Size { width: side, height: side, crop: true }
}

/// The sizes with names, and whether every set has them.
const SIZES: &[(&str, Size, bool)] = &[
    ("small", within(96), true),
    ("medium", within(176), true),
    ("large", within(800), true),
    ("smallSquare", square(96), false),
    ("mediumSquare", square(176), false),
    ("largeSquare", square(800), false),
    ("source", within(u32::MAX), false),
];

impl Size {
    /// The size of that name; custom ones are written `c300x400` and `c300x400_crop`.
    fn named(name: &str) -> Option<Self> {
        if let Some((_, size, _)) = SIZES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(name)) {
            return Some(*size);
        }
        let bounds = name.strip_prefix('c')?;
        let (width, height) = bounds.strip_suffix("_crop").unwrap_or(bounds).split_once('x')?;
        let (width, height) = (width.parse().ok()?, height.parse().ok()?);
        (width > 0 && height > 0).then_some(Self { width, height, crop: bounds.ends_with("_crop") })
    }

    /// Width and height of the thumbnail of a picture. A small one is not made larger.
    fn of(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.crop {
            return (width.min(self.width), height.min(self.height));
        }
        // The side that is too long by more of itself decides.
        let wide = u64::from(width) * u64::from(self.height) >= u64::from(height) * u64::from(self.width);
        let (own, wanted) = if wide { (width, self.width) } else { (height, self.height) };
        if own <= wanted {
            return (width, height);
        }
        let scaled =
            |length: u32| u32::try_from(u64::from(length) * u64::from(wanted) / u64::from(own)).unwrap_or(length);
        (scaled(width).max(1), scaled(height).max(1))
    }
}

/// The sets of an item's thumbnails: one for a picture, none for anything else.
pub(crate) fn sets(state: &State, call: &Call<'_>, drive: &Drive, item: &Item) -> Vec<Value> {
    if item.is_folder() || !names::media_type(&item.name).starts_with("image/") {
        return Vec::new();
    }
    let mut set = Map::new();
    set.insert("id".into(), "0".into());
    for (name, size, _) in SIZES.iter().filter(|(.., always)| *always) {
        set.insert((*name).into(), thumbnail(state, call, drive, item, *size));
    }
    vec![Value::Object(set)]
}

fn thumbnail(state: &State, call: &Call<'_>, drive: &Drive, item: &Item, size: Size) -> Value {
    let known = item.content().and_then(|content| dimensions(&content.bytes));
    // Of a picture that cannot be read, nobody knows better than what was asked for.
    let (width, height) = known.map_or((size.width.min(800), size.height.min(800)), |picture| size.of(picture));
    json!({"width": width, "height": height, "url": state.urls.download(call, &drive.id, &item.id, None)})
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
            let sizes = names.iter().filter_map(|name| Some((*name, Size::named(name)?)));
            set.extend(sizes.map(|(name, size)| (name.to_owned(), thumbnail(state, call, drive, item, size))));
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
    match Size::named(call.param(1)) {
        Some(size) if call.param(0) == "0" && !sets(state, call, drive, item).is_empty() => {
            Ok(thumbnail(state, call, drive, item, size))
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
        for (name, picture, wanted) in [
            ("Medium", (352, 100), (176, 50)),
            ("small", (40, 50), (40, 50)),
            ("small", (u32::MAX, u32::MAX), (96, 96)),
            ("large", (u32::MAX, 1), (800, 1)),
            ("c300x400", (600, 400), (300, 200)),
            ("c300x400", (400, 800), (200, 400)),
            ("c30x4_crop", (600, 400), (30, 4)),
            ("smallSquare", (600, 50), (96, 50)),
            ("source", (600, 50), (600, 50)),
            ("small", (0, 0), (0, 0)),
        ] {
            assert_eq!(Size::named(name).unwrap().of(picture), wanted, "{name} of {picture:?}");
        }
        for name in ["huge", "c300", "cxx", "c0x5", "c5x5_cut"] {
            assert_eq!(Size::named(name), None, "{name}");
        }
    }
}
