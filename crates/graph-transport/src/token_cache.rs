//! [`TokenCache`]: keeps tokens, renews them ahead of their end, and never asks twice at once for the same one.
//!
//! Invariant: a token that still serves is given at once, and within seconds to the one caller who renews it; no lock that readers
//! need is held while a request is under way; nothing is spawned.

use crate::{AccessToken, BoxFuture, Error, Result, TokenProvider, TokenRequest};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};
use tokio::time::Instant;

/// How long an early renewal may keep the caller who makes it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a failed early renewal is left alone.
const PAUSE: Duration = Duration::from_secs(30);

/// The longest that a sign-in service is left alone because it asked for that.
const LONGEST: Duration = Duration::from_secs(3600);

/// Tokens by the sign-in service and the scopes they were asked for.
///
/// - A fresh token is given at once.
/// - A token that is due is renewed by one caller while the others go on with it; when that fails the old one serves on.
/// - When none serves, or the service refused it, everyone waits for one request, and shares its outcome, a failure too.
/// - When the sign-in service said when to come back (`Retry-After`), its refusal is given again until then, and nothing is sent.
#[derive(Debug, Default)]
pub struct TokenCache(Mutex<Vec<Arc<Slot>>>);

#[derive(Debug)]
struct Slot {
    authority: String,
    scopes: Vec<String>,
    kept: Mutex<Kept>,
    flight: tokio::sync::Mutex<()>,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    token: Option<AccessToken>,
    /// How the last request failed, if it did.
    failure: Option<Error>,
    /// Until when the service wants no other.
    pause: Option<Instant>,
    /// How many requests there were, so that a waiter knows whether one has ended since it came.
    round: u64,
}

impl TokenCache {
    /// A token for `request`: the one kept, or what `fetch` gets. `fetch` is run at most once at a time for the same scopes. It is
    /// told whether the kept token still serves: then it renews ahead of time, and should disturb no one.
    ///
    /// # Errors
    /// What `fetch` returns, when no kept token serves.
    pub async fn get<F>(&self, request: &TokenRequest<'_>, fetch: impl FnOnce(bool) -> F) -> Result<AccessToken>
    where
        F: Future<Output = Result<AccessToken>>,
    {
        let slot = self.slot(request);
        let before = slot.read();
        let _flight = match usable(&before, request) {
            Some(token) if !token.is_due(SystemTime::now()) => return Ok(token.clone()),
            // Due: the first to come renews it, the others go on.
            Some(token) => match slot.flight.try_lock() {
                Ok(flight) => flight,
                Err(_) => return Ok(token.clone()),
            },
            None => match before.paused() {
                Some(refusal) => return Err(refusal),
                None => slot.flight.lock().await,
            },
        };
        // Someone may have renewed it in the meantime, or failed to.
        let kept = slot.read();
        let usable = usable(&kept, request);
        match (usable, &kept.failure) {
            (Some(token), _) if !token.is_due(SystemTime::now()) => return Ok(token.clone()),
            (None, Some(failure)) if kept.round != before.round => return Err(failure.clone()),
            _ => {}
        }
        let Some(token) = usable else {
            let result = fetch(false).await;
            match &result {
                Ok(token) => slot.write(Some(token.clone()), None),
                Err(error) => slot.write(kept.token, Some(error.clone())),
            }
            return result;
        };
        // One caller pays for the renewal, but not for a sign-in service that hangs.
        let asked = match tokio::time::timeout(PATIENCE, fetch(true)).await {
            Ok(Ok(token)) => {
                slot.write(Some(token.clone()), None);
                return Ok(token);
            }
            Ok(Err(error)) => error.retry_after().unwrap_or_default(),
            Err(_) => Duration::ZERO,
        };
        let mut token = token.clone();
        token.renew_later(SystemTime::now() + asked.clamp(PAUSE, LONGEST));
        slot.write(Some(token.clone()), None);
        Ok(token)
    }

    /// What [`TokenProvider::token`] returns, for a provider that keeps its tokens here: as [`get`](Self::get), but a fresh token costs
    /// neither a wait nor the room that a request takes.
    pub fn serve<'a, F>(
        &'a self,
        request: TokenRequest<'a>,
        fetch: impl FnOnce(bool) -> F + Send + 'a,
    ) -> BoxFuture<'a, Result<AccessToken>>
    where
        F: Future<Output = Result<AccessToken>> + Send + 'a,
    {
        match self.fresh(&request) {
            Some(token) => Box::pin(std::future::ready(Ok(token))),
            None => Box::pin(async move { self.get(&request, fetch).await }),
        }
    }

