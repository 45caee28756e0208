#![doc = include_str!("../README.md")]

mod account;
mod app;
mod assertion;
mod authority;
mod claims;
mod client_assertion;
mod client_secret;
mod credential;
mod device_code;
mod device_flow;
mod device_prompt;
mod form;
mod hints;
mod proof;
mod refresh_token;
mod session;
mod sign_in_error;
mod store;
mod token_answer;
mod unified_cache;
mod variables;

pub use assertion::Assertion;
pub use client_assertion::ClientAssertion;
pub use client_secret::ClientSecret;
pub use device_code::DeviceCode;
pub use device_prompt::DevicePrompt;
pub use graph_transport::{AccessToken, Cached, Secret, StaticToken, TokenProvider, TokenRequest};
pub use refresh_token::RefreshToken;
pub use sign_in_error::SignInError;
pub use store::{MemoryStore, Saved, Store, Stored};
pub use variables::Variables;
