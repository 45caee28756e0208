//! Drives: items by every address, listed, made, changed, moved, deleted, copied, and what changed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph, files::send};
use graph_emulator::{Emulator, Fault};
use serde_json::{Value, json};

const ADA: &str = "ada@contoso.com";

fn graph() -> Graph {
    let emulator = Emulator::builder()
        .user(ADA, |user| {
            user.display_name("Ada Lovelace")
                .file("Reports/b.txt", "second letter")
                .file("Reports/A.csv", "x,y\n1,2\n")
                .file("Reports/Old/c.txt", "first")
                .file("top.txt", "on top")
                .drive_folder("Empty")
        })
        .user("bob@contoso.com", |user| user.file("bob.txt", "Bob's"))
        .build();
    Graph::new(emulator)
}

async fn id(graph: &Graph, path: &str) -> String {
    let item = graph.get(&format!("/me/drive/root:/{path}")).await.expect(200);
    item.json["id"].as_str().unwrap().to_owned()
}

fn names(answer: &Answer) -> String {
    answer.texts("name").join(",")
}

#[tokio::test]
async fn drives_and_their_quotas() {
    let graph = graph();
    let drive = graph.get("/me/drive").await.expect(200);
    assert_eq!((&drive.json["driveType"], &drive.json["owner"]["user"]["email"]), (&json!("business"), &json!(ADA)));
    assert_eq!((&drive.json["quota"]["used"], &drive.json["quota"]["state"]), (&json!(32), &json!("normal")));
    let key = drive.json["id"].as_str().unwrap();
    for path in [format!("/drives/{key}"), format!("/users/{ADA}/drive"), format!("/me/drives/{key}"), "/drive".into()]
    {
        assert_eq!(graph.get(&path).await.expect(200).json["id"], key, "{path}");
    }
    assert_eq!(graph.get("/me/drives?$select=id").await.expect(200).texts("id"), [key]);
    assert_eq!(graph.get("/drives/b!nothing").await.expect(404).code(), "itemNotFound");
    assert_eq!(graph.get("/drives/nothing").await.expect(400).code(), "invalidRequest");
    graph.get("/users/nobody@contoso.com/drive").await.expect(404);
    let bob = graph.get("/users/bob@contoso.com/drive/root/children").await.expect(200);
    assert_eq!(names(&bob), "bob.txt");
}

#[tokio::test]
async fn one_item_by_every_address() {
    let graph = graph();
    let (file, folder) = (id(&graph, "reports/OLD/c.TXT").await, id(&graph, "Reports").await);
    let drive = graph.get("/me/drive").await.json["id"].as_str().unwrap().to_owned();
    for path in [
        format!("/me/drive/items/{file}"),
        format!("/me/drive/items('{file}')"),
        "/me/drive/root:/Reports/Old/c.txt:".into(),
        format!("/me/drive/items/{folder}:/Old/c.txt"),
        format!("/me/drive/items/{folder}:/Old/c.txt:"),
        format!("/drives/{drive}/root:/Reports/Old/c.txt"),
        format!("/drives/{drive}/items/root:/Reports/Old/c.txt"),
        format!("/users/{ADA}/drive/items/{file}"),
    ] {
        assert_eq!(graph.get(&path).await.expect(200).json["id"], file.as_str(), "{path}");
    }
    let item = graph.get(&format!("/me/drive/items/{file}")).await.json;
    assert_eq!(item["parentReference"]["path"], format!("/drives/{drive}/root:/Reports/Old"));
    assert_eq!(item["parentReference"]["name"], "Old");
    assert!(item["webUrl"].as_str().unwrap().ends_with("/personal/ada_contoso_com/Documents/Reports/Old/c.txt"));
    assert_eq!(item["file"]["hashes"]["quickXorHash"].as_str().unwrap().len(), 28);
    let root = graph.get("/me/drive/root").await.expect(200);
    assert_eq!((&root.json["name"], &root.json["folder"]["childCount"]), (&json!("root"), &json!(3)));
    assert_eq!((&root.json["size"], &root.json["root"]), (&json!(32), &json!({})));
    assert_eq!(graph.get(&format!("/me/drive/items/{}", file.to_lowercase())).await.expect(404).code(), "itemNotFound");
    graph.get(&format!("/users/bob@contoso.com/drive/items/{file}")).await.expect(404);
    graph.get("/me/drive/root:/Reports/nothing.txt").await.expect(404);
    assert_eq!(
        graph.get(&format!("/me/drive/items/{file}?$select=colour")).await.expect(400).json["error"]["code"],
        "RequestBroker--ParseUri"
    );
}

