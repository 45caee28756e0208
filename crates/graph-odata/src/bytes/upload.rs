//! [`Upload`]: writes the bytes of a file or an attachment, in one request or in a session of many.
//!
//! Invariant: after anything that went wrong the service is asked what it has, so no byte is sent twice beyond the open fragment; when
//! nobody can say whether the last bytes arrived, that is the error, and nothing is sent again.

use super::{
    Check, Conflict, OnProgress, Progress, Source, UploadSession,
    check::Tap,
    dialect::{DRIVE, Dialect, OUTLOOK},
    session::{SessionStatus, id_in},
};
use bytes::Bytes;
use graph_transport::{
    Attempt, Body, BoxFuture, Client, Error, ErrorKind, Method, Path, Request, Response, Result, StatusCode, Verdict,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::{fmt, time::Duration};
use tokio::time::Instant;

/// What keeps the session.
type Checkpoint = Box<dyn FnMut(&UploadSession) + Send>;

/// Writes bytes, and gives what the service made of them.
///
/// Small ones go in one request, where there is one; larger ones in a session, fragment by fragment. After a cut, a time-out or a fault of the
/// service it asks what has arrived and goes on from there; a session that the service has lost is begun once more, if the
/// [`Source`] can be read again. Dropping it leaves the session as it is: see [`checkpoint`](Self::checkpoint).
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
/// # let transport = Scripted::default().json(201, r#"{"id":"01ABC"}"#);
/// # let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"));
/// use graph_odata::{Conflict, Path, Upload};
///
/// let item = Path::new("/me/drive/root:/notes.txt:");
/// let made: serde_json::Value = Upload::to_drive(&client, "drive.items.upload", item, "bytes")
///     .conflict(Conflict::Rename)
///     .progress(|progress| println!("{} bytes", progress.bytes))
///     .await?;
/// println!("made {}", made["id"]);
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Upload<T> {
    client: Client,
    dialect: &'static Dialect,
    simple: Option<Request>,
    create: Request,
    item: Map<String, Value>,
    source: Source,
    fragment: u64,
    session: Option<UploadSession>,
    progress: Option<OnProgress>,
    checkpoint: Option<Checkpoint>,
    tap: Tap<T>,
    read: fn(Response<Bytes>, &'static str) -> Result<T>,
}

impl<T: DeserializeOwned + 'static> Upload<T> {
    /// Writes the content of a drive's item, new or not. `item` is its address, by id or by path with the closing colon; `operation` names
    /// the call in errors and spans.
    pub fn to_drive(client: &Client, operation: &'static str, item: Path, source: impl Into<Source>) -> Self {
        let simple = Request::new(operation, Method::PUT, item.clone().join("content"));
        let create = Request::new(operation, Method::POST, item.join("createUploadSession"));
        let read = |answer: Response<Bytes>, operation| answer.json(operation).map(Response::into_body);
        let mut upload = Self::new(client, DRIVE, Some(simple), create, source.into(), read);
        // What one request does without a word. What becomes of a file must not go by its size.
        upload.item.insert(Conflict::NAME.into(), Conflict::Replace.as_str().into());
        upload
    }
}

impl<T: From<String>> Upload<T> {
    /// Attaches a file of up to 150 MB to an Outlook item that is not sent yet and gives the attachment's id. `attachments` is where the
    /// item's are, and `attachment` what it is, without its bytes: `attachmentType`, `name` and what else there is to say.
    pub fn to_attachments(
        client: &Client,
        operation: &'static str,
        attachments: Path,
        attachment: &impl Serialize,
        source: impl Into<Source>,
    ) -> Self {
        let simple = Request::new(operation, Method::POST, attachments.clone());
        let create = Request::new(operation, Method::POST, attachments.join("createUploadSession"));
        let read = |answer: Response<Bytes>, operation: &'static str| {
            // The end of a session says where the attachment is, one request gives the attachment itself.
            let made = || serde_json::from_slice::<Value>(answer.body()).ok()?["id"].as_str().map(str::to_owned);
            let id = answer.header("location").and_then(id_in).map(str::to_owned).or_else(made);
            let none = || Error::decode("the answer does not say which attachment was made").at(operation, None, 1);
            id.map(T::from).ok_or_else(none)
        };
        Self::new(client, OUTLOOK, Some(simple), create, source.into(), read).describe(attachment)
    }
}

