// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ItemPreviewInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, Hidden, wire};

/// Where to see a file in a page without opening it: URLs that serve for a short while.
///
/// Microsoft's page: [itemPreviewInfo](https://learn.microsoft.com/graph/api/resources/itempreviewinfo).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ItemPreviewInfo {
    /// A URL to open in a frame. It asks for no sign-in, so whoever has it sees the file. Set by Graph.
    #[doc(alias = "getUrl")]
    pub get_url: Option<Hidden>,
    /// The form to send to `postUrl`, as `application/x-www-form-urlencoded` has it: it stands for a sign-in. Set by
    /// Graph.
    #[doc(alias = "postParameters")]
    pub post_parameters: Option<Hidden>,
    /// A URL to post a form to, in place of `getUrl`. Set by Graph.
    #[doc(alias = "postUrl")]
    pub post_url: Option<Hidden>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ItemPreviewInfo {
    get_url => "getUrl",
    post_parameters => "postParameters",
    post_url => "postUrl",
});

/// A URL to open in a frame. It asks for no sign-in, so whoever has it sees the file. Set by Graph.
#[doc(alias = "getUrl")]
pub const GET_URL: Field<ItemPreviewInfo, Hidden> = Field::new("getUrl");

/// The form to send to `postUrl`, as `application/x-www-form-urlencoded` has it: it stands for a sign-in. Set by Graph.
#[doc(alias = "postParameters")]
pub const POST_PARAMETERS: Field<ItemPreviewInfo, Hidden> = Field::new("postParameters");

/// A URL to post a form to, in place of `getUrl`. Set by Graph.
#[doc(alias = "postUrl")]
pub const POST_URL: Field<ItemPreviewInfo, Hidden> = Field::new("postUrl");
