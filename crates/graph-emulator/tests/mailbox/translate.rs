//! Ids in other formats.

use crate::{ADA, BOB, INBOX, three};
use serde_json::{Value, json};

#[tokio::test]
async fn ids_are_translated_and_each_has_its_own_error() {
    let graph = three();
    graph.of(BOB).sends(ADA, "x", json!({})).await;
    let rest = graph.get(INBOX).await.items()[0]["id"].as_str().unwrap().to_owned();
    let immutable = graph.plain().with("prefer", "IdType=\"ImmutableId\"");
    let immutable = immutable.get(INBOX).await.items()[0]["id"].as_str().unwrap().to_owned();
    let translated = async |ids: Value, from: &str, to: &str| {
        let body = json!({"inputIds": ids, "sourceIdType": from, "targetIdType": to});
        graph.post("/me/translateExchangeIds", body).await
    };
    let both = translated(json!([rest, "nonsense"]), "restId", "restImmutableEntryId").await.expect(200);
    assert_eq!(both.items()[0], json!({"sourceId": rest, "targetId": immutable}));
    assert_eq!(both.items()[1]["errorDetails"]["code"], "ErrorInvalidIdMalformed");
    for format in ["ewsId", "entryId", "immutableEntryId", "restImmutableEntryId"] {
        let there = translated(json!([rest]), "restId", format).await.expect(200).items()[0]["targetId"].clone();
        let back = translated(json!([there]), format, "restId").await.expect(200);
        assert_eq!(back.items()[0]["targetId"], rest, "{format}");
    }
    translated(json!(vec!["x"; 1001]), "restId", "ewsId").await.expect(400);
    translated(json!(["x"]), "restId", "postalCode").await.expect(400);
}
