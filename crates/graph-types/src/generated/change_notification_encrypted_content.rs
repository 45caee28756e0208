// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`ChangeNotificationEncryptedContent`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// An item that travels with its notification, encrypted for the subscription's certificate.
///
/// Microsoft's page:
/// [changeNotificationEncryptedContent](https://learn.microsoft.com/graph/api/resources/changenotificationencryptedcontent).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ChangeNotificationEncryptedContent {
    /// The item's JSON, encrypted with a key of its own, base64.
    pub data: Option<String>,
    /// That key, encrypted with the certificate, base64.
    #[doc(alias = "dataKey")]
    pub data_key: Option<String>,
    /// The HMAC-SHA-256 of the encrypted bytes under that key, base64.
    #[doc(alias = "dataSignature")]
    pub data_signature: Option<String>,
    /// The name that the subscription gave to the certificate.
    #[doc(alias = "encryptionCertificateId")]
    pub encryption_certificate_id: Option<String>,
    /// The certificate's thumbprint in hexadecimal.
    #[doc(alias = "encryptionCertificateThumbprint")]
    pub encryption_certificate_thumbprint: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex ChangeNotificationEncryptedContent {
    data => "data",
    data_key => "dataKey",
    data_signature => "dataSignature",
    encryption_certificate_id => "encryptionCertificateId",
    encryption_certificate_thumbprint => "encryptionCertificateThumbprint",
});

/// The item's JSON, encrypted with a key of its own, base64.
pub const DATA: Field<ChangeNotificationEncryptedContent, String> = Field::new("data");

/// That key, encrypted with the certificate, base64.
#[doc(alias = "dataKey")]
pub const DATA_KEY: Field<ChangeNotificationEncryptedContent, String> = Field::new("dataKey");

/// The HMAC-SHA-256 of the encrypted bytes under that key, base64.
#[doc(alias = "dataSignature")]
pub const DATA_SIGNATURE: Field<ChangeNotificationEncryptedContent, String> = Field::new("dataSignature");

/// The name that the subscription gave to the certificate.
#[doc(alias = "encryptionCertificateId")]
pub const ENCRYPTION_CERTIFICATE_ID: Field<ChangeNotificationEncryptedContent, String> =
    Field::new("encryptionCertificateId");

/// The certificate's thumbprint in hexadecimal.
#[doc(alias = "encryptionCertificateThumbprint")]
pub const ENCRYPTION_CERTIFICATE_THUMBPRINT: Field<ChangeNotificationEncryptedContent, String> =
    Field::new("encryptionCertificateThumbprint");
