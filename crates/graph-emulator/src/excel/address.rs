//! Reads which file a path is about, and finds its workbook.
//!
//! Invariant: this file alone knows how a workbook is addressed.

use crate::{
    call::Call,
    reply::Failure,
    router::Owner,
    state::{Ids, State, WorkbookFile},
};
use http::StatusCode;

/// A file in its owner's drive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileKey {
    Id(String),
    /// Names with slashes between.
    Path(String),
}

/// Reads the way to a workbook that a path begins with, if it does, and what is behind it.
pub(crate) fn read(segments: &[String]) -> Option<(Owner, FileKey, &[String])> {
    let is = |segment: &String, name: &str| segment.eq_ignore_ascii_case(name);
    let (owner, rest) = match segments {
        [me, rest @ ..] if is(me, "me") => (Owner::Me, rest),
        [users, key, rest @ ..] if is(users, "users") => (Owner::User(key.clone()), rest),
        rest => (Owner::Me, rest),
    };
    let [drive, rest @ ..] = rest else { return None };
    if !is(drive, "drive") {
        return None;
    }
    let (file, rest) = match rest {
        [items, id, rest @ ..] if is(items, "items") => (FileKey::Id(id.clone()), rest),
        [root, rest @ ..] if is(root, "root:") => {
            let end = rest.iter().position(|name| name.ends_with(':'))?;
            let path = rest[..=end].join("/");
            (FileKey::Path(path.trim_end_matches(':').to_owned()), &rest[end + 1..])
        }
        _ => return None,
    };
    match rest {
        [workbook, rest @ ..] if is(workbook, "workbook") => Some((owner, file, rest)),
        _ => None,
    }
}

/// The file that a request is about, and the source of ids.
pub(crate) fn file<'s>(
    state: &'s mut State,
    call: &Call<'_>,
    key: &FileKey,
) -> Result<(&'s mut WorkbookFile, &'s mut Ids), Failure> {
    let State { users, ids, .. } = state;
    let files = users.get_mut(call.owner()).map(|user| &mut user.workbooks);
    let found = files.into_iter().flatten().find(|file| match key {
        FileKey::Id(id) => file.id == *id,
        FileKey::Path(path) => file.path.to_lowercase() == path.to_lowercase(),
    });
    let missing = || Failure::new(StatusCode::NOT_FOUND, "itemNotFound", "The resource could not be found.");
    Ok((found.ok_or_else(missing)?, ids))
}

/// Where a file's workbook is, as ids and contexts of answers have it.
pub(crate) fn base(owner: &str, file: &WorkbookFile) -> String {
    format!("users('{owner}')/drive/items('{}')/workbook", file.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::segments;

    #[test]
    fn every_form_of_an_address() {
        let ada = || Owner::User("ada@contoso.com".into());
        let path = |path: &str| FileKey::Path(path.into());
        for (url, owner, key, rest) in [
            ("/me/drive/items/01A/workbook/worksheets", Owner::Me, FileKey::Id("01A".into()), "worksheets"),
            ("/drive/root:/a.xlsx:/workbook", Owner::Me, path("a.xlsx"), ""),
            (
                "/users('ada@contoso.com')/drive/items('01A')/workbook/tables/x",
                ada(),
                FileKey::Id("01A".into()),
                "tables/x",
            ),
            ("/users/ada@contoso.com/drive/root:/a%20b/c.xlsx:/workbook/names", ada(), path("a b/c.xlsx"), "names"),
        ] {
            let segments = segments(url);
            let found = read(&segments).unwrap();
            assert_eq!((found.0, found.1, found.2.join("/")), (owner, key, rest.to_owned()), "{url}");
        }
        for url in ["/me/drive/items/01A", "/me/drive/root:/workbook", "/me/workbook", "/me/drive/root/workbook", "/me"]
        {
            assert_eq!(read(&segments(url)), None, "{url}");
        }
    }
}
