//! Tokens for the managed identities of a workload, at each of the places in `places`.
//!
//! Invariant: a token is given to nobody who has not shown what the place asks for: a header, a secret or the key in a file.

use std::collections::HashSet;
use std::path::PathBuf;

use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderValue, WWW_AUTHENTICATE};
use http::{Request, Response, StatusCode};
use serde_json::{Value, json};

use super::call::Call;
use super::ids::derived;
use super::places::{IdentityHost, PLACES, Place, Proof, Selector, Time};
use super::{Entra, lock, token};

/// The identities of the workload, and the places' settings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Managed {
    /// Whether anything is answered at all.
    pub(crate) on: bool,
    /// The system-assigned one has no resource id.
    pub(crate) identities: Vec<Identity>,
    /// Where Arc's agent puts its keys.
    pub(crate) keys: Option<PathBuf>,
    /// Whether Arc's agent knows nothing of selectors.
    pub(crate) old_agent: bool,
}

/// An identity that is assigned to the workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) client_id: String,
    pub(crate) object_id: String,
    pub(crate) resource_id: Option<String>,
}

/// The keys that Arc's agent has put into files, each for one request.
#[derive(Debug, Default)]
pub(super) struct Challenges(HashSet<String>);

/// The audience of tokens that another application takes as proof.
const EXCHANGE: &str = "api://AzureADTokenExchange";
/// Where Arc's agent puts its keys on a real machine.
const AGENT: &str = "/var/opt/azcmagent/tokens";

/// The certificate of Service Fabric's endpoint, which nobody shows in memory; a proxy that speaks TLS before a port has another.
pub(crate) const SERVER_THUMBPRINT: &str = "00112233445566778899AABBCCDDEEFF00112233";

