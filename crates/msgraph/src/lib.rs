#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod builder;
mod graph;

pub use builder::GraphBuilder;
pub use graph::{Graph, User};
pub use graph_transport::{Cloud, Endpoint, Error, ErrorKind, Result};

pub use graph_odata as odata;
pub use graph_transport as transport;
pub use graph_types as types;

#[cfg(feature = "auth")]
#[cfg_attr(docsrs, doc(cfg(feature = "auth")))]
pub use graph_auth as auth;
#[cfg(feature = "emulator")]
#[cfg_attr(docsrs, doc(cfg(feature = "emulator")))]
pub use graph_emulator as emulator;
#[cfg(feature = "mail")]
#[cfg_attr(docsrs, doc(cfg(feature = "mail")))]
pub use graph_mail as mail;
