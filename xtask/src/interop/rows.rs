//! What is shown, row by row.

use super::tools::Tool;

/// One thing that is shown with a program of others.
pub(super) struct Row {
    pub(super) with: Tool,
    /// What is done, in a few words.
    pub(super) does: &'static str,
    /// The steps, in order; all must end well.
    pub(super) steps: &'static [Step],
}

/// A program of a row, and what it is told to do.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// `tests/interop/auth/msal_python.py`.
    Python(&'static str),
    /// `tests/interop/auth/msal_node.mjs`.
    Node(&'static str),
}

impl Row {
    /// What `--only` looks at.
    pub(super) fn text(&self) -> String {
        format!("{}: {}", self.with.name(), self.does)
    }
}

const fn row(with: Tool, does: &'static str, steps: &'static [Step]) -> Row {
    Row { with, does, steps }
}

/// Signing in.
pub(super) const AUTH: &[Row] = &[
    row(Tool::MsalPython, "signs in on the emulator by a device code", &[Step::Python("device_code")]),
    row(Tool::MsalPython, "signs in on the emulator by a client secret", &[Step::Python("client_secret")]),
    row(Tool::MsalPython, "signs in on the emulator's page, code and PKCE", &[Step::Python("authorization_code")]),
    row(Tool::MsalPython, "refreshes a sign-in on the emulator", &[Step::Python("refresh")]),
    row(Tool::MsalNode, "signs in on the emulator by a device code", &[Step::Node("deviceCode")]),
    row(Tool::MsalNode, "signs in on the emulator by a client secret", &[Step::Node("clientSecret")]),
    row(Tool::MsalNode, "signs in on the emulator's page, code and PKCE", &[Step::Node("authorizationCode")]),
    row(Tool::MsalNode, "refreshes a sign-in on the emulator", &[Step::Node("refresh")]),
];
