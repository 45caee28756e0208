// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ChangeNotification`], and its properties as fields of queries and patches.

use super::{ChangeNotificationEncryptedContent, ChangeType, LifecycleEventType, ResourceData, SubscriptionId};
use graph_odata::{Extra, Field, Guid, Hidden, wire};

/// A change that a subscription asked to be told of, or what becomes of the subscription itself.
///
/// Microsoft's page: [changeNotification](https://learn.microsoft.com/graph/api/resources/changenotification).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ChangeNotification {
    /// What has happened.
    #[doc(alias = "changeType")]
    pub change_type: Option<ChangeType>,
    /// The secret that the subscription was made with. Drop what brings another.
    #[doc(alias = "clientState")]
    pub client_state: Option<Hidden>,
    /// The changed item, encrypted, if the subscription asked for it.
    #[doc(alias = "encryptedContent")]
    pub encrypted_content: Option<ChangeNotificationEncryptedContent>,
    /// The id of the notification. Not every service gives one.
    pub id: Option<String>,
    /// What becomes of the subscription. Absent in notifications of changes.
    #[doc(alias = "lifecycleEvent")]
    pub lifecycle_event: Option<LifecycleEventType>,
    /// The changed item, relative to the service root.
    pub resource: Option<String>,
    /// What kind of item it is, and its id.
    #[doc(alias = "resourceData")]
    pub resource_data: Option<ResourceData>,
    /// When the subscription ends, in UTC.
    #[doc(alias = "subscriptionExpirationDateTime")]
    pub subscription_expiration_date_time: Option<jiff::Timestamp>,
    /// The id of the subscription.
    #[doc(alias = "subscriptionId")]
    pub subscription_id: Option<SubscriptionId>,
    /// The id of the tenant that the change is in.
    #[doc(alias = "tenantId")]
    pub tenant_id: Option<Guid>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ChangeNotification {
    change_type => "changeType",
    client_state => "clientState",
    encrypted_content => "encryptedContent",
    id => "id",
    lifecycle_event => "lifecycleEvent",
    resource => "resource",
    resource_data => "resourceData",
    subscription_expiration_date_time => "subscriptionExpirationDateTime",
    subscription_id => "subscriptionId",
    tenant_id => "tenantId",
});

/// What has happened.
#[doc(alias = "changeType")]
pub const CHANGE_TYPE: Field<ChangeNotification, ChangeType> = Field::new("changeType");

/// The secret that the subscription was made with. Drop what brings another.
#[doc(alias = "clientState")]
pub const CLIENT_STATE: Field<ChangeNotification, Hidden> = Field::new("clientState");

/// The changed item, encrypted, if the subscription asked for it.
#[doc(alias = "encryptedContent")]
pub const ENCRYPTED_CONTENT: Field<ChangeNotification, ChangeNotificationEncryptedContent> =
    Field::new("encryptedContent");

/// The id of the notification. Not every service gives one.
pub const ID: Field<ChangeNotification, String> = Field::new("id");

/// What becomes of the subscription. Absent in notifications of changes.
#[doc(alias = "lifecycleEvent")]
pub const LIFECYCLE_EVENT: Field<ChangeNotification, LifecycleEventType> = Field::new("lifecycleEvent");

/// The changed item, relative to the service root.
pub const RESOURCE: Field<ChangeNotification, String> = Field::new("resource");

/// What kind of item it is, and its id.
#[doc(alias = "resourceData")]
pub const RESOURCE_DATA: Field<ChangeNotification, ResourceData> = Field::new("resourceData");

/// When the subscription ends, in UTC.
#[doc(alias = "subscriptionExpirationDateTime")]
pub const SUBSCRIPTION_EXPIRATION_DATE_TIME: Field<ChangeNotification, jiff::Timestamp> =
    Field::new("subscriptionExpirationDateTime");

/// The id of the subscription.
#[doc(alias = "subscriptionId")]
pub const SUBSCRIPTION_ID: Field<ChangeNotification, SubscriptionId> = Field::new("subscriptionId");

/// The id of the tenant that the change is in.
#[doc(alias = "tenantId")]
pub const TENANT_ID: Field<ChangeNotification, Guid> = Field::new("tenantId");
