// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SensitivityLabelAssignment`], and its properties as fields of queries and patches.

use super::SensitivityLabelAssignmentMethod;
use graph_odata::{Extra, Field, wire};

/// A sensitivity label on a file, and how it came there.
///
/// Microsoft's page:
/// [sensitivityLabelAssignment](https://learn.microsoft.com/graph/api/resources/sensitivitylabelassignment).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SensitivityLabelAssignment {
    /// How the label came to be there.
    #[doc(alias = "assignmentMethod")]
    pub assignment_method: Option<SensitivityLabelAssignmentMethod>,
    /// The GUID of the label.
    #[doc(alias = "sensitivityLabelId")]
    pub sensitivity_label_id: Option<String>,
    /// The GUID of the organization that had the file when it was labelled.
    #[doc(alias = "tenantId")]
    pub tenant_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SensitivityLabelAssignment {
    assignment_method => "assignmentMethod",
    sensitivity_label_id => "sensitivityLabelId",
    tenant_id => "tenantId",
});

/// How the label came to be there.
#[doc(alias = "assignmentMethod")]
pub const ASSIGNMENT_METHOD: Field<SensitivityLabelAssignment, SensitivityLabelAssignmentMethod> =
    Field::new("assignmentMethod");

/// The GUID of the label.
#[doc(alias = "sensitivityLabelId")]
pub const SENSITIVITY_LABEL_ID: Field<SensitivityLabelAssignment, String> = Field::new("sensitivityLabelId");

/// The GUID of the organization that had the file when it was labelled.
#[doc(alias = "tenantId")]
pub const TENANT_ID: Field<SensitivityLabelAssignment, String> = Field::new("tenantId");
