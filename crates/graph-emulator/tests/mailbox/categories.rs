//! Categories.

use crate::{id, three};
use serde_json::json;

#[tokio::test]
async fn categories_have_names_of_their_own() {
    let graph = three();
    let path = "/me/outlook/masterCategories";
    let all = graph.get(path).await.expect(200);
    assert!(all.texts("displayName").contains(&"Red category"));
    let made = graph.post(path, json!({"displayName": "Travel", "color": "Preset9"})).await.expect(201);
    assert_eq!(made.json["color"], "preset9");
    assert_eq!(graph.post(path, json!({"displayName": "Plain"})).await.expect(201).json["color"], "none");
    assert_eq!(graph.post(path, json!({"displayName": "TRAVEL"})).await.expect(409).code(), "CategoryNameDuplicate");
    graph.post(path, json!({"color": "preset1"})).await.expect(400);
    graph.post(path, json!({"displayName": "X", "color": "preset25"})).await.expect(400);
    let one = format!("{path}/{}", id(&made));
    let changed = graph.patch(&one, json!({"color": "none", "displayName": "Journeys"})).await.expect(200);
    assert_eq!((&changed.json["color"], &changed.json["displayName"]), (&json!("none"), &json!("Travel")));
    graph.delete(&one).await.expect(204);
    graph.get(&one).await.expect(404);
    graph.delete(&one).await.expect(404);
}
