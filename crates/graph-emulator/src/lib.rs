#![doc = include_str!("../README.md")]

mod builder;
mod call;
mod clock;
mod directory;
mod doctest;
mod emulator;
mod entra;
mod excel;
mod facts;
mod fault;
mod journal;
mod mail;
mod odata;
mod pattern;
mod reply;
mod router;
mod seed;
mod server;
mod service;
mod state;
mod transport;

pub use builder::{EmulatorBuilder, MessageBuilder, SheetBuilder, UserBuilder, WorkbookBuilder};
pub use doctest::doctest;
pub use emulator::{DeviceCodeError, Emulator};
pub use fault::Fault;
pub use journal::{Expectation, Journal, Recorded, Selection};
pub use server::Server;
