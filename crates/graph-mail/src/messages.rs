//! Messages: [`Messages`] is a collection of them, [`MessageItem`] one.

use crate::{AttachmentId, AttachmentItem, Attachments, MailFolderId, Message, limit, relocate::relocate};
use graph_odata::{Count, Create, Delete, Delta, Download, Get, Invoke, List, Resource, Update, kql::SearchedByKql};

/// A collection of messages: a folder's, or a whole mailbox's.
#[derive(Clone, Debug)]
pub struct Messages {
    at: Resource,
}

impl Messages {
    pub(crate) fn new(parent: &Resource) -> Self {
        Self { at: parent.join("messages") }
    }

    /// Lists the messages, ten a page unless `top` says otherwise (a thousand at most). Times are UTC.
    ///
    /// Permission: `Mail.Read`, or `Mail.ReadBasic` without bodies. Microsoft's page:
    /// [list messages](https://learn.microsoft.com/graph/api/user-list-messages).
    ///
    /// Properties that `order_by` names must lead the filter, in the same order; otherwise Outlook answers `InefficientFilter`.
    /// A [search](graph_odata::kql) finds 250 messages at most, the latest first, and goes with neither a filter nor an order.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// use graph_mail::{kql, message};
    ///
    /// let reports = kql::subject("weekly report") & (kql::from("ann@contoso.com") | kql::has_attachments(true));
    /// let found = mail.messages().list().search(reports).select(message::SUBJECT).items().try_collect().await?;
    /// println!("{} reports", found.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn list(&self) -> List<Message> {
        self.at.list("mail.messages.list")
    }

    /// Counts the messages.
    ///
    /// Permission: `Mail.Read`, or `Mail.ReadBasic`. Microsoft's page:
    /// [list messages](https://learn.microsoft.com/graph/api/user-list-messages).
    pub fn count(&self) -> Count<Message> {
        self.at.count("mail.messages.count")
    }

    /// Reads what has changed in a folder since the last time. Messages that were moved away count as removed.
    ///
    /// A filter may name the time of receipt alone, and then no more than 5,000 messages come; an order may be that time's, the latest first.
    ///
    /// Permission: `Mail.Read`, or `Mail.ReadBasic`. Microsoft's page:
    /// [message: delta](https://learn.microsoft.com/graph/api/message-delta).
    pub fn delta(&self) -> Delta<Message> {
        let delta = self.at.delta("mail.messages.delta");
        if self.at.path().template().contains("/mailFolders/") {
            return delta;
        }
        delta.invalid("changes of messages are told folder by folder: ask for folder(id).messages().delta()")
    }

    /// Creates a draft here. With its files it must fit into one request of 4 MB.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [create message](https://learn.microsoft.com/graph/api/user-post-messages).
    pub fn create(&self, draft: Message) -> Create<Message> {
        let content = limit::message(&draft);
        limit::create(&self.at, "mail.messages.create", content, &draft)
    }
}

impl SearchedByKql for Message {}

/// One message.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::{Message, WellKnownFolder, message};
///
/// let draft = mail.messages().create(Message::new().to("bob@contoso.com").subject("Lunch?")).await?;
/// let draft = mail.message(draft.require_id()?);
/// draft.update().set(message::SUBJECT, "Lunch at noon?").await?;
/// draft.send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct MessageItem {
    at: Resource,
}

impl MessageItem {
    pub(crate) fn new(at: Resource) -> Self {
        Self { at }
    }

    /// Reads the message.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [get message](https://learn.microsoft.com/graph/api/message-get).
    pub fn get(&self) -> Get<Message> {
        self.at.get("mail.messages.get")
    }

    /// Reads the message in its MIME form, as an `.eml` file holds it:
    /// `message.mime().to_file("letter.eml").await?`.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [MIME content of a message](https://learn.microsoft.com/graph/outlook-get-mime-message).
    pub fn mime(&self) -> Download {
        self.at.download("mail.messages.mime", "$value")
    }

    /// Changes the message. Read state, categories, flag and importance of any; subject, body and recipients of a draft.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [update message](https://learn.microsoft.com/graph/api/message-update).
    pub fn update(&self) -> Update<Message> {
        self.at.update("mail.messages.update")
    }

    /// Deletes the message: it goes to Deleted Items, and from there out of sight.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [delete message](https://learn.microsoft.com/graph/api/message-delete).
    pub fn delete(&self) -> Delete<Message> {
        self.at.delete("mail.messages.delete")
    }

    /// Moves the message into a folder. The answer has its new id: the old one is gone, unless immutable ids are preferred.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [move message](https://learn.microsoft.com/graph/api/message-move).
    pub fn move_to(&self, folder: impl Into<MailFolderId>) -> Invoke<Message> {
        relocate(&self.at, "mail.messages.move", "move", &folder.into())
    }

