//! [`DevicePrompt`]: what a person is told who is to sign in with a device code.

use std::{fmt, time::Duration};

/// What to show to the person who signs in. `Display` is the [`message`](Self::message).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DevicePrompt {
    /// The code to enter, such as `FJC3RPMSK`.
    pub user_code: String,
    /// Where to enter it: a page to open in any browser, on any device.
    pub verification_uri: String,
    /// Both in one sentence.
    pub message: String,
    /// How long the code can be used, from now.
    pub expires_in: Duration,
}

impl fmt::Display for DevicePrompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
