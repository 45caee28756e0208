//! Downloads, uploads and monitors against a small server that fails on order and keeps a journal.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use bytes::Bytes;
use graph_odata::{Check, Conflict, Download, Monitor, OperationState, Path, Source, Start, Upload, UploadSession};
use graph_transport::{
    Backoff, Body, BoxFuture, Client, Endpoint, Error, ErrorKind, HttpClient, Method, StaticToken, Transport,
    TransportError, TransportErrorKind, testing::Scripted,
};
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

const STORE: &str = "https://contoso.sharepoint.com/s3cret";

/// What goes wrong with a request, in order. `Fine` lets one pass.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    Fine,
    /// The answer's body breaks off after so many bytes.
    Cut(usize),
    /// The connection is lost before the request has an effect, or after.
    LostBefore,
    LostAfter,
    Status(u16),
    /// The part that is asked for is not given, but everything.
    IgnoreRange,
    /// Somebody writes a new version.
    Change,
}

#[derive(Debug, Default)]
struct State {
    content: Vec<u8>,
    etag: u32,
    outlook: bool,
    received: Vec<u8>,
    sessions: u32,
    faults: VecDeque<Fault>,
    /// What reached the store: method, range, status.
    journal: Vec<(Method, String, u16)>,
    bodies: Vec<Value>,
}

/// A drive with one file, and the store that its bytes come from and go to.
#[derive(Clone, Debug, Default)]
struct Drive(Arc<Mutex<State>>);

impl Drive {
    fn with(content: impl Into<Vec<u8>>) -> Self {
        let drive = Self::default();
        drive.state().content = content.into();
        drive
    }

