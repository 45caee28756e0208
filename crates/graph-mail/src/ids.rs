//! Ids that stay, and ids in other formats.

use crate::{ConvertIdResult, ExchangeIdFormat, MailClient};
use graph_odata::{Invoke, Page};
use serde_json::json;

/// The most ids of one request.
const MOST: usize = 1000;

impl MailClient {
    /// The same mailbox, with ids that stay when an item moves within it. They are asked for in every request from here on; ids of the one kind
    /// do for the other, too, and [`translate_ids`](Self::translate_ids) makes the one from the other.
    ///
    /// Microsoft's page: [immutable ids](https://learn.microsoft.com/graph/outlook-immutable-id).
    #[must_use]
    pub fn immutable_ids(&self) -> Self {
        Self { at: self.at.clone().prefer("IdType=\"ImmutableId\"") }
    }

    /// Writes ids in another format, a thousand at most. An id that cannot be converted has `error_details` among the answers, and the others
    /// are converted all the same.
    ///
    /// Permission: `User.ReadBasic.All`, or `User.Read.All` for an application. Microsoft's page:
    /// [translateExchangeIds](https://learn.microsoft.com/graph/api/user-translateexchangeids).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// use graph_mail::{ExchangeIdFormat, message};
    ///
    /// let newest = mail.inbox().messages().list().select(message::ID).await?.value;
    /// let ids = newest.iter().filter_map(|message| message.id.as_ref());
    /// for id in mail.translate_ids(ids, ExchangeIdFormat::RestId, ExchangeIdFormat::RestImmutableEntryId).await?.value {
    ///     println!("{} stays {}", id.source_id.unwrap_or_default(), id.target_id.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "translateExchangeIds")]
    pub fn translate_ids(
        &self,
        ids: impl IntoIterator<Item = impl AsRef<str>>,
        from: ExchangeIdFormat,
        to: ExchangeIdFormat,
    ) -> Invoke<Page<ConvertIdResult>> {
        let ids: Vec<String> = ids.into_iter().map(|id| id.as_ref().to_owned()).collect();
        let parameters = json!({ "inputIds": ids, "sourceIdType": from, "targetIdType": to });
        // It changes nothing, so it may be asked twice.
        let call = self.at.invoke("mail.translate_ids", "translateExchangeIds", &parameters).idempotent(true);
        match ids.len() {
            0..=MOST => call,
            count => {
                call.invalid(format!("{count} ids are more than one request takes: translate them {MOST} at a time"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{ExchangeIdFormat, MessageId, client::tests::mail};

    #[test]
    fn golden_requests() {
        let (from, to) = (ExchangeIdFormat::RestId, ExchangeIdFormat::RestImmutableEntryId);
        let request = mail().translate_ids([MessageId::from("a"), "b".into()], from, to).into_request();
        assert_eq!(request.line(), "POST /me/translateExchangeIds");
        let body = r#"{"inputIds":["a","b"],"sourceIdType":"restId","targetIdType":"restImmutableEntryId"}"#;
        assert_eq!(request.body().as_bytes(), Some(body.as_bytes()));
    }

    #[test]
    fn too_many_ids_are_refused_before_anything_is_sent() {
        let translate = |count| {
            mail().translate_ids(vec!["a"; count], ExchangeIdFormat::RestId, ExchangeIdFormat::EwsId).into_request()
        };
        assert!(translate(1000).check().is_ok());
        let error = translate(1001).check().unwrap_err();
        assert_eq!(error.to_string(), "1001 ids are more than one request takes: translate them 1000 at a time");
    }
}
