// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DriveItem`], and its properties as fields of queries and patches.

use super::{
    Audio, Bundle, Deleted, DriveItemVersion, File, FileSystemInfo, Folder, GeoCoordinates, Image, ItemAnalytics,
    ItemReference, ItemRetentionLabel, ListItem, Malware, Package, PendingOperations, Permission, Photo,
    PublicationFacet, RemoteItem, Root, SearchResult, Shared, SharepointIds, SpecialFolder, ThumbnailSet, Video,
};
use graph_odata::{Extra, Field, Hidden, wire};
use graph_types::{DriveItemId, IdentitySet};

/// A file, a folder or another item of a drive. Which of them it is, the facets tell: `file`, `folder`, `package`,
/// `remoteItem`.
///
/// Microsoft's page: [driveItem](https://learn.microsoft.com/graph/api/resources/driveitem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DriveItem {
    /// The id within the drive, case-sensitive. It survives a new name and a move within the drive. Set by Graph.
    pub id: Option<DriveItemId>,
    /// The user, app and device that created the item. Set by Graph.
    #[doc(alias = "createdBy")]
    pub created_by: Option<IdentitySet>,
    /// When the item was created in the drive, in UTC; `fileSystemInfo` has the client's own time. Set by Graph.
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<jiff::Timestamp>,
    /// A text about the item for its users. Personal OneDrive only.
    pub description: Option<String>,
    /// The entity tag, `eTag` or `@odata.etag`: the version of the item, as `If-Match` takes it. There is another one
    /// after each change of its content or properties, and for a folder of its own properties alone. Set by Graph.
    pub etag: Option<String>,
    /// The user, app and device that last changed the item. OneDrive for work may leave it out of deltas. Set by Graph.
    #[doc(alias = "lastModifiedBy")]
    pub last_modified_by: Option<IdentitySet>,
    /// When the item last changed in the drive, in UTC; `fileSystemInfo` has the client's own time. Set by Graph.
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<jiff::Timestamp>,
    /// The name, with a file's ending: `report.pdf`. Changing it renames the item. None of `/ \ * < > ? : |` and no
    /// double quote may be in it.
    pub name: Option<String>,
    /// The folder that the item is in. Changing its `id` moves the item within its drive. `path` is absent in deltas.
    #[doc(alias = "parentReference")]
    pub parent_reference: Option<ItemReference>,
    /// A URL that shows the item in a browser to those who may see it. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<String>,
    /// What a sound file's tags say. Personal OneDrive only. Set by Graph.
    pub audio: Option<Box<Audio>>,
    /// There if the item is an album or another bundle. Personal OneDrive only. Set by Graph.
    pub bundle: Option<Box<Bundle>>,
    /// The file's bytes. They are no part of the item's JSON, and are downloaded and uploaded on their own.
    pub content: Option<Hidden>,
    /// The version of the content: unlike `eTag`, renaming a file leaves it as it is. A folder's changes with
    /// everything below it. OneDrive for work gives folders none and leaves it out of deltas. Set by Graph.
    pub ctag: Option<String>,
    /// There if the item is deleted, as deltas tell. Set by Graph.
    pub deleted: Option<Box<Deleted>>,
    /// There if the item is a file. Set by Graph.
    pub file: Option<File>,
    /// The times that the client's own disk has for the item. May be written.
    #[doc(alias = "fileSystemInfo")]
    pub file_system_info: Option<FileSystemInfo>,
    /// There if the item is a folder, and required to create one: `{}` is enough. Set by Graph.
    pub folder: Option<Folder>,
    /// The size of a picture. Set by Graph.
    pub image: Option<Image>,
    /// Where a photo or film was taken. Set by Graph.
    pub location: Option<Box<GeoCoordinates>>,
    /// There if malware was found in the file. Set by Graph.
    pub malware: Option<Box<Malware>>,
    /// There if the item is neither a plain file nor a folder, but one thing to its user, such as a OneNote notebook.
    /// Set by Graph.
    pub package: Option<Box<Package>>,
    /// There while the service has something to finish on the item. Set by Graph.
    #[doc(alias = "pendingOperations")]
    pub pending_operations: Option<Box<PendingOperations>>,
    /// What the camera wrote into a photo. Set by Graph.
    pub photo: Option<Box<Photo>>,
    /// Whether the file is published or checked out. Absent unless selected by name. Set by Graph.
    pub publication: Option<Box<PublicationFacet>>,
    /// There if the item only stands for one of another drive: use the id and the drive that this names. Set by Graph.
    #[doc(alias = "remoteItem")]
    pub remote_item: Option<Box<RemoteItem>>,
    /// There if the item is the topmost folder of its drive. Set by Graph.
    pub root: Option<Root>,
    /// There if the item was found by a search. Set by Graph.
    #[doc(alias = "searchResult")]
    pub search_result: Option<Box<SearchResult>>,
    /// There if the item is shared with others; for them it tells who let them in. Set by Graph.
    pub shared: Option<Box<Shared>>,
    /// The ids by which SharePoint knows the item. Absent unless selected by name. Never on a personal OneDrive. Set by
    /// Graph.
    #[doc(alias = "sharepointIds")]
    pub sharepoint_ids: Option<Box<SharepointIds>>,
    /// The size in bytes; of a folder, with all that is in it. SharePoint may add to an Office file, which makes it
    /// larger than what was sent. Set by Graph.
    pub size: Option<i64>,
    /// There if the folder has a name of its own, such as `documents`. Set by Graph.
    #[doc(alias = "specialFolder")]
    pub special_folder: Option<Box<SpecialFolder>>,
    /// What a film's file says of its pictures and its sound. Set by Graph.
    pub video: Option<Box<Video>>,
    /// A URL of the item for WebDAV clients. Absent unless selected by name. Set by Graph.
    #[doc(alias = "webDavUrl")]
    pub web_dav_url: Option<String>,
    /// How often the item was used. Absent unless expanded.
    pub analytics: Option<Box<ItemAnalytics>>,
    /// The items directly in the folder. Absent unless expanded.
    pub children: Option<Vec<Self>>,
    /// The item of the SharePoint list behind the drive, with its columns. Absent unless expanded. Never on a personal
    /// OneDrive.
    #[doc(alias = "listItem")]
    pub list_item: Option<Box<ListItem>>,
    /// Who may do what with the item. Absent unless expanded.
    pub permissions: Option<Vec<Permission>>,
    /// The retention label on the item. Absent unless expanded.
    #[doc(alias = "retentionLabel")]
    pub retention_label: Option<Box<ItemRetentionLabel>>,
    /// The small pictures of the item, most often one set. Absent unless expanded, which a listing can ask for on a
    /// personal OneDrive only.
    pub thumbnails: Option<Vec<ThumbnailSet>>,
    /// The versions of the file, the latest first. Absent unless expanded.
    pub versions: Option<Vec<DriveItemVersion>>,
    /// A URL of the file's bytes that asks for no sign-in and serves for about an hour: whoever has it reads the file.
    /// Absent for folders, from deltas, and from a selection that does not name it. Downloads through the item's handle
    /// need none.
    #[doc(alias = "@microsoft.graph.downloadUrl")]
    pub download_url: Option<Hidden>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity DriveItem tagged "eTag" {
    id => "id",
    created_by => "createdBy",
    created_date_time => "createdDateTime",
    description => "description",
    last_modified_by => "lastModifiedBy",
    last_modified_date_time => "lastModifiedDateTime",
    name => "name",
    parent_reference => "parentReference",
    web_url => "webUrl",
    audio => "audio",
    bundle => "bundle",
    ctag => "cTag",
    deleted => "deleted",
    file => "file",
    file_system_info => "fileSystemInfo",
    folder => "folder",
    image => "image",
    location => "location",
    malware => "malware",
    package => "package",
    pending_operations => "pendingOperations",
    photo => "photo",
    publication => "publication",
    remote_item => "remoteItem",
    root => "root",
    search_result => "searchResult",
    shared => "shared",
    sharepoint_ids => "sharepointIds",
    size => "size",
    special_folder => "specialFolder",
    video => "video",
    web_dav_url => "webDavUrl",
    analytics => "analytics",
    children => "children",
    list_item => "listItem",
    permissions => "permissions",
    retention_label => "retentionLabel",
    thumbnails => "thumbnails",
    versions => "versions",
} read {
    content => "content@odata.mediaReadLink",
    download_url => "@microsoft.graph.downloadUrl",
});

