// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookFormatProtection`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// What becomes of the cells of a range when their worksheet is protected.
///
/// Microsoft's page:
/// [workbookFormatProtection](https://learn.microsoft.com/graph/api/resources/workbookformatprotection).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookFormatProtection {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// Whether formulas are hidden while the worksheet is protected. Null if not the same in all cells.
    #[doc(alias = "formulaHidden")]
    pub formula_hidden: Option<bool>,
    /// Whether the cells cannot be changed while the worksheet is protected. Null if not the same in all cells.
    pub locked: Option<bool>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookFormatProtection {
    id => "id",
    formula_hidden => "formulaHidden",
    locked => "locked",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookFormatProtection, String> = Field::new("id");

/// Whether formulas are hidden while the worksheet is protected. Null if not the same in all cells.
#[doc(alias = "formulaHidden")]
pub const FORMULA_HIDDEN: Field<WorkbookFormatProtection, bool> = Field::new("formulaHidden");

/// Whether the cells cannot be changed while the worksheet is protected. Null if not the same in all cells.
pub const LOCKED: Field<WorkbookFormatProtection, bool> = Field::new("locked");