    fn faults(self, faults: impl IntoIterator<Item = Fault>) -> Self {
        self.state().faults = faults.into_iter().collect();
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn client(&self) -> Client {
        // Patient: it is not the limits of retries that are under test here.
        let policy = Backoff::default().attempts(99).within(Duration::from_secs(86_400));
        let http = HttpClient::new(self.clone()).retry(policy);
        Client::new(http, Endpoint::default(), StaticToken::new("t0ken"))
    }

    fn ranges(&self) -> Vec<String> {
        self.state().journal.iter().filter(|entry| entry.0 == Method::PUT).map(|entry| entry.1.clone()).collect()
    }
}

fn answer(status: u16, headers: &[(&'static str, String)], body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    for (name, value) in headers {
        response.headers_mut().insert(*name, value.parse().unwrap());
    }
    response
}

impl State {
    fn answer(&mut self, request: &Request<Bytes>, fault: Fault) -> Response<Bytes> {
        let url = request.uri().to_string();
        let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        if url.ends_with("/content") && *request.method() == Method::GET {
            assert!(header("range").is_none(), "a part is asked for where the bytes are");
            return answer(302, &[("location", format!("{STORE}/download"))], "");
        }
        if url.contains("/content") {
            self.content = request.body().to_vec();
            return answer(201, &[], r#"{"id":"simple"}"#);
        }
        if url.ends_with("/createUploadSession") {
            self.bodies.push(serde_json::from_slice(request.body()).unwrap());
            self.sessions += 1;
            self.received.clear();
            return answer(
                200,
                &[],
                json!({"uploadUrl": format!("{STORE}/upload"), "nextExpectedRanges": ["0-"]}).to_string(),
            );
        }
        assert!(url.starts_with(STORE), "{url}");
        assert!(header("authorization").is_none(), "the store gets no token");
        let range = header("range").or(header("content-range")).unwrap_or_default();
        let response = match *request.method() {
            Method::GET if url.ends_with("/download") => self.part(&range, header("if-match"), fault),
            Method::GET => self.status(200),
            Method::DELETE => answer(204, &[], ""),
            _ => self.fragment(&range, request.body()),
        };
        self.journal.push((request.method().clone(), range, response.status().as_u16()));
        response
    }

    fn part(&mut self, range: &str, if_match: Option<String>, fault: Fault) -> Response<Bytes> {
        if fault == Fault::Change {
            self.etag += 1;
            self.content.reverse();
        }
        let etag = format!("\"{}\"", self.etag);
        if if_match.is_some_and(|wanted| wanted != etag) {
            return answer(412, &[], "");
        }
        let total = self.content.len();
        let headers = |length: usize| {
            vec![("etag", etag.clone()), ("content-length", length.to_string()), ("accept-ranges", "bytes".to_owned())]
        };
        let Some(range) = range.strip_prefix("bytes=").filter(|_| fault != Fault::IgnoreRange) else {
            return answer(200, &headers(total), self.content.clone());
        };
        let (first, last) = range.split_once('-').unwrap();
        let first: usize = first.parse().unwrap();
        let last = last.parse().unwrap_or(total - 1).min(total.saturating_sub(1));
        if first >= total {
            return answer(416, &[("content-range", format!("bytes */{total}"))], "");
        }
        let mut headers = headers(last + 1 - first);
        headers.push(("content-range", format!("bytes {first}-{last}/{total}")));
        answer(206, &headers, self.content[first..=last].to_vec())
    }

    fn fragment(&mut self, range: &str, body: &[u8]) -> Response<Bytes> {
        if self.sessions == 0 {
            return answer(404, &[], r#"{"error":{"code":"uploadSessionNotFound","message":"gone"}}"#);
        }
        let (bytes, total) = range.strip_prefix("bytes ").unwrap().split_once('/').unwrap();
        let (first, last) = bytes.split_once('-').unwrap();
        let [first, last, total] = [first, last, total].map(|number| number.parse::<usize>().unwrap());
        assert_eq!(last + 1 - first, body.len());
        if first != self.received.len() {
            return answer(416, &[], r#"{"error":{"code":"invalidRange","message":"x"}}"#);
        }
        assert!(self.outlook || last + 1 == total || body.len().is_multiple_of(327_680), "{range}");
        self.received.extend_from_slice(body);
        if self.received.len() < total {
            return self.status(if self.outlook { 200 } else { 202 });
        }
        self.content = std::mem::take(&mut self.received);
        self.sessions = 0;
        if self.outlook {
            let location = "https://outlook.office.com/api/v2.0/Users('a')/Messages('b')/Attachments('AAMkX=')";
            return answer(201, &[("location", location.into())], "");
        }
        answer(201, &[], r#"{"id":"session"}"#)
    }

    fn status(&self, status: u16) -> Response<Bytes> {
        if self.sessions == 0 {
            return answer(404, &[], "");
        }
        let next = self.received.len();
        let body = match self.outlook {
            true => json!({"ExpirationDateTime": "2030-01-01T00:00:00Z", "NextExpectedRanges": [next.to_string()]}),
            false => json!({"expirationDateTime": "2030-01-01T00:00:00Z", "nextExpectedRanges": [format!("{next}-")]}),
        };
        answer(status, &[], body.to_string())
    }
}

impl Transport for Drive {
    fn send(&self, request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let request = Request::from_parts(parts, body.bytes().await?);
            let mut state = self.state();
            let fault = state.faults.pop_front().unwrap_or(Fault::Fine);
            match fault {
                Fault::LostBefore => return Err(interrupted()),
                Fault::Status(status) => {
                    if status == 404 {
                        state.sessions = 0;
                    }
                    return Ok(answer(status, &[], "").map(Body::from));
                }
                _ => {}
            }
            let response = state.answer(&request, fault);
            Ok(match fault {
                Fault::LostAfter => return Err(interrupted()),
                Fault::Cut(at) => response.map(|bytes| {
                    let kept = bytes.slice(..at.min(bytes.len()));
                    let pieces: VecDeque<_> = [Ok(kept), Err(interrupted())].into();
                    Body::stream(Pieces(pieces))
                }),
                _ => response
                    .map(|bytes| Body::stream(Pieces(bytes.chunks(1000).map(|it| Ok(bytes.slice_ref(it))).collect()))),
            })
        })
    }
}

fn interrupted() -> TransportError {
    TransportError::new(TransportErrorKind::Interrupted, "lost")
}

/// A body in pieces.
struct Pieces(VecDeque<Result<Bytes, TransportError>>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        std::task::Poll::Ready(self.0.pop_front().map(|piece| piece.map(http_body::Frame::data)))
    }
}

/// Bytes that tell where they stood.
fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 251) as u8).collect()
}

fn download(drive: &Drive) -> Download {
    Download::new(&drive.client(), "drive.items.content", Path::new("/me/drive/items/1/content"))
}

/// The bytes that are still to be seen: each once, and in order.
struct Unseen(VecDeque<u8>);

