//! Bytes that are checked by their hash while they come and go, whatever happens to them on the way.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod common;

use common::{ADA, Folder, UNIT, bytes, client, drive};
use graph_drive::{
    Checksum, Client, DriveClient, DriveItem, DriveItemUploadableProperties, Endpoint, ErrorKind, Hash, HttpClient,
    Source, Upload, UploadSession,
};
use graph_emulator::{Emulator, Fault};
use graph_transport::{Body, BoxFuture, Transport, TransportError};
use serde_json::Value;
use std::sync::{Arc, Mutex};

const MOVES: &str = "PUT /upload/**";
const SERVES: &str = "GET /download/**";

/// What takes a session whatever its size, in fragments that are quickly sent.
fn in_session(upload: Upload<DriveItem>) -> Upload<DriveItem> {
    upload.describe(&DriveItemUploadableProperties::default()).fragment(UNIT as u64)
}

/// Changes what an answer tells.
type Tell = fn(&mut Value);

/// The emulator behind a network that changes what it carries.
#[derive(Clone, Debug)]
struct Meddler {
    emulator: Emulator,
    does: Does,
}

#[derive(Clone, Copy, Debug)]
enum Does {
    /// Changes one byte of what comes down.
    FlipDown(usize),
    /// Changes one byte of what goes up.
    FlipUp(usize),
    /// Changes what is told of an item.
    Tell(Tell),
}

impl Transport for Meddler {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (serves, puts) = (request.uri().path().contains("/download/"), request.method() == http::Method::PUT);
            let request = match self.does {
                Does::FlipUp(at) if puts => {
                    let (head, body) = request.into_parts();
                    http::Request::from_parts(head, flipped(body, at).await?)
                }
                _ => request,
            };
            let (head, body) = self.emulator.send(request).await?.into_parts();
            let body = match self.does {
                Does::FlipDown(at) if serves => flipped(body, at).await?,
                Does::Tell(change) if !serves => {
                    let bytes = body.bytes().await?;
                    let Ok(mut told) = serde_json::from_slice(&bytes) else {
                        return Ok(http::Response::from_parts(head, Body::from(bytes)));
                    };
                    change(&mut told);
                    Body::from(told.to_string())
                }
                _ => body,
            };
            Ok(http::Response::from_parts(head, body))
        })
    }
}

async fn flipped(body: Body, at: usize) -> Result<Body, TransportError> {
    let mut bytes = body.bytes().await?.to_vec();
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1;
    }
    Ok(Body::from(bytes))
}

/// Ada's drive behind such a network.
fn through(emulator: &Emulator, does: Does) -> DriveClient {
    let meddler = Meddler { emulator: emulator.clone(), does };
    DriveClient::new(&Client::new(HttpClient::new(meddler), Endpoint::default(), emulator.credential(ADA)))
}

fn no_hashes(told: &mut Value) {
    if let Some(file) = told.get_mut("file").and_then(Value::as_object_mut) {
        file.remove("hashes");
    }
}

