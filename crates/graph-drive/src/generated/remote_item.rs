// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`RemoteItem`], and its properties as fields of queries and patches.

use super::{File, FileSystemInfo, Folder, Image, ItemReference, Package, Shared, SharepointIds, SpecialFolder, Video};
use graph_odata::{Extra, Field, wire};
use graph_types::{DriveItemId, IdentitySet};

/// The item of another drive that an item stands for: one that was shared with the user or added to their drive.
///
/// Microsoft's page: [remoteItem](https://learn.microsoft.com/graph/api/resources/remoteitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RemoteItem {
    /// The user, app and device that created the item. Set by Graph.
    #[doc(alias = "createdBy")]
    pub created_by: Option<IdentitySet>,
    /// When the item was created in its own drive, in UTC. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// There if it is a file. Set by Graph.
    pub file: Option<File>,
    /// The times that the client's own disk has for the item. Set by Graph.
    #[doc(alias = "fileSystemInfo")]
    pub file_system_info: Option<FileSystemInfo>,
    /// There if it is a folder. Set by Graph.
    pub folder: Option<Folder>,
    /// The id in its own drive, which `parentReference` names. Set by Graph.
    pub id: Option<DriveItemId>,
    /// The size of a picture. Set by Graph.
    pub image: Option<Image>,
    /// The user, app and device that last changed the item. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When the item last changed in its own drive, in UTC. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The name in its own drive; here it may go by another. Set by Graph.
    pub name: Option<String>,
    /// There if it is a folder that is one thing to its user, such as a OneNote notebook. Set by Graph.
    pub package: Option<Box<Package>>,
    /// Where it is: its own drive, and the folder there if the user may see that. Set by Graph.
    #[doc(alias = "parentReference")]
    pub parent_reference: Option<ItemReference>,
    /// Who shared it, and how widely. Set by Graph.
    pub shared: Option<Box<Shared>>,
    /// The ids by which SharePoint knows it. Set by Graph.
    #[doc(alias = "sharepointIds")]
    pub sharepoint_ids: Option<Box<SharepointIds>>,
    /// The size in bytes. Set by Graph.
    pub size: Option<i64>,
    /// There if it has a name of its own in its drive, such as `documents`. Set by Graph.
    #[doc(alias = "specialFolder")]
    pub special_folder: Option<Box<SpecialFolder>>,
    /// What a film's file says of its pictures and its sound. Set by Graph.
    pub video: Option<Box<Video>>,
    /// A URL of it for WebDAV clients. Set by Graph.
    #[doc(alias = "webDavUrl")]
    pub web_dav_url: Option<String>,
    /// A URL that shows it in a browser. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex RemoteItem {
    created_by => "createdBy",
    created_date_time => "createdDateTime",
    file => "file",
    file_system_info => "fileSystemInfo",
    folder => "folder",
    id => "id",
    image => "image",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    package => "package",
    parent_reference => "parentReference",
    shared => "shared",
    sharepoint_ids => "sharepointIds",
    size => "size",
    special_folder => "specialFolder",
    video => "video",
    web_dav_url => "webDavUrl",
    web_url => "webUrl",
});

/// The user, app and device that created the item. Set by Graph.
#[doc(alias = "createdBy")]
pub const CREATED_BY: Field<RemoteItem, IdentitySet> = Field::new("createdBy");

/// When the item was created in its own drive, in UTC. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<RemoteItem, jiff::Timestamp> = Field::new("createdDateTime");

/// There if it is a file. Set by Graph.
pub const FILE: Field<RemoteItem, File> = Field::new("file");

/// The times that the client's own disk has for the item. Set by Graph.
#[doc(alias = "fileSystemInfo")]
pub const FILE_SYSTEM_INFO: Field<RemoteItem, FileSystemInfo> = Field::new("fileSystemInfo");

/// There if it is a folder. Set by Graph.
pub const FOLDER: Field<RemoteItem, Folder> = Field::new("folder");

/// The id in its own drive, which `parentReference` names. Set by Graph.
pub const ID: Field<RemoteItem, DriveItemId> = Field::new("id");

/// The size of a picture. Set by Graph.
pub const IMAGE: Field<RemoteItem, Image> = Field::new("image");

/// The user, app and device that last changed the item. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<RemoteItem, IdentitySet> = Field::new("lastModifiedBy");

/// When the item last changed in its own drive, in UTC. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<RemoteItem, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The name in its own drive; here it may go by another. Set by Graph.
pub const NAME: Field<RemoteItem, String> = Field::new("name");

/// There if it is a folder that is one thing to its user, such as a OneNote notebook. Set by Graph.
pub const PACKAGE: Field<RemoteItem, Package> = Field::new("package");

/// Where it is: its own drive, and the folder there if the user may see that. Set by Graph.
#[doc(alias = "parentReference")]
pub const PARENT_REFERENCE: Field<RemoteItem, ItemReference> = Field::new("parentReference");

/// Who shared it, and how widely. Set by Graph.
pub const SHARED: Field<RemoteItem, Shared> = Field::new("shared");

/// The ids by which SharePoint knows it. Set by Graph.
#[doc(alias = "sharepointIds")]
pub const SHAREPOINT_IDS: Field<RemoteItem, SharepointIds> = Field::new("sharepointIds");

/// The size in bytes. Set by Graph.
pub const SIZE: Field<RemoteItem, i64> = Field::new("size");

/// There if it has a name of its own in its drive, such as `documents`. Set by Graph.
#[doc(alias = "specialFolder")]
pub const SPECIAL_FOLDER: Field<RemoteItem, SpecialFolder> = Field::new("specialFolder");

/// What a film's file says of its pictures and its sound. Set by Graph.
pub const VIDEO: Field<RemoteItem, Video> = Field::new("video");

/// A URL of it for WebDAV clients. Set by Graph.
#[doc(alias = "webDavUrl")]
pub const WEB_DAV_URL: Field<RemoteItem, String> = Field::new("webDavUrl");

/// A URL that shows it in a browser. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<RemoteItem, String> = Field::new("webUrl");
