//! [`EntraError`]: a refusal of the authority that is ordered by its number.

use std::fmt;
use std::time::Duration;

/// A refusal of Entra ID's for [`Fault::entra`](crate::Fault::entra): its AADSTS number, and what goes with it.
///
/// The emulator knows the OAuth word, the status and the suberror of many numbers; of others it says `invalid_grant`, with status 400.
///
/// ```
/// use graph_emulator::{Emulator, EntraError, Fault};
/// use std::time::Duration;
///
/// let emulator = Emulator::demo();
/// // Another factor is wanted, in the way that a client must hand on.
/// emulator.fault(Fault::entra(EntraError::new(50076).claims(r#"{"access_token":{"polids":{"essential":true,"values":["p1"]}}}"#)));
/// // And then Entra is not well for a while.
/// emulator.fault(Fault::entra(EntraError::new(90033).retry_after(Duration::from_secs(2))).on("POST /*/oauth2/v2.0/token"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an error does nothing until a fault is made of it"]
pub struct EntraError {
    pub(crate) code: u32,
    pub(crate) error: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) suberror: Option<String>,
    pub(crate) claims: Option<String>,
    pub(crate) retry_after: Option<Duration>,
}

impl EntraError {
    /// The refusal with that AADSTS number.
    pub const fn new(code: u32) -> Self {
        Self { code, error: None, status: None, suberror: None, claims: None, retry_after: None }
    }

    /// Another OAuth word, such as `interaction_required`.
    pub fn error(mut self, error: impl Into<String>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// Another status.
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Another suberror, such as `message_only`.
    pub fn suberror(mut self, suberror: impl Into<String>) -> Self {
        self.suberror = Some(suberror.into());
        self
    }

    /// The claims that the next request must ask for, as JSON.
    pub fn claims(mut self, claims: impl Into<String>) -> Self {
        self.claims = Some(claims.into());
        self
    }

    /// When to come again, in whole seconds, rounded up.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }
}

impl From<u32> for EntraError {
    fn from(code: u32) -> Self {
        Self::new(code)
    }
}

impl fmt::Display for EntraError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AADSTS{}", self.code)
    }
}
