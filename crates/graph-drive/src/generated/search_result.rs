// Written by `cargo xtask codegen` from xtask/schema/drive.toml. Edit that instead.
//! [`SearchResult`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// Marks an item that was found by a search.
///
/// Microsoft's page: [searchResult](https://learn.microsoft.com/graph/api/resources/searchresult).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SearchResult {
    /// A URL to call when the user opens the item, by which the service learns which results were of use. Set by Graph.
    #[doc(alias = "onClickTelemetryUrl")]
    pub on_click_telemetry_url: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex SearchResult {
    on_click_telemetry_url => "onClickTelemetryUrl",
});

/// A URL to call when the user opens the item, by which the service learns which results were of use. Set by Graph.
#[doc(alias = "onClickTelemetryUrl")]
pub const ON_CLICK_TELEMETRY_URL: Field<SearchResult, String> = Field::new("onClickTelemetryUrl");
