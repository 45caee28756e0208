//! The authority's refusals as data: one row for each.
//!
//! The numbers, the OAuth words and the statuses are Entra's. Clients act on those; the sentences are ours.

use http::StatusCode;

use super::error::Fault;

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
pub(super) const EXPIRED_SECRET: Fault =
    row(7000222, "invalid_client", DENIED, "The client secret has expired. Make a new one for the application.");

// How the client proves itself.
pub(super) const UNKNOWN_CERTIFICATE: Fault = row(
    700027,
    "invalid_client",
    DENIED,
    "The client assertion cannot be verified: no such certificate is registered on the application '{}'.",
);
pub(super) const WRONG_SIGNATURE: Fault = row(
    700027,
    "invalid_client",
    DENIED,
    "The client assertion cannot be verified: the certificate that it names on the application '{}' has not signed it.",
);
pub(super) const ASSERTION_TYPE: Fault =
    row(90023, "invalid_request", BAD, "The client assertion type '{}' is not supported.");
pub(super) const ASSERTION_FORM: Fault = row(50027, "invalid_client", DENIED, "The client assertion is malformed: {}.");
pub(super) const ASSERTION_TIME: Fault = row(
    700024,
    "invalid_client",
    DENIED,
    "The client assertion is not within its time: check its 'nbf' and 'exp', and the clock of this machine.",
);
pub(super) const ASSERTION_SUBJECT: Fault = row(
    700021,
    "invalid_client",
    DENIED,
    "The client assertion's 'sub', '{}', is not the application that the request comes from.",
);
pub(super) const ASSERTION_AUDIENCE: Fault = row(
    700023,
    "invalid_client",
    DENIED,
    "The client assertion's 'aud', '{}', is not the token endpoint of this tenant.",
);
pub(super) const ASSERTION_REPLAYED: Fault =
    row(50027, "invalid_client", DENIED, "The client assertion has no 'jti', or one that was used before.");
pub(super) const UNKNOWN_ISSUER: Fault =
    row(700211, "invalid_client", DENIED, "No federated credential of the application has the issuer '{}'.");
pub(super) const UNKNOWN_AUDIENCE: Fault =
    row(700212, "invalid_client", DENIED, "No federated credential of the application has the audience '{}'.");
pub(super) const UNKNOWN_SUBJECT: Fault =
    row(700213, "invalid_client", DENIED, "No federated credential of the application has the subject '{}'.");
pub(super) const WRONG_FEDERATED_SIGNATURE: Fault =
    row(700027, "invalid_client", DENIED, "The client assertion is signed by none of its issuer's keys.");

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
pub(super) const ORIGIN_NEEDED: Fault = row(
    9002327,
    "invalid_request",
    BAD,
    "What was issued to a single-page application is redeemed by cross-origin requests alone.",
);
pub(super) const ORIGIN_STRANGE: Fault = row(
    9002326,
    "invalid_request",
    BAD,
    "Only what was issued to a single-page application is redeemed by cross-origin requests.",
);
pub(super) const PROOF_NEEDED: Fault = row(
    7000218,
    "invalid_client",
    DENIED,
    "The form must have 'client_assertion' or 'client_secret': the redirect URI belongs to a web application.",
);

// Users without a browser.
pub(super) const PLACE_OF_PASSWORDS: Fault = row(
    9001023,
    "invalid_request",
    BAD,
    "Passwords are not taken at /{}. Use /organizations, or the tenant's id or one of its domains.",
);
pub(super) const NO_USER: Fault = row(50034, "invalid_grant", BAD, "The account '{}' does not exist in this tenant.");
pub(super) const WRONG_PASSWORD: Fault = row(50126, "invalid_grant", BAD, "The user name or the password is wrong.");
pub(super) const TOKEN_USE: Fault =
    row(90023, "invalid_request", BAD, "The requested token use '{}' is not supported.");
pub(super) const ASSERTED_SIGNATURE: Fault =
    row(50013, "invalid_grant", BAD, "The assertion is no token of this authority: its signature cannot be verified.");
pub(super) const ASSERTED_TIME: Fault =
    row(500133, "invalid_grant", BAD, "The assertion is not within its time. Have the caller bring a new token.");
pub(super) const ASSERTED_AUDIENCE: Fault = row(
    500131,
    "invalid_grant",
    BAD,
    "The assertion's audience, '{}', is not the application that presents it. It must be a token for this application.",
);
pub(super) const ASSERTED_APPLICATION: Fault =
    row(7000114, "invalid_grant", BAD, "The assertion speaks for an application, on whose behalf nobody can act.");

// What can be had on order.
const MORE_FACTORS: &str = "Another factor is needed, after a change by the administrator or from a new place.";
pub(super) const ALL: &[Fault] = &[
    WRONG_SECRET,
    EXPIRED_SECRET,
    UNKNOWN_CERTIFICATE,
    ASSERTION_TIME,
    UNKNOWN_SUBJECT,
    UNKNOWN_APP,
    TENANT_NOT_FOUND,
    UNCONSENTED,
    NO_USER,
    WRONG_PASSWORD,
    INVALID_GRANT,
    REVOKED_GRANT,
    EXPIRED_GRANT,
    SESSION_NEEDED,
    asking(50076, "basic_action", MORE_FACTORS),
    asking(50079, "basic_action", "The person must enrol for another factor first."),
    asking(50158, "basic_action", "An external challenge is not met."),
    asking(53000, "message_only", "The device does not comply with the tenant's rules."),
    asking(53001, "message_only", "The device must be joined to the domain."),
    asking(53003, "message_only", "Access is blocked by conditional access."),
    Fault { suberror: Some("user_password_expired"), ..grant(50055, "The password has expired.") },
    Fault {
        suberror: Some("bad_token"),
        ..grant(70043, "The refresh token is older than the sign-in frequency allows.")
    },
    grant(50053, "The account is locked, after too many attempts."),
    grant(50057, "The account is disabled."),
    grant(50196, "The client asks for the same thing again and again: it is in a loop."),
    row(
        90033,
        "temporarily_unavailable",
        StatusCode::SERVICE_UNAVAILABLE,
        "Something went wrong for a moment. Try again.",
    ),
    row(90036, "server_error", StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong unexpectedly. Try again."),
];

const fn asking(code: u32, suberror: &'static str, text: &'static str) -> Fault {
    Fault { suberror: Some(suberror), ..row(code, "interaction_required", BAD, text) }
}

const fn grant(code: u32, text: &'static str) -> Fault {
    row(code, "invalid_grant", BAD, text)
}

/// What is ordered by a number that no row has.
pub(super) const REFUSED: Fault = grant(0, "The request was refused.");

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
pub(super) const SINGLE_PAGE_ENDED: Fault = Fault {
    suberror: Some("bad_token"),
    ..row(700084, "invalid_grant", BAD, "The sign-in of a single-page application has lasted for 24 hours, and ends.")
};

// Ourselves.
pub(super) const CANNOT_SIGN: Fault =
    row(90033, "temporarily_unavailable", StatusCode::SERVICE_UNAVAILABLE, "No signing key could be made.");
