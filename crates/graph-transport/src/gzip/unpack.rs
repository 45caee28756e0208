//! Unpacks a gzip body while it arrives, in constant memory.
//!
//! Invariant: an end before the data's own end is an error and never a short body, and no poll gives more than one piece of
//! output, however much its input expands to.

use crate::{Body, TransportError, TransportErrorKind};
use bytes::{Buf, Bytes, BytesMut};
use flate2::bufread::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http_body::Frame;
use std::{
    io::{self, BufRead, Read},
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The most that is unpacked at a time.
const PIECE: usize = 16 << 10;

pub(super) fn decode(mut response: http::Response<Body>) -> http::Response<Body> {
    let headers = response.headers_mut();
    let mut encodings = headers.get_all(CONTENT_ENCODING).iter();
    // More than one encoding is more than was asked for: whoever asked unpacks it.
    let (Some(only), None) = (encodings.next(), encodings.next()) else { return response };
    if !["gzip", "x-gzip"].iter().any(|name| only.as_bytes().eq_ignore_ascii_case(name.as_bytes())) {
        return response;
    }
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    response.map(|body| Body::stream(Unpacked { packed: body, state: State::Start, room: BytesMut::new() }))
}

/// A body that is the unpacked form of another.
struct Unpacked {
    packed: Body,
    state: State,
    room: BytesMut,
}

enum State {
    /// Nothing has arrived. An answer without a body, to HEAD or with status 304, may name an encoding and stays here.
    Start,
    Open(Box<MultiGzDecoder<Arrived>>),
    End,
}

impl http_body::Body for Unpacked {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = &mut *self;
        let result = ready!(this.poll_piece(cx));
        if !matches!(result, Some(Ok(_))) {
            this.state = State::End;
        }
        Poll::Ready(result.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.state, State::End)
    }
}

impl Unpacked {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            match &mut self.state {
                State::Start => {}
                State::Open(decoder) => {
                    self.room.resize(PIECE, 0);
                    match decoder.read(&mut self.room) {
                        Ok(0) => return Poll::Ready(None),
                        Ok(length) => return Poll::Ready(Some(Ok(self.room.split_to(length).freeze()))),
                        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                        Err(error) => return Poll::Ready(Some(Err(broken(&error)))),
                    }
                }
                State::End => return Poll::Ready(None),
            }
            let frame = match ready!(http_body::Body::poll_frame(Pin::new(&mut self.packed), cx)) {
                Some(Ok(frame)) => Some(frame),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => None,
            };
            match (&mut self.state, frame.map(Frame::into_data)) {
                // Trailers carry nothing that Graph documents, and an empty piece would look like the end.
                (_, Some(Err(_))) => {}
                (_, Some(Ok(data))) if data.is_empty() => {}
                (State::Open(decoder), Some(Ok(data))) => decoder.get_mut().data = data,
                (state, Some(Ok(data))) => {
                    *state = State::Open(Box::new(MultiGzDecoder::new(Arrived { data, ended: false })));
                }
                (State::Open(decoder), None) => decoder.get_mut().ended = true,
                (_, None) => return Poll::Ready(None),
            }
        }
    }
}

fn broken(error: &io::Error) -> TransportError {
    let message = match error.kind() {
        io::ErrorKind::UnexpectedEof => "the compressed answer ended before its end".into(),
        _ => format!("the compressed answer is damaged: {error}"),
    };
    TransportError::new(TransportErrorKind::Interrupted, message)
}

/// What has arrived and is not unpacked yet: asks to wait where more may come.
struct Arrived {
    data: Bytes,
    ended: bool,
}

impl BufRead for Arrived {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.data.is_empty() && !self.ended {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(&self.data)
    }

    fn consume(&mut self, amount: usize) {
        self.data.advance(amount);
    }
}

impl Read for Arrived {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(into)?;
        self.consume(length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, GzBuilder};
    use http_body_util::BodyExt;
    use std::{collections::VecDeque, io::Write};

    /// Pieces of a body, in order, with a wait before each.
    struct Pieces(VecDeque<Bytes>, bool);

    impl http_body::Body for Pieces {
        type Data = Bytes;
        type Error = TransportError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
            self.1 = !self.1;
            if self.1 {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
        }
    }

    fn unpacked<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> Body {
        let pieces = pieces.into_iter().map(Bytes::copy_from_slice).collect();
        let response = http::Response::builder().header("content-encoding", "GZIP").header("content-length", "7");
        let response = decode(response.body(Body::stream(Pieces(pieces, false))).unwrap());
        assert!(response.headers().is_empty(), "both are true of the packed form alone");
        response.into_body()
    }

