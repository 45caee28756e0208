// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Folder`], and its properties as fields of queries and patches.

use super::FolderView;
use graph_odata::{Extra, Field, wire};

/// Marks a folder, and tells what is in it.
///
/// Microsoft's page: [folder](https://learn.microsoft.com/graph/api/resources/folder).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Folder {
    /// How many items are directly in the folder. Set by Graph.
    #[doc(alias = "childCount")]
    pub child_count: Option<i32>,
    /// How the owner likes to see the folder. Personal OneDrive only.
    pub view: Option<Box<FolderView>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Folder {
    child_count => "childCount",
    view => "view",
});

/// How many items are directly in the folder. Set by Graph.
#[doc(alias = "childCount")]
pub const CHILD_COUNT: Field<Folder, i32> = Field::new("childCount");

/// How the owner likes to see the folder. Personal OneDrive only.
pub const VIEW: Field<Folder, FolderView> = Field::new("view");
