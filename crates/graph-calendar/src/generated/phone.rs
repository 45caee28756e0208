// Written by `cargo xtask codegen` from xtask/schema/calendar.toml. Edit that instead.
//! [`Phone`], and its properties as fields of queries and patches.

use super::PhoneType;
use graph_odata::{Extra, Field, wire};

/// A telephone number.
///
/// Microsoft's page: [phone](https://learn.microsoft.com/graph/api/resources/phone).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Phone {
    /// The language that is spoken there.
    pub language: Option<String>,
    /// The number.
    pub number: Option<String>,
    /// The region that the number belongs to.
    pub region: Option<String>,
    /// What kind of number it is.
    pub r#type: Option<PhoneType>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex Phone {
    language => "language",
    number => "number",
    region => "region",
    r#type => "type",
});

/// The language that is spoken there.
pub const LANGUAGE: Field<Phone, String> = Field::new("language");

/// The number.
pub const NUMBER: Field<Phone, String> = Field::new("number");

/// The region that the number belongs to.
pub const REGION: Field<Phone, String> = Field::new("region");

/// What kind of number it is.
pub const TYPE: Field<Phone, PhoneType> = Field::new("type");
