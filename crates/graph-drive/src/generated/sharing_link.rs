// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SharingLink`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, Hidden, wire};
use graph_types::Identity;

/// A link that lets whoever may use it in to an item.
///
/// Microsoft's page: [sharingLink](https://learn.microsoft.com/graph/api/resources/sharinglink).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SharingLink {
    /// The app that the link is for. Set by Graph.
    pub application: Option<Identity>,
    /// Whether the link shows a file without letting it be downloaded. OneDrive for work and SharePoint only. Set by
    /// Graph.
    #[doc(alias = "preventsDownload")]
    pub prevents_download: Option<bool>,
    /// Who may use the link: `anonymous` for everybody who has it, `organization`, `users` for certain people, or
    /// `existingAccess` for those who have rights already. Set by Graph.
    pub scope: Option<String>,
    /// What the link allows: `view`, `edit`, or `embed`, a view within another page on a personal OneDrive; newer kinds
    /// have further names. Set by Graph.
    pub r#type: Option<String>,
    /// The HTML of a frame that shows the item, for a link of the type `embed`: the link is in it. Set by Graph.
    #[doc(alias = "webHtml")]
    pub web_html: Option<Hidden>,
    /// The link itself, to be passed on. With the scope `anonymous` it lets in whoever has it, for as long as it is
    /// there, so logs do not show it. Set by Graph.
    #[doc(alias = "webUrl")]
    pub web_url: Option<Hidden>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SharingLink {
    application => "application",
    prevents_download => "preventsDownload",
    scope => "scope",
    r#type => "type",
    web_html => "webHtml",
    web_url => "webUrl",
});

/// The app that the link is for. Set by Graph.
pub const APPLICATION: Field<SharingLink, Identity> = Field::new("application");

/// Whether the link shows a file without letting it be downloaded. OneDrive for work and SharePoint only. Set by Graph.
#[doc(alias = "preventsDownload")]
pub const PREVENTS_DOWNLOAD: Field<SharingLink, bool> = Field::new("preventsDownload");

/// Who may use the link: `anonymous` for everybody who has it, `organization`, `users` for certain people, or
/// `existingAccess` for those who have rights already. Set by Graph.
pub const SCOPE: Field<SharingLink, String> = Field::new("scope");

/// What the link allows: `view`, `edit`, or `embed`, a view within another page on a personal OneDrive; newer kinds
/// have further names. Set by Graph.
pub const TYPE: Field<SharingLink, String> = Field::new("type");

/// The HTML of a frame that shows the item, for a link of the type `embed`: the link is in it. Set by Graph.
#[doc(alias = "webHtml")]
pub const WEB_HTML: Field<SharingLink, Hidden> = Field::new("webHtml");

/// The link itself, to be passed on. With the scope `anonymous` it lets in whoever has it, for as long as it is there,
/// so logs do not show it. Set by Graph.
#[doc(alias = "webUrl")]
pub const WEB_URL: Field<SharingLink, Hidden> = Field::new("webUrl");
