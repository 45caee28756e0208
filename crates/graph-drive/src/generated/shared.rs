// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`Shared`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

/// Marks an item that others have been let in to, and tells by whom and how widely.
///
/// Microsoft's page: [shared](https://learn.microsoft.com/graph/api/resources/shared).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Shared {
    /// Whose item it is. Set by Graph.
    pub owner: Option<IdentitySet>,
    /// How widely it is shared: `anonymous` for everybody with the link, `organization`, or `users` for some alone. Set
    /// by Graph.
    pub scope: Option<String>,
    /// Who shared it. Set by Graph.
    #[doc(alias = "sharedBy")]
    pub shared_by: Option<IdentitySet>,
    /// When it was shared, in UTC. Set by Graph.
    #[doc(alias = "sharedDateTime")]
    pub shared_date_time: Option<jiff::Timestamp>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Shared {
    owner => "owner",
    scope => "scope",
    shared_by => "sharedBy",
    shared_date_time => "sharedDateTime",
});

/// Whose item it is. Set by Graph.
pub const OWNER: Field<Shared, IdentitySet> = Field::new("owner");

/// How widely it is shared: `anonymous` for everybody with the link, `organization`, or `users` for some alone. Set by
/// Graph.
pub const SCOPE: Field<Shared, String> = Field::new("scope");

/// Who shared it. Set by Graph.
#[doc(alias = "sharedBy")]
pub const SHARED_BY: Field<Shared, IdentitySet> = Field::new("sharedBy");

/// When it was shared, in UTC. Set by Graph.
#[doc(alias = "sharedDateTime")]
pub const SHARED_DATE_TIME: Field<Shared, jiff::Timestamp> = Field::new("sharedDateTime");
