//! Who finds what: shares by their token, links redeemed, what is refused, invitations that fail in part.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Answer, Graph};
use graph_emulator::Emulator;
use serde_json::{Value, json};

const ADA: &str = "ada@contoso.com";
const BOB: &str = "bob@contoso.com";

fn graph() -> Graph {
    let emulator = Emulator::builder()
        .enforce_sharing()
        .user(ADA, |user| user.file("Reports/a.txt", "a").file("Reports/b.txt", "b").file("c.txt", "c"))
        .user(BOB, |user| user.drive_folder("Mine"))
        .site("contoso.sharepoint.com", "sites/plans", |site| {
            site.member(ADA).library("Documents", |drive| drive.file("plan.txt", "arches"))
        })
        .build();
    Graph::new(emulator)
}

fn bob(graph: &Graph) -> Graph {
    Graph { emulator: graph.emulator.clone(), token: graph.emulator.token(BOB), headers: Vec::new() }
}

async fn link(graph: &Graph, path: &str, body: Value) -> (String, Value) {
    let made = graph.post(&format!("{path}/createLink"), body).await.expect(201).json;
    (made["shareId"].as_str().unwrap().to_owned(), made)
}

fn error(answer: Answer) -> String {
    format!("{} {}", answer.status.as_u16(), answer.code())
}

#[tokio::test]
async fn only_what_is_shared_is_found() {
    let (graph, bob) = {
        let graph = graph();
        let bob = bob(&graph);
        (graph, bob)
    };
    let file = format!("/users/{ADA}/drive/root:/Reports/a.txt");
    let site = "/sites/contoso.sharepoint.com:/sites/plans:/drive/root:/plan.txt";
    let [children, recent, shared] =
        ["root/children", "recent", "sharedWithMe"].map(|it| format!("/users/{ADA}/drive/{it}"));
    for path in [file.as_str(), &children, &recent, &shared, site] {
        assert_eq!(error(bob.get(path).await), "403 accessDenied", "{path}");
        graph.get(path).await.expect(200);
    }
    let invite = json!({"recipients": [{"email": BOB}], "requireSignIn": true, "roles": ["read"]});
    graph.post("/me/drive/root:/Reports:/invite", invite.clone()).await.expect(200);
    bob.get(&file).await.expect(200);
    bob.post(&format!("{file}:/preview"), json!({})).await.expect(200);
    bob.get(&format!("/users/{ADA}/drive/root:/c.txt")).await.expect(403);
    for refused in [
        bob.put(&format!("{file}:/content"), "x").await,
        bob.put(&format!("/users/{ADA}/drive/root:/Reports/new.txt:/content"), "x").await,
        bob.delete(&file).await,
        bob.post(&format!("{file}:/createUploadSession"), json!({})).await,
    ] {
        assert_eq!(error(refused), "403 accessDenied");
    }
    // Nothing from above holds any more for what has permissions of its own.
    let own = json!({"recipients": [{"email": "eve@fabrikam.com"}], "requireSignIn": true, "roles": ["read"],
        "retainInheritedPermissions": false});
    graph.post("/me/drive/root:/Reports/a.txt:/invite", own).await.expect(200);
    assert_eq!(error(bob.get(&file).await), "403 accessDenied");
    let left = graph.get("/me/drive/root:/Reports/a.txt:/permissions").await.expect(200);
    assert_eq!(left.items().iter().map(|it| &it["roles"][0]).collect::<Vec<_>>(), ["read", "owner"]);
    bob.get(&format!("/users/{ADA}/drive/root:/Reports/b.txt")).await.expect(200);
    // The write comes with the role.
    let mut write = invite;
    write["roles"] = json!(["write"]);
    graph.post("/me/drive/root:/Reports:/invite", write).await.expect(200);
    bob.put(&format!("/users/{ADA}/drive/root:/Reports/b.txt:/content"), "x").await.expect(200);
}

