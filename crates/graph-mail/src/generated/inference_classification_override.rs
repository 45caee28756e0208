// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`InferenceClassificationOverride`], and its properties as fields of queries and patches.

use super::InferenceClassificationType;
use graph_odata::{Extra, Field, wire};
use graph_types::EmailAddress;

graph_odata::id! {
    /// The id of an [`InferenceClassificationOverride`].
    pub struct InferenceClassificationOverrideId;
}

/// A sender whose messages are always sorted the same way.
///
/// Microsoft's page:
/// [inferenceClassificationOverride](https://learn.microsoft.com/graph/api/resources/inferenceclassificationoverride).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InferenceClassificationOverride {
    /// The id. Set by Graph.
    pub id: Option<InferenceClassificationOverrideId>,
    /// The part of the inbox that they go to.
    #[doc(alias = "classifyAs")]
    pub classify_as: Option<InferenceClassificationType>,
    /// The sender. The address can be set on creation only.
    #[doc(alias = "senderEmailAddress")]
    pub sender_email_address: Option<EmailAddress>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity InferenceClassificationOverride {
    id => "id",
    classify_as => "classifyAs",
    sender_email_address => "senderEmailAddress",
});

impl InferenceClassificationOverride {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&InferenceClassificationOverrideId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id. Set by Graph.
pub const ID: Field<InferenceClassificationOverride, InferenceClassificationOverrideId> = Field::new("id");

/// The part of the inbox that they go to.
#[doc(alias = "classifyAs")]
pub const CLASSIFY_AS: Field<InferenceClassificationOverride, InferenceClassificationType> = Field::new("classifyAs");

/// The sender. The address can be set on creation only.
#[doc(alias = "senderEmailAddress")]
pub const SENDER_EMAIL_ADDRESS: Field<InferenceClassificationOverride, EmailAddress> = Field::new("senderEmailAddress");
