// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`LocationConstraint`], and its properties as fields of queries and patches.

use super::LocationConstraintItem;
use graph_odata::{Extra, Field, wire};

/// Where a meeting may be held.
///
/// Microsoft's page: [locationConstraint](https://learn.microsoft.com/graph/api/resources/locationconstraint).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LocationConstraint {
    /// Whether there has to be a place: without one, the time is not suggested.
    #[doc(alias = "isRequired")]
    pub is_required: Option<bool>,
    /// The places to choose among.
    pub locations: Option<Vec<LocationConstraintItem>>,
    /// Whether Graph may suggest other places.
    #[doc(alias = "suggestLocation")]
    pub suggest_location: Option<bool>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex LocationConstraint {
    is_required => "isRequired",
    locations => "locations",
    suggest_location => "suggestLocation",
});

/// Whether there has to be a place: without one, the time is not suggested.
#[doc(alias = "isRequired")]
pub const IS_REQUIRED: Field<LocationConstraint, bool> = Field::new("isRequired");

/// The places to choose among.
pub const LOCATIONS: Field<LocationConstraint, Vec<LocationConstraintItem>> = Field::new("locations");

/// Whether Graph may suggest other places.
#[doc(alias = "suggestLocation")]
pub const SUGGEST_LOCATION: Field<LocationConstraint, bool> = Field::new("suggestLocation");