impl<T> Upload<T> {
    fn new(
        client: &Client,
        dialect: &'static Dialect,
        simple: Option<Request>,
        create: Request,
        source: Source,
        read: fn(Response<Bytes>, &'static str) -> Result<T>,
    ) -> Self {
        Self {
            client: client.clone(),
            dialect,
            simple,
            create,
            item: Map::new(),
            source,
            fragment: dialect.fragment,
            session: None,
            progress: None,
            checkpoint: None,
            tap: Tap::OFF,
            read,
        }
    }

    /// What happens when there is an item of that name already. Its content is replaced, unless this says otherwise.
    pub fn conflict(mut self, conflict: Conflict) -> Self {
        let once = conflict != Conflict::Replace;
        self.simple = self.simple.map(|request| {
            let request = request.query(Conflict::NAME, conflict.as_str());
            // An attempt whose answer was lost may have taken the name, which the next one would find taken.
            if once { request.idempotent(false) } else { request }
        });
        self.item.insert(Conflict::NAME.into(), conflict.as_str().into());
        self
    }

    /// Replaces the content only when the item still has this entity tag; otherwise the error
    /// [`is_precondition_failed`](Error::is_precondition_failed).
    pub fn if_match(mut self, etag: &str) -> Self {
        self.simple = self.simple.map(|request| request.if_match(etag));
        self.create = self.create.if_match(etag);
        self
    }

    /// Says more about the item when a session begins, such as `{"fileSystemInfo": {…}}`. It makes a session of a small upload to a drive, too.
    pub fn describe(mut self, item: &impl Serialize) -> Self {
        match serde_json::to_value(item) {
            Ok(Value::Object(members)) => {
                self.item.extend(members);
                self.simple = self.simple.filter(|_| self.dialect.describes);
                self
            }
            _ => self.invalid("what describes the item must be written as a JSON object"),
        }
    }

    /// The size of a fragment, rounded down to what the service takes: drives want multiples of 320 KiB below 60 MiB (10 MiB is the
    /// default), Outlook at most 4 MB.
    pub fn fragment(mut self, bytes: u64) -> Self {
        let unit = self.dialect.unit;
        self.fragment = (bytes.min(self.dialect.largest) / unit * unit).max(unit);
        self
    }

    /// Tells how far it has come, after each fragment.
    pub fn progress(mut self, told: impl FnMut(Progress) + Send + 'static) -> Self {
        self.progress = Some(Box::new(told));
        self
    }

    /// Gives the session to keep, when it has begun and after each fragment: with it, [`resume`](Self::resume) goes on.
    pub fn checkpoint(mut self, keep: impl FnMut(&UploadSession) + Send + 'static) -> Self {
        self.checkpoint = Some(Box::new(keep));
        self
    }

    /// Checks the bytes that are sent by what the service answers, such as by the hash that it tells of them. What is found wrong is the error
    /// that the call ends with; the file is there by then. With [`resume`](Self::resume), what was sent before is read again for it.
    pub fn verify(mut self, check: impl Check<T> + 'static) -> Self {
        self.tap = Tap::new(check);
        self
    }

    /// Goes on with a session that was begun before, perhaps by another process. The source must be the one that it was begun with: one of
    /// another length or time of change is refused.
    ///
    /// A session that the service has forgotten meanwhile is begun anew. Where that could make a second file, since the first may be complete, it
    /// is the error for which [`is_not_found`](Error::is_not_found) holds: with [`Conflict::Rename`], and for attachments.
    pub fn resume(mut self, session: UploadSession) -> Self {
        self.session = Some(session);
        self
    }

    /// Makes the call fail with `reason` instead of being sent: for authors of service crates.
    pub fn invalid(mut self, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        self.simple = self.simple.map(|request| request.invalid(reason.clone()));
        self.create = self.create.invalid(reason);
        self
    }

    /// The request that begins a session.
    pub fn into_request(mut self) -> Request {
        let length = self.source.length();
        if length > 0 {
            self.item.insert(self.dialect.length.into(), length.into());
        }
        let body = Map::from_iter([(self.dialect.item.to_owned(), Value::Object(self.item))]);
        // One session too many is forgotten by itself.
        self.create.json(&body).idempotent(true)
    }

    async fn run(mut self) -> Result<T> {
        let operation = self.create.operation();
        self.create.check().map_err(|error| error.at(operation, None, 0))?;
        self.source = self.source.measured().await.map_err(|error| error.at(operation, None, 0))?;
        let length = self.source.length();
        if let Some(request) = self.simple.take_if(|_| self.session.is_none() && length <= self.dialect.simple) {
            let bytes = self.source.fragment(0, length).await.map_err(|error| error.at(operation, None, 0))?;
            self.tap.show(0, &bytes);
            let request = (self.dialect.in_one)(request, &self.item, bytes);
            let answer = self.client.execute(request).await?;
            self.tell(length, length);
            return self.made(answer);
        }
        if length == 0 {
            let why = "nothing is to be uploaded: a session cannot carry an empty file";
            return Err(Error::request(why).at(operation, None, 0));
        }
        let session = match self.session.take() {
            Some(session) => match self.go_on(session).await {
                Err(error) if is_gone(&error) && self.makes_one_file() && self.source.can_rewind() => {
                    self.begin().await?
                }
                session => session?,
            },
            None => self.begin().await?,
        };
        self.send(session).await
    }

    /// Asks for a session.
    async fn begin(&mut self) -> Result<UploadSession> {
        let mut item = self.item.clone();
        let total = self.source.length();
        item.insert(self.dialect.length.into(), total.into());
        let body = Map::from_iter([(self.dialect.item.to_owned(), Value::Object(item))]);
        let operation = self.create.operation();
        let none = || Error::request("a session is begun without a stream").at(operation, None, 0);
        let request = self.create.try_clone().ok_or_else(none)?.json(&body).idempotent(true);
        let answer = self.client.execute(request).await?;
        let status = SessionStatus::read(answer.body());
        let url = status.url.ok_or_else(|| Error::decode("the answer holds no uploadUrl").at(operation, None, 1))?;
        let session = UploadSession { url, next: 0, total, modified: self.source.modified(), expires: status.expires };
        self.keep(&session);
        Ok(session)
    }

    /// Whether doing it all again makes no second file: a session may be gone because its file is complete.
    fn makes_one_file(&self) -> bool {
        let conflict = self.item.get(Conflict::NAME).and_then(Value::as_str);
        [Conflict::Fail, Conflict::Replace].iter().any(|it| conflict == Some(it.as_str()))
    }

    /// Finds out where a session stands that was begun before.
    async fn go_on(&mut self, mut session: UploadSession) -> Result<UploadSession> {
        let operation = self.create.operation();
        if session.total != self.source.length() || session.modified != self.source.modified() {
            let why =
                "the session was begun with other bytes: what is uploaded has another length or was changed since";
            return Err(Error::request(why).at(operation, None, 0));
        }
        session.next = self.expected(&session).await?;
        self.keep(&session);
        Ok(session)
    }

    /// What the service expects next.
    async fn expected(&mut self, session: &UploadSession) -> Result<u64> {
        let operation = self.create.operation();
        let request = Request::pre_authenticated(operation, Method::GET, &session.url, "{upload-url}");
        let answer = self.client.execute(request).await?;
        match SessionStatus::read(answer.body()).next {
            Some(next) => Ok(next.unwrap_or(session.total)),
            None => Err(Error::decode("the answer does not say which bytes are expected").at(operation, None, 1)),
        }
    }

    /// Sends fragment after fragment, until the service says what it made of them.
    async fn send(&mut self, mut session: UploadSession) -> Result<T> {
        let operation = self.create.operation();
        let (mut failures, mut since, mut begun_anew) = (0, Instant::now(), false);
        loop {
            let put = |length, body| put(&self.client, operation, &session, length, body);
            let tap = &mut self.tap;
            if let Some(from) = tap.gap(session.next) {
                let shown = self.source.show(from, session.next, &mut |at, bytes| tap.show(at, bytes)).await;
                shown.map_err(|error| error.at(operation, None, 0))?;
            }
            let mut show = |at, bytes: &[u8]| tap.show(at, bytes);
            let sent = self.source.send(session.next, self.fragment, &mut show, put).await;
            let (length, answer) = sent.map_err(|error| error.at(operation, None, 0))?;
            let end = session.next + length;
            let error = match answer {
                Ok(answer) => {
                    let status = SessionStatus::read(answer.body());
                    match status.next {
                        // The body is the item: done.
                        None if answer.status() != StatusCode::ACCEPTED => {
                            self.tell(session.total, session.total);
                            return self.made(answer);
                        }
                        next => session.next = next.flatten().unwrap_or(end),
                    }
                    session.expires = status.expires.or(session.expires);
                    (failures, since) = (0, Instant::now());
                    self.tell(session.next, session.total);
                    self.keep(&session);
                    continue;
                }
                Err(error) => error,
            };
            failures += 1;
            let lost = matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Timeout) || error.is_transient();
            let overlap = error.status() == Some(StatusCode::RANGE_NOT_SATISFIABLE);
            if !(lost || overlap || is_gone(&error)) {
                return Err(error);
            }
            let mut why = error;
            if !is_gone(&why) {
                let attempt = Attempt::new(failures, since.elapsed(), true, &why);
                match self.client.http().policy().decide(&attempt) {
                    Verdict::After(wait) => tokio::time::sleep(wait).await,
                    // The bytes are there already: there is nothing to wait for, unless that goes round in a circle.
                    _ if overlap && failures < 5 => tokio::time::sleep(Duration::from_secs(1)).await,
                    _ => return Err(why),
                }
                match self.expected(&session).await {
                    Ok(next) if next <= session.total => {
                        session.next = next;
                        self.keep(&session);
                        continue;
                    }
                    Ok(_) => {
                        return Err(
                            Error::decode("the service expects bytes behind the end").at(operation, None, failures)
                        );
                    }
                    Err(error) if is_gone(&error) && end == session.total => {
                        return Err(unknown(&why).at(operation, None, failures));
                    }
                    Err(error) => why = error,
                }
            }
            if !is_gone(&why) || begun_anew || !self.source.can_rewind() {
                return Err(why);
            }
            begun_anew = true;
            session = self.begin().await?;
            self.tell(0, session.total);
        }
    }