#[tokio::test]
async fn children_are_listed_ordered_filtered_and_paged() {
    let graph = graph();
    let list = |query: &str| {
        let (graph, path) = (&graph, format!("/me/drive/root:/Reports:/children?{query}"));
        async move { graph.get(&path).await }
    };
    assert_eq!(names(&list("").await.expect(200)), "A.csv,b.txt,Old");
    assert_eq!(names(&list("$orderby=size%20desc").await.expect(200)), "b.txt,A.csv,Old");
    assert_eq!(names(&list("$orderby=name%20desc&$top=2").await.expect(200)), "Old,b.txt");
    assert_eq!(names(&list("$filter=folder%20ne%20null").await.expect(200)), "Old");
    assert_eq!(names(&list("$filter=size%20gt%209").await.expect(200)), "b.txt");
    assert_eq!(list("$orderby=createdDateTime").await.expect(400).code(), "invalidRequest");
    list("$skip=1").await.expect(400);
    list("$search=%22a%22").await.expect(400);
    let first = list("$top=2&$select=name").await.expect(200);
    assert_eq!((names(&first).as_str(), first.items()[0].get("size")), ("A.csv,b.txt", None));
    let second = graph.get(first.json["@odata.nextLink"].as_str().unwrap()).await.expect(200);
    assert_eq!((names(&second).as_str(), second.json.get("@odata.nextLink")), ("Old", None));
    let whole = graph.get("/me/drive/root:/Reports?$expand=children($select=name),thumbnails").await.expect(200);
    assert_eq!((&whole.json["children"][0]["name"], &whole.json["thumbnails"]), (&json!("A.csv"), &json!([])));
    graph.get("/me/drive/root?$expand=colour").await.expect(400);
}

#[tokio::test]
async fn folders_are_made() {
    let graph = graph();
    let children = "/me/drive/root/children";
    let made = graph.post(children, json!({"name": "New", "folder": {}, "description": "x"})).await.expect(201);
    assert_eq!((&made.json["folder"]["childCount"], &made.json["description"]), (&json!(0), &json!("x")));
    let again = |conflict: &str| {
        let (graph, body) =
            (&graph, json!({"name": "new", "folder": {}, "@microsoft.graph.conflictBehavior": conflict}));
        async move { graph.post(children, body).await }
    };
    assert_eq!(again("fail").await.expect(409).code(), "nameAlreadyExists");
    assert_eq!(again("rename").await.expect(201).json["name"], "new 1");
    assert_eq!(again("replace").await.expect(200).json["id"], made.json["id"]);
    again("perhaps").await.expect(400);
    let file = graph.post(children, json!({"name": "empty.txt", "file": {}})).await.expect(201);
    assert_eq!((&file.json["size"], &file.json["file"]["mimeType"]), (&json!(0), &json!("text/plain")));
    for (body, part) in [
        (json!({"folder": {}}), "'name'"),
        (json!({"name": "x"}), "'folder' and 'file'"),
        (json!({"name": "x", "folder": {}, "file": {}}), "'folder' and 'file'"),
        (json!({"name": "a/b", "folder": {}}), "a/b"),
        (json!({"name": "nul", "folder": {}}), "reserved"),
        (json!({"name": "x", "folder": {}, "colour": 1}), "'colour'"),
        (json!({"name": "x", "folder": {"colour": 1}}), "'colour'"),
        (json!({"name": 5, "folder": {}}), "Edm.String"),
    ] {
        let refused = graph.post(children, body.clone()).await.expect(400);
        assert!(refused.message().contains(part), "{body}: {}", refused.text);
    }
    graph.post("/me/drive/root:/top.txt:/children", json!({"name": "x", "folder": {}})).await.expect(400);
}

