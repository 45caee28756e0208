// Written by `cargo xtask codegen` from xtask/schema/excel.toml. Edit that instead.
//! [`WorkbookIcon`], and its properties as fields of queries and patches.

use graph_odata::{Extra, Field, wire};

/// An icon that conditional formatting puts into a cell.
///
/// Microsoft's page: [workbookIcon](https://learn.microsoft.com/graph/api/resources/workbookicon).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WorkbookIcon {
    /// The 0-based place of the icon in its set.
    pub index: Option<i32>,
    /// The set: `ThreeArrows`, `ThreeArrowsGray`, `ThreeFlags`, `ThreeTrafficLights1`, `ThreeTrafficLights2`,
    /// `ThreeSigns`, `ThreeSymbols`, `ThreeSymbols2`, `ThreeStars`, `ThreeTriangles`, `FourArrows`, `FourArrowsGray`,
    /// `FourRedToBlack`, `FourRating`, `FourTrafficLights`, `FiveArrows`, `FiveArrowsGray`, `FiveRating`,
    /// `FiveQuarters`, `FiveBoxes` or `Invalid`.
    pub set: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(complex WorkbookIcon {
    index => "index",
    set => "set",
});

/// The 0-based place of the icon in its set.
pub const INDEX: Field<WorkbookIcon, i32> = Field::new("index");

/// The set: `ThreeArrows`, `ThreeArrowsGray`, `ThreeFlags`, `ThreeTrafficLights1`, `ThreeTrafficLights2`, `ThreeSigns`,
/// `ThreeSymbols`, `ThreeSymbols2`, `ThreeStars`, `ThreeTriangles`, `FourArrows`, `FourArrowsGray`, `FourRedToBlack`,
/// `FourRating`, `FourTrafficLights`, `FiveArrows`, `FiveArrowsGray`, `FiveRating`, `FiveQuarters`, `FiveBoxes` or
/// `Invalid`.
pub const SET: Field<WorkbookIcon, String> = Field::new("set");
