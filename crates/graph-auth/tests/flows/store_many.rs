//! Many processes of many tasks whose sign-in is due at once: one of them asks the service.

use crate::{
    bench::{APP, Bench, CLIENT_INFO},
    folder::{Folder, child, given},
};
use graph_auth::{DeviceCode, Store};
use graph_transport::{Body, BoxFuture, HttpClient, Transport, TransportError};
use std::{fs, io::Write, path::PathBuf, sync::Arc, time::Duration};

pub(crate) const PROCESSES: usize = 8;
const TASKS: usize = 50;

/// A sign-in whose access token has ended.
pub(crate) fn ended() -> String {
    let who = format!(r#""home_account_id":"u.t","environment":"login.microsoftonline.com","client_id":"{APP}""#);
    format!(
        r#"{{"RefreshToken":{{"r":{{"credential_type":"RefreshToken","secret":"r1",{who}}}}},
        "AccessToken":{{"a":{{"credential_type":"AccessToken","secret":"t1","token_type":"Bearer","realm":"t","cached_at":"1",
        "expires_on":"2","target":"https://graph.microsoft.com/.default",{who}}}}}}}"#
    )
}

/// Runs one test, which is ignored otherwise, in eight processes, and tells how often they asked the sign-in service.
pub(crate) fn requests(test: &str, store: &str) -> usize {
    let folder = Folder::new("many-renew");
    fs::create_dir(folder.path("ready")).unwrap();
    let spawn = |number: usize| {
        let mut child = child(test);
        child.env("STORE", store).env("FOLDER", folder.path("")).env("NUMBER", number.to_string());
        child.spawn().unwrap()
    };
    let children: Vec<_> = (0..PROCESSES).map(spawn).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    fs::read(folder.path("asked")).unwrap().len()
}

/// What each of the processes does: fifty tasks that need a token, of one credential.
pub(crate) async fn one_process(store: impl Store + 'static) {
    let folder = PathBuf::from(given("FOLDER"));
    fs::write(folder.join("ready").join(given("NUMBER")), "").unwrap();
    let bench = Arc::new(Bench::over(HttpClient::new(Service(folder))));
    let credential = DeviceCode::new("organizations", APP, |_| unreachable!("nobody should be asked"));
    let credential = Arc::new(credential.store(store));
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let (bench, credential) = (Arc::clone(&bench), Arc::clone(&credential));
            tokio::spawn(async move { bench.text(&*credential).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), "t2");
    }
}

/// A sign-in service that notes each request in a file of all, and answers when all processes are there.
#[derive(Debug)]
struct Service(PathBuf);

impl Transport for Service {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async {
            let mut asked = fs::OpenOptions::new().create(true).append(true).open(self.0.join("asked")).unwrap();
            asked.write_all(b".").unwrap();
            while fs::read_dir(self.0.join("ready")).unwrap().count() < PROCESSES {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            let body = format!(
                r#"{{"expires_in":3600,"access_token":"t2","refresh_token":"r2","client_info":"{CLIENT_INFO}"}}"#
            );
            Ok(http::Response::new(Body::from(bytes::Bytes::from(body))))
        })
    }
}

#[cfg(feature = "file")]
mod file {
    use super::*;
    use graph_auth::{FileStore, Saved};

    #[tokio::test]
    async fn one_of_all_processes_renews_a_sign_in_in_a_file() {
        let folder = Folder::new("shared");
        let path = folder.path("cache");
        let store = FileStore::new(&path);
        assert_eq!(store.save(&ended().into(), None).await.unwrap(), Saved::Done);
        assert_eq!(requests("store_many::file::process", path.to_str().unwrap()), 1);
        let kept = store.load().await.unwrap().unwrap();
        assert!(kept.contents().expose().contains(r#""secret":"r2""#));
        assert_eq!(folder.names(), ["cache"]);
    }

    #[tokio::test]
    #[ignore = "one of the processes"]
    async fn process() {
        one_process(FileStore::new(given("STORE"))).await;
    }
}
