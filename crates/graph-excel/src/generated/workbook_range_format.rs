// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookRangeFormat`], and its properties as fields of queries and patches.

use super::{WorkbookFormatProtection, WorkbookRangeBorder, WorkbookRangeFill, WorkbookRangeFont};
use graph_odata::{Extra, Field, wire};

/// How the cells of a range look. What is not the same in all of them is null.
///
/// Microsoft's page: [workbookRangeFormat](https://learn.microsoft.com/graph/api/resources/workbookrangeformat).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookRangeFormat {
    /// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
    pub id: Option<String>,
    /// The width of each column, in points.
    #[doc(alias = "columnWidth")]
    pub column_width: Option<f64>,
    /// Where the content stands from left to right: `General`, `Left`, `Center`, `Right`, `Fill`, `Justify`,
    /// `CenterAcrossSelection` or `Distributed`.
    #[doc(alias = "horizontalAlignment")]
    pub horizontal_alignment: Option<String>,
    /// The height of each row, in points.
    #[doc(alias = "rowHeight")]
    pub row_height: Option<f64>,
    /// Where the content stands from top to bottom: `Top`, `Center`, `Bottom`, `Justify` or `Distributed`.
    #[doc(alias = "verticalAlignment")]
    pub vertical_alignment: Option<String>,
    /// Whether text that is too long goes on in the next line of the cell.
    #[doc(alias = "wrapText")]
    pub wrap_text: Option<bool>,
    /// The lines around and between the cells. Absent unless expanded.
    pub borders: Option<Vec<WorkbookRangeBorder>>,
    /// The background. Absent unless expanded.
    pub fill: Option<Box<WorkbookRangeFill>>,
    /// The font. Absent unless expanded.
    pub font: Option<Box<WorkbookRangeFont>>,
    /// What becomes of the cells when the worksheet is protected. Absent unless expanded.
    pub protection: Option<Box<WorkbookFormatProtection>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity WorkbookRangeFormat {
    id => "id",
    column_width => "columnWidth",
    horizontal_alignment => "horizontalAlignment",
    row_height => "rowHeight",
    vertical_alignment => "verticalAlignment",
    wrap_text => "wrapText",
    borders => "borders",
    fill => "fill",
    font => "font",
    protection => "protection",
});

/// The id. Requests do not need it, and Graph may leave it out. Set by Graph.
pub const ID: Field<WorkbookRangeFormat, String> = Field::new("id");

/// The width of each column, in points.
#[doc(alias = "columnWidth")]
pub const COLUMN_WIDTH: Field<WorkbookRangeFormat, f64> = Field::new("columnWidth");

/// Where the content stands from left to right: `General`, `Left`, `Center`, `Right`, `Fill`, `Justify`,
/// `CenterAcrossSelection` or `Distributed`.
#[doc(alias = "horizontalAlignment")]
pub const HORIZONTAL_ALIGNMENT: Field<WorkbookRangeFormat, String> = Field::new("horizontalAlignment");

/// The height of each row, in points.
#[doc(alias = "rowHeight")]
pub const ROW_HEIGHT: Field<WorkbookRangeFormat, f64> = Field::new("rowHeight");

/// Where the content stands from top to bottom: `Top`, `Center`, `Bottom`, `Justify` or `Distributed`.
#[doc(alias = "verticalAlignment")]
pub const VERTICAL_ALIGNMENT: Field<WorkbookRangeFormat, String> = Field::new("verticalAlignment");

/// Whether text that is too long goes on in the next line of the cell.
#[doc(alias = "wrapText")]
pub const WRAP_TEXT: Field<WorkbookRangeFormat, bool> = Field::new("wrapText");

/// The lines around and between the cells. Absent unless expanded.
pub const BORDERS: Field<WorkbookRangeFormat, Vec<WorkbookRangeBorder>> = Field::new("borders");

/// The background. Absent unless expanded.
pub const FILL: Field<WorkbookRangeFormat, WorkbookRangeFill> = Field::new("fill");

/// The font. Absent unless expanded.
pub const FONT: Field<WorkbookRangeFormat, WorkbookRangeFont> = Field::new("font");

/// What becomes of the cells when the worksheet is protected. Absent unless expanded.
pub const PROTECTION: Field<WorkbookRangeFormat, WorkbookFormatProtection> = Field::new("protection");
