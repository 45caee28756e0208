//! Takes a request from the wire to its answer: journal, fault, authority or Graph, and the headers that every answer has.
//!
//! Invariant: it never waits. Delays and broken connections are handed to the caller as an [`Outcome`].

use crate::{
    batch::is_batch,
    call::Call,
    clock::Clock,
    drive::access,
    entra::{Entra, Principal},
    fault::{Faults, Kind, http_date, over_concurrency, unauthorized},
    hosts::Hosts,
    journal::Journal,
    journal_page,
    limiter::{Limiter, Places, is_outlook},
    mail::deferred,
    odata::{page, prefer::Prefer, query::Options},
    outcome::Outcome,
    pattern::without_version,
    reply::{Answer, Failure, Reply},
    router::{self, Match, Owner},
    state::{Ids, State},
};
use bytes::Bytes;
use graph_transport::TransportErrorKind;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode, header};
use std::{
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// The most bytes that a request may bring, unless it brings a file's.
pub(crate) const LARGEST: usize = 4 << 20;

/// Graph and Entra with their state.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) clock: Clock,
    pub(crate) entra: Entra,
    pub(crate) journal: Journal,
    pub(crate) state: Mutex<State>,
    pub(crate) faults: Mutex<Faults>,
    pub(crate) request_ids: Mutex<Ids>,
    pub(crate) page_size: Option<usize>,
    pub(crate) limiter: Limiter,
    /// Every answer is held back that long.
    pub(crate) latency: Duration,
    pub(crate) hosts: Hosts,
    /// Whether the journal can be asked for.
    pub(crate) shows_journal: bool,
    /// Whether an unknown route that nobody expected fails the test when the last handle goes.
    pub(crate) strict: AtomicBool,
}

/// A request that was served: its answer, without the headers that every answer has.
#[derive(Debug)]
pub(crate) struct Served {
    pub(crate) response: Response<Bytes>,
    /// Whether what was asked for was done.
    pub(crate) done: bool,
    /// The nearest route where none fits.
    pub(crate) unknown: Option<String>,
    /// How long faults hold the answer back.
    pub(crate) delay: Duration,
    /// What a batch takes of the mailboxes.
    pub(crate) places: Vec<Places>,
}

impl Served {
    fn new(response: Response<Bytes>) -> Self {
        let done = response.status().as_u16() < 400;
        Self { response, done, unknown: None, delay: Duration::ZERO, places: Vec::new() }
    }
}

impl Service {
    /// Answers a request. `origin` is scheme and authority as the client named them.
    pub(crate) fn handle(&self, request: &Request<Bytes>, origin: &str) -> Outcome {
        if self.shows_journal
            && let Some(page) = journal_page::answer(&self.journal, request)
        {
            return Outcome::of(page);
        }
        let (method, path) = (request.method().as_str(), request.uri().path());
        let fault = lock(&self.faults).take(method, path);
        let unread = fault.as_ref().and_then(Kind::unread);
        if let Some((lost, false)) = unread {
            return Outcome::lost(lost);
        }
        let entry = self.journal.open(request, false);
        if let Some((lost, _)) = unread {
            return Outcome::lost(lost);
        }
        let ids = self.exchange_ids(request);
        let place = self.mailbox(request, origin).map(|mailbox| self.limiter.take(mailbox, 1));
        let crowded = place.as_ref().is_some_and(Places::is_none);
        let Served { response, done, unknown, delay, mut places } =
            self.serve(request, origin, fault.as_ref(), &ids, crowded);
        places.extend(place);
        let status = response.status();
        tracing::debug!(method, path, status = status.as_u16(), "answered");
        let lost = matches!(fault, Some(Kind::Reset));
        self.journal.close(entry, Some(status).filter(|_| !lost), done, unknown);
        Outcome {
            result: if lost { Err(TransportErrorKind::Interrupted) } else { Ok(self.dressed(response, &ids)) },
            ending: fault.as_ref().map(Kind::ending).unwrap_or_default(),
            delay: self.latency.saturating_add(delay),
            places,
        }
    }

    /// Serves a request that has arrived, by itself or in a batch. `ids` are its own or the batch's; when it is `crowded`, its mailbox has no
    /// place for it.
    pub(crate) fn serve(
        &self,
        request: &Request<Bytes>,
        origin: &str,
        fault: Option<&Kind>,
        ids: &(String, String),
        crowded: bool,
    ) -> Served {
        if let Some(instead) = fault.and_then(|fault| fault.instead(origin, self.clock.now())) {
            let response = instead.unwrap_or_else(|failure| self.refused(failure, ids).into_response());
            return Served { done: false, ..Served::new(response) };
        }
        if crowded {
            // By then what is under way now is over.
            let after = self.latency.saturating_add(Duration::from_millis(249));
            let failure = over_concurrency(format!("{:.3}", after.as_secs_f64()));
            return Served::new(self.refused(failure, ids).into_response());
        }
        let mut served = self.really(request, origin, fault, ids);
        match fault {
            Some(Kind::Slow(delay)) => served.delay = served.delay.saturating_add(*delay),
            Some(fault) => fault.strip(&mut served.response),
            None => {}
        }
        served
    }

