#![doc = include_str!("../README.md")]

mod account;
mod app;
mod assertion;
mod authority;
#[cfg(feature = "azure-cli")]
mod azure_cli;
#[cfg(feature = "certificate")]
mod certificate;
mod chain;
mod claims;
mod client_assertion;
#[cfg(feature = "certificate")]
mod client_certificate;
mod client_secret;
mod credential;
mod device_code;
mod device_flow;
mod device_prompt;
mod digest;
mod environment;
mod form;
mod grant;
mod hints;
mod managed_identity;
mod on_behalf_of;
mod proof;
mod refresh_token;
mod session;
mod sign_in_error;
mod store;
mod token_answer;
mod unified_cache;
mod username_password;
mod variables;

pub use assertion::Assertion;
#[cfg(feature = "azure-cli")]
pub use azure_cli::AzureCli;
#[cfg(feature = "certificate")]
pub use certificate::Certificate;
pub use chain::Chain;
pub use client_assertion::ClientAssertion;
#[cfg(feature = "certificate")]
pub use client_certificate::ClientCertificate;
pub use client_secret::ClientSecret;
pub use device_code::DeviceCode;
pub use device_prompt::DevicePrompt;
pub use environment::Environment;
pub use graph_transport::{AccessToken, Cached, Secret, StaticToken, TokenProvider, TokenRequest};
pub use managed_identity::ManagedIdentity;
pub use on_behalf_of::{OnBehalfOf, OnBehalfOfUser};
pub use refresh_token::RefreshToken;
pub use sign_in_error::{Interaction, SignInError};
pub use store::{MemoryStore, Saved, Store, Stored};
pub use username_password::UsernamePassword;
pub use variables::Variables;
