//! Batches and bulk, against a small service that takes only what Graph takes and keeps a journal.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod bulk;
mod content;
mod faults;
mod order;
mod service;
