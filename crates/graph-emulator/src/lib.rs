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
mod facts;
mod fault;
mod hosts;
mod journal;
mod limiter;
mod mail;
mod monitor;
mod odata;
mod outcome;
mod pattern;
mod reply;
mod router;
mod seed;
mod server;
mod service;
mod state;
mod transport;
mod upload;

pub use builder::{EmulatorBuilder, EventBuilder, MessageBuilder, UserBuilder};
pub use doctest::doctest;
pub use emulator::{DeviceCodeError, Emulator};
pub use fault::Fault;
pub use journal::{Expectation, Journal, Recorded, Selection};
pub use server::Server;