#[tokio::test]
async fn items_are_renamed_moved_and_described() {
    let graph = graph();
    let (file, folder, old) =
        (id(&graph, "top.txt").await, id(&graph, "Reports").await, id(&graph, "Reports/Old").await);
    let path = format!("/me/drive/items/{file}");
    let before = graph.get(&path).await.json;
    let facts = json!({"lastModifiedDateTime": "2020-01-01T00:00:00Z"});
    let changed =
        graph.patch(&path, json!({"name": "Top.md", "description": "d", "fileSystemInfo": facts})).await.expect(200);
    assert_eq!((&changed.json["name"], &changed.json["description"]), (&json!("Top.md"), &json!("d")));
    assert_eq!(changed.json["fileSystemInfo"]["lastModifiedDateTime"], "2020-01-01T00:00:00Z");
    assert_eq!(changed.json["fileSystemInfo"]["createdDateTime"], before["fileSystemInfo"]["createdDateTime"]);
    assert_eq!(changed.json["cTag"], before["cTag"]);
    let stale = graph.plain().with("if-match", before["eTag"].as_str().unwrap());
    assert_eq!(stale.patch(&path, json!({"name": "x"})).await.expect(412).inner(), "entityTagDoesNotMatch");
    graph.plain().with("if-match", before["cTag"].as_str().unwrap()).patch(&path, json!({})).await.expect(200);
    graph.patch(&path, json!({"parentReference": {"id": folder}})).await.expect(200);
    assert_eq!(names(&graph.get("/me/drive/root/children").await), "Empty,Reports");
    let taken = json!({"name": "B.TXT"});
    assert_eq!(graph.patch(&path, taken).await.expect(409).code(), "nameAlreadyExists");
    let renaming = json!({"name": "b.txt", "@microsoft.graph.conflictBehavior": "rename"});
    assert_eq!(graph.patch(&path, renaming).await.expect(200).json["name"], "b 1.txt");
    let replacing = json!({"name": "b.txt", "@microsoft.graph.conflictBehavior": "replace"});
    graph.patch(&path, replacing).await.expect(200);
    assert_eq!(graph.emulator.file(ADA, "Reports/b.txt").unwrap(), "on top");
    let by_path = json!({"parentReference": {"path": "/drive/root:/Reports/Old"}, "name": "moved.txt"});
    assert_eq!(graph.patch(&path, by_path).await.expect(200).json["parentReference"]["id"], old.as_str());
    let bob = graph.get("/users/bob@contoso.com/drive").await.json["id"].clone();
    let into = |reference: Value| json!({"parentReference": reference});
    graph.patch(&path, into(json!({"id": "root"}))).await.expect(400);
    graph.patch(&path, into(json!({"id": file}))).await.expect(400);
    graph.patch(&path, into(json!({"driveId": bob, "id": folder}))).await.expect(400);
    graph.patch(&path, into(json!({"id": "01NOTHING"}))).await.expect(404);
    graph.patch(&path, json!({"colour": "red"})).await.expect(400);
    graph.patch(&path, json!({"name": null})).await.expect(400);
    graph.patch(&format!("/me/drive/items/{folder}"), into(json!({"id": old}))).await.expect(400);
    assert_eq!(graph.patch("/me/drive/root", json!({"name": "x"})).await.expect(403).code(), "accessDenied");
}

#[tokio::test]
async fn what_is_deleted_can_be_brought_back_until_it_is_gone() {
    let graph = graph();
    let (folder, file) = (id(&graph, "Reports").await, id(&graph, "Reports/b.txt").await);
    let path = format!("/me/drive/items/{folder}");
    graph.plain().with("if-match", "\"other\"").delete(&path).await.expect(412);
    graph.delete(&path).await.expect(204);
    graph.delete(&path).await.expect(404);
    graph.get(&format!("/me/drive/items/{file}")).await.expect(404);
    let quota = graph.get("/me/drive").await.json["quota"].clone();
    assert_eq!((&quota["used"], &quota["deleted"]), (&json!(6), &json!(26)));
    graph.post(&format!("/me/drive/items/{file}/restore"), json!({})).await.expect(404);
    graph.post("/me/drive/root/children", json!({"name": "Reports", "folder": {}})).await.expect(201);
    let restore = format!("{path}/restore");
    assert_eq!(graph.post(&restore, json!({})).await.expect(409).code(), "nameAlreadyExists");
    let back = graph.post(&restore, json!({"name": "Back"})).await.expect(200);
    assert_eq!((&back.json["id"], &back.json["folder"]["childCount"]), (&json!(folder), &json!(3)));
    assert_eq!(graph.emulator.file(ADA, "Back/b.txt").unwrap(), "second letter");
    graph.delete(&path).await.expect(204);
    graph.post(&format!("{path}/permanentDelete"), json!({})).await.expect(204);
    graph.post(&restore, json!({})).await.expect(404);
    assert_eq!(graph.get("/me/drive").await.json["quota"]["deleted"], 0);
    let top = id(&graph, "top.txt").await;
    graph.post(&format!("/me/drive/items/{top}/permanentDelete"), json!({})).await.expect(204);
    graph.get(&format!("/me/drive/items/{top}")).await.expect(404);
    assert_eq!(graph.delete("/me/drive/root").await.expect(403).code(), "accessDenied");
}

