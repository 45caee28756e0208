// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`OnlineMeetingSensitivityLabelAssignment`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The sensitivity label that a meeting has.
///
/// Microsoft's page:
/// [onlineMeetingSensitivityLabelAssignment](https://learn.microsoft.com/graph/api/resources/onlinemeetingsensitivitylabelassignment).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OnlineMeetingSensitivityLabelAssignment {
    /// The id of the label.
    #[doc(alias = "sensitivityLabelId")]
    pub sensitivity_label_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex OnlineMeetingSensitivityLabelAssignment {
    sensitivity_label_id => "sensitivityLabelId",
});

/// The id of the label.
#[doc(alias = "sensitivityLabelId")]
pub const SENSITIVITY_LABEL_ID: Field<OnlineMeetingSensitivityLabelAssignment, String> =
    Field::new("sensitivityLabelId");
