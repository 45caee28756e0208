//! Signing in: our client at servers of others, clients of others at the emulator, and stores that both use.

use super::{Row, Step, row};
use crate::interop::tools::Tool;

/// Signing in.
pub(super) const ROWS: &[Row] = &[
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
    row(Tool::MsalPython, "on the emulator: device code", &[Step::Theirs("device_code")]),
    row(Tool::MsalPython, "on the emulator: client secret", &[Step::Theirs("client_secret")]),
    row(Tool::MsalPython, "on the emulator: certificate", &[Step::Theirs("certificate")]),
    row(Tool::MsalPython, "on the emulator: sign-in page, code and PKCE", &[Step::Theirs("authorization_code")]),
    row(Tool::MsalPython, "on the emulator: refresh", &[Step::Theirs("refresh")]),
    row(Tool::MsalNode, "on the emulator: device code", &[Step::Theirs("deviceCode")]),
    row(Tool::MsalNode, "on the emulator: client secret", &[Step::Theirs("clientSecret")]),
    row(Tool::MsalNode, "on the emulator: certificate", &[Step::Theirs("certificate")]),
    row(Tool::MsalNode, "on the emulator: sign-in page, code and PKCE", &[Step::Theirs("authorizationCode")]),
    row(Tool::MsalNode, "on the emulator: refresh", &[Step::Theirs("refresh")]),
    row(
        Tool::MsalPython,
        "one cache file: it writes, ours renews, it goes on, ours goes on",
        &[
            Step::Theirs("cache_write"),
            Step::Ours("cache-refresh"),
            Step::Theirs("cache_open"),
            Step::Ours("cache-open"),
        ],
    ),
    row(
        Tool::MsalPython,
        "one cache file: ours writes, it goes on, ours goes on",
        &[Step::Ours("cache-write"), Step::Theirs("cache_open"), Step::Ours("cache-open")],
    ),
    row(
        Tool::MsalNode,
        "one cache file: it writes, ours renews, it goes on, ours goes on",
        &[Step::Theirs("cacheWrite"), Step::Ours("cache-refresh"), Step::Theirs("cacheOpen"), Step::Ours("cache-open")],
    ),
    row(
        Tool::MsalNode,
        "one cache file: ours writes, it goes on, ours goes on",
        &[Step::Ours("cache-write"), Step::Theirs("cacheOpen"), Step::Ours("cache-open")],
    ),
    row(Tool::Redis, "8 processes of 50 tasks whose token has ended: one refresh", &[Step::Ours("many")]),
    row(Tool::Chromium, "a person, our browser sign-in and the emulator's page", &[Step::Ours("page")]),
];