/// Asks a monitor until it has no more to say, and gives all answers.
async fn watch(graph: &Graph, url: &str) -> Vec<Answer> {
    let mut answers = Vec::new();
    loop {
        let answer = send(&graph.emulator, "GET", url, &[], "").await.unwrap();
        let running = answer.status == 202;
        answers.push(answer);
        if !running {
            return answers;
        }
    }
}

#[tokio::test]
async fn copies_are_watched_on_another_host() {
    let graph = graph();
    let (folder, empty) = (id(&graph, "Reports").await, id(&graph, "Empty").await);
    let copy = format!("/me/drive/items/{folder}/copy");
    let begun = graph.post(&copy, json!({"parentReference": {"id": empty}, "name": "Copy"})).await.expect(202);
    let url = begun.header("location");
    assert!(url.starts_with("https://contoso-my.sharepoint.com/monitor/") && begun.bytes.is_empty(), "{url}");
    let bearer = format!("Bearer {}", graph.token);
    send(&graph.emulator, "GET", url, &[("authorization", &bearer)], "").await.unwrap().expect(401);
    let told = watch(&graph, url).await;
    let states: Vec<(u16, &str)> =
        told.iter().map(|it| (it.status.as_u16(), it.json["status"].as_str().unwrap())).collect();
    assert_eq!(states, [(202, "notStarted"), (202, "inProgress"), (303, "completed")]);
    assert!(told[1].json["percentageComplete"].is_f64());
    let made = told[2].json["resourceId"].as_str().unwrap();
    assert_eq!(graph.get(&format!("/me/drive/items/{made}")).await.expect(200).json["name"], "Copy");
    assert_eq!(graph.emulator.file(ADA, "Empty/Copy/Old/c.txt").unwrap(), "first");
    graph.emulator.expire_urls();
    send(&graph.emulator, "GET", url, &[], "").await.unwrap().expect(404);
}

#[tokio::test]
async fn copies_that_fail_say_so_in_the_end() {
    let graph = graph();
    let top = id(&graph, "top.txt").await;
    let copy = format!("/me/drive/items/{top}/copy");
    let begin = |path: String, body: Value| {
        let graph = &graph;
        async move { graph.post(&path, body).await.expect(202).header("location").to_owned() }
    };
    let told = watch(&graph, &begin(copy.clone(), json!({})).await).await;
    let last = told.last().unwrap();
    assert_eq!((last.status.as_u16(), &last.json["status"]), (200, &json!("failed")));
    assert_eq!(last.json["error"]["code"], "nameAlreadyExists");
    let renaming = format!("{copy}?@microsoft.graph.conflictBehavior=rename");
    watch(&graph, &begin(renaming, json!({})).await).await;
    assert_eq!(graph.emulator.file(ADA, "top 1.txt").unwrap(), "on top");
    let bob = graph.get("/users/bob@contoso.com/drive").await.json["id"].as_str().unwrap().to_owned();
    watch(&graph, &begin(copy.clone(), json!({"parentReference": {"driveId": bob}})).await).await;
    assert_eq!(graph.emulator.file("bob@contoso.com", "top.txt").unwrap(), "on top");
    let (reports, empty) = (id(&graph, "Reports").await, id(&graph, "Empty").await);
    let children = json!({"parentReference": {"id": empty}, "childrenOnly": true});
    watch(&graph, &begin(format!("/me/drive/items/{reports}/copy"), children).await).await;
    assert_eq!(graph.emulator.file(ADA, "Empty/A.csv").unwrap(), "x,y\n1,2\n");

    let url = begin(copy.clone(), json!({"name": "again.txt"})).await;
    graph.emulator.fault(Fault::operation("failed").on("GET /monitor/**"));
    let ordered = send(&graph.emulator, "GET", &url, &[], "").await.unwrap().expect(200);
    assert_eq!(
        (&ordered.json["status"], &ordered.json["error"]["code"]),
        (&json!("failed"), &json!("generalException"))
    );
    graph.emulator.fault(Fault::operation("waitingForGodot").on("GET /monitor/**"));
    assert_eq!(
        send(&graph.emulator, "GET", &url, &[], "").await.unwrap().expect(202).json["status"],
        "waitingForGodot"
    );
    graph.post(&copy, json!({"colour": 1})).await.expect(400);
    graph.post(&copy, json!({"name": "a|b"})).await.expect(400);
    graph.post(&copy, json!({"childrenOnly": true})).await.expect(400);
    graph.post("/me/drive/root/copy", json!({"name": "x"})).await.expect(400);
}

