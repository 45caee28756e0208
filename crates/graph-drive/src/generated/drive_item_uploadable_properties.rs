// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DriveItemUploadableProperties`], and its properties as fields of queries and patches.

use super::{DriveItemSource, FileSystemInfo, MediaSource};
use graph_odata::{Extra, Field, wire};

/// What to say of a file when an upload session is opened for it.
///
/// Microsoft's page:
/// [driveItemUploadableProperties](https://learn.microsoft.com/graph/api/resources/driveitemuploadableproperties).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DriveItemUploadableProperties {
    /// A text about the file for its users. Personal OneDrive only.
    pub description: Option<String>,
    /// What the file is made by. OneDrive for work and SharePoint only.
    #[doc(alias = "driveItemSource")]
    pub drive_item_source: Option<DriveItemSource>,
    /// How many bytes are to come, so that a drive without room for them refuses the session and not the last fragment.
    /// Documented for personal OneDrive only.
    #[doc(alias = "fileSize")]
    pub file_size: Option<i64>,
    /// The times that the client's own disk has for the file.
    #[doc(alias = "fileSystemInfo")]
    pub file_system_info: Option<FileSystemInfo>,
    /// What kind of recording the file is. OneDrive for work and SharePoint only.
    #[doc(alias = "mediaSource")]
    pub media_source: Option<MediaSource>,
    /// The file's name. If the request's URL ends in one, it must be the same.
    pub name: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DriveItemUploadableProperties {
    description => "description",
    drive_item_source => "driveItemSource",
    file_size => "fileSize",
    file_system_info => "fileSystemInfo",
    media_source => "mediaSource",
    name => "name",
});

/// A text about the file for its users. Personal OneDrive only.
pub const DESCRIPTION: Field<DriveItemUploadableProperties, String> = Field::new("description");

/// What the file is made by. OneDrive for work and SharePoint only.
#[doc(alias = "driveItemSource")]
pub const DRIVE_ITEM_SOURCE: Field<DriveItemUploadableProperties, DriveItemSource> = Field::new("driveItemSource");

/// How many bytes are to come, so that a drive without room for them refuses the session and not the last fragment.
/// Documented for personal OneDrive only.
#[doc(alias = "fileSize")]
pub const FILE_SIZE: Field<DriveItemUploadableProperties, i64> = Field::new("fileSize");

/// The times that the client's own disk has for the file.
#[doc(alias = "fileSystemInfo")]
pub const FILE_SYSTEM_INFO: Field<DriveItemUploadableProperties, FileSystemInfo> = Field::new("fileSystemInfo");

/// What kind of recording the file is. OneDrive for work and SharePoint only.
#[doc(alias = "mediaSource")]
pub const MEDIA_SOURCE: Field<DriveItemUploadableProperties, MediaSource> = Field::new("mediaSource");

/// The file's name. If the request's URL ends in one, it must be the same.
pub const NAME: Field<DriveItemUploadableProperties, String> = Field::new("name");