#[tokio::test]
async fn a_link_gives_access_when_it_is_redeemed() {
    let (graph, bob) = {
        let graph = graph();
        let bob = bob(&graph);
        (graph, bob)
    };
    let (token, _) = link(&graph, "/me/drive/root:/Reports:", json!({"type": "view", "scope": "organization"})).await;
    let shared = format!("/shares/{token}/driveItem");
    assert_eq!(error(bob.get(&shared).await), "403 accessDenied");
    let once = bob_with(&graph, "redeemSharingLinkIfNecessary");
    let found = once.get(&shared).await.expect(200);
    assert_eq!(found.header("preference-applied"), "redeemSharingLinkIfNecessary");
    let id = found.json["id"].as_str().unwrap().to_owned();
    let direct = format!("/users/{ADA}/drive/items/{id}");
    assert_eq!(error(bob.get(&direct).await), "403 accessDenied", "it held for that request alone");
    assert_eq!(error(bob.get(&shared).await), "403 accessDenied");
    bob_with(&graph, "redeemSharingLink").get(&shared).await.expect(200);
    for path in [direct.clone(), shared.clone(), format!("{direct}/children"), format!("/shares/{token}/items")] {
        bob.get(&path).await.expect(200);
    }
    // It is a link to read.
    let kept = bob_with(&graph, "redeemSharingLink");
    assert_eq!(error(kept.put(&format!("{shared}:/a.txt:/content"), "x").await), "403 accessDenied");
    // A link for some people is none for others, however it is redeemed.
    let body = json!({"type": "edit", "scope": "users", "recipients": [{"email": BOB}]});
    let (token, made) = link(&graph, "/me/drive/root:/c.txt:", body).await;
    bob.put(&format!("/shares/{token}/driveItem/content"), "y").await.expect(200);
    graph.delete(&format!("/me/drive/root:/c.txt:/permissions/{}", made["id"].as_str().unwrap())).await.expect(204);
    assert_eq!(error(kept.get(&format!("/shares/{token}/driveItem")).await), "404 itemNotFound");
    let (token, made) = link(&graph, "/me/drive/root:/c.txt:", json!({"type": "view", "scope": "users"})).await;
    assert_eq!(error(kept.get(&format!("/shares/{token}/driveItem")).await), "403 accessDenied");
    let grant = json!({"roles": ["read"], "recipients": [{"email": BOB}]});
    let path = format!("/me/drive/root:/c.txt:/permissions/{}/grant", made["id"].as_str().unwrap());
    let granted = graph.post(&path, grant.clone()).await.expect(200);
    assert_eq!(granted.items()[0]["grantedToIdentitiesV2"][0]["user"]["email"], BOB);
    bob.get(&format!("/shares/{token}/driveItem")).await.expect(200);
    graph.post(&format!("/shares/{token}/permission/grant"), grant).await.expect(200);
    graph.post(&path, json!({"roles": ["read"], "recipients": []})).await.expect(400);
}

fn bob_with(graph: &Graph, prefer: &str) -> Graph {
    bob(graph).with("prefer", prefer)
}

#[tokio::test]
async fn a_share_leads_to_the_item_its_list_and_its_site() {
    let graph = graph();
    let site = "/sites/contoso.sharepoint.com:/sites/plans";
    let (token, _) = link(&graph, &format!("{site}:/drive/root:/plan.txt:"), json!({"type": "view"})).await;
    let root = graph.get(&format!("/shares/{token}/root")).await.expect(200).json;
    assert_eq!(root["name"], "plan.txt");
    assert_eq!(graph.get(&format!("/shares/{token}/items")).await.expect(200).texts("name"), ["plan.txt"]);
    let id = root["id"].as_str().unwrap();
    assert_eq!(graph.get(&format!("/shares/{token}/items/{id}")).await.expect(200).json["id"], id);
    let item = graph.get(&format!("/shares/{token}/listItem?$expand=fields")).await.expect(200).json;
    assert_eq!(item["fields"]["FileLeafRef"], "plan.txt");
    let list = graph.get(&format!("/shares/{token}/list")).await.expect(200).json;
    assert_eq!((&list["name"], &list["id"]), (&json!("Documents"), &item["sharepointIds"]["listId"]));
    let shared = graph.get(&format!("/shares/{token}/site")).await.expect(200).json;
    assert_eq!(shared["id"], graph.get(site).await.json["id"]);
    assert_eq!(graph.get(&format!("/shares/{token}/permission")).await.expect(200).json["link"]["type"], "view");
}

