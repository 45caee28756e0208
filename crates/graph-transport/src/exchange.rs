//! [`Exchange`]: a request made ready, and one attempt to send it.
//!
//! Invariant: credentials are added here and nowhere else, and only where they may go.

use crate::{
    AccessToken, AttemptReport, Body, Endpoint, Error, HttpClient, Limits, Operation, Outcome, Request, Response,
    Result, TokenRequest, TransportError, TransportErrorKind, UnderWay, client::Inner, gzip, prefer, redirect,
    telemetry, throttle::Quota,
};
use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, COOKIE, USER_AGENT},
};
use std::{sync::Arc, time::Duration};
use tokio::time::Instant;
use tracing::Instrument;

const CLIENT_REQUEST_ID: HeaderName = HeaderName::from_static("client-request-id");

/// How much of an answer is read before it is given to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it: a body that is cut is a failed attempt like any other.
    Whole,
    /// Its head: the caller reads the body as it arrives.
    Head,
}

/// What the attempts of a call have in common.
pub(crate) struct Exchange {
    pub(crate) operation: &'static str,
    template: Arc<str>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
    pub(crate) extent: Extent,
    keeps_redirects: bool,
    timeout: Duration,
    pub(crate) needs_token: bool,
    pub(crate) replayable: bool,
    pub(crate) idempotent: bool,
    pub(crate) quota: Quota,
    /// Whom it tells that it is made, when it was begun ahead of time.
    pub(crate) sign: Option<UnderWay>,
}

