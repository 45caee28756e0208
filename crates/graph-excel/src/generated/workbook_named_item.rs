// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookNamedItem`], and its properties as fields of queries and patches.

use super::WorkbookWorksheet;
use graph_odata::{Extra, Field, wire};

/// A name that stands for a range, a formula or a constant, in the whole workbook or on one worksheet.
///
/// Microsoft's page: [workbookNamedItem](https://learn.microsoft.com/graph/api/resources/workbooknameditem).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookNamedItem {
    /// The id. Requests address the item by its name, and Graph may leave the id out. Set by Graph.
    pub id: Option<String>,
    /// A comment on what the name is for.
    pub comment: Option<String>,
    /// The name. Required on creation, and fixed from then on.
    pub name: Option<String>,
    /// Where the name is defined: `Workbook` or `Worksheet`. It follows from where the name is added. Set by Graph.
    pub scope: Option<String>,
    /// What the name stands for: `Range`, or a constant that is a `String`, `Integer`, `Double` or `Boolean`. Set by
    /// Graph.
    pub r#type: Option<String>,
    /// The address, formula or constant that the name stands for: `Sheet1!$A$1:$D$3`. Given as `reference` or `formula`
    /// on creation.
    pub value: Option<serde_json::Value>,
    /// Whether Excel lists the name.
    pub visible: Option<bool>,
    /// The worksheet that the name is defined on. Absent unless expanded, and where `scope` is `Workbook`.
    pub worksheet: Option<Box<WorkbookWorksheet>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookNamedItem {
    id => "id",
    comment => "comment",
    name => "name",
    scope => "scope",
    r#type => "type",
    value => "value",
    visible => "visible",
    worksheet => "worksheet",
});

/// The id. Requests address the item by its name, and Graph may leave the id out. Set by Graph.
pub const ID: Field<WorkbookNamedItem, String> = Field::new("id");

/// A comment on what the name is for.
pub const COMMENT: Field<WorkbookNamedItem, String> = Field::new("comment");

/// The name. Required on creation, and fixed from then on.
pub const NAME: Field<WorkbookNamedItem, String> = Field::new("name");

/// Where the name is defined: `Workbook` or `Worksheet`. It follows from where the name is added. Set by Graph.
pub const SCOPE: Field<WorkbookNamedItem, String> = Field::new("scope");

/// What the name stands for: `Range`, or a constant that is a `String`, `Integer`, `Double` or `Boolean`. Set by Graph.
pub const TYPE: Field<WorkbookNamedItem, String> = Field::new("type");

/// The address, formula or constant that the name stands for: `Sheet1!$A$1:$D$3`. Given as `reference` or `formula` on
/// creation.
pub const VALUE: Field<WorkbookNamedItem, serde_json::Value> = Field::new("value");

/// Whether Excel lists the name.
pub const VISIBLE: Field<WorkbookNamedItem, bool> = Field::new("visible");

/// The worksheet that the name is defined on. Absent unless expanded, and where `scope` is `Workbook`.
pub const WORKSHEET: Field<WorkbookNamedItem, WorkbookWorksheet> = Field::new("worksheet");