impl<T> Check<T> for Unseen {
    fn update(&mut self, bytes: &[u8]) {
        assert!(self.0.drain(..bytes.len()).eq(bytes.iter().copied()));
    }

    fn finish(self: Box<Self>, _: &T) -> graph_odata::Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::decode("bytes were not seen")) }
    }
}

fn upload(drive: &Drive, source: impl Into<Source>) -> Upload<Value> {
    Upload::to_drive(&drive.client(), "drive.items.upload", Path::new("/me/drive/root:/a.bin:"), source)
}

#[tokio::test(start_paused = true)]
async fn a_download_goes_on_where_it_was_cut() {
    let whole = content(100_000);
    let cuts = [Fault::Fine, Fault::Cut(30_000), Fault::Cut(1), Fault::LostBefore, Fault::Cut(0), Fault::Cut(50_000)];
    let drive = Drive::with(whole.clone()).faults(cuts);
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&told);
    let bytes = download(&drive).progress(move |it| noted.lock().unwrap().push((it.bytes, it.total))).await.unwrap();
    assert!(bytes == whole, "the same bytes");
    let told = told.lock().unwrap();
    assert_eq!(*told.last().unwrap(), (100_000, Some(100_000)));
    assert!(told.is_sorted());
    let asked: Vec<_> = drive.state().journal.iter().map(|entry| entry.1.clone()).collect();
    assert_eq!(asked, ["", "bytes=30000-", "bytes=30001-", "bytes=30001-", "bytes=80001-"]);
}

#[tokio::test(start_paused = true)]
async fn every_place_to_cut_gives_the_same_bytes() {
    for seed in 0..200 {
        let mut random = fastrand::Rng::with_seed(seed);
        let whole = content(random.usize(0..20_000));
        let faults: Vec<_> = std::iter::once(Fault::Fine)
            .chain((0..random.usize(0..12)).map(|_| match random.u8(0..6) {
                0 => Fault::LostBefore,
                1 => Fault::IgnoreRange,
                2 => Fault::Status(503),
                _ => Fault::Cut(random.usize(1..5000)),
            }))
            .collect();
        let at_once = random.usize(1..4);
        let drive = Drive::with(whole.clone()).faults(faults.clone());
        let bytes = download(&drive)
            .parallel(at_once)
            .verify(Unseen(whole.clone().into()))
            .await
            .unwrap_or_else(|error| panic!("seed {seed}: {error} {faults:?}"));
        assert!(bytes == whole, "seed {seed}");
    }
}

