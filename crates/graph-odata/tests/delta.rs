//! What a round of changes does with every kind of answer, on scripted ones.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_odata::{Change, Changes, Continuation, Delta, DeltaLink, Path, RemovedReason, RestartReason};
use graph_transport::{Client, Endpoint, ErrorKind, HttpClient, StaticToken, testing::Scripted};
use serde_json::{Value, json};

const ROOT: &str = "https://graph.microsoft.com/v1.0";

fn delta(transport: &Scripted) -> Delta<Value> {
    let client = Client::new(HttpClient::new(transport.clone()), Endpoint::default(), StaticToken::new("t"));
    Delta::new(&client, "test.delta", Path::new("/me/x/delta"))
}

fn page(items: &[&str], link: &str, leads: &str) -> String {
    let items: Vec<Value> = items
        .iter()
        .map(|item| match item.strip_prefix('-') {
            Some(id) => json!({"id": id, "@removed": {"reason": "changed"}}),
            None => json!({"id": item.split('=').next().unwrap(), "value": item}),
        })
        .collect();
    json!({"value": items, link: format!("{ROOT}{leads}")}).to_string()
}

fn more(items: &[&str], leads: &str) -> String {
    page(items, "@odata.nextLink", leads)
}

fn end(items: &[&str], leads: &str) -> String {
    page(items, "@odata.deltaLink", leads)
}

fn gone(code: &str) -> String {
    json!({"error": {"code": "resyncRequired", "message": "m", "innerError": {"code": code}}}).to_string()
}

/// Changes in the form of the items that made them; a restart with its reason.
fn told(changes: &[Change<Value>]) -> Vec<String> {
    changes
        .iter()
        .map(|change| match change {
            Change::Upserted { item, .. } => item["value"].as_str().unwrap().to_owned(),
            Change::Removed { id, reason } => {
                assert_eq!(*reason, RemovedReason::Changed);
                format!("-{id}")
            }
            Change::Restarted { reason } => format!("!{reason}"),
        })
        .collect()
}

async fn all(changes: &mut Changes<Value>) -> Vec<String> {
    let mut all = Vec::new();
    while let Some(change) = changes.next().await {
        all.push(change.unwrap());
    }
    told(&all)
}

fn asked(transport: &Scripted) -> Vec<String> {
    transport.received().iter().map(|request| request.uri.to_string().replace(ROOT, "")).collect()
}

#[tokio::test]
async fn rounds_go_on_from_each_other_and_repeat_what_is_preferred() {
    let transport = Scripted::default()
        .json(200, &more(&["1=a", "2=b"], "/d?$skiptoken=x%2By"))
        .json(200, &more(&[], "/d?$skiptoken=z"))
        .json(200, &end(&["1=c"], "/d?$deltatoken=1"))
        .json(200, &end(&["-2"], "/d?$deltatoken=2"));
    let mut changes =
        delta(&transport).query("$select", "value").page_size(2).prefer("IdType=\"ImmutableId\"").changes();
    assert!(changes.delta_link().is_none());
    assert_eq!(changes.next().await.unwrap().unwrap().id(), Some("1"));
    assert!(changes.delta_link().is_none());
    assert_eq!(all(&mut changes).await, ["2=b", "1=c"]);
    assert!(changes.next().await.is_none() && changes.continuation().is_none());

    let saved = serde_json::to_string(&changes.delta_link().unwrap()).unwrap();
    let link: DeltaLink = serde_json::from_str(&saved).unwrap();
    let mut changes = delta(&transport).resume(link);
    assert_eq!(all(&mut changes).await, ["-2"]);
    assert!(changes.delta_link().is_some());
    assert_eq!(
        asked(&transport),
        ["/me/x/delta?$select=value", "/d?$skiptoken=x%2By", "/d?$skiptoken=z", "/d?$deltatoken=1"]
    );
    for request in transport.received() {
        assert_eq!(request.headers["prefer"], "odata.maxpagesize=2, IdType=\"ImmutableId\"");
    }
}

#[tokio::test]
async fn the_link_comes_with_the_last_change_and_not_before() {
    let transport = Scripted::default().json(200, &end(&["1=a", "2=b"], "/d?1"));
    let mut changes = delta(&transport).changes();
    changes.next().await.unwrap().unwrap();
    assert!(changes.delta_link().is_none(), "a change of the last page is still to be given");
    changes.next().await.unwrap().unwrap();
    assert!(changes.delta_link().is_some());
}

#[tokio::test]
async fn the_last_word_about_an_item_counts() {
    let transport = Scripted::default()
        .json(200, &more(&["1=a", "2=a", "3=a", "1=b"], "/d?2"))
        .json(200, &end(&["-3", "2=b", "4=a", "-4"], "/d?3"));
    let (changes, link) = delta(&transport).changes().try_collect().await.unwrap();
    assert_eq!(told(&changes), ["1=b", "-3", "2=b", "-4"]);
    assert!(serde_json::to_string(&link).unwrap().contains("/d?3"));
}

