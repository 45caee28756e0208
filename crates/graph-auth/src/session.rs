//! [`Session`]: a user's sign-in, carried on with refresh tokens and kept in a store.
//!
//! Invariant: a refresh token is forgotten only when the service calls it dead, and then only that one; a newer one that another
//! process has stored is tried before anyone is asked to sign in.

use crate::{
    Saved, Store,
    account::Account,
    app::{App, Leaf},
    authority::same_environment,
    hints, renewal,
    sign_in_error::{self, SignInNeeded},
    token_answer::TokenAnswer,
    unified_cache::{Owner, UnifiedCache},
};
use graph_transport::{AccessToken, Error, Result, Secret, ServiceError, TokenRequest};
use std::sync::{Arc, Mutex, PoisonError};

/// How often a save is made again on top of someone else's. Each time someone got through, so many in a row are a fault.
const RACES: u32 = 16;

/// The sign-in of one user to one app.
pub(crate) struct Session {
    store: Arc<dyn Store>,
    memory: Mutex<Memory>,
}

/// What is known beside the store.
#[derive(Default)]
struct Memory {
    /// Whose session this is, once it is known: it never changes to another account by itself.
    account: Option<String>,
    /// A refresh token that could not be saved, and the host that gave it: no other may see it.
    unsaved: Option<(String, Secret)>,
}

/// A refused refresh token.
enum Refusal {
    /// It will never serve again.
    Dead,
    /// The user must do something first.
    NotNow,
}

impl Session {
    pub(crate) fn new(store: impl Store + 'static) -> Self {
        Self { store: Arc::new(store), memory: Mutex::default() }
    }

    /// An access token: a stored one, or one for a refresh token: an unsaved one, the stored one, or the one `given`.
    ///
    /// # Errors
    /// One that [needs a sign-in](crate::SignInError::needs_sign_in) when there is none or all were refused; any other leaves things as they are.
    pub(crate) async fn refresh(
        &self,
        app: &App,
        request: &TokenRequest<'_>,
        operation: &'static str,
        given: Option<&Secret>,
    ) -> Result<AccessToken> {
        let owner = owner(app, request);
        renewal::one_for_all(self, app, request, &owner, || self.redeem(app, request, operation, given)).await
    }

    /// An access token for a refresh token.
    async fn redeem(
        &self,
        app: &App,
        request: &TokenRequest<'_>,
        operation: &'static str,
        given: Option<&Secret>,
    ) -> Result<AccessToken> {
        let owner = owner(app, request);
        let mut tried: Vec<Secret> = Vec::new();
        let mut refused = None;
        while let Some(token) = self.candidate(&owner, given, &tried).await? {
            let form = app
                .form()?
                .add("grant_type", "refresh_token")
                .add("refresh_token", token.expose())
                .add("scope", &app.user_scopes(request))
                .add("client_info", "1")
                .add_if("claims", app.claims(request.claims)?.as_deref());
            let error = match app.send(request, operation, Leaf::Token, form).await {
                Ok(body) => {
                    let answer = TokenAnswer::read(body.as_ref())?;
                    self.keep(app, request, &answer, Some(&token), "refresh_token").await;
                    return Ok(answer.access_token);
                }
                Err(error) => error,
            };
            let refusal = error.service_error().and_then(refusal);
            let error = app.explain(error, Some(&token));
            match refusal {
                None => return Err(error),
                Some(Refusal::Dead) => self.forget(&owner, &token).await,
                Some(Refusal::NotNow) => {}
            }
            refused = Some(error);
            tried.push(token);
        }
        let error = refused.unwrap_or_else(|| Error::credential("no one has signed in to this app yet"));
        Err(error.with_source(SignInNeeded))
    }

