// Written by `cargo xtask codegen` from xtask/schema/types.toml. Edit that instead.
//! [`PatternedRecurrence`], and its properties as fields of queries and patches.

use super::{RecurrencePattern, RecurrenceRange};
use graph_odata::{Extra, Field, wire};

/// When something happens again and again: on which days, and from when until when.
///
/// Microsoft's page: [patternedRecurrence](https://learn.microsoft.com/graph/api/resources/patternedrecurrence).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PatternedRecurrence {
    /// On which days it happens.
    pub pattern: Option<RecurrencePattern>,
    /// From when until when, or how many times.
    pub range: Option<RecurrenceRange>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex PatternedRecurrence {
    pattern => "pattern",
    range => "range",
});

/// On which days it happens.
pub const PATTERN: Field<PatternedRecurrence, RecurrencePattern> = Field::new("pattern");

/// From when until when, or how many times.
pub const RANGE: Field<PatternedRecurrence, RecurrenceRange> = Field::new("range");
