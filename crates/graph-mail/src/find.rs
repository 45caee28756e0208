//! Finding a folder by the names on the way to it, level by level: Graph has no address by path for folders.

use crate::{FolderItem, Folders, MailFolder, WellKnownFolder, mail_folder};
use graph_odata::{Error, Result};
use graph_transport::{BoxFuture, HeaderMap, StatusCode};
use serde_json::json;

impl Folders {
    /// Finds a folder by the names on the way to it, parted by `/`, as in `Inbox/2026/Paid`: one request a level. At the top of a mailbox a
    /// [well-known name](crate::WellKnownFolder), such as `inbox` or `sentitems`, comes before a name that is shown. Hidden folders are found,
    /// too. For names that have a `/` in them there is [`find_in`](Self::find_in).
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page: [list mailFolders](https://learn.microsoft.com/graph/api/user-list-mailfolders).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// mail.inbox().child_folders().create("O'Brien").await?;
    /// let found = mail.folders().find("Inbox/O'Brien").await?;
    /// println!("{} messages", found.total_item_count.unwrap_or_default());
    ///
    /// let error = mail.folders().find("Inbox/2026/Paid").await.unwrap_err();
    /// assert!(error.is_not_found());
    /// assert!(error.to_string().ends_with("there is no folder `2026` in `Inbox`"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](graph_transport::Error::is_not_found) when there is no such folder: the message names the level where the path ends.
    pub fn find(&self, path: &str) -> BoxFuture<'static, Result<MailFolder>> {
        self.find_in(path.trim_matches('/').split('/'))
    }

    /// Finds a folder as [`find`](Self::find) does, by names that may have a `/` in them.
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page: [list mailFolders](https://learn.microsoft.com/graph/api/user-list-mailfolders).
    ///
    /// # Errors
    /// Like [`find`](Self::find).
    pub fn find_in(
        &self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> BoxFuture<'static, Result<MailFolder>> {
        Box::pin(find(self.clone(), names.into_iter().map(Into::into).collect()))
    }
}

/// Finds the folder at the end of `path`, with one request a level. A well-known name at the beginning takes none, unless it is all.
async fn find(mut within: Folders, path: Vec<String>) -> Result<MailFolder> {
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