/// Reads a round of changes from a link, and gives the items and the link to the next round.
async fn round(graph: &Graph, start: &str) -> (Vec<Value>, String) {
    let (mut items, mut url) = (Vec::new(), start.to_owned());
    loop {
        let page = graph.get(&url).await.expect(200);
        items.extend(page.items().to_vec());
        match page.json["@odata.nextLink"].as_str() {
            Some(next) => url = next.to_owned(),
            None => return (items, page.json["@odata.deltaLink"].as_str().unwrap().to_owned()),
        }
    }
}

fn called(items: &[Value]) -> String {
    items.iter().map(|item| item["name"].as_str().unwrap_or("(gone)")).collect::<Vec<_>>().join(",")
}

#[tokio::test]
async fn changes_are_told_since_a_token() {
    let graph = graph();
    let (all, link) = round(&graph, "/me/drive/root/delta?$top=2").await;
    assert_eq!(called(&all), "root,Reports,b.txt,A.csv,Old,c.txt,top.txt,Empty");
    assert!(all[2].get("cTag").is_none() && all[2]["parentReference"].get("path").is_none());
    assert!(link.starts_with("https://graph.microsoft.com/v1.0/me/drive/root/delta?") && link.contains("%24top=2"));
    let (nothing, link) = round(&graph, &link).await;
    assert!(nothing.is_empty());
    let latest = graph.get("/me/drive/root/delta?token=latest").await.expect(200);
    assert!(latest.items().is_empty());
    let latest = latest.json["@odata.deltaLink"].as_str().unwrap().to_owned();

    graph.put("/me/drive/root:/Empty/new.txt:/content", "new").await.expect(201);
    graph.delete(&format!("/me/drive/items/{}", id(&graph, "Reports/Old").await)).await.expect(204);
    for link in [link, latest] {
        let (changed, _) = round(&graph, &link).await;
        assert_eq!(called(&changed), "root,Reports,(gone),(gone),Empty,new.txt");
        assert_eq!((&changed[2]["deleted"], &changed[2]["id"]), (&json!({"state": "deleted"}), &all[4]["id"]));
    }
    let (again, _) = round(&graph, "/me/drive/root/delta").await;
    assert_eq!(called(&again), "root,Reports,b.txt,A.csv,top.txt,Empty,new.txt");
    let (selected, _) = round(&graph, "/me/drive/root/delta?$select=name").await;
    assert!(selected[1].get("size").is_none());
    let (function, _) = round(&graph, "/me/drive/root/microsoft.graph.delta(token='latest')").await;
    assert!(function.is_empty());
}

#[tokio::test]
async fn what_changes_while_pages_are_read_is_told() {
    let graph = graph();
    let first = graph.get("/me/drive/root/delta?$top=3").await.expect(200);
    assert_eq!(called(first.items()), "root,Reports,b.txt");
    graph.delete(&format!("/me/drive/items/{}", id(&graph, "Reports/b.txt").await)).await.expect(204);
    graph.put("/me/drive/root:/later.txt:/content", "x").await.expect(201);
    let (rest, link) = round(&graph, first.json["@odata.nextLink"].as_str().unwrap()).await;
    assert_eq!(called(&rest), "A.csv,Old,c.txt,top.txt,Empty,later.txt");
    let (next, _) = round(&graph, &link).await;
    assert_eq!(called(&next), "root,Reports,(gone),later.txt");
}

