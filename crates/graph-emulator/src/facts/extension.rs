//! The tables of what apps keep with Outlook's items: extended properties of MAPI, and open extensions.

use super::{Kind, STRING, Type, computed, open};

static SINGLE: Type = Type {
    name: "singleValueLegacyExtendedProperty",
    properties: &[open("id", Kind::String), open("value", Kind::String)],
};
static MULTI: Type = Type {
    name: "multiValueLegacyExtendedProperty",
    properties: &[open("id", Kind::String), open("value", Kind::Collection(&STRING))],
};
static EXTENSION: Type = Type {
    name: "openTypeExtension",
    properties: &[computed("id", Kind::String), open("extensionName", Kind::String)],
};

/// A property with one value.
pub(crate) static SINGLE_VALUE: Kind = Kind::Complex(&SINGLE);
/// A property with several values.
pub(crate) static MULTI_VALUE: Kind = Kind::Complex(&MULTI);
/// An open extension, which holds what it is given.
pub(crate) static OPEN_EXTENSION: Kind = Kind::OpenComplex(&EXTENSION);