    /// The real answer, changed as `fault` wants it.
    fn really(&self, request: &Request<Bytes>, origin: &str, fault: Option<&Kind>, ids: &(String, String)) -> Served {
        let order = match fault {
            Some(Kind::Entra(order)) => Some(order),
            _ => None,
        };
        if !is_graph(request.uri().path())
            && let Some(response) = self.entra.answer(request, origin, order)
        {
            return Served::new(response);
        }
        let (mut delay, mut places) = (Duration::ZERO, Vec::new());
        let (answer, unknown) = if is_graph(request.uri().path()) && is_batch(request) {
            match self.batch(request, origin, ids) {
                Ok(batched) => {
                    (delay, places) = (batched.delay, batched.places);
                    (Ok(batched.reply), None)
                }
                Err(failure) => (Err(failure), None),
            }
        } else {
            self.graph(request, origin)
        };
        let prefer = Prefer::of(request.headers());
        let mut reply = match answer {
            Ok(reply) if prefer.applied.is_empty() => reply,
            Ok(reply) => reply.with(HeaderName::from_static("preference-applied"), prefer.applied.join(", ")),
            Err(failure) => self.refused(failure, ids),
        };
        if let Some(fault) = fault {
            fault.spoil(&mut reply, || {
                let options = Options::parse(request.uri().query().unwrap_or_default()).unwrap_or_default();
                format!("{origin}{}?{}", request.uri().path(), page::again(&options))
            });
        }
        Served { unknown, delay, places, ..Served::new(reply.into_response()) }
    }

    /// Graph's own answer, and the nearest route where none fits.
    fn graph(&self, request: &Request<Bytes>, origin: &str) -> (Answer, Option<String>) {
        let path = request.uri().path();
        let version = path.split('/').nth(1).unwrap_or_default();
        let segments = router::segments(without_version(path));
        let found =
            router::find(request.method().as_str(), &segments).filter(|found| found.route.is_graph() == is_graph(path));
        let Some(found) = found else {
            let nearest = router::nearest(request.method().as_str(), &segments);
            let failure = Failure::new(
                StatusCode::NOT_IMPLEMENTED,
                "notImplemented",
                format!("The emulator has no route for {} {path}. The nearest one is {nearest}.", request.method()),
            );
            return (Err(failure), Some(nearest));
        };
        (self.routed(request, origin, version, found), None)
    }

