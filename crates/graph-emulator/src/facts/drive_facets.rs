//! The tables of the complex types that a drive's items are made of.

use super::{Kind, STRING, Type, computed, open};

static IDENTITY: Type = Type {
    name: "identity",
    properties: &[
        open("displayName", Kind::String),
        open("id", Kind::Id),
        // The type is open, and these two are what drives add to it.
        open("email", Kind::String),
        open("userPrincipalName", Kind::String),
    ],
};

pub(super) static IDENTITY_SET: Type = Type {
    name: "identitySet",
    properties: &[
        open("application", Kind::Complex(&IDENTITY)),
        open("device", Kind::Complex(&IDENTITY)),
        open("user", Kind::Complex(&IDENTITY)),
        open("group", Kind::Complex(&IDENTITY)),
        open("siteGroup", Kind::Opaque),
        open("siteUser", Kind::Opaque),
        open("sharePointGroup", Kind::Opaque),
    ],
};

pub(super) static SHAREPOINT_IDS: Type = Type {
    name: "sharepointIds",
    properties: &[
        open("listId", Kind::Id),
        open("listItemId", Kind::Id),
        open("listItemUniqueId", Kind::Id),
        open("siteId", Kind::Id),
        open("siteUrl", Kind::String),
        open("tenantId", Kind::Id),
        open("webId", Kind::Id),
    ],
};

pub(super) static ITEM_REFERENCE: Type = Type {
    name: "itemReference",
    properties: &[
        open("driveId", Kind::Id),
        open("driveType", Kind::String),
        open("id", Kind::Id),
        open("name", Kind::String),
        open("path", Kind::String),
        open("shareId", Kind::Id),
        open("sharepointIds", Kind::Complex(&SHAREPOINT_IDS)),
        open("siteId", Kind::Id),
    ],
};

pub(super) static FILE_SYSTEM_INFO: Type = Type {
    name: "fileSystemInfo",
    properties: &[
        open("createdDateTime", Kind::DateTimeOffset),
        open("lastAccessedDateTime", Kind::DateTimeOffset),
        open("lastModifiedDateTime", Kind::DateTimeOffset),
    ],
};

static HASHES: Type = Type {
    name: "hashes",
    properties: &[
        open("crc32Hash", Kind::Id),
        open("quickXorHash", Kind::Id),
        open("sha1Hash", Kind::Id),
        open("sha256Hash", Kind::Id),
    ],
};

pub(super) static FILE: Type = Type {
    name: "file",
    properties: &[
        open("hashes", Kind::Complex(&HASHES)),
        open("mimeType", Kind::String),
        open("processingMetadata", Kind::Boolean),
    ],
};

static FOLDER_VIEW: Type = Type {
    name: "folderView",
    properties: &[open("sortBy", Kind::String), open("sortOrder", Kind::String), open("viewType", Kind::String)],
};

pub(super) static FOLDER: Type =
    Type { name: "folder", properties: &[open("childCount", Kind::Int32), open("view", Kind::Complex(&FOLDER_VIEW))] };

pub(super) static IMAGE: Type =
    Type { name: "image", properties: &[open("height", Kind::Int32), open("width", Kind::Int32)] };

pub(super) static PHOTO: Type = Type {
    name: "photo",
    properties: &[
        open("cameraMake", Kind::String),
        open("cameraModel", Kind::String),
        open("exposureDenominator", Kind::Double),
        open("exposureNumerator", Kind::Double),
        open("fNumber", Kind::Double),
        open("focalLength", Kind::Double),
        open("iso", Kind::Int32),
        open("orientation", Kind::Int32),
        open("takenDateTime", Kind::DateTimeOffset),
    ],
};

pub(super) static LOCATION: Type = Type {
    name: "geoCoordinates",
    properties: &[open("altitude", Kind::Double), open("latitude", Kind::Double), open("longitude", Kind::Double)],
};

pub(super) static DELETED: Type = Type { name: "deleted", properties: &[open("state", Kind::String)] };
pub(super) static PACKAGE: Type = Type { name: "package", properties: &[open("type", Kind::String)] };
pub(super) static MALWARE: Type = Type { name: "malware", properties: &[open("description", Kind::String)] };
pub(super) static ROOT: Type = Type { name: "root", properties: &[] };
pub(super) static SEARCH_RESULT: Type =
    Type { name: "searchResult", properties: &[open("onClickTelemetryUrl", Kind::String)] };
