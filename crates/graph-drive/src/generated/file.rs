// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`File`], and its properties as fields of queries and patches.

use super::Hashes;
use graph_odata::{Extra, Field, wire};

/// Marks a file, and tells of its content.
///
/// Microsoft's page: [file](https://learn.microsoft.com/graph/api/resources/file).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct File {
    /// Checksums of the content. Absent when none was computed. Set by Graph.
    pub hashes: Option<Box<Hashes>>,
    /// The media type, `application/pdf`, as the service finds it by the name and content; what the upload said may be
    /// passed over. Set by Graph.
    #[doc(alias = "mimeType")]
    pub mime_type: Option<String>,
    /// Whether the service is still reading out what the content says, such as a photo's size. Set by Graph.
    #[doc(alias = "processingMetadata")]
    pub processing_metadata: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex File {
    hashes => "hashes",
    mime_type => "mimeType",
    processing_metadata => "processingMetadata",
});

/// Checksums of the content. Absent when none was computed. Set by Graph.
pub const HASHES: Field<File, Hashes> = Field::new("hashes");

/// The media type, `application/pdf`, as the service finds it by the name and content; what the upload said may be
/// passed over. Set by Graph.
#[doc(alias = "mimeType")]
pub const MIME_TYPE: Field<File, String> = Field::new("mimeType");

/// Whether the service is still reading out what the content says, such as a photo's size. Set by Graph.
#[doc(alias = "processingMetadata")]
pub const PROCESSING_METADATA: Field<File, bool> = Field::new("processingMetadata");
