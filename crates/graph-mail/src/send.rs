//! The request of `sendMail`: a message, and whether to keep a copy of it.

use crate::{Message, limit};
use graph_odata::{Invoke, Resource};
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

pub(crate) fn send(mailbox: &Resource, message: &Message, save_to_sent_items: bool) -> Invoke<()> {
    let parameters = Parameters { message, save_to_sent_items };
    match limit::excess(limit::message(message), &parameters) {
        None => mailbox.invoke("mail.send", "sendMail", &parameters),
        Some(reason) => mailbox.invoke_bare("mail.send", "sendMail").invalid(reason),
    }
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
        let body = r#"{"message":{"toRecipients":[{"emailAddress":{"address":"a@b"}}]}}"#;
        assert_eq!(request.body().as_bytes(), Some(body.as_bytes()));
        let request = mail().send_unsaved(Message::new()).into_request();
        assert_eq!(request.body().as_bytes(), Some(&br#"{"message":{},"saveToSentItems":false}"#[..]));
    }
}
