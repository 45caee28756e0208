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
    /// `tests/examples/interop`.
    Ours(&'static str),
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
    row(
        Tool::OidcProvider,
        "our client: discovery, code and PKCE, id token, posted redirect",
        &[Step::Ours("provider-code")],
    ),
    row(Tool::OidcProvider, "our client: device flow", &[Step::Ours("provider-device")]),
    row(
        Tool::OidcProvider,
        "our client: client secret, in the header and in the form",
        &[Step::Ours("provider-secret")],
    ),
    row(
        Tool::OidcProvider,
        "our client: private_key_jwt by a certificate (PS256)",
        &[Step::Ours("provider-certificate")],
    ),
    row(
        Tool::OidcProvider,
        "our client: private_key_jwt by another's assertion (RS256)",
        &[Step::Ours("provider-assertion")],
    ),
    row(
        Tool::OidcProvider,
        "our client: refresh tokens that rotate; reuse ends them all",
        &[Step::Ours("provider-refresh")],
    ),
    row(Tool::MsalPython, "on the emulator: device code", &[Step::Python("device_code")]),
    row(Tool::MsalPython, "on the emulator: client secret", &[Step::Python("client_secret")]),
    row(Tool::MsalPython, "on the emulator: certificate", &[Step::Python("certificate")]),
    row(Tool::MsalPython, "on the emulator: sign-in page, code and PKCE", &[Step::Python("authorization_code")]),
    row(Tool::MsalPython, "on the emulator: refresh", &[Step::Python("refresh")]),
    row(Tool::MsalNode, "on the emulator: device code", &[Step::Node("deviceCode")]),
    row(Tool::MsalNode, "on the emulator: client secret", &[Step::Node("clientSecret")]),
    row(Tool::MsalNode, "on the emulator: certificate", &[Step::Node("certificate")]),
    row(Tool::MsalNode, "on the emulator: sign-in page, code and PKCE", &[Step::Node("authorizationCode")]),
    row(Tool::MsalNode, "on the emulator: refresh", &[Step::Node("refresh")]),
    row(
        Tool::MsalPython,
        "one cache file: it writes, ours renews, it goes on, ours goes on",
        &[
            Step::Python("cache_write"),
            Step::Ours("cache-refresh"),
            Step::Python("cache_open"),
            Step::Ours("cache-open"),
        ],
    ),
    row(
        Tool::MsalPython,
        "one cache file: ours writes, it goes on, ours goes on",
        &[Step::Ours("cache-write"), Step::Python("cache_open"), Step::Ours("cache-open")],
    ),
    row(
        Tool::MsalNode,
        "one cache file: it writes, ours renews, it goes on, ours goes on",
        &[Step::Node("cacheWrite"), Step::Ours("cache-refresh"), Step::Node("cacheOpen"), Step::Ours("cache-open")],
    ),
    row(
        Tool::MsalNode,
        "one cache file: ours writes, it goes on, ours goes on",
        &[Step::Ours("cache-write"), Step::Node("cacheOpen"), Step::Ours("cache-open")],
    ),
    row(Tool::Redis, "8 processes of 50 tasks whose token has ended: one refresh", &[Step::Ours("many")]),
    row(Tool::Chromium, "a person, our browser sign-in and the emulator's page", &[Step::Ours("page")]),
];
