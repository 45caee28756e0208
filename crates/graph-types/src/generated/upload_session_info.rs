// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`UploadSessionInfo`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, Hidden, wire};

/// An upload in parts that has begun.
///
/// Microsoft's page: [uploadSession](https://learn.microsoft.com/graph/api/resources/uploadsession).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UploadSessionInfo {
    /// When the session ends unless more bytes come, in UTC.
    #[doc(alias = "expirationDateTime")]
    pub expiration_date_time: Option<jiff::Timestamp>,
    /// The ranges of bytes that are missing: `12345-` or `0-25,40-`.
    #[doc(alias = "nextExpectedRanges")]
    pub next_expected_ranges: Option<Vec<String>>,
    /// Where the bytes go, without a token: it lets anybody write the file.
    #[doc(alias = "uploadUrl")]
    pub upload_url: Option<Hidden>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex UploadSessionInfo {
    expiration_date_time => "expirationDateTime",
    next_expected_ranges => "nextExpectedRanges",
    upload_url => "uploadUrl",
});

/// When the session ends unless more bytes come, in UTC.
#[doc(alias = "expirationDateTime")]
pub const EXPIRATION_DATE_TIME: Field<UploadSessionInfo, jiff::Timestamp> = Field::new("expirationDateTime");

/// The ranges of bytes that are missing: `12345-` or `0-25,40-`.
#[doc(alias = "nextExpectedRanges")]
pub const NEXT_EXPECTED_RANGES: Field<UploadSessionInfo, Vec<String>> = Field::new("nextExpectedRanges");

/// Where the bytes go, without a token: it lets anybody write the file.
#[doc(alias = "uploadUrl")]
pub const UPLOAD_URL: Field<UploadSessionInfo, Hidden> = Field::new("uploadUrl");
