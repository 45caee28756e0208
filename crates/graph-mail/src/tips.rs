//! Tips about recipients, before a message is sent to them.

use crate::{MailTips, MailTipsType};
use graph_odata::{Flags, Invoke, Page, Resource};
use serde_json::json;

pub(crate) fn tips(
    mailbox: &Resource,
    addresses: impl IntoIterator<Item = impl Into<String>>,
    asked: &Flags<MailTipsType>,
) -> Invoke<Page<MailTips>> {
    let addresses: Vec<String> = addresses.into_iter().map(Into::into).collect();
    let parameters = json!({ "EmailAddresses": addresses, "MailTipsOptions": asked });
    // It changes nothing, so it may be asked twice.
    mailbox.invoke("mail.tips", "getMailTips", &parameters).idempotent(true)
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
