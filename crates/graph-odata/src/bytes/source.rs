//! [`Source`]: where the bytes of an upload come from.
//!
//! Invariant: bytes at hand are sliced and never copied; of a stream one fragment is in memory, of a file in a session less than that.

use super::{
    check::Show,
    feed::{PIECE, feed, unread},
};
use bytes::{Bytes, BytesMut};
use graph_transport::{Body, BoxFuture, Error, Response, Result};
use std::{
    fmt,
    io::{self, SeekFrom},
    path::Path,
    time::UNIX_EPOCH,
};
use tokio::{
    fs::File,
    io::{AsyncRead, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufReader},
};

/// The bytes of an upload: at hand, in a file, or arriving from somewhere.
///
/// Bytes and files can be read again, so an upload of theirs survives everything that can be survived. A stream is read once: while an upload
/// of it runs, what was sent last is kept, and no more.
pub struct Source(Kind);

enum Kind {
    Bytes(Bytes),
    File {
        file: File,
        length: u64,
        modified: Option<u64>,
    },
    Reader {
        reader: Box<dyn AsyncRead + Send + Unpin>,
        length: u64,
        /// The fragment that was read last, and where it begins.
        last: (u64, Bytes),
    },
    /// A stream of unknown length, which must be known before it is sent.
    Unmeasured(Box<dyn AsyncRead + Send + Unpin>),
    Broken(String),
}

impl Source {
    /// A file's bytes. It is read while it is sent, and must not change meanwhile.
    ///
    /// A file that cannot be read is the error of the upload, before anything is sent.
    pub async fn file(path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        match Self::open(path).await {
            Ok(source) => source,
            Err(error) => Self(Kind::Broken(format!("the file {} cannot be read: {error}", path.display()))),
        }
    }

