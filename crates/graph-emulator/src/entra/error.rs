//! The authority's refusals: one row for each, and the shape in which they travel.
//!
//! The numbers, the OAuth words and the statuses are Entra's. Clients act on those; the sentences are ours.

use http::StatusCode;
use serde_json::{Value, json};

use super::call::Call;

/// One way to be refused. A `{}` in the text stands for the detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: u32,
    pub(super) error: &'static str,
    pub(super) status: StatusCode,
    suberror: Option<&'static str>,
    text: &'static str,
}

const fn row(code: u32, error: &'static str, status: StatusCode, text: &'static str) -> Fault {
    Fault { code, error, status, suberror: None, text }
}

const BAD: StatusCode = StatusCode::BAD_REQUEST;
const DENIED: StatusCode = StatusCode::UNAUTHORIZED;

// The request as such.
pub(super) const MISSING_PARAMETER: Fault =
    row(900144, "invalid_request", BAD, "The form must have the parameter '{}', and it is not there.");
pub(super) const REPEATED_PARAMETER: Fault =
    row(9000411, "invalid_request", BAD, "The request gives the parameter '{}' more than once.");
pub(super) const WRONG_METHOD: Fault =
    row(900561, "invalid_request", BAD, "This endpoint takes POST requests only, and got a {} request.");
pub(super) const UNSUPPORTED_GRANT: Fault =
    row(70003, "unsupported_grant_type", BAD, "The grant type '{}' is not supported.");

// The tenant.
pub(super) const TENANT_NOT_FOUND: Fault = row(
    90002,
    "invalid_request",
    BAD,
    "There is no tenant '{}' here. Check the tenant's id or domain and the cloud that it belongs to.",
);
/// As discovery says it.
pub(super) const INVALID_TENANT: Fault = Fault { error: "invalid_tenant", ..TENANT_NOT_FOUND };
pub(super) const TENANT_NEEDED: Fault = row(
    50059,
    "invalid_request",
    BAD,
    "'{}' names no tenant, and nothing else in the request does. Use the tenant's id or one of its domains.",
);
pub(super) const WORK_ACCOUNTS_ONLY: Fault = row(
    9002332,
    "invalid_request",
    BAD,
    "The application '{}' is for work and school accounts; /consumers cannot serve it.",
);
pub(super) const INVALID_INSTANCE: Fault =
    row(50049, "invalid_instance", BAD, "The authority '{}' is unknown or malformed.");

// The client.
pub(super) const UNKNOWN_APP: Fault = row(
    700016,
    "unauthorized_client",
    BAD,
    "The application '{}' was not found in this tenant. It may not be installed, or the request went to another tenant.",
);
pub(super) const WRONG_SECRET: Fault = row(
    7000215,
    "invalid_client",
    DENIED,
    "The client secret is wrong for app '{}'. Send the secret's value, not the secret's id.",
);
pub(super) const SECRET_NEEDED: Fault =
    row(7000216, "invalid_client", DENIED, "The grant type '{}' needs 'client_assertion' or 'client_secret'.");
pub(super) const UNKNOWN_CERTIFICATE: Fault = row(
    700027,
    "invalid_client",
    DENIED,
    "The client assertion cannot be verified: no certificate is registered on the application '{}'.",
);

// The scope.
pub(super) const NOT_A_DEFAULT_SCOPE: Fault = row(
    1002012,
    "invalid_scope",
    BAD,
    "The scope '{}' is not valid here. An application asks for a resource's id followed by /.default.",
);
pub(super) const INVALID_SCOPE: Fault = row(70011, "invalid_scope", BAD, "The scope '{}' is not valid.");
pub(super) const MIXED_DEFAULT_SCOPE: Fault =
    row(70011, "invalid_scope", BAD, "The scope '{}' is not valid: .default stands alone among a resource's scopes.");
pub(super) const SEVERAL_RESOURCES: Fault =
    row(28000, "invalid_request", BAD, "The scope '{}' is not valid: it names more than one resource.");
pub(super) const UNKNOWN_RESOURCE: Fault =
    row(500011, "invalid_resource", BAD, "The resource '{}' was not found in this tenant.");

// The device flow.
pub(super) const AUTHORIZATION_PENDING: Fault =
    row(70016, "authorization_pending", BAD, "Nobody has decided on the device code yet. Poll again.");
pub(super) const SLOW_DOWN: Fault =
    row(70016, "slow_down", BAD, "The device code is polled too often. Wait {} seconds between polls.");
pub(super) const BAD_VERIFICATION_CODE: Fault =
    row(70018, "bad_verification_code", BAD, "The device code is unknown here, or was redeemed before.");
