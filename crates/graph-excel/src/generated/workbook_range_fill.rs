// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookRangeFill`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The background of a range.
///
/// Microsoft's page: [workbookRangeFill](https://learn.microsoft.com/graph/api/resources/workbookrangefill).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookRangeFill {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The colour as `#RRGGBB`, or on write as an HTML name: `orange`. Null if the cells have several.
    pub color: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookRangeFill {
    id => "id",
    color => "color",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookRangeFill, String> = Field::new("id");

/// The colour as `#RRGGBB`, or on write as an HTML name: `orange`. Null if the cells have several.
pub const COLOR: Field<WorkbookRangeFill, String> = Field::new("color");
