//! [`Redirect`]: where a browser is sent when a person has signed in, or would not.

use crate::entra::{Mode, encode};
use std::fmt;

/// Where the authority sends a browser, and with what: the answer of [`Emulator::authorize`](crate::Emulator::authorize).
///
/// `Debug` shows neither codes nor tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct Redirect {
    pub(crate) uri: String,
    pub(crate) mode: Mode,
    pub(crate) parameters: Vec<(&'static str, String)>,
}

/// A sign-in that leads nowhere: the authority shows a page with these words instead of going back to the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInPageError(pub(crate) String);

impl fmt::Display for SignInPageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SignInPageError {}

impl Redirect {
    /// The address that the browser shows then: with the answer in its query or its fragment, or with nothing, when that travels in
    /// a form.
    pub fn url(&self) -> String {
        let mark = match self.mode {
            _ if self.parameters.is_empty() => return self.uri.clone(),
            Mode::FormPost => return self.uri.clone(),
            Mode::Fragment => '#',
            Mode::Query if self.uri.contains('?') => '&',
            Mode::Query => '?',
        };
        format!("{}{mark}{}", self.uri, encode(&self.parameters))
    }

    /// The form that the browser posts to [`url`](Self::url), with `response_mode=form_post`.
    pub fn form(&self) -> Option<String> {
        (self.mode == Mode::FormPost).then(|| encode(&self.parameters))
    }

    /// One of the parameters, such as `state` or `error`.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The authorization code, when the sign-in went well.
    pub fn code(&self) -> Option<&str> {
        self.parameter("code")
    }
}

impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.parameters.iter().map(|(name, _)| *name).collect();
        f.debug_struct("Redirect")
            .field("uri", &self.uri)
            .field("mode", &self.mode)
            .field("parameters", &names)
            .finish()
    }
}
