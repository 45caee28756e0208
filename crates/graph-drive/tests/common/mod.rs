//! Ada's drive on the emulator, with what a test wants in it.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses a part of it, and a test fails where it stands")]

pub(crate) mod disk;

use graph_drive::{Client, DriveClient, DriveItem, DriveItemId, Endpoint, HttpClient};
use graph_emulator::{Emulator, UserBuilder};
use std::path::PathBuf;

pub(crate) const ADA: &str = "ada@contoso.com";

/// The size of which fragments are multiples.
pub(crate) const UNIT: usize = 320 << 10;

pub(crate) fn client(emulator: &Emulator) -> Client {
    Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), emulator.credential(ADA))
}

pub(crate) fn drive(furnish: impl FnOnce(UserBuilder) -> UserBuilder) -> (Emulator, DriveClient) {
    let emulator = Emulator::builder().user(ADA, furnish).user("bob@contoso.com", |user| user).build();
    let drive = DriveClient::new(&client(&emulator));
    (emulator, drive)
}

/// Bytes that differ wherever something is out of place.
pub(crate) fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 251) as u8 ^ (at / UNIT) as u8).collect()
}

pub(crate) fn id(item: &DriveItem) -> DriveItemId {
    item.require_id().unwrap().clone()
}

pub(crate) fn names(items: &[DriveItem]) -> Vec<&str> {
    items.iter().map(|item| item.name.as_deref().unwrap_or_default()).collect()
}

/// A folder of its own on this machine's disk, gone with its owner.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("graph-drive-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The names of what is in it.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
