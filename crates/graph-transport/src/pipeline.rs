//! The order in which a call is made: the only file that knows it, and a contract.
//!
//! 1. the operation's span
//! 2. bad input and untrusted URLs are refused
//! 3. the throttle gate
//! 4. the retry loop, each time: a token → the attempt's span → the deadline → [`Transport::send`](crate::Transport::send) and the whole
//!    body → the answer classified
//! 5. after a 401, once: a new token, with the claims that the service asked for, and the attempt again
//! 6. the error, with everything that is known about it
//!
//! Invariant: a body that cannot be replayed is sent at most once; a token is asked for anew in each attempt, so that a long call
//! outlives its first token.

use crate::{
    AccessToken, Attempt, Body, Error, HttpClient, Operation, Request, Response, Result, TokenRequest, TransportError,
    TransportErrorKind, Verdict, client::Inner, telemetry,
};
use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, USER_AGENT},
};
use std::time::Duration;
use tokio::time::Instant;
use tracing::Instrument;

const CLIENT_REQUEST_ID: HeaderName = HeaderName::from_static("client-request-id");

/// Makes a call and reads its whole answer. `access` adds Graph's token; without it the request goes as it is.
pub(crate) async fn execute(http: &HttpClient, access: Option<&Inner>, request: Request) -> Result<Response<Bytes>> {
    let span = telemetry::operation_span(&request);
    let result = call(http, access, request).instrument(span.clone()).await;
    if let Err(error) = &result {
        telemetry::record_error(&span, error);
    }
    result
}

async fn call(http: &HttpClient, access: Option<&Inner>, request: Request) -> Result<Response<Bytes>> {
    let operation = request.operation();
    let mut exchange = Exchange::prepare(http, access, request).map_err(|error| error.at(operation, None, 0))?;
    let _permit = match access {
        Some(access) => access.gate.enter(exchange.throttle_scope.as_ref()).await,
        None => None,
    };
    let mut started = None;
    let mut refused: Option<(AccessToken, Error)> = None;
    for number in 1.. {
        let token = match access {
            Some(access) => Some(exchange.authorize(access, refused.as_ref()).await.map_err(|error| {
                let error = error.at(operation, None, 0);
                // What the service said of the old token is what went wrong; that there is no new one comes on top.
                refused.as_ref().map_or(error.clone(), |(_, refusal)| refusal.clone().without_another_token(&error))
            })?),
            None => None,
        };
        // A person may take minutes to sign in: the time for retries begins with the first attempt.
        let started = *started.get_or_insert_with(Instant::now);
        let error = match exchange.attempt(http, number).await {
            Ok(response) => return Ok(response.after(number)),
            Err(error) => error.at(operation, Some(exchange.id()), number),
        };
        if !exchange.replayable {
            return Err(error);
        }
        if let (true, None, Some(token)) = (error.is_unauthorized(), &refused, token) {
            refused = Some((token, error));
            continue;
        }
        let attempt = Attempt { number, elapsed: started.elapsed(), idempotent: exchange.idempotent, error: &error };
        match http.policy().decide(&attempt) {
            Verdict::Stop => return Err(error),
            Verdict::After(wait) => {
                // Not the message: a service may repeat in it what it was sent.
                let status = error.status().map(|status| status.as_u16());
                tracing::debug!(wait_ms = wait.as_millis(), kind = ?error.kind(), status, "the attempt failed and is made again");
                tokio::time::sleep(wait).await;
            }
        }
    }
    Err(Error::request("the attempts ran out of numbers"))
}

/// A request made ready: everything that its attempts have in common.
struct Exchange {
    operation: &'static str,
    template: String,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
    replayable: bool,
    idempotent: bool,
    throttle_scope: Option<std::sync::Arc<str>>,
    timeout: Duration,
}

