#![doc = include_str!("../README.md")]

mod account;
mod accounts;
mod app;
mod assertion;
mod authority;
mod authorization_code;
#[cfg(feature = "azure-cli")]
mod azure_cli;
#[cfg(feature = "azure-cli")]
mod azure_developer_cli;
#[cfg(feature = "certificate")]
mod certificate;
mod chain;
mod claims;
mod client_assertion;
#[cfg(feature = "certificate")]
mod client_certificate;
mod client_secret;
mod code_flow;
mod credential;
#[cfg(feature = "azure-cli")]
mod developer_tool;
mod device_code;
mod device_flow;
mod device_prompt;
mod digest;
mod environment;
mod form;
mod grant;
mod hints;
mod hosts;
#[cfg(feature = "id-token")]
mod id_token;
mod import_o365;
#[cfg(feature = "interactive")]
mod interactive;
mod managed_identity;
mod on_behalf_of;
mod openid_configuration;
mod pasted_redirect;
mod pending_sign_in;
mod pkce;
mod proof;
mod redirect;
mod refresh_token;
mod renewal;
mod scopes;
mod service;
mod session;
mod sign_in_error;
mod store;
mod store_update;
mod token_answer;
mod unified_cache;
mod username_password;
mod variables;

pub use account::Account;
pub use accounts::Accounts;
pub use assertion::Assertion;
pub use authorization_code::{AuthorizationCode, SignedIn};
#[cfg(feature = "azure-cli")]
pub use azure_cli::AzureCli;
#[cfg(feature = "azure-cli")]
pub use azure_developer_cli::AzureDeveloperCli;
#[cfg(feature = "certificate")]
pub use certificate::Certificate;
pub use chain::Chain;
pub use client_assertion::ClientAssertion;
#[cfg(feature = "certificate")]
pub use client_certificate::ClientCertificate;
pub use client_secret::ClientSecret;
pub use code_flow::{Prompt, ResponseMode};
pub use device_code::DeviceCode;
pub use device_prompt::DevicePrompt;
pub use environment::Environment;
pub use graph_transport::{AccessToken, Cached, Secret, StaticToken, TokenProvider, TokenRequest};
#[cfg(feature = "id-token")]
pub use id_token::{IdClaims, IdTokenValidator};
pub use import_o365::import_o365;
#[cfg(feature = "interactive")]
pub use interactive::Interactive;
pub use managed_identity::ManagedIdentity;
pub use on_behalf_of::{OnBehalfOf, OnBehalfOfUser};
pub use pasted_redirect::PastedRedirect;
pub use pending_sign_in::PendingSignIn;
pub use refresh_token::RefreshToken;
pub use scopes::scopes;
pub use service::SignInService;
pub use sign_in_error::{Interaction, SignInError};
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
pub use username_password::UsernamePassword;
pub use variables::Variables;
