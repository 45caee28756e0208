//! A client of the authority: pages, redirects, tokens and what they say.

use super::{Answer, files};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use graph_emulator::{Emulator, Redirect};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

pub const AUTHORITY: &str = "https://login.microsoftonline.com";
pub const ADA: &str = "ada@contoso.com";
pub const BACK: &str = "http://localhost:53211";
/// The verifier of RFC 7636's appendix B, and its hash.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub type Pairs<'a> = Vec<(&'a str, &'a str)>;
pub type Changes<'a> = &'a [(&'a str, &'a str)];

pub fn form(pairs: &[(&str, &str)]) -> String {
    let part = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    pairs.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect::<Vec<_>>().join("&")
}

/// The pairs with others in place of those of the same name; an empty value takes one out.
pub fn with<'a>(mut pairs: Pairs<'a>, changes: &[(&'a str, &'a str)]) -> Pairs<'a> {
    pairs.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    pairs.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
    pairs
}

pub fn authorize_url(emulator: &Emulator, changes: &[(&str, &str)]) -> String {
    let pairs = vec![
        ("client_id", emulator.client_id()),
        ("response_type", "code"),
        ("redirect_uri", BACK),
        ("scope", "Mail.Read openid profile offline_access"),
        ("state", "s+1 &"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    format!("{AUTHORITY}/common/oauth2/v2.0/authorize?{}", form(&with(pairs, changes)))
}

pub async fn token(emulator: &Emulator, pairs: &[(&str, &str)]) -> Answer {
    token_at(emulator, "organizations", pairs).await
}

pub async fn token_at(emulator: &Emulator, tenant: &str, pairs: &[(&str, &str)]) -> Answer {
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let url = format!("{AUTHORITY}/{tenant}/oauth2/v2.0/token");
    files::send(emulator, "POST", &url, &kind, form(pairs)).await.unwrap()
}

pub fn redemption<'a>(emulator: &'a Emulator, redirect: &'a Redirect) -> Pairs<'a> {
    vec![
        ("grant_type", "authorization_code"),
        ("client_id", emulator.client_id()),
        ("code", redirect.code().unwrap()),
        ("redirect_uri", BACK),
        ("code_verifier", VERIFIER),
    ]
}

pub fn refreshing<'a>(emulator: &'a Emulator, body: &'a Value) -> Pairs<'a> {
    let token = body["refresh_token"].as_str().unwrap();
    vec![("grant_type", "refresh_token"), ("client_id", emulator.client_id()), ("refresh_token", token)]
}

/// What a token says, unverified.
pub fn claims(token: &Value) -> Value {
    part(token, 1)
}

pub fn part(token: &Value, at: usize) -> Value {
    let part = token.as_str().unwrap().split('.').nth(at).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[track_caller]
pub fn refused(answer: &Answer, status: u16, error: &str, code: u32) {
    assert_eq!((answer.status.as_u16(), &answer.json["error"]), (status, &error.into()), "{}", answer.text);
    assert_eq!(answer.json["error_codes"], serde_json::json!([code]), "{}", answer.text);
}
