//! [`SignInError`]: what the sign-in service said about a token that it did not give, and what to do about it.
//!
//! Invariant: nothing secret that a request carried is part of an error, even when the service repeats it.

use crate::{form, hints};
use base64::{Engine, engine::general_purpose::STANDARD};
use graph_transport::{Error, ErrorKind, Secret, ServiceError};
use serde_json::Value;
use std::fmt;

/// The sign-in service's view of an [`Error`](graph_transport::Error).
///
/// The error's own `Display` says all of this in one line. This is for programs that act on it.
///
/// See Microsoft's page on
/// [authentication error codes](https://learn.microsoft.com/entra/identity-platform/reference-error-codes).
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use graph_auth::{ClientSecret, SignInError, TokenProvider, TokenRequest};
/// use graph_transport::{Endpoint, HttpClient, testing::Scripted};
///
/// let http = HttpClient::new(Scripted::default().json(
///     401,
///     r#"{"error":"invalid_client","error_description":"AADSTS7000222: Expired.\r\nTrace ID: x","error_codes":[7000222]}"#,
/// ));
/// let (endpoint, scopes) = (Endpoint::default(), [Endpoint::default().default_scope()]);
/// let credential = ClientSecret::new("contoso.com", "11111111-2222-3333-4444-555555555555", "s3cret");
/// let error = credential.token(TokenRequest::new(&http, &endpoint, &scopes)).await.unwrap_err();
///
/// let facts = SignInError::of(&error).unwrap();
/// assert_eq!((facts.code(), facts.number()), (Some("invalid_client"), Some(7_000_222)));
/// assert!(!facts.needs_sign_in());
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SignInError<'e>(&'e Error);

impl<'e> SignInError<'e> {
    /// Looks at `error`. `None` when it is not about a token.
    pub fn of(error: &'e Error) -> Option<Self> {
        (error.kind() == ErrorKind::Credential).then_some(Self(error))
    }

    /// The OAuth code, such as `invalid_client`.
    pub fn code(self) -> Option<&'e str> {
        self.0.service_error().map(ServiceError::code)
    }

    /// The number of the reason: 7000215 for `AADSTS7000215`.
    pub fn number(self) -> Option<u64> {
        self.0.service_error().and_then(number)
    }

    /// A closer reason than the code's, such as `basic_action` or `bad_token`.
    pub fn suberror(self) -> Option<&'e str> {
        self.extra("suberror")
    }

    /// The id that joins the entries about this request in Microsoft's logs.
    pub fn correlation_id(self) -> Option<&'e str> {
        self.extra("correlation_id")
    }

    /// The claims (JSON text) that the next sign-in has to satisfy, when the service named some.
    pub fn claims(self) -> Option<&'e str> {
        self.extra("claims")
    }

    /// Whether someone has to sign in before a token can be had.
    ///
    /// What to do: sign in with [`DeviceCode`](crate::DeviceCode) or `Interactive`, not made [`silent`](crate::DeviceCode::silent); a web app begins
    /// a sign-in with [`AuthorizationCode::begin`](crate::AuthorizationCode::begin), to these [`claims`](Self::claims); a web API answers its
    /// caller with the [`challenge`](Self::challenge).
    pub fn needs_sign_in(self) -> bool {
        std::error::Error::source(self.0).is_some_and(|source| source.is::<SignInNeeded>())
    }

    /// What a person has to do, when only that helps.
    pub fn interaction(self) -> Option<Interaction> {
        if !self.needs_sign_in() {
            return None;
        }
        let told = self.0.service_error().and_then(|service| {
            let by_number = number(service).and_then(hints::interaction);
            by_number.or_else(|| hints::interaction_by_name(service.code(), self.suberror().unwrap_or_default()))
        });
        Some(told.unwrap_or(Interaction::SignIn))
    }

    /// The `WWW-Authenticate` header with which a web API answers 401 to its caller, who then signs in again to these claims. `None` when no
    /// person can help.
    ///
    /// See Microsoft's page on
    /// [claims challenges](https://learn.microsoft.com/entra/identity-platform/claims-challenge).
    pub fn challenge(self) -> Option<String> {
        if !self.needs_sign_in() {
            return None;
        }
        Some(match self.claims() {
            Some(claims) => {
                format!(r#"Bearer realm="", error="insufficient_claims", claims="{}""#, STANDARD.encode(claims))
            }
            None => r#"Bearer realm="", error="invalid_token""#.into(),
        })
    }

    fn extra(self, name: &str) -> Option<&'e str> {
        self.0.service_error()?.extra().get(name)?.as_str().filter(|text| !text.is_empty())
    }
}

