//! Overrides of the focused inbox: [`FocusedOverrides`] is all of them, [`FocusedOverrideItem`] one.

use crate::{InferenceClassificationOverride, InferenceClassificationOverrideId, InferenceClassificationType};
use graph_odata::{Create, Delete, Get, List, Resource, Update};
use graph_types::EmailAddress;
use serde_json::json;

const PATH: &str = "inferenceClassification/overrides";

/// The senders whose messages always go to the same part of the Inbox, whatever Outlook has learnt.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::InferenceClassificationType;
///
/// mail.focused_overrides().create("news@fabrikam.com", InferenceClassificationType::Other).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct FocusedOverrides {
    at: Resource,
}

impl FocusedOverrides {
    pub(crate) fn new(mailbox: &Resource) -> Self {
        Self { at: mailbox.join(PATH) }
    }

    /// Lists the overrides.
    ///
    /// Permission: `Mail.Read`. Microsoft's page:
    /// [list overrides](https://learn.microsoft.com/graph/api/inferenceclassification-list-overrides).
    pub fn list(&self) -> List<InferenceClassificationOverride> {
        self.at.list("mail.focused_overrides.list")
    }

    /// Sorts the messages of a sender from now on. One that exists for the address is changed, and no second is made, so this may be
    /// done twice. A mailbox has a thousand at most.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page:
    /// [create override](https://learn.microsoft.com/graph/api/inferenceclassification-post-overrides).
    pub fn create(
        &self,
        address: impl Into<String>,
        classify_as: InferenceClassificationType,
    ) -> Create<InferenceClassificationOverride> {
        let sender = EmailAddress::new(address);
        let body = json!({ "classifyAs": classify_as, "senderEmailAddress": sender });
        self.at.create("mail.focused_overrides.create", &body).idempotent(true)
    }
}

/// One override.
#[derive(Clone, Debug)]
pub struct FocusedOverrideItem {
    at: Resource,
}

impl FocusedOverrideItem {
    pub(crate) fn new(mailbox: &Resource, id: &InferenceClassificationOverrideId) -> Self {
        Self { at: mailbox.join(PATH).id("inferenceClassificationOverride-id", id) }
    }

    /// Reads the override.
    ///
    /// Permission: `Mail.Read`. Microsoft's page:
    /// [list overrides](https://learn.microsoft.com/graph/api/inferenceclassification-list-overrides).
    pub fn get(&self) -> Get<InferenceClassificationOverride> {
        self.at.get("mail.focused_overrides.get")
    }

    /// Changes where the messages go: `update().set(inference_classification_override::CLASSIFY_AS, …)`. The address stays.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page:
    /// [update override](https://learn.microsoft.com/graph/api/inferenceclassificationoverride-update).
    pub fn update(&self) -> Update<InferenceClassificationOverride> {
        self.at.update("mail.focused_overrides.update")
    }

    /// Deletes the override: Outlook sorts the sender's messages itself again.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page:
    /// [delete override](https://learn.microsoft.com/graph/api/inferenceclassificationoverride-delete).
    pub fn delete(&self) -> Delete<InferenceClassificationOverride> {
        self.at.delete("mail.focused_overrides.delete")
    }
}

#[cfg(test)]
mod tests {
    use crate::{InferenceClassificationType, client::tests::mail, inference_classification_override};

    #[test]
    fn golden_requests() {
        let (all, one) = (mail().focused_overrides(), mail().focused_override("o"));
        for (request, line, body) in [
            (all.list().into_request(), "GET /me/inferenceClassification/overrides", ""),
            (
                all.create("a@b", InferenceClassificationType::Other).into_request(),
                "POST /me/inferenceClassification/overrides",
                r#"{"classifyAs":"other","senderEmailAddress":{"address":"a@b"}}"#,
            ),
            (one.get().into_request(), "GET /me/inferenceClassification/overrides/o", ""),
            (
                one.update()
                    .set(inference_classification_override::CLASSIFY_AS, InferenceClassificationType::Focused)
                    .into_request(),
                "PATCH /me/inferenceClassification/overrides/o",
                r#"{"classifyAs":"focused"}"#,
            ),
            (one.delete().into_request(), "DELETE /me/inferenceClassification/overrides/o", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
