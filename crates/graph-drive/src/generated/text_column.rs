// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`TextColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column of text.
///
/// Microsoft's page: [textColumn](https://learn.microsoft.com/graph/api/resources/textcolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TextColumn {
    /// Whether there may be several lines.
    #[doc(alias = "allowMultipleLines")]
    pub allow_multiple_lines: Option<bool>,
    /// Whether a new text goes below the former ones and does not replace them.
    #[doc(alias = "appendChangesToExistingText")]
    pub append_changes_to_existing_text: Option<bool>,
    /// How many lines high the field is that users write in.
    #[doc(alias = "linesForEditing")]
    pub lines_for_editing: Option<i32>,
    /// The most characters that are allowed.
    #[doc(alias = "maxLength")]
    pub max_length: Option<i32>,
    /// The form of the text: `plain` or `richText`.
    #[doc(alias = "textType")]
    pub text_type: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex TextColumn {
    allow_multiple_lines => "allowMultipleLines",
    append_changes_to_existing_text => "appendChangesToExistingText",
    lines_for_editing => "linesForEditing",
    max_length => "maxLength",
    text_type => "textType",
});

/// Whether there may be several lines.
#[doc(alias = "allowMultipleLines")]
pub const ALLOW_MULTIPLE_LINES: Field<TextColumn, bool> = Field::new("allowMultipleLines");

/// Whether a new text goes below the former ones and does not replace them.
#[doc(alias = "appendChangesToExistingText")]
pub const APPEND_CHANGES_TO_EXISTING_TEXT: Field<TextColumn, bool> = Field::new("appendChangesToExistingText");

/// How many lines high the field is that users write in.
#[doc(alias = "linesForEditing")]
pub const LINES_FOR_EDITING: Field<TextColumn, i32> = Field::new("linesForEditing");

/// The most characters that are allowed.
#[doc(alias = "maxLength")]
pub const MAX_LENGTH: Field<TextColumn, i32> = Field::new("maxLength");

/// The form of the text: `plain` or `richText`.
#[doc(alias = "textType")]
pub const TEXT_TYPE: Field<TextColumn, String> = Field::new("textType");
