// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookComment`], and its properties as fields of queries and patches.

use super::WorkbookCommentReply;
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookComment`].
    pub struct CommentId;
}

/// A comment on a cell, which others can reply to.
///
/// Microsoft's page: [workbookComment](https://learn.microsoft.com/graph/api/resources/workbookcomment).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookComment {
    /// The id, a GUID in braces. Set by Graph.
    pub id: Option<CommentId>,
    /// The text. Set in Excel: Graph only reads it.
    pub content: Option<String>,
    /// The form of `content`: `plain`.
    #[doc(alias = "contentType")]
    pub content_type: Option<String>,
    /// The replies. Absent unless expanded.
    pub replies: Option<Vec<WorkbookCommentReply>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookComment {
    id => "id",
    content => "content",
    content_type => "contentType",
    replies => "replies",
});

impl WorkbookComment {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&CommentId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, a GUID in braces. Set by Graph.
pub const ID: Field<WorkbookComment, CommentId> = Field::new("id");

/// The text. Set in Excel: Graph only reads it.
pub const CONTENT: Field<WorkbookComment, String> = Field::new("content");

/// The form of `content`: `plain`.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<WorkbookComment, String> = Field::new("contentType");

/// The replies. Absent unless expanded.
pub const REPLIES: Field<WorkbookComment, Vec<WorkbookCommentReply>> = Field::new("replies");
