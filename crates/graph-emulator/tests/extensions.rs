//! What apps keep with messages: extended properties of MAPI, and open extensions.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};

const SET: &str = "{66f5a359-4659-4830-9070-00047ec6ac6e}";

fn one() -> Graph {
    Graph::new(
        Emulator::builder().user("ada@contoso.com", |user| user.message(|message| message.subject("Plan"))).build(),
    )
}

async fn path(graph: &Graph) -> String {
    let page = graph.get("/me/messages").await.expect(200);
    format!("/me/messages/{}", page.items()[0]["id"].as_str().unwrap())
}

/// Asks for a URL that is written as people write it.
async fn ask(graph: &Graph, url: &str) -> Answer {
    graph.get(&url.replace(' ', "+").replace('{', "%7B").replace('}', "%7D")).await
}

fn named(name: &str) -> String {
    format!("String {SET} Name {name}")
}

#[tokio::test]
async fn an_extension_from_first_to_last() {
    let graph = one();
    let path = path(&graph).await;
    let body = json!({"@odata.type": "microsoft.graph.openTypeExtension", "extensionName": "Com.Contoso.Referral",
        "companyName": "Wingtip", "dealValue": 500_050, "tags": ["a", "b"]});
    let before = graph.get(&path).await.json["changeKey"].clone();
    let made = graph.post(&format!("{path}/extensions"), body.clone()).await.expect(201).json;
    let full = "microsoft.graph.openTypeExtension.Com.Contoso.Referral";
    assert_eq!((&made["id"], &made["extensionName"]), (&json!(full), &json!("Com.Contoso.Referral")));
    assert_eq!(
        (&made["@odata.type"], &made["dealValue"]),
        (&json!("#microsoft.graph.openTypeExtension"), &json!(500_050))
    );
    assert_ne!(graph.get(&path).await.json["changeKey"], before);
    for key in ["Com.Contoso.Referral", "com.contoso.referral", full] {
        assert_eq!(
            graph.get(&format!("{path}/extensions/{key}")).await.expect(200).json["tags"],
            json!(["a", "b"]),
            "{key}"
        );
    }
    let change = json!({"dealValue": 1, "companyName": null, "new": true, "extensionName": "Com.Contoso.Referral"});
    let changed = graph.patch(&format!("{path}/extensions/{full}"), change).await.expect(200).json;
    assert_eq!((&changed["dealValue"], &changed["new"], changed.get("companyName")), (&json!(1), &json!(true), None));
    assert_eq!(changed["tags"], json!(["a", "b"]));
    graph.post(&format!("{path}/extensions"), body).await.expect(409);
    for filter in ["id eq 'Com.Contoso.Referral'".to_owned(), format!("Id eq '{full}'")] {
        let shown = ask(&graph, &format!("{path}?$expand=extensions($filter={filter})")).await.expect(200).json;
        assert_eq!(shown["extensions"][0]["id"], full, "{filter}");
        let found = format!("/me/messages?$filter=Extensions/any(f:f/{filter})&$expand=Extensions($filter={filter})");
        assert_eq!(ask(&graph, &found).await.expect(200).items()[0]["extensions"][0]["dealValue"], 1);
    }
    assert_eq!(ask(&graph, "/me/messages?$filter=extensions/any(f:f/id eq 'Com.Other')").await.items().len(), 0);
    assert!(graph.get(&path).await.json.get("extensions").is_none(), "only who expands them sees them");
    graph.delete(&format!("{path}/extensions/Com.Contoso.Referral")).await.expect(204);
    assert_eq!(graph.get(&format!("{path}/extensions/{full}")).await.expect(404).code(), "ErrorItemNotFound");
    graph.delete(&format!("{path}/extensions/{full}")).await.expect(404);
    graph.patch(&format!("{path}/extensions/{full}"), json!({})).await.expect(404);
}

