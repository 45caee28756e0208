//! Renewals by many workers: one asks the service, the others use what it has stored.
//!
//! Invariant: whoever gets the right to renew looks into the store again before it asks; the right is a courtesy, and whatever
//! happens to it, what is saved is checked by the store's version.

use crate::{
    account::Account,
    app::App,
    session::{Session, Whose},
    store::Guard,
    token_answer::TokenAnswer,
    unified_cache::{Owner, UnifiedCache, Wanted},
};
use graph_transport::{AccessToken, Result, TokenRequest};
use std::{future::poll_fn, pin::pin, task::Poll};

/// An access token: one that is stored and not due, or one that `renew` gets with the right to do so.
pub(crate) async fn one_for_all<F>(
    session: &Session,
    app: &App,
    request: &TokenRequest<'_>,
    owner: &Owner,
    renew: impl FnOnce() -> F,
) -> Result<AccessToken>
where
    F: Future<Output = Result<AccessToken>>,
{
    if let Some(token) = stored(session, app, request, owner).await? {
        return Ok(token);
    }
    let guard = session.store().lock().await.unwrap_or_else(|error| {
        tracing::warn!(error = %error, "the sign-in is renewed without the store's lock, which cannot be had");
        None
    });
    let Some(guard) = guard else { return renew().await };
    let result = while_kept(&*guard, async {
        // Who had the right before may have done what is needed.
        match stored(session, app, request, owner).await? {
            Some(token) => Ok(token),
            None => renew().await,
        }
    })
    .await;
    guard.release().await;
    result
}

/// Runs `work`, and keeps the right from ending for as long. Work goes on when the right is lost all the same.
async fn while_kept<T>(guard: &dyn Guard, work: impl Future<Output = T>) -> T {
    let (mut work, mut keep) = (pin!(work), guard.keep());
    let mut kept = true;
    poll_fn(|context| {
        if let Poll::Ready(result) = work.as_mut().poll(context) {
            return Poll::Ready(result);
        }
        if kept && keep.as_mut().poll(context).is_ready() {
            kept = false;
            tracing::debug!("the right to renew was lost: another worker may renew the sign-in too");
        }
        Poll::Pending
    })
    .await
}

/// What the store has for the request, unless it is the token that was refused.
async fn stored(
    session: &Session,
    app: &App,
    request: &TokenRequest<'_>,
    owner: &Owner,
) -> Result<Option<AccessToken>> {
    let Some(stored) = session.store().load().await? else { return Ok(None) };
    let cache = UnifiedCache::read(stored.contents())?;
    let account = match session.whose(owner, &cache)? {
        Whose::Of(account) => Some(account),
        Whose::Anyones => None,
        Whose::Nobodys => return Ok(None),
    };
    let Some((token, account)) = cache.access_token(owner, account.as_deref(), &wanted(app, request)) else {
        return Ok(None);
    };
    let refused = |refused: &AccessToken| refused.secret().expose() == token.secret().expose();
    if request.refused.is_some_and(refused) {
        return Ok(None);
    }
    session.is_of(&account);
    Ok(Some(token))
}

/// Adds what an answer brought beside the refresh token. `home` is whose it is, as far as that is known, and `asked` whether the service
/// was told the request's scopes.
pub(crate) fn put(
    cache: &mut UnifiedCache,
    app: &App,
    request: &TokenRequest<'_>,
    owner: &Owner,
    home: &str,
    answer: &TokenAnswer,
    asked: bool,
) {
    let wanted = wanted(app, request);
    let account = Account::of(answer, wanted.tenant, &owner.environment);
    if let Some(account) = &account {
        cache.put_identity(owner, account, answer.id_token.as_ref());
    }
    cache.put_app(owner, answer.family.as_deref());
    cache.put_access_token(
        owner,
        home,
        account.as_ref().map(|account| account.tenant.as_str()),
        &wanted,
        answer,
        asked,
    );
}

fn wanted<'r>(app: &'r App, request: &TokenRequest<'r>) -> Wanted<'r> {
    let default = request.endpoint.default_scope();
    Wanted {
        tenant: app.authority.tenant(),
        scopes: app.user_scopes(request),
        resource: default.strip_suffix("/.default").unwrap_or(&default).to_owned(),
        claims: request.claims,
        capable: app.continuous_access_evaluation,
    }
}
