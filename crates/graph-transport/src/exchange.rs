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
    response::Parts,
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

const DIGITS: &[u8; 16] = b"0123456789abcdef";

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
    /// When the whole call must be done.
    pub(crate) end: Option<Instant>,
    pub(crate) needs_token: bool,
    /// The token that the last attempt had, and the one that was refused, with the refusal.
    pub(crate) token: Option<AccessToken>,
    pub(crate) refused: Option<(AccessToken, Error)>,
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
        let sign = request.sign().cloned();
        let (method, mut headers, body, quota) = request.into_parts();
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
            end: None,
            needs_token,
            token: None,
            refused: None,
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
    pub(crate) async fn authorize(&mut self, access: &Inner) -> Result<()> {
        let refused = self.refused.as_ref();
        let request = TokenRequest {
            claims: refused.and_then(|(_, refusal)| refusal.claims()),
            refused: refused.map(|(token, _)| token),
            ..TokenRequest::new(&access.http, &access.endpoint, &access.scopes)
        };
        let token = access.provider.token(request).await?;
        self.headers.insert(AUTHORIZATION, token.bearer()?);
        self.token = Some(token);
        Ok(())
    }

    /// Sends it once, and takes note of what the answer tells about quotas.
    pub(crate) async fn attempt(
        &mut self,
        http: &HttpClient,
        access: Option<&Inner>,
        number: u32,
    ) -> Result<Response<Body>> {
        let span = telemetry::attempt_span(&self.method, &self.template, &self.uri, number);
        let watched = http.observer().map(|observer| (observer, Instant::now()));
        let _under_way = self.sign.as_ref().map(UnderWay::set);
        let (timeout, endpoint) = (self.timeout, access.map(|access| &access.endpoint));
        let answer = tokio::time::timeout(timeout, self.send(http, endpoint, number)).instrument(span.clone()).await;
        let result = answer.unwrap_or_else(|_| {
            let message = format!("no answer within {} s", timeout.as_secs_f64());
            Err(TransportError::new(TransportErrorKind::Timeout, message).into())
        });
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
        if let Some((observer, began)) = watched {
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

    /// Sends it and reads the answer, or the error that it is.
    async fn send(&mut self, http: &HttpClient, endpoint: Option<&Endpoint>, number: u32) -> Result<Response<Body>> {
        let (Parts { status, headers, .. }, body) = self.follow(http, endpoint, number).await?.into_parts();
        let kept = self.keeps_redirects && status.is_redirection() && status != StatusCode::NOT_MODIFIED;
        if status.is_success() || kept {
            let body = if self.extent == Extent::Whole { Body::from(body.bytes().await?) } else { body };
            return Ok(Response::new(status, headers, body));
        }
        let told = match status {
            StatusCode::NOT_MODIFIED => Bytes::from_static(b"the item is what it was"),
            status if status.is_redirection() => {
                Bytes::from_static(b"the service answered with a redirect, which is not followed")
            }
            // The status is the answer already: a refusal whose words are cut off is a refusal all the same.
            _ => body.bytes().await.unwrap_or_default(),
        };
        Err(Error::service(status, &headers, &told))
    }

    /// Sends it and follows redirects.
    async fn follow(
        &mut self,
        http: &HttpClient,
        endpoint: Option<&Endpoint>,
        number: u32,
    ) -> Result<http::Response<Body>> {
        let (mut elsewhere, mut authorized) = (None, true);
        for _ in 0..redirect::MOST {
            let sent = http.transport().send(self.request(number, elsewhere.as_ref(), authorized));
            let answer = gzip::decode(sent.await?);
            telemetry::record_status(answer.status(), answer.headers());
            let at = elsewhere.as_ref().unwrap_or(&self.uri);
            let follows = answer.status().is_redirection() && !self.keeps_redirects && self.replayable;
            let next = match follows {
                true => redirect::next(answer.status(), answer.headers(), &self.method, at, endpoint),
                false => None,
            };
            let Some(next) = next else { return Ok(answer) };
            let stays = next.scheme() == at.scheme() && next.authority() == at.authority();
            authorized &= stays || endpoint.is_some_and(|endpoint| endpoint.trusts(&next.to_string()));
            elsewhere = Some(next);
        }
        Err(Error::decode("the service answered with one redirect after another"))
    }

    /// What is sent, once more: to where a redirect led, if one did, and with its credentials only if they may go there.
    fn request(&mut self, attempt: u32, elsewhere: Option<&Uri>, authorized: bool) -> http::Request<Body> {
        let body = self.body.try_clone().unwrap_or_else(|| std::mem::take(&mut self.body));
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = elsewhere.unwrap_or(&self.uri).clone();
        *request.headers_mut() = self.headers.clone();
        if !authorized {
            request.headers_mut().remove(AUTHORIZATION);
            request.headers_mut().remove(COOKIE);
        }
        request.extensions_mut().insert(Operation {
            name: self.operation,
            template: Arc::clone(&self.template),
            attempt,
        });
        request
    }
}

/// A random GUID: names the request in Microsoft's logs and in ours.
fn guid() -> HeaderValue {
    /// Where the two digits of each byte stand.
    const AT: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    let mut bytes = fastrand::u128(..).to_be_bytes();
    // Version 4, variant 1, as RFC 9562 marks them.
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut text = [b'-'; 36];
    for (byte, at) in bytes.into_iter().zip(AT) {
        text[at] = DIGITS[usize::from(byte >> 4)];
        text[at + 1] = DIGITS[usize::from(byte & 0x0F)];
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
