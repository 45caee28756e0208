// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`PersonOrGroupColumn`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A column of people and groups.
///
/// Microsoft's page: [personOrGroupColumn](https://learn.microsoft.com/graph/api/resources/personorgroupcolumn).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PersonOrGroupColumn {
    /// Whether several may be chosen.
    #[doc(alias = "allowMultipleSelection")]
    pub allow_multiple_selection: Option<bool>,
    /// Who may be chosen: `peopleAndGroups` or `peopleOnly`.
    #[doc(alias = "chooseFromType")]
    pub choose_from_type: Option<String>,
    /// What is shown of them: `nameWithPresence` by default, `account`, `workEmail`, `pictureOnly36x36` and many more.
    #[doc(alias = "displayAs")]
    pub display_as: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PersonOrGroupColumn {
    allow_multiple_selection => "allowMultipleSelection",
    choose_from_type => "chooseFromType",
    display_as => "displayAs",
});

/// Whether several may be chosen.
#[doc(alias = "allowMultipleSelection")]
pub const ALLOW_MULTIPLE_SELECTION: Field<PersonOrGroupColumn, bool> = Field::new("allowMultipleSelection");

/// Who may be chosen: `peopleAndGroups` or `peopleOnly`.
#[doc(alias = "chooseFromType")]
pub const CHOOSE_FROM_TYPE: Field<PersonOrGroupColumn, String> = Field::new("chooseFromType");

/// What is shown of them: `nameWithPresence` by default, `account`, `workEmail`, `pictureOnly36x36` and many more.
#[doc(alias = "displayAs")]
pub const DISPLAY_AS: Field<PersonOrGroupColumn, String> = Field::new("displayAs");