/// DRV-19: `file.content().verify(Checksum::of(&item)?)`
#[tokio::test]
async fn a_download_is_checked_in_every_way_to_read_it() {
    let whole = bytes((17 << 20) + 5);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()).file("empty.txt", ""));
    let folder = Folder::new("verified");
    let path = folder.0.join("a.bin");
    for (drive, fine) in [(&drive, true), (&through(&emulator, Does::FlipDown(300)), false)] {
        let file = drive.root().path("a.bin");
        let item = file.get().await.unwrap();
        let checked = || file.content().verify(Checksum::of(&item).unwrap());
        std::fs::write(&path, "old").unwrap();
        let mut content = checked().open().await.unwrap();
        let (mut read, mut end) = (0, None);
        while let Some(chunk) = content.chunk().await {
            match chunk {
                Ok(chunk) => read += chunk.len(),
                Err(error) => end = Some(error),
            }
        }
        assert_eq!((read, end.is_none()), (whole.len(), fine), "what is wrong is told at the end, once");
        let mut all = Vec::new();
        let mut reader = checked().open().await.unwrap();
        let as_reader = tokio::io::AsyncReadExt::read_to_end(&mut reader, &mut all).await;
        assert_eq!(as_reader.is_ok(), fine);
        let outcomes = [
            checked().await.map(|bytes| bytes.len() as u64),
            checked().parallel(3).await.map(|bytes| bytes.len() as u64),
            checked().to_writer(&mut tokio::io::sink()).await,
            checked().parallel(2).to_writer(&mut tokio::io::sink()).await,
            checked().to_file(&path).await.map(|saved| saved.bytes),
            checked().at_url(item.download_url.as_ref().unwrap()).await.map(|bytes| bytes.len() as u64),
            end.map_or(Ok(read as u64), Err),
        ];
        for outcome in outcomes {
            if fine {
                assert_eq!(outcome.unwrap(), whole.len() as u64);
                continue;
            }
            let error = outcome.unwrap_err();
            let told = item.file.as_ref().unwrap().hashes.as_ref().unwrap().quick_xor_hash.as_deref().unwrap();
            let text = error.to_string();
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert!(text.starts_with("drive.items.content: quickXorHash: the bytes have "), "{text}");
            assert!(text.contains(&format!(", and not {told}: ")) && text.contains("read the item"), "{text}");
        }
        let on_disk = std::fs::read(&path).unwrap();
        assert!(on_disk == if fine { &whole[..] } else { b"old" });
        assert_eq!(folder.names(), ["a.bin"], "nothing torn is left");
    }
    let empty = drive.root().path("empty.txt");
    let checksum = Checksum::of(&empty.get().await.unwrap()).unwrap();
    assert_eq!(empty.content().verify(checksum.clone()).await.unwrap(), "");
    let error = drive.root().path("a.bin").content().verify(checksum).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test(start_paused = true)]
async fn a_download_that_was_cut_is_checked_once() {
    let whole = bytes(300_000);
    let (emulator, drive) = drive(|user| user.file("a.bin", whole.clone()));
    let file = drive.root().path("a.bin");
    let checksum = Checksum::of(&file.get().await.unwrap()).unwrap();
    for cut in [0, 1, 159, 160, 1000, 299_999] {
        emulator.fault(Fault::cut_after(cut).on(SERVES));
        assert_eq!(file.content().verify(checksum.clone()).await.unwrap(), whole, "cut after {cut}");
    }
    // What cannot be read to its end is that error, and none of hashes.
    emulator.fault(Fault::cut_after(1000).on(SERVES));
    emulator.fault(Fault::graph_error(403, "accessDenied", "No.").on(SERVES).always());
    let mut content = file.content().verify(checksum).open().await.unwrap();
    content.chunk().await.unwrap().unwrap();
    assert!(content.chunk().await.unwrap().unwrap_err().is_access_denied());
    assert!(content.chunk().await.is_none());
}

#[tokio::test]
async fn a_part_has_no_hash_of_its_own() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "0123456789"));
    let file = drive.root().path("a.txt");
    let item = file.get().await.unwrap();
    let checksum = || Checksum::of(&item).unwrap();
    emulator.journal().clear();
    let url = item.download_url.as_ref().unwrap();
    for download in
        [file.content().range(..4), file.content().range(4..).at_url(url), file.content().range(1..9).parallel(2)]
    {
        let error = download.verify(checksum()).await.unwrap_err();
        assert!(error.kind() == ErrorKind::Request && error.to_string().contains("leave out the range"), "{error}");
    }
    assert_eq!(emulator.journal().matching("/**").count(), 0);
    assert_eq!(file.content().verify(checksum()).range(0..).await.unwrap(), "0123456789", "which is all of it");
}