/// A refusal: its status and what it says.
type Refused = (StatusCode, &'static str, String);

fn bad(text: impl Into<String>) -> Refused {
    (StatusCode::BAD_REQUEST, "invalid_request", text.into())
}

/// The environment of a workload at such a place.
pub(super) fn environment(entra: &Entra, host: IdentityHost, origin: Option<&str>) -> Vec<(&'static str, String)> {
    let Some(place) = PLACES.iter().find(|place| place.host == host) else { return Vec::new() };
    let origin = origin.unwrap_or(place.origin).trim_end_matches('/');
    let (endpoint, secret) = place.variables;
    let mut variables = vec![(endpoint, format!("{origin}{}", place.path)), (secret, entra.identity_secret())];
    match host {
        IdentityHost::Imds => variables.push(("AZURE_POD_IDENTITY_AUTHORITY_HOST", origin.to_owned())),
        IdentityHost::Arc => variables.push(("IMDS_ENDPOINT", origin.to_owned())),
        IdentityHost::ServiceFabric => {
            variables.push(("IDENTITY_SERVER_THUMBPRINT", SERVER_THUMBPRINT.to_owned()));
        }
        _ => {}
    }
    variables.retain(|(name, _)| !name.is_empty());
    variables
}

/// Answers for the place that the request is for, if there is one.
pub(super) fn answer(entra: &Entra, request: &Request<Bytes>, call: &Call<'_>) -> Option<Response<Bytes>> {
    let settings = &entra.tenant.managed;
    let path = request.uri().path().trim_end_matches('/');
    let version = call.query.get("api-version");
    let agent = call.origin.ends_with(":40342") || (settings.keys.is_some() && !call.origin.contains("169.254"));
    let fits = |place: &&Place| {
        place.method == request.method().as_str()
            && place.path.eq_ignore_ascii_case(path)
            && (place.host != IdentityHost::Arc || agent)
    };
    let knows = |place: &&Place| place.versions.is_empty() || place.versions.iter().any(|it| Some(*it) == version);
    let here: Vec<&Place> = PLACES.iter().filter(|_| settings.on).filter(fits).collect();
    let place = here.iter().copied().find(knows);
    let shown = here.first()?;
    let answer = match place {
        Some(place) => admitted(entra, request, call, place).and_then(|()| given(entra, call, place)),
        None => Err(bad(format!("The api-version '{}' is missing or not supported.", version.unwrap_or_default()))),
    };
    Some(match answer {
        Ok(body) => call.json(StatusCode::OK, &body),
        Err((status, error, text)) => {
            let mut response = call.json(status, &refusal(place.unwrap_or(shown), status, error, &text, call));
            if status == StatusCode::UNAUTHORIZED && place.is_some_and(|place| place.host == IdentityHost::Arc) {
                response.headers_mut().extend(challenge(entra).map(|realm| (WWW_AUTHENTICATE, realm)));
            }
            response
        }
    })
}

/// Whether the workload has shown what the place asks for.
fn admitted(entra: &Entra, request: &Request<Bytes>, call: &Call<'_>, place: &Place) -> Result<(), Refused> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let denied = |text: &str| (StatusCode::UNAUTHORIZED, "unauthorized", text.to_owned());
    match place.proof {
        Proof::Metadata if header("metadata").is_none_or(|value| !value.eq_ignore_ascii_case("true")) => {
            return Err(bad("Required metadata header not specified: send 'Metadata: true'."));
        }
        Proof::Secret(name) if header(name) != Some(entra.identity_secret().as_str()) => {
            return Err(denied("The secret of the environment is missing or wrong."));
        }
        _ if header("x-forwarded-for").is_some() => return Err(bad("Requests from a proxy are not answered.")),
        _ => {}
    }
    if place.host != IdentityHost::Arc {
        return Ok(());
    }
    // What is behind the scheme is the file's content as it is.
    let shown = header(AUTHORIZATION.as_str()).and_then(|value| value.strip_prefix("Basic "));
    let known = shown.is_some_and(|key| lock(&entra.challenges).0.remove(key));
    tracing::trace!(known, correlation = call.correlation_id, "a key was asked for");
    if known { Ok(()) } else { Err(denied("Send the content of the file that the challenge names.")) }
}

/// Puts a key into a file, and names it.
fn challenge(entra: &Entra) -> Option<HeaderValue> {
    let (name, key) = (entra.ids.guid(), entra.ids.opaque("arc"));
    let directory = entra.tenant.managed.keys.clone();
    let path = directory.as_deref().unwrap_or(AGENT.as_ref()).join(format!("{name}.key"));
    if directory.is_some() {
        if let Err(error) = std::fs::write(&path, &key) {
            tracing::warn!(%error, "the key of a challenge could not be written");
        }
        lock(&entra.challenges).0.insert(key);
    }
    HeaderValue::from_str(&format!("Basic realm={}", path.display())).ok()
}

fn given(entra: &Entra, call: &Call<'_>, place: &Place) -> Result<Value, Refused> {
    let get = |name: &str| call.query.get(name).or_else(|| call.form.get(name));
    let resource = get("resource").ok_or_else(|| bad("The parameter 'resource' is missing."))?;
    let known = |name: &str| name == EXCHANGE || entra.tenant.app.federations.iter().any(|it| it.audience == name);
    let trimmed = resource.trim_end_matches('/');
    let audience =
        entra.resources(call.origin).audience(trimmed).or_else(|| known(trimmed).then(|| trimmed.to_owned()));
    let audience = audience.ok_or_else(|| {
        let text = format!("AADSTS500011: The resource '{resource}' was not found in this tenant.");
        (StatusCode::BAD_REQUEST, "invalid_resource", text)
    })?;
    let settings = &entra.tenant.managed;
    let blind = place.host == IdentityHost::Arc && settings.old_agent;
    let chosen: Vec<_> = place.selectors.iter().filter_map(|(name, by)| Some((*name, *by, get(name)?))).collect();
    let chosen = if blind { Vec::new() } else { chosen };
    let identity = choose(&settings.identities, &chosen)?;
    let claims = entra.maker(call.now).managed(identity, &audience, audience == EXCHANGE || known(&audience));
    let signed = entra.keys.sign(&claims);
    let signed =
        signed.ok_or((StatusCode::INTERNAL_SERVER_ERROR, "server_error", "No key could be made.".to_owned()))?;
    let lifetime = entra.tenant.token_lifetime.as_secs();
    let ends = claims["exp"].as_i64().unwrap_or_default();
    let mut body = json!({ "access_token": signed, "token_type": "Bearer", "resource": resource });
    body["expires_on"] = match place.time {
        Time::Both | Time::Text => ends.to_string().into(),
        Time::Number => ends.into(),
        Time::Date => {
            let date = jiff::Timestamp::from_second(ends).unwrap_or(jiff::Timestamp::MAX);
            date.strftime("%m/%d/%Y %H:%M:%S +00:00").to_string().into()
        }
    };
    if place.time == Time::Both {
        body["expires_in"] = lifetime.to_string().into();
        body["ext_expires_in"] = lifetime.to_string().into();
        if let Some(half) = token::half_life(lifetime) {
            body["refresh_in"] = half.to_string().into();
        }
        body["not_before"] = call.now.as_second().to_string().into();
    }
    // Who has chosen an identity can see that it was understood.
    for (name, _, value) in chosen {
        body[if name == "clientid" { "client_id" } else { name }] = value.into();
    }
    if !place.selectors.is_empty() && !blind && body.get("client_id").is_none() {
        body["client_id"] = identity.client_id.as_str().into();
    }
    Ok(body)
}

/// The identity that is meant.
fn choose<'a>(all: &'a [Identity], chosen: &[(&str, Selector, &str)]) -> Result<&'a Identity, Refused> {
    let not_found = || bad("Identity not found");
    match chosen {
        [] => {
            let system = all.iter().find(|identity| identity.resource_id.is_none());
            match (system, all) {
                (Some(system), _) => Ok(system),
                (None, [only]) => Ok(only),
                (None, []) => Err(not_found()),
                _ => Err(bad("Several user-assigned identities are there: say which one by client_id or resource id.")),
            }
        }
        [(_, by, value)] => {
            let is = |identity: &&Identity| match by {
                Selector::Client => identity.client_id.eq_ignore_ascii_case(value),
                Selector::Object => identity.object_id.eq_ignore_ascii_case(value),
                Selector::Resource => identity.resource_id.as_ref().is_some_and(|id| id.eq_ignore_ascii_case(value)),
            };
            all.iter().find(is).ok_or_else(not_found)
        }
        _ => Err(bad("More than one parameter says which identity is meant.")),
    }
}

/// App Service has a shape of its own.
fn refusal(place: &Place, status: StatusCode, error: &str, text: &str, call: &Call<'_>) -> Value {
    match place.host {
        IdentityHost::AppService => {
            json!({ "statusCode": status.as_u16(), "message": text, "correlationId": call.correlation_id })
        }
        IdentityHost::ServiceFabric => {
            json!({ "error": { "code": error, "message": text, "correlationId": call.correlation_id } })
        }
        _ => json!({ "error": error, "error_description": text }),
    }
}

impl Entra {
    /// The secret in the environment of workloads.
    fn identity_secret(&self) -> String {
        derived(&[&self.tenant.id, "identity"])
    }
}
