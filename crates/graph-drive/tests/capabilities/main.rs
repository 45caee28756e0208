//! What each method does to a drive, on the emulator. The lines above a test name the capabilities that it shows, and their methods.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

#[path = "../common/mod.rs"]
mod common;

mod columns;
mod copies;
mod facets;
mod formats;
mod labels;
mod links;
mod lists;
mod locks;
mod permissions;
mod pictures;
mod versions;

pub(crate) const BOB: &str = "bob@contoso.com";

/// Bob's own way to the drives.
pub(crate) fn bob(emulator: &graph_emulator::Emulator) -> graph_drive::Client {
    let http = graph_drive::HttpClient::new(emulator.clone());
    graph_drive::Client::new(http, graph_drive::Endpoint::default(), emulator.credential(BOB))
}
