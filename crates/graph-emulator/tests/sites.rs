//! Sites and groups, and the libraries that they have; files as items of a library's list; previews.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

mod common;

use common::{Graph, files::send};
use graph_emulator::Emulator;
use serde_json::json;

const SITE: &str = "/sites/contoso.sharepoint.com:/sites/plans";

fn graph() -> Graph {
    let emulator = Emulator::builder()
        .user("ada@contoso.com", |user| user.file("own.txt", "Ada's"))
        .site("contoso.sharepoint.com", "", |site| site.display_name("Contoso"))
        .site("contoso.sharepoint.com", "/sites/plans/", |site| {
            site.display_name("Plans")
                .library("Documents", |drive| {
                    drive.file("Bridge/plan.txt", "arches").file("a.png", "no picture").column("Project").quota(1 << 20)
                })
                .library("Drawings", |drive| drive.folder("Old").file("a.svg", "<svg/>"))
        })
        .group("builders@contoso.com", |site| {
            site.display_name("Builders").library("Documents", |drive| drive.file("g.txt", "g"))
        })
        .build();
    Graph::new(emulator)
}

#[tokio::test]
async fn a_site_is_found_by_its_path_its_id_and_as_the_root() {
    let graph = graph();
    let site = graph.get(SITE).await.expect(200).json;
    assert_eq!((&site["displayName"], &site["name"]), (&json!("Plans"), &json!("plans")));
    assert_eq!(site["webUrl"], "https://contoso.sharepoint.com/sites/plans");
    let id = site["id"].as_str().unwrap();
    assert!(id.starts_with("contoso.sharepoint.com,"), "{id}");
    let guid = id.split(',').nth(1).unwrap();
    for path in [format!("/sites/{id}"), format!("/sites/{guid}"), format!("{}:", SITE.to_uppercase())] {
        assert_eq!(graph.get(&path).await.expect(200).json["id"], id, "{path}");
    }
    let root = graph.get("/sites/root?$select=displayName").await.expect(200).json;
    assert_eq!((&root["displayName"], root.get("webUrl")), (&json!("Contoso"), None));
    assert_eq!(graph.get("/sites/contoso.sharepoint.com").await.expect(200).json["id"], root["id"]);
    assert_eq!(graph.get("/sites?search=plan").await.expect(200).texts("id"), [id]);
    assert_eq!(graph.get("/sites?search=*").await.expect(200).items().len(), 3);
    graph.get("/sites").await.expect(400);
    for path in ["/sites/nowhere", "/sites/contoso.sharepoint.com:/sites/other", "/sites/other.sharepoint.com"] {
        assert_eq!(graph.get(path).await.expect(404).code(), "itemNotFound", "{path}");
    }
}