pub(super) const EXPIRED_DEVICE_CODE: Fault =
    row(70020, "expired_token", BAD, "The device code has expired. Start again with a new one.");
pub(super) const AUTHORIZATION_DECLINED: Fault =
    row(65004, "authorization_declined", BAD, "The person who was asked declined the sign-in.");

// The authorization endpoint.
pub(super) const UNREGISTERED_REDIRECT: Fault = row(
    50011,
    "invalid_request",
    BAD,
    "The redirect URI '{}' is not one of those that the application has registered.",
);
pub(super) const UNSUPPORTED_RESPONSE: Fault =
    row(700051, "unsupported_response_type", BAD, "The response type '{}' is not enabled for the application.");
pub(super) const BAD_RESPONSE_MODE: Fault =
    row(70007, "invalid_request", BAD, "The response mode '{}' is unknown, or cannot carry a token.");
pub(super) const BAD_PROMPT: Fault = row(90023, "invalid_request", BAD, "The prompt '{}' is not supported.");
pub(super) const BAD_CLAIMS: Fault = row(900142, "invalid_request", BAD, "The parameter 'claims' is no JSON object.");
pub(super) const NONCE_NEEDED: Fault =
    row(90022, "invalid_request", BAD, "An id token from this endpoint needs the parameter 'nonce'.");
pub(super) const BAD_CHALLENGE_METHOD: Fault =
    row(501471, "invalid_request", BAD, "The code challenge method '{}' is neither S256 nor plain.");
pub(super) const BAD_CHALLENGE: Fault =
    row(501491, "invalid_request", BAD, "The code challenge must have 43 to 128 characters.");
pub(super) const SESSION_NEEDED: Fault =
    row(50058, "login_required", BAD, "Nobody is signed in, and nobody was to be asked.");
pub(super) const ACCOUNT_NEEDED: Fault =
    row(16000, "interaction_required", BAD, "Several people are signed in, and nobody was to be asked which it is.");
pub(super) const CONSENT_NEEDED: Fault =
    row(65001, "consent_required", BAD, "Neither the person nor an administrator has agreed to '{}'.");
pub(super) const DECLINED: Fault =
    Fault { suberror: Some("cancel"), ..row(65004, "access_denied", BAD, "The person who was asked declined.") };

// Authorization codes.
pub(super) const INVALID_CODE: Fault =
    row(9002313, "invalid_grant", BAD, "The authorization code is malformed, or was never given out.");
pub(super) const CODE_REDEEMED: Fault = row(
    54005,
    "invalid_grant",
    BAD,
    "The authorization code was redeemed before. Sign in again, or use the refresh token that it gave.",
);
pub(super) const EXPIRED_CODE: Fault = row(70008, "invalid_grant", BAD, "The authorization code has expired.");
pub(super) const WRONG_REDIRECT: Fault = row(
    500112,
    "invalid_client",
    BAD,
    "The redirect URI '{}' is not the one with which the authorization code was asked for.",
);
pub(super) const WRONG_VERIFIER: Fault =
    row(501481, "invalid_grant", BAD, "The code verifier does not fit the challenge of the authorization request.");
pub(super) const PROOF_NEEDED: Fault = row(
    7000218,
    "invalid_client",
    DENIED,
    "The form must have 'client_assertion' or 'client_secret': the redirect URI belongs to a web application.",
);

// What a token is asked for.
pub(super) const UNCONSENTED: Fault = Fault {
    suberror: Some("consent_required"),
    ..row(65001, "invalid_grant", BAD, "Neither the person nor an administrator has agreed to '{}'.")
};

// Refresh tokens.
pub(super) const INVALID_GRANT: Fault = Fault {
    suberror: Some("bad_token"),
    ..row(70000, "invalid_grant", BAD, "The refresh token is malformed, was revoked or belongs to another application.")
};
pub(super) const REVOKED_GRANT: Fault = Fault {
    suberror: Some("bad_token"),
    ..row(50173, "invalid_grant", BAD, "The refresh token was revoked. Sign in again.")
};
pub(super) const EXPIRED_GRANT: Fault = Fault {
    suberror: Some("bad_token"),
    ..row(700082, "invalid_grant", BAD, "The refresh token has expired, unused for {} days.")
};

// Ourselves.
pub(super) const CANNOT_SIGN: Fault =
    row(90033, "temporarily_unavailable", StatusCode::SERVICE_UNAVAILABLE, "No signing key could be made.");

/// A row with its detail.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) fault: Fault,
    detail: String,
}

impl Fault {
    pub(super) fn about(self, detail: impl Into<String>) -> Failure {
        Failure { fault: self, detail: detail.into() }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        fault.about("")
    }
}