#[tokio::test]
async fn a_forgotten_state_is_told_once_and_what_comes_then_is_everything() {
    for (location, expected) in [
        (Some(format!("{ROOT}/fresh?token=")), "/fresh?token="),
        (None, "/me/x/delta?$select=value"),
        (Some("/relative".to_owned()), "/me/x/delta?$select=value"),
    ] {
        let transport = Scripted::default().json(200, &end(&["1=a"], "/d?$deltatoken=1"));
        let link = delta(&transport).prefer("p").latest().changes().try_collect().await.unwrap().1;
        let headers: Vec<_> = location.iter().map(|location| ("location", location.as_str())).collect();
        let transport = Scripted::default()
            .answer(410, &headers, &gone("resyncChangesApplyDifferences"))
            .json(200, &more(&["2=a"], "/d?2"))
            .json(200, &end(&["3=a"], "/d?$deltatoken=2"));
        let mut changes = delta(&transport).query("$select", "value").latest().resume(link.clone());
        let restart = changes.next().await.unwrap().unwrap();
        assert_eq!(restart, Change::Restarted { reason: RestartReason::ApplyDifferences });
        assert_eq!(asked(&transport), ["/d?$deltatoken=1"], "it is told before the new round is begun");
        let saved = changes.continuation().unwrap();
        assert_eq!(all(&mut changes).await, ["2=a", "3=a"]);
        assert_eq!(asked(&transport), ["/d?$deltatoken=1", expected, "/d?2"]);
        assert!(transport.received().iter().all(|request| request.headers["prefer"] == "p"));
        assert!(changes.delta_link().is_some());

        let again = Scripted::default().json(200, &end(&["2=a"], "/d?3"));
        delta(&again).resume(saved).try_collect().await.unwrap();
        assert_eq!(asked(&again), [expected], "a crash right after the restart goes on with the new round");
    }
}

#[tokio::test]
async fn what_was_told_before_a_restart_does_not_count() {
    let transport = Scripted::default()
        .json(200, &more(&["1=old", "2=old"], "/d?2"))
        .json(410, &gone("syncStateNotFound"))
        .json(200, &end(&["2=new"], "/d?3"));
    let (changes, _) = delta(&transport).changes().try_collect().await.unwrap();
    assert_eq!(told(&changes), ["!syncStateNotFound", "2=new"]);
}

#[tokio::test]
async fn a_second_loss_a_strict_round_and_a_missing_collection_are_errors() {
    let state: Continuation = serde_json::from_value(json!({"link": format!("{ROOT}/d?1")})).unwrap();
    let transport = Scripted::default().json(410, &gone("")).json(410, &gone(""));
    let mut changes = delta(&transport).resume(state.clone());
    assert_eq!(told(&[changes.next().await.unwrap().unwrap()]), ["!resyncRequired"]);
    assert!(changes.next().await.unwrap().unwrap_err().is_gone());
    assert!(changes.next().await.is_none());

    let transport = Scripted::default().json(410, &gone("x"));
    let mut changes = delta(&transport).strict().resume(state.clone());
    assert!(changes.next().await.unwrap().unwrap_err().is_gone());
    assert_eq!(changes.continuation(), Some(state), "it names the page that failed");
    assert!(changes.next().await.is_none() && changes.delta_link().is_none());

    let transport = Scripted::default().json(410, &gone("x"));
    assert!(delta(&transport).changes().next().await.unwrap().unwrap_err().is_gone());
    assert_eq!(transport.received().len(), 1, "there was no state to be lost");
}

#[tokio::test]
async fn a_fresh_start_on_another_host_is_refused_without_a_request() {
    let state: Continuation = serde_json::from_value(json!({"link": format!("{ROOT}/d?1")})).unwrap();
    let transport = Scripted::default().answer(410, &[("location", "https://evil.example/v1.0/d")], &gone("x"));
    let mut changes = delta(&transport).resume(state);
    assert!(matches!(changes.next().await.unwrap().unwrap(), Change::Restarted { .. }));
    let error = changes.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(transport.received().len(), 1);
}

#[tokio::test]
async fn a_round_goes_on_in_the_midst_of_a_page() {
    let page = more(&["2=a", "3=a", "4=a"], "/d?3");
    let transport = Scripted::default()
        .json(200, &more(&["1=a"], "/d?2"))
        .json(200, &page)
        .json(200, &page)
        .json(200, &end(&["5=a"], "/d?4"));
    let mut changes = delta(&transport).changes();
    for _ in 0..3 {
        changes.next().await.unwrap().unwrap();
    }
    let saved = serde_json::to_string(&changes.continuation().unwrap()).unwrap();
    drop(changes);
    let mut changes = delta(&transport).resume(serde_json::from_str::<Continuation>(&saved).unwrap());
    assert_eq!(all(&mut changes).await, ["4=a", "5=a"]);
    assert!(changes.delta_link().is_some());
}

#[tokio::test]
async fn a_round_without_an_end_and_items_without_ids_are_errors() {
    for (body, expected) in [
        (
            r#"{"value":[{"id":"1","value":"1=a"}]}"#,
            "test.delta: the round of changes ended without a link to the next one",
        ),
        (r#"{"value":[{}],"@odata.deltaLink":"https://x/"}"#, "an item in a page of changes has no `id`"),
        ("{}", "missing field `value`"),
    ] {
        let changes = delta(&Scripted::default().json(200, body)).changes();
        let error = changes.try_collect().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    let mut changes = delta(&Scripted::default().json(200, r#"{"value":[]}"#)).changes();
    changes.next().await.unwrap().unwrap_err();
    assert!(changes.next().await.is_none() && changes.delta_link().is_none() && changes.continuation().is_none());
}

#[tokio::test]
async fn awaited_it_is_the_first_page() {
    let transport = Scripted::default().json(200, &more(&["1=a", "-2"], "/d?2"));
    let page = delta(&transport).await.unwrap();
    assert_eq!(told(&page.value), ["1=a", "-2"]);
    assert!(page.next_link.is_some());
}
