// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`PublicationFacet`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};
use graph_types::IdentitySet;

/// Whether a version of a file is published or a draft, and who has it checked out.
///
/// Microsoft's page: [publicationFacet](https://learn.microsoft.com/graph/api/resources/publicationfacet).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PublicationFacet {
    /// Who has the file checked out: nobody else can change it meanwhile. Set by Graph.
    #[doc(alias = "checkedOutBy")]
    pub checked_out_by: Option<IdentitySet>,
    /// How far the version is: `published` or `checkout`. Set by Graph.
    pub level: Option<String>,
    /// The id of the version that the caller sees. Set by Graph.
    #[doc(alias = "versionId")]
    pub version_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PublicationFacet {
    checked_out_by => "checkedOutBy",
    level => "level",
    version_id => "versionId",
});

/// Who has the file checked out: nobody else can change it meanwhile. Set by Graph.
#[doc(alias = "checkedOutBy")]
pub const CHECKED_OUT_BY: Field<PublicationFacet, IdentitySet> = Field::new("checkedOutBy");

/// How far the version is: `published` or `checkout`. Set by Graph.
pub const LEVEL: Field<PublicationFacet, String> = Field::new("level");

/// The id of the version that the caller sees. Set by Graph.
#[doc(alias = "versionId")]
pub const VERSION_ID: Field<PublicationFacet, String> = Field::new("versionId");
