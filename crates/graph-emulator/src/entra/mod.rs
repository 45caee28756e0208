//! Entra ID for one tenant with one application: discovery, the device flow, tokens and their verification.
//!
//! Invariant: time comes from the [`Clock`] alone, and no lock is held longer than a look at a table.

mod admin;
mod assertion;
mod authorize;
mod call;
mod claims;
mod client;
mod codes;
mod consent;
mod der;
mod device;
mod discovery;
mod error;
mod exchange;
mod federation;
mod form;
mod html;
mod ids;
mod keys;
mod logout;
mod managed;
mod order;
mod page;
mod places;
mod redirect;
mod refreshes;
mod refusals;
mod registration;
mod scope;
mod sessions;
mod sign_in;
#[cfg(test)]
mod testing;
mod token;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderValue, RETRY_AFTER};
use http::{Method, Request, Response, StatusCode};
use jiff::Timestamp;
use serde_json::Value;

pub(crate) use self::assertion::Certificate;
use self::assertion::Used;
use self::call::Call;
use self::claims::Maker;
use self::codes::Codes;
use self::consent::Consents;
use self::device::{Decision, Devices};
use self::error::{CANNOT_SIGN, Failure, INVALID_TENANT, TENANT_NOT_FOUND, WORK_ACCOUNTS_ONLY, WRONG_METHOD};
pub(crate) use self::federation::Federation;
pub(crate) use self::form::Form;
use self::ids::Ids;
use self::keys::Ring;
use self::managed::Challenges;
pub(crate) use self::managed::{Identity, Managed, SERVER_THUMBPRINT};
pub use self::order::EntraError;
pub use self::places::IdentityHost;
pub(crate) use self::redirect::{Mode, encode};
use self::refreshes::Refreshes;
pub(crate) use self::registration::Registration;
use self::scope::{Resources, Scope};
use self::sessions::Sessions;
use crate::clock::Clock;

/// The directory that the emulator serves, with its one application.
pub(crate) struct Tenant {
    pub(crate) id: String,
    pub(crate) domain: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) app: Registration,
    pub(crate) managed: Managed,
    pub(crate) users: Vec<TenantUser>,
    /// How long access and id tokens are good for.
    pub(crate) token_lifetime: Duration,
}

/// Somebody who can sign in.
pub(crate) struct TenantUser {
    pub(crate) id: String,
    pub(crate) upn: String,
    pub(crate) display_name: String,
    pub(crate) password: String,
}

/// Who a valid bearer speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Principal {
    /// A user, through the application.
    User { id: String, upn: String },
    /// The application itself.
    App { client_id: String },
}

/// Why a bearer is not let in, in words for Graph's error answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) message: String,
}

/// The identity provider.
pub(crate) struct Entra {
    clock: Clock,
    tenant: Tenant,
    ids: Ids,
    keys: Ring,
    challenges: Mutex<Challenges>,
    codes: Mutex<Codes>,
    consents: Mutex<Consents>,
    devices: Mutex<Devices>,
    /// What the issuers sign with that the application trusts.
    issuers: Ring,
    refreshes: Mutex<Refreshes>,
    sessions: Mutex<Sessions>,
    used: Mutex<Used>,
}

/// The tenant that a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Ours, by id or domain.
    Tenant,
    /// One of the words that stand for many tenants.
    Any(&'static str),
}

/// The words that stand for many tenants.
const ANY_TENANT: &[&str] = &["common", "organizations", "consumers"];

impl Entra {
    pub(crate) fn new(clock: Clock, tenant: Tenant) -> Self {
        let ids = Ids::new(&tenant.id);
        Self {
            clock,
            tenant,
            ids,
            keys: Ring::new("tenant"),
            challenges: Mutex::default(),
            codes: Mutex::default(),
            consents: Mutex::default(),
            devices: Mutex::default(),
            issuers: Ring::new(federation::ISSUER),
            refreshes: Mutex::default(),
            sessions: Mutex::default(),
            used: Mutex::default(),
        }
    }