/// What a person has to do before a token can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Interaction {
    /// Sign in: no one has yet, or the sign-in has ended.
    SignIn,
    /// Pass multi-factor authentication, or set it up.
    MultiFactor,
    /// Consent to the permissions, or have an administrator do so.
    Consent,
    /// Meet a policy of the tenant, such as a device that it manages or a place that it allows.
    Policy,
    /// Change a password that has expired or was reset, or give the right one.
    Password,
}

/// Marks an error that only a person can resolve.
#[derive(Debug)]
pub(crate) struct SignInNeeded;

impl fmt::Display for SignInNeeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("someone has to sign in")
    }
}

impl std::error::Error for SignInNeeded {}

/// The number of the reason, from the list of them or from the text.
pub(crate) fn number(service: &ServiceError) -> Option<u64> {
    let listed = service.extra().get("error_codes").and_then(Value::as_array).and_then(|codes| codes.first());
    let listed = listed.and_then(|code| code.as_u64().or_else(|| code.as_str()?.parse().ok()));
    listed.or_else(|| {
        let (_, rest) = service.message().split_once("AADSTS")?;
        rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse().ok()
    })
}

/// Tells a failed token request in one line: what the service said, what to do, and what its logs are searched by.
pub(crate) fn explain(error: Error, secrets: &[&Secret]) -> Error {
    if error.kind() == ErrorKind::Credential {
        // Nothing was sent, or it was told before: the words are this crate's own, but for what they quote.
        let message = conceal(error.message(), secrets);
        return if message == error.message() { error } else { error.into_credential(message) };
    }
    let Some(service) = error.service_error() else {
        let reason = conceal(error.message(), secrets);
        return match error.kind() {
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted => {
                error.into_credential(format!("the sign-in service did not answer: {reason}"))
            }
            _ => error.into_credential(reason),
        };
    };
    let message = told(service, error.client_request_id(), secrets);
    let suberror = service.extra().get("suberror").and_then(Value::as_str);
    let needed = hints::needs_interaction(service.code(), suberror.unwrap_or_default());
    let told = if secrets.iter().any(|secret| holds(service, secret)) {
        // The envelope is kept as it came, and there is no way to clean it: better no facts than a secret among them.
        let status = error.status().map_or(0, |status| status.as_u16());
        Error::credential(format!("{status} {}: {message}", conceal(service.code(), secrets)))
    } else {
        error.into_credential(message)
    };
    if needed { told.with_source(SignInNeeded) } else { told }
}

/// What a service said, what to do, and what its logs are searched by. `known` is the id that is told anyway.
pub(crate) fn told(service: &ServiceError, known: Option<&str>, secrets: &[&Secret]) -> String {
    let mut message = conceal(first_sentence(service.message()), secrets);
    if let Some(hint) = number(service).and_then(hints::hint) {
        message.push_str(if message.is_empty() || message.ends_with(['.', '!', '?']) { " " } else { ". " });
        message.push_str(hint);
    }
    let extra = |name: &str| service.extra().get(name).and_then(Value::as_str);
    let correlation = extra("correlation_id").filter(|id| Some(*id) != known);
    let facts: Vec<_> = [("suberror", extra("suberror")), ("correlation id", correlation)]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name} {}", value.filter(|value| !value.is_empty())?)))
        .collect();
    if !facts.is_empty() {
        message.push_str(&conceal(&format!(" [{}]", facts.join(", ")), secrets));
    }
    message
}

