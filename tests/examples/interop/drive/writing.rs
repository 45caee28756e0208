//! Files written: in one request, in sessions, from streams, over others, and version by version.

use std::io::{self, Cursor};
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use graph_drive::{Conflict, DriveItem, DriveItemVersion, Result, Source, Upload, UploadSession};
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};

use super::Scene;
use super::seen::{data, item, items, person, sha256, time, tree};

pub(super) async fn upload(scene: &Scene) -> Value {
    let local = Path::new("ours");
    std::fs::create_dir(local).unwrap();
    for (name, size) in [("small.bin", 70_000), ("large.bin", 6_500_000), ("Größe & 100%.txt", 12)] {
        std::fs::write(local.join(name), data(size)).unwrap();
    }
    scene.drive.root().children().create_folder("Uploads", Conflict::Fail).await.unwrap();
    let folder = scene.at("Uploads");
    let mut made = Vec::new();
    for name in ["small.bin", "large.bin", "Größe & 100%.txt"] {
        let source = Source::file(local.join(name)).await;
        made.push(folder.path(name).upload(source).fragment(2 * 327_680).describe(&json!({})).await.unwrap());
    }
    let stream = |size: usize| Source::reader(Cursor::new(data(size)), Some(size as u64));
    made.push(folder.path("stream.bin").upload(stream(4_500_000)).await.unwrap());
    made.push(folder.path("session.bin").upload(stream(100)).describe(&json!({})).await.unwrap());
    let mut content = Vec::new();
    for it in &made[1..4] {
        content.push(sha256(&scene.drive.item(it.require_id().unwrap().clone()).content().await.unwrap()));
    }
    json!({ "made": items(&made), "tree": tree(&folder).await, "content": content })
}

/// The item, or the status that it was refused with.
fn told(answer: Result<DriveItem>) -> Value {
    match answer {
        Ok(made) => item(&made),
        Err(error) => json!(error.status().unwrap().as_u16()),
    }
}

pub(super) async fn conflicts(scene: &Scene) -> Value {
    let taken = |size: usize| scene.at("Taken.bin").upload(data(size));
    let first = taken(10).await.unwrap();
    let replaced = taken(20).await.unwrap();
    let session = |size: usize, conflict| taken(size).describe(&json!({})).conflict(conflict);
    let dates = json!({"fileSystemInfo": {
        "createdDateTime": "2020-01-02T03:04:05Z", "lastModifiedDateTime": "2021-02-03T04:05:06Z",
    }});
    let mut seen = json!({
        "first": item(&first),
        "replaced": [item(&replaced), json!(replaced.id == first.id)],
        "fail": told(session(30, Conflict::Fail).await),
        "rename": told(session(40, Conflict::Rename).await),
        "replace": told(session(50, Conflict::Replace).await),
    });
    let dated = scene.at("Dated.bin").upload(data(60)).describe(&dates).conflict(Conflict::Fail).await.unwrap();
    let times = dated.file_system_info.as_ref().unwrap();
    seen["dated"] = json!([item(&dated), time(times.created_date_time), time(times.last_modified_date_time)]);
    seen["tree"] = tree(&scene.drive.root()).await;
    seen
}

/// A source that breaks off after so many bytes of those that everybody can make.
fn broken(size: usize, after: usize) -> Source {
    Source::reader(Cursor::new(data(size)[..after].to_vec()).chain(Broken), Some(size as u64))
}

/// A reader that cannot be read.
struct Broken;

impl AsyncRead for Broken {
    fn poll_read(self: Pin<&mut Self>, _: &mut Context<'_>, _: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()))
    }
}

/// The session that an upload has kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Option<UploadSession>>>);

impl Kept {
    fn by(&self, upload: Upload<DriveItem>) -> Upload<DriveItem> {
        let kept = Arc::clone(&self.0);
        upload.checkpoint(move |session| *kept.lock().unwrap() = Some(session.clone()))
    }

    fn take(&self) -> UploadSession {
        self.0.lock().unwrap().take().unwrap()
    }
}

/// A session that stops after two fragments and goes on, one that is given up, and one whose name is taken meanwhile.
pub(super) async fn resumed(scene: &Scene) -> Value {
    const UNIT: usize = 327_680;
    let size = 5 * UNIT + 77;
    let (folder, kept) = (scene.at("Uploads"), Kept::default());
    let upload = |name: &str, source: Source| {
        folder.path(name).upload(source).fragment(UNIT as u64).describe(&json!({})).conflict(Conflict::Fail)
    };
    kept.by(upload("long.bin", broken(size, 2 * UNIT))).await.unwrap_err();
    let session = kept.take();
    let next = session.sent();
    let sent = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&sent);
    let going_on = upload("long.bin", data(size).into()).resume(session);
    let made = going_on.progress(move |it| noted.lock().unwrap().push(it.bytes)).await.unwrap();
    let read = async |name: &str| sha256(&folder.path(name).content().await.unwrap());
    let mut seen = json!({ "next": next, "made": [item(&made), json!(read("long.bin").await)] });
    seen["sent"] = json!(*sent.lock().unwrap());

    kept.by(upload("gone.bin", broken(size, UNIT))).await.unwrap_err();
    let session = kept.take();
    session.clone().cancel(&scene.client).await.unwrap();
    let gone = upload("gone.bin", data(size).into()).conflict(Conflict::Rename).resume(session).await.unwrap_err();
    seen["gone"] = json!([gone.status().unwrap().as_u16(), gone.code()]);

    kept.by(upload("race.bin", broken(300, 0))).await.unwrap_err();
    folder.path("race.bin").upload(data(10)).await.unwrap();
    let taken = upload("race.bin", data(300).into()).resume(kept.take()).await.unwrap_err();
    seen["taken"] = json!([taken.status().unwrap().as_u16(), taken.code()]);
    let renamed = upload("race.bin", data(300).into()).conflict(Conflict::Rename).await.unwrap();
    seen["renamed"] = json!([item(&renamed), read(renamed.name.as_deref().unwrap()).await]);
    seen["tree"] = tree(&folder).await;
    seen
}

fn version(it: &DriveItemVersion) -> Value {
    json!([it.id, it.size])
}

pub(super) async fn versions(scene: &Scene) -> Value {
    let report = scene.at("Reports/Draft.txt");
    for count in [100, 200, 300] {
        report.upload(data(count)).await.unwrap();
    }
    let listed = async || report.versions().list().await.unwrap().value.iter().map(version).collect::<Value>();
    let mut seen = json!({ "listed": listed().await });
    let one = report.version("1.0");
    let content = sha256(&one.content().await.unwrap());
    seen["one"] = json!([version(&one.get().await.unwrap()), content]);
    one.restore().await.unwrap();
    let content = sha256(&report.content().await.unwrap());
    seen["restored"] = json!([item(&report.get().await.unwrap()), listed().await, content]);
    let seeded = scene.at("Welcome.txt").versions().list().await.unwrap().value;
    let told = |it: &DriveItemVersion| {
        json!([it.id, it.size, time(it.last_modified_date_time), person(it.last_modified_by.as_ref())])
    };
    seen["seeded"] = seeded.iter().map(told).collect();
    seen
}
