#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod children;
mod client;
mod content;
mod drives;
mod generated;
mod items;

pub use children::Children;
pub use client::DriveClient;
pub use drives::Drives;
pub use generated::*;
pub use items::ItemHandle;

// What this crate's own signatures and models speak, so that a program may depend on it alone.
pub use bytes::Bytes;
pub use graph_odata::{
    Change, Changes, Conflict, Content, Continuation, Count, Create, Delete, Delta, DeltaLink, Download, Element,
    Expand, Expansion, Expr, Extra, Field, Filter, Get, Hidden, Invoke, Items, LenientItems, Link, List, Misread,
    Model, Monitor, Operand, OperationState, OperationStatus, OrderBy, Ordering, Page, Pages, ParseError, Progress,
    Query, Related, RemovedReason, RestartReason, Saved, Scalar, Search, Selection, Source, Start, UnknownValue,
    Update, Upload, UploadSession, literal, now,
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