    /// The kept token, when it answers the request and nothing has to be done about it.
    fn fresh(&self, request: &TokenRequest<'_>) -> Option<AccessToken> {
        let slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = slots.iter().find(|slot| slot.answers(request))?;
        let kept = slot.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let now = SystemTime::now();
        usable_at(&kept, request, now).filter(|token| !token.is_due(now)).cloned()
    }

    /// Forgets every token.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The slot for this sign-in service and these scopes. There are few, so a scan without a key is the quickest look-up.
    fn slot(&self, request: &TokenRequest<'_>) -> Arc<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.iter().find(|slot| slot.answers(request)) {
            return Arc::clone(slot);
        }
        let (scopes, authority) = (request.scopes.to_vec(), request.endpoint.authority().to_owned());
        let slot = Arc::new(Slot { authority, scopes, kept: Mutex::default(), flight: tokio::sync::Mutex::default() });
        slots.push(Arc::clone(&slot));
        slot
    }
}

impl Slot {
    fn answers(&self, request: &TokenRequest<'_>) -> bool {
        self.scopes == request.scopes && self.authority == request.endpoint.authority()
    }

    fn read(&self) -> Kept {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn write(&self, token: Option<AccessToken>, failure: Option<Error>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let round = kept.round + 1;
        let asked = failure.as_ref().and_then(Error::retry_after);
        let pause = asked.map(|wait| Instant::now() + wait.min(LONGEST));
        *kept = Kept { token, failure, pause, round };
    }
}

impl Kept {
    /// The last refusal, while the service wants to be left alone.
    fn paused(&self) -> Option<Error> {
        self.failure.clone().filter(|_| self.pause.is_some_and(|end| Instant::now() < end))
    }
}

/// The kept token, if it answers the request: valid, not the refused one, and no claims asked of a token that predates them.
fn usable<'t>(kept: &'t Kept, request: &TokenRequest<'_>) -> Option<&'t AccessToken> {
    usable_at(kept, request, SystemTime::now())
}

fn usable_at<'t>(kept: &'t Kept, request: &TokenRequest<'_>, now: SystemTime) -> Option<&'t AccessToken> {
    kept.token.as_ref().filter(|token| token.is_valid(now)).filter(|token| match request.refused {
        Some(refused) => !token.is(refused),
        None => request.claims.is_none(),
    })
}

/// Gives any provider a [`TokenCache`].
#[derive(Debug)]
pub struct Cached<P> {
    provider: P,
    cache: TokenCache,
}

impl<P: TokenProvider> Cached<P> {
    /// Keeps the tokens that `provider` gives.
    pub fn new(provider: P) -> Self {
        Self { provider, cache: TokenCache::default() }
    }
}

impl<P: TokenProvider> TokenProvider for Cached<P> {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| self.provider.token(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cloud, Endpoint, HttpClient, testing::Scripted};
    use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

    /// Gives tokens `t1`, `t2`, … with the next lifetime of a list; fails when the list is at its end.
    #[derive(Debug, Default)]
    struct Issuer {
        asked: AtomicU32,
        lifetimes: Vec<u64>,
    }

    impl TokenProvider for Issuer {
        fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
            Box::pin(async {
                let number = self.asked.fetch_add(1, SeqCst) + 1;
                tokio::task::yield_now().await;
                match self.lifetimes.get(number as usize - 1) {
                    Some(0) => {
                        Ok(AccessToken::new(format!("t{number}"), Duration::from_secs(3600)).refresh_in(Duration::ZERO))
                    }
                    Some(seconds) => Ok(AccessToken::new(format!("t{number}"), Duration::from_secs(*seconds))),
                    None => Err(Error::credential("the authority is down")),
                }
            })
        }
    }

    struct Bench {
        http: HttpClient,
        endpoint: Endpoint,
        scopes: Vec<String>,
    }

    impl Bench {
        fn new() -> Self {
            Self { http: HttpClient::new(Scripted::default()), endpoint: Endpoint::default(), scopes: vec!["s".into()] }
        }

