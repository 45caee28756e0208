// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`InferenceClassification`], and its properties as fields of queries and patches.

use super::InferenceClassificationOverride;
use graph_odata::{Extra, Field, wire};

/// How the user has taught the inbox to sort messages.
///
/// Microsoft's page:
/// [inferenceClassification](https://learn.microsoft.com/graph/api/resources/inferenceclassification).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InferenceClassification {
    /// The id. Set by Graph.
    pub id: Option<String>,
    /// The senders whose messages are always sorted the same way. Absent unless expanded.
    pub overrides: Option<Vec<InferenceClassificationOverride>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity InferenceClassification {
    id => "id",
    overrides => "overrides",
});

/// The id. Set by Graph.
pub const ID: Field<InferenceClassification, String> = Field::new("id");

/// The senders whose messages are always sorted the same way. Absent unless expanded.
pub const OVERRIDES: Field<InferenceClassification, Vec<InferenceClassificationOverride>> = Field::new("overrides");
