//! A service that gives and takes bytes as a drive does, and does as little as it can with them.

use crate::server::{self, Answer, json_answer};
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

/// What is sent again and again.
static CHUNK: [u8; 64 << 10] = [b'x'; 64 << 10];

/// Starts a drive with one file of `size` bytes, and gives its service root.
pub(crate) fn start(size: u64) -> String {
    server::start(move |root| {
        let origin = root.trim_end_matches("/v1.0").to_owned();
        move |request| answer(request, origin.clone(), size)
    })
}

async fn answer(request: Request<Incoming>, origin: String, size: u64) -> Answer {
    match (request.method().clone(), request.uri().path()) {
        // The bytes are elsewhere, as a drive's are.
        (Method::GET, "/v1.0/me/drive/items/1/content") => Response::builder()
            .status(StatusCode::FOUND)
            .header("location", format!("{origin}/bytes"))
            .body(Repeated { left: 0 }.boxed_unsync())
            .expect("an answer"),
        (Method::GET, "/bytes") => Response::new(Repeated { left: size }.boxed_unsync()),
        (Method::POST, "/v1.0/me/drive/items/1/createUploadSession") => {
            json_answer(format!("{{\"uploadUrl\":\"{origin}/upload\"}}").into())
        }
        (Method::PUT, "/upload") => {
            let range = request.headers().get("content-range").and_then(|range| range.to_str().ok());
            let (range, total) = range.and_then(|range| range.split_once('/')).expect("a range of a total");
            let last: u64 = range.split_once('-').and_then(|(_, last)| last.parse().ok()).expect("its last byte");
            let is_last = total.parse() == Ok(last + 1);
            let mut body = request.into_body();
            while let Some(frame) = body.frame().await {
                frame.expect("a whole body");
            }
            if is_last {
                return json_answer(Bytes::from_static(b"{\"id\":\"1\"}"));
            }
            let mut answer = json_answer(format!("{{\"nextExpectedRanges\":[\"{}-\"]}}", last + 1).into());
            *answer.status_mut() = StatusCode::ACCEPTED;
            answer
        }
        (method, path) => unreachable!("nobody asks for {method} {path}"),
    }
}

/// So many bytes, of which one chunk is in memory.
struct Repeated {
    left: u64,
}

impl Body for Repeated {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let length = self.left.min(CHUNK.len() as u64);
        self.left -= length;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&CHUNK[..length as usize])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
