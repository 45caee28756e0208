//! The tables of sites, groups, lists' items and what hangs on a driveItem.

use super::{
    Kind, Type, computed,
    drive_facets::{IDENTITY_SET, ITEM_REFERENCE, SHAREPOINT_IDS},
};

/// `microsoft.graph.site`.
pub(crate) static SITE: Type = Type {
    name: "site",
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
        computed("displayName", Kind::String),
        computed("error", Kind::Opaque),
        computed("isPersonalSite", Kind::Boolean),
        computed("root", Kind::Opaque),
        computed("sharepointIds", Kind::Complex(&SHAREPOINT_IDS)),
        computed("siteCollection", Kind::Opaque),
    ],
};

/// `microsoft.graph.group`, as far as files ask for it.
pub(crate) static GROUP: Type = Type {
    name: "group",
    properties: &[
        computed("id", Kind::Id),
        computed("createdDateTime", Kind::DateTimeOffset),
        computed("description", Kind::String),
        computed("displayName", Kind::String),
        computed("groupTypes", Kind::Collection(&super::STRING)),
        computed("mail", Kind::String),
        computed("mailEnabled", Kind::Boolean),
        computed("mailNickname", Kind::String),
        computed("securityEnabled", Kind::Boolean),
        computed("visibility", Kind::String),
    ],
};

/// `microsoft.graph.listItem`.
pub(crate) static LIST_ITEM: Type = Type {
    name: "listItem",
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
        computed("contentType", Kind::Opaque),
        computed("deleted", Kind::Opaque),
        computed("sharepointIds", Kind::Complex(&SHAREPOINT_IDS)),
        computed("fields", Kind::Opaque),
        computed("driveItem", Kind::Opaque),
        computed("versions", Kind::Opaque),
    ],
};
