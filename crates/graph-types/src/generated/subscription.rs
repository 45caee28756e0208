// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`Subscription`], and its properties as fields of queries and patches.

use super::ChangeType;
use graph_odata::{Extra, Field, Flags, Hidden, wire};

graph_odata::id! {
    /// The id of a [`Subscription`].
    pub struct SubscriptionId;
}

/// A request to be notified of changes.
///
/// Microsoft's page: [subscription](https://learn.microsoft.com/graph/api/resources/subscription).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Subscription {
    /// The id. Set by Graph.
    pub id: Option<SubscriptionId>,
    /// The id of the app that made the subscription. Set by Graph.
    #[doc(alias = "applicationId")]
    pub application_id: Option<String>,
    /// Which changes to tell. Required.
    #[doc(alias = "changeType")]
    pub change_type: Option<Flags<ChangeType>>,
    /// A secret that each notification brings back, so that a stranger's can be told from Graph's: 128 characters at
    /// most.
    #[doc(alias = "clientState")]
    pub client_state: Option<Hidden>,
    /// The id of the user or service principal that made the subscription. Set by Graph.
    #[doc(alias = "creatorId")]
    pub creator_id: Option<String>,
    /// The public certificate to encrypt resource data with, base64 of its DER form. Required with
    /// `includeResourceData`.
    #[doc(alias = "encryptionCertificate")]
    pub encryption_certificate: Option<String>,
    /// A name of your own for the certificate, which notifications bring back. Required with `includeResourceData`.
    #[doc(alias = "encryptionCertificateId")]
    pub encryption_certificate_id: Option<String>,
    /// When the subscription ends, in UTC. How far ahead it may be depends on the resource. Required.
    #[doc(alias = "expirationDateTime")]
    pub expiration_date_time: Option<jiff::Timestamp>,
    /// Whether notifications bring the changed item along, encrypted.
    #[doc(alias = "includeResourceData")]
    pub include_resource_data: Option<bool>,
    /// The newest TLS version that the receiver speaks: `v1_0` to `v1_3`, `v1_2` by default.
    #[doc(alias = "latestSupportedTlsVersion")]
    pub latest_supported_tls_version: Option<String>,
    /// Where Graph tells what becomes of the subscription itself. It can be set on creation only.
    #[doc(alias = "lifecycleNotificationUrl")]
    pub lifecycle_notification_url: Option<String>,
    /// Query options for what notifications bring along. Few resources have them.
    #[doc(alias = "notificationQueryOptions")]
    pub notification_query_options: Option<String>,
    /// Where notifications go: an https URL that answers Graph's validation, or an event hub's. Required.
    #[doc(alias = "notificationUrl")]
    pub notification_url: Option<String>,
    /// The app whose token Graph shows to the receiver.
    #[doc(alias = "notificationUrlAppId")]
    pub notification_url_app_id: Option<String>,
    /// What to watch, relative to the service root: `me/mailFolders('inbox')/messages`. Required.
    pub resource: Option<String>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Subscription {
    id => "id",
    application_id => "applicationId",
    change_type => "changeType",
    client_state => "clientState",
    creator_id => "creatorId",
    encryption_certificate => "encryptionCertificate",
    encryption_certificate_id => "encryptionCertificateId",
    expiration_date_time => "expirationDateTime",
    include_resource_data => "includeResourceData",
    latest_supported_tls_version => "latestSupportedTlsVersion",
    lifecycle_notification_url => "lifecycleNotificationUrl",
    notification_query_options => "notificationQueryOptions",
    notification_url => "notificationUrl",
    notification_url_app_id => "notificationUrlAppId",
    resource => "resource",
});

impl Subscription {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&SubscriptionId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id. Set by Graph.
pub const ID: Field<Subscription, SubscriptionId> = Field::new("id");

/// The id of the app that made the subscription. Set by Graph.
#[doc(alias = "applicationId")]
pub const APPLICATION_ID: Field<Subscription, String> = Field::new("applicationId");

/// Which changes to tell. Required.
#[doc(alias = "changeType")]
pub const CHANGE_TYPE: Field<Subscription, Flags<ChangeType>> = Field::new("changeType");

/// A secret that each notification brings back, so that a stranger's can be told from Graph's: 128 characters at most.
#[doc(alias = "clientState")]
pub const CLIENT_STATE: Field<Subscription, Hidden> = Field::new("clientState");

/// The id of the user or service principal that made the subscription. Set by Graph.
#[doc(alias = "creatorId")]
pub const CREATOR_ID: Field<Subscription, String> = Field::new("creatorId");

/// The public certificate to encrypt resource data with, base64 of its DER form. Required with `includeResourceData`.
#[doc(alias = "encryptionCertificate")]
pub const ENCRYPTION_CERTIFICATE: Field<Subscription, String> = Field::new("encryptionCertificate");

/// A name of your own for the certificate, which notifications bring back. Required with `includeResourceData`.
#[doc(alias = "encryptionCertificateId")]
pub const ENCRYPTION_CERTIFICATE_ID: Field<Subscription, String> = Field::new("encryptionCertificateId");

/// When the subscription ends, in UTC. How far ahead it may be depends on the resource. Required.
#[doc(alias = "expirationDateTime")]
pub const EXPIRATION_DATE_TIME: Field<Subscription, jiff::Timestamp> = Field::new("expirationDateTime");

/// Whether notifications bring the changed item along, encrypted.
#[doc(alias = "includeResourceData")]
pub const INCLUDE_RESOURCE_DATA: Field<Subscription, bool> = Field::new("includeResourceData");

/// The newest TLS version that the receiver speaks: `v1_0` to `v1_3`, `v1_2` by default.
#[doc(alias = "latestSupportedTlsVersion")]
pub const LATEST_SUPPORTED_TLS_VERSION: Field<Subscription, String> = Field::new("latestSupportedTlsVersion");

/// Where Graph tells what becomes of the subscription itself. It can be set on creation only.
#[doc(alias = "lifecycleNotificationUrl")]
pub const LIFECYCLE_NOTIFICATION_URL: Field<Subscription, String> = Field::new("lifecycleNotificationUrl");

/// Query options for what notifications bring along. Few resources have them.
#[doc(alias = "notificationQueryOptions")]
pub const NOTIFICATION_QUERY_OPTIONS: Field<Subscription, String> = Field::new("notificationQueryOptions");

/// Where notifications go: an https URL that answers Graph's validation, or an event hub's. Required.
#[doc(alias = "notificationUrl")]
pub const NOTIFICATION_URL: Field<Subscription, String> = Field::new("notificationUrl");

/// The app whose token Graph shows to the receiver.
#[doc(alias = "notificationUrlAppId")]
pub const NOTIFICATION_URL_APP_ID: Field<Subscription, String> = Field::new("notificationUrlAppId");

/// What to watch, relative to the service root: `me/mailFolders('inbox')/messages`. Required.
pub const RESOURCE: Field<Subscription, String> = Field::new("resource");