    /// What the service made of the bytes, if they are the right ones.
    fn made(&mut self, answer: Response<Bytes>) -> Result<T> {
        let (operation, attempts) = (self.create.operation(), answer.attempts());
        let made = (self.read)(answer, operation)?;
        self.tap.finish(&made).map_err(|error| error.at(operation, None, attempts))?;
        Ok(made)
    }

    fn tell(&mut self, bytes: u64, total: u64) {
        if let Some(progress) = &mut self.progress {
            progress(Progress { bytes, total: Some(total) });
        }
    }

    fn keep(&mut self, session: &UploadSession) {
        if let Some(checkpoint) = &mut self.checkpoint {
            checkpoint(session);
        }
    }
}

/// Sends the next `length` bytes.
fn put<'c>(
    client: &'c Client,
    operation: &'static str,
    session: &UploadSession,
    length: u64,
    body: Body,
) -> BoxFuture<'c, Result<Response<Bytes>>> {
    let (first, behind) = (session.next, session.next + length);
    let range = format!("bytes {first}-{}/{}", behind.saturating_sub(1), session.total);
    let request = Request::pre_authenticated(operation, Method::PUT, &session.url, "{upload-url}")
        .header("content-range", &range)
        .content("application/octet-stream", body)
        // What has become of it is asked, not guessed.
        .idempotent(false);
    client.execute(request)
}

/// Whether the service has forgotten the session, or does not know its URL any more.
fn is_gone(error: &Error) -> bool {
    matches!(error.status().map_or(0, |status| status.as_u16()), 401 | 403 | 404 | 410)
}

/// The last bytes were sent, their answer was lost, and with it the session: either all is well, or all is lost.
fn unknown(lost: &Error) -> Error {
    let why = format!(
        "the last bytes were sent and their answer was lost: the file may be complete, so look before sending it again: {}",
        lost.message()
    );
    let error = graph_transport::TransportError::new(graph_transport::TransportErrorKind::Interrupted, why);
    Error::from(error)
}

impl<T: Send + 'static> IntoFuture for Upload<T> {
    type Output = Result<T>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<T> fmt::Debug for Upload<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload").field("create", &self.create).field("source", &self.source).finish_non_exhaustive()
    }
}
