//! [`Scalar`]: the types of single values, which can be compared with each other.

use crate::{Binary, Guid};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
};

/// A single value, as opposed to a complex one or a collection: what comparisons and functions speak of.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a single value: compare one of its properties, or use `any` on a collection"
)]
pub trait Scalar {
    /// The name of the type in OData.
    #[doc(hidden)]
    const EDM: &'static str;
}

macro_rules! scalars {
    ($($T:ty = $edm:literal),* $(,)?) => {$(
        impl Scalar for $T {
            const EDM: &'static str = $edm;
        }
    )*};
}

scalars! {
    bool = "Edm.Boolean",
    i32 = "Edm.Int32",
    i64 = "Edm.Int64",
    f64 = "Edm.Double",
    String = "Edm.String",
    Timestamp = "Edm.DateTimeOffset",
    Date = "Edm.Date",
    Time = "Edm.TimeOfDay",
    SignedDuration = "Edm.Duration",
    Guid = "Edm.Guid",
    Binary = "Edm.Binary",
    // Graph declares times on the clock as strings.
    DateTime = "Edm.String",
}

/// A single value that is an enumeration: [`open_enum!`](crate::open_enum) makes it one.
#[diagnostic::on_unimplemented(message = "`{Self}` is not an enumeration, so it has no flags")]
pub trait Enumeration: Scalar {}