    /// Answers a request to the authority, or `None` when the path is none of its own. `origin` is scheme, host and
    /// port as the client named them; an `order` is carried out in place of the real answer.
    pub(crate) fn answer(
        &self,
        request: &Request<Bytes>,
        origin: &str,
        order: Option<&EntraError>,
    ) -> Option<Response<Bytes>> {
        let path: Vec<&str> = request.uri().path().split('/').filter(|part| !part.is_empty()).collect();
        let call = || Call::read(request, origin, self.clock.now(), &self.ids);
        if let (Some(order), [_, "oauth2", ..]) = (order, path.as_slice()) {
            let failure = Failure::ordered(order);
            return Some(match path.as_slice() {
                [tenant, _, "v2.0", "authorize"] => authorize::refused(self, &call(), tenant, &failure),
                _ => self.finish(&call(), |_| Err(failure)),
            });
        }
        Some(match path.as_slice() {
            ["devicelogin"] | [_, "oauth2", "deviceauth"] => page::answer(self, &call()),
            ["common", "discovery", "instance"] => self.finish(&call(), discovery::instance),
            [tenant, "v2.0", ".well-known", "openid-configuration"] => self.finish(&call(), |call| {
                let place = self.place(tenant).ok_or_else(|| INVALID_TENANT.about(*tenant))?;
                Ok(discovery::configuration(call, &self.tenant, place, tenant))
            }),
            [tenant, "discovery", "v2.0", "keys"] => self.finish(&call(), |_| {
                self.place(tenant).ok_or_else(|| INVALID_TENANT.about(*tenant))?;
                Ok(self.keys.key_set().ok_or(CANNOT_SIGN)?)
            }),
            [tenant, "adminconsent"] => admin::answer(self, &call(), tenant, false),
            [tenant, "v2.0", "adminconsent"] => admin::answer(self, &call(), tenant, true),
            [tenant, "oauth2", "v2.0", "authorize"] => authorize::answer(self, &call(), tenant),
            [tenant, "oauth2", "v2.0", "devicecode"] => self.finish(&call(), |call| {
                self.posted(call, tenant)?;
                device::answer(self, call)
            }),
            [tenant, "oauth2", "v2.0", "logout"] if self.place(tenant).is_some() => logout::answer(self, &call()),
            [tenant, "oauth2", "v2.0", "token"] => self.finish(&call(), |call| {
                let place = self.posted(call, tenant)?;
                token::answer(self, call, place)
            }),
            _ => {
                let call = call();
                if let Some(response) = managed::answer(self, request, &call) {
                    return Some(response);
                }
                let answer = federation::answer(self, &call, request.uri().path())?;
                self.finish(&call, |_| answer)
            }
        })
    }

    /// A token that an issuer gives to a workload.
    pub(crate) fn issue_federated(&self, issuer: &str, subject: &str, audience: &str) -> String {
        federation::issue(self, issuer, subject, audience).unwrap_or_default()
    }

    /// The environment of a workload that has a managed identity.
    pub(crate) fn identity_environment(&self, host: IdentityHost, origin: Option<&str>) -> Vec<(&'static str, String)> {
        managed::environment(self, host, origin)
    }

    /// A bearer that a user's client brings to the application's own interface.
    pub(crate) fn issue_for_application(&self, upn: &str) -> String {
        let resources = self.resources("");
        let scope = Scope::parse(Some(&format!("{}/access_as_user", resources.own())), &resources).ok();
        let user = self.user(upn).ok().and_then(|at| self.tenant.users.get(at));
        let claims = user.zip(scope).map(|(user, scope)| self.maker(self.clock.now()).delegated(user, &scope));
        claims.and_then(|claims| self.keys.sign(&claims)).unwrap_or_default()
    }

    fn resources<'a>(&'a self, origin: &'a str) -> Resources<'a> {
        Resources { origin, client_id: &self.tenant.client_id, others: &self.tenant.app.resources }
    }

    /// A bearer for this user with every permission that `.default` stands for. For somebody who is not in the tenant
    /// it is empty, and so good for nothing.
    pub(crate) fn issue(&self, upn: &str) -> String {
        let user = self.user(upn).ok().and_then(|at| self.tenant.users.get(at));
        let claims = user.map(|user| self.maker(self.clock.now()).delegated(user, &Scope::everything()));
        claims.and_then(|claims| self.keys.sign(&claims)).unwrap_or_default()
    }

    /// Whom a bearer speaks for.
    pub(crate) fn verify(&self, bearer: &str) -> Result<Principal, Refusal> {
        claims::check(bearer, &self.tenant, &self.keys, self.clock.now())
    }

    /// Signs with another key from now on, and publishes the one before beside it.
    pub(crate) fn rotate_keys(&self) {
        self.keys.rotate();
    }

    /// Ends every refresh token of a user.
    pub(crate) fn revoke_refresh_tokens(&self, upn: &str) -> Result<(), String> {
        lock(&self.refreshes).revoke(self.user(upn)?);
        Ok(())
    }

    /// The form that a user fills in on the sign-in page.
    pub(crate) fn sign_in_form(&self, upn: &str) -> Result<String, String> {
        let user = self.tenant.users.get(self.user(upn)?).map_or("", |user| &user.password);
        Ok(encode(&[("login", upn), ("passwd", user), ("decision", "accept")]))
    }

