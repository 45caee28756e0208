#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod calendars;
mod client;
mod compose;
mod events;
mod generated;
mod groups;
mod times;
mod view;

pub use calendars::{CalendarItem, Calendars};
pub use client::CalendarClient;
pub use events::{EventItem, Events};
pub use generated::*;
pub use groups::{CalendarGroupItem, CalendarGroups};

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use graph_odata::vocabulary::*;
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_types::*;
