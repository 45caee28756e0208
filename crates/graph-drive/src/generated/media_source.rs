// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`MediaSource`], and its properties as fields of queries and patches.

use super::MediaSourceContentCategory;
use graph_odata::{Extra, Field, wire};

/// What a recording is of.
///
/// Microsoft's page: [mediaSource](https://learn.microsoft.com/graph/api/resources/mediasource).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MediaSource {
    /// The kind of thing that is to be seen or heard.
    #[doc(alias = "contentCategory")]
    pub content_category: Option<MediaSourceContentCategory>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex MediaSource {
    content_category => "contentCategory",
});

/// The kind of thing that is to be seen or heard.
#[doc(alias = "contentCategory")]
pub const CONTENT_CATEGORY: Field<MediaSource, MediaSourceContentCategory> = Field::new("contentCategory");
