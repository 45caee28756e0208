//! [`SendMail`]: sends a message in one request.

use crate::{Attachment, Message};
use graph_odata::Invoke;
use graph_transport::{BoxFuture, Client, Path, Request, Result};
use serde_json::{Value, json};

/// What Graph takes in one request, attachments before encoding: 3 MB, so that the request stays under 4.
const MOST: usize = 3 * 1024 * 1024;

/// Sends a message at once. The service accepts it with 202: it is on its way, not delivered.
///
/// Throttled or not sent at all, it is tried again; once the service may have accepted it, it is not, so that nobody gets it twice.
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
#[derive(Debug)]
#[must_use = "a message is not sent until this is awaited"]
pub struct SendMail {
    client: Client,
    path: Path,
    message: Message,
    save_to_sent_items: Option<bool>,
}

impl SendMail {
    pub(crate) fn new(client: &Client, mailbox: Path, message: Message) -> Self {
        Self { client: client.clone(), path: mailbox.join("sendMail"), message, save_to_sent_items: None }
    }

    /// Whether a copy is kept in Sent Items. It is unless told otherwise.
    pub fn save_to_sent_items(mut self, save: bool) -> Self {
        self.save_to_sent_items = Some(save);
        self
    }

    /// The request that awaiting this would send.
    pub fn into_request(self) -> Request {
        self.invoke().into_request()
    }

    fn invoke(self) -> Invoke<()> {
        let size: usize = self.message.attachments.iter().flatten().map(size).sum();
        let mut parameters = json!({ "message": self.message });
        if let Some(save) = self.save_to_sent_items {
            parameters["saveToSentItems"] = Value::Bool(save);
        }
        let invoke = Invoke::silent(&self.client, "mail.send", self.path, &parameters);
        if size <= MOST {
            return invoke;
        }
        let reason = format!(
            "the attachments are {:.1} MB together, and a message is sent in one request with up to 3 MB: attach less",
            size as f64 / 1_048_576.0
        );
        invoke.invalid(reason)
    }
}

fn size(attachment: &Attachment) -> usize {
    match attachment {
        Attachment::File(file) => file.content_bytes.as_ref().map_or(0, |content| content.len()),
        _ => 0,
    }
}

impl IntoFuture for SendMail {
    type Output = Result<()>;
    type IntoFuture = BoxFuture<'static, Result<()>>;

    fn into_future(self) -> Self::IntoFuture {
        self.invoke().into_future()
    }
}

#[cfg(test)]
mod tests {
    use crate::{FileAttachment, Message, client::tests::mail};

    #[test]
    fn golden_requests() {
        let request = mail().send(Message::new().to("a@b")).into_request();
        assert_eq!(request.line(), "POST /me/sendMail");
        let body = r#"{"message":{"toRecipients":[{"emailAddress":{"address":"a@b"}}]}}"#;
        assert_eq!(request.body().as_bytes(), Some(body.as_bytes()));
        let request = mail().send(Message::new()).save_to_sent_items(false).into_request();
        assert_eq!(request.body().as_bytes(), Some(&br#"{"message":{},"saveToSentItems":false}"#[..]));
    }

    #[tokio::test]
    async fn what_is_too_large_is_refused_before_it_is_sent() {
        let large = FileAttachment::new("a.bin", vec![0; 3_500_000]);
        let error = mail().send(Message::new().to("a@b").attach(large)).await.unwrap_err();
        let expected = "mail.send: the attachments are 3.3 MB together, and a message is sent in one request with up to 3 MB: attach less";
        assert_eq!(error.to_string(), expected);
    }
}
