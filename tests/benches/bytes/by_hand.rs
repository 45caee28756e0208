//! The floor: the same bytes through bare hyper-util, as a careful program would move them by hand.

use crate::{FRAGMENT, SIZE, floor};
use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Empty, Full};
use hyper::{
    Request,
    body::{Body, Frame, Incoming, SizeHint},
};
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use std::{
    hint::black_box,
    io,
    path::Path,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::{
    fs::File,
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt, BufWriter, ReadBuf},
};

/// A client of the drive.
pub(crate) struct Bare {
    /// Where bytes come from, and where they go.
    content: String,
    upload: String,
}

impl Bare {
    pub(crate) fn new(root: &str) -> Self {
        let origin = root.trim_end_matches("/v1.0");
        Self { content: format!("{origin}/bytes"), upload: format!("{origin}/upload") }
    }

    async fn body(&self) -> Incoming {
        let request = Request::get(&self.content).body(Empty::<Bytes>::new()).expect("a request");
        floor::client().request(request).await.expect("an answer").into_body()
    }

    /// Reads everything, and counts it.
    pub(crate) async fn download(&self) -> u64 {
        let (mut body, mut count) = (self.body().await, 0);
        while let Some(frame) = body.frame().await {
            if let Ok(data) = frame.expect("bytes").into_data() {
                count += black_box(data).len() as u64;
            }
        }
        count
    }

    /// Reads everything into a file, a megabyte at a time, until the disk has it.
    pub(crate) async fn download_to(&self, path: &Path) -> u64 {
        let (mut body, mut count) = (self.body().await, 0);
        let mut file = BufWriter::with_capacity(1 << 20, File::create(path).await.expect("a file"));
        while let Some(frame) = body.frame().await {
            if let Ok(data) = frame.expect("bytes").into_data() {
                count += data.len() as u64;
                file.write_all(&data).await.expect("space");
            }
        }
        file.flush().await.expect("space");
        file.into_inner().sync_all().await.expect("a disk");
        count
    }

    /// Reads each fragment of a file, and sends it when it is in memory.
    pub(crate) async fn upload_file(&self, path: &Path) -> u64 {
        self.upload(File::open(path).await.expect("a file")).await
    }

    /// The same with any source that has enough.
    pub(crate) async fn upload(&self, mut source: impl AsyncRead + Unpin) -> u64 {
        let client = floor::client();
        let mut room = BytesMut::new();
        for (length, range) in ranges() {
            room.reserve(length as usize);
            while (room.len() as u64) < length {
                let left = length - room.len() as u64;
                assert!((&mut source).take(left).read_buf(&mut room).await.expect("bytes") > 0);
            }
            self.put(&client, range, Full::new(room.split().freeze())).await;
        }
        SIZE
    }

    /// Sends each fragment of a file while it is read.
    pub(crate) async fn stream_file(&self, path: &Path) -> u64 {
        let client = floor::client();
        let file = File::open(path).await.expect("a file");
        for (length, range) in ranges() {
            let body = Part { file: file.try_clone().await.expect("a handle"), left: length, room: BytesMut::new() };
            // The handle's clones share one place in the file.
            self.put(&client, range, body).await;
        }
        SIZE
    }

    /// Sends a fragment.
    async fn put<B>(&self, client: &Client<HttpConnector, B>, range: String, body: B)
    where
        B: Body<Data: Send, Error: Into<Box<dyn std::error::Error + Send + Sync>>> + Send + Unpin + 'static,
    {
        let request = Request::put(&self.upload).header("content-range", range).body(body).expect("a request");
        let answer = client.request(request).await.expect("an answer");
        assert!(answer.status().is_success());
        black_box(answer.into_body().collect().await.expect("a body"));
    }
}

/// The lengths of all fragments, and where they belong.
fn ranges() -> impl Iterator<Item = (u64, String)> {
    (0..SIZE).step_by(FRAGMENT as usize).map(|first| {
        let behind = SIZE.min(first + FRAGMENT);
        (behind - first, format!("bytes {first}-{}/{SIZE}", behind - 1))
    })
}

/// The next bytes of a file.
struct Part {
    file: File,
    left: u64,
    room: BytesMut,
}

/// How much is read and sent at a time.
const PIECE: u64 = 256 << 10;

impl Body for Part {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let Self { file, left, room } = self.get_mut();
        if *left == 0 {
            return Poll::Ready(None);
        }
        room.resize(PIECE.min(*left) as usize, 0);
        let mut into = ReadBuf::new(room);
        ready!(Pin::new(file).poll_read(cx, &mut into))?;
        let read = into.filled().len();
        assert!(read > 0, "the file is shorter than it was");
        *left -= read as u64;
        Poll::Ready(Some(Ok(Frame::data(room.split_to(read).freeze()))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
