//! [`Download`]: reads the bytes of a file, a message or another stream.

use super::{Check, Content, OnProgress, Progress, check::Tap, content::Plan, file::Draft, parallel::Parallel};
use crate::{Hidden, Verb, verb::options};
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use graph_transport::{BoxFuture, Client, Error, Method, Path, Request, Response, Result};
use std::{
    ops::{Bound, RangeBounds},
    path::PathBuf,
    pin::Pin,
    time::Duration,
};
use tokio::io::{AsyncWrite, AsyncWriteExt};

/// Reads bytes: awaited, all of them; [`open`](Self::open) gives them as they arrive, [`to_file`](Self::to_file) keeps them on disk.
///
/// Where the service answers with a redirect, the bytes come from there, without the token. After a cut the rest is asked for, and only of
/// the same version. Giving a download up is dropping its future.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
/// # let transport = Scripted::default().answer(302, &[("location", "https://contoso.sharepoint.com/x?t=1")], "")
/// #     .answer(200, &[("content-length", "5")], "bytes");
/// # let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"));
/// use graph_odata::{Download, Path};
///
/// let file = Path::new("/me/drive/items").id("item-id", "01ABC").join("content");
/// let mut content = Download::new(&client, "drive.items.content", file).open().await?;
/// println!("{:?} bytes", content.length());
/// while let Some(chunk) = content.chunk().await {
///     println!("{} more", chunk?.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Download {
    client: Client,
    request: Request,
    from: u64,
    to: Option<u64>,
    url: Option<String>,
    stall: Option<Duration>,
    at_once: usize,
    progress: Option<OnProgress>,
    tap: Tap,
}

/// What was written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// How many bytes.
    pub bytes: u64,
    /// The entity tag of the version that was read.
    pub etag: Option<String>,
}

options!(Download);

impl Download {
    /// Reads what is at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        let request = Request::new(operation, Method::GET, path).header("accept", "*/*");
        let client = client.clone();
        Self { client, request, from: 0, to: None, url: None, stall: None, at_once: 1, progress: None, tap: Tap::OFF }
    }

    /// Reads these bytes alone, such as `..1024` or `4096..8192`.
    pub fn range(mut self, range: impl RangeBounds<u64>) -> Self {
        self.from = match range.start_bound() {
            Bound::Included(first) => *first,
            Bound::Excluded(before) => before.saturating_add(1),
            Bound::Unbounded => 0,
        };
        self.to = match range.end_bound() {
            Bound::Included(last) => Some(last.saturating_add(1)),
            Bound::Excluded(end) => Some(*end),
            Bound::Unbounded => None,
        };
        if self.to.is_some_and(|to| to <= self.from) {
            return self.invalid("the range holds no byte: its end must lie behind its start");
        }
        self
    }

    /// Begins at a URL that the service gave for these very bytes before, such as an item's `download_url`: that saves the request which would
    /// find it out. When it serves no longer, the call gives another.
    pub fn at_url(mut self, url: &Hidden) -> Self {
        self.url = Some(url.expose().to_owned());
        self
    }

    /// How long nothing may arrive before the rest is asked for again. 100 seconds by default.
    pub fn stall(mut self, limit: Duration) -> Self {
        self.stall = Some(limit);
        self
    }

    /// Reads in parts of 8 MiB, so many at a time, which are in memory until it is their turn. A service that gives no parts is read from
    /// beginning to end, as with one.
    pub fn parallel(mut self, at_once: usize) -> Self {
        self.at_once = at_once.max(1);
        self
    }

    /// Tells how far it has come, each time bytes have arrived.
    pub fn progress(mut self, told: impl FnMut(Progress) + Send + 'static) -> Self {
        self.progress = Some(Box::new(told));
        self
    }

    /// Checks the bytes as they arrive, such as by the hash that the service tells of them. What is found wrong is the error that the call
    /// ends with: [`to_file`](Self::to_file) then leaves what was there before, and what is read in pieces is right when its end has come
    /// without an error. It takes all bytes, so it goes with no [`range`](Self::range).
    pub fn verify(mut self, check: impl Check + 'static) -> Self {
        self.tap = Tap::new(check);
        self
    }

    /// Gives the content as soon as its head is there. It comes in order and from one request at a time: [`parallel`](Self::parallel) is for
    /// the other ways to read.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind).
    pub fn open(self) -> BoxFuture<'static, Result<Content>> {
        let (plan, progress, tap) = self.plan();
        Box::pin(Content::open(plan, progress, tap))
    }

    /// Writes the bytes to a file. They go into a new file beside it, which takes its place when all of them are on disk: after an error, or
    /// when this is given up, what was there before is there still.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind); [`Request`](graph_transport::ErrorKind::Request) when the file cannot be written,
    /// with the [`std::io::Error`] as its source.
    pub fn to_file(self, path: impl Into<PathBuf>) -> BoxFuture<'static, Result<Saved>> {
        let path = path.into();
        Box::pin(async move {
            let operation = self.request.operation();
            let mut draft = Draft::beside(&path).await.map_err(|error| unwritten(operation, &path, error))?;
            let (bytes, etag) = self.pour(draft.file(), |error| unwritten(operation, &path, error)).await?;
            draft.put_in_place().await.map_err(|error| unwritten(operation, &path, error))?;
            Ok(Saved { bytes, etag })
        })
    }

    /// Writes the bytes to anything that takes them, and gives their number.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind); [`Request`](graph_transport::ErrorKind::Request) when the writer fails, with its error
    /// as the source.
    pub async fn to_writer(self, writer: &mut (impl AsyncWrite + Send + Unpin)) -> Result<u64> {
        let operation = self.request.operation();
        let failed = |error| Error::request("the bytes cannot be written on").with_source(error).at(operation, None, 0);
        let (bytes, _) = self.pour(writer, failed).await?;
        Ok(bytes)
    }

    /// Reads everything into a writer, in pieces that are worth a system call.
    async fn pour(
        self,
        writer: &mut (impl AsyncWrite + Send + Unpin),
        failed: impl Fn(std::io::Error) -> Error,
    ) -> Result<(u64, Option<String>)> {
        const PIECE: usize = 1 << 20;
        let mut chunks = self.chunks().await?;
        let (mut written, mut pending) = (0, BytesMut::new());
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk?;
            written += chunk.len() as u64;
            if pending.is_empty() && chunk.len() >= PIECE {
                writer.write_all(&chunk).await.map_err(&failed)?;
                continue;
            }
            pending.extend_from_slice(&chunk);
            if pending.len() >= PIECE {
                writer.write_all(&pending).await.map_err(&failed)?;
                pending.clear();
            }
        }
        writer.write_all(&pending).await.map_err(&failed)?;
        writer.flush().await.map_err(&failed)?;
        Ok((written, chunks.etag()))
    }

    async fn chunks(self) -> Result<Chunks> {
        let (at_once, (plan, mut progress, mut tap)) = (self.at_once, self.plan());
        if at_once > 1
            && let Some(parallel) = Parallel::open(plan.clone(), at_once, &mut progress, &mut tap).await?
        {
            return Ok(Chunks::Parallel(parallel));
        }
        Content::open(plan, progress, tap).await.map(Chunks::InOrder)
    }

    fn plan(self) -> (Plan, Option<OnProgress>, Tap) {
        let whole = self.is_whole();
        let Self { client, mut request, from, to, mut url, stall, progress, tap, .. } = self;
        if tap.is_on() && !whole {
            // Nothing may be sent, wherever the bytes are.
            url = None;
            request =
                request.invalid("what is verified is read whole: leave out the range, or check the part yourself");
        }
        (Plan { client, call: request, from, to, stall, url, direct: false }, progress, tap)
    }

    fn is_whole(&self) -> bool {
        self.from == 0 && self.to.is_none()
    }

    fn prepared(self) -> Request {
        match (self.from, self.to) {
            (0, None) => self.request,
            (from, Some(to)) => self.request.header("range", &format!("bytes={from}-{}", to.saturating_sub(1))),
            (from, None) => self.request.header("range", &format!("bytes={from}-")),
        }
    }
}