        fn request(&self) -> TokenRequest<'_> {
            TokenRequest::new(&self.http, &self.endpoint, &self.scopes)
        }
    }

    #[tokio::test]
    async fn many_tasks_cause_one_request() {
        let bench = Bench::new();
        let cached = Cached::new(Issuer { lifetimes: vec![3600], ..Issuer::default() });
        let mut waiting: Vec<_> = (0..1000).map(|_| Box::pin(cached.token(bench.request()))).collect();
        for one in &mut waiting {
            // All are begun before the first is finished.
            std::future::poll_fn(|cx| {
                let _ = one.as_mut().poll(cx);
                std::task::Poll::Ready(())
            })
            .await;
        }
        for one in waiting {
            assert_eq!(one.await.unwrap().secret().expose(), "t1");
        }
        assert_eq!(cached.provider.asked.load(SeqCst), 1);
    }

    #[tokio::test]
    async fn a_due_token_serves_on_while_renewal_fails() {
        let bench = Bench::new();
        let cached = Cached::new(Issuer { lifetimes: vec![0], ..Issuer::default() });
        for _ in 0..3 {
            assert_eq!(cached.token(bench.request()).await.unwrap().secret().expose(), "t1");
        }
        // Asked once for it, once ahead of its end; then the failure is left alone for a while.
        assert_eq!(cached.provider.asked.load(SeqCst), 2);
    }

    #[tokio::test]
    async fn a_refused_token_is_renewed_once_for_all_who_had_it() {
        let bench = Bench::new();
        let cached = Cached::new(Issuer { lifetimes: vec![3600, 3600], ..Issuer::default() });
        let refused = cached.token(bench.request()).await.unwrap();
        for _ in 0..2 {
            let request = TokenRequest { refused: Some(&refused), ..bench.request() };
            assert_eq!(cached.token(request).await.unwrap().secret().expose(), "t2");
        }
        assert_eq!(cached.provider.asked.load(SeqCst), 2);
    }

    #[tokio::test]
    async fn an_expired_token_is_never_given() {
        let bench = Bench::new();
        let cached = Cached::new(Issuer { lifetimes: vec![3600], ..Issuer::default() });
        cached.cache.slot(&bench.request()).write(Some(AccessToken::new("old", Duration::ZERO)), None);
        assert_eq!(cached.token(bench.request()).await.unwrap().secret().expose(), "t1");
        let claims = TokenRequest { claims: Some("{}"), ..bench.request() };
        assert!(cached.token(claims).await.is_err(), "claims ask for a new token");
    }

    #[tokio::test]
    async fn a_failure_is_shared_by_those_who_waited_and_by_nobody_else() {
        let bench = Bench::new();
        let cached = Cached::new(Issuer::default());
        let mut waiting: Vec<_> = (0..100).map(|_| Box::pin(cached.token(bench.request()))).collect();
        for one in &mut waiting {
            std::future::poll_fn(|cx| {
                let _ = one.as_mut().poll(cx);
                std::task::Poll::Ready(())
            })
            .await;
        }
        for one in waiting {
            assert_eq!(one.await.unwrap_err().to_string(), "the authority is down");
        }
        assert_eq!(cached.provider.asked.load(SeqCst), 1);
        assert!(cached.token(bench.request()).await.is_err());
        assert_eq!(cached.provider.asked.load(SeqCst), 2, "a later call tries again");
    }

    #[tokio::test(start_paused = true)]
    async fn a_service_that_asks_for_a_pause_is_left_alone() {
        /// Refuses, and says when to come back.
        #[derive(Debug, Default)]
        struct Busy(AtomicU32);

        impl TokenProvider for Busy {
            fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
                self.0.fetch_add(1, SeqCst);
                let headers = http::HeaderMap::from_iter([(http::header::RETRY_AFTER, "30".parse().unwrap())]);
                let refusal = Error::service(http::StatusCode::TOO_MANY_REQUESTS, &headers, b"");
                Box::pin(std::future::ready(Err(refusal.into_credential("too many"))))
            }
        }

        let bench = Bench::new();
        let cached = Cached::new(Busy::default());
        for _ in 0..3 {
            let refusal = cached.token(bench.request()).await.unwrap_err();
            assert!(refusal.to_string().contains("too many") && refusal.is_transient(), "{refusal}");
        }
        assert_eq!(cached.provider.0.load(SeqCst), 1);
        tokio::time::advance(Duration::from_secs(31)).await;
        assert!(cached.token(bench.request()).await.is_err());
        assert_eq!(cached.provider.0.load(SeqCst), 2);
    }

    #[tokio::test]
    async fn a_token_of_one_cloud_never_serves_another() {
        let (bench, china) = (Bench::new(), Endpoint::of(Cloud::CHINA));
        let cached = Cached::new(Issuer { lifetimes: vec![3600, 3600], ..Issuer::default() });
        assert_eq!(cached.token(bench.request()).await.unwrap().secret().expose(), "t1");
        let other = TokenRequest { endpoint: &china, ..bench.request() };
        assert_eq!(cached.token(other).await.unwrap().secret().expose(), "t2");
    }
}
