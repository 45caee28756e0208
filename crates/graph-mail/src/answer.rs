//! [`Answer`]: what a reply says, and the calls that send one.

use crate::Message;
use graph_odata::{Invoke, Resource};
use graph_types::Recipient;
use serde::{Serialize, Serializer, de::DeserializeOwned, ser::SerializeMap};

/// What an answer says above the message that it answers: a comment, from text, or a whole [`Message`] with a body of its own.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::{FileAttachment, Message};
///
/// let newest = mail.inbox().messages().list().top(1).await?.value.remove(0);
/// let newest = mail.message(newest.require_id()?);
/// newest.reply("Thanks!").await?;
/// newest.reply_all(Message::new().cc("dave@contoso.com").html("<p>See the plan.</p>")).await?;
/// newest.forward(["erin@contoso.com"], "For you").await?;
///
/// let draft = newest.create_reply("With the figures.").await?;
/// let draft = mail.message(draft.require_id()?);
/// draft.attachments().create(FileAttachment::new("figures.csv", "2026,42")).await?;
/// draft.send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Answer {
    comment: Option<String>,
    message: Option<Message>,
    to: Vec<Recipient>,
}

impl Answer {
    /// Adds recipients, where the message has none of its own: Graph takes one or the other.
    pub(crate) fn to<R: Into<Recipient>>(mut self, to: impl IntoIterator<Item = R>) -> Self {
        let to = to.into_iter().map(Into::into);
        match &mut self.message {
            Some(message) => message.to_recipients.get_or_insert_default().extend(to),
            None => self.to.extend(to),
        }
        self
    }
}

impl From<&str> for Answer {
    fn from(comment: &str) -> Self {
        Self::from(comment.to_owned())
    }
}

impl From<String> for Answer {
    fn from(comment: String) -> Self {
        Self { comment: Some(comment).filter(|comment| !comment.is_empty()), ..Self::default() }
    }
}

impl From<Message> for Answer {
    fn from(message: Message) -> Self {
        Self { message: Some(message), ..Self::default() }
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(comment) = &self.comment {
            map.serialize_entry("comment", comment)?;
        }
        if let Some(message) = &self.message {
            map.serialize_entry("message", message)?;
        }
        if !self.to.is_empty() {
            map.serialize_entry("toRecipients", &self.to)?;
        }
        map.end()
    }
}

/// Calls `action`, which answers `message` or makes a draft of it.
pub(crate) fn send<R: DeserializeOwned + 'static>(
    message: &Resource,
    operation: &'static str,
    action: &str,
    answer: Answer,
) -> Invoke<R> {
    let content = answer.message.as_ref().map_or(0, crate::limit::message);
    match crate::limit::fits(content, &answer) {
        Ok(()) => message.invoke(operation, action, &answer),
        Err(reason) => message.invoke_bare(operation, action).invalid(format!(
            "{reason}: make a draft with create_reply or create_forward, attach to that with upload(name, content), and send it"
        )),
    }
}

#[cfg(test)]
mod tests {
    use crate::{FileAttachment, Message, client::tests::mail};

    #[test]
    fn golden_requests() {
        let message = mail().message("m");
        let nobody: [&str; 0] = [];
        for (request, line, body) in [
            (message.reply("Hi").into_request(), "POST /me/messages/m/reply", r#"{"comment":"Hi"}"#),
            (
                message.reply_all(Message::new().cc("a@b").text("Hi")).into_request(),
                "POST /me/messages/m/replyAll",
                r#"{"message":{"body":{"content":"Hi","contentType":"text"},"ccRecipients":[{"emailAddress":{"address":"a@b"}}]}}"#,
            ),
            (
                message.forward(["a@b", "c@d"], "Hi").into_request(),
                "POST /me/messages/m/forward",
                r#"{"comment":"Hi","toRecipients":[{"emailAddress":{"address":"a@b"}},{"emailAddress":{"address":"c@d"}}]}"#,
            ),
            (
                message.forward(["a@b"], Message::new().to("c@d")).into_request(),
                "POST /me/messages/m/forward",
                r#"{"message":{"toRecipients":[{"emailAddress":{"address":"c@d"}},{"emailAddress":{"address":"a@b"}}]}}"#,
            ),
            (message.create_reply("").into_request(), "POST /me/messages/m/createReply", "{}"),
            (
                message.create_reply_all("Hi").into_request(),
                "POST /me/messages/m/createReplyAll",
                r#"{"comment":"Hi"}"#,
            ),
            (message.create_forward(nobody, "").into_request(), "POST /me/messages/m/createForward", "{}"),
        ] {
            assert_eq!(request.line(), line);
            let body: serde_json::Value = serde_json::from_str(body).unwrap();
            let sent: serde_json::Value = serde_json::from_slice(request.body().as_bytes().unwrap()).unwrap();
            assert_eq!(sent, body, "{line}");
        }
    }

    #[tokio::test]
    async fn what_is_too_large_is_told_the_way_round() {
        let large = Message::new().attach(FileAttachment::new("a.bin", vec![0; 4_000_000]));
        let error = mail().message("m").reply(large).await.unwrap_err().to_string();
        assert!(error.contains("make a draft with create_reply"), "{error}");
    }
}