#[tokio::test]
async fn a_token_that_is_too_old_leads_to_a_new_beginning() {
    let graph = graph();
    let (_, link) = round(&graph, "/me/drive/root/delta?$select=id,name").await;
    graph.emulator.expire_delta_tokens();
    let gone = graph.get(&link).await.expect(410);
    assert_eq!((gone.code(), gone.inner()), ("resyncRequired", "resyncChangesApplyDifferences"));
    let (all, _) = round(&graph, gone.header("location")).await;
    assert_eq!(all.len(), 8);
    graph.get("/me/drive/root/delta?token=nonsense").await.expect(410);
    graph.get("/me/drive/root:/Reports:/delta").await.expect(400);
}

#[tokio::test]
async fn items_are_found_by_name_and_by_text() {
    let graph = graph();
    let find = |path: &str| {
        let (graph, path) = (&graph, format!("/me/drive/{path}"));
        async move { graph.get(&path).await.expect(200) }
    };
    let found = find("root/search(q='LETTER')").await;
    assert_eq!((names(&found).as_str(), &found.items()[0]["searchResult"]), ("b.txt", &json!({})));
    assert_eq!(names(&find("search(q='txt%20first')").await), "c.txt");
    assert_eq!(names(&find("root:/Reports:/search(q='old')").await), "Old");
    assert_eq!(names(&find("root/search(q='it''s')?$top=5").await), "");
    assert_eq!(names(&find("root/search(q='txt')?$orderby=name%20desc").await), "top.txt,c.txt,b.txt");
}

#[tokio::test]
async fn special_folders_recent_files_and_those_that_are_followed() {
    let graph = graph();
    graph.put("/me/drive/special/approot:/settings.json:/content", "{}").await.expect(201);
    assert_eq!(graph.emulator.file(ADA, "Apps/Emulator application/settings.json").unwrap(), "{}");
    let photos = graph.get("/me/drive/special/cameraroll").await.expect(200);
    assert_eq!(
        (&photos.json["name"], &photos.json["specialFolder"]["name"]),
        (&json!("Camera Roll"), &json!("cameraroll"))
    );
    assert_eq!(names(&graph.get("/me/drive/special").await.expect(200)), "Emulator application,Camera Roll");
    graph.get("/me/drive/special/attic").await.expect(400);
    assert_eq!(graph.get("/me/drive/recent?$top=1").await.expect(200).texts("name"), ["settings.json"]);
    let top = id(&graph, "top.txt").await;
    let path = format!("/me/drive/items/{top}");
    assert_eq!(graph.post(&format!("{path}/follow"), json!({})).await.expect(200).json["id"], top.as_str());
    assert_eq!(names(&graph.get("/me/drive/following").await.expect(200)), "top.txt");
    graph.post(&format!("{path}/unfollow"), json!({})).await.expect(204);
    assert_eq!(names(&graph.get("/me/drive/following").await.expect(200)), "");
}

#[tokio::test]
async fn versions_are_kept_and_come_back() {
    let graph = graph();
    let path = "/me/drive/root:/top.txt:";
    graph.put(&format!("{path}/content"), "two").await.expect(200);
    let versions = graph.get(&format!("{path}/versions")).await.expect(200);
    assert_eq!(versions.texts("id"), ["2.0", "1.0"]);
    assert_eq!(versions.items()[1]["size"], 6);
    assert_eq!(graph.get(&format!("{path}/versions/1.0")).await.expect(200).json["id"], "1.0");
    assert_eq!(graph.get(&format!("{path}/versions/current")).await.expect(200).json["id"], "2.0");
    let led = graph.get(&format!("{path}/versions/1.0/content")).await.expect(302);
    let old = send(&graph.emulator, "GET", led.header("location"), &[], "").await.unwrap().expect(200);
    assert_eq!(old.text, "on top");
    graph.get(&format!("{path}/versions/2.0/content")).await.expect(400);
    graph.post(&format!("{path}/versions/2.0/restoreVersion"), json!({})).await.expect(400);
    graph.post(&format!("{path}/versions/1.0/restoreVersion"), json!({})).await.expect(204);
    assert_eq!(graph.emulator.file(ADA, "top.txt").unwrap(), "on top");
    assert_eq!(graph.get(&format!("{path}/versions")).await.texts("id"), ["3.0", "2.0", "1.0"]);
    graph.get(&format!("{path}/versions/9.0")).await.expect(404);
}

