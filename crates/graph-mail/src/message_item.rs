//! [`MessageItem`]: one message, and what can be done with it.

use crate::{
    Answer, AttachmentId, AttachmentItem, Attachments, MailFolderId, Message, SaveMessage, answer, relocate::relocate,
};
use graph_odata::{Delete, Download, Get, Invoke, Resource, Update};
use graph_types::{ExtensionItem, Extensions, Recipient};
use std::path::PathBuf;

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

    /// Deletes the message for good, past Deleted Items and out of the user's reach.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page:
    /// [permanentDelete](https://learn.microsoft.com/graph/api/message-permanentdelete).
    pub fn permanent_delete(&self) -> Invoke<()> {
        self.at.invoke_bare("mail.messages.permanent_delete", "permanentDelete")
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

    /// Answers whoever sent the message: with a comment, as `reply("Thanks!")`, or with a [`Message`] that has a body, more recipients or
    /// attachments of its own. The original is quoted below.
    ///
    /// Permission: `Mail.Send`. Microsoft's page: [reply](https://learn.microsoft.com/graph/api/message-reply).
    pub fn reply(&self, answer: impl Into<Answer>) -> Invoke<()> {
        answer::send(&self.at, "mail.messages.reply", "reply", answer.into())
    }

    /// Answers everybody who got the message.
    ///
    /// Permission: `Mail.Send`. Microsoft's page: [replyAll](https://learn.microsoft.com/graph/api/message-replyall).
    pub fn reply_all(&self, answer: impl Into<Answer>) -> Invoke<()> {
        answer::send(&self.at, "mail.messages.reply_all", "replyAll", answer.into())
    }

    /// Sends the message on, with what is attached to it: `forward(["bob@contoso.com"], "What do you think?")`.
    ///
    /// Permission: `Mail.Send`. Microsoft's page: [forward](https://learn.microsoft.com/graph/api/message-forward).
    pub fn forward<R: Into<Recipient>>(
        &self,
        to: impl IntoIterator<Item = R>,
        answer: impl Into<Answer>,
    ) -> Invoke<()> {
        answer::send(&self.at, "mail.messages.forward", "forward", answer.into().to(to))
    }

    /// Makes a draft of an answer to whoever sent the message, to be changed, given attachments and sent. `create_reply("")` quotes the
    /// original and says nothing.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [createReply](https://learn.microsoft.com/graph/api/message-createreply).
    pub fn create_reply(&self, answer: impl Into<Answer>) -> Invoke<Message> {
        answer::send(&self.at, "mail.messages.create_reply", "createReply", answer.into())
    }

    /// Makes a draft of an answer to everybody who got the message.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [createReplyAll](https://learn.microsoft.com/graph/api/message-createreplyall).
    pub fn create_reply_all(&self, answer: impl Into<Answer>) -> Invoke<Message> {
        answer::send(&self.at, "mail.messages.create_reply_all", "createReplyAll", answer.into())
    }

    /// Makes a draft that sends the message on. Recipients can be named later: `create_forward([] as [&str; 0], "")`.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [createForward](https://learn.microsoft.com/graph/api/message-createforward).
    pub fn create_forward<R: Into<Recipient>>(
        &self,
        to: impl IntoIterator<Item = R>,
        answer: impl Into<Answer>,
    ) -> Invoke<Message> {
        answer::send(&self.at, "mail.messages.create_forward", "createForward", answer.into().to(to))
    }

    /// Reads a message about a meeting together with its event, which is in the answer's `extra` under `event`:
    /// `message.extra.get::<Event>("event")`, with the type of `graph-calendar`.
    ///
    /// Permission: `Mail.Read` and `Calendars.Read`. Microsoft's page:
    /// [eventMessage](https://learn.microsoft.com/graph/api/eventmessage-get).
    pub fn get_with_event(&self) -> Get<Message> {
        self.get().query("$expand", "microsoft.graph.eventMessage/event")
    }

    /// Writes the message into a folder of the disk: its MIME form as an `.eml` file, and what is attached as files beside it.
    ///
    /// Permission: `Mail.Read`.
    pub fn save_to(&self, folder: impl Into<PathBuf>) -> SaveMessage {
        SaveMessage::new(self.clone(), folder.into())
    }

    /// What is attached to the message.
    pub fn attachments(&self) -> Attachments {
        Attachments::new(&self.at)
    }

    /// Data of apps' own on the message.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// use graph_mail::{Field, Message};
    /// use serde_json::json;
    ///
    /// let draft = mail.messages().create(Message::new().subject("Invoice 7")).await?;
    /// let draft = mail.message(draft.require_id()?);
    /// draft.extensions().create("com.contoso.invoices", &json!({"paid": false, "number": 7})).await?;
    /// draft.extension("com.contoso.invoices").update().set(Field::<_, bool>::new("paid"), true).await?;
    /// let invoice = draft.extension("com.contoso.invoices").get().await?;
    /// assert_eq!(invoice.extra.get::<bool>("paid"), Some(true));
    /// # Ok(())
    /// # }
    /// ```
    pub fn extensions(&self) -> Extensions {
        Extensions::new(&self.at)
    }

    /// An open extension of the message by name.
    pub fn extension(&self, name: &str) -> ExtensionItem {
        ExtensionItem::new(&self.at, name)
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
