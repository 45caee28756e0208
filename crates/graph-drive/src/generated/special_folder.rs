// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SpecialFolder`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Marks a folder that can be reached by a name of its own, such as `documents`.
///
/// Microsoft's page: [specialFolder](https://learn.microsoft.com/graph/api/resources/specialfolder).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SpecialFolder {
    /// The folder's own name, whatever it is called in the drive: `documents`, `photos`, `cameraRoll`, `approot`,
    /// `music`. Set by Graph.
    pub name: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SpecialFolder {
    name => "name",
});

/// The folder's own name, whatever it is called in the drive: `documents`, `photos`, `cameraRoll`, `approot`, `music`.
/// Set by Graph.
pub const NAME: Field<SpecialFolder, String> = Field::new("name");