#[tokio::test]
async fn a_file_that_is_checked_out_is_written_by_one_alone() {
    let graph = graph();
    let mut bob = graph.plain();
    bob.token = graph.emulator.token("bob@contoso.com");
    let (path, hers) = ("/me/drive/root:/top.txt:".to_owned(), format!("/users/{ADA}/drive/root:/top.txt:"));
    graph.post(&format!("{path}/checkin"), json!({"comment": "x"})).await.expect(400);
    graph.post(&format!("{path}/checkout"), json!({})).await.expect(204);
    let item = graph.get(&path).await.expect(200);
    assert_eq!(
        (&item.json["publication"]["level"], &item.json["publication"]["checkedOutBy"]["user"]["email"]),
        (&json!("checkout"), &json!(ADA))
    );
    assert_eq!(bob.put(&format!("{hers}/content"), "no").await.expect(423).code(), "resourceLocked");
    bob.delete(&hers).await.expect(423);
    bob.patch(&hers, json!({"name": "x"})).await.expect(423);
    bob.post(&format!("{hers}/checkout"), json!({})).await.expect(423);
    graph.put(&format!("{path}/content"), "mine").await.expect(200);
    graph.post(&format!("{path}/checkin"), json!({"comment": "done", "checkInAs": "published"})).await.expect(204);
    bob.put(&format!("{hers}/content"), "his").await.expect(200);
    assert_eq!(graph.get(&path).await.json["lastModifiedBy"]["user"]["email"], "bob@contoso.com");
    bob.post(&format!("{hers}/checkout"), json!({})).await.expect(204);
    bob.post(&format!("{hers}/discardCheckout"), json!({})).await.expect(204);
    graph.post("/me/drive/root/checkout", json!({})).await.expect(400);
}

#[tokio::test]
async fn pictures_have_thumbnails() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x01\x90\x08".to_vec();
    let graph =
        Graph::new(Emulator::builder().user(ADA, |user| user.file("a.png", png.clone()).file("a.txt", "")).build());
    let item = graph.get("/me/drive/root:/a.png").await.expect(200);
    assert_eq!(item.json["image"], json!({"width": 800, "height": 400}));
    let sets = graph.get("/me/drive/root:/a.png:/thumbnails").await.expect(200);
    assert_eq!((&sets.items()[0]["small"]["width"], &sets.items()[0]["medium"]["height"]), (&json!(96), &json!(88)));
    let one = graph.get("/me/drive/root:/a.png:/thumbnails/0/c300x400").await.expect(200);
    assert_eq!((&one.json["width"], &one.json["height"]), (&json!(300), &json!(150)));
    let led = graph.get("/me/drive/root:/a.png:/thumbnails/0/large/content").await.expect(302);
    assert_eq!(send(&graph.emulator, "GET", led.header("location"), &[], "").await.unwrap().expect(200).bytes, png);
    assert!(graph.get("/me/drive/root:/a.txt:/thumbnails").await.expect(200).items().is_empty());
    graph.get("/me/drive/root:/a.txt:/thumbnails/0/small").await.expect(404);
}

#[tokio::test]
async fn what_an_application_writes_is_the_applications() {
    let graph = graph();
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
        graph.emulator.client_id(),
        graph.emulator.client_secret()
    );
    let url = format!("https://login.microsoftonline.com/{}/oauth2/v2.0/token", graph.emulator.tenant());
    let form = send(&graph.emulator, "POST", &url, &[("content-type", "application/x-www-form-urlencoded")], form);
    let mut app = graph.plain();
    app.token = form.await.unwrap().expect(200).json["access_token"].as_str().unwrap().to_owned();
    let made = app.put(&format!("/users/{ADA}/drive/root:/app.txt:/content"), "x").await.expect(201);
    assert!(made.json["createdBy"]["application"].is_object() && made.json["createdBy"].get("user").is_none());
    app.post(&format!("/users/{ADA}/drive/root:/app.txt:/follow"), json!({})).await.expect(403);
    app.get("/me/drive").await.expect(400);
}

#[tokio::test]
async fn the_demo_has_files() {
    let graph = Graph::new(Emulator::demo());
    assert_eq!(names(&graph.get("/me/drive/root/children").await.expect(200)), "Archive,Bridge,Reports,Welcome.txt");
    assert!(graph.emulator.file(ADA, "Reports/2026.csv").unwrap().starts_with(b"month,sales\n"));
    assert_eq!(graph.get("/me/drive/root:/Bridge:/children").await.expect(200).items().len(), 3);
}
