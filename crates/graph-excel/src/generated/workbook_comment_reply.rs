// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookCommentReply`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookCommentReply`].
    pub struct CommentReplyId;
}

/// A reply to a comment.
///
/// Microsoft's page: [workbookCommentReply](https://learn.microsoft.com/graph/api/resources/workbookcommentreply).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookCommentReply {
    /// The id, a GUID in braces. Set by Graph.
    pub id: Option<CommentReplyId>,
    /// The text. Required on creation.
    pub content: Option<String>,
    /// The form of `content`: `plain`.
    #[doc(alias = "contentType")]
    pub content_type: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookCommentReply {
    id => "id",
    content => "content",
    content_type => "contentType",
});

impl WorkbookCommentReply {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&CommentReplyId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, a GUID in braces. Set by Graph.
pub const ID: Field<WorkbookCommentReply, CommentReplyId> = Field::new("id");

/// The text. Required on creation.
pub const CONTENT: Field<WorkbookCommentReply, String> = Field::new("content");

/// The form of `content`: `plain`.
#[doc(alias = "contentType")]
pub const CONTENT_TYPE: Field<WorkbookCommentReply, String> = Field::new("contentType");
