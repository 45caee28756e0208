//! [`Session`]: a user's sign-in, carried on with refresh tokens and kept in a store.
//!
//! Invariant: a refresh token is forgotten only when the service calls it dead, and then only that one; a newer one that another
//! process has stored is tried before anyone is asked to sign in. Once tokens of an account were given, no other's are.

use crate::{
    Account, SignInError, Store,
    app::{App, Leaf},
    hints,
    hosts::same_environment,
    renewal,
    sign_in_error::{self, SignInNeeded},
    store_update::{read, update},
    token_answer::TokenAnswer,
    unified_cache::{Owner, UnifiedCache},
};
use graph_transport::{AccessToken, Error, Result, Secret, ServiceError, TokenRequest};
use std::sync::{Arc, Mutex, PoisonError};

/// The sign-in of one user to one app.
pub(crate) struct Session {
    store: Arc<dyn Store>,
    /// The user name or id of the only account that may be signed in here.
    choice: Option<String>,
    memory: Mutex<Memory>,
}

/// What is known beside the store.
#[derive(Default)]
struct Memory {
    /// Whose session this is, once it is known: it never changes to another account by itself.
    account: Option<String>,
    /// Whether tokens of that account were given: from then on nobody else's are.
    given: bool,
    /// Who that is, when an answer has told.
    person: Option<Account>,
    /// A refresh token that could not be saved, and the host that gave it: no other may see it.
    unsaved: Option<(String, Secret)>,
}

/// How a token is had.
pub(crate) enum Next {
    Token(AccessToken),
    /// Somebody has to sign in, to these claims.
    Ask(Option<String>),
}

