//! [`Parallel`]: several parts of a download at a time, given in order.
//!
//! Invariant: no more parts are in memory than were allowed; no task is spawned, so parts move on while the download is polled.

use super::{Content, OnProgress, Progress, check::Tap, content::Plan};
use bytes::{Bytes, BytesMut};
use graph_transport::{BoxFuture, Result};
use std::{
    collections::VecDeque,
    task::{Context, Poll},
};

/// The size of a part.
const PART: u64 = 8 << 20;

/// Parts on their way.
pub(super) struct Parallel {
    plan: Plan,
    etag: Option<String>,
    at_once: usize,
    /// The first byte that no part covers yet, and the one behind the last.
    next: u64,
    end: u64,
    given: u64,
    length: u64,
    parts: VecDeque<Part>,
    progress: Option<OnProgress>,
    tap: Tap,
}

enum Part {
    Coming(BoxFuture<'static, Result<Bytes>>),
    Here(Result<Bytes>),
}

impl Parallel {
    /// Asks for the first part. `None` when there is nothing to do in parallel: the service gives no parts, or one is all there is.
    pub(super) async fn open(
        plan: Plan,
        at_once: usize,
        progress: &mut Option<OnProgress>,
        tap: &mut Tap,
    ) -> Result<Option<Self>> {
        let first = Plan { to: Some(plan.to.unwrap_or(u64::MAX).min(plan.from + PART)), ..plan.clone() };
        let first = Content::open(first, None, Tap::OFF).await?;
        let (Some(total), true) = (first.total(), first.gives_parts()) else { return Ok(None) };
        let end = plan.to.unwrap_or(u64::MAX).min(total);
        if end <= plan.from + PART {
            return Ok(None);
        }
        // Every part goes where the first one came from, and must be of the same version.
        let (url, etag) = (first.plan().url.clone(), first.etag().map(str::to_owned));
        let (next, length) = (plan.from + PART, end - plan.from);
        let parts = VecDeque::from([Part::Coming(Box::pin(collect(first, None)))]);
        let plan = Plan { url, ..plan };
        let (progress, tap) = (progress.take(), std::mem::replace(tap, Tap::OFF));
        Ok(Some(Self { plan, etag, at_once, next, end, given: 0, length, parts, progress, tap }))
    }

    pub(super) fn etag(&self) -> Option<&str> {
        self.etag.as_deref()
    }

    /// The next part, in order.
    pub(super) fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        while self.parts.len() < self.at_once && self.next < self.end {
            let part = Plan { from: self.next, to: Some(self.end.min(self.next + PART)), ..self.plan.clone() };
            self.next += PART;
            let etag = self.etag.clone();
            self.parts.push_back(Part::Coming(Box::pin(async move {
                collect(Content::open(part, None, Tap::OFF).await?, etag).await
            })));
        }
        for part in &mut self.parts {
            if let Part::Coming(coming) = part
                && let Poll::Ready(result) = coming.as_mut().poll(cx)
            {
                *part = Part::Here(result);
            }
        }
        match self.parts.pop_front() {
            Some(Part::Here(Ok(bytes))) => {
                self.tap.show(self.given, &bytes);
                self.given += bytes.len() as u64;
                if let Some(progress) = &mut self.progress {
                    progress(Progress { bytes: self.given, total: Some(self.length) });
                }
                Poll::Ready(Some(Ok(bytes)))
            }
            Some(Part::Here(Err(error))) => {
                self.parts.clear();
                self.tap.give_up();
                self.next = self.end;
                Poll::Ready(Some(Err(error)))
            }
            Some(coming) => {
                self.parts.push_front(coming);
                Poll::Pending
            }
            None => {
                let operation = self.plan.call.operation();
                Poll::Ready(self.tap.finish(&()).err().map(|error| Err(error.at(operation, None, 0))))
            }
        }
    }
}

/// All bytes of a part, if it is of the version that was begun with.
async fn collect(mut content: Content, wanted: Option<String>) -> Result<Bytes> {
    if wanted.is_some() && content.etag().is_some() && content.etag() != wanted.as_deref() {
        return Err(super::content::changed());
    }
    let mut bytes = BytesMut::with_capacity(content.length().unwrap_or(0).min(PART) as usize);
    while let Some(chunk) = content.chunk().await {
        bytes.extend_from_slice(&chunk?);
    }
    Ok(bytes.freeze())
}
