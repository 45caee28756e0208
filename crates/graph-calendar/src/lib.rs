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
pub use graph_odata::{
    Binary, Change, Changes, Clause, Continuation, Count, Create, Delete, Delta, DeltaLink, Element, Expand, Expansion,
    Expr, Extra, Field, Filter, Flags, Get, Guid, Hidden, Invoke, Items, LenientItems, Link, List, Misread, Model,
    Operand, OrderBy, Ordering, Page, Pages, ParseError, Query, Related, RemovedReason, RestartReason, Scalar, Search,
    Selection, UnknownValue, Update, literal, now,
};
pub use graph_transport::{Client, Error, ErrorKind, Request, Response, Result};
pub use graph_types::*;
/// Dates and times, as the models and filters speak them.
pub use jiff;

// What makes a client.
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_transport::{
    AccessToken, BoxFuture, Cloud, Endpoint, HttpClient, StaticToken, TokenProvider, TokenRequest,
};