    fn pack(text: &[u8]) -> Vec<u8> {
        // With all that a header can hold, so that it is split at every place too.
        let mut packer =
            GzBuilder::new().filename("answer.json").comment("c").extra("e").write(Vec::new(), Compression::default());
        packer.write_all(text).unwrap();
        packer.finish().unwrap()
    }

    #[tokio::test]
    async fn every_split_in_two_unpacks_to_the_same() {
        let text = br#"{"value":[{"id":"AAMk","subject":"Lunch"},{"id":"AAMl","subject":"Lunch"}]}"#;
        let packed = [pack(text), pack(b""), pack(text)].concat();
        for at in 0..=packed.len() {
            let (head, tail) = packed.split_at(at);
            assert_eq!(unpacked([head, tail]).bytes().await.unwrap(), [&text[..], text].concat(), "split at {at}");
        }
    }

    #[tokio::test]
    async fn every_cut_is_an_error() {
        let packed = pack(b"a text that must not arrive in part");
        for at in 1..packed.len() {
            let error = unpacked([&packed[..at]]).bytes().await.unwrap_err();
            assert_eq!(error.kind(), TransportErrorKind::Interrupted, "cut at {at}");
            assert_eq!(error.to_string(), "the compressed answer ended before its end");
        }
        assert_eq!(unpacked([]).bytes().await.unwrap(), "", "an answer to HEAD has no body to unpack");
    }

    #[tokio::test]
    async fn what_is_damaged_or_followed_by_noise_is_an_error() {
        let packed = pack(b"a text that must arrive as it was sent");
        let mut wrong_sum = packed.clone();
        *wrong_sum.iter_mut().nth_back(7).unwrap() ^= 1;
        for wrong in [b"{\"value\":[]} in plain text".to_vec(), wrong_sum, [&packed[..], b"trailing garbage"].concat()]
        {
            let error = unpacked([&wrong[..]]).bytes().await.unwrap_err();
            assert_eq!(error.kind(), TransportErrorKind::Interrupted);
            assert!(error.to_string().starts_with("the compressed answer is damaged: "), "{error}");
        }
    }

    #[tokio::test]
    async fn random_texts_in_random_pieces_unpack_to_the_same_or_fail() {
        for seed in 0..200 {
            let mut random = fastrand::Rng::with_seed(seed);
            let text: Vec<u8> =
                (0..random.usize(0..100_000)).map(|_| b"ab"[random.usize(0..2)] + random.u8(0..3)).collect();
            let mut packed = pack(&text);
            let flipped = random.bool().then(|| random.usize(0..packed.len()));
            if let Some(place) = flipped {
                packed[place] ^= 1 << random.u8(0..8);
            }
            let result = unpacked(packed.chunks(random.usize(1..9000))).bytes().await;
            match (result, flipped) {
                // A flip in the header's name or comment changes nothing that is read.
                (Ok(found), _) => assert_eq!(found, text, "seed {seed}"),
                (Err(error), Some(_)) => assert_eq!(error.kind(), TransportErrorKind::Interrupted, "seed {seed}"),
                (Err(error), None) => panic!("seed {seed}: {error}"),
            }
        }
    }

    #[tokio::test]
    async fn a_bomb_is_unpacked_piece_by_piece() {
        let packed = pack(&vec![0; 64 << 20]);
        assert!(packed.len() < 100_000);
        let (mut body, mut total) = (unpacked([&packed[..]]), 0);
        while let Some(frame) = body.frame().await {
            let length = frame.unwrap().into_data().unwrap().len();
            assert!(length <= PIECE);
            total += length;
        }
        assert_eq!(total, 64 << 20);
        assert!(body.frame().await.is_none());
    }

    #[tokio::test]
    async fn other_encodings_are_left_alone() {
        for encodings in [vec![], vec!["br"], vec!["gzip, br"], vec!["gzip", "gzip"]] {
            let mut response = http::Response::new(Body::from("as it is"));
            for encoding in &encodings {
                response.headers_mut().append(CONTENT_ENCODING, encoding.parse().unwrap());
            }
            let response = decode(response);
            assert_eq!(response.headers().get_all(CONTENT_ENCODING).iter().count(), encodings.len());
            assert_eq!(response.into_body().bytes().await.unwrap(), "as it is");
        }
    }
}
