//! Tips about recipients, before a message is sent to them.

use crate::{MailClient, MailTips, MailTipsType};
use graph_odata::{Flags, Invoke, Page};
use serde_json::json;

impl MailClient {
    /// Asks what there is to know of recipients before a message is sent to them: automatic replies, full mailboxes, the largest message
    /// that they take. A recipient of whom nothing can be told has an `error` of its own among the answers.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [getMailTips](https://learn.microsoft.com/graph/api/user-getmailtips).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// use graph_mail::MailTipsType;
    ///
    /// let asked = MailTipsType::AutomaticReplies | MailTipsType::MaxMessageSize;
    /// for tips in mail.tips(["bob@contoso.com"], asked).await?.value {
    ///     println!("at most {} bytes", tips.max_message_size.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "getMailTips")]
    pub fn tips(
        &self,
        addresses: impl IntoIterator<Item = impl Into<String>>,
        asked: impl Into<Flags<MailTipsType>>,
    ) -> Invoke<Page<MailTips>> {
        let addresses: Vec<String> = addresses.into_iter().map(Into::into).collect();
        let parameters = json!({ "EmailAddresses": addresses, "MailTipsOptions": asked.into() });
        // It changes nothing, so it may be asked twice.
        self.at.invoke("mail.tips", "getMailTips", &parameters).idempotent(true)
    }
}

#[cfg(test)]
mod tests {
    use crate::{MailTipsType, client::tests::mail};

    #[test]
    fn golden_requests() {
        let asked = MailTipsType::AutomaticReplies | MailTipsType::MailboxFullStatus;
        let request = mail().tips(["a@b", "c@d"], asked).into_request();
        assert_eq!(request.line(), "POST /me/getMailTips");
        let body = r#"{"EmailAddresses":["a@b","c@d"],"MailTipsOptions":"automaticReplies,mailboxFullStatus"}"#;
        assert_eq!(request.body().as_bytes(), Some(body.as_bytes()));
        let request = mail().tips(vec![String::from("a@b")], MailTipsType::RecipientScope).into_request();
        let body = r#"{"EmailAddresses":["a@b"],"MailTipsOptions":"recipientScope"}"#;
        assert_eq!(request.body().as_bytes(), Some(body.as_bytes()));
    }
}
