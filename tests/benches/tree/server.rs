//! A service with one tree of files, which does as little as it can with it, and takes its time for every request.

use crate::{
    FILES, FOLDERS, LATENCY, SIZE,
    server::{self, Answer, json_answer},
};
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Body, Frame, Incoming, SizeHint},
};
use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};

/// What every file has in it.
static CONTENT: [u8; SIZE] = [b'x'; SIZE];
/// The hash of that.
const HASH: &str = "FKMYxShGMYpRjGIU29jHNraxjW0=";

pub(crate) fn folder_name(file: usize) -> String {
    format!("folder-{:02}", file % FOLDERS)
}

pub(crate) fn file_name(file: usize) -> String {
    format!("report number {file:05}.csv")
}

/// Starts it, and gives its service root.
pub(crate) fn start() -> String {
    server::start(|root| {
        let origin = root.trim_end_matches("/v1.0").to_owned();
        move |request| answer(request, origin.clone())
    })
}

async fn answer(request: Request<Incoming>, origin: String) -> Answer {
    let (parts, mut body) = request.into_parts();
    while let Some(frame) = body.frame().await {
        frame.expect("a whole body");
    }
    tokio::time::sleep(LATENCY).await;
    let path = parts.uri.path().trim_start_matches("/v1.0");
    let item = path.strip_prefix("/drives/d/items/").unwrap_or_default();
    let named = if path.ends_with("/tree") { "top" } else { "empty" };
    let top = format!("{{\"id\":\"{named}\",\"folder\":{{}},\"parentReference\":{{\"driveId\":\"d\"}}}}");
    match (&parts.method, item.strip_suffix("/children")) {
        (&Method::GET, Some("top")) => listing((0..FOLDERS).map(|at| {
            format!("{{\"id\":\"f{at}\",\"name\":\"{}\",\"folder\":{{\"childCount\":1}}}}", folder_name(at))
        })),
        (&Method::GET, Some("empty")) => listing(std::iter::empty()),
        (&Method::GET, Some(folder)) => {
            let folder = folder.trim_start_matches('f').parse().expect("a folder's number");
            listing((folder..FILES).step_by(FOLDERS).map(|at| file(at, &origin)))
        }
        (&Method::GET, None) if path.starts_with("/bytes/") => bytes(1),
        (&Method::GET, None) if path == "/all" => bytes(FILES),
        (&Method::GET, None) => json_answer(top.into()),
        (&Method::POST, Some(_)) => json_answer(Bytes::from_static(b"{\"id\":\"made\",\"folder\":{}}")),
        (&Method::PUT | &Method::PATCH, _) => json_answer(file(0, &origin).into()),
        _ => Response::builder().status(StatusCode::NOT_FOUND).body(Many(0).boxed_unsync()).expect("an answer"),
    }
}

fn listing(items: impl Iterator<Item = String>) -> Answer {
    json_answer(format!("{{\"value\":[{}]}}", items.collect::<Vec<_>>().join(",")).into())
}

fn file(number: usize, origin: &str) -> String {
    format!(
        "{{\"id\":\"01{number:032}\",\"name\":\"{}\",\"size\":{SIZE},\"eTag\":\"\\\"{{{number:032}}},1\\\"\",\
         \"file\":{{\"mimeType\":\"text/csv\",\"hashes\":{{\"quickXorHash\":\"{HASH}\"}}}},\
         \"fileSystemInfo\":{{\"lastModifiedDateTime\":\"2026-01-02T03:04:05Z\"}},\
         \"@microsoft.graph.downloadUrl\":\"{origin}/bytes/{number}?tempauth={}\"}}",
        file_name(number),
        "t".repeat(800),
    )
}

/// So many times the content of a file.
fn bytes(times: usize) -> Answer {
    Response::new(Many(times).boxed_unsync())
}

struct Many(usize);

impl Body for Many {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let more = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        Poll::Ready(more.then(|| Ok(Frame::data(Bytes::from_static(&CONTENT)))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact((self.0 * SIZE) as u64)
    }
}