/// The text up to the ids that follow it, on lines of their own or not.
fn first_sentence(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.split(" Trace ID: ").next().unwrap_or_default().trim_end()
}

/// Whether an error tells a secret.
pub(crate) fn repeats(error: &Error, secret: &Secret) -> bool {
    conceal(error.message(), &[secret]) != error.message()
        || error.service_error().is_some_and(|service| holds(service, secret))
}

fn holds(service: &ServiceError, secret: &Secret) -> bool {
    let holds = |text: &str| spellings(secret).iter().any(|secret| text.contains(secret.as_str()));
    let rest = Value::Object(service.extra().clone());
    holds(service.code()) || holds(service.message()) || anywhere(&rest, &holds)
}

fn anywhere(value: &Value, holds: &impl Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => holds(text),
        Value::Array(items) => items.iter().any(|item| anywhere(item, holds)),
        Value::Object(members) => members.iter().any(|(name, value)| holds(name) || anywhere(value, holds)),
        _ => false,
    }
}

/// The shortest secret there is: anything shorter is a placeholder, and a word that answers use for themselves.
const SHORTEST: usize = 8;
/// The shortest beginning of a secret that is concealed where an excerpt was cut in its midst.
const TELLING: usize = 4;

/// The secret as it is and as it was sent.
fn spellings(secret: &Secret) -> Vec<String> {
    let plain = secret.expose();
    if plain.len() < SHORTEST { Vec::new() } else { vec![plain.to_owned(), form::encoded(plain)] }
}

pub(crate) fn conceal(text: &str, secrets: &[&Secret]) -> String {
    let mut text = text.to_owned();
    for spelling in secrets.iter().flat_map(|secret| spellings(secret)) {
        text = text.replace(&spelling, "[redacted]");
        let Some(start) = text.strip_suffix('…') else { continue };
        let mut ends = spelling.char_indices().map(|(at, _)| at).rev().take_while(|at| *at >= TELLING);
        if let Some(kept) = ends.find_map(|end| start.strip_suffix(&spelling[..end])) {
            text = format!("{kept}[redacted]…");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_after_the_text_are_left_out() {
        assert_eq!(first_sentence("AADSTS1: No. Trace ID: a Correlation ID: b"), "AADSTS1: No.");
        assert_eq!(first_sentence("AADSTS1: No.\r\nTrace ID: a\r\nTimestamp: b"), "AADSTS1: No.");
        assert_eq!(first_sentence(""), "");
    }

    #[test]
    fn numbers_are_found_in_the_list_or_the_text() {
        let of = |body: &str| number(&ServiceError::read(body.as_bytes()).unwrap());
        assert_eq!(of(r#"{"error":"a","error_codes":[7],"error_description":"AADSTS8: x"}"#), Some(7));
        assert_eq!(of(r#"{"error":"a","error_codes":["7"]}"#), Some(7));
        assert_eq!(of(r#"{"error":"a","error_codes":[],"error_description":"AADSTS8"}"#), Some(8));
        assert_eq!(of(r#"{"error":"a","error_description":"AADSTSx"}"#), None);
        assert_eq!(of(r#"{"error":"a"}"#), None);
    }

    #[test]
    fn secrets_are_concealed_however_they_come_back() {
        let secret = Secret::new("s3cret+/é");
        assert_eq!(conceal("a s3cret+/é b s3cret%2B%2F%C3%A9", &[&secret]), "a [redacted] b [redacted]");
        assert_eq!(conceal("an excerpt s3cret+…", &[&secret]), "an excerpt [redacted]…");
        assert_eq!(conceal("nothing…", &[&secret, &Secret::new(""), &Secret::new("thing")]), "nothing…");
    }
}