    /// Copies the message into a folder. The answer is the copy.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [copy message](https://learn.microsoft.com/graph/api/message-copy).
    pub fn copy_to(&self, folder: impl Into<MailFolderId>) -> Invoke<Message> {
        relocate(&self.at, "mail.messages.copy", "copy", &folder.into())
    }

    /// Sends this draft. It moves to Sent Items.
    ///
    /// Permission: `Mail.Send`. Microsoft's page: [send message](https://learn.microsoft.com/graph/api/message-send).
    pub fn send(&self) -> Invoke<()> {
        self.at.invoke_bare("mail.messages.send", "send")
    }

    /// What is attached to the message.
    pub fn attachments(&self) -> Attachments {
        Attachments::new(&self.at)
    }

    /// An attachment by id.
    pub fn attachment(&self, id: impl Into<AttachmentId>) -> AttachmentItem {
        AttachmentItem::new(&self.at, &id.into())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Message, WellKnownFolder, client::tests::mail, email_address, message, recipient};

    #[test]
    fn golden_requests() {
        let mail = mail();
        let item = mail.message("AAMk/x+y=");
        for (request, line, body) in [
            (item.mime().into_request(), "GET /me/messages/AAMk%2Fx%2By=/$value", ""),
            (mail.messages().list().into_request(), "GET /me/messages", ""),
            (
                mail.messages()
                    .list()
                    .filter(
                        message::IS_READ.eq(false)
                            & (message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS)
                                .eq("o'brien@contoso.com"),
                    )
                    .select((message::SUBJECT, message::FROM))
                    .order_by(message::RECEIVED_DATE_TIME.desc())
                    .expand(message::ATTACHMENTS)
                    .top(25)
                    .skip(5)
                    .count()
                    .into_request(),
                "GET /me/messages?$filter=isRead%20eq%20false%20and%20from/emailAddress/address%20eq%20'o''brien@contoso.com'\
                 &$select=subject,from&$orderby=receivedDateTime%20desc&$expand=attachments&$top=25&$skip=5&$count=true",
                "",
            ),
            (
                mail.messages().create(Message::new().subject("S").to("a@b")).into_request(),
                "POST /me/messages",
                r#"{"subject":"S","toRecipients":[{"emailAddress":{"address":"a@b"}}]}"#,
            ),
            (mail.messages().count().into_request(), "GET /me/messages/$count", ""),
            (
                mail.inbox().messages().count().filter(message::IS_READ.eq(false)).into_request(),
                "GET /me/mailFolders/inbox/messages/$count?$filter=isRead%20eq%20false",
                "",
            ),
            (
                mail.folder("AQ/=").messages().delta().select(message::SUBJECT).into_request(),
                "GET /me/mailFolders/AQ%2F=/messages/delta?$select=subject",
                "",
            ),
            (item.get().select(message::SUBJECT).into_request(), "GET /me/messages/AAMk%2Fx%2By=?$select=subject", ""),
            (
                item.update().set(message::IS_READ, true).clear(message::FLAG).into_request(),
                "PATCH /me/messages/AAMk%2Fx%2By=",
                r#"{"flag":null,"isRead":true}"#,
            ),
            (
                item.update()
                    .set(message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS, "x@y")
                    .set(message::FROM / recipient::EMAIL_ADDRESS / email_address::NAME, "X")
                    .into_request(),
                "PATCH /me/messages/AAMk%2Fx%2By=",
                r#"{"from":{"emailAddress":{"address":"x@y","name":"X"}}}"#,
            ),
            (item.delete().into_request(), "DELETE /me/messages/AAMk%2Fx%2By=", ""),
            (
                item.move_to(WellKnownFolder::Archive).into_request(),
                "POST /me/messages/AAMk%2Fx%2By=/move",
                r#"{"destinationId":"archive"}"#,
            ),
            (item.copy_to("id").into_request(), "POST /me/messages/AAMk%2Fx%2By=/copy", r#"{"destinationId":"id"}"#),
            (item.send().into_request(), "POST /me/messages/AAMk%2Fx%2By=/send", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[tokio::test]
    async fn the_changes_of_a_whole_mailbox_are_refused() {
        let error = mail().messages().delta().changes().next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("ask for folder(id).messages().delta()"), "{error}");
    }

    #[tokio::test]
    async fn a_change_without_changes_is_refused() {
        let error = mail().message("x").update().await.unwrap_err();
        assert!(
            error.to_string().contains("nothing to change: say set(field, value) or clear(field) first"),
            "{error}"
        );
    }
}
