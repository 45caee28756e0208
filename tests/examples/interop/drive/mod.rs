//! Our client does the work of drives, step by step, as clients of others do; each step prints what it has seen as one JSON document.
//!
//! What is asked for, and in which order, stands here once more on purpose: the scripts in `tests/interop/drive` say it in words of their
//! clients.

mod changes;
mod order;
mod reading;
mod seen;
mod sharing;
mod writing;

use graph_drive::{Client, DriveClient, HttpClient, ItemHandle};
use graph_transport::{Endpoint, HyperTransport, StaticToken};
use serde_json::Value;

/// The drives of the demo that are looked at.
struct Scene {
    client: Client,
    drive: DriveClient,
    bob: DriveClient,
}

impl Scene {
    fn read() -> Self {
        let told: Value = serde_json::from_str(&std::env::var("SCENE").unwrap()).unwrap();
        let text = |name: &str| told["emulator"][name].as_str().unwrap();
        let endpoint = Endpoint::custom(text("graph"), text("authority")).unwrap();
        let token = StaticToken::new(text("token"));
        let client = Client::new(HttpClient::new(HyperTransport::new().unwrap()), endpoint, token);
        Self { drive: DriveClient::new(&client), bob: DriveClient::of(&client, "bob@contoso.com"), client }
    }

    /// What is at a path of Ada's drive.
    fn at(&self, path: &str) -> ItemHandle {
        self.drive.root().path(path)
    }
}

/// Takes a step, and prints what it has seen.
pub(crate) async fn step(step: &str) {
    let scene = Scene::read();
    let seen = match step {
        "drives" => reading::drives(&scene).await,
        "listing" => reading::listing(&scene).await,
        "search" => reading::search(&scene).await,
        "download" => reading::download(&scene).await,
        "thumbnails" => reading::thumbnails(&scene).await,
        "changes" => changes::changes(&scene).await,
        "upload" => writing::upload(&scene).await,
        "conflicts" => writing::conflicts(&scene).await,
        "resumed" => writing::resumed(&scene).await,
        "versions" => writing::versions(&scene).await,
        "organise" => order::organise(&scene).await,
        "copies" => order::copies(&scene).await,
        "batch" => order::batch(&scene).await,
        "refused" => order::refused(&scene).await,
        "sharing" => sharing::sharing(&scene).await,
        _ => panic!("no step of drives is called {step:?}"),
    };
    println!("{seen}");
}
