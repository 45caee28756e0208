// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`TimeZoneBase`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// A time zone by its name.
///
/// Microsoft's page: [timeZoneBase](https://learn.microsoft.com/graph/api/resources/timezonebase).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct TimeZoneBase {
    /// A Windows name such as `Pacific Standard Time`, an IANA name, or `Customized Time Zone`.
    pub name: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex TimeZoneBase {
    name => "name",
});

impl TimeZoneBase {
    /// What it is in particular, in Graph's words. `None` when the answer does not say.
    pub fn type_name(&self) -> Option<&str> {
        graph_odata::__private::type_name(&self.extra)
    }

    /// Reads it as what it is in particular: [`CustomTimeZone`](super::CustomTimeZone).
    ///
    /// # Errors
    /// When a property is of another type there.
    pub fn read_as<T: graph_odata::__private::DeserializeOwned>(&self) -> graph_odata::Result<T> {
        graph_odata::__private::read_as(self)
    }
}

/// A Windows name such as `Pacific Standard Time`, an IANA name, or `Customized Time Zone`.
pub const NAME: Field<TimeZoneBase, String> = Field::new("name");
