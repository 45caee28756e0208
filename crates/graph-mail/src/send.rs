//! The request of `sendMail`: a message, and whether to keep a copy of it.

use crate::{
    Message, MessageItem, PendingMessage,
    filling::{Filling, is_unknown, kept},
    limit, message,
    outgoing::{Aim, Outgoing},
};
use graph_odata::Resource;
use graph_transport::{BoxFuture, Request, Result};
use serde::{Serialize, Serializer, ser::SerializeMap};

/// What `sendMail` takes.
struct Parameters<'a> {
    message: &'a Message,
    save_to_sent_items: bool,
}

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("message", self.message)?;
        // Graph saves a copy unless told otherwise.
        if !self.save_to_sent_items {
            map.serialize_entry("saveToSentItems", &false)?;
        }
        map.end()
    }
}

/// To send it.
static SEND: Aim<()> = Aim { operation: "mail.send", request, finish };

impl Outgoing<()> {
    pub(crate) fn send(mailbox: &Resource, message: Message) -> Self {
        Self::new(&SEND, mailbox, mailbox.join("messages"), message)
    }

    /// Whether a copy is kept in Sent Items, as it is by default. What is too large for one request is always kept.
    pub fn save_to_sent_items(mut self, save: bool) -> Self {
        self.save_to_sent_items = save;
        self
    }
}

fn request(outgoing: &Outgoing<()>) -> Result<Request, String> {
    let parameters = Parameters { message: &outgoing.message, save_to_sent_items: outgoing.save_to_sent_items };
    limit::fits(limit::message(&outgoing.message), &parameters)?;
    Ok(outgoing.mailbox.invoke::<()>(SEND.operation, "sendMail", &parameters).into_request())
}

fn finish(filling: &Filling, pending: PendingMessage) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        let draft = MessageItem::new(filling.at(pending.draft()));
        let mut send = draft.send();
        if let Some(timeout) = filling.timeout {
            send = send.timeout(timeout);
        }
        let Err(error) = send.await else { return Ok(()) };
        if !is_unknown(&error) {
            return Err(kept(error, pending.draft()));
        }
        // A draft that is gone, or none any more, was sent: its answer was lost on the way.
        match draft.get().select((message::ID, message::IS_DRAFT)).await {
            Ok(found) if found.is_draft == Some(false) => Ok(()),
            Err(gone) if gone.is_not_found() => Ok(()),
            _ => Err(error.with_note(format_args!(
                "the draft {} is complete and may be on its way: look into Sent Items before sending it again",
                pending.draft()
            ))),
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::{Message, client::tests::mail};
    use std::time::Duration;

    #[test]
    fn golden_requests() {
        let request = mail().send(Message::new().to("a@b")).timeout(Duration::from_secs(9)).header("x-a", "b");
        let request = request.into_request();
        assert_eq!(request.line(), "POST /me/sendMail");
        assert_eq!(request.headers()["x-a"], "b");
        assert_eq!(request.attempt_limit(), Some(Duration::from_secs(9)));
        let body = r#"{"message":{"toRecipients":[{"emailAddress":{"address":"a@b"}}]}}"#;
        assert_eq!(request.body().as_bytes(), Some(body.as_bytes()));
        let request = mail().send(Message::new()).save_to_sent_items(false).into_request();
        assert_eq!(request.body().as_bytes(), Some(&br#"{"message":{},"saveToSentItems":false}"#[..]));
    }
}
