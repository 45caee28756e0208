//! The order in which a call is made: the only file that knows it, and a contract.
//!
//! 1. the operation's span
//! 2. bad input and untrusted URLs are refused
//! 3. the throttle gate: a place in each quota scope
//! 4. the retry loop, each time: a start, when no pause is on → a token → the attempt's span → the deadline →
//!    [`Transport::send`](crate::Transport::send), redirects and the whole body (or the head, when the body is streamed) → what the answer
//!    tells about quotas → the answer classified
//! 5. after a 401, once: a new token, with the claims that the service asked for, and the attempt again
//! 6. the error, with everything that is known about it, and the observer's report
//!
//! Invariant: a body that cannot be replayed is sent at most once; a token is asked for anew in each attempt, so that a long call
//! outlives its first token.

use crate::{
    Attempt, Body, Error, HttpClient, Outcome, Request, Response, Result, TransportError, TransportErrorKind, Verdict,
    client::Inner,
    exchange::{Exchange, Extent},
    observe::Watch,
    telemetry,
};
use bytes::Bytes;
use std::time::Duration;
use tokio::time::Instant;
use tracing::Instrument;

/// Makes a call and reads its whole answer.
pub(crate) fn whole(
    http: &HttpClient,
    access: Option<&Inner>,
    request: Request,
) -> impl Future<Output = Result<Response<Bytes>>> + Send {
    execute(http, access, request, Extent::Whole, Response::at_hand)
}

/// Makes a call and gives its answer's head, and the body as it arrives.
pub(crate) fn head(
    http: &HttpClient,
    access: Option<&Inner>,
    request: Request,
) -> impl Future<Output = Result<Response<Body>>> + Send {
    execute(http, access, request, Extent::Head, |response| response)
}

/// Makes a call. `access` adds Graph's token; without it the request goes as it is.
fn execute<T>(
    http: &HttpClient,
    access: Option<&Inner>,
    request: Request,
    extent: Extent,
    give: fn(Response<Body>) -> T,
) -> impl Future<Output = Result<T>> + Send {
    let span = telemetry::operation_span(&request);
    let mut watch = Watch::new(http.observer(), request.operation(), request.method(), request.template());
    let operation = request.operation();
    let limit = request.call_limit().or(http.call_limit());
    // In a box, since a future is as large as all that it is given, and moved more than once.
    let exchange = Exchange::prepare(http, access, request, extent).map(Box::new);
    let work = async move {
        let result = match (exchange, limit) {
            (Ok(exchange), None) => call(http, access, exchange, &mut watch).await,
            // In a box, so that calls without a limit, the usual ones, are no larger for it.
            (Ok(exchange), Some(limit)) => Box::pin(limited(http, access, exchange, limit, &mut watch)).await,
            (Err(error), _) => Err(error.at(operation, None, 0)),
        };
        match &result {
            Ok(response) => watch.end(Outcome::Answered(response.status())),
            Err(error) => {
                telemetry::record_error(&tracing::Span::current(), error);
                watch.end(Outcome::Failed(error));
            }
        }
        result.map(give)
    };
    work.instrument(span)
}

/// Within the time that the whole call has.
async fn limited(
    http: &HttpClient,
    access: Option<&Inner>,
    mut exchange: Box<Exchange>,
    limit: Duration,
    watch: &mut Watch<'_>,
) -> Result<Response<Body>> {
    let (operation, end) = (exchange.operation, Instant::now() + limit);
    exchange.end = Some(end);
    match tokio::time::timeout_at(end, call(http, access, exchange, watch)).await {
        Ok(result) => result,
        Err(_) => {
            let message = format!("the call was not done within {} s", limit.as_secs_f64());
            let error = Error::from(TransportError::new(TransportErrorKind::Timeout, message));
            Err(error.at(operation, None, watch.attempts))
        }
    }
}

async fn call(
    http: &HttpClient,
    access: Option<&Inner>,
    mut exchange: Box<Exchange>,
    watch: &mut Watch<'_>,
) -> Result<Response<Body>> {
    let entered = watch.now();
    let permit = match access {
        Some(access) if exchange.sign.is_some() => Some(access.gate.enter_ahead(&exchange.quota).await),
        Some(access) => Some(access.gate.enter(&exchange.quota).await),
        None => None,
    };
    watch.waited_since(entered);
    let mut started = None;
    for number in 1.. {
        if let Some(access) = access {
            let now = Instant::now();
            let elapsed = started.map_or(Duration::ZERO, |started: Instant| now - started);
            let patience = http.policy().patience().saturating_sub(elapsed);
            let patience = exchange.end.map_or(patience, |end| patience.min(end - now));
            let start = access.gate.start(&exchange.quota, now, patience).await;
            start.map_err(|error| error.at(exchange.operation, Some(exchange.id()), number - 1))?;
            watch.waited_since(Some(now));
        }
        if let Some(access) = access.filter(|_| exchange.needs_token) {
            exchange.authorize(access).await.map_err(|error| {
                let (error, refused) = (error.at(exchange.operation, None, 0), &exchange.refused);
                // What the service said of the old token is what went wrong; that there is no new one comes on top.
                refused.as_ref().map_or(error.clone(), |(_, refusal)| refusal.clone().without_another_token(&error))
            })?;
        }
        // A person may take minutes to sign in: the time for retries begins with the first attempt.
        let started = *started.get_or_insert_with(Instant::now);
        watch.attempts = number;
        let error = match exchange.attempt(http, access, number).await {
            Ok(response) => {
                http.policy().succeeded();
                let response = response.after(number);
                // A body that still arrives is an exchange that still goes on.
                return Ok(match (exchange.extent, permit) {
                    (Extent::Head, Some(permit)) => response.map(|body| body.holding(permit)),
                    _ => response,
                });
            }
            Err(error) => error.at(exchange.operation, Some(exchange.id()), number),
        };
        if let Some(access) = access {
            access.gate.refused(&exchange.quota, &error);
        }
        if !exchange.replayable {
            return Err(error);
        }
        if let (true, None, Some(token)) = (error.asks_for_another_token(), &exchange.refused, exchange.token.take()) {
            exchange.refused = Some((token, error));
            continue;
        }
        match http.policy().decide(&Attempt::new(number, started.elapsed(), exchange.idempotent, &error)) {
            Verdict::Stop => return Err(error),
            Verdict::TooLate(wait) => return Err(error.too_late(wait)),
            Verdict::After(wait) if exchange.end.is_some_and(|end| Instant::now() + wait > end) => {
                return Err(error.too_late(wait));
            }
            Verdict::After(wait) => {
                // Not the message: a service may repeat in it what it was sent.
                let status = error.status().map(|status| status.as_u16());
                tracing::debug!(wait_ms = wait.as_millis(), kind = ?error.kind(), status, "the attempt failed and is made again");
                let waiting = watch.now();
                tokio::time::sleep(wait).await;
                watch.waited_since(waiting);
            }
        }
    }
    Err(Error::request("the attempts ran out of numbers"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Path, testing::Scripted};

    #[test]
    fn a_call_in_flight_is_small() {
        let http = HttpClient::new(Scripted::default());
        let request = Request::new("me.get", http::Method::GET, Path::new("/me"));
        let size = size_of_val(&whole(&http, None, request));
        // Allocators have small pieces at hand and go a long way for others; how futures are laid out is the compiler's own affair.
        assert!(size <= 1280, "{size} bytes: something is held while the answer is waited for");
    }
}
