//! [`Checksum`]: the hash that a file is to have.

use super::Hash;
use crate::{DriveItem, Hashes};
use base64::{Engine, engine::general_purpose::STANDARD};
use graph_odata::Check;
use graph_transport::{Error, Result};
use std::fmt;

/// The hash that bytes are to have: what [`Download::verify`](crate::Download::verify) checks them by.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// # drive.root().path("film.mp4").upload("0123456789").await?;
/// use graph_drive::Checksum;
///
/// let file = drive.root().path("film.mp4");
/// let item = file.get().await?;
/// let bytes = file.content().verify(Checksum::of(&item)?).await?;
/// assert_eq!(bytes, "0123456789");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Checksum {
    expected: Box<str>,
    hash: Hash,
}

impl Checksum {
    /// What the service tells of a file: its quickXorHash, and where there is none, with the feature `sha`, its SHA-256 or SHA-1.
    ///
    /// # Errors
    /// [`Request`](crate::ErrorKind::Request) when the item holds none of them: it is no file, it was read without `file`, or the service has
    /// not computed one yet.
    pub fn of(item: &DriveItem) -> Result<Self> {
        let hashes = item.file.as_ref().and_then(|file| file.hashes.as_deref());
        for hash in best() {
            if let (_, Some(expected)) = hash.told(hashes) {
                return Self::new(hash, expected);
            }
        }
        Err(Error::request(missing(item, hashes)))
    }

    /// A QuickXorHash: 20 bytes in base64.
    ///
    /// # Errors
    /// [`Request`](crate::ErrorKind::Request) when the text is not that.
    pub fn quick_xor(base64: &str) -> Result<Self> {
        Self::new(Hash::quick_xor(), base64)
    }

    /// A SHA-1: 20 bytes in hex, in either case.
    ///
    /// # Errors
    /// [`Request`](crate::ErrorKind::Request) when the text is not that.
    #[cfg(feature = "sha")]
    #[cfg_attr(docsrs, doc(cfg(feature = "sha")))]
    pub fn sha1(hex: &str) -> Result<Self> {
        Self::new(Hash::sha1(), hex)
    }

    /// A SHA-256: 32 bytes in hex, in either case.
    ///
    /// # Errors
    /// [`Request`](crate::ErrorKind::Request) when the text is not that.
    #[cfg(feature = "sha")]
    #[cfg_attr(docsrs, doc(cfg(feature = "sha")))]
    pub fn sha256(hex: &str) -> Result<Self> {
        Self::new(Hash::sha256(), hex)
    }

    /// A text that could be the hash: it is as long as that of no bytes, and written alike.
    fn new(hash: Hash, expected: &str) -> Result<Self> {
        let (name, _) = hash.told(None);
        let form = hash.to_string();
        let well = match name {
            "quickXorHash" => STANDARD.decode(expected).is_ok_and(|bytes| bytes.len() == 20),
            _ => expected.bytes().all(|byte| byte.is_ascii_hexdigit()),
        };
        if !well || expected.len() != form.len() {
            let why = format!("{expected:?} is no {name}: it is written like {form}");
            return Err(Error::request(why));
        }
        Ok(Self { expected: expected.into(), hash })
    }
}

/// The hashes, the one that is best to have first.
fn best() -> impl Iterator<Item = Hash> {
    [
        Hash::quick_xor(),
        #[cfg(feature = "sha")]
        Hash::sha256(),
        #[cfg(feature = "sha")]
        Hash::sha1(),
    ]
    .into_iter()
}

fn missing(item: &DriveItem, hashes: Option<&Hashes>) -> &'static str {
    let sha = hashes.is_some_and(|hashes| hashes.sha1_hash.is_some() || hashes.sha256_hash.is_some());
    match (item.folder.is_some(), item.file.is_some(), sha) {
        (true, ..) => "a folder has no hash: `verify()` of `download_tree` checks the files in it",
        (_, false, _) => "the item tells no hash: read it with its `file`",
        (_, _, true) => "the item tells no hash but SHA-1 or SHA-256: turn the feature `sha` on",
        _ => "the service tells no hash of this file: read the item again later, or give the hash that you know",
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.expected)
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Checksum({} {self})", self.hash.told(None).0)
    }
}

impl Check for Checksum {
    fn update(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
    }

    fn finish(self: Box<Self>, (): &()) -> Result<()> {
        let Self { expected, hash } = *self;
        if hash.is(&expected) {
            return Ok(());
        }
        let (name, _) = hash.told(None);
        let why = "they were changed on their way, or the file was changed since the hash was read: read the item and its bytes again";
        Err(Error::decode(format!("{name}: the bytes have {hash}, and not {expected}: {why}")))
    }
}
