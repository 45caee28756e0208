//! Overrides of the focused inbox, and what they do with arriving mail.

use crate::{ADA, BOB, EVE, INBOX, id, three};
use serde_json::json;

#[tokio::test]
async fn overrides_sort_what_arrives() {
    let graph = three();
    let path = "/me/inferenceClassification/overrides";
    let sender =
        |address: &str| json!({"classifyAs": "other", "senderEmailAddress": {"address": address, "name": "Bob"}});
    let made = graph.post(path, sender(BOB)).await.expect(201);
    graph.of(BOB).sends(ADA, "one", json!({})).await;
    graph.of(EVE).sends(ADA, "two", json!({})).await;
    assert_eq!(graph.get(INBOX).await.texts("inferenceClassification"), ["focused", "other"]);
    // One of the same address is changed.
    let again = graph.post(path, sender("BOB@CONTOSO.COM")).await.expect(201);
    assert_eq!((id(&again), graph.get(path).await.items().len()), (id(&made), 1));
    let one = format!("{path}/{}", id(&made));
    let changed = json!({"classifyAs": "focused", "senderEmailAddress": {"address": EVE}});
    let changed = graph.patch(&one, changed).await.expect(200);
    assert_eq!(changed.json["senderEmailAddress"]["address"], BOB, "the address stays");
    assert_eq!(graph.get(&one).await.json["classifyAs"], "focused");
    graph.post(path, json!({"classifyAs": "other"})).await.expect(400);
    graph.post(path, json!({"classifyAs": "spam", "senderEmailAddress": {"address": EVE}})).await.expect(400);
    graph.delete(&one).await.expect(204);
    graph.delete(&one).await.expect(404);
}
