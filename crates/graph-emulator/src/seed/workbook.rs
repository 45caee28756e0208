//! The demo's workbook: what was sold in a quarter.

use crate::WorkbookBuilder;
use serde_json::json;

/// Where it is in the drive.
pub(super) const PATH: &str = "Reports/2026.xlsx";

/// Region, product, units and price.
const SALES: &[(&str, &str, u32, f64)] = &[
    ("North", "Girder", 12, 480.0),
    ("North", "Cable", 40, 36.5),
    ("North", "Handrail", 25, 64.0),
    ("South", "Girder", 7, 485.0),
    ("South", "Cable", 66, 35.0),
    ("South", "Bolt set", 310, 4.2),
    ("East", "Girder", 3, 492.5),
    ("East", "Handrail", 18, 66.0),
    ("East", "Bolt set", 120, 4.4),
    ("West", "Cable", 22, 37.0),
    ("West", "Handrail", 31, 62.5),
    ("West", "Bolt set", 95, 4.35),
];

pub(super) fn report(book: WorkbookBuilder) -> WorkbookBuilder {
    book.sheet("Q1", |sheet| {
        let rows = SALES
            .iter()
            .map(|(region, product, units, price)| [json!(region), json!(product), json!(units), json!(price)]);
        let last = SALES.len() + 1;
        sheet
            .values("A1", [["region", "product", "units", "price"]])
            .values("A2", rows)
            .number_format(&format!("D2:D{last}"), "#,##0.00")
            .table("Sales", &format!("A1:D{last}"))
    })
    .sheet("Summary", |sheet| {
        sheet.values("A1", [["regions", "units"]]).values("A2", [[json!(4), json!("=SUM(Sales[units])")]])
    })
    .name("TotalUnits", "Summary!B2")
}