    /// Does what a user does on the page who approves a device's code.
    pub(crate) fn approve_device(&self, user_code: &str, upn: &str) -> Result<(), String> {
        let decision = Decision::Approved(self.user(upn)?);
        lock(&self.devices).decide(user_code, decision, self.clock.now())
    }

    /// Does what a user does on the page who declines a device's code.
    pub(crate) fn decline_device(&self, user_code: &str) -> Result<(), String> {
        lock(&self.devices).decide(user_code, Decision::Declined, self.clock.now())
    }

    /// From now on has this user approve every device's code at once, also those that wait. Somebody who is not in the
    /// tenant ends that.
    pub(crate) fn approve_devices_as(&self, upn: &str) {
        lock(&self.devices).stand(self.user(upn).ok());
    }

    fn finish(&self, call: &Call<'_>, work: impl FnOnce(&Call<'_>) -> Result<Value, Failure>) -> Response<Bytes> {
        match work(call) {
            Ok(body) => call.json(StatusCode::OK, &body),
            Err(failure) => {
                let mut response = call.json(failure.status(), &failure.body(call, &self.tenant.client_secret));
                let wait = failure.retry_after().map(|seconds| (RETRY_AFTER, HeaderValue::from(seconds)));
                response.headers_mut().extend(wait);
                response
            }
        }
    }

    /// What holds for both endpoints that take forms.
    fn posted(&self, call: &Call<'_>, tenant: &str) -> Result<Place, Failure> {
        if *call.method != Method::POST {
            return Err(WRONG_METHOD.about(call.method.as_str()));
        }
        match self.place(tenant) {
            None => Err(TENANT_NOT_FOUND.about(tenant)),
            Some(Place::Any("consumers")) => Err(WORK_ACCOUNTS_ONLY.about(&self.tenant.client_id)),
            Some(place) => match call.form.repeated() {
                Some(name) => Err(error::REPEATED_PARAMETER.about(name)),
                None => Ok(place),
            },
        }
    }

    fn place(&self, name: &str) -> Option<Place> {
        if [&self.tenant.id, &self.tenant.domain].iter().any(|own| own.eq_ignore_ascii_case(name)) {
            return Some(Place::Tenant);
        }
        ANY_TENANT.iter().find(|word| word.eq_ignore_ascii_case(name)).map(|word| Place::Any(word))
    }

    /// A user's place in the tenant's list.
    fn user(&self, upn: &str) -> Result<usize, String> {
        let found = self.tenant.users.iter().position(|user| user.upn.eq_ignore_ascii_case(upn));
        found.ok_or_else(|| format!("There is no user {upn} in this tenant."))
    }

    fn maker(&self, now: Timestamp) -> Maker<'_> {
        Maker { tenant: &self.tenant, ids: &self.ids, now }
    }
}

/// A table for the moment, also after a thread has panicked while it had it: no change leaves one half done.
fn lock<T>(table: &Mutex<T>) -> MutexGuard<'_, T> {
    table.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Entra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entra").field("clock", &self.clock).field("tenant", &self.tenant).finish_non_exhaustive()
    }
}

impl fmt::Debug for Tenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tenant")
            .field("id", &self.id)
            .field("domain", &self.domain)
            .field("client_id", &self.client_id)
            .field("users", &self.users)
            .field("token_lifetime", &self.token_lifetime)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for TenantUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantUser").field("id", &self.id).field("upn", &self.upn).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{ADA, ORIGIN, fixture, request};

    #[test]
    fn only_the_authoritys_paths_are_answered() {
        let entra = fixture();
        for path in ["/", "/v1.0/me", "/v1.0/users/a/messages", "/common", "/common/oauth2/v2.0/other", "/$batch"] {
            assert!(entra.answer(&request("GET", path, &[], String::new()), ORIGIN, None).is_none(), "{path}");
        }
    }

    #[test]
    fn a_stranger_gets_a_bearer_that_is_good_for_nothing() {
        let entra = fixture();
        assert!(entra.verify(&entra.issue("eve@contoso.com")).is_err());
        assert!(entra.verify(&entra.issue(&ADA.to_uppercase())).is_ok());
    }

    #[test]
    fn it_is_shared_between_threads_and_keeps_passwords_to_itself() {
        fn shared<T: Send + Sync + 'static>(_: &T) {}
        let entra = fixture();
        shared(&entra);
        let shown = format!("{entra:?}");
        assert!(shown.contains(ADA) && !shown.contains("\"pass\""), "{shown}");
    }
}