/// For a [`Batch`](crate::Batch), which suits small contents: they come whole and in memory. Where a service keeps them elsewhere, as drives
/// do, the answer is that they have to be downloaded by themselves.
impl Verb for Download {
    type Answer = Bytes;

    fn client(&self) -> &Client {
        &self.client
    }

    fn into_request(self) -> Request {
        let (whole, verified) = (self.is_whole(), self.tap.is_on());
        let request = self.prepared();
        if verified {
            return request.invalid("a batch checks no bytes: download what is verified by itself");
        }
        // A service may answer with everything, and nobody would know.
        if whole { request } else { request.invalid("a batch carries contents whole: download a range by itself") }
    }

    fn read(answer: Response<Bytes>, operation: &'static str) -> Result<Response<Bytes>> {
        if answer.status().is_redirection() {
            let why = "the bytes are at another address, which a batch does not follow: download them by themselves";
            return Err(Error::decode(why).at(operation, None, answer.attempts()));
        }
        Ok(answer)
    }
}

fn unwritten(operation: &'static str, path: &std::path::Path, error: std::io::Error) -> Error {
    let message = format!("the file {} cannot be written: {error}", path.display());
    Error::request(message).with_source(error).at(operation, None, 0)
}

/// Both ways to read.
enum Chunks {
    InOrder(Content),
    Parallel(Parallel),
}

impl Chunks {
    async fn next(&mut self) -> Option<Result<Bytes>> {
        std::future::poll_fn(|cx| match self {
            Self::InOrder(content) => Pin::new(content).poll_next(cx),
            Self::Parallel(parallel) => parallel.poll_next(cx),
        })
        .await
    }

    fn etag(&self) -> Option<String> {
        match self {
            Self::InOrder(content) => content.etag().map(str::to_owned),
            Self::Parallel(parallel) => parallel.etag().map(str::to_owned),
        }
    }
}

impl IntoFuture for Download {
    type Output = Result<Bytes>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async {
            let mut chunks = self.chunks().await?;
            let Some(first) = chunks.next().await else { return Ok(Bytes::new()) };
            let first = first?;
            let Some(second) = chunks.next().await else { return Ok(first) };
            let mut whole = BytesMut::from(first);
            whole.extend_from_slice(&second?);
            while let Some(chunk) = chunks.next().await {
                whole.extend_from_slice(&chunk?);
            }
            Ok(whole.freeze())
        })
    }
}
