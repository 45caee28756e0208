#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod builder;
mod graph;
mod owners;

pub use builder::GraphBuilder;
pub use graph::Graph;
pub use graph_transport::{Cloud, Endpoint, Error, ErrorKind, Result};
pub use owners::{Group, Site, User};

pub use graph_odata as odata;
pub use graph_transport as transport;
pub use graph_types as types;

#[cfg(feature = "auth")]
#[cfg_attr(docsrs, doc(cfg(feature = "auth")))]
pub use graph_auth as auth;
#[cfg(feature = "calendar")]
#[cfg_attr(docsrs, doc(cfg(feature = "calendar")))]
pub use graph_calendar as calendar;
#[cfg(feature = "drive")]
#[cfg_attr(docsrs, doc(cfg(feature = "drive")))]
pub use graph_drive as drive;
#[cfg(feature = "emulator")]
#[cfg_attr(docsrs, doc(cfg(feature = "emulator")))]
pub use graph_emulator as emulator;
#[cfg(feature = "excel")]
#[cfg_attr(docsrs, doc(cfg(feature = "excel")))]
pub use graph_excel as excel;
#[cfg(feature = "mail")]
#[cfg_attr(docsrs, doc(cfg(feature = "mail")))]
pub use graph_mail as mail;
