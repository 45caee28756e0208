//! The floor: the same files through bare hyper-util, as a careful program would move them by hand, and their bytes as one stream.

use crate::{AT_ONCE, FILES, FOLDERS, LATENCY, SIZE, drive, floor};
use bytes::Bytes;
use http_body_util::{BodyExt, Empty, Full};
use hyper::Request;
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    fs,
    io::{AsyncReadExt, AsyncWriteExt, BufWriter},
    task::JoinSet,
};

/// The time that the service takes, if eight requests are always under way.
async fn wait() {
    tokio::time::sleep(LATENCY * (FILES / AT_ONCE) as u32).await;
}

/// All bytes in one answer, into one file.
pub(crate) async fn stream_down(root: String, local: &Path) {
    let client = floor::client::<Empty<Bytes>>();
    let url = format!("{}/all", root.trim_end_matches("/v1.0"));
    let answer = client.request(Request::get(url).body(Empty::new()).expect("a request")).await.expect("an answer");
    let mut body = answer.into_body();
    let mut file = BufWriter::with_capacity(1 << 20, fs::File::create(local).await.expect("a file"));
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.expect("bytes").into_data() {
            file.write_all(&data).await.expect("space");
        }
    }
    file.flush().await.expect("space");
    wait().await;
}

/// All files, one after the other, into one request after the other of a fragment's size.
pub(crate) async fn stream_up(root: String, local: &Path) {
    let client = floor::client::<Full<Bytes>>();
    let mut pending = Vec::new();
    for number in 0..FILES {
        let path = local.join(drive::folder_name(number)).join(drive::file_name(number));
        let mut file = fs::File::open(path).await.expect("a file");
        file.read_to_end(&mut pending).await.expect("bytes");
        if pending.len() >= 10 << 20 || number + 1 == FILES {
            put(&client, format!("{root}/all"), std::mem::take(&mut pending).into()).await;
        }
    }
    wait().await;
}

/// Eight tasks take one file after the other.
async fn share<F: Future<Output = ()> + Send + 'static>(work: impl Fn(usize) -> F) {
    let next = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    let work: Vec<F> = (0..FILES).map(work).collect();
    let work = Arc::new(std::sync::Mutex::new(work.into_iter()));
    for _ in 0..AT_ONCE {
        let (next, work) = (Arc::clone(&next), Arc::clone(&work));
        tasks.spawn(async move {
            loop {
                let Some(one) = work.lock().expect("nobody panics").next() else { return };
                one.await;
                next.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    tasks.join_all().await;
    assert_eq!(next.load(Ordering::Relaxed), FILES);
}

/// Each file in a request, beside its place and moved there.
pub(crate) async fn download(root: String, local: &Path) {
    for number in 0..FOLDERS {
        fs::create_dir_all(local.join(drive::folder_name(number))).await.expect("a folder");
    }
    let client = floor::client::<Empty<Bytes>>();
    let origin = root.trim_end_matches("/v1.0").to_owned();
    let local: Arc<PathBuf> = Arc::new(local.to_owned());
    share(|number| {
        let (client, origin, local) = (client.clone(), origin.clone(), Arc::clone(&local));
        async move {
            let url = format!("{origin}/bytes/{number}?tempauth={}", "t".repeat(800));
            let request = Request::get(url).body(Empty::new()).expect("a request");
            let answer = client.request(request).await.expect("an answer");
            let bytes = answer.into_body().collect().await.expect("a body").to_bytes();
            assert_eq!(bytes.len(), SIZE);
            let to = local.join(drive::folder_name(number)).join(drive::file_name(number));
            let draft = to.with_extension("part");
            let write = move || {
                std::fs::write(&draft, bytes)?;
                std::fs::rename(draft, to)
            };
            tokio::task::spawn_blocking(write).await.expect("a thread").expect("space");
        }
    })
    .await;
}

/// Each file in a request.
pub(crate) async fn upload(root: String, local: &Path) {
    let client = floor::client::<Full<Bytes>>();
    let local: Arc<PathBuf> = Arc::new(local.to_owned());
    share(|number| {
        let (client, root, local) = (client.clone(), root.clone(), Arc::clone(&local));
        async move {
            let path = local.join(drive::folder_name(number)).join(drive::file_name(number));
            let bytes = fs::read(path).await.expect("bytes");
            put(&client, format!("{root}/drives/d/items/f:/{number}:/content"), bytes.into()).await;
        }
    })
    .await;
}

async fn put(client: &Client<HttpConnector, Full<Bytes>>, url: String, bytes: Bytes) {
    let request = Request::put(url).header("authorization", "Bearer t").body(Full::new(bytes)).expect("a request");
    let answer = client.request(request).await.expect("an answer");
    assert!(answer.status().is_success());
    answer.into_body().collect().await.expect("a body");
}