#[tokio::test]
async fn a_draft_is_made_with_all_of_them() {
    let graph = one();
    let id = named("Colour");
    let body = json!({"subject": "x",
        "extensions": [{"@odata.type": "#microsoft.graph.openTypeExtension", "extensionName": "Com.X", "a": 1}],
        "singleValueExtendedProperties": [{"id": id, "value": "Green"}, {"id": format!("Integer {SET} Id 0x8012"), "value": "7"}],
        "multiValueExtendedProperties": [{"id": format!("StringArray {SET} Name Tags"), "value": ["b", "c"]}]});
    let made = graph.post("/me/messages", body).await.expect(201).json;
    assert!(made.get("singleValueExtendedProperties").is_none() && made.get("extensions").is_none());
    let path = format!("/me/messages/{}", made["id"].as_str().unwrap());
    let expand = format!(
        "$expand=extensions($filter=id eq 'Com.X'),singleValueExtendedProperties($filter=id eq '{id}' or id eq 'String 0x1'),\
                          multiValueExtendedProperties($filter=id eq 'StringArray {SET} Name Tags')"
    );
    let shown = ask(&graph, &format!("{path}?{expand}")).await.expect(200).json;
    assert_eq!(shown["singleValueExtendedProperties"], json!([{"id": id, "value": "Green"}]));
    assert_eq!(shown["multiValueExtendedProperties"][0]["value"], json!(["b", "c"]));
    assert_eq!(shown["extensions"][0]["a"], 1);
    let none = ask(&graph, &format!("{path}?$expand=singleValueExtendedProperties($filter=id eq 'String 0x1')"))
        .await
        .expect(200);
    assert!(none.json.get("singleValueExtendedProperties").is_none());
    for (filter, count) in [
        (format!("singleValueExtendedProperties/Any(ep: ep/id eq '{id}' and ep/value eq 'Green')"), 1),
        (format!("singleValueExtendedProperties/any(ep: ep/id eq '{id}' and ep/value eq 'Red')"), 0),
        (
            format!(
                "singleValueExtendedProperties/any(ep: ep/id eq 'Integer {SET} Id 0x8012' and cast(ep/value, Edm.Int32) gt 5)"
            ),
            1,
        ),
        (
            format!(
                "singleValueExtendedProperties/any(ep: ep/id eq 'Integer {SET} Id 0x8012' and cast(ep/value, Edm.Int32) gt 7)"
            ),
            0,
        ),
        (
            format!(
                "multiValueExtendedProperties/any(ep: ep/id eq 'StringArray {SET} Name Tags' and ep/value/any(v: v eq 'c'))"
            ),
            1,
        ),
    ] {
        assert_eq!(
            ask(&graph, &format!("/me/messages?$filter={filter}")).await.expect(200).items().len(),
            count,
            "{filter}"
        );
    }
    graph
        .patch(
            &path,
            json!({"singleValueExtendedProperties": [{"id": id, "value": "Red"}, {"id": "String 0x1", "value": "y"}]}),
        )
        .await
        .expect(200);
    let shown = ask(&graph, &format!("{path}?{expand}")).await.expect(200).json;
    assert_eq!(shown["singleValueExtendedProperties"].as_array().unwrap().len(), 2);
    let moved = graph.post(&format!("{path}/move"), json!({"destinationId": "archive"})).await.expect(201).json;
    let path = format!("/me/messages/{}", moved["id"].as_str().unwrap());
    assert_eq!(ask(&graph, &format!("{path}?{expand}")).await.json["extensions"][0]["extensionName"], "Com.X");
}

#[tokio::test]
async fn what_is_wrong_is_named_and_changes_nothing() {
    let graph = one();
    let path = path(&graph).await;
    let before = graph.get(&path).await.json["changeKey"].clone();
    for (body, code) in [
        (json!({"extensionName": "Com.X"}), "RequestBodyRead"),
        (json!({"@odata.type": "microsoft.graph.openTypeExtension"}), "ErrorInvalidRequest"),
        (json!({"@odata.type": "microsoft.graph.extension", "extensionName": "Com.X"}), "RequestBodyRead"),
    ] {
        assert_eq!(graph.post(&format!("{path}/extensions"), body.clone()).await.expect(400).code(), code, "{body}");
    }
    for (id, value, code) in [
        (named(""), json!("x"), "ErrorInvalidExtendedProperty"),
        (format!("Long {SET} Id 0x27"), json!("1"), "ErrorInvalidExtendedProperty"),
        ("Integer 0x1".into(), json!("one"), "ErrorInvalidExtendedPropertyValue"),
        ("StringArray 0x1".into(), json!("x"), "ErrorInvalidExtendedPropertyValue"),
        ("String 0x1".into(), json!(1), "RequestBodyRead"),
    ] {
        let good = json!({"id": "String 0x2", "value": "x"});
        let body = json!({"singleValueExtendedProperties": [good, {"id": id, "value": value}]});
        assert_eq!(graph.patch(&path, body).await.expect(400).code(), code, "{id}");
    }
    for (query, code) in [
        ("$expand=extensions", "ErrorGraphExtensionExpandRequiresFilter"),
        ("$expand=extensions($filter=extensionName eq 'x')", "ErrorInvalidUrlQueryFilter"),
        ("$expand=singleValueExtendedProperties", "ErrorInvalidRequest"),
        ("$expand=singleValueExtendedProperties($filter=value eq 'x')", "ErrorInvalidUrlQueryFilter"),
        ("$expand=singleValueExtendedProperties($filter=id eq 'Colour')", "ErrorInvalidExtendedProperty"),
    ] {
        assert_eq!(ask(&graph, &format!("{path}?{query}")).await.expect(400).code(), code, "{query}");
    }
    assert_eq!(graph.get(&format!("{path}/extensions")).await.expect(400).code(), "ErrorInvalidRequest");
    graph.get("/me/messages/nobody/extensions/Com.X").await.expect(400);
    let now: Value = graph.get(&path).await.json;
    assert_eq!(now["changeKey"], before);
}
