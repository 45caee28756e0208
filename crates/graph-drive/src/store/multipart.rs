//! [`Multipart`]: an object that comes in parts, kept in a temporary file until its length is known.
//!
//! Drives want to know a file's length before its first byte, and writers of parts know it after the last.

use super::{error, put};
use crate::{ItemHandle, Source};
use futures_util::future::BoxFuture;
use object_store::{MultipartUpload, PutPayload, PutResult, Result, UploadPart, path::Path};
use std::{
    fmt,
    hash::{BuildHasher, Hasher, RandomState},
    io::{self, SeekFrom},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::{
    fs::OpenOptions,
    io::{AsyncSeekExt, AsyncWriteExt},
};

pub(super) struct Multipart {
    target: ItemHandle,
    location: Path,
    kept: Arc<Kept>,
    /// The length of all parts, and how much of that is in the file.
    length: u64,
    written: Arc<AtomicU64>,
}

/// A temporary file, which is gone with the last who uses it.
struct Kept(PathBuf);

impl Drop for Kept {
    fn drop(&mut self) {
        // Whoever clears the system's temporary folder finds what cannot be removed here.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Multipart {
    pub(super) async fn begin(target: ItemHandle, location: Path) -> Result<Self> {
        let kept = Arc::new(Kept::new().await.map_err(unkept)?);
        Ok(Self { target, location, kept, length: 0, written: Arc::default() })
    }

    async fn finish(&self) -> Result<PutResult> {
        if self.written.load(Ordering::Acquire) != self.length {
            return Err(error::generic("a part was not written: await every part before the upload is completed"));
        }
        let source = Source::file(&self.kept.0).await;
        put::result(&self.location, self.target.upload(source).await)
    }
}

impl Kept {
    async fn new() -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        loop {
            // A name that nobody else guesses.
            let random = RandomState::new().build_hasher().finish();
            let path = std::env::temp_dir().join(format!("parts-{random:016x}"));
            match options.open(&path).await {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                opened => return opened.map(|_| Self(path)),
            }
        }
    }

    async fn write(&self, at: u64, data: PutPayload) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).open(&self.0).await?;
        file.seek(SeekFrom::Start(at)).await?;
        for piece in data {
            file.write_all(&piece).await?;
        }
        file.flush().await
    }
}

impl MultipartUpload for Multipart {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        let (at, length) = (self.length, data.content_length() as u64);
        self.length += length;
        let (kept, written) = (Arc::clone(&self.kept), Arc::clone(&self.written));
        Box::pin(async move {
            kept.write(at, data).await.map_err(unkept)?;
            written.fetch_add(length, Ordering::AcqRel);
            Ok(())
        })
    }

    fn complete<'s, 'f>(&'s mut self) -> BoxFuture<'f, Result<PutResult>>
    where
        's: 'f,
        Self: 'f,
    {
        Box::pin(self.finish())
    }

    fn abort<'s, 'f>(&'s mut self) -> BoxFuture<'f, Result<()>>
    where
        's: 'f,
        Self: 'f,
    {
        // Nothing has been sent, and the file goes with its last user.
        Box::pin(async { Ok(()) })
    }
}

impl fmt::Debug for Multipart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Multipart")
            .field("location", &self.location)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

fn unkept(why: io::Error) -> object_store::Error {
    error::generic(crate::Error::request(format!("a part cannot be kept in a temporary file: {why}")).with_source(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_temporary_file_goes_with_its_last_user() {
        let kept = Arc::new(Kept::new().await.unwrap());
        let (path, part) = (kept.0.clone(), Arc::clone(&kept));
        drop(kept);
        part.write(3, "later".into()).await.unwrap();
        part.write(0, ["a", "bc"].into_iter().map(bytes::Bytes::from).collect()).await.unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"abclater");
        drop(part);
        assert!(!path.exists());
    }
}
