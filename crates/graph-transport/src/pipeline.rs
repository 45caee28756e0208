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
    AccessToken, Attempt, Body, Error, HttpClient, Outcome, Request, Response, Result, TransportError,
    TransportErrorKind, UnderWay, Verdict,
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
pub(crate) async fn whole(http: &HttpClient, access: Option<&Inner>, request: Request) -> Result<Response<Bytes>> {
    execute(http, access, request, Extent::Whole).await.map(Response::at_hand)
}

/// Makes a call. `access` adds Graph's token; without it the request goes as it is.
pub(crate) fn execute(
    http: &HttpClient,
    access: Option<&Inner>,
    request: Request,
    extent: Extent,
) -> impl Future<Output = Result<Response<Body>>> + Send {
    let span = telemetry::operation_span(&request);
    let mut watch = Watch::new(http.observer(), request.operation(), request.method(), request.template());
    let operation = request.operation();
    let limit = request.call_limit().or(http.call_limit());
    // In a box, since a future is as large as all that it is given, and moved more than once.
    let exchange = Exchange::prepare(http, access, request, extent).map(Box::new);
    let work = async move {
        let result = match exchange {
            Ok(exchange) => limited(http, access, exchange, limit, &mut watch).await,
            Err(error) => Err(error.at(operation, None, 0)),
        };
        match &result {
            Ok(response) => watch.end(Outcome::Answered(response.status())),
            Err(error) => {
                telemetry::record_error(&tracing::Span::current(), error);
                watch.end(Outcome::Failed(error));
            }
        }
        result
    };
    work.instrument(span)
}

/// Within the time that the whole call has.
async fn limited(
    http: &HttpClient,
    access: Option<&Inner>,
    exchange: Box<Exchange>,
    limit: Option<Duration>,
    watch: &mut Watch<'_>,
) -> Result<Response<Body>> {
    let Some(limit) = limit else { return call(http, access, exchange, watch, None).await };
    let (operation, end) = (exchange.operation, Instant::now() + limit);
    // In a box, so that calls without a limit, the usual ones, are not twice as large.
    match tokio::time::timeout_at(end, Box::pin(call(http, access, exchange, watch, Some(end)))).await {
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
    end: Option<Instant>,
) -> Result<Response<Body>> {
    let operation = exchange.operation;
    let sign = exchange.sign.clone();
    let entered = Instant::now();
    let permit = match access {
        Some(access) if sign.is_some() => Some(access.gate.enter_ahead(&exchange.quota).await),
        Some(access) => Some(access.gate.enter(&exchange.quota).await),
        None => None,
    };
    watch.waited += entered.elapsed();
    let mut started = None;
    let mut refused: Option<(AccessToken, Error)> = None;
    for number in 1.. {
        if let Some(access) = access {
            let waiting = Instant::now();
            let elapsed = started.map_or(Duration::ZERO, |started: Instant| started.elapsed());
            let patience = http.policy().patience().saturating_sub(elapsed);
            let patience = end.map_or(patience, |end| patience.min(end - waiting));
            let start = access.gate.start(&exchange.quota, patience).await;
            start.map_err(|error| error.at(operation, Some(exchange.id()), number - 1))?;
            watch.waited += waiting.elapsed();
        }
        let token = match access.filter(|_| exchange.needs_token) {
            Some(access) => Some(exchange.authorize(access, refused.as_ref()).await.map_err(|error| {
                let error = error.at(operation, None, 0);
                // What the service said of the old token is what went wrong; that there is no new one comes on top.
                refused.as_ref().map_or(error.clone(), |(_, refusal)| refusal.clone().without_another_token(&error))
            })?),
            None => None,
        };
        // A person may take minutes to sign in: the time for retries begins with the first attempt.
        let started = *started.get_or_insert_with(Instant::now);
        watch.attempts = number;
        let attempt = async {
            let _sign = sign.as_ref().map(UnderWay::set);
            exchange.attempt(http, access, number).await
        };
        let error = match attempt.await {
            Ok(response) => {
                http.policy().succeeded();
                let response = response.after(number);
                // A body that still arrives is an exchange that still goes on.
                return Ok(match (exchange.extent, permit) {
                    (Extent::Head, Some(permit)) => response.map(|body| body.holding(permit)),
                    _ => response,
                });
            }
            Err(error) => error.at(operation, Some(exchange.id()), number),
        };
        if let Some(access) = access {
            access.gate.refused(&exchange.quota, &error);
        }
        if !exchange.replayable {
            return Err(error);
        }
        if let (true, None, Some(token)) = (error.asks_for_another_token(), &refused, token) {
            refused = Some((token, error));
            continue;
        }
        match http.policy().decide(&Attempt::new(number, started.elapsed(), exchange.idempotent, &error)) {
            Verdict::Stop => return Err(error),
            Verdict::TooLate(wait) => return Err(error.too_late(wait)),
            Verdict::After(wait) if end.is_some_and(|end| Instant::now() + wait > end) => {
                return Err(error.too_late(wait));
            }
            Verdict::After(wait) => {
                // Not the message: a service may repeat in it what it was sent.
                let status = error.status().map(|status| status.as_u16());
                tracing::debug!(wait_ms = wait.as_millis(), kind = ?error.kind(), status, "the attempt failed and is made again");
                tokio::time::sleep(wait).await;
                watch.waited += wait;
            }
        }
    }
    Err(Error::request("the attempts ran out of numbers"))
}
