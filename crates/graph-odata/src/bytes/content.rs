//! [`Content`]: bytes that arrive while they are read, and go on after a cut where they broke off.
//!
//! Invariant: what is given is a prefix of one and the same version; bytes of two versions are never mixed.

use super::{OnProgress, Progress, check::Tap, content_range::ContentRange};
use bytes::Bytes;
use futures_core::Stream;
use graph_transport::{
    Attempt, Body, BoxFuture, Client, Error, ErrorKind, HeaderMap, Method, Request, Response, Result, StatusCode,
    Verdict,
};
use std::{
    fmt, io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, ReadBuf},
    time::{Instant, Sleep},
};

/// How long nothing may arrive, unless the call was told otherwise.
const STALL: Duration = Duration::from_secs(100);

/// The bytes of a download, in order.
///
/// [`chunk`](Self::chunk) gives them as they arrive; so does the `Stream`, and `AsyncRead` copies them into a buffer. Dropping it ends the
/// download. After a cut it asks for the rest, as often as the client's retry policy allows without progress in between.
#[must_use = "bytes arrive when they are read"]
pub struct Content {
    plan: Plan,
    state: State,
    /// The next byte to give.
    position: u64,
    /// Attempts since bytes last arrived, and when the first of them began.
    attempts: u32,
    since: Instant,
    facts: Facts,
    progress: Option<OnProgress>,
    tap: Tap,
    /// What `AsyncRead` had no room for.
    rest: Bytes,
}

/// What each request of a download has in common.
pub(super) struct Plan {
    pub(super) client: Client,
    /// The request that the download begins with.
    pub(super) call: Request,
    /// The first byte that is wanted, and the one behind the last.
    pub(super) from: u64,
    pub(super) to: Option<u64>,
    pub(super) stall: Option<Duration>,
    /// Where the service sent the call, which is where parts are asked for.
    pub(super) url: Option<String>,
    /// Whether the bytes came without a redirect, so that the call itself is asked for parts.
    pub(super) direct: bool,
}

impl Clone for Plan {
    fn clone(&self) -> Self {
        let (client, call, url) = (self.client.clone(), again(&self.call), self.url.clone());
        Self { client, call, from: self.from, to: self.to, stall: self.stall, url, direct: self.direct }
    }
}

/// What the first answer told of the version that is read.
#[derive(Clone, Debug, Default)]
struct Facts {
    etag: Option<String>,
    media_type: Option<String>,
    /// The length of the whole, whatever part is read.
    total: Option<u64>,
    /// Whether a part can be asked for.
    ranges: bool,
}

enum State {
    Opening(BoxFuture<'static, Result<Opened>>),
    Reading { body: Body, skip: u64, silence: Pin<Box<Sleep>> },
    End,
}

pub(super) struct Opened {
    url: Option<String>,
    response: Response<Body>,
}

impl Content {
    /// Sends the first request and gives the content when its head is there.
    pub(super) async fn open(plan: Plan, progress: Option<OnProgress>, tap: Tap) -> Result<Self> {
        let state = State::Opening(Box::pin(request(plan.clone(), plan.from, None)));
        let (position, since) = (plan.from, Instant::now());
        let facts = Facts::default();
        let mut content = Self { plan, state, position, attempts: 0, since, facts, progress, tap, rest: Bytes::new() };
        std::future::poll_fn(|cx| content.poll_open(cx)).await?;
        Ok(content)
    }

    /// The length of what is read, when the service told it.
    pub fn length(&self) -> Option<u64> {
        let end = match (self.plan.to, self.facts.total) {
            (Some(to), Some(total)) => to.min(total),
            (to, total) => total.or(to)?,
        };
        Some(end.saturating_sub(self.plan.from))
    }

    /// The length of the whole item, of which only a part may be read.
    pub fn total(&self) -> Option<u64> {
        self.facts.total
    }

    /// The entity tag of the version that is read.
    pub fn etag(&self) -> Option<&str> {
        self.facts.etag.as_deref()
    }

    /// The media type.
    pub fn media_type(&self) -> Option<&str> {
        self.facts.media_type.as_deref()
    }

