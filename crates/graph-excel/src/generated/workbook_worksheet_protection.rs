// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookWorksheetProtection`], and its properties as fields of queries and patches.

use super::WorkbookWorksheetProtectionOptions;
use graph_odata::{Extra, Field, wire};

/// Whether a worksheet is protected against changes, and which of them are allowed all the same.
///
/// Microsoft's page:
/// [workbookWorksheetProtection](https://learn.microsoft.com/graph/api/resources/workbookworksheetprotection).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookWorksheetProtection {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// What is allowed while the worksheet is protected. Set when it is protected.
    pub options: Option<WorkbookWorksheetProtectionOptions>,
    /// Whether the worksheet is protected. Set by Graph, when the worksheet is protected or unprotected.
    pub protected: Option<bool>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookWorksheetProtection {
    id => "id",
    options => "options",
    protected => "protected",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookWorksheetProtection, String> = Field::new("id");

/// What is allowed while the worksheet is protected. Set when it is protected.
pub const OPTIONS: Field<WorkbookWorksheetProtection, WorkbookWorksheetProtectionOptions> = Field::new("options");

/// Whether the worksheet is protected. Set by Graph, when the worksheet is protected or unprotected.
pub const PROTECTED: Field<WorkbookWorksheetProtection, bool> = Field::new("protected");