#[tokio::test]
async fn an_invitation_fails_for_some() {
    let graph = graph();
    let body = json!({"recipients": [{"email": BOB}, {"alias": "nobody"}], "requireSignIn": true, "roles": ["read"]});
    let answer = graph.post("/me/drive/root:/c.txt:/invite", body).await.expect(207);
    assert_eq!(
        (&answer.items()[0]["grantedToV2"]["user"]["email"], answer.items()[0].get("error")),
        (&json!(BOB), None)
    );
    assert_eq!(answer.items()[1]["error"]["code"], "invalidRequest");
    assert_eq!(answer.items()[1]["invitation"]["email"], "nobody");
    let permissions = graph.get("/me/drive/root:/c.txt?$expand=permissions($select=roles)").await.expect(200);
    assert_eq!(permissions.json["permissions"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_password_is_validated() {
    let graph = graph();
    link(&graph, "/me/drive/root:/c.txt:", json!({"type": "view", "scope": "anonymous", "password": "correct"})).await;
    let validate = |password: &str| {
        let (graph, body) = (&graph, json!({"challengeToken": "x", "password": password}));
        async move { graph.post("/me/drive/root:/c.txt:/validatePermission", body).await }
    };
    validate("correct").await.expect(204);
    validate("wrong").await.expect(403);
    graph.post("/me/drive/root:/c.txt:/validatePermission", json!({})).await.expect(400);
}

#[tokio::test]
async fn a_copy_goes_to_another_drive_where_one_may_write() {
    let (graph, bob) = {
        let graph = graph();
        let bob = bob(&graph);
        (graph, bob)
    };
    let drive = |path: &'static str| {
        let graph = &graph;
        async move { graph.get(path).await.expect(200).json["id"].as_str().unwrap().to_owned() }
    };
    let (site, own) = (drive("/sites/contoso.sharepoint.com:/sites/plans:/drive").await, drive("/me/drive").await);
    let to = |drive: &str| json!({"parentReference": {"driveId": drive}, "name": "copy.txt"});
    graph.post("/me/drive/root:/c.txt:/copy", to(&site)).await.expect(202);
    assert_eq!(graph.emulator.library_file("sites/plans", "Documents", "copy.txt").unwrap(), "c");
    let path = format!("/drives/{site}/root:/plan.txt:/copy");
    graph.post(&path, to(&own)).await.expect(202);
    assert_eq!(graph.emulator.file(ADA, "copy.txt").unwrap(), "arches");
    assert_eq!(error(bob.post(&path, to(&own)).await), "403 accessDenied");
    bob.put("/me/drive/root:/x.txt:/content", "x").await.expect(201);
    assert_eq!(error(bob.post("/me/drive/root:/x.txt:/copy", to(&site)).await), "403 accessDenied");
}

#[tokio::test]
async fn a_copy_brings_its_history_when_it_is_asked_to() {
    let graph = graph();
    graph.put("/me/drive/root:/c.txt:/content", "c2").await.expect(200);
    let site = graph.get("/sites/contoso.sharepoint.com:/sites/plans:/drive").await.expect(200).json;
    for (history, versions) in [(false, "1.0"), (true, "2.0,1.0")] {
        let name = format!("{history}.txt");
        let body =
            json!({"parentReference": {"driveId": site["id"]}, "name": name, "includeAllVersionHistory": history});
        graph.post("/me/drive/root:/c.txt:/copy", body).await.expect(202);
        let path = format!("/drives/{}/root:/{name}:/versions", site["id"].as_str().unwrap());
        assert_eq!(graph.get(&path).await.expect(200).texts("id").join(","), versions);
        assert_eq!(graph.emulator.library_file("sites/plans", "Documents", &name).unwrap(), "c2");
    }
}

#[tokio::test]
async fn what_is_restored_goes_where_it_is_said_under_the_name_that_is_said() {
    let graph = graph();
    let item = graph.get("/me/drive/root:/Reports/a.txt").await.expect(200).json;
    let path = format!("/me/drive/items/{}", item["id"].as_str().unwrap());
    let root = graph.get("/me/drive/root").await.expect(200).json["id"].clone();
    graph.delete("/me/drive/root:/Reports").await.expect(204);
    graph.post(&format!("{path}/restore"), json!({})).await.expect(404);
    let folder = format!("/me/drive/items/{}", item["parentReference"]["id"].as_str().unwrap());
    let other = graph.post("/me/drive/root/children", json!({"name": "Other", "folder": {}})).await.expect(201).json;
    let to = json!({"parentReference": {"id": other["id"]}, "name": "Back"});
    let back = graph.post(&format!("{folder}/restore"), to).await.expect(200).json;
    assert_eq!((&back["name"], &back["parentReference"]["id"]), (&json!("Back"), &other["id"]));
    assert_eq!(graph.emulator.file(ADA, "Other/Back/a.txt").unwrap(), "a");
    graph.delete(&path).await.expect(204);
    let to = json!({"parentReference": {"id": root}, "name": "b.txt"});
    assert_eq!(graph.post(&format!("{path}/restore"), to).await.expect(200).json["name"], "b.txt");
    assert_eq!(graph.emulator.file(ADA, "b.txt").unwrap(), "a");
}

#[tokio::test]
async fn an_application_finds_every_drive() {
    let mut graph = graph();
    let form = format!(
        "grant_type=client_credentials&client_id={}&client_secret={}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
        graph.emulator.client_id(),
        graph.emulator.client_secret()
    );
    let url = format!("https://login.microsoftonline.com/{}/oauth2/v2.0/token", graph.emulator.tenant());
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let answer = common::files::send(&graph.emulator, "POST", &url, &kind, form).await.unwrap().expect(200);
    graph.token = answer.json["access_token"].as_str().unwrap().to_owned();
    let drives = graph.get("/drives").await.expect(200);
    assert_eq!(drives.texts("driveType"), ["business", "business", "documentLibrary"]);
    for id in drives.texts("id") {
        graph.get(&format!("/drives/{id}/root/children")).await.expect(200);
    }
}