impl Failure {
    /// What is wrong, in words. `secret` is what must not be in them, whatever parameter a client has put it into by mistake.
    pub(super) fn text(&self, call: &Call<'_>, secret: &str) -> String {
        let Fault { code, text, .. } = self.fault;
        let detail = if secret.is_empty() { self.detail.clone() } else { self.detail.replace(secret, "[secret]") };
        let (trace, correlation, time) = (&call.trace_id, &call.correlation_id, time(call));
        let text = text.replace("{}", &detail);
        format!("AADSTS{code}: {text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}")
    }

    /// The body of a token endpoint's answer.
    pub(super) fn body(&self, call: &Call<'_>, secret: &str) -> Value {
        let Fault { code, error, suberror, .. } = self.fault;
        let mut body = json!({
            "error": error,
            "error_description": self.text(call, secret),
            "error_codes": [code],
            "timestamp": time(call),
            "trace_id": call.trace_id,
            "correlation_id": call.correlation_id,
            "error_uri": self.address(),
        });
        if let Some(suberror) = suberror {
            body["suberror"] = suberror.into();
        }
        body
    }

    /// What an application is told through a browser.
    pub(super) fn parameters(&self, call: &Call<'_>, secret: &str) -> Vec<(&'static str, String)> {
        let mut parameters = vec![("error", self.fault.error.to_owned())];
        parameters.extend(self.fault.suberror.map(|suberror| ("error_subcode", suberror.to_owned())));
        parameters.push(("error_description", self.text(call, secret)));
        parameters.push(("error_uri", self.address()));
        parameters
    }

    fn address(&self) -> String {
        format!("https://login.microsoftonline.com/error?code={}", self.fault.code)
    }
}

fn time(call: &Call<'_>) -> String {
    call.now.strftime("%Y-%m-%d %H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{APP, SECRET, TENANT, fixture, form, json as read, post, send};

    const KIND: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

    #[test]
    fn a_refusal_has_the_shape_that_clients_read() {
        let headers = [KIND, ("client-request-id", "3b1e9f2c-0000-4000-8000-1234567890ab")];
        let body = form(&[("grant_type", "client_credentials"), ("client_id", APP), ("client_secret", "guess")]);
        let response = send(&fixture(), "POST", &format!("/{TENANT}/oauth2/v2.0/token"), &headers, body);
        assert_eq!(response.headers()["client-request-id"], headers[1].1);
        assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8");
        assert_eq!(response.headers()["cache-control"], "no-store, no-cache");
        let (status, body) = read(&response);
        assert_eq!(status, 401);
        assert_eq!(body["correlation_id"], headers[1].1);
        assert_eq!(body["trace_id"], response.headers()["x-ms-request-id"].to_str().unwrap());
        assert_eq!(body["timestamp"], "2026-03-01 08:00:00Z");
        assert_eq!(body["error_uri"], "https://login.microsoftonline.com/error?code=7000215");
        let text = body["error_description"].as_str().unwrap();
        let ids = format!("Trace ID: {} Correlation ID: {}", body["trace_id"].as_str().unwrap(), headers[1].1);
        assert!(text.starts_with("AADSTS7000215: ") && text.contains(&ids), "{text}");
        assert!(text.ends_with("Timestamp: 2026-03-01 08:00:00Z"), "{text}");
        assert!(body.get("suberror").is_none());
    }

    #[test]
    fn the_request_id_may_come_in_the_query_and_must_be_plain() {
        let correlation = |path: &str, header: &[(&str, &str)]| {
            read(&send(&fixture(), "POST", path, header, String::new())).1["correlation_id"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        assert_eq!(correlation("/common/oauth2/v2.0/token?client-request-id=abc-1", &[]), "abc-1");
        assert_eq!(correlation("/common/oauth2/v2.0/token", &[("client-request-id", "a b<c>")]).len(), 36);
    }

    #[test]
    fn the_secret_is_in_no_refusal() {
        let entra = fixture();
        for misplaced in ["grant_type", "client_id", "scope", "client_secret"] {
            let mut pairs = vec![
                ("grant_type", "client_credentials"),
                ("client_id", APP),
                ("client_secret", "guess"),
                ("scope", "Mail.Read"),
            ];
            for (name, value) in &mut pairs {
                if *name == misplaced || (misplaced == "scope" && *name == "client_secret") {
                    *value = SECRET;
                }
            }
            let (status, body) = post(&entra, TENANT, "token", &pairs);
            assert!(status >= 400);
            assert!(!body.to_string().contains(SECRET), "{body}");
        }
        assert!(!format!("{entra:?}").contains(SECRET));
    }
}