#[tokio::test]
async fn a_site_has_libraries_and_the_first_is_its_drive() {
    let graph = graph();
    let drive = graph.get(&format!("{SITE}:/drive")).await.expect(200).json;
    assert_eq!((&drive["driveType"], &drive["name"]), (&json!("documentLibrary"), &json!("Documents")));
    assert_eq!(drive["webUrl"], "https://contoso.sharepoint.com/sites/plans/Shared%20Documents");
    assert_eq!(drive["quota"]["total"], 1 << 20);
    let drives = graph.get(&format!("{SITE}:/drives")).await.expect(200);
    assert_eq!(drives.texts("name"), ["Documents", "Drawings"]);
    let second = drives.texts("id")[1];
    for path in [format!("/drives/{second}/root:/a.svg"), format!("{SITE}:/drives/{second}/root:/a.svg")] {
        let item = graph.get(&path).await.expect(200).json;
        assert_eq!(item["webUrl"], "https://contoso.sharepoint.com/sites/plans/Drawings/a.svg");
        let (kind, site) = (&item["parentReference"]["driveType"], &item["parentReference"]["siteId"]);
        assert_eq!((kind, site), (&json!("documentLibrary"), &graph.get(SITE).await.json["id"]));
    }
    let items = graph.get(&format!("{SITE}:/drive/root:/Bridge:/children")).await.expect(200);
    assert_eq!(items.texts("name"), ["plan.txt"]);
    let made = graph.put(&format!("{SITE}:/drive/root:/Bridge/new.txt:/content"), "text").await.expect(201).json;
    assert_eq!(graph.emulator.library_file("sites/plans", "documents", "Bridge/new.txt").unwrap(), "text");
    assert_eq!(made["createdBy"]["user"]["email"], "ada@contoso.com");
    let url = made["@microsoft.graph.downloadUrl"].as_str().unwrap();
    assert_eq!(send(&graph.emulator, "GET", url, &[], "").await.unwrap().text, "text");
    // Nothing of a user's is in a site's libraries, nor the other way round.
    let id = made["id"].as_str().unwrap();
    graph.get(&format!("/me/drive/items/{id}")).await.expect(404);
    graph.get(&format!("/drives/{second}/items/{id}")).await.expect(404);
    assert!(graph.emulator.file("ada@contoso.com", "Bridge/new.txt").is_none());
    let session = graph.post(&format!("{SITE}:/drive/root:/big.bin:/createUploadSession"), json!({})).await.expect(200);
    let url = session.json["uploadUrl"].as_str().unwrap();
    common::files::fragment(&graph.emulator, url, 0, b"12345", 5).await.expect(201);
    assert_eq!(graph.get(&format!("{SITE}:/drive/root:/big.bin?$select=size")).await.expect(200).json["size"], 5);
    let delta = graph.get(&format!("{SITE}:/drive/root/delta")).await.expect(200);
    assert_eq!(delta.items().len(), 6, "{}", delta.text);
}

#[tokio::test]
async fn a_group_has_the_drive_of_its_site() {
    let graph = graph();
    let groups = graph.get("/groups?$filter=mail%20eq%20'builders@contoso.com'").await.expect(200);
    let id = groups.texts("id")[0];
    assert_eq!(graph.get(&format!("/groups/{id}")).await.expect(200).json["displayName"], "Builders");
    let drive = graph.get(&format!("/groups/{id}/drive")).await.expect(200).json;
    assert_eq!(drive["owner"]["group"]["id"], id);
    assert_eq!(
        graph.get(&format!("/groups/{id}/drives")).await.expect(200).texts("id"),
        [drive["id"].as_str().unwrap()]
    );
    graph.get(&format!("/groups/{id}/drive/root:/g.txt")).await.expect(200);
    let site = graph.get(&format!("/groups/{id}/sites/root")).await.expect(200).json;
    assert_eq!(site["webUrl"], "https://contoso.sharepoint.com/sites/builders");
    graph.get(&format!("/groups/{id}/sites/root/drive/root:/g.txt")).await.expect(200);
    assert_eq!(graph.get("/groups/nobody/drive").await.expect(404).code(), "Request_ResourceNotFound");
    assert_eq!(graph.get("/drives").await.expect(403).code(), "accessDenied");
}

