//! What becomes of a request: an answer, when it is given, and where its body breaks off.
//!
//! Invariant: the places of a request are held until its answer is given, or nobody waits for it any more.

use crate::limiter::Places;
use bytes::Bytes;
use graph_transport::{TransportError, TransportErrorKind};
use http::Response;
use http_body::{Frame, SizeHint};
use std::{
    future,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

/// What becomes of a request.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) result: Result<Response<Bytes>, TransportErrorKind>,
    pub(crate) ending: Ending,
    /// The answer is held back that long.
    pub(crate) delay: Duration,
    pub(crate) places: Vec<Places>,
}

/// How a body ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// As it should.
    #[default]
    Whole,
    /// The connection is lost after so many bytes, or after half of them.
    Cut(Option<usize>),
    /// Half of it comes, and then nothing any more.
    Stalled,
}

/// The body of an answer that is given.
#[derive(Debug)]
pub(crate) enum Given {
    Whole(Bytes),
    Broken(Broken),
}

impl Given {
    /// How many bytes the head announces.
    pub(crate) fn length(&self) -> usize {
        match self {
            Self::Whole(bytes) => bytes.len(),
            Self::Broken(broken) => broken.length,
        }
    }
}

impl Outcome {
    /// This answer, at once.
    pub(crate) fn of(response: Response<Bytes>) -> Self {
        Self { result: Ok(response), ending: Ending::Whole, delay: Duration::ZERO, places: Vec::new() }
    }

    /// No answer, at once.
    pub(crate) fn lost(kind: TransportErrorKind) -> Self {
        Self { result: Err(kind), ending: Ending::Whole, delay: Duration::ZERO, places: Vec::new() }
    }

    /// Waits as long as the answer is held back, and gives it.
    pub(crate) async fn given(self) -> Result<Response<Given>, TransportErrorKind> {
        let Self { result, ending, delay, places } = self;
        if delay > Duration::ZERO {
            tokio::time::sleep(delay).await;
        }
        let response = result?;
        let length = response.body().len();
        let at = match ending {
            Ending::Whole => return Ok(response.map(Given::Whole)),
            // Nothing can break off in the middle, so all of the answer does.
            Ending::Cut(_) if length == 0 => return Err(TransportErrorKind::Interrupted),
            Ending::Stalled if length == 0 => future::pending().await,
            Ending::Cut(Some(at)) => at.min(length - 1),
            Ending::Cut(None) | Ending::Stalled => length / 2,
        };
        let stalls = ending == Ending::Stalled;
        Ok(response.map(|bytes| {
            let start = Some(bytes.slice(..at));
            Given::Broken(Broken { start, stalls, paused: false, length, _places: places })
        }))
    }
}

/// The start of a body, and then a lost connection or silence.
#[derive(Debug)]
pub(crate) struct Broken {
    start: Option<Bytes>,
    stalls: bool,
    paused: bool,
    /// What the head announces.
    length: usize,
    _places: Vec<Places>,
}

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Some(start) = self.start.take().filter(|start| !start.is_empty()) {
            return Poll::Ready(Some(Ok(Frame::data(start))));
        }
        if self.stalls {
            // Nobody is woken: only the one who reads can end this.
            return Poll::Pending;
        }
        if !self.paused {
            // A server writes out what it has when there is nothing more to read; an error now would take the start with it.
            self.paused = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let message = "the connection was lost in the middle of the answer (a fault on order)";
        Poll::Ready(Some(Err(TransportError::new(TransportErrorKind::Interrupted, message))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::Body;

    async fn start(ending: Ending, body: &'static str) -> Result<usize, TransportErrorKind> {
        let result = Ok(Response::new(Bytes::from_static(body.as_bytes())));
        let outcome = Outcome { result, ending, delay: Duration::ZERO, places: Vec::new() };
        Ok(match outcome.given().await?.into_body() {
            Given::Whole(bytes) => bytes.len(),
            Given::Broken(broken) => {
                assert_eq!(broken.length, body.len(), "the head announces all of it");
                let start = broken.start.as_ref().unwrap().len();
                assert_eq!(Body::stream(broken).bytes().await.unwrap_err().kind(), TransportErrorKind::Interrupted);
                start
            }
        })
    }

    #[tokio::test]
    async fn a_body_breaks_off_before_its_end_wherever_that_is() {
        assert_eq!(start(Ending::Whole, "abcd").await, Ok(4));
        for (at, came) in [(None, 2), (Some(0), 0), (Some(3), 3), (Some(4), 3), (Some(usize::MAX), 3)] {
            assert_eq!(start(Ending::Cut(at), "abcd").await, Ok(came), "{at:?}");
        }
        assert_eq!(start(Ending::Cut(Some(7)), "").await, Err(TransportErrorKind::Interrupted));
    }
}
