#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod attachments;
mod client;
mod compose;
mod folders;
mod generated;
mod limit;
mod messages;
mod relocate;
mod send;
mod well_known;

pub use attachments::{AttachmentItem, Attachments};
pub use client::MailClient;
pub use folders::{FolderItem, Folders};
pub use generated::*;
pub use messages::{MessageItem, Messages};
pub use well_known::WellKnownFolder;

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use bytes::Bytes;
pub use graph_odata::{
    Binary, Change, Changes, Clause, Content, Continuation, Count, Create, Delete, Delta, DeltaLink, Download, Element,
    Expand, Expansion, Expr, Extra, Field, Filter, Flags, Get, Guid, Invoke, Items, LenientItems, Link, List, Misread,
    Model, Operand, OrderBy, Ordering, Page, Pages, ParseError, Progress, Query, Related, RemovedReason, RestartReason,
    Saved, Scalar, Search, Selection, UnknownValue, Update, kql, literal, now,
};
pub use graph_transport::{Client, Error, ErrorKind, Request, Response, Result};
pub use graph_types::*;
/// Dates and times, as the models and filters speak them.
pub use jiff;

// What makes a client.
#[cfg(any(feature = "tls", feature = "tls-ring"))]
#[cfg_attr(docsrs, doc(cfg(any(feature = "tls", feature = "tls-ring"))))]
pub use graph_transport::HyperTransport;
pub use graph_transport::{Cloud, Endpoint, HttpClient, StaticToken, TokenProvider};
