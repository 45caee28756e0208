//! [`feed`]: sends a part of a file while it is read.
//!
//! Invariant: the file is read by whoever waits for the answer, and by nobody else: when that one goes away, reading ends.

use super::check::Show;
use bytes::{Bytes, BytesMut};
use graph_transport::{Body, BoxFuture, Error, Response, Result, TransportError, TransportErrorKind};
use http_body::{Frame, SizeHint};
use std::{
    future::poll_fn,
    io::{self, SeekFrom},
    pin::{Pin, pin},
    task::{Context, Poll, ready},
};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
    sync::mpsc::{self, Receiver, Sender},
};

/// How much is read at a time: small enough to be sent out of the processor's own memory, and large enough for a trip to the disk.
pub(super) const PIECE: usize = 256 << 10;

/// Makes a request of `length` bytes from `at` on with `send`, reads and shows them while it is sent, and gives what came of it.
///
/// # Errors
/// When the file cannot be read, which ends the request.
pub(super) async fn feed<'c>(
    file: &mut File,
    at: u64,
    length: u64,
    show: Show<'_>,
    send: impl FnOnce(Body) -> BoxFuture<'c, Result<Response<Bytes>>>,
) -> Result<Result<Response<Bytes>>> {
    let (pieces, receiver) = mpsc::channel(1);
    let mut sending = send(Body::stream(Fed { pieces: receiver, left: length }));
    let mut reading = pin!(read(file, at, length, show, pieces));
    let mut is_read = false;
    poll_fn(|cx| {
        if !is_read {
            is_read = match reading.as_mut().poll(cx) {
                Poll::Ready(Ok(())) => true,
                Poll::Ready(Err(error)) => return Poll::Ready(Err(unread(error))),
                Poll::Pending => false,
            };
        }
        sending.as_mut().poll(cx).map(Ok)
    })
    .await
}

/// Why bytes of the source are not there.
pub(super) fn unread(error: io::Error) -> Error {
    let short = error.kind() == io::ErrorKind::UnexpectedEof;
    let why = if short { "it ended before its length was reached".into() } else { error.to_string() };
    Error::request(format!("what is uploaded cannot be read: {why}")).with_source(error)
}

async fn read(file: &mut File, mut at: u64, mut length: u64, show: Show<'_>, pieces: Sender<Bytes>) -> io::Result<()> {
    file.seek(SeekFrom::Start(at)).await?;
    let mut room = BytesMut::new();
    while length > 0 {
        room.reserve(PIECE);
        let read = file.take(length).read_buf(&mut room).await?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        show(at, &room);
        (at, length) = (at + read as u64, length - read as u64);
        if pieces.send(room.split().freeze()).await.is_err() {
            // The answer is on its way, and does not want the rest.
            return Ok(());
        }
    }
    Ok(())
}

/// A body that is fed.
struct Fed {
    pieces: Receiver<Bytes>,
    left: u64,
}

impl http_body::Body for Fed {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let Some(piece) = ready!(self.pieces.poll_recv(cx)) else {
            let told = "what is uploaded was not read to its end";
            return Poll::Ready(Some(Err(TransportError::new(TransportErrorKind::Interrupted, told))));
        };
        self.left -= piece.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::{HeaderMap, StatusCode};

    /// A file of so many bytes, which has no name any more.
    async fn file(length: usize) -> (File, Vec<u8>) {
        let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        let path = std::env::temp_dir().join(format!("feed-{:016x}", fastrand::u64(..)));
        std::fs::write(&path, &bytes).unwrap();
        let file = File::open(&path).await.unwrap();
        std::fs::remove_file(&path).unwrap();
        (file, bytes)
    }

    /// A service that gives back what it gets.
    fn echo(body: Body) -> BoxFuture<'static, Result<Response<Bytes>>> {
        Box::pin(async { Ok(Response::new(StatusCode::OK, HeaderMap::new(), body.bytes().await?)) })
    }

    #[tokio::test]
    async fn a_part_goes_as_it_is_and_says_how_long_it_is() {
        let (mut file, bytes) = file(3 * PIECE + 5).await;
        for (at, length) in [(0, 3 * PIECE + 5), (7, 2 * PIECE + 1), (PIECE, PIECE), (3 * PIECE, 5), (9, 0)] {
            let send = |body: Body| {
                assert_eq!(http_body::Body::size_hint(&body).exact(), Some(length as u64));
                echo(body)
            };
            let answer = feed(&mut file, at as u64, length as u64, &mut |_, _| (), send).await.unwrap().unwrap();
            assert!(answer.body() == &bytes[at..at + length], "{length} from {at}");
        }
    }

    #[tokio::test]
    async fn an_answer_that_does_not_wait_for_the_rest_is_the_answer() {
        let (mut file, bytes) = file(9 * PIECE).await;
        let refused =
            |_| -> BoxFuture<'static, Result<Response<Bytes>>> { Box::pin(async { Err(Error::request("no")) }) };
        for _ in 0..3 {
            assert!(feed(&mut file, 5, 8 * PIECE as u64, &mut |_, _| (), refused).await.unwrap().is_err());
        }
        let answer = feed(&mut file, 5, 10, &mut |_, _| (), echo).await.unwrap().unwrap();
        assert_eq!(answer.body(), &bytes[5..15], "what was read for nobody is not in the way");
    }

    #[tokio::test]
    async fn a_file_that_ends_early_is_an_error_and_no_shorter_request() {
        let (mut file, _) = file(PIECE + 1).await;
        let error = feed(&mut file, 0, PIECE as u64 + 2, &mut |_, _| (), echo).await.unwrap_err();
        assert_eq!(error.to_string(), "what is uploaded cannot be read: it ended before its length was reached");
        let (_, pieces) = mpsc::channel(1);
        let given_up = Body::stream(Fed { pieces, left: 1 });
        assert_eq!(given_up.bytes().await.unwrap_err().kind(), TransportErrorKind::Interrupted);
    }
}
