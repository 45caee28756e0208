// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ChangeNotificationCollection`], and its properties as fields of queries and patches.

use super::ChangeNotification;
use graph_odata::{Extra, Field, Hidden, wire};

/// What Graph posts to a subscription's URL: notifications, perhaps of several subscriptions.
///
/// Microsoft's page:
/// [changeNotificationCollection](https://learn.microsoft.com/graph/api/resources/changenotificationcollection).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ChangeNotificationCollection {
    /// Tokens that prove the sender when resource data comes along: one for each app and tenant among the
    /// notifications.
    #[doc(alias = "validationTokens")]
    pub validation_tokens: Option<Vec<Hidden>>,
    /// The notifications.
    pub value: Option<Vec<ChangeNotification>>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ChangeNotificationCollection {
    validation_tokens => "validationTokens",
    value => "value",
});

/// Tokens that prove the sender when resource data comes along: one for each app and tenant among the notifications.
#[doc(alias = "validationTokens")]
pub const VALIDATION_TOKENS: Field<ChangeNotificationCollection, Vec<Hidden>> = Field::new("validationTokens");

/// The notifications.
pub const VALUE: Field<ChangeNotificationCollection, Vec<ChangeNotification>> = Field::new("value");
