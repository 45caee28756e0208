//! [`MailClient`]: a mailbox, and the way to everything in it.

use crate::{
    Categories, CategoryItem, FocusedOverrideItem, FocusedOverrides, FolderItem, Folders,
    InferenceClassificationOverrideId, MailFolderId, Message, MessageId, MessageItem, MessageRuleId, Messages,
    Outgoing, OutlookCategoryId, RuleItem, Rules, Settings, WellKnownFolder, mime,
};
use bytes::Bytes;
use graph_odata::{Invoke, Resource};
use graph_transport::Client;
use graph_types::Owner;

/// A mailbox: the signed-in user's, or another's.
///
/// It is a name, not a connection: making one sends nothing, and at most four of its requests are in flight at once.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// use graph_mail::MailClient;
///
/// let mail = MailClient::new(&client);
/// let newest = mail.inbox().messages().list().top(5).await?;
/// println!("{} messages", newest.value.len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct MailClient {
    pub(crate) at: Resource,
}

impl MailClient {
    /// The signed-in user's mailbox.
    pub fn new(client: &Client) -> Self {
        Self::of(client, Owner::Me)
    }

    /// The mailbox of `owner`: a user's, or a shared one by its address. It takes rights to that mailbox, or an app's permission.
    pub fn of(client: &Client, owner: impl Into<Owner>) -> Self {
        Self { at: Resource::new(client, owner.into().mailbox()) }
    }

    /// The same mailbox, with bodies of messages as plain text, rather than as they were written.
    #[must_use]
    pub fn text_bodies(&self) -> Self {
        Self { at: self.at.clone().prefer("outlook.body-content-type=\"text\"") }
    }

    /// The folders at the top of the mailbox.
    pub fn folders(&self) -> Folders {
        Folders::new(self.at.join("mailFolders"), &self.at)
    }

    /// A folder by id or by its [well-known name](WellKnownFolder).
    pub fn folder(&self, id: impl Into<MailFolderId>) -> FolderItem {
        FolderItem::new(&self.at, &id.into())
    }

    /// The Inbox.
    pub fn inbox(&self) -> FolderItem {
        self.folder(WellKnownFolder::Inbox)
    }

    /// The messages of all folders, Deleted Items included.
    pub fn messages(&self) -> Messages {
        Messages::new(&self.at, &self.at)
    }

    /// A message by id, wherever it lies.
    pub fn message(&self, id: impl Into<MessageId>) -> MessageItem {
        MessageItem::new(self.at.join("messages").id("message-id", id.into()))
    }

    /// How the user has set the mailbox up.
    #[doc(alias = "mailboxSettings")]
    pub fn settings(&self) -> Settings {
        Settings::new(&self.at)
    }

    /// The rules of the Inbox.
    #[doc(alias = "messageRules")]
    pub fn rules(&self) -> Rules {
        Rules::new(&self.at)
    }

    /// A rule by id.
    pub fn rule(&self, id: impl Into<MessageRuleId>) -> RuleItem {
        RuleItem::new(&self.at, &id.into())
    }

    /// The categories that the user may put items into.
    #[doc(alias = "masterCategories")]
    pub fn categories(&self) -> Categories {
        Categories::new(&self.at)
    }

    /// A category by id.
    pub fn category(&self, id: impl Into<OutlookCategoryId>) -> CategoryItem {
        CategoryItem::new(&self.at, &id.into())
    }

    /// The senders whose messages always go to the same part of the Inbox.
    #[doc(alias = "inferenceClassification")]
    pub fn focused_overrides(&self) -> FocusedOverrides {
        FocusedOverrides::new(&self.at)
    }

    /// An override of the focused inbox by id.
    pub fn focused_override(&self, id: impl Into<InferenceClassificationOverrideId>) -> FocusedOverrideItem {
        FocusedOverrideItem::new(&self.at, &id.into())
    }

    /// Sends a message, and keeps a copy in Sent Items: in one request if it fits, otherwise as a draft whose files follow one by one, with
    /// progress and resumption. See [`Outgoing`]. The service accepts it with 202: it is on its way, not delivered.
    ///
    /// Throttled or not sent at all, it is tried again; once the service may have accepted it, it is not, so that nobody gets it
    /// twice.
    ///
    /// Permission: `Mail.Send`, and `Mail.ReadWrite` for what is larger than 4 MB. Microsoft's page:
    /// [sendMail](https://learn.microsoft.com/graph/api/user-sendmail).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// use graph_mail::{FileAttachment, Message};
    ///
    /// mail.send(
    ///     Message::new()
    ///         .to("bob@contoso.com")
    ///         .subject("Figures")
    ///         .text("As promised.")
    ///         .attach(FileAttachment::new("figures.csv", "year,sales\n2026,42\n")),
    /// )
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn send(&self, message: Message) -> Outgoing<()> {
        Outgoing::send(&self.at, message)
    }

    /// Sends a message from its MIME form, as an `.eml` file holds it. It takes 3 MB, and a copy is always kept in Sent Items.
    ///
    /// Permission: `Mail.Send`. Microsoft's page: [send MIME](https://learn.microsoft.com/graph/outlook-send-mime-message).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// mail.send_mime("To: bob@contoso.com\r\nSubject: Hi\r\n\r\nSee you at noon.\r\n").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn send_mime(&self, mime: impl Into<Bytes>) -> Invoke<()> {
        mime::post(&self.at.join("sendMail"), "mail.send_mime", &mime.into())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use graph_transport::{Endpoint, HttpClient, Scope, StaticToken, testing::Scripted};

    /// A mailbox for tests that only look at requests.
    pub(crate) fn mail() -> MailClient {
        MailClient::new(&Client::new(HttpClient::new(Scripted::default()), Endpoint::default(), StaticToken::new("t")))
    }

    #[test]
    fn what_is_preferred_is_said_in_every_request() {
        let mail = mail().immutable_ids().text_bodies();
        for request in [
            mail.inbox().messages().list().into_request(),
            mail.message("m").get().prefer("odata.maxpagesize=5").into_request(),
            mail.folder("f").child_folders().list().into_request(),
            mail.send(Message::new()).into_request(),
        ] {
            let preferred: Vec<_> = request.headers().get_all("prefer").iter().collect();
            assert_eq!(preferred[..2], ["IdType=\"ImmutableId\"", "outlook.body-content-type=\"text\""]);
        }
    }

    #[test]
    fn another_mailbox_has_another_path_and_quota() {
        let shared = MailClient::of(mail().at.client(), "sales@contoso.com");
        let request = shared.inbox().messages().list().into_request();
        assert_eq!(request.line(), "GET /users/sales@contoso.com/mailFolders/inbox/messages");
        assert_eq!(request.throttle_scope().map(Scope::name), Some("outlook:/users/sales@contoso.com"));
    }
}