    fn routed(&self, request: &Request<Bytes>, origin: &str, version: &str, found: Match) -> Answer {
        let headers = request.headers();
        let principal = match found.route.is_graph() {
            true => Some(self.principal(request, origin)?),
            false if headers.contains_key(header::AUTHORIZATION) && !self.hosts.takes_bearer(origin) => {
                let message = "The URL is pre-authenticated: it must be used without an Authorization header.";
                return Err(Failure::new(StatusCode::UNAUTHORIZED, "unauthenticated", message));
            }
            false => None,
        };
        let largest = found.route.largest();
        if request.body().len() > largest {
            let message = format!("The request is larger than {} MB: it needs an upload session.", largest >> 20);
            return Err(Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", message));
        }
        if headers.get(header::CONTENT_ENCODING).is_some_and(|it| !it.as_bytes().eq_ignore_ascii_case(b"identity")) {
            return Err(Failure::bad("BadRequest", "Compressed request bodies are not supported."));
        }
        if found.route.is_graph() && !request.body().is_empty() && matches!(request.method().as_str(), "POST" | "PATCH")
        {
            check_content_type(headers)?;
        }
        let options = Options::parse(request.uri().query().unwrap_or_default())?;
        let mut state = lock(&self.state);
        deferred::send_due(&mut state, self.clock.now());
        state.drives.iter_mut().for_each(|drive| drive.tick(self.clock.now()));
        let owner = principal.as_ref().map_or(Ok(None), |principal| owner(&state, &found, principal))?;
        let actor = match &principal {
            Some(Principal::User { id, .. }) => state.user(id),
            _ => None,
        };
        let call = Call {
            origin,
            version,
            path: request.uri().path(),
            params: found.params,
            folder: found.folder,
            address: found.address,
            options,
            prefer: Prefer::of(headers),
            headers,
            body: request.body(),
            owner,
            actor,
            hosts: &self.hosts,
            writes: access::writes(found.route.method, request.uri().path()),
            now: self.clock.now(),
            page_size: self.page_size,
        };
        (found.route.handler)(&mut state, &call)
    }

    /// The mailbox that a request is for, when there is a limit to requests under way there.
    pub(crate) fn mailbox(&self, request: &Request<Bytes>, origin: &str) -> Option<usize> {
        if !self.limiter.is_on() {
            return None;
        }
        let segments = router::segments(without_version(request.uri().path()));
        let found = router::find(request.method().as_str(), &segments).filter(|found| is_outlook(found.route.path))?;
        let principal = self.principal(request, origin).ok()?;
        owner(&lock(&self.state), &found, &principal).ok()?
    }

    /// Who asks.
    pub(crate) fn principal(&self, request: &Request<Bytes>, origin: &str) -> Result<Principal, Failure> {
        let value = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer =
            value.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let invalid = "error=\"invalid_token\"";
        match bearer {
            None => Err(unauthorized(origin, "Access token is empty.", invalid)),
            Some((_, token)) => {
                self.entra.verify(token.trim()).map_err(|refusal| unauthorized(origin, &refusal.message, invalid))
            }
        }
    }

    /// This request's id, and what the client calls it.
    fn exchange_ids(&self, request: &Request<Bytes>) -> (String, String) {
        let id = lock(&self.request_ids).guid();
        let own = request.headers().get("client-request-id").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let own = own.unwrap_or_else(|| id.clone());
        (id, own)
    }

    /// A refusal in Graph's envelope.
    pub(crate) fn refused(&self, failure: Failure, (id, client): &(String, String)) -> Reply {
        let date = self.clock.now().strftime("%Y-%m-%dT%H:%M:%S").to_string();
        failure.into_reply(&date, id, client)
    }

    /// Adds the headers that every answer has.
    fn dressed(&self, mut response: Response<Bytes>, (id, client): &(String, String)) -> Response<Bytes> {
        let date = http_date(self.clock.now());
        let diagnostic = r#"{"ServerInfo":{"DataCenter":"Loopback","Slice":"E","Ring":"0","ScaleUnit":"000","RoleInstance":"EMULATOR"}}"#;
        for (name, value) in [
            (header::DATE, date.as_str()),
            (HeaderName::from_static("request-id"), id),
            (HeaderName::from_static("client-request-id"), client),
            (HeaderName::from_static("x-ms-ags-diagnostic"), diagnostic),
        ] {
            if let Ok(value) = HeaderValue::from_str(value) {
                response.headers_mut().entry(name).or_insert(value);
            }
        }
        response
    }
}

impl Drop for Service {
    #[allow(clippy::panic, reason = "an unknown route is the test's mistake or the emulator's: silence would hide it")]
    fn drop(&mut self) {
        if thread::panicking() || !self.strict.load(Ordering::Relaxed) {
            return;
        }
        if let Some(list) = self.journal.unexpected() {
            panic!("the emulator received requests that it has no route for:{list}");
        }
    }
}

fn is_graph(path: &str) -> bool {
    matches!(path.split('/').nth(1), Some("v1.0" | "beta"))
}

/// The index of the user that a path is about.
fn owner(state: &State, found: &Match, principal: &Principal) -> Result<Option<usize>, Failure> {
    match (&found.owner, principal) {
        (Owner::Nobody, _) => Ok(None),
        (Owner::Me, Principal::App { .. }) => {
            Err(Failure::bad("BadRequest", "/me request is only valid with delegated authentication flow."))
        }
        (Owner::Me, Principal::User { id, upn }) => {
            state.user(id).or_else(|| state.user(upn)).map(Some).ok_or_else(|| unknown_user(found, upn))
        }
        (Owner::User(key), _) => state.user(key).map(Some).ok_or_else(|| unknown_user(found, key)),
    }
}

/// The directory and Exchange each have words of their own for a user they do not know.
fn unknown_user(found: &Match, key: &str) -> Failure {
    if found.route.path == "{owner}" || found.address.is_some() || found.route.path == "{owner}/drives" {
        return Failure::new(
            StatusCode::NOT_FOUND,
            "Request_ResourceNotFound",
            format!(
                "Resource '{key}' does not exist or one of its queried reference-property objects are not present."
            ),
        );
    }
    Failure::new(StatusCode::NOT_FOUND, "ErrorInvalidUser", format!("The requested user '{key}' is invalid."))
}

fn check_content_type(headers: &http::HeaderMap) -> Result<(), Failure> {
    let Some(value) = headers.get(header::CONTENT_TYPE) else {
        return Err(Failure::bad(
            "BadRequest",
            "Write requests (excluding DELETE) must contain the Content-Type header declaration.",
        ));
    };
    let kind = value.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind == "application/json"
        || kind == "text/plain"
        || (kind.starts_with("application/") && kind.ends_with("+json"))
    {
        return Ok(());
    }
    Err(Failure::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "RequestBodyRead",
        format!("A supported MIME type could not be found that matches the content type '{kind}' of the request."),
    ))
}

/// A lock whose holder never leaves a change half done, so a panic elsewhere does not spoil it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