/// Whose entries of a cache a session may take.
pub(crate) enum Whose {
    /// Nobody is known or chosen: the account used last is taken.
    Anyones,
    Of(String),
    /// Somebody was chosen who is not there.
    Nobodys,
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
        Self { store: Arc::new(store), choice: None, memory: Mutex::default() }
    }

    /// Keeps the sign-in elsewhere from now on.
    pub(crate) fn keep_in(&mut self, store: impl Store + 'static) {
        self.store = Arc::new(store);
    }

    /// Lets this account alone be signed in here.
    pub(crate) fn choose(&mut self, who: impl Into<String>) {
        self.choice = Some(who.into());
    }

    /// The name under which the account that was chosen signs in, when it was chosen by name.
    pub(crate) fn expected_name(&self) -> Option<&str> {
        self.choice.as_deref().filter(|who| who.contains('@'))
    }

    /// Goes on with the sign-in, or tells that somebody has to be asked, if they may be.
    pub(crate) async fn go_on(
        &self,
        app: &App,
        request: &TokenRequest<'_>,
        operation: &'static str,
        may_ask: bool,
    ) -> Result<Next> {
        match self.refresh(app, request, operation, None).await {
            Ok(token) => Ok(Next::Token(token)),
            Err(error) => match SignInError::of(&error).filter(|error| error.needs_sign_in()) {
                Some(facts) if may_ask => Ok(Next::Ask(request.claims.or(facts.claims()).map(str::to_owned))),
                _ => Err(error),
            },
        }
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
        // Elsewhere than at Entra a refresh may not ask for more than was granted; without scopes it asks for just that.
        let scopes = app.authority.service.is_entra().then(|| app.user_scopes(request));
        let mut tried: Vec<Secret> = Vec::new();
        let mut refused = None;
        while let Some(token) = self.candidate(&owner, given, &tried).await? {
            let form = app
                .form()?
                .add("grant_type", "refresh_token")
                .add("refresh_token", token.expose())
                .add_if("scope", scopes.as_deref())
                .add("client_info", "1")
                .add_if("claims", app.claims(request.claims)?.as_deref());
            let error = match app.send(request, operation, Leaf::Token, form).await {
                Ok(body) => {
                    let answer = TokenAnswer::read(body.as_ref())?;
                    self.keep(app, request, &answer, Some(&token), "refresh_token").await?;
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
    ///
    /// # Errors
    /// When the answer is for somebody else than this session is for. Then nothing is kept.
    pub(crate) async fn keep(
        &self,
        app: &App,
        request: &TokenRequest<'_>,
        answer: &TokenAnswer,
        used: Option<&Secret>,
        source: &str,
    ) -> Result<()> {
        let owner = owner(app, request);
        let account = Account::of(answer, app.authority.tenant(), &owner.environment);
        let home = self.admit(account.as_ref(), used.is_some())?;
        let token = answer.refresh_token.as_ref().or(used);
        // A refresh that names no scopes gives what the sign-in was for, and not what this request is.
        let entra = app.authority.service.is_entra();
        let asked = used.is_none() || entra;
        let told = answer.scope.as_deref().unwrap_or_default();
        let granted = (used.is_none() && !entra).then(|| format!("{told} {}", app.user_scopes(request)));
        let change = |cache: &mut UnifiedCache| {
            if let Some(used) = used {
                cache.adopt(&owner, &home, used);
            }
            if let Some(token) = token {
                cache.put_refresh_token(&owner, &home, token, answer.family.as_deref(), granted.as_deref());
            }
            renewal::put(cache, app, request, &owner, &home, answer, asked);
            if let Some(account) = &account {
                cache.put_account(&owner, account, app.authority.service.authority_type(), source);
            }
        };
        let saved = update(&*self.store, change).await;
        if let Err(error) = &saved {
            tracing::warn!(error = %error, "the sign-in could not be saved and lasts as long as the program");
        }
        if let Some(token) = token {
            self.memory().unsaved = saved.is_err().then(|| (owner.environment.clone(), token.clone()));
        }
        Ok(())
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// The accounts in a cache that this session may be of.
    pub(crate) fn whose(&self, owner: &Owner, cache: &UnifiedCache) -> Result<Whose> {
        if let Some(known) = &self.memory().account {
            return Ok(Whose::Of(known.clone()));
        }
        let Some(choice) = &self.choice else { return Ok(Whose::Anyones) };
        Ok(cache.account(owner, choice)?.map_or(Whose::Nobodys, |account| Whose::Of(account.home_account_id)))
    }

    /// Says that a token of this account is given.
    pub(crate) fn is_of(&self, account: &str) {
        let mut memory = self.memory();
        memory.account.get_or_insert_with(|| account.to_owned());
        memory.given = true;
    }

    /// Takes an account for this session's own and gives its id, unless it is another than this session is for. `renewed` says that the
    /// answer came for a refresh token of this session, which need not tell again whose it is.
    fn admit(&self, account: Option<&Account>, renewed: bool) -> Result<String> {
        let mut memory = self.memory();
        let known = |account: &Account| {
            memory.account.as_ref().map(|known| known.eq_ignore_ascii_case(&account.home_account_id))
        };
        let admitted = match (account, &self.choice) {
            // A name may change while its account stays.
            (Some(account), Some(choice)) => account.is(choice) || renewed && known(account) == Some(true),
            (Some(account), None) => !memory.given || known(account) != Some(false),
            (None, choice) => renewed || choice.is_none(),
        };
        if !admitted {
            let who = self.choice.as_deref().unwrap_or("the one before");
            return Err(Error::credential(format!(
                "another account than {who} has signed in: nothing of it is kept. Sign in with the right one, or make a credential of its own \
                 for the other"
            )));
        }
        if let Some(account) = account {
            memory.account = Some(account.home_account_id.clone());
            // A renewal may say less than the sign-in did.
            if !account.username.is_empty() || memory.person.is_none() {
                memory.person = Some(account.clone());
            }
        }
        memory.given = true;
        Ok(memory.account.clone().unwrap_or_default())
    }

    /// The next refresh token to try.
    async fn candidate(&self, owner: &Owner, given: Option<&Secret>, tried: &[Secret]) -> Result<Option<Secret>> {
        let fresh = |token: &Secret| !tried.iter().any(|tried| tried.expose() == token.expose());
        let unsaved = self.memory().unsaved.clone();
        if let Some((host, token)) = unsaved
            && same_environment(&host, &owner.environment)
            && fresh(&token)
        {
            return Ok(Some(token));
        }
        let cache = read(&*self.store).await?;
        let found = match self.whose(owner, &cache)? {
            Whose::Of(account) => cache.refresh_token(owner, Some(&account)),
            Whose::Anyones => cache.refresh_token(owner, None),
            Whose::Nobodys => None,
        };
        if let Some(found) = found.filter(|found| fresh(&found.secret)) {
            self.memory().account.get_or_insert(found.home_account_id);
            return Ok(Some(found.secret));
        }
        Ok(given.filter(|token| fresh(token)).cloned())
    }

    /// Who is signed in, as far as the store and this session know. Nothing is sent.
    pub(crate) async fn account(&self, owner: &Owner) -> Result<Option<Account>> {
        let person = self.memory().person.clone();
        let cache = read(&*self.store).await?;
        let stored = match self.whose(owner, &cache)? {
            Whose::Of(account) => cache.account(owner, &account)?,
            Whose::Anyones => cache.accounts(&owner.client_id, Some(&owner.environment)).into_iter().next(),
            Whose::Nobodys => None,
        };
        Ok(stored.or_else(|| person.filter(|person| same_environment(&person.environment, &owner.environment))))
    }

    /// Forgets the sign-in, here and in the store: its account's tokens for this app, and nothing of anyone else's.
    pub(crate) async fn sign_out(&self, owner: &Owner) -> Result<()> {
        if let Some(account) = self.account(owner).await? {
            update(&*self.store, |cache| cache.remove_account(&account, &owner.client_id)).await?;
        }
        *self.memory() = Memory::default();
        Ok(())
    }

    /// A failure is no error: a dead token that stays does no harm but one more refusal.
    async fn forget(&self, owner: &Owner, token: &Secret) {
        {
            let mut memory = self.memory();
            memory.unsaved = memory.unsaved.take().filter(|(_, unsaved)| unsaved.expose() != token.expose());
            memory.person = None;
        }
        if let Err(error) = update(&*self.store, |cache| cache.remove_refresh_token(owner, token)).await {
            tracing::warn!(error = %error, "a refresh token that has ended could not be removed from the store");
        }
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn owner(app: &App, request: &TokenRequest<'_>) -> Owner {
    app.owner(request.endpoint)
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
