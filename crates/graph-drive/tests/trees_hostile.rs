//! Drives whose items are called what no item may be called: nothing leads out of the folder, and nothing is written over.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::Folder;
use graph_drive::{BoxFuture, Client, DriveClient, Endpoint, HttpClient, LeftOutReason, StaticToken, TreeReport};
use graph_transport::{Body, Transport, TransportError};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{collections::HashSet, fs, path::Path, sync::Arc};

/// A service with one folder of items, whatever they are; the bytes of each file are its id.
#[derive(Clone, Debug)]
struct Strange(Arc<Vec<Value>>);

impl Transport for Strange {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let path = request.uri().path().to_owned();
        let answer = if let Some(id) = path.strip_prefix("/bytes/") {
            id.to_owned()
        } else if path.ends_with("/items/top/children") {
            json!({"value": *self.0}).to_string()
        } else if let Some(folder) = path.strip_suffix("/children") {
            let folder = folder.rsplit('/').next().unwrap();
            json!({"value": [file(&format!("in-{folder}"), "../x")]}).to_string()
        } else {
            json!({"id": "top", "folder": {}, "parentReference": {"driveId": "b!1"}}).to_string()
        };
        let mut answer = http::Response::new(Body::from(answer));
        answer.headers_mut().insert("content-type", "application/json".parse().unwrap());
        Box::pin(async { Ok(answer) })
    }
}

fn file(id: &str, name: &str) -> Value {
    let url = format!("https://contoso.sharepoint.com/bytes/{id}");
    json!({"id": id, "name": name, "file": {}, "size": id.len(), "@microsoft.graph.downloadUrl": url})
}

async fn download(items: Vec<Value>, to: &Path) -> TreeReport {
    let http = HttpClient::new(Strange(Arc::new(items)));
    let client = Client::new(http, Endpoint::default(), StaticToken::new("t"));
    DriveClient::new(&client).root().download_tree(to).await.unwrap()
}

/// Every file below a folder.
fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => files(&entry.path(), found),
            false => found.push(entry.path()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_item_has_a_place_of_its_own_within_the_folder(
        names in proptest::collection::vec(
            "\\PC{0,12}|[./\\\\aAbB~_:* \u{0}-\u{20}]{0,5}|\\.\\./\\.\\./[a-b]|/tmp/[a-b]|(con|NUL)(\\.t)?|[aA]{1,2}|.{240,300}", 1..24,
        ),
        folders in any::<u32>(),
    ) {
        let outside = Folder::new("tree-hostile");
        let inside = outside.0.join("in/side");
        let items = names.iter().enumerate().map(|(number, name)| match folders >> number & 1 {
            1 => json!({"id": format!("f{number}"), "name": name, "folder": {}}),
            _ => file(&number.to_string(), name),
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let report = runtime.block_on(download(items.collect(), &inside));
        prop_assert!(report.failed.is_empty(), "{:?}", report.failed);
        prop_assert!(report.left_out.iter().all(|it| it.reason == LeftOutReason::NameTaken), "{:?}", report.left_out);

        let mut found = Vec::new();
        files(&outside.0, &mut found);
        prop_assert!(found.iter().all(|path| path.starts_with(&inside)), "{found:?}");
        prop_assert_eq!(outside.names(), ["in"]);
        let places: HashSet<_> = report.done.iter().map(|file| file.local()).collect();
        prop_assert_eq!(places, found.into_iter().collect::<HashSet<_>>());
        for file in &report.done {
            let id = file.item().unwrap().as_str();
            prop_assert_eq!(fs::read_to_string(file.local()).unwrap(), id, "{} is its own", file.path());
        }
        // Nothing is lost without a word.
        let top = report.done.iter().filter(|file| !file.item().unwrap().as_str().starts_with("in-")).count();
        let within = report.done.len() - top;
        prop_assert_eq!(top + within + report.left_out.len(), names.len());
    }
}

#[tokio::test]
async fn what_is_neither_file_nor_folder_is_left_out_with_its_reason() {
    let local = Folder::new("tree-packages");
    let items = vec![
        json!({"id": "1", "name": "Notes", "package": {"type": "oneNote"}}),
        json!({"id": "2", "name": "Theirs", "remoteItem": {"id": "9"}, "folder": {}}),
        json!({"id": "3", "name": "?"}),
        json!({"id": "4", "file": {}}),
        file("5", "a.txt"),
    ];
    let report = download(items, &local.0).await;
    let told: Vec<_> = report.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            r#""Notes": it is a package, such as a notebook: export it from its own program"#,
            r#""Theirs": it is an item of another drive: take it from that drive"#,
            r#""?": it is neither a file nor a folder"#,
        ]
    );
    assert_eq!((local.names(), report.done.len()), (vec!["a.txt".to_owned()], 1));
    assert!(report.complete().unwrap_err().to_string().contains("an item came without its name or its id"));
}

#[tokio::test]
async fn a_folder_within_itself_is_told_and_has_an_end() {
    let local = Folder::new("tree-circle");
    let report =
        download(vec![json!({"id": "top", "name": "again", "folder": {}}), file("1", "a.txt")], &local.0).await;
    assert_eq!((report.done.len(), report.failed.len(), local.names()), (1, 1, vec!["a.txt".to_owned()]));
    assert!(report.complete().unwrap_err().to_string().contains("the service leads in a circle"));
}