impl Exchange {
    fn prepare(http: &HttpClient, access: Option<&Inner>, request: Request) -> Result<Self> {
        request.check()?;
        let url = request.url(access.map_or("", |access| access.endpoint.root()));
        // A path is below the service root by construction; a URL that came from outside must prove itself.
        if let Some(access) = access.filter(|access| request.is_absolute() && !access.endpoint.trusts(&url)) {
            let host = url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned));
            return Err(Error::request(format!(
                "a link leads to {}, which is not {}: the token stays here (see Endpoint::trust)",
                host.as_deref().unwrap_or("no valid address"),
                access.endpoint.root(),
            )));
        }
        let uri = url.parse().map_err(|_| Error::request("the address is not a valid URL"))?;
        let (operation, template) = (request.operation(), request.template().to_owned());
        let (idempotent, timeout) = (request.is_idempotent(), request.deadline().unwrap_or(http.attempt_timeout()));
        let throttle_scope = request.throttle_scope().cloned();
        let (method, mut headers, body) = request.into_parts();
        headers.entry(ACCEPT).or_insert(HeaderValue::from_static("application/json"));
        headers.entry(USER_AGENT).or_insert_with(|| http.agent().clone());
        headers.entry(CLIENT_REQUEST_ID).or_insert_with(guid);
        if method == Method::POST && body.as_bytes().is_some_and(<[u8]>::is_empty) {
            // Some actions answer 411 without it, and no client below adds a zero on its own.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let replayable = body.try_clone().is_some();
        Ok(Self { operation, template, method, uri, headers, body, replayable, idempotent, throttle_scope, timeout })
    }

    fn id(&self) -> &str {
        self.headers.get(CLIENT_REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Gets a token for the next attempt: another one, if the last was refused.
    async fn authorize(&mut self, access: &Inner, refused: Option<&(AccessToken, Error)>) -> Result<AccessToken> {
        let request = TokenRequest {
            claims: refused.and_then(|(_, refusal)| refusal.claims()),
            refused: refused.map(|(token, _)| token),
            ..TokenRequest::new(&access.http, &access.endpoint, &access.scopes)
        };
        let token = access.provider.token(request).await?;
        self.headers.insert(AUTHORIZATION, bearer(&token)?);
        Ok(token)
    }

    async fn attempt(&mut self, http: &HttpClient, number: u32) -> Result<Response<Bytes>> {
        let span = telemetry::attempt_span(&self.method, &self.template, self.uri.host(), number);
        let request = self.request(number);
        let work = async {
            match tokio::time::timeout(self.timeout, send(http, request)).await {
                Ok(result) => result,
                Err(_) => {
                    let message = format!("no answer within {} s", self.timeout.as_secs_f64());
                    Err(TransportError::new(TransportErrorKind::Timeout, message).into())
                }
            }
        };
        let result = work.instrument(span.clone()).await;
        if let Err(error) = &result {
            telemetry::record_error(&span, error);
        }
        result
    }

    fn request(&mut self, attempt: u32) -> http::Request<Body> {
        let body = self.body.try_clone().unwrap_or_else(|| std::mem::take(&mut self.body));
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        request.extensions_mut().insert(Operation { name: self.operation, template: self.template.clone(), attempt });
        request
    }
}

/// One exchange, its whole body included: a body that is cut is a failed attempt like any other.
async fn send(http: &HttpClient, request: http::Request<Body>) -> Result<Response<Bytes>> {
    let (parts, body) = http.transport().send(request).await?.into_parts();
    telemetry::record_status(parts.status, parts.headers.get("request-id").and_then(|id| id.to_str().ok()));
    if parts.status.is_success() {
        return Ok(Response::new(parts.status, parts.headers, body.bytes().await?));
    }
    let told = match parts.status {
        StatusCode::NOT_MODIFIED => Bytes::from_static(b"the item is what it was"),
        status if status.is_redirection() => {
            Bytes::from_static(b"the service answered with a redirect, which is not followed")
        }
        // The status is the answer already: a refusal whose words are cut off is a refusal all the same.
        _ => body.bytes().await.unwrap_or_default(),
    };
    Err(Error::service(parts.status, &parts.headers, &told))
}

fn bearer(token: &AccessToken) -> Result<HeaderValue> {
    let mut value = HeaderValue::try_from(format!("Bearer {}", token.secret().expose()))
        .map_err(|_| Error::credential("the token holds what HTTP does not allow in headers"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// A random GUID: names the request in Microsoft's logs and in ours.
fn guid() -> HeaderValue {
    let bits = fastrand::u128(..);
    // Version 4, variant 1, as RFC 9562 marks them.
    let bits = bits & !(0xF << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let text = format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("00000000-0000-4000-8000-000000000000"))
}
