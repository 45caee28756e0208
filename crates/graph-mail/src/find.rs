//! Finding a folder by the names on the way to it, level by level: Graph has no address by path for folders.

use crate::{FolderItem, Folders, MailFolder, WellKnownFolder, mail_folder};
use graph_odata::{Error, Result};
use graph_transport::{HeaderMap, StatusCode};
use serde_json::json;

/// Finds the folder at the end of `path`, with one request a level. A well-known name at the beginning takes none, unless it is all.
pub(crate) async fn find(mut within: Folders, path: Vec<String>) -> Result<MailFolder> {
    if path.is_empty() || path.iter().any(String::is_empty) {
        let path = path.join("/");
        return Err(refused(format!("`{path}` is no path of a folder: a name is missing. `Inbox/2026` is one")));
    }
    let known = path.first().filter(|_| within.is_top()).and_then(|name| WellKnownFolder::named(name));
    if let Some(known) = known {
        let folder: FolderItem = within.folder(known);
        if path.len() == 1 {
            return folder.get().await;
        }
        within = folder.child_folders();
    }
    let mut depth = usize::from(known.is_some());
    loop {
        let (above, name) = (&path[..depth], &path[depth]);
        let same_name = within.named().filter(mail_folder::DISPLAY_NAME.eq(name)).top(1);
        let folder = same_name.items().next().await.transpose()?.ok_or_else(|| missing(name, above))?;
        depth += 1;
        if depth == path.len() {
            return Ok(folder);
        }
        within = within.folder(folder.require_id()?).child_folders();
    }
}

fn refused(reason: String) -> Error {
    Error::request(reason).at("mail.folders.find", None, 0)
}

/// The error that the service would give if it had paths: [`is_not_found`](Error::is_not_found) holds for it.
fn missing(name: &str, above: &[String]) -> Error {
    let place =
        if above.is_empty() { String::from("where the path begins") } else { format!("in `{}`", above.join("/")) };
    let body =
        json!({"error": {"code": "ErrorFolderNotFound", "message": format!("there is no folder `{name}` {place}")}});
    Error::service(StatusCode::NOT_FOUND, &HeaderMap::new(), body.to_string().as_bytes()).at(
        "mail.folders.find",
        None,
        0,
    )
}
