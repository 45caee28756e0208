#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod cell;
mod client;
mod generated;
mod names;
mod range_steps;
mod ranges;
mod rows;
mod session;
mod sort;
mod table_columns;
mod table_rows;
mod tables;
mod worksheets;

pub use cell::{Cell, Cells};
pub use client::{Calculation, WorkbookClient};
pub use generated::*;
pub use names::{NameItem, Names};
pub use ranges::{Clear, RangeHandle, Shift};
pub use session::{Changes, Open};
pub use sort::SortBy;
pub use table_columns::{TableColumnItem, TableColumns};
pub use table_rows::{TableRowItem, TableRows};
pub use tables::{TableItem, Tables};
pub use worksheets::{WorksheetItem, Worksheets};

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use graph_odata::vocabulary::*;
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_types::*;
