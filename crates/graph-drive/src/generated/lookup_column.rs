// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`LookupColumn`], and its properties as fields of queries and patches.

use super::{ColumnDefinitionId, ListId};
use graph_odata::{Extra, Field, wire};

/// A column whose values are looked up in another list of the site.
///
/// Microsoft's page: [lookupColumn](https://learn.microsoft.com/graph/api/resources/lookupcolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LookupColumn {
    /// Whether several values may be chosen.
    #[doc(alias = "allowMultipleValues")]
    pub allow_multiple_values: Option<bool>,
    /// Whether values may be longer than 255 characters.
    #[doc(alias = "allowUnlimitedLength")]
    pub allow_unlimited_length: Option<bool>,
    /// The name of the column in the other list.
    #[doc(alias = "columnName")]
    pub column_name: Option<String>,
    /// The id of the other list.
    #[doc(alias = "listId")]
    pub list_id: Option<ListId>,
    /// The id of another lookup column whose item this one takes a further value of. Absent if this column chooses the
    /// item itself.
    #[doc(alias = "primaryLookupColumnId")]
    pub primary_lookup_column_id: Option<ColumnDefinitionId>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex LookupColumn {
    allow_multiple_values => "allowMultipleValues",
    allow_unlimited_length => "allowUnlimitedLength",
    column_name => "columnName",
    list_id => "listId",
    primary_lookup_column_id => "primaryLookupColumnId",
});

/// Whether several values may be chosen.
#[doc(alias = "allowMultipleValues")]
pub const ALLOW_MULTIPLE_VALUES: Field<LookupColumn, bool> = Field::new("allowMultipleValues");

/// Whether values may be longer than 255 characters.
#[doc(alias = "allowUnlimitedLength")]
pub const ALLOW_UNLIMITED_LENGTH: Field<LookupColumn, bool> = Field::new("allowUnlimitedLength");

/// The name of the column in the other list.
#[doc(alias = "columnName")]
pub const COLUMN_NAME: Field<LookupColumn, String> = Field::new("columnName");

/// The id of the other list.
#[doc(alias = "listId")]
pub const LIST_ID: Field<LookupColumn, ListId> = Field::new("listId");

/// The id of another lookup column whose item this one takes a further value of. Absent if this column chooses the item
/// itself.
#[doc(alias = "primaryLookupColumnId")]
pub const PRIMARY_LOOKUP_COLUMN_ID: Field<LookupColumn, ColumnDefinitionId> = Field::new("primaryLookupColumnId");