    /// Whether the service gave a part when it was asked for one.
    pub(super) fn gives_parts(&self) -> bool {
        self.facts.ranges
    }

    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The next bytes; `None` at the end. Giving its future up loses nothing.
    ///
    /// # Errors
    /// Every [`ErrorKind`]. When the item was changed since the first bytes came, the error
    /// [`is_precondition_failed`](Error::is_precondition_failed): begin again.
    pub async fn chunk(&mut self) -> Option<Result<Bytes>> {
        std::future::poll_fn(|cx| self.poll_chunk(cx)).await
    }

    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        loop {
            let State::Opening(opening) = &mut self.state else { return Poll::Ready(Ok(())) };
            let result = ready!(opening.as_mut().poll(cx)).and_then(|opened| self.begin(opened));
            match result {
                Ok(()) => return Poll::Ready(Ok(())),
                Err(error) => self.go_on(error)?,
            }
        }
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        loop {
            if let Err(error) = ready!(self.poll_open(cx)) {
                return Poll::Ready(Some(Err(self.end_with(error))));
            }
            let stall = self.plan.stall.unwrap_or(STALL);
            let operation = self.plan.call.operation();
            let State::Reading { body, skip, silence } = &mut self.state else {
                // The end has come without an error before.
                return Poll::Ready(self.tap.finish(&()).err().map(|error| Err(error.at(operation, None, 0))));
            };
            let polled = match http_body::Body::poll_frame(Pin::new(body), cx) {
                Poll::Pending => {
                    ready!(silence.as_mut().poll(cx));
                    let text = format!("nothing arrived for {} s", stall.as_secs_f64());
                    Some(Err(graph_transport::TransportError::new(graph_transport::TransportErrorKind::Timeout, text)))
                }
                Poll::Ready(polled) => polled,
            };
            let cut = match polled {
                Some(Ok(frame)) => {
                    silence.as_mut().reset(Instant::now() + stall);
                    // Trailers carry nothing that Graph documents.
                    let Ok(mut data) = frame.into_data() else { continue };
                    let skipped = (*skip).min(data.len() as u64);
                    *skip -= skipped;
                    bytes::Buf::advance(&mut data, skipped as usize);
                    if let Some(data) = self.give(data) {
                        return Poll::Ready(Some(Ok(data)));
                    }
                    continue;
                }
                Some(Err(error)) => Error::from(error),
                None if self.is_complete() => {
                    self.state = State::End;
                    continue;
                }
                None => Error::from(graph_transport::TransportError::new(
                    graph_transport::TransportErrorKind::Interrupted,
                    "the answer ended before all of its bytes had come",
                )),
            };
            let cut = cut.at(operation, None, self.attempts);
            if let Err(error) = self.go_on(cut) {
                return Poll::Ready(Some(Err(self.end_with(error))));
            }
        }
    }

    /// Ends with an error, after which there is nothing to check.
    fn end_with(&mut self, error: Error) -> Error {
        self.state = State::End;
        self.tap.give_up();
        error
    }

    /// Takes over what has arrived, up to the end that was asked for.
    fn give(&mut self, mut data: Bytes) -> Option<Bytes> {
        let left = self.plan.to.map_or(u64::MAX, |to| to.saturating_sub(self.position));
        data.truncate(usize::try_from(left).unwrap_or(usize::MAX));
        if left == 0 {
            self.state = State::End;
        }
        if data.is_empty() {
            return None;
        }
        self.tap.show(self.position, &data);
        self.position += data.len() as u64;
        self.attempts = 1;
        self.since = Instant::now();
        let total = self.length();
        if let Some(progress) = &mut self.progress {
            progress(Progress { bytes: self.position - self.plan.from, total });
        }
        Some(data)
    }

    /// Whether the end of a body is the end of what was asked for. Without a length there is only the service's word.
    fn is_complete(&self) -> bool {
        self.length().is_none_or(|length| self.position >= self.plan.from + length)
    }

    /// Begins to read an answer, if it is of the version that was read so far.
    fn begin(&mut self, opened: Opened) -> Result<()> {
        self.attempts += 1;
        let operation = self.plan.call.operation();
        let response = opened.response;
        let range = response.header("content-range").and_then(ContentRange::parse);
        let part = response.status() == StatusCode::PARTIAL_CONTENT;
        let total = match (part, range) {
            (true, Some(range)) => range.total,
            (true, None) => {
                return Err(Error::decode("the answer to a request for a part does not say which part it is")
                    .at(operation, None, 1));
            }
            (false, _) => response.header("content-length").and_then(super::content_range::number),
        };
        let etag = response.etag().map(str::to_owned);
        let first = self.facts.etag.is_none() && self.facts.total.is_none() && self.position == self.plan.from;
        let same = |old: Option<&dyn fmt::Display>, new: Option<&dyn fmt::Display>| match (old, new) {
            (Some(old), Some(new)) => old.to_string() == new.to_string(),
            _ => true,
        };
        let unchanged = same(self.facts.etag.as_ref().map(|it| it as _), etag.as_ref().map(|it| it as _))
            && same(self.facts.total.as_ref().map(|it| it as _), total.as_ref().map(|it| it as _));
        if !first && !unchanged {
            return Err(changed().at(operation, None, 1));
        }
        let starts = if part { range.and_then(|range| range.bytes).map_or(u64::MAX, |(first, _)| first) } else { 0 };
        if starts > self.position {
            return Err(Error::decode("the answer holds another part than the one asked for").at(operation, None, 1));
        }
        if first {
            self.facts = Facts {
                etag,
                media_type: response.header("content-type").map(str::to_owned),
                total,
                ranges: part || response.header("accept-ranges").is_some_and(|it| it.eq_ignore_ascii_case("bytes")),
            };
        }
        self.plan.direct = opened.url.is_none();
        self.plan.url = opened.url;
        let silence = Box::pin(tokio::time::sleep(self.plan.stall.unwrap_or(STALL)));
        self.state = State::Reading { body: response.into_body(), skip: self.position - starts, silence };
        Ok(())
    }