#[tokio::test(start_paused = true)]
async fn bytes_of_two_versions_are_never_mixed() {
    let drive = Drive::with(content(9000)).faults([Fault::Fine, Fault::Cut(4000), Fault::Change]);
    let error = download(&drive).await.unwrap_err();
    assert!(error.is_precondition_failed(), "{error}");
    assert!(error.to_string().contains("changed while it was downloaded"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_url_that_is_no_longer_good_is_asked_for_again() {
    let whole = content(9000);
    let drive = Drive::with(whole.clone()).faults([Fault::Fine, Fault::Cut(4000), Fault::Status(401)]);
    assert!(download(&drive).await.unwrap() == whole);
    let gone = Drive::with(whole).faults([Fault::Status(404)]);
    let error = download(&gone).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[tokio::test(start_paused = true)]
async fn parts_and_wrong_ones() {
    let whole = content(9000);
    for ignored in [Fault::Fine, Fault::IgnoreRange] {
        let drive = Drive::with(whole.clone()).faults([Fault::Fine, ignored]);
        assert_eq!(download(&drive).range(1000..1500).await.unwrap(), whole[1000..1500]);
    }
    assert_eq!(download(&Drive::with(whole.clone())).range(8000..).await.unwrap(), whole[8000..]);
    assert_eq!(download(&Drive::with("")).await.unwrap(), "");
    let error = download(&Drive::with(whole.clone())).range(5..5).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    let mut opened = download(&Drive::with(whole.clone())).range(10..).open().await.unwrap();
    assert_eq!((opened.length(), opened.total(), opened.etag()), (Some(8990), Some(9000), Some("\"0\"")));
    let mut read = Vec::new();
    tokio::io::AsyncReadExt::read_to_end(&mut opened, &mut read).await.unwrap();
    assert_eq!(read, whole[10..]);
}

#[tokio::test(start_paused = true)]
async fn parallel_parts_come_in_order() {
    let whole = content(30 << 20);
    let drive = Drive::with(whole.clone()).faults([Fault::Fine, Fault::Cut(5000), Fault::Fine, Fault::Cut(70_000)]);
    let mut written = std::io::Cursor::new(Vec::new());
    assert_eq!(download(&drive).parallel(3).to_writer(&mut written).await.unwrap(), 30 << 20);
    assert!(written.into_inner() == whole);
    assert!(drive.state().journal.len() >= 4);
}

/// A folder that is gone at the end of a test.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("graph-odata-{:x}", fastrand::u64(..)));
        std::fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    fn names(&self) -> Vec<String> {
        std::fs::read_dir(&self.0).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

#[tokio::test]
async fn a_file_is_whole_or_as_it_was() {
    let folder = Folder::new();
    let path = folder.0.join("a.bin");
    std::fs::write(&path, "old").unwrap();
    let changed = Drive::with(content(9000)).faults([Fault::Fine, Fault::Cut(4000), Fault::Change]);
    download(&changed).to_file(&path).await.unwrap_err();
    assert_eq!((std::fs::read_to_string(&path).unwrap().as_str(), folder.names().len()), ("old", 1));

    let saved = download(&Drive::with(content(3 << 20))).to_file(&path).await.unwrap();
    assert_eq!((saved.bytes, saved.etag.as_deref()), (3 << 20, Some("\"0\"")));
    assert!(std::fs::read(&path).unwrap() == content(3 << 20));
    assert_eq!(folder.names(), ["a.bin"]);

    let error = download(&Drive::with("x")).to_file(folder.0.join("no/such/folder")).await.unwrap_err();
    assert!(error.to_string().contains("cannot be written"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn small_ones_go_in_one_request() {
    let drive = Drive::default();
    let made = upload(&drive, "bytes").conflict(Conflict::Rename).await.unwrap();
    assert_eq!((made["id"].as_str(), drive.state().content.as_slice()), (Some("simple"), &b"bytes"[..]));
    assert_eq!(upload(&drive, Source::reader(&b"from a stream"[..], None)).await.unwrap()["id"], "simple");
    assert_eq!(drive.state().content, b"from a stream");
    assert_eq!(upload(&drive, "").await.unwrap()["id"], "simple", "an empty file can only go in one");
    let error = upload(&drive, Source::file("no/such/file").await).await.unwrap_err();
    assert!(error.to_string().starts_with("drive.items.upload: the file no/such/file cannot be read"), "{error}");
    let short = upload(&drive, Source::reader(&b"12345"[..], Some(9))).await.unwrap_err();
    assert!(short.to_string().contains("ended before its length"), "{short}");
}

#[tokio::test(start_paused = true)]
async fn large_ones_go_in_fragments_and_no_byte_twice_beyond_the_open_one() {
    let unit = 320 << 10;
    let whole = content(5 * unit + 7);
    let faults = [
        Fault::Fine,
        Fault::LostBefore, // the first fragment does not arrive
        Fault::Fine,       // what is expected: nothing has come
        Fault::LostAfter,  // it arrives, its answer does not
        Fault::Fine,       // what is expected: the next
        Fault::Status(500),
        Fault::Status(503),
        Fault::Fine,
        Fault::Status(429),
    ];
    let drive = Drive::default().faults(faults);
    let told = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&told);
    let upload = upload(&drive, whole.clone()).describe(&json!({"name": "a.bin"})).fragment(unit as u64 + 5);
    let made = upload.progress(move |it| noted.lock().unwrap().push(it.bytes)).await.unwrap();
    assert_eq!(made["id"], "session");
    assert!(drive.state().content == whole);
    let end = whole.len();
    let range = |first: usize| format!("bytes {}-{}/{end}", first * unit, ((first + 1) * unit).min(end) - 1);
    assert_eq!(drive.ranges(), (0..6).map(range).collect::<Vec<_>>());
    let item = json!({"name": "a.bin", "fileSize": end, "@microsoft.graph.conflictBehavior": "replace"});
    assert_eq!(drive.state().bodies, [json!({"item": item})], "a session replaces what is there, as one request does");
    assert!(told.lock().unwrap().is_sorted());
}

#[tokio::test(start_paused = true)]
async fn any_faults_and_any_fragments_give_the_same_bytes() {
    let folder = Folder::new();
    let path = folder.0.join("a.bin");
    for seed in 0..60 {
        let mut random = fastrand::Rng::with_seed(seed);
        let whole = content(random.usize(1..3_000_000));
        let faults: Vec<_> = (0..random.usize(0..30))
            .map(|_| match random.u8(0..8) {
                0 => Fault::LostBefore,
                1 => Fault::LostAfter,
                2 => Fault::Status(500),
                3 => Fault::Status(504),
                _ => Fault::Fine,
            })
            .collect();
        let drive = Drive::default().faults(faults);
        let source = match seed % 3 {
            0 => Source::from(whole.clone()),
            1 => Source::reader(std::io::Cursor::new(whole.clone()), Some(whole.len() as u64)),
            _ => {
                std::fs::write(&path, &whole).unwrap();
                Source::file(&path).await
            }
        };
        let upload = upload(&drive, source).describe(&json!({})).fragment(random.u64(1..2_000_000));
        match upload.verify(Unseen(whole.clone().into())).await {
            Ok(_) => assert!(drive.state().content == whole, "seed {seed}"),
            // The answer to the last fragment was lost, and nobody can ask any more: nothing was sent again.
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Interrupted, "seed {seed}: {error}");
                assert!(error.to_string().contains("look before sending it again"), "seed {seed}: {error}");
                assert!(drive.state().content == whole, "seed {seed}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn another_process_goes_on() {
    let unit = 320 << 10;
    let whole = content(4 * unit);
    let kept: Arc<Mutex<Option<UploadSession>>> = Arc::default();
    let keep = Arc::clone(&kept);
    let drive = Drive::default().faults([Fault::Fine, Fault::Fine, Fault::Fine, Fault::Status(400)]);
    let first = upload(&drive, whole.clone()).describe(&json!({})).fragment(unit as u64);
    let error = first.checkpoint(move |it| *keep.lock().unwrap() = Some(it.clone())).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
    let text = serde_json::to_string(&kept.lock().unwrap().take().unwrap()).unwrap();

    let session: UploadSession = serde_json::from_str(&text).unwrap();
    assert_eq!((session.sent(), session.total()), (2 * unit as u64, 4 * unit as u64));
    let error = upload(&drive, content(5)).resume(session.clone()).await.unwrap_err();
    assert!(error.to_string().contains("begun with other bytes"), "{error}");
    upload(&drive, whole.clone()).resume(session.clone()).fragment(unit as u64).await.unwrap();
    assert!(drive.state().content == whole);
    assert_eq!(drive.ranges().len(), 4, "what had arrived was not sent again");
    session.cancel(&drive.client()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_lost_session_is_begun_once_more_and_a_full_drive_is_told() {
    let whole = content(12 << 20);
    let drive = Drive::default().faults([Fault::Fine, Fault::Fine, Fault::Status(404)]);
    upload(&drive, whole.clone()).await.unwrap();
    assert!(drive.state().content == whole);
    assert_eq!(drive.state().bodies.len(), 2);

    let stream = Source::reader(std::io::Cursor::new(whole.clone()), Some(whole.len() as u64));
    let drive = Drive::default().faults([Fault::Fine, Fault::Fine, Fault::Status(404)]);
    assert!(upload(&drive, stream).await.unwrap_err().is_not_found(), "a stream cannot be read again");

    let drive = Drive::default().faults([Fault::Status(507)]);
    assert_eq!(upload(&drive, whole).await.unwrap_err().status().unwrap(), 507);
}

#[tokio::test(start_paused = true)]
async fn outlooks_dialect() {
    let drive = Drive::default();
    drive.state().outlook = true;
    let whole = content(7_000_000);
    let attachments = Path::new("/me/messages/m/attachments");
    let attachment = json!({"attachmentType": "file", "name": "a.bin"});
    let stream = Source::reader(std::io::Cursor::new(whole.clone()), None);
    let client = drive.client();
    let id = Upload::<String>::to_attachments(&client, "t.attach", attachments.clone(), &attachment, stream);
    assert_eq!(id.await.unwrap(), "AAMkX=");
    assert!(drive.state().content == whole);
    let body = json!({"AttachmentItem": {"attachmentType": "file", "name": "a.bin", "size": 7_000_000}});
    assert_eq!(drive.state().bodies, [body]);

    // A small one goes in one request, with all that is said of it, and the answer is the attachment.
    let transport = Scripted::default().json(201, r#"{"id":"AAMkY="}"#);
    let logo = json!({"attachmentType": "file", "name": "logo.png", "isInline": true, "contentId": "logo"});
    let client = scripted(transport.clone());
    let id = Upload::<String>::to_attachments(&client, "t.attach", attachments, &logo, "bytes").await.unwrap();
    assert_eq!(id, "AAMkY=");
    let [sent] = &transport.received()[..] else { unreachable!("one request") };
    assert_eq!((sent.method.as_str(), sent.uri.path()), ("POST", "/v1.0/me/messages/m/attachments"));
    let sent: serde_json::Value = serde_json::from_slice(&sent.body).unwrap();
    let expected = json!({
        "@odata.type": "#microsoft.graph.fileAttachment", "name": "logo.png", "isInline": true, "contentId": "logo",
        "contentBytes": "Ynl0ZXM=",
    });
    assert_eq!(sent, expected);
}

fn scripted(transport: Scripted) -> Client {
    Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t0ken"))
}

#[tokio::test(start_paused = true)]
async fn an_operation_is_watched_to_its_end() {
    let transport = Scripted::default()
        .answer(202, &[("location", "https://contoso.sharepoint.com/monitor?s3cret")], "")
        .json(202, r#"{"status":"notStarted","percentageComplete":0}"#)
        .answer(202, &[("retry-after", "7")], r#"{"status":"inProgress","percentageComplete":27.8}"#)
        .answer(303, &[("location", "https://x.example/elsewhere")], r#"{"status":"completed","resourceId":"01ABC"}"#);
    let client = scripted(transport.clone());
    let copy = Path::new("/me/drive/items").id("item-id", "1").join("copy");
    let mut monitor = Start::new(&client, "drive.items.copy", copy, &json!({"name": "b"})).await.unwrap();
    assert!(!format!("{monitor:?}").contains("s3cret"));
    let began = tokio::time::Instant::now();
    let mut seen = Vec::new();
    while let Some(status) = monitor.next().await {
        let status = status.unwrap();
        seen.push((status.state, status.percentage, status.resource_id));
    }
    assert_eq!(seen[1], (OperationState::InProgress, Some(27.8), None));
    assert_eq!(seen[2], (OperationState::Completed, None, Some("01ABC".into())));
    assert_eq!(began.elapsed().as_millis(), 7500, "half a second, and then what was asked for");
    let received = transport.received();
    assert_eq!(received.len(), 4, "303 is not followed");
    assert!(received[1..].iter().all(|request| !request.headers.contains_key("authorization")));
}

#[tokio::test(start_paused = true)]
async fn operations_that_fail_and_answers_of_other_shapes() {
    let watch =
        |transport: &Scripted, url: &str| Monitor::new(&scripted(transport.clone()), "drive.items.copy", url).wait();
    let away = "https://contoso.sharepoint.com/monitor?s3cret";
    let failed = r#"{"status":"failed","error":{"code":"nameAlreadyExists","message":"There is one."}}"#;
    let error: Error = watch(&Scripted::default().json(200, failed), away).await.unwrap_err();
    assert_eq!(error.code(), Some("nameAlreadyExists"));
    assert!(error.to_string().contains("There is one.") && !error.to_string().contains("s3cret"), "{error}");

    let silent = Scripted::default().answer(303, &[("location", "https://x.example/items/01XYZ?a")], "");
    assert_eq!(watch(&silent, away).await.unwrap().resource_id.as_deref(), Some("01XYZ"));
    let odd = Scripted::default().json(200, r#"{"status":"thinking"}"#).json(200, r#"{"status":"succeeded"}"#);
    assert_eq!(watch(&odd, away).await.unwrap().state, OperationState::Succeeded);
    let own = Scripted::default().json(200, r#"{"status":"succeeded"}"#);
    watch(&own, "https://graph.microsoft.com/v1.0/operations/1").await.unwrap();
    assert!(own.received()[0].headers.contains_key("authorization"));
    watch(&Scripted::default().json(200, r#"{"status":"cancelled"}"#), away).await.unwrap_err();
    watch(&Scripted::default().json(200, "<html>"), away).await.unwrap_err();
}