impl DriveItem {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&DriveItemId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id within the drive, case-sensitive. It survives a new name and a move within the drive. Set by Graph.
pub const ID: Field<DriveItem, DriveItemId> = Field::new("id");

/// The user, app and device that created the item. Set by Graph.
#[doc(alias = "createdBy")]
pub const CREATED_BY: Field<DriveItem, IdentitySet> = Field::new("createdBy");

/// When the item was created in the drive, in UTC; `fileSystemInfo` has the client's own time. Set by Graph.
#[doc(alias = "createdDateTime")]
pub const CREATED_DATE_TIME: Field<DriveItem, jiff::Timestamp> = Field::new("createdDateTime");

/// A text about the item for its users. Personal OneDrive only.
pub const DESCRIPTION: Field<DriveItem, String> = Field::new("description");

/// The entity tag, `eTag` or `@odata.etag`: the version of the item, as `If-Match` takes it. There is another one after
/// each change of its content or properties, and for a folder of its own properties alone. Set by Graph.
pub const ETAG: Field<DriveItem, String> = Field::new("eTag");

/// The user, app and device that last changed the item. OneDrive for work may leave it out of deltas. Set by Graph.
#[doc(alias = "lastModifiedBy")]
pub const LAST_MODIFIED_BY: Field<DriveItem, IdentitySet> = Field::new("lastModifiedBy");

/// When the item last changed in the drive, in UTC; `fileSystemInfo` has the client's own time. Set by Graph.
#[doc(alias = "lastModifiedDateTime")]
pub const LAST_MODIFIED_DATE_TIME: Field<DriveItem, jiff::Timestamp> = Field::new("lastModifiedDateTime");

/// The name, with a file's ending: `report.pdf`. Changing it renames the item. None of `/ \ * < > ? : |` and no double
/// quote may be in it.
pub const NAME: Field<DriveItem, String> = Field::new("name");

/// The folder that the item is in. Changing its `id` moves the item within its drive. `path` is absent in deltas.
#[doc(alias = "parentReference")]
pub const PARENT_REFERENCE: Field<DriveItem, ItemReference> = Field::new("parentReference");

/// A URL that shows the item in a browser to those who may see it. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<DriveItem, String> = Field::new("webUrl");

/// What a sound file's tags say. Personal OneDrive only. Set by Graph.
pub const AUDIO: Field<DriveItem, Audio> = Field::new("audio");

/// There if the item is an album or another bundle. Personal OneDrive only. Set by Graph.
pub const BUNDLE: Field<DriveItem, Bundle> = Field::new("bundle");

/// The file's bytes. They are no part of the item's JSON, and are downloaded and uploaded on their own.
pub const CONTENT: Field<DriveItem, Hidden> = Field::new("content");

/// The version of the content: unlike `eTag`, renaming a file leaves it as it is. A folder's changes with everything
/// below it. OneDrive for work gives folders none and leaves it out of deltas. Set by Graph.
pub const CTAG: Field<DriveItem, String> = Field::new("cTag");

/// There if the item is deleted, as deltas tell. Set by Graph.
pub const DELETED: Field<DriveItem, Deleted> = Field::new("deleted");

/// There if the item is a file. Set by Graph.
pub const FILE: Field<DriveItem, File> = Field::new("file");

/// The times that the client's own disk has for the item. May be written.
#[doc(alias = "fileSystemInfo")]
pub const FILE_SYSTEM_INFO: Field<DriveItem, FileSystemInfo> = Field::new("fileSystemInfo");

/// There if the item is a folder, and required to create one: `{}` is enough. Set by Graph.
pub const FOLDER: Field<DriveItem, Folder> = Field::new("folder");

/// The size of a picture. Set by Graph.
pub const IMAGE: Field<DriveItem, Image> = Field::new("image");

/// Where a photo or film was taken. Set by Graph.
pub const LOCATION: Field<DriveItem, GeoCoordinates> = Field::new("location");

/// There if malware was found in the file. Set by Graph.
pub const MALWARE: Field<DriveItem, Malware> = Field::new("malware");

/// There if the item is neither a plain file nor a folder, but one thing to its user, such as a OneNote notebook. Set
/// by Graph.
pub const PACKAGE: Field<DriveItem, Package> = Field::new("package");

/// There while the service has something to finish on the item. Set by Graph.
#[doc(alias = "pendingOperations")]
pub const PENDING_OPERATIONS: Field<DriveItem, PendingOperations> = Field::new("pendingOperations");

/// What the camera wrote into a photo. Set by Graph.
pub const PHOTO: Field<DriveItem, Photo> = Field::new("photo");

/// Whether the file is published or checked out. Absent unless selected by name. Set by Graph.
pub const PUBLICATION: Field<DriveItem, PublicationFacet> = Field::new("publication");

/// There if the item only stands for one of another drive: use the id and the drive that this names. Set by Graph.
#[doc(alias = "remoteItem")]
pub const REMOTE_ITEM: Field<DriveItem, RemoteItem> = Field::new("remoteItem");

/// There if the item is the topmost folder of its drive. Set by Graph.
pub const ROOT: Field<DriveItem, Root> = Field::new("root");

/// There if the item was found by a search. Set by Graph.
#[doc(alias = "searchResult")]
pub const SEARCH_RESULT: Field<DriveItem, SearchResult> = Field::new("searchResult");

/// There if the item is shared with others; for them it tells who let them in. Set by Graph.
pub const SHARED: Field<DriveItem, Shared> = Field::new("shared");

/// The ids by which SharePoint knows the item. Absent unless selected by name. Never on a personal OneDrive. Set by
/// Graph.
#[doc(alias = "sharepointIds")]
pub const SHAREPOINT_IDS: Field<DriveItem, SharepointIds> = Field::new("sharepointIds");

/// The size in bytes; of a folder, with all that is in it. SharePoint may add to an Office file, which makes it larger
/// than what was sent. Set by Graph.
pub const SIZE: Field<DriveItem, i64> = Field::new("size");

/// There if the folder has a name of its own, such as `documents`. Set by Graph.
#[doc(alias = "specialFolder")]
pub const SPECIAL_FOLDER: Field<DriveItem, SpecialFolder> = Field::new("specialFolder");

/// What a film's file says of its pictures and its sound. Set by Graph.
pub const VIDEO: Field<DriveItem, Video> = Field::new("video");

/// A URL of the item for WebDAV clients. Absent unless selected by name. Set by Graph.
#[doc(alias = "webDavUrl")]
pub const WEB_DAV_URL: Field<DriveItem, String> = Field::new("webDavUrl");

/// How often the item was used. Absent unless expanded.
pub const ANALYTICS: Field<DriveItem, ItemAnalytics> = Field::new("analytics");

/// The items directly in the folder. Absent unless expanded.
pub const CHILDREN: Field<DriveItem, Vec<DriveItem>> = Field::new("children");

/// The item of the SharePoint list behind the drive, with its columns. Absent unless expanded. Never on a personal
/// OneDrive.
#[doc(alias = "listItem")]
pub const LIST_ITEM: Field<DriveItem, ListItem> = Field::new("listItem");

/// Who may do what with the item. Absent unless expanded.
pub const PERMISSIONS: Field<DriveItem, Vec<Permission>> = Field::new("permissions");

/// The retention label on the item. Absent unless expanded.
#[doc(alias = "retentionLabel")]
pub const RETENTION_LABEL: Field<DriveItem, ItemRetentionLabel> = Field::new("retentionLabel");

/// The small pictures of the item, most often one set. Absent unless expanded, which a listing can ask for on a
/// personal OneDrive only.
pub const THUMBNAILS: Field<DriveItem, Vec<ThumbnailSet>> = Field::new("thumbnails");

/// The versions of the file, the latest first. Absent unless expanded.
pub const VERSIONS: Field<DriveItem, Vec<DriveItemVersion>> = Field::new("versions");

/// A URL of the file's bytes that asks for no sign-in and serves for about an hour: whoever has it reads the file.
/// Absent for folders, from deltas, and from a selection that does not name it. Downloads through the item's handle
/// need none.
#[doc(alias = "@microsoft.graph.downloadUrl")]
pub const DOWNLOAD_URL: Field<DriveItem, Hidden> = Field::new("@microsoft.graph.downloadUrl");
