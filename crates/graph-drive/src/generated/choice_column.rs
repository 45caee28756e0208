// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`ChoiceColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column whose values come from a list of choices.
///
/// Microsoft's page: [choiceColumn](https://learn.microsoft.com/graph/api/resources/choicecolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ChoiceColumn {
    /// Whether users may enter what is not among the choices.
    #[doc(alias = "allowTextEntry")]
    pub allow_text_entry: Option<bool>,
    /// The choices, in order.
    pub choices: Option<Vec<String>>,
    /// What users choose with: `checkBoxes`, which allow several, `dropDownMenu` or `radioButtons`.
    #[doc(alias = "displayAs")]
    pub display_as: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ChoiceColumn {
    allow_text_entry => "allowTextEntry",
    choices => "choices",
    display_as => "displayAs",
});

/// Whether users may enter what is not among the choices.
#[doc(alias = "allowTextEntry")]
pub const ALLOW_TEXT_ENTRY: Field<ChoiceColumn, bool> = Field::new("allowTextEntry");

/// The choices, in order.
pub const CHOICES: Field<ChoiceColumn, Vec<String>> = Field::new("choices");

/// What users choose with: `checkBoxes`, which allow several, `dropDownMenu` or `radioButtons`.
#[doc(alias = "displayAs")]
pub const DISPLAY_AS: Field<ChoiceColumn, String> = Field::new("displayAs");
