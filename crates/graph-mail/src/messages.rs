//! [`Messages`]: a collection of messages, and how one is added to it.

use crate::{
    Message, MessageItem, Outgoing, PendingMessage,
    filling::{Filling, kept},
    limit, message, mime,
    outgoing::Aim,
};
use bytes::Bytes;
use graph_odata::{Count, Delta, Invoke, List, Resource, kql::SearchedByKql};
use graph_transport::{BoxFuture, Request, Result};

/// A collection of messages: a folder's, or a whole mailbox's.
#[derive(Clone, Debug)]
pub struct Messages {
    at: Resource,
    mailbox: Resource,
}

/// To make a draft.
static CREATE: Aim<Message> = Aim { operation: "mail.messages.create", request, finish };

impl Messages {
    pub(crate) fn new(parent: &Resource, mailbox: &Resource) -> Self {
        Self { at: parent.join("messages"), mailbox: mailbox.clone() }
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

    /// Creates a draft here, with all that is attached to it, however large: see [`Outgoing`].
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [create message](https://learn.microsoft.com/graph/api/user-post-messages).
    pub fn create(&self, draft: Message) -> Outgoing<Message> {
        Outgoing::new(&CREATE, &self.mailbox, self.at.clone(), draft)
    }

    /// Creates a draft from its MIME form, as an `.eml` file holds it: `import(tokio::fs::read("letter.eml").await?)`. It takes 3 MB.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page:
    /// [create message in MIME format](https://learn.microsoft.com/graph/outlook-send-mime-message).
    #[doc(alias = "eml")]
    pub fn import(&self, mime: impl Into<Bytes>) -> Invoke<Message> {
        mime::post(&self.at, "mail.messages.import", &mime.into())
    }

    /// Lists the messages of a conversation, which are those with its [`conversation_id`](Message::conversation_id).
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [list messages](https://learn.microsoft.com/graph/api/user-list-messages).
    pub fn conversation(&self, id: &str) -> List<Message> {
        self.list().filter(message::CONVERSATION_ID.eq(id))
    }
}

fn request(outgoing: &Outgoing<Message>) -> Result<Request, String> {
    limit::fits(limit::message(&outgoing.message), &outgoing.message)?;
    Ok(outgoing.drafts.create::<Message>(CREATE.operation, &outgoing.message).into_request())
}

/// The draft as it is with its attachments.
fn finish(filling: &Filling, pending: PendingMessage) -> BoxFuture<'_, Result<Message>> {
    Box::pin(async move {
        let made = MessageItem::new(filling.at(pending.draft())).get().await;
        made.map_err(|error| kept(error, pending.draft()))
    })
}

impl SearchedByKql for Message {}
