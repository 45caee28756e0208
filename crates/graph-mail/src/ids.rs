//! Ids in other formats.

use crate::{ConvertIdResult, ExchangeIdFormat};
use graph_odata::{Invoke, Page, Resource};
use serde_json::json;

/// The most ids of one request.
const MOST: usize = 1000;

pub(crate) fn translate(
    mailbox: &Resource,
    ids: impl IntoIterator<Item = impl AsRef<str>>,
    from: &ExchangeIdFormat,
    to: &ExchangeIdFormat,
) -> Invoke<Page<ConvertIdResult>> {
    let ids: Vec<String> = ids.into_iter().map(|id| id.as_ref().to_owned()).collect();
    let parameters = json!({ "inputIds": ids, "sourceIdType": from, "targetIdType": to });
    // It changes nothing, so it may be asked twice.
    let call = mailbox.invoke("mail.translate_ids", "translateExchangeIds", &parameters).idempotent(true);
    match ids.len() {
        0..=MOST => call,
        count => call.invalid(format!("{count} ids are more than one request takes: translate them {MOST} at a time")),
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
