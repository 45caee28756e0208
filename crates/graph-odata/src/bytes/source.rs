//! [`Source`]: where the bytes of an upload come from.
//!
//! Invariant: bytes at hand are sliced and never copied; of a file or a stream one fragment is in memory.

use bytes::{Bytes, BytesMut};
use graph_transport::{Error, Result};
use std::{
    fmt,
    io::{self, SeekFrom},
    path::Path,
    time::UNIX_EPOCH,
};
use tokio::{
    fs::File,
    io::{AsyncRead, AsyncReadExt, AsyncSeekExt, AsyncWriteExt},
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
        room: BytesMut,
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
        // One trip to the disk for a fragment instead of many.
        file.set_max_buf_size(8 << 20);
        let facts = file.metadata().await?;
        if facts.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
        }
        let modified = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.and_then(|time| u64::try_from(time.as_millis()).ok());
        Ok(Self(Kind::File { file, length: facts.len(), modified, room: BytesMut::new() }))
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

    /// Makes sure that the length is known.
    pub(super) async fn measured(self) -> Result<Self> {
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

    /// How many bytes there are.
    pub(super) fn length(&self) -> u64 {
        match &self.0 {
            Kind::Bytes(bytes) => bytes.len() as u64,
            Kind::File { length, .. } | Kind::Reader { length, .. } => *length,
            Kind::Unmeasured(_) | Kind::Broken(_) => 0,
        }
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

    /// Up to `most` bytes from `at` on, and all of them unless the end comes first.
    pub(super) async fn fragment(&mut self, at: u64, most: u64) -> Result<Bytes> {
        let length = self.length();
        if at > length {
            return Err(Error::decode("the service wants bytes behind the end of what is uploaded"));
        }
        let end = length.min(at + most);
        let wanted = (end - at) as usize;
        let failed = |error: io::Error| {
            let short = error.kind() == io::ErrorKind::UnexpectedEof;
            let why = if short { "it ended before its length was reached".into() } else { error.to_string() };
            Error::request(format!("what is uploaded cannot be read: {why}")).with_source(error)
        };
        match &mut self.0 {
            Kind::Bytes(bytes) => Ok(bytes.slice(at as usize..end as usize)),
            Kind::File { file, room, .. } => {
                file.seek(SeekFrom::Start(at)).await.map_err(failed)?;
                read(file, room, wanted).await.map_err(failed)
            }
            Kind::Reader { reader, last: (start, kept), .. } => {
                let behind = *start + kept.len() as u64;
                if at < *start || at > behind {
                    let why =
                        "the service wants bytes again that a stream cannot give again: upload a file, or begin anew";
                    return Err(Error::request(why));
                }
                if at == behind {
                    *kept = read(reader, &mut BytesMut::new(), wanted).await.map_err(failed)?;
                    *start = at;
                }
                // Less than was asked for, when only the end of the last fragment is wanted again.
                Ok(kept.slice((at - *start) as usize..))
            }
            Kind::Unmeasured(_) | Kind::Broken(_) => Err(Error::request("the source has no length")),
        }
    }
}

/// So many bytes, in memory that is used again when nobody holds it any more.
async fn read(reader: &mut (impl AsyncRead + Unpin + ?Sized), room: &mut BytesMut, wanted: usize) -> io::Result<Bytes> {
    room.clear();
    room.reserve(wanted);
    while room.len() < wanted {
        let left = wanted - room.len();
        if reader.take(left as u64).read_buf(room).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(room.split().freeze())
}

/// Keeps a stream in a file that has no name any more, where the system allows that, and is gone with its handle.
async fn keep(mut reader: Box<dyn AsyncRead + Send + Unpin>) -> io::Result<Source> {
    let path = std::env::temp_dir().join(format!("upload-{:016x}", fastrand::u64(..)));
    let mut options = tokio::fs::OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(&path).await?;
    // Where a file in use keeps its name, it stays until the system clears its temporary folder.
    let _ = std::fs::remove_file(&path);
    file.set_max_buf_size(8 << 20);
    let length = tokio::io::copy(&mut reader, &mut file).await?;
    file.flush().await?;
    Ok(Source(Kind::File { file, length, modified: None, room: BytesMut::new() }))
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
