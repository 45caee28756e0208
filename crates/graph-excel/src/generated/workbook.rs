// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`Workbook`], and its properties as fields of queries and patches.

use super::{
    WorkbookApplication, WorkbookComment, WorkbookFunctions, WorkbookNamedItem, WorkbookOperation, WorkbookTable,
    WorkbookWorksheet,
};
use graph_odata::{Extra, Field, wire};

/// A workbook: the contents of an `.xlsx` file in OneDrive for Business, SharePoint or a group's drive.
///
/// Microsoft's page: [workbook](https://learn.microsoft.com/graph/api/resources/workbook).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Workbook {
    /// The id. Requests do not need it, for the path of the file leads to the workbook, and Graph may leave it out. Set
    /// by Graph.
    pub id: Option<String>,
    /// The Excel that calculates the workbook. Absent unless expanded.
    pub application: Option<Box<WorkbookApplication>>,
    /// The comments on cells of any worksheet. Absent unless expanded.
    pub comments: Option<Vec<WorkbookComment>>,
    /// The functions that Excel calculates on request. There is nothing to read.
    pub functions: Option<Box<WorkbookFunctions>>,
    /// The names that are defined for the whole workbook. Absent unless expanded.
    pub names: Option<Vec<WorkbookNamedItem>>,
    /// The calls that Graph goes on with after its answer. Each is read by its id.
    pub operations: Option<Vec<WorkbookOperation>>,
    /// The tables of all worksheets. Absent unless expanded.
    pub tables: Option<Vec<WorkbookTable>>,
    /// The worksheets, in the order of their tabs. Absent unless expanded.
    pub worksheets: Option<Vec<WorkbookWorksheet>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Workbook {
    id => "id",
    application => "application",
    comments => "comments",
    functions => "functions",
    names => "names",
    operations => "operations",
    tables => "tables",
    worksheets => "worksheets",
});

/// The id. Requests do not need it, for the path of the file leads to the workbook, and Graph may leave it out. Set by
/// Graph.
pub const ID: Field<Workbook, String> = Field::new("id");

/// The Excel that calculates the workbook. Absent unless expanded.
pub const APPLICATION: Field<Workbook, WorkbookApplication> = Field::new("application");

/// The comments on cells of any worksheet. Absent unless expanded.
pub const COMMENTS: Field<Workbook, Vec<WorkbookComment>> = Field::new("comments");

/// The functions that Excel calculates on request. There is nothing to read.
pub const FUNCTIONS: Field<Workbook, WorkbookFunctions> = Field::new("functions");

/// The names that are defined for the whole workbook. Absent unless expanded.
pub const NAMES: Field<Workbook, Vec<WorkbookNamedItem>> = Field::new("names");

/// The calls that Graph goes on with after its answer. Each is read by its id.
pub const OPERATIONS: Field<Workbook, Vec<WorkbookOperation>> = Field::new("operations");

/// The tables of all worksheets. Absent unless expanded.
pub const TABLES: Field<Workbook, Vec<WorkbookTable>> = Field::new("tables");

/// The worksheets, in the order of their tabs. Absent unless expanded.
pub const WORKSHEETS: Field<Workbook, Vec<WorkbookWorksheet>> = Field::new("worksheets");