pub(super) static SPECIAL_FOLDER: Type = Type { name: "specialFolder", properties: &[open("name", Kind::String)] };

pub(super) static PUBLICATION: Type = Type {
    name: "publicationFacet",
    properties: &[
        open("checkedOutBy", Kind::Complex(&IDENTITY_SET)),
        open("level", Kind::String),
        open("versionId", Kind::Id),
    ],
};

pub(super) static SHARED: Type = Type {
    name: "shared",
    properties: &[
        open("owner", Kind::Complex(&IDENTITY_SET)),
        open("scope", Kind::String),
        open("sharedBy", Kind::Complex(&IDENTITY_SET)),
        open("sharedDateTime", Kind::DateTimeOffset),
    ],
};

pub(super) static REMOTE_ITEM: Type = Type {
    name: "remoteItem",
    properties: &[
        computed("createdBy", Kind::Complex(&IDENTITY_SET)),
        computed("createdDateTime", Kind::DateTimeOffset),
        computed("file", Kind::Complex(&FILE)),
        computed("fileSystemInfo", Kind::Complex(&FILE_SYSTEM_INFO)),
        computed("folder", Kind::Complex(&FOLDER)),
        computed("id", Kind::Id),
        computed("image", Kind::Complex(&IMAGE)),
        computed("lastModifiedBy", Kind::Complex(&IDENTITY_SET)),
        computed("lastModifiedDateTime", Kind::DateTimeOffset),
        computed("name", Kind::String),
        computed("package", Kind::Complex(&PACKAGE)),
        computed("parentReference", Kind::Complex(&ITEM_REFERENCE)),
        computed("shared", Kind::Complex(&SHARED)),
        computed("sharepointIds", Kind::Complex(&SHAREPOINT_IDS)),
        computed("size", Kind::Int64),
        computed("specialFolder", Kind::Complex(&SPECIAL_FOLDER)),
        computed("video", Kind::Opaque),
        computed("webDavUrl", Kind::String),
        computed("webUrl", Kind::String),
    ],
};

pub(super) static QUOTA: Type = Type {
    name: "quota",
    properties: &[
        computed("deleted", Kind::Int64),
        computed("remaining", Kind::Int64),
        computed("state", Kind::String),
        computed("storagePlanInformation", Kind::Opaque),
        computed("total", Kind::Int64),
        computed("used", Kind::Int64),
    ],
};

pub(super) static SHARING_LINK: Type = Type {
    name: "sharingLink",
    properties: &[
        open("application", Kind::Complex(&IDENTITY)),
        open("preventsDownload", Kind::Boolean),
        open("scope", Kind::String),
        open("type", Kind::String),
        open("webHtml", Kind::String),
        open("webUrl", Kind::String),
    ],
};

pub(super) static INVITATION: Type = Type {
    name: "sharingInvitation",
    properties: &[
        open("email", Kind::String),
        open("invitedBy", Kind::Complex(&IDENTITY_SET)),
        open("redeemedBy", Kind::String),
        open("signInRequired", Kind::Boolean),
    ],
};

static RECIPIENT: Type = Type {
    name: "driveRecipient",
    properties: &[open("alias", Kind::String), open("email", Kind::String), open("objectId", Kind::Id)],
};
static RECIPIENT_KIND: Kind = Kind::Complex(&RECIPIENT);
/// A collection of recipients, as the parameters of actions have it.
pub(crate) static RECIPIENT_LIST: Kind = Kind::Collection(&RECIPIENT_KIND);
/// A collection of texts, likewise.
pub(crate) static STRINGS: Kind = Kind::Collection(&STRING);

/// What may be said of a file before it is uploaded.
pub(crate) static UPLOADABLE: Type = Type {
    name: "driveItemUploadableProperties",
    properties: &[
        open("description", Kind::String),
        open("driveItemSource", Kind::Opaque),
        open("fileSize", Kind::Int64),
        open("fileSystemInfo", Kind::Complex(&FILE_SYSTEM_INFO)),
        open("mediaSource", Kind::Opaque),
        open("name", Kind::String),
    ],
};
