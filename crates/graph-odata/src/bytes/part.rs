//! [`Part`]: the beginning of a download, which stays on disk beside its file until the rest has come.
//!
//! Invariant: a part's name is made of the version that its bytes are of, so what was kept of one version is never gone on with in another.

use super::content::Known;
use serde_json::{Value, json};
use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};
use tokio::fs::{self, File, OpenOptions};

/// Bytes from the first on, without a gap.
pub(super) struct Part {
    pub(super) file: File,
    at: PathBuf,
    note: PathBuf,
    to: PathBuf,
}

/// What is written beside a part: which version it is of. It is written first and taken away last.
struct Note {
    /// What was asked for. Not in words, since an address may be a secret.
    call: String,
    etag: String,
    total: u64,
}

impl Part {
    /// What is kept for `path` of an earlier `call` of the same kind, ready to be written on.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) async fn kept(path: &Path, call: &str) -> io::Result<Option<(Self, Known)>> {
        let note = beside(path, "part.json")?;
        let Some(Note { call: of, etag, total }) = Note::read(&note).await?.filter(|note| note.call == mark(&[call]))
        else {
            return Ok(None);
        };
        let at = part(path, &of, &etag)?;
        let Some(file) = there(OpenOptions::new().read(true).write(true).open(&at).await)? else { return Ok(None) };
        let length = file.metadata().await?.len();
        if length == 0 || length > total {
            return Ok(None);
        }
        // One byte is always asked for: its answer tells whether the version is there still.
        let position = length.min(total - 1);
        Ok(Some((Self { file, at, note, to: path.to_owned() }, Known { etag, total, position })))
    }

    /// Begins a part of a version, in place of what was kept before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) async fn begin(path: &Path, call: &str, etag: &str, total: u64) -> io::Result<Self> {
        let note = beside(path, "part.json")?;
        Self::forget(path).await?;
        let of = mark(&[call]);
        fs::write(&note, json!({"call": of, "etag": etag, "total": total}).to_string()).await?;
        let at = part(path, &of, etag)?;
        there(fs::remove_file(&at).await)?;
        let file = OpenOptions::new().write(true).create_new(true).open(&at).await?;
        Ok(Self { file, at, note, to: path.to_owned() })
    }

    /// Takes away what is kept for `path`.
    ///
    /// # Errors
    /// When it cannot be taken away.
    pub(super) async fn forget(path: &Path) -> io::Result<()> {
        let note = beside(path, "part.json")?;
        if let Some(Note { call, etag, .. }) = Note::read(&note).await? {
            there(fs::remove_file(part(path, &call, &etag)?).await)?;
        }
        there(fs::remove_file(&note).await).map(drop)
    }

    /// Makes sure of the bytes and gives them their name.
    ///
    /// # Errors
    /// When somebody took the part away, or the file cannot be replaced.
    pub(super) async fn put_in_place(self) -> io::Result<()> {
        self.file.sync_all().await?;
        fs::rename(&self.at, &self.to).await?;
        there(fs::remove_file(&self.note).await).map(drop)
    }
}

impl Note {
    /// `None` when there is none, or half of one.
    async fn read(at: &Path) -> io::Result<Option<Self>> {
        let Some(text) = there(fs::read(at).await)? else { return Ok(None) };
        let value: Value = serde_json::from_slice(&text).unwrap_or_default();
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        let (call, etag, total) = (text("call"), text("etag"), value["total"].as_u64().filter(|total| *total > 0));
        Ok(call.zip(etag).zip(total).map(|((call, etag), total)| Self { call, etag, total }))
    }
}

/// The bytes of a version that `of` asks for.
fn part(path: &Path, of: &str, etag: &str) -> io::Result<PathBuf> {
    beside(path, &format!("{}.part", mark(&[of, etag])))
}

/// A hidden name in the folder of `path`.
fn beside(path: &Path, ending: &str) -> io::Result<PathBuf> {
    let name = path.file_name();
    let name = name.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"))?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(ending);
    Ok(path.with_file_name(hidden))
}

/// Words as a mark that is the same in every process and version: FNV-1a.
fn mark(words: &[&str]) -> String {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    let mixed = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{mixed:016x}")
}

/// `None` for what is not there.
fn there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncWriteExt;

    #[tokio::test]
    async fn a_part_is_found_by_who_asks_for_the_same() {
        let folder = std::env::temp_dir().join(format!("part-{:016x}", fastrand::u64(..)));
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("a.bin");
        let mut part = Part::begin(&path, "GET /a", "\"1\"", 9).await.unwrap();
        assert!(Part::kept(&path, "GET /a").await.unwrap().is_none(), "nothing is kept yet");
        part.file.write_all(b"12345").await.unwrap();
        part.file.flush().await.unwrap();
        let (_, known) = Part::kept(&path, "GET /a").await.unwrap().unwrap();
        assert_eq!((known.etag.as_str(), known.total, known.position), ("\"1\"", 9, 5));
        assert!(Part::kept(&path, "GET /a?format=pdf").await.unwrap().is_none(), "those are other bytes");
        assert!(Part::kept(&folder.join("b.bin"), "GET /a").await.unwrap().is_none());

        let other = Part::begin(&path, "GET /a", "\"2\"", 1).await.unwrap();
        part.put_in_place().await.unwrap_err();
        assert!(!path.exists(), "what was taken away is not put in place");
        other.put_in_place().await.unwrap();
        let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["a.bin"]);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
