#![doc = include_str!("../README.md")]

mod body;
#[cfg(any(feature = "_hyper", feature = "tower"))]
mod causes;
mod challenge;
mod client;
mod endpoint;
mod error;
mod exchange;
mod gzip;
mod http_client;
#[cfg(feature = "_hyper")]
mod hyper_transport;
mod observe;
mod path;
mod pipeline;
mod prefer;
mod query;
mod redirect;
mod request;
mod response;
mod retry;
mod secret;
mod service_error;
mod telemetry;
pub mod testing;
mod throttle;
mod thumbprint;
mod token;
mod token_cache;
#[cfg(feature = "tower")]
mod tower;
mod transport;
mod under_way;

pub use body::Body;
pub use client::Client;
pub use endpoint::{Cloud, Endpoint};
pub use error::{Error, ErrorKind, Result};
pub use http::{HeaderMap, Method, StatusCode};
pub use http_client::HttpClient;
#[cfg(feature = "_hyper")]
pub use hyper_transport::{HyperTransport, HyperTransportBuilder, Proxy};
pub use observe::{AttemptReport, CallReport, Observer, Outcome};
pub use path::Path;
pub use query::QueryOptions;
pub use request::Request;
pub use response::Response;
pub use retry::{Attempt, Backoff, Budget, RetryPolicy, Verdict};
pub use secret::Secret;
pub use service_error::ServiceError;
pub use telemetry::Operation;
pub use throttle::{Limits, Scope};
pub use thumbprint::Thumbprint;
pub use token::{AccessToken, StaticToken, TokenProvider, TokenRequest};
pub use token_cache::{Cached, TokenCache};
#[cfg(feature = "tower")]
pub use tower::TowerTransport;
pub use transport::{BoxFuture, Transport, TransportError, TransportErrorKind};
pub use under_way::UnderWay;