#[tokio::test]
async fn a_file_is_an_item_of_its_librarys_list() {
    let graph = graph();
    let item = format!("{SITE}:/drive/root:/Bridge/plan.txt:");
    let listed = graph.get(&format!("{item}/listItem?$expand=fields($select=Title,FileLeafRef)")).await.expect(200);
    assert_eq!(listed.json["contentType"]["name"], "Document");
    assert_eq!(
        (&listed.json["fields"]["FileLeafRef"], listed.json["fields"].get("Created")),
        (&json!("plan.txt"), None)
    );
    let ids = &graph.get(&format!("{item}?$select=sharepointIds")).await.expect(200).json["sharepointIds"];
    assert_eq!((&ids["listItemId"], &ids["listId"]), (&listed.json["id"], &listed.json["sharepointIds"]["listId"]));
    assert!(graph.get(&item).await.json.get("sharepointIds").is_none(), "they come when they are asked for");
    let fields = format!("{item}/listItem/fields");
    let changed = graph.patch(&fields, json!({"Title": "The plan", "Project": "Forth"})).await.expect(200);
    assert_eq!((&changed.json["Title"], &changed.json["Project"]), (&json!("The plan"), &json!("Forth")));
    assert_ne!(changed.header("etag"), listed.header("etag"));
    let changed = graph.patch(&fields, json!({"Title": null, "FileLeafRef": "plan 2.txt"})).await;
    let changed = changed.expect(200);
    assert_eq!((changed.json.get("Title"), &changed.json["FileLeafRef"]), (None, &json!("plan 2.txt")));
    let fields = format!("{SITE}:/drive/root:/Bridge/plan%202.txt:/listItem/fields");
    assert_eq!(graph.get(&format!("{fields}?$select=Project")).await.expect(200).json["Project"], "Forth");
    let unknown = graph.patch(&fields, json!({"Title": "x", "Colour": "red"})).await.expect(400);
    assert!(unknown.message().contains("'Colour' is not recognized"), "{}", unknown.text);
    assert!(graph.get(&fields).await.json.get("Title").is_none(), "a refused change changes nothing");
    graph.patch(&fields, json!({"DocIcon": "x"})).await.expect(400);
    graph.patch(&fields, json!({"FileLeafRef": "a/b"})).await.expect(400);
    let stale = graph.plain().with("if-match", listed.header("etag"));
    stale.patch(&fields, json!({"Title": "x"})).await.expect(412);
    let whole = "/me/drive/root:/own.txt?$expand=listItem,versions($select=size),permissions,thumbnails&$select=name";
    let whole = graph.get(whole).await.expect(200).json;
    assert_eq!(
        (&whole["listItem"]["contentType"]["name"], &whole["versions"][0]["size"]),
        (&json!("Document"), &json!(5))
    );
    assert_eq!((&whole["permissions"][0]["roles"][0], &whole["thumbnails"]), (&json!("owner"), &json!([])));
    graph.get("/me/drive/root:/own.txt?$expand=versions($select=colour)").await.expect(400);
    // A drive of one's own is a list, too, but without that column.
    let own = "/me/drive/root:/own.txt:/listItem/fields";
    assert_eq!(graph.patch(own, json!({"Title": "Mine"})).await.expect(200).json["Title"], "Mine");
    graph.patch(own, json!({"Project": "x"})).await.expect(400);
    let folder = graph.get("/me/drive/root/listItem?$expand=fields").await.expect(200);
    assert_eq!(
        (&folder.json["contentType"]["name"], &folder.json["fields"]["ItemChildCount"]),
        (&json!("Folder"), &json!("1"))
    );
}

#[tokio::test]
async fn a_preview_is_a_page_without_a_bearer() {
    let graph = graph();
    let shown = graph.post("/me/drive/root:/own.txt:/preview", json!({"page": 2, "zoom": 1.5})).await.expect(200);
    let url = shown.json["getUrl"].as_str().unwrap();
    assert!(url.starts_with("https://contoso-my.sharepoint.com/") && url.ends_with("&page=2&zoom=1.5"), "{url}");
    assert!(send(&graph.emulator, "GET", url, &[], "").await.unwrap().expect(200).text.contains("own.txt"));
    send(&graph.emulator, "GET", &url.replace("tempauth=", "tempauth=1"), &[], "").await.unwrap().expect(401);
    // A picture is shown by a form.
    let shown = graph.post(&format!("{SITE}:/drive/root:/a.png:/preview"), json!({})).await.expect(200).json;
    assert_eq!(shown["getUrl"], json!(null));
    let (url, form) = (shown["postUrl"].as_str().unwrap(), shown["postParameters"].as_str().unwrap().to_owned());
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    send(&graph.emulator, "POST", url, &kind, "").await.unwrap().expect(401);
    assert!(send(&graph.emulator, "POST", url, &kind, form).await.unwrap().expect(200).text.contains("a.png"));
    graph.post("/me/drive/root/preview", json!({})).await.expect(400);
    graph.post("/me/drive/root:/own.txt:/preview", json!({"zoom": "x"})).await.expect(400);
}
