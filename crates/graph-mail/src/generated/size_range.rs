// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`SizeRange`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// The least and the greatest size.
///
/// Microsoft's page: [sizeRange](https://learn.microsoft.com/graph/api/resources/sizerange).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SizeRange {
    /// The greatest, in kilobytes.
    #[doc(alias = "maximumSize")]
    pub maximum_size: Option<i32>,
    /// The least, in kilobytes.
    #[doc(alias = "minimumSize")]
    pub minimum_size: Option<i32>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SizeRange {
    maximum_size => "maximumSize",
    minimum_size => "minimumSize",
});

/// The greatest, in kilobytes.
#[doc(alias = "maximumSize")]
pub const MAXIMUM_SIZE: Field<SizeRange, i32> = Field::new("maximumSize");

/// The least, in kilobytes.
#[doc(alias = "minimumSize")]
pub const MINIMUM_SIZE: Field<SizeRange, i32> = Field::new("minimumSize");
