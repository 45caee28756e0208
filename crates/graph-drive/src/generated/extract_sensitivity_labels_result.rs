// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ExtractSensitivityLabelsResult`], and its properties as fields of queries and patches.

use super::SensitivityLabelAssignment;
use graph_odata::{Extra, Field, wire};

/// The sensitivity labels found in a file.
///
/// Microsoft's page:
/// [extractSensitivityLabelsResult](https://learn.microsoft.com/graph/api/resources/extractsensitivitylabelsresult).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ExtractSensitivityLabelsResult {
    /// The labels, at most one of each organization. Empty if the file has none.
    pub labels: Option<Vec<SensitivityLabelAssignment>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ExtractSensitivityLabelsResult {
    labels => "labels",
});

/// The labels, at most one of each organization. Empty if the file has none.
pub const LABELS: Field<ExtractSensitivityLabelsResult, Vec<SensitivityLabelAssignment>> = Field::new("labels");
