//! Every credential against scripted answers on a paused clock: what is sent, byte for byte, and what each answer leads to.

#![allow(clippy::unwrap_used, reason = "a helper's failure is the test's")]

mod bench;
mod client_secret;
mod device_code;
mod folder;
mod import_o365;
mod refresh_token;
mod store;
#[cfg(feature = "encrypted")]
mod store_encrypted;
mod store_env;
#[cfg(feature = "file")]
mod store_file;
#[cfg(feature = "keyring")]
mod store_keyring;
#[cfg(any(feature = "file", feature = "redis"))]
mod store_many;
#[cfg(feature = "object-store")]
mod store_object;
#[cfg(feature = "redis")]
mod store_redis;
mod store_shared;
