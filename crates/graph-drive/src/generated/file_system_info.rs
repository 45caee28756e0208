// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`FileSystemInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Times of an item as a client keeps them on its own disk; the item's own times are the service's.
///
/// Microsoft's page: [fileSystemInfo](https://learn.microsoft.com/graph/api/resources/filesysteminfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FileSystemInfo {
    /// When the file was created on the client's disk, in UTC. If a client sends none, the time of the upload.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// When the file was last opened, in UTC. Only in lists of recently used files.
    #[doc(alias = "lastAccessedDateTime")]
    pub last_accessed_date_time: Option<jiff::Timestamp>,
    /// When the file was last changed on the client's disk, in UTC. If a client sends none, the time of the upload.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex FileSystemInfo {
    created_date_time => "createdDateTime",
    last_accessed_date_time => "lastAccessedDateTime",
    last_modified_date_time => "lastModifiedDateTime",
});

/// When the file was created on the client's disk, in UTC. If a client sends none, the time of the upload.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<FileSystemInfo, jiff::Timestamp> = Field::new("createdDateTime");

/// When the file was last opened, in UTC. Only in lists of recently used files.
#[doc(alias = "lastAccessedDateTime")]
pub const LAST_ACCESSED_DATE_TIME: Field<FileSystemInfo, jiff::Timestamp> = Field::new("lastAccessedDateTime");

/// When the file was last changed on the client's disk, in UTC. If a client sends none, the time of the upload.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<FileSystemInfo, jiff::Timestamp> = Field::new("lastModifiedDateTime");
