#![doc = include_str!("../README.md")]

mod batch;
mod builder;
mod calendar;
mod call;
mod clock;
mod content;
mod delta;
mod directory;
mod doctest;
mod drive;
mod emulator;
mod entra;
mod excel;
mod extension;
mod facts;
mod fault;
mod hosts;
mod journal;
mod journal_page;
mod limiter;
mod mail;
mod monitor;
mod odata;
mod outcome;
mod pattern;
mod person;
mod redirect;
mod reply;
mod router;
mod seed;
mod server;
mod service;
mod state;
mod transport;
mod upload;

pub use builder::{
    DriveBuilder, EmulatorBuilder, EventBuilder, MessageBuilder, SheetBuilder, SiteBuilder, UserBuilder,
    WorkbookBuilder,
};
pub use doctest::doctest;
pub use emulator::{DeviceCodeError, Emulator};
pub use entra::{EntraError, IdentityHost};
pub use fault::Fault;
pub use journal::{Expectation, Journal, Recorded, Selection};
pub use redirect::{Redirect, SignInPageError};
pub use server::Server;