/// DRV-W2: `file.upload(source).verify(Hash::quick_xor())`
#[tokio::test]
async fn an_upload_is_compared_with_what_the_service_tells() {
    let whole = bytes(3 * UNIT + 5);
    let folder = Folder::new("verified-up");
    let path = folder.0.join("a.bin");
    std::fs::write(&path, &whole).unwrap();
    let stream = |length| Source::reader(std::io::Cursor::new(whole.clone()), length);
    let (emulator, drive) = drive(|user| user);
    for (drive, fine) in [(&drive, true), (&through(&emulator, Does::FlipUp(7)), false)] {
        let file = drive.root().path("a.bin");
        let sources =
            [Source::from(whole.clone()), Source::file(&path).await, stream(None), stream(Some(whole.len() as u64))];
        for (at, source) in sources.into_iter().enumerate() {
            let upload = file.upload(source).verify(Hash::quick_xor());
            let made = in_session(upload).await;
            assert_eq!(made.is_ok(), fine, "source {at} in a session");
        }
        for source in [Source::from(whole.clone()), Source::file(&path).await, stream(None)] {
            let made = file.upload(source).verify(Hash::quick_xor()).await;
            assert_eq!(made.is_ok(), fine, "in one request");
            let Err(error) = made else { continue };
            let mut sent = Hash::quick_xor();
            sent.update(&whole);
            let told = file.get().await.unwrap().file.unwrap().hashes.unwrap().quick_xor_hash.unwrap();
            let text = error.to_string();
            let both = format!("drive.items.upload: quickXorHash: sent was {sent}, and the service tells of {told}: ");
            assert!(error.kind() == ErrorKind::Decode && text.starts_with(&both), "{text}");
            assert!(text.contains("changed on their way") && text.contains("Office"), "{text}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn bytes_that_are_sent_again_are_hashed_once() {
    let whole = bytes(5 * UNIT + 7);
    let folder = Folder::new("verified-again");
    let path = folder.0.join("a.bin");
    std::fs::write(&path, &whole).unwrap();
    let length = Some(whole.len() as u64);
    for at in 0..3 {
        let (emulator, drive) = drive(|user| user);
        let source = match at {
            0 => Source::from(whole.clone()),
            1 => Source::file(&path).await,
            _ => Source::reader(std::io::Cursor::new(whole.clone()), length),
        };
        // One fragment arrives and its answer does not, one does not arrive, one is refused for the time being.
        emulator.fault(Fault::reset().on(MOVES));
        emulator.fault(Fault::graph_error(503, "serviceNotAvailable", "Later.").on(MOVES));
        emulator.fault(Fault::graph_error(500, "generalException", "Later.").on(MOVES));
        in_session(drive.root().path("a.bin").upload(source)).verify(Hash::quick_xor()).await.unwrap();
        assert_eq!(emulator.file(ADA, "a.bin").unwrap(), whole);
        assert!(emulator.journal().matching(MOVES).count() > 6, "source {at}");
    }

    // A session that is lost is begun anew with bytes that were hashed before.
    let (emulator, drive) = drive(|user| user);
    let (expiring, mut is_over) = (emulator.clone(), false);
    let upload = in_session(drive.root().path("a.bin").upload(Source::file(&path).await)).progress(move |progress| {
        if !is_over && progress.bytes == 2 * UNIT as u64 {
            is_over = true;
            expiring.expire_urls();
        }
    });
    upload.verify(Hash::quick_xor()).await.unwrap();
    assert_eq!(emulator.journal().matching("POST /me/drive/**").carried_out().count(), 2);
}

#[tokio::test]
async fn another_process_hashes_what_was_sent_before() {
    let whole = bytes(5 * UNIT + 7);
    let folder = Folder::new("verified-resumed");
    let path = folder.0.join("a.bin");
    std::fs::write(&path, &whole).unwrap();
    let (emulator, drive) = drive(|user| user);
    let begun = async |source: Source| {
        let kept = Arc::new(Mutex::new(None));
        let keep = Arc::clone(&kept);
        let upload = in_session(drive.root().path("a.bin").upload(source));
        let expiring = emulator.clone();
        let upload = upload.checkpoint(move |session| {
            if session.sent() == 2 * UNIT as u64 {
                expiring.fault(Fault::graph_error(400, "invalidRequest", "No.").on(MOVES));
            }
            *keep.lock().unwrap() = Some(serde_json::to_string(session).unwrap());
        });
        upload.await.unwrap_err();
        let text = kept.lock().unwrap().take().unwrap();
        serde_json::from_str::<UploadSession>(&text).unwrap()
    };
    let session = begun(Source::file(&path).await).await;
    assert_eq!(session.sent(), 2 * UNIT as u64);
    emulator.journal().clear();
    let tomorrow = DriveClient::new(&client(&emulator)).root().path("a.bin");
    let upload = tomorrow.upload(Source::file(&path).await).resume(session).fragment(UNIT as u64);
    upload.verify(Hash::quick_xor()).await.unwrap();
    assert_eq!(emulator.journal().matching(MOVES).count(), 4, "what was sent before is read, and not sent");

    let session = begun(Source::from(whole.clone())).await;
    let mut other = whole.clone();
    other[UNIT] ^= 1;
    let upload = tomorrow.upload(other).resume(session).fragment(UNIT as u64);
    let error = upload.verify(Hash::quick_xor()).await.unwrap_err();
    assert!(error.to_string().contains("quickXorHash: sent was"), "bytes of the same length alone: {error}");

    let session = begun(Source::from(whole.clone())).await;
    let stream = Source::reader(std::io::Cursor::new(whole.clone()), Some(whole.len() as u64));
    let upload = tomorrow.upload(stream).resume(session).fragment(UNIT as u64);
    let error = upload.verify(Hash::quick_xor()).await.unwrap_err();
    assert!(
        error.kind() == ErrorKind::Request && error.to_string().contains("cannot be verified: upload a file"),
        "{error}"
    );
}

#[tokio::test]
async fn a_service_that_tells_no_hash_is_not_taken_for_one_that_agrees() {
    let (emulator, _) = drive(|user| user.file("a.txt", "old").drive_folder("F"));
    let drive = through(&emulator, Does::Tell(no_hashes));
    let file = drive.root().path("a.txt");
    for upload in [file.upload("new"), in_session(file.upload("newer"))] {
        let error = upload.verify(Hash::quick_xor()).await.unwrap_err();
        let text = error.to_string();
        assert!(error.kind() == ErrorKind::Decode && text.contains("told no such hash of them"), "{text}");
    }
    assert_eq!(emulator.file(ADA, "a.txt").unwrap(), "newer", "it is there, and the error says so");
    let why = async |of: DriveItem| Checksum::of(&of).unwrap_err().to_string();
    let error = why(file.get().await.unwrap()).await;
    assert!(error.contains("tells no hash of this file"), "{error}");
    let error = why(drive.root().path("F").get().await.unwrap()).await;
    assert!(error.contains("download_tree"), "{error}");
    let error = why(DriveItem::default()).await;
    assert!(error.contains("read it with its `file`"), "{error}");
}

#[cfg(feature = "sha")]
mod sha {
    use super::*;

    fn only(hash: &str, told: &mut Value) {
        if let Some(hashes) = told.pointer_mut("/file/hashes").and_then(Value::as_object_mut) {
            hashes.retain(|name, _| name == hash);
            for text in hashes.values_mut() {
                *text = text.as_str().unwrap().to_ascii_lowercase().into();
            }
        }
    }

    /// DRV-W3: `Hash::sha1()`, `Hash::sha256()` with the feature `sha`
    #[tokio::test]
    async fn what_else_a_drive_tells_is_compared_in_either_case() {
        let whole = bytes(100_000);
        let (emulator, upper) = drive(|user| user.file("a.bin", whole.clone()));
        let sha1: Tell = |told| only("sha1Hash", told);
        let sha256: Tell = |told| only("sha256Hash", told);
        for (tell, hash) in [(sha1, Hash::sha1 as fn() -> Hash), (sha256, Hash::sha256)] {
            let lower = through(&emulator, Does::Tell(tell));
            let item = lower.root().path("a.bin").get().await.unwrap();
            let checksum = Checksum::of(&item).unwrap();
            assert_eq!(checksum.to_string(), checksum.to_string().to_lowercase());
            for drive in [&lower, &upper] {
                let file = drive.root().path("a.bin");
                assert_eq!(file.content().verify(checksum.clone()).await.unwrap(), whole);
                file.upload(whole.clone()).verify(hash()).await.unwrap();
            }
            let changed = through(&emulator, Does::FlipDown(9)).root().path("a.bin");
            let error = changed.content().verify(checksum.clone()).await.unwrap_err();
            assert!(error.to_string().contains(&format!("and not {checksum}")), "{error}");
            let changed = through(&emulator, Does::FlipUp(9)).root().path("b.bin");
            assert!(changed.upload(whole.clone()).verify(hash()).await.is_err());
            let error = lower.root().path("c.bin").upload("x").verify(Hash::quick_xor()).await.unwrap_err();
            assert!(error.to_string().contains("told no such hash"), "another hash is none: {error}");
        }
    }
}
