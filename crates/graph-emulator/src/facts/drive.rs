//! The tables of drives: drive, driveItem, permission, driveItemVersion, and what their actions take.

use super::{
    Kind, OPAQUE, Type, computed, create,
    drive_facets::{
        DELETED, FILE, FILE_SYSTEM_INFO, FOLDER, IDENTITY_SET, IMAGE, INVITATION, ITEM_REFERENCE, LOCATION, MALWARE,
        PACKAGE, PHOTO, PUBLICATION, QUOTA, REMOTE_ITEM, ROOT, SEARCH_RESULT, SHARED, SHAREPOINT_IDS, SHARING_LINK,
        SPECIAL_FOLDER,
    },
    open,
};

pub(crate) use super::drive_facets::{RECIPIENT_LIST, STRINGS, UPLOADABLE};

/// Where an item is to go, as the parameters of actions have it.
pub(crate) static REFERENCE: Kind = Kind::Complex(&ITEM_REFERENCE);

/// `microsoft.graph.driveItem`, with what it inherits from baseItem and entity.
///
/// The metadata calls the type open; the service refuses names that it does not know all the same.
pub(crate) static DRIVE_ITEM: Type = Type {
    name: "driveItem",
    properties: &[
        computed("id", Kind::Id),
        computed("createdBy", Kind::Complex(&IDENTITY_SET)),
        computed("createdDateTime", Kind::DateTimeOffset),
        open("description", Kind::String),
        computed("eTag", Kind::Id),
        computed("lastModifiedBy", Kind::Complex(&IDENTITY_SET)),
        computed("lastModifiedDateTime", Kind::DateTimeOffset),
        open("name", Kind::String),
        open("parentReference", Kind::Complex(&ITEM_REFERENCE)),
        computed("webUrl", Kind::String),
        computed("audio", Kind::Opaque),
        computed("bundle", Kind::Opaque),
        computed("content", Kind::Opaque),
        computed("cTag", Kind::Id),
        computed("deleted", Kind::Complex(&DELETED)),
        create("file", Kind::Complex(&FILE)),
        open("fileSystemInfo", Kind::Complex(&FILE_SYSTEM_INFO)),
        create("folder", Kind::Complex(&FOLDER)),
        computed("image", Kind::Complex(&IMAGE)),
        computed("location", Kind::Complex(&LOCATION)),
        computed("malware", Kind::Complex(&MALWARE)),
        computed("package", Kind::Complex(&PACKAGE)),
        computed("pendingOperations", Kind::Opaque),
        computed("photo", Kind::Complex(&PHOTO)),
        computed("publication", Kind::Complex(&PUBLICATION)),
        computed("remoteItem", Kind::Complex(&REMOTE_ITEM)),
        computed("root", Kind::Complex(&ROOT)),
        computed("searchResult", Kind::Complex(&SEARCH_RESULT)),
        computed("shared", Kind::Complex(&SHARED)),
        computed("sharepointIds", Kind::Complex(&SHAREPOINT_IDS)),
        computed("size", Kind::Int64),
        computed("specialFolder", Kind::Complex(&SPECIAL_FOLDER)),
        computed("video", Kind::Opaque),
        computed("webDavUrl", Kind::String),
        computed("analytics", Kind::Opaque),
        computed("children", Kind::Opaque),
        computed("listItem", Kind::Opaque),
        computed("permissions", Kind::Opaque),
        computed("retentionLabel", Kind::Opaque),
        computed("subscriptions", Kind::Opaque),
        computed("thumbnails", Kind::Opaque),
        computed("versions", Kind::Opaque),
        computed("workbook", Kind::Opaque),
        computed("createdByUser", Kind::Opaque),
        computed("lastModifiedByUser", Kind::Opaque),
    ],
};

/// `microsoft.graph.drive`.
pub(crate) static DRIVE: Type = Type {
    name: "drive",
    properties: &[
        computed("id", Kind::Id),
        computed("createdBy", Kind::Complex(&IDENTITY_SET)),
        computed("createdDateTime", Kind::DateTimeOffset),
        computed("description", Kind::String),
        computed("eTag", Kind::Id),
        computed("lastModifiedBy", Kind::Complex(&IDENTITY_SET)),
        computed("lastModifiedDateTime", Kind::DateTimeOffset),
        computed("name", Kind::String),
        computed("parentReference", Kind::Complex(&ITEM_REFERENCE)),
        computed("webUrl", Kind::String),
        computed("driveType", Kind::String),
        computed("owner", Kind::Complex(&IDENTITY_SET)),
        computed("quota", Kind::Complex(&QUOTA)),
        computed("sharePointIds", Kind::Complex(&SHAREPOINT_IDS)),
        computed("system", Kind::Opaque),
        computed("root", Kind::Opaque),
        computed("items", Kind::Opaque),
        computed("special", Kind::Opaque),
        computed("following", Kind::Opaque),
        computed("bundles", Kind::Opaque),
        computed("list", Kind::Opaque),
        computed("createdByUser", Kind::Opaque),
        computed("lastModifiedByUser", Kind::Opaque),
    ],
};

/// `microsoft.graph.permission`.
pub(crate) static PERMISSION: Type = Type {
    name: "permission",
    properties: &[
        computed("id", Kind::Id),
        open("expirationDateTime", Kind::DateTimeOffset),
        computed("grantedTo", Kind::Complex(&IDENTITY_SET)),
        computed("grantedToIdentities", Kind::Collection(&OPAQUE)),
        computed("grantedToIdentitiesV2", Kind::Collection(&OPAQUE)),
        computed("grantedToV2", Kind::Complex(&IDENTITY_SET)),
        computed("hasPassword", Kind::Boolean),
        computed("inheritedFrom", Kind::Complex(&ITEM_REFERENCE)),
        computed("invitation", Kind::Complex(&INVITATION)),
        computed("link", Kind::Complex(&SHARING_LINK)),
        open("roles", Kind::Collection(&super::STRING)),
        computed("shareId", Kind::Id),
    ],
};

/// `microsoft.graph.driveItemVersion`.
pub(crate) static VERSION: Type = Type {
    name: "driveItemVersion",
    properties: &[
        computed("id", Kind::Id),
        computed("lastModifiedBy", Kind::Complex(&IDENTITY_SET)),
        computed("lastModifiedDateTime", Kind::DateTimeOffset),
        computed("publication", Kind::Complex(&PUBLICATION)),
        computed("content", Kind::Opaque),
        computed("size", Kind::Int64),
    ],
};
