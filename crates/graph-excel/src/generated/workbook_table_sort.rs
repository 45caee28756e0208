// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookTableSort`], and its properties as fields of queries and patches.

use super::WorkbookSortField;
use graph_odata::{Extra, Field, wire};

/// How a table was last sorted.
///
/// Microsoft's page: [workbookTableSort](https://learn.microsoft.com/graph/api/resources/workbooktablesort).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookTableSort {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The conditions, the one that counts most first. Set by Graph, when the table is sorted.
    pub fields: Option<Vec<WorkbookSortField>>,
    /// Whether upper and lower case were told apart. Set by Graph, when the table is sorted.
    #[doc(alias = "matchCase")]
    pub match_case: Option<bool>,
    /// How Chinese characters were ordered: `PinYin` or `StrokeCount`. Set by Graph, when the table is sorted.
    pub method: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookTableSort {
    id => "id",
    fields => "fields",
    match_case => "matchCase",
    method => "method",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookTableSort, String> = Field::new("id");

/// The conditions, the one that counts most first. Set by Graph, when the table is sorted.
pub const FIELDS: Field<WorkbookTableSort, Vec<WorkbookSortField>> = Field::new("fields");

/// Whether upper and lower case were told apart. Set by Graph, when the table is sorted.
#[doc(alias = "matchCase")]
pub const MATCH_CASE: Field<WorkbookTableSort, bool> = Field::new("matchCase");

/// How Chinese characters were ordered: `PinYin` or `StrokeCount`. Set by Graph, when the table is sorted.
pub const METHOD: Field<WorkbookTableSort, String> = Field::new("method");