impl Exchange {
    pub(crate) fn prepare(http: &HttpClient, access: Option<&Inner>, request: Request, extent: Extent) -> Result<Self> {
        request.check()?;
        let url = request.url(access.map_or("", |access| access.endpoint.root()));
        let needs_token = access.is_some() && !request.is_pre_authenticated();
        if request.is_pre_authenticated() {
            redirect::secure(&url)?;
        }
        // A path is below the service root by construction; a URL that came from outside must prove itself.
        if let Some(access) =
            access.filter(|access| needs_token && request.is_absolute() && !access.endpoint.trusts(&url))
        {
            let host = url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned));
            return Err(Error::request(format!(
                "a link leads to {}, which is not {}: the token stays here (see Endpoint::trust)",
                host.as_deref().unwrap_or("no valid address"),
                access.endpoint.root(),
            )));
        }
        // The text becomes the address without a copy.
        let uri =
            Uri::from_maybe_shared(Bytes::from(url)).map_err(|_| Error::request("the address is not a valid URL"))?;
        let (operation, template) = (request.operation(), Arc::from(request.template()));
        let (idempotent, keeps_redirects) = (request.is_idempotent(), request.keeps_its_redirects());
        let timeout = request.attempt_limit().unwrap_or(http.attempt_limit());
        let (quota, sign) = (request.quota().clone(), request.sign().cloned());
        let (method, mut headers, body) = request.into_parts();
        if let Some(access) = access.filter(|_| needs_token) {
            prefer::add_defaults(&mut headers, &access.headers);
        }
        headers.entry(ACCEPT).or_insert(HeaderValue::from_static("application/json"));
        headers.entry(USER_AGENT).or_insert_with(|| http.agent().clone());
        headers.entry(CLIENT_REQUEST_ID).or_insert_with(guid);
        gzip::accept(&mut headers);
        if method == Method::POST && body.as_bytes().is_some_and(<[u8]>::is_empty) {
            // Some actions answer 411 without it, and no client below adds a zero on its own.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let replayable = body.try_clone().is_some();
        Ok(Self {
            operation,
            template,
            method,
            uri,
            headers,
            body,
            extent,
            keeps_redirects,
            timeout,
            needs_token,
            replayable,
            idempotent,
            quota,
            sign,
        })
    }

    /// The id that this client gives the call.
    pub(crate) fn id(&self) -> &str {
        self.headers.get(CLIENT_REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Gets a token for the next attempt: another one, if the last was refused.
    pub(crate) async fn authorize(
        &mut self,
        access: &Inner,
        refused: Option<&(AccessToken, Error)>,
    ) -> Result<AccessToken> {
        let request = TokenRequest {
            claims: refused.and_then(|(_, refusal)| refusal.claims()),
            refused: refused.map(|(token, _)| token),
            ..TokenRequest::new(&access.http, &access.endpoint, &access.scopes)
        };
        let token = access.provider.token(request).await?;
        self.headers.insert(AUTHORIZATION, token.bearer()?);
        Ok(token)
    }

    /// Sends it once, and takes note of what the answer tells about quotas.
    pub(crate) async fn attempt(
        &mut self,
        http: &HttpClient,
        access: Option<&Inner>,
        number: u32,
    ) -> Result<Response<Body>> {
        let span = telemetry::attempt_span(&self.method, &self.template, self.uri.host(), number);
        let began = Instant::now();
        let timeout = self.timeout;
        let endpoint = access.map(|access| &access.endpoint);
        let work = async {
            match tokio::time::timeout(timeout, self.send(http, endpoint, number)).await {
                Ok(result) => result,
                Err(_) => {
                    let message = format!("no answer within {} s", timeout.as_secs_f64());
                    Err(TransportError::new(TransportErrorKind::Timeout, message).into())
                }
            }
        };
        let result = work.instrument(span.clone()).await;
        let told = match &result {
            Ok(response) => Limits::read(response.headers()),
            Err(error) => {
                telemetry::record_error(&span, error);
                error.limits().cloned()
            }
        };
        if let (Some(access), Some(limits)) = (access, &told) {
            access.gate.heed(&self.quota, limits);
        }
        if let Some(observer) = http.observer() {
            observer.attempt(&AttemptReport {
                operation: self.operation,
                method: &self.method,
                template: &self.template,
                number,
                duration: began.elapsed(),
                outcome: result.as_ref().map_or_else(Outcome::Failed, |response| Outcome::Answered(response.status())),
                limits: told.as_ref(),
            });
        }
        result
    }

    /// Sends it and follows redirects.
    async fn send(&mut self, http: &HttpClient, endpoint: Option<&Endpoint>, number: u32) -> Result<Response<Body>> {
        let mut request = self.request(number);
        let (mut at, mut authorized) = (self.uri.clone(), true);
        for _ in 0..redirect::MOST {
            let (parts, body) = gzip::decode(http.transport().send(request).await?).into_parts();
            telemetry::record_status(parts.status, &parts.headers);
            let follows = parts.status.is_redirection() && !self.keeps_redirects && self.replayable;
            let next = match follows {
                true => redirect::next(parts.status, &parts.headers, &self.method, &at, endpoint),
                false => None,
            };
            let Some(next) = next else { return self.read(parts, body).await };
            request = self.request(number);
            let stays = next.scheme() == at.scheme() && next.authority() == at.authority();
            let trusted = stays || endpoint.is_some_and(|endpoint| endpoint.trusts(&next.to_string()));
            authorized &= trusted;
            if !authorized {
                request.headers_mut().remove(AUTHORIZATION);
                request.headers_mut().remove(COOKIE);
            }
            *request.uri_mut() = next.clone();
            at = next;
        }
        Err(Error::decode("the service answered with one redirect after another"))
    }

    fn request(&mut self, attempt: u32) -> http::Request<Body> {
        let body = self.body.try_clone().unwrap_or_else(|| std::mem::take(&mut self.body));
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        request.extensions_mut().insert(Operation {
            name: self.operation,
            template: Arc::clone(&self.template),
            attempt,
        });
        request
    }

    /// The answer, or the error that it is.
    async fn read(&mut self, parts: http::response::Parts, body: Body) -> Result<Response<Body>> {
        let kept = self.keeps_redirects && parts.status.is_redirection() && parts.status != StatusCode::NOT_MODIFIED;
        if parts.status.is_success() || kept {
            let body = if self.extent == Extent::Whole { Body::from(body.bytes().await?) } else { body };
            return Ok(Response::new(parts.status, parts.headers, body));
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
}

/// A random GUID: names the request in Microsoft's logs and in ours.
fn guid() -> HeaderValue {
    let bits = fastrand::u128(..);
    // Version 4, variant 1, as RFC 9562 marks them.
    let mut bits = bits & !(0xF << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let mut text = *b"00000000-0000-4000-8000-000000000000";
    for digit in text.iter_mut().filter(|digit| **digit != b'-') {
        *digit = b"0123456789abcdef"[(bits >> 124) as usize];
        bits <<= 4;
    }
    HeaderValue::from_bytes(&text).unwrap_or(HeaderValue::from_static("00000000-0000-4000-8000-000000000000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_are_random_and_of_version_4() {
        let (one, other) = (guid(), guid());
        assert_ne!(one, other);
        let text = one.to_str().unwrap();
        let groups: Vec<_> = text.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{text}");
        assert!(text.bytes().all(|it| it == b'-' || it.is_ascii_hexdigit()), "{text}");
        assert_eq!(&text[14..15], "4", "{text}");
        assert!(matches!(&text[19..20], "8" | "9" | "a" | "b"), "{text}");
    }
}
