// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`MessageRule`], and its properties as fields of queries and patches.

use super::{MessageRuleActions, MessageRulePredicates};
use graph_odata::{Extra, Field, wire};

graph_odata::id! {
    /// The id of a [`MessageRule`].
    pub struct MessageRuleId;
}

/// What happens by itself to messages that arrive in the inbox.
///
/// Microsoft's page: [messageRule](https://learn.microsoft.com/graph/api/resources/messagerule).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MessageRule {
    /// The id. Set by Graph.
    pub id: Option<MessageRuleId>,
    /// What to do.
    pub actions: Option<MessageRuleActions>,
    /// Which messages it is for: all conditions must hold.
    pub conditions: Option<MessageRulePredicates>,
    /// The name to show.
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// Which messages it is not for: those where one of these holds.
    pub exceptions: Option<MessageRulePredicates>,
    /// Whether something is wrong with the rule, so that it does nothing. Set by Graph.
    #[doc(alias = "hasError")]
    pub has_error: Option<bool>,
    /// Whether the rule is on.
    #[doc(alias = "isEnabled")]
    pub is_enabled: Option<bool>,
    /// Whether the rule cannot be changed through Graph. Set by Graph.
    #[doc(alias = "isReadOnly")]
    pub is_read_only: Option<bool>,
    /// Its place among the rules, from 1.
    pub sequence: Option<i32>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity MessageRule {
    id => "id",
    actions => "actions",
    conditions => "conditions",
    display_name => "displayName",
    exceptions => "exceptions",
    has_error => "hasError",
    is_enabled => "isEnabled",
    is_read_only => "isReadOnly",
    sequence => "sequence",
});

impl MessageRule {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&MessageRuleId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id. Set by Graph.
pub const ID: Field<MessageRule, MessageRuleId> = Field::new("id");

/// What to do.
pub const ACTIONS: Field<MessageRule, MessageRuleActions> = Field::new("actions");

/// Which messages it is for: all conditions must hold.
pub const CONDITIONS: Field<MessageRule, MessageRulePredicates> = Field::new("conditions");

/// The name to show.
#[doc(alias = "displayName")]
pub const DISPLAY_NAME: Field<MessageRule, String> = Field::new("displayName");

/// Which messages it is not for: those where one of these holds.
pub const EXCEPTIONS: Field<MessageRule, MessageRulePredicates> = Field::new("exceptions");

/// Whether something is wrong with the rule, so that it does nothing. Set by Graph.
#[doc(alias = "hasError")]
pub const HAS_ERROR: Field<MessageRule, bool> = Field::new("hasError");

/// Whether the rule is on.
#[doc(alias = "isEnabled")]
pub const IS_ENABLED: Field<MessageRule, bool> = Field::new("isEnabled");

/// Whether the rule cannot be changed through Graph. Set by Graph.
#[doc(alias = "isReadOnly")]
pub const IS_READ_ONLY: Field<MessageRule, bool> = Field::new("isReadOnly");

/// Its place among the rules, from 1.
pub const SEQUENCE: Field<MessageRule, i32> = Field::new("sequence");