    /// Asks for the rest after a failure, or gives the failure to the caller.
    fn go_on(&mut self, error: Error) -> Result<()> {
        let status = error.status().map_or(0, |status| status.as_u16());
        // Nothing is left: what was asked for ended exactly at the cut.
        if status == 416 && self.facts.total == Some(self.position) {
            self.state = State::End;
            return Ok(());
        }
        if status == 412 && self.position > self.plan.from {
            return Err(changed().at(error.operation(), None, self.attempts));
        }
        let mut wait = Duration::ZERO;
        if matches!(status, 401 | 403 | 404 | 410) && self.plan.url.take().is_some() {
            // Pre-authenticated URLs live for minutes: the call gives another one.
        } else if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::Timeout) && self.attempts > 0 {
            let attempt = Attempt::new(self.attempts, self.since.elapsed(), true, &error);
            match self.plan.client.http().policy().decide(&attempt) {
                Verdict::After(time) => wait = time,
                _ => return Err(error),
            }
        } else {
            return Err(error);
        }
        let (plan, position, etag) = (self.plan.clone(), self.position, self.facts.etag.clone());
        self.state = State::Opening(Box::pin(async move {
            tokio::time::sleep(wait).await;
            request(plan, position, etag).await
        }));
        Ok(())
    }
}

/// Asks for the bytes from `position` on: where the service sent the call before, or by the call itself.
async fn request(plan: Plan, position: u64, etag: Option<String>) -> Result<Opened> {
    let operation = plan.call.operation();
    let range = match plan.to {
        Some(to) => Some(format!("bytes={position}-{}", to.saturating_sub(1))),
        None if position > 0 => Some(format!("bytes={position}-")),
        None => None,
    };
    let in_part = |request: Request| {
        let request = request.header("accept", "*/*").header("accept-encoding", "identity");
        let Some(range) = &range else { return request };
        let request = request.header("range", range);
        // A weak tag does not promise the same bytes, so it cannot be asked for; the answer's own is compared.
        match etag.as_deref().filter(|etag| !etag.starts_with("W/")) {
            Some(etag) => request.header("if-match", etag),
            None => request,
        }
    };
    let url = match plan.url {
        Some(url) => url,
        None => {
            let call = again(&plan.call).header("accept-encoding", "identity").keep_redirects();
            let call = if plan.direct { in_part(call) } else { call };
            let response = plan.client.open(call).await?;
            if !response.status().is_redirection() {
                return Ok(Opened { url: None, response });
            }
            let told = response.header("location").map(str::to_owned);
            told.ok_or_else(|| {
                Error::decode("the redirect to the bytes does not say where they are").at(operation, None, 1)
            })?
        }
    };
    let mut request = in_part(Request::pre_authenticated(operation, Method::GET, &url, "{download-url}"));
    if let Some(stall) = plan.stall {
        request = request.timeout(stall);
    }
    let response = plan.client.open(request).await?;
    Ok(Opened { url: Some(url), response })
}

/// The call once more. A download has no body, so it can always be had.
fn again(call: &Request) -> Request {
    let none =
        || Request::to_url(call.operation(), Method::GET, "", "{url}").invalid("a download cannot send a stream");
    call.try_clone().unwrap_or_else(none)
}

/// Somebody wrote while we read.
pub(super) fn changed() -> Error {
    let body = br#"{"error":{"code":"resourceModified","message":"the item was changed while it was downloaded: begin again"}}"#;
    Error::service(StatusCode::PRECONDITION_FAILED, &HeaderMap::new(), body)
}

impl Stream for Content {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(cx)
    }
}

impl AsyncRead for Content {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.rest.is_empty() {
            match ready!(self.poll_chunk(cx)) {
                Some(Ok(data)) => self.rest = data,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(Ok(())),
            }
        }
        let length = self.rest.len().min(into.remaining());
        into.put_slice(&self.rest.split_to(length));
        Poll::Ready(Ok(()))
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content")
            .field("position", &self.position)
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}
