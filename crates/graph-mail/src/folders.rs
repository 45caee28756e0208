//! Mail folders: [`Folders`] is a collection of them, [`FolderItem`] one.

use crate::{MailFolder, MailFolderId, MailSearchFolder, Messages, relocate::relocate, search_folders};
use graph_odata::{Count, Create, Delete, Delta, Get, Invoke, List, Resource, Update};
use serde_json::json;

/// A collection of folders: those at the top of a mailbox, or those within another.
#[derive(Clone, Debug)]
pub struct Folders {
    at: Resource,
    mailbox: Resource,
}

impl Folders {
    pub(crate) fn new(at: Resource, mailbox: &Resource) -> Self {
        Self { at, mailbox: mailbox.clone() }
    }

    /// Lists the folders, ten a page unless told otherwise. Hidden ones come with [`list_with_hidden`](Self::list_with_hidden).
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page: [list mailFolders](https://learn.microsoft.com/graph/api/user-list-mailfolders).
    pub fn list(&self) -> List<MailFolder> {
        self.at.list("mail.folders.list")
    }

    /// Lists the folders, hidden ones included.
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page: [list mailFolders](https://learn.microsoft.com/graph/api/user-list-mailfolders).
    pub fn list_with_hidden(&self) -> List<MailFolder> {
        self.list().query("includeHiddenFolders", "true")
    }

    /// Counts the folders, without hidden ones.
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page: [list mailFolders](https://learn.microsoft.com/graph/api/user-list-mailfolders).
    pub fn count(&self) -> Count<MailFolder> {
        self.at.count("mail.folders.count")
    }

    /// Reads which folders have changed since the last time. At the top of a mailbox it tells of all folders, those within others too.
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page: [mailFolder: delta](https://learn.microsoft.com/graph/api/mailfolder-delta).
    pub fn delta(&self) -> Delta<MailFolder> {
        self.at.delta("mail.folders.delta")
    }

    /// Creates a folder here. A name that exists is an error: [`is_conflict`](graph_transport::Error::is_conflict).
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [create mailFolder](https://learn.microsoft.com/graph/api/user-post-mailfolders).
    pub fn create(&self, display_name: &str) -> Create<MailFolder> {
        self.at.create("mail.folders.create", &json!({ "displayName": display_name }))
    }

    /// Creates a folder that listings leave out unless they ask for hidden ones. It stays hidden.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [create mailFolder](https://learn.microsoft.com/graph/api/user-post-mailfolders).
    #[doc(alias = "isHidden")]
    pub fn create_hidden(&self, display_name: &str) -> Create<MailFolder> {
        self.at.create("mail.folders.create_hidden", &json!({ "displayName": display_name, "isHidden": true }))
    }

    /// Creates a folder that shows what a filter finds in others. Outlook shows those within
    /// [`SearchFolders`](crate::WellKnownFolder::SearchFolders) alone. Exchange deletes one that nobody has used for 45 days. The answer is a folder
    /// like others; `read_as::<MailSearchFolder>()` gives what it searches for.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [create mailSearchFolder](https://learn.microsoft.com/graph/api/mailsearchfolder-post).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// use graph_mail::{MailSearchFolder, WellKnownFolder, message};
    ///
    /// let unread = MailSearchFolder::new("Unread", [WellKnownFolder::Inbox], message::IS_READ.eq(false)).include_nested();
    /// let made = mail.folder(WellKnownFolder::SearchFolders).child_folders().create_search(unread).await?;
    /// println!("{} unread", mail.folder(made.require_id()?).messages().count().await?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_search(&self, folder: MailSearchFolder) -> Create<MailFolder> {
        self.at.create("mail.folders.create_search", &search_folders::body(&folder))
    }

    /// Whether these are the folders at the top of the mailbox, where well-known names stand.
    pub(crate) fn is_top(&self) -> bool {
        self.at.path().template() == self.mailbox.join("mailFolders").path().template()
    }

    /// A listing in which one name is looked for.
    pub(crate) fn named(&self) -> List<MailFolder> {
        self.at.list("mail.folders.find").query("includeHiddenFolders", "true")
    }

    /// A folder of this mailbox by id.
    pub fn folder(&self, id: impl Into<MailFolderId>) -> FolderItem {
        FolderItem::new(&self.mailbox, &id.into())
    }
}

/// One folder.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::WellKnownFolder;
///
/// let invoices = mail.inbox().child_folders().create("Invoices").await?;
/// mail.folder(invoices.require_id()?).move_to(WellKnownFolder::Archive).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct FolderItem {
    at: Resource,
    mailbox: Resource,
}

impl FolderItem {
    pub(crate) fn new(mailbox: &Resource, id: &MailFolderId) -> Self {
        Self { at: mailbox.join("mailFolders").id("mailFolder-id", id), mailbox: mailbox.clone() }
    }

    /// Reads the folder: its name, its parent, and how many items and unread messages it holds.
    ///
    /// Permission: `Mail.ReadBasic`. Microsoft's page: [get mailFolder](https://learn.microsoft.com/graph/api/mailfolder-get).
    pub fn get(&self) -> Get<MailFolder> {
        self.at.get("mail.folders.get")
    }

    /// Changes the folder: `update().set(mail_folder::DISPLAY_NAME, "Paid")` renames it. What a search folder alone has is reached through
    /// its type: `update().set(Field::derived() / mail_search_folder::FILTER_QUERY, filter.to_string())`.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [update mailFolder](https://learn.microsoft.com/graph/api/mailfolder-update).
    pub fn update(&self) -> Update<MailFolder> {
        self.at.update("mail.folders.update")
    }

    /// Deletes the folder and all in it. The folders of [`WellKnownFolder`](crate::WellKnownFolder) cannot be deleted.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [delete mailFolder](https://learn.microsoft.com/graph/api/mailfolder-delete).
    pub fn delete(&self) -> Delete<MailFolder> {
        self.at.delete("mail.folders.delete")
    }

    /// Deletes the folder and all in it for good: nobody can bring it back.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [permanentDelete](https://learn.microsoft.com/graph/api/mailfolder-permanentdelete).
    pub fn permanent_delete(&self) -> Invoke<()> {
        self.at.invoke_bare("mail.folders.permanent_delete", "permanentDelete")
    }

    /// Moves the folder and all in it into another.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [move mailFolder](https://learn.microsoft.com/graph/api/mailfolder-move).
    pub fn move_to(&self, folder: impl Into<MailFolderId>) -> Invoke<MailFolder> {
        relocate(&self.at, "mail.folders.move", "move", &folder.into())
    }

    /// Copies the folder and all in it into another.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [copy mailFolder](https://learn.microsoft.com/graph/api/mailfolder-copy).
    pub fn copy_to(&self, folder: impl Into<MailFolderId>) -> Invoke<MailFolder> {
        relocate(&self.at, "mail.folders.copy", "copy", &folder.into())
    }

    /// The messages in this folder, without those in folders within it.
    pub fn messages(&self) -> Messages {
        Messages::new(&self.at, &self.mailbox)
    }

    /// The folders within this one.
    pub fn child_folders(&self) -> Folders {
        Folders::new(self.at.join("childFolders"), &self.mailbox)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Field, MailFolderId, MailSearchFolder, WellKnownFolder, client::tests::mail, mail_folder, mail_search_folder,
        message,
    };

    #[test]
    fn golden_requests() {
        let mail = mail();
        let folder = mail.folder("AQ/=");
        let sources = [MailFolderId::from(WellKnownFolder::Inbox), "AQ=".into()];
        let search = MailSearchFolder::new("O", sources, message::SUBJECT.contains("o'b")).include_nested();
        for (request, line, body) in [
            (mail.folders().list().into_request(), "GET /me/mailFolders", ""),
            (mail.folders().list_with_hidden().into_request(), "GET /me/mailFolders?includeHiddenFolders=true", ""),
            (mail.folders().count().into_request(), "GET /me/mailFolders/$count", ""),
            (mail.folders().delta().into_request(), "GET /me/mailFolders/delta", ""),
            (folder.child_folders().delta().into_request(), "GET /me/mailFolders/AQ%2F=/childFolders/delta", ""),
            (mail.folders().create("A").into_request(), "POST /me/mailFolders", r#"{"displayName":"A"}"#),
            (
                mail.folders().create_hidden("A").into_request(),
                "POST /me/mailFolders",
                r#"{"displayName":"A","isHidden":true}"#,
            ),
            (
                mail.folder(WellKnownFolder::SearchFolders).child_folders().create_search(search).into_request(),
                "POST /me/mailFolders/searchfolders/childFolders",
                r##"{"@odata.type":"#microsoft.graph.mailSearchFolder","displayName":"O","filterQuery":"contains(subject,'o''b')","includeNestedFolders":true,"sourceFolderIds":["inbox","AQ="]}"##,
            ),
            (
                folder
                    .update()
                    .set(Field::derived() / mail_search_folder::FILTER_QUERY, message::IS_READ.eq(true).to_string())
                    .into_request(),
                "PATCH /me/mailFolders/AQ%2F=",
                r##"{"@odata.type":"#microsoft.graph.mailSearchFolder","filterQuery":"isRead eq true"}"##,
            ),
            (folder.permanent_delete().into_request(), "POST /me/mailFolders/AQ%2F=/permanentDelete", ""),
            (
                mail.folders().named().filter(mail_folder::DISPLAY_NAME.eq("a'b")).top(1).into_request(),
                "GET /me/mailFolders?includeHiddenFolders=true&$filter=displayName%20eq%20'a''b'&$top=1",
                "",
            ),
            (mail.inbox().get().into_request(), "GET /me/mailFolders/inbox", ""),
            (mail.folders().folder("x").get().into_request(), "GET /me/mailFolders/x", ""),
            (
                folder.update().set(mail_folder::DISPLAY_NAME, "B").into_request(),
                "PATCH /me/mailFolders/AQ%2F=",
                r#"{"displayName":"B"}"#,
            ),
            (folder.delete().into_request(), "DELETE /me/mailFolders/AQ%2F=", ""),
            (
                folder.move_to(WellKnownFolder::Archive).into_request(),
                "POST /me/mailFolders/AQ%2F=/move",
                r#"{"destinationId":"archive"}"#,
            ),
            (folder.copy_to("x").into_request(), "POST /me/mailFolders/AQ%2F=/copy", r#"{"destinationId":"x"}"#),
            (folder.child_folders().list().into_request(), "GET /me/mailFolders/AQ%2F=/childFolders", ""),
            (folder.messages().list().into_request(), "GET /me/mailFolders/AQ%2F=/messages", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
