// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookApplication`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The Excel that calculates a workbook.
///
/// Microsoft's page: [workbookApplication](https://learn.microsoft.com/graph/api/resources/workbookapplication).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookApplication {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// When formulas are calculated again: `Automatic`, `AutomaticExceptTables` (not those of data tables) or `Manual`.
    /// Set in Excel.
    #[doc(alias = "calculationMode")]
    pub calculation_mode: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookApplication {
    id => "id",
    calculation_mode => "calculationMode",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookApplication, String> = Field::new("id");

/// When formulas are calculated again: `Automatic`, `AutomaticExceptTables` (not those of data tables) or `Manual`. Set
/// in Excel.
#[doc(alias = "calculationMode")]
pub const CALCULATION_MODE: Field<WorkbookApplication, String> = Field::new("calculationMode");
