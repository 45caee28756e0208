// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookOperation`], and its properties as fields of queries and patches.

use super::{WorkbookOperationError, WorkbookOperationStatus};
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`WorkbookOperation`].
    pub struct OperationId;
}

/// A call that takes long, which Graph goes on with after its answer.
///
/// Microsoft's page: [workbookOperation](https://learn.microsoft.com/graph/api/resources/workbookoperation).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookOperation {
    /// The id, within its workbook. Set by Graph.
    pub id: Option<OperationId>,
    /// Why the operation failed. Absent unless `status` is `failed`. Set by Graph.
    pub error: Option<WorkbookOperationError>,
    /// The URL of the result, to be read with a token. Absent until the operation has succeeded, or if it has no
    /// result. Set by Graph.
    #[doc(alias = "resourceLocation")]
    pub resource_location: Option<String>,
    /// How far the operation is. A failed one is told with HTTP status 200 too. Set by Graph.
    pub status: Option<WorkbookOperationStatus>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookOperation {
    id => "id",
    error => "error",
    resource_location => "resourceLocation",
    status => "status",
});

impl WorkbookOperation {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&OperationId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id, within its workbook. Set by Graph.
pub const ID: Field<WorkbookOperation, OperationId> = Field::new("id");

/// Why the operation failed. Absent unless `status` is `failed`. Set by Graph.
pub const ERROR: Field<WorkbookOperation, WorkbookOperationError> = Field::new("error");

/// The URL of the result, to be read with a token. Absent until the operation has succeeded, or if it has no result.
/// Set by Graph.
#[doc(alias = "resourceLocation")]
pub const RESOURCE_LOCATION: Field<WorkbookOperation, String> = Field::new("resourceLocation");

/// How far the operation is. A failed one is told with HTTP status 200 too. Set by Graph.
pub const STATUS: Field<WorkbookOperation, WorkbookOperationStatus> = Field::new("status");
