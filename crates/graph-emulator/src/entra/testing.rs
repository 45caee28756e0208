//! What the tests of this module share: a tenant, and a client of few words.

use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use serde_json::Value;

use super::{Entra, Managed, Registration, Tenant, TenantUser};
use crate::clock::Clock;

pub(super) const ORIGIN: &str = "http://localhost:4000";
pub(super) const TENANT: &str = "2f4a0b7e-9c1d-4d51-8a52-6f1c0e9b7a11";
pub(super) const APP: &str = "6731de76-14a6-49ae-97bc-6eba6914391e";
pub(super) const SECRET: &str = "S3cr+t~of the app";
pub(super) const ADA: &str = "ada@contoso.com";
pub(super) const DEVICE: &str = "urn:ietf:params:oauth:grant-type:device_code";

pub(super) fn tenant() -> Tenant {
    let user = |id: &str, upn: &str, name: &str| TenantUser {
        id: id.to_owned(),
        upn: upn.to_owned(),
        display_name: name.to_owned(),
        password: "pass".to_owned(),
    };
    Tenant {
        id: TENANT.to_owned(),
        domain: "contoso.com".to_owned(),
        client_id: APP.to_owned(),
        client_secret: SECRET.to_owned(),
        app: Registration::default(),
        managed: Managed::default(),
        users: vec![
            user("87d349ed-44d7-43e1-9a83-5f2406dee5bd", ADA, "Ada Lovelace"),
            user("4782e723-f4f4-4af3-a76e-25e3bab0d896", "brian@contoso.com", "Brian <O'Neill>"),
        ],
        token_lifetime: Duration::from_secs(3600),
    }
}

pub(super) fn fixture() -> Entra {
    Entra::new(Clock::starting_at("2026-03-01T08:00:00Z".parse().unwrap()), tenant())
}

pub(super) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: String) -> Request<Bytes> {
    let builder = Request::builder().method(method).uri(path);
    headers.iter().fold(builder, |builder, (name, value)| builder.header(*name, *value)).body(body.into()).unwrap()
}

pub(super) fn form(pairs: &[(&str, &str)]) -> String {
    let encode =
        |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&")
}

pub(super) fn send(entra: &Entra, method: &str, path: &str, headers: &[(&str, &str)], body: String) -> Response<Bytes> {
    entra.answer(&request(method, path, headers, body), ORIGIN, None).unwrap()
}

pub(super) fn get(entra: &Entra, path: &str) -> (u16, Value) {
    json(&send(entra, "GET", path, &[], String::new()))
}

/// Posts a form to an endpoint under `/{tenant}/oauth2/v2.0/`.
pub(super) fn post(entra: &Entra, tenant: &str, endpoint: &str, pairs: &[(&str, &str)]) -> (u16, Value) {
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    json(&send(entra, "POST", &format!("/{tenant}/oauth2/v2.0/{endpoint}"), &kind, form(pairs)))
}

pub(super) fn json(response: &Response<Bytes>) -> (u16, Value) {
    (response.status().as_u16(), serde_json::from_slice(response.body()).unwrap())
}

/// Asks for a device code with this scope: the device code and the user code.
pub(super) fn device_code(entra: &Entra, scope: &str) -> (String, String) {
    let (status, body) = post(entra, "organizations", "devicecode", &[("client_id", APP), ("scope", scope)]);
    assert_eq!(status, 200, "{body}");
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    (text("device_code"), text("user_code"))
}

pub(super) fn poll(entra: &Entra, code: &str) -> (u16, Value) {
    let pairs = [("client_id", APP), ("grant_type", DEVICE), ("device_code", code), ("client_info", "1")];
    post(entra, "organizations", "token", &pairs)
}
