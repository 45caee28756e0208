// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`DriveItemSource`], and its properties as fields of queries and patches.

use super::DriveItemSourceApplication;
use graph_odata::{Extra, Field, wire};

/// What made a file.
///
/// Microsoft's page: [driveItemSource](https://learn.microsoft.com/graph/api/resources/driveitemsource).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DriveItemSource {
    /// The application that made the file.
    pub application: Option<DriveItemSourceApplication>,
    /// The id that the application itself has for the file.
    #[doc(alias = "externalId")]
    pub external_id: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex DriveItemSource {
    application => "application",
    external_id => "externalId",
});

/// The application that made the file.
pub const APPLICATION: Field<DriveItemSource, DriveItemSourceApplication> = Field::new("application");

/// The id that the application itself has for the file.
#[doc(alias = "externalId")]
pub const EXTERNAL_ID: Field<DriveItemSource, String> = Field::new("externalId");
