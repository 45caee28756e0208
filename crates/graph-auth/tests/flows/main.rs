//! Every credential against scripted answers on a paused clock: what is sent, byte for byte, and what each answer leads to.

#![allow(clippy::unwrap_used, reason = "a helper's failure is the test's")]

mod accounts;
mod adfs;
mod assertion;
mod authorities;
mod authorization_code;
#[cfg(feature = "azure-cli")]
mod azure_cli;
mod bench;
#[cfg(feature = "certificate")]
mod certificate;
mod chain;
mod client_secret;
mod device_code;
#[cfg_attr(
    not(any(feature = "file", feature = "object-store", feature = "redis")),
    allow(dead_code, reason = "the stores that use all of it are left out")
)]
mod folder;
#[cfg(feature = "id-token")]
mod id_token;
mod import_o365;
#[cfg(feature = "interactive")]
mod interactive;
mod managed_identity;
mod on_behalf_of;
mod password;
mod refresh_token;
mod single_page;
mod store;
mod store_apart;
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
