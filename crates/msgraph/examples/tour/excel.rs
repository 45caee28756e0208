//! Adds up a table of a workbook.

use super::Screen;
use msgraph::{
    Graph, Result,
    excel::{Changes, WorkbookClient},
    types::{ItemPath, Owner},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The workbook, and the table in it.
const BOOK: &str = "Reports/2026.xlsx";
const TABLE: &str = "Sales";

/// A row of the table.
#[derive(Deserialize)]
struct Sale {
    region: String,
    units: f64,
    price: f64,
}

pub(super) async fn sales(graph: &Graph, owner: &Owner, screen: &Screen) -> Result<()> {
    let book = WorkbookClient::at(graph.client(), owner.clone(), ItemPath::root(BOOK));
    let book = match book.session(Changes::Discard).await {
        Ok(book) => book,
        Err(error) if error.is_not_found() => {
            screen.say(&format!("There is no {BOOK} here, so nothing is added up.\n"));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let mut sums = BTreeMap::new();
    for sale in book.table(TABLE).read::<Sale>().await? {
        *sums.entry(sale.region).or_insert(0.0) += sale.units * sale.price;
    }
    book.close_session().await?;
    screen.say(&format!("Sales by region, from {BOOK}:\n"));
    for (region, sum) in sums {
        screen.say(&format!("  {region:<6} {sum:>10.2}"));
    }
    screen.say("");
    Ok(())
}
