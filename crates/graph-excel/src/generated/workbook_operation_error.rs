// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookOperationError`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Why an operation failed.
///
/// Microsoft's page: [workbookOperationError](https://learn.microsoft.com/graph/api/resources/workbookoperationerror).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookOperationError {
    /// The error's code: `internalServerError`.
    pub code: Option<String>,
    /// A more precise error, whose code tells better what to do.
    #[doc(alias = "innerError")]
    pub inner_error: Option<Box<Self>>,
    /// What happened, for developers to read.
    pub message: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookOperationError {
    code => "code",
    inner_error => "innerError",
    message => "message",
});

/// The error's code: `internalServerError`.
pub const CODE: Field<WorkbookOperationError, String> = Field::new("code");

/// A more precise error, whose code tells better what to do.
#[doc(alias = "innerError")]
pub const INNER_ERROR: Field<WorkbookOperationError, WorkbookOperationError> = Field::new("innerError");

/// What happened, for developers to read.
pub const MESSAGE: Field<WorkbookOperationError, String> = Field::new("message");