    /// Keeps what an answer brought. `used` is the refresh token that it was got with; the service need not give another.
    ///
    /// The answer is good whether it can be kept or not, so a failure to save is no error: it is logged.
    pub(crate) async fn keep(
        &self,
        app: &App,
        request: &TokenRequest<'_>,
        answer: &TokenAnswer,
        used: Option<&Secret>,
        source: &str,
    ) {
        let owner = owner(app, request);
        let account = Account::of(answer, app.authority.tenant());
        let home = account.as_ref().map(|account| account.home_account_id.clone());
        let home = {
            let mut memory = self.memory();
            memory.account = home.or_else(|| memory.account.take());
            memory.account.clone().unwrap_or_default()
        };
        let token = answer.refresh_token.as_ref().or(used);
        let change = |cache: &mut UnifiedCache| {
            if let Some(used) = used {
                cache.adopt(&owner, &home, used);
            }
            if let Some(token) = token {
                cache.put_refresh_token(&owner, &home, token, answer.family.as_deref());
            }
            renewal::put(cache, app, request, &owner, &home, answer);
            if let Some(account) = &account {
                cache.put_account(&owner, account, source);
            }
        };
        let saved = self.update(change).await;
        if let Err(error) = &saved {
            tracing::warn!(error = %error, "the sign-in could not be saved and lasts as long as the program");
        }
        if let Some(token) = token {
            self.memory().unsaved = saved.is_err().then(|| (owner.environment.clone(), token.clone()));
        }
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// Whose session this is, once it is known.
    pub(crate) fn account(&self) -> Option<String> {
        self.memory().account.clone()
    }

    /// Says whose session this is, if that was not known.
    pub(crate) fn is_of(&self, account: &str) {
        self.memory().account.get_or_insert_with(|| account.to_owned());
    }

    /// The next refresh token to try.
    async fn candidate(&self, owner: &Owner, given: Option<&Secret>, tried: &[Secret]) -> Result<Option<Secret>> {
        let fresh = |token: &Secret| !tried.iter().any(|tried| tried.expose() == token.expose());
        let (account, unsaved) = {
            let memory = self.memory();
            (memory.account.clone(), memory.unsaved.clone())
        };
        if let Some((host, token)) = unsaved
            && same_environment(&host, &owner.environment)
            && fresh(&token)
        {
            return Ok(Some(token));
        }
        let cache = match self.store.load().await? {
            Some(stored) => UnifiedCache::read(stored.contents())?,
            None => UnifiedCache::default(),
        };
        if let Some(found) = cache.refresh_token(owner, account.as_deref()).filter(|found| fresh(&found.secret)) {
            self.memory().account.get_or_insert(found.home_account_id);
            return Ok(Some(found.secret));
        }
        Ok(given.filter(|token| fresh(token)).cloned())
    }

    /// A failure is no error: a dead token that stays does no harm but one more refusal.
    async fn forget(&self, owner: &Owner, token: &Secret) {
        {
            let mut memory = self.memory();
            memory.unsaved = memory.unsaved.take().filter(|(_, unsaved)| unsaved.expose() != token.expose());
        }
        if let Err(error) = self.update(|cache| cache.remove_refresh_token(owner, token)).await {
            tracing::warn!(error = %error, "a refresh token that has ended could not be removed from the store");
        }
    }

    /// Changes what is stored, on top of whatever others stored in the meantime.
    async fn update(&self, change: impl Fn(&mut UnifiedCache)) -> Result<()> {
        for _ in 0..RACES {
            let stored = self.store.load().await?;
            let mut cache = match &stored {
                Some(stored) => UnifiedCache::read(stored.contents())?,
                None => UnifiedCache::default(),
            };
            change(&mut cache);
            let contents = cache.to_secret();
            if stored.as_ref().is_some_and(|stored| stored.contents().expose() == contents.expose()) {
                return Ok(());
            }
            let expected = stored.as_ref().map(crate::Stored::version);
            match self.store.save(&contents, expected).await? {
                Saved::Done => return Ok(()),
                Saved::Conflict => tracing::debug!("the store was changed by someone else and is read again"),
            }
        }
        Err(Error::credential("the store changed each time before it could be saved: does it keep versions?"))
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn owner(app: &App, request: &TokenRequest<'_>) -> Owner {
    Owner { environment: app.authority.environment(request.endpoint), client_id: app.client_id.clone() }
}

/// How a refresh token was refused; `None` when the fault is not the token's.
fn refusal(service: &ServiceError) -> Option<Refusal> {
    let suberror = service.extra().get("suberror").and_then(|value| value.as_str()).unwrap_or_default();
    match service.code() {
        "invalid_grant" => Some(match sign_in_error::number(service) {
            _ if matches!(suberror, "bad_token" | "token_expired") => Refusal::Dead,
            Some(number) if hints::ends_refresh_token(number) => Refusal::Dead,
            // More is asked of the user: the token may still serve other scopes.
            Some(_) => Refusal::NotNow,
            // As the standard has it.
            None => Refusal::Dead,
        }),
        "interaction_required" | "consent_required" | "login_required" => Some(Refusal::NotNow),
        _ => None,
    }
}
