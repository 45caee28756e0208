//! [`TokenCache`]: keeps tokens, renews them ahead of their end, and never asks twice at once for the same one.
//!
//! Invariant: a token that still serves is given without waiting; no lock that readers need is held while a request is under way;
//! nothing is spawned.

use crate::{AccessToken, BoxFuture, Result, TokenProvider, TokenRequest};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// How long a failed early renewal is left alone.
const PAUSE: Duration = Duration::from_secs(30);

/// Tokens by the scopes they were asked for.
///
/// - A fresh token is given at once.
/// - A token that is due is renewed by one caller while the others go on with it; when that fails the old one serves on.
/// - When none serves, or the service refused it, everyone waits for one request.
#[derive(Debug, Default)]
pub struct TokenCache(Mutex<HashMap<String, Arc<Slot>>>);

#[derive(Debug, Default)]
struct Slot {
    token: Mutex<Option<AccessToken>>,
    flight: tokio::sync::Mutex<()>,
}

impl TokenCache {
    /// A token for `request`: the one kept, or what `fetch` gets. `fetch` is run at most once at a time for the same scopes.
    ///
    /// # Errors
    /// What `fetch` returns, when no kept token serves.
    pub async fn get<F>(&self, request: &TokenRequest<'_>, fetch: impl FnOnce() -> F) -> Result<AccessToken>
    where
        F: Future<Output = Result<AccessToken>>,
    {
        let slot = self.slot(request.scopes);
        let kept = slot.read();
        let _flight = match usable(kept.as_ref(), request) {
            Some(token) if !token.is_due(SystemTime::now()) => return Ok(token.clone()),
            // Due: the first to come renews it, the others go on.
            Some(token) => match slot.flight.try_lock() {
                Ok(flight) => flight,
                Err(_) => return Ok(token.clone()),
            },
            None => slot.flight.lock().await,
        };
        // Someone may have renewed it in the meantime.
        let kept = slot.read();
        let usable = usable(kept.as_ref(), request);
        if let Some(token) = usable.filter(|token| !token.is_due(SystemTime::now())) {
            return Ok(token.clone());
        }
        match (fetch().await, usable) {
            (Ok(token), _) => {
                slot.write(token.clone());
                Ok(token)
            }
            (Err(_), Some(token)) => {
                let mut token = token.clone();
                token.renew_later(SystemTime::now() + PAUSE);
                slot.write(token.clone());
                Ok(token)
            }
            (Err(error), None) => Err(error),
        }
    }

    /// Forgets every token.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn slot(&self, scopes: &[String]) -> Arc<Slot> {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The one-scope case is every call's: it looks up without building a key.
        let found = match scopes {
            [one] => slots.get(one),
            many => slots.get(&many.join(" ")),
        };
        match found {
            Some(slot) => Arc::clone(slot),
            None => Arc::clone(slots.entry(scopes.join(" ")).or_default()),
        }
    }
}

impl Slot {
    fn read(&self) -> Option<AccessToken> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn write(&self, token: AccessToken) {
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = Some(token);
    }
}

/// The kept token, if it answers the request: valid, not the refused one, and no claims asked of a token that predates them.
fn usable<'t>(kept: Option<&'t AccessToken>, request: &TokenRequest<'_>) -> Option<&'t AccessToken> {
    kept.filter(|token| token.is_valid(SystemTime::now())).filter(|token| match request.refused {
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
        Box::pin(async move { self.cache.get(&request, || self.provider.token(request)).await })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Endpoint, Error, HttpClient, testing::Scripted};
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
        cached.cache.slot(&bench.scopes).write(AccessToken::new("old", Duration::ZERO));
        assert_eq!(cached.token(bench.request()).await.unwrap().secret().expose(), "t1");
        let claims = TokenRequest { claims: Some("{}"), ..bench.request() };
        assert!(cached.token(claims).await.is_err(), "claims ask for a new token");
    }
}
