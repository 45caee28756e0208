#![doc = include_str!("../README.md")]

mod account;
mod app;
mod authority;
mod claims;
mod client_secret;
mod device_code;
mod device_flow;
mod device_prompt;
mod form;
mod hints;
mod import_o365;
mod refresh_token;
mod renewal;
mod session;
mod sign_in_error;
mod store;
mod token_answer;
mod unified_cache;

pub use client_secret::ClientSecret;
pub use device_code::DeviceCode;
pub use device_prompt::DevicePrompt;
pub use graph_transport::{AccessToken, Cached, Secret, StaticToken, TokenProvider, TokenRequest};
pub use import_o365::import_o365;
pub use refresh_token::RefreshToken;
pub use sign_in_error::SignInError;
#[cfg(feature = "file")]
pub use store::FileStore;
#[cfg(feature = "keyring")]
pub use store::KeyringStore;
#[cfg(feature = "object-store")]
pub use store::ObjectStore;
#[cfg(feature = "redis")]
pub use store::RedisStore;
#[cfg(feature = "encrypted")]
pub use store::{Encrypted, EncryptionKey};
pub use store::{EnvStore, Guard, MemoryStore, Saved, Store, Stored};
