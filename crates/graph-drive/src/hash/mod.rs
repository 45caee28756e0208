//! [`Hash`]: a hash of bytes that pass, by whichever of the ways that drives know.

mod checksum;
mod quick_xor;

pub use checksum::Checksum;
pub use quick_xor::QuickXorHash;

use crate::{DriveItem, Hashes};
use graph_odata::Check;
use graph_transport::{Error, Result};
#[cfg(feature = "sha")]
use sha2::Digest;
use std::fmt;

/// A hash in the making. `to_string` writes it as Graph does.
///
/// [`Upload::verify`](crate::Upload::verify) takes it, and compares the bytes that were sent with what the service tells of the file that it
/// made of them.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// use graph_drive::Hash;
///
/// let file = drive.root().path("Backups/2026.tar");
/// let made = file.upload("the bytes").verify(Hash::quick_xor()).await?;
/// assert_eq!(made.size, Some(9));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Hash(Running);

#[derive(Clone)]
enum Running {
    QuickXor(QuickXorHash),
    #[cfg(feature = "sha")]
    Sha1(sha1::Sha1),
    #[cfg(feature = "sha")]
    Sha256(sha2::Sha256),
}

impl Hash {
    /// [`QuickXorHash`], which every drive tells.
    pub fn quick_xor() -> Self {
        Self(Running::QuickXor(QuickXorHash::new()))
    }

    /// SHA-1, which personal drives tell.
    #[cfg(feature = "sha")]
    #[cfg_attr(docsrs, doc(cfg(feature = "sha")))]
    pub fn sha1() -> Self {
        Self(Running::Sha1(sha1::Sha1::new()))
    }

    /// SHA-256, where the service has computed it.
    #[cfg(feature = "sha")]
    #[cfg_attr(docsrs, doc(cfg(feature = "sha")))]
    pub fn sha256() -> Self {
        Self(Running::Sha256(sha2::Sha256::new()))
    }

    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            Running::QuickXor(hash) => hash.update(bytes),
            #[cfg(feature = "sha")]
            Running::Sha1(hash) => hash.update(bytes),
            #[cfg(feature = "sha")]
            Running::Sha256(hash) => hash.update(bytes),
        }
    }

    /// What this is called in Graph, and what an item tells of it.
    fn told<'h>(&self, hashes: Option<&'h Hashes>) -> (&'static str, Option<&'h str>) {
        match &self.0 {
            Running::QuickXor(_) => ("quickXorHash", hashes.and_then(|it| it.quick_xor_hash.as_deref())),
            #[cfg(feature = "sha")]
            Running::Sha1(_) => ("sha1Hash", hashes.and_then(|it| it.sha1_hash.as_deref())),
            #[cfg(feature = "sha")]
            Running::Sha256(_) => ("sha256Hash", hashes.and_then(|it| it.sha256_hash.as_deref())),
        }
    }

    /// Whether a text is this hash. Hex is the same in either case, base64 is not.
    fn is(&self, text: &str) -> bool {
        match &self.0 {
            Running::QuickXor(hash) => hash.to_string() == text,
            #[cfg(feature = "sha")]
            _ => self.to_string().eq_ignore_ascii_case(text),
        }
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Running::QuickXor(hash) => hash.fmt(f),
            #[cfg(feature = "sha")]
            Running::Sha1(hash) => hex(&hash.clone().finalize(), f),
            #[cfg(feature = "sha")]
            Running::Sha256(hash) => hex(&hash.clone().finalize(), f),
        }
    }
}

#[cfg(feature = "sha")]
fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({} {self})", self.told(None).0)
    }
}

impl From<QuickXorHash> for Hash {
    fn from(hash: QuickXorHash) -> Self {
        Self(Running::QuickXor(hash))
    }
}

/// Compares what was sent with the hash of the item that the service answered.
impl Check<DriveItem> for Hash {
    fn update(&mut self, bytes: &[u8]) {
        Self::update(self, bytes);
    }

    fn finish(self: Box<Self>, item: &DriveItem) -> Result<()> {
        let (name, told) = self.told(item.file.as_ref().and_then(|file| file.hashes.as_deref()));
        let Some(told) = told else {
            let why = "the bytes were sent, and the service told no such hash of them: read the item again later, and download it with \
                       `verify` to be sure";
            return Err(Error::decode(format!("{name}: {why}")));
        };
        if self.is(told) {
            return Ok(());
        }
        let why = "the bytes were changed on their way, or the service wrote into the file, as SharePoint does with Office documents: \
                   download it and look, or send it again";
        Err(Error::decode(format!("{name}: sent was {self}, and the service tells of {told}: {why}")))
    }
}
