// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`FolderView`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// How the owner of a folder likes to see its items. Personal OneDrive only.
///
/// Microsoft's page: [folderView](https://learn.microsoft.com/graph/api/resources/folderview).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FolderView {
    /// What the items are sorted by: `default`, `name`, `type`, `size`, `takenOrCreatedDateTime`,
    /// `lastModifiedDateTime` or `sequence`.
    #[doc(alias = "sortBy")]
    pub sort_by: Option<String>,
    /// The direction: `ascending` or `descending`.
    #[doc(alias = "sortOrder")]
    pub sort_order: Option<String>,
    /// What the folder is shown as: `default`, `icons`, `details` or `thumbnails`.
    #[doc(alias = "viewType")]
    pub view_type: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex FolderView {
    sort_by => "sortBy",
    sort_order => "sortOrder",
    view_type => "viewType",
});

/// What the items are sorted by: `default`, `name`, `type`, `size`, `takenOrCreatedDateTime`, `lastModifiedDateTime` or
/// `sequence`.
#[doc(alias = "sortBy")]
pub const SORT_BY: Field<FolderView, String> = Field::new("sortBy");

/// The direction: `ascending` or `descending`.
#[doc(alias = "sortOrder")]
pub const SORT_ORDER: Field<FolderView, String> = Field::new("sortOrder");

/// What the folder is shown as: `default`, `icons`, `details` or `thumbnails`.
#[doc(alias = "viewType")]
pub const VIEW_TYPE: Field<FolderView, String> = Field::new("viewType");