    async fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path).await?;
        file.set_max_buf_size(PIECE);
        let facts = file.metadata().await?;
        if facts.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
        }
        let modified = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.and_then(|time| u64::try_from(time.as_millis()).ok());
        Ok(Self(Kind::File { file, length: facts.len(), modified }))
    }

    /// What a reader gives, of which there are `length` bytes. Without a length, which the service wants to know beforehand, the bytes are
    /// kept in a temporary file first.
    pub fn reader(reader: impl AsyncRead + Send + Unpin + 'static, length: Option<u64>) -> Self {
        let reader = Box::new(reader);
        Self(match length {
            Some(length) => Kind::Reader { reader, length, last: (0, Bytes::new()) },
            None => Kind::Unmeasured(reader),
        })
    }

    /// Makes sure that the length is known: a stream without one is kept in a temporary file first.
    ///
    /// # Errors
    /// [`Request`](graph_transport::ErrorKind::Request) when the bytes cannot be had or kept.
    pub async fn measured(self) -> Result<Self> {
        match self.0 {
            Kind::Broken(why) => Err(Error::request(why)),
            Kind::Unmeasured(reader) => {
                let kept = keep(reader).await;
                kept.map_err(|error| {
                    Error::request(format!("what is to be uploaded cannot be kept in a temporary file: {error}"))
                })
            }
            kind => Ok(Self(kind)),
        }
    }

    /// How many bytes there are; 0 for a stream that is not [`measured`](Self::measured).
    pub fn length(&self) -> u64 {
        match &self.0 {
            Kind::Bytes(bytes) => bytes.len() as u64,
            Kind::File { length, .. } | Kind::Reader { length, .. } => *length,
            Kind::Unmeasured(_) | Kind::Broken(_) => 0,
        }
    }

    /// All of the bytes, in memory.
    ///
    /// # Errors
    /// [`Request`](graph_transport::ErrorKind::Request) when they cannot be had.
    pub async fn into_bytes(self) -> Result<Bytes> {
        let mut source = self.measured().await?;
        let length = source.length();
        source.fragment(0, length).await
    }

    /// When it was last changed, in milliseconds since 1970, where that can be known.
    pub(super) fn modified(&self) -> Option<u64> {
        match &self.0 {
            Kind::File { modified, .. } => *modified,
            _ => None,
        }
    }

    /// Whether it can be read from any place, again and again.
    pub(super) fn can_rewind(&self) -> bool {
        matches!(self.0, Kind::Bytes(_) | Kind::File { .. })
    }

    /// Sends up to `most` bytes from `at` on with the request that `send` makes of their number and a body, and gives that number with what
    /// came of the request. The bytes are shown before. A file is read while it is sent, so its body is one that cannot be sent again.
    ///
    /// # Errors
    /// When the bytes cannot be had.
    pub(super) async fn send<'c>(
        &mut self,
        at: u64,
        most: u64,
        show: Show<'_>,
        send: impl FnOnce(u64, Body) -> BoxFuture<'c, Result<Response<Bytes>>>,
    ) -> Result<(u64, Result<Response<Bytes>>)> {
        let length = self.within(at, most)?;
        if let Kind::File { file, .. } = &mut self.0 {
            return Ok((length, feed(file, at, length, show, |body| send(length, body)).await?));
        }
        let bytes = self.fragment(at, most).await?;
        show(at, &bytes);
        let length = bytes.len() as u64;
        Ok((length, send(length, bytes.into()).await))
    }

    /// Reads and shows the bytes from `at` to `end`, of which none are sent.
    ///
    /// # Errors
    /// When the bytes cannot be had.
    pub(super) async fn show(&mut self, mut at: u64, end: u64, show: Show<'_>) -> Result<()> {
        if !self.can_rewind() {
            let why = "what was sent before cannot be read again from a stream, so it cannot be verified: upload a file, or begin anew";
            return Err(Error::request(why));
        }
        while at < end {
            let bytes = self.fragment(at, (end - at).min(PIECE as u64)).await?;
            show(at, &bytes);
            at += bytes.len() as u64;
        }
        Ok(())
    }

    /// How many of `most` bytes from `at` on there are.
    fn within(&self, at: u64, most: u64) -> Result<u64> {
        let left = self.length().checked_sub(at);
        let left = left.ok_or_else(|| Error::decode("the service wants bytes behind the end of what is uploaded"))?;
        Ok(left.min(most))
    }

    /// Up to `most` bytes from `at` on, and all of them unless the end comes first.
    pub(super) async fn fragment(&mut self, at: u64, most: u64) -> Result<Bytes> {
        let wanted = self.within(at, most)? as usize;
        match &mut self.0 {
            Kind::Bytes(bytes) => Ok(bytes.slice(at as usize..at as usize + wanted)),
            Kind::File { file, .. } => {
                file.seek(SeekFrom::Start(at)).await.map_err(unread)?;
                read(file, BytesMut::new(), wanted).await.map_err(unread)
            }
            Kind::Reader { reader, last: (start, kept), .. } => {
                let behind = *start + kept.len() as u64;
                if at < *start || at > behind {
                    let why =
                        "the service wants bytes again that a stream cannot give again: upload a file, or begin anew";
                    return Err(Error::request(why));
                }
                if at == behind {
                    // The service has these, so their memory serves again.
                    let room = std::mem::take(kept).try_into_mut().unwrap_or_default();
                    (*start, *kept) = (at, Bytes::new());
                    *kept = read(reader, room, wanted).await.map_err(unread)?;
                }
                // Less than was asked for, when only the end of the last fragment is wanted again.
                Ok(kept.slice((at - *start) as usize..))
            }
            Kind::Unmeasured(_) | Kind::Broken(_) => Err(Error::request("the source has no length")),
        }
    }
}

/// So many bytes, in `room` if they fit there.
async fn read(reader: &mut (impl AsyncRead + Unpin + ?Sized), mut room: BytesMut, wanted: usize) -> io::Result<Bytes> {
    room.clear();
    room.reserve(wanted);
    while room.len() < wanted {
        let left = wanted - room.len();
        if reader.take(left as u64).read_buf(&mut room).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(room.freeze())
}

/// Keeps a stream in a file that has no name any more, where the system allows that, and is gone with its handle.
async fn keep(reader: Box<dyn AsyncRead + Send + Unpin>) -> io::Result<Source> {
    let path = std::env::temp_dir().join(format!("upload-{:016x}", fastrand::u64(..)));
    let mut options = tokio::fs::OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(&path).await?;
    // Where a file in use keeps its name, it stays until the system clears its temporary folder.
    let _ = std::fs::remove_file(&path);
    file.set_max_buf_size(PIECE);
    let length = tokio::io::copy_buf(&mut BufReader::with_capacity(PIECE, reader), &mut file).await?;
    file.flush().await?;
    Ok(Source(Kind::File { file, length, modified: None }))
}

impl<T: Into<Bytes>> From<T> for Source {
    fn from(bytes: T) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0 {
            Kind::Bytes(_) => "bytes",
            Kind::File { .. } => "file",
            Kind::Reader { .. } | Kind::Unmeasured(_) => "reader",
            Kind::Broken(_) => "broken",
        };
        write!(f, "Source({kind}, {} bytes)", self.length())
    }
}
