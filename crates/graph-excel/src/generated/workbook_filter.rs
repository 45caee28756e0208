// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookFilter`], and its properties as fields of queries and patches.

use super::WorkbookFilterCriteria;
use graph_odata::{Extra, Field, wire};

/// The filter on a column of a table.
///
/// Microsoft's page: [workbookFilter](https://learn.microsoft.com/graph/api/resources/workbookfilter).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookFilter {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// What the filter keeps. Set by Graph, when a filter is applied or cleared.
    pub criteria: Option<WorkbookFilterCriteria>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookFilter {
    id => "id",
    criteria => "criteria",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookFilter, String> = Field::new("id");

/// What the filter keeps. Set by Graph, when a filter is applied or cleared.
pub const CRITERIA: Field<WorkbookFilter, WorkbookFilterCriteria> = Field::new("criteria");
