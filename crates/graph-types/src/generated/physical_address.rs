// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`PhysicalAddress`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A street address.
///
/// Microsoft's page: [physicalAddress](https://learn.microsoft.com/graph/api/resources/physicaladdress).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PhysicalAddress {
    /// The city.
    pub city: Option<String>,
    /// The country or region.
    #[doc(alias = "countryOrRegion")]
    pub country_or_region: Option<String>,
    /// The postal code.
    #[doc(alias = "postalCode")]
    pub postal_code: Option<String>,
    /// The state or province.
    pub state: Option<String>,
    /// The street and the number.
    pub street: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PhysicalAddress {
    city => "city",
    country_or_region => "countryOrRegion",
    postal_code => "postalCode",
    state => "state",
    street => "street",
});

/// The city.
pub const CITY: Field<PhysicalAddress, String> = Field::new("city");

/// The country or region.
#[doc(alias = "countryOrRegion")]
pub const COUNTRY_OR_REGION: Field<PhysicalAddress, String> = Field::new("countryOrRegion");

/// The postal code.
#[doc(alias = "postalCode")]
pub const POSTAL_CODE: Field<PhysicalAddress, String> = Field::new("postalCode");

/// The state or province.
pub const STATE: Field<PhysicalAddress, String> = Field::new("state");

/// The street and the number.
pub const STREET: Field<PhysicalAddress, String> = Field::new("street");
