//! Finds the file that a request is about, and the workbook in it.
//!
//! Invariant: this file alone knows how a workbook is addressed.

use super::failure::unread;
use crate::{
    call::Call,
    drive::{
        address::{Found, Key},
        names, not_found, resolve,
    },
    reply::Failure,
    state::{Byline, Drive, Ids, Item, Sessions, State, Workbook},
};

/// What the path of an item is followed by.
const WORKBOOK: &str = "workbook";

/// What stands behind `workbook`, on a path that leads to one.
pub(super) fn below(found: &Found) -> Option<&[String]> {
    match found.rest.as_slice() {
        [workbook, rest @ ..] if found.prefix == "{item}" && workbook.eq_ignore_ascii_case(WORKBOOK) => Some(rest),
        _ => None,
    }
}

/// A file with a workbook in it.
pub(super) struct File<'s> {
    pub(super) drive: &'s mut Drive,
    pub(super) ids: &'s mut Ids,
    /// The drive's item.
    pub(super) id: String,
    /// Where the workbook is, as ids and contexts of answers have it.
    pub(super) base: String,
    /// Who asks, and when.
    pub(super) byline: Byline,
}

/// The file that a request is about. It has a workbook.
pub(super) fn file<'s>(state: &'s mut State, call: &Call<'_>) -> Result<File<'s>, Failure> {
    let byline = resolve::byline(state, call);
    let (at, id) = resolve::item(state, call)?;
    let State { users, drives, ids, .. } = state;
    let drive = drives.get_mut(at).ok_or_else(not_found)?;
    let own = call.address.as_ref().is_some_and(|address| address.drive == Key::Own);
    let owner = users.get(call.owner()).filter(|_| own);
    let base = owner.map_or_else(|| format!("drives('{}')", drive.id), |user| format!("users('{}')/drive", user.id));
    let base = format!("{base}/items('{id}')/{WORKBOOK}");
    let item = drive.item(&id).ok_or_else(not_found)?;
    if names::extension(&item.name) != "xlsx" || item.content().is_none_or(|content| content.workbook.is_none()) {
        return Err(unread(item));
    }
    Ok(File { drive, ids, id, base, byline })
}

/// The workbook in a file, and what is open on it.
pub(super) fn open<'d>(drive: &'d mut Drive, id: &str) -> Result<(&'d mut Workbook, &'d mut Sessions), Failure> {
    drive.item_mut(id).and_then(Item::workbook).ok_or_else(not_found)
}

/// The URL of the workbook that a request is about.
pub(super) fn url(call: &Call<'_>) -> String {
    let (path, end) = (call.path.to_ascii_lowercase(), format!("/{WORKBOOK}/"));
    // A path between colons comes to its end at the last one; an id holds no slash, and a table may be called that, too.
    let behind_path = path.rfind(&format!(":{end}")).map(|at| at + 1);
    let at = behind_path.or_else(|| path.find(&end)).map_or(path.len(), |at| at + end.len() - 1);
    format!("{}{}", call.origin, &call.path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{drive::address::read, router::segments};

    #[test]
    fn what_is_behind_any_address() {
        for (url, rest) in [
            ("/me/drive/items/01A/workbook/worksheets", "worksheets"),
            ("/drive/root:/a.xlsx:/workbook", ""),
            ("/users('ada@contoso.com')/drive/items('01A')/workbook/tables/x", "tables/x"),
            ("/users/ada@contoso.com/drive/root:/a%20b/c.xlsx:/Workbook/names", "names"),
            ("/drives/b!x/items/01A/workbook/tables('t')/rows", "tables/t/rows"),
            ("/drives/b!x/root:/workbook/a.xlsx:/workbook/worksheets", "worksheets"),
            ("/me/drive/items/01A:/a.xlsx:/workbook/application", "application"),
            ("/me/drive/special/documents:/a.xlsx:/workbook/names", "names"),
            ("/shares/u!abc/driveItem/workbook/names", "names"),
        ] {
            let found = read(&segments(url)).unwrap();
            assert_eq!(below(&found).map(|rest| rest.join("/")).as_deref(), Some(rest), "{url}");
        }
        for url in ["/me/drive/items/01A", "/me/drive/root:/workbook", "/me/drive/workbook"] {
            assert!(below(&read(&segments(url)).unwrap()).is_none(), "{url}");
        }
    }
}
