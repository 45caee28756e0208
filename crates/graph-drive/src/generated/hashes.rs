// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Hashes`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Checksums of a file's content, as far as the service computed them. A fresh or rewritten file may have none for a
/// while.
///
/// Microsoft's page: [hashes](https://learn.microsoft.com/graph/api/resources/hashes).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Hashes {
    /// The CRC32 of the content in hex, its lowest byte first. Deprecated, and absent from OneDrive for work.
    #[doc(alias = "crc32Hash")]
    pub crc32_hash: Option<String>,
    /// The QuickXorHash of the content: 20 bytes in base64. The only hash that OneDrive for work has.
    #[doc(alias = "quickXorHash")]
    pub quick_xor_hash: Option<String>,
    /// The SHA-1 of the content in hex, upper case. Personal OneDrive only.
    #[doc(alias = "sha1Hash")]
    pub sha1_hash: Option<String>,
    /// The SHA-256 of the content in hex, where the service has computed it.
    #[doc(alias = "sha256Hash")]
    pub sha256_hash: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Hashes {
    crc32_hash => "crc32Hash",
    quick_xor_hash => "quickXorHash",
    sha1_hash => "sha1Hash",
    sha256_hash => "sha256Hash",
});

/// The CRC32 of the content in hex, its lowest byte first. Deprecated, and absent from OneDrive for work.
#[doc(alias = "crc32Hash")]
pub const CRC32_HASH: Field<Hashes, String> = Field::new("crc32Hash");

/// The QuickXorHash of the content: 20 bytes in base64. The only hash that OneDrive for work has.
#[doc(alias = "quickXorHash")]
pub const QUICK_XOR_HASH: Field<Hashes, String> = Field::new("quickXorHash");

/// The SHA-1 of the content in hex, upper case. Personal OneDrive only.
#[doc(alias = "sha1Hash")]
pub const SHA1_HASH: Field<Hashes, String> = Field::new("sha1Hash");

/// The SHA-256 of the content in hex, where the service has computed it.
#[doc(alias = "sha256Hash")]
pub const SHA256_HASH: Field<Hashes, String> = Field::new("sha256Hash");
