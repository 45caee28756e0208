//! [`IdClaims`]: what an id token says, once it was found to be true.

use crate::{pkce::same, token_answer::text};
use graph_transport::{Error, Result};
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::time::Duration;

/// What the sign-in service says of a person who has signed in.
///
/// Key a person's data by [`object_id`](Self::object_id) and [`tenant_id`](Self::tenant_id), or by [`subject`](Self::subject): names and addresses
/// change hands. See Microsoft's page on
/// [id token claims](https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IdClaims {
    /// Who says so (`iss`).
    pub issuer: String,
    /// The person, by an id that only this app sees (`sub`).
    pub subject: String,
    /// The apps that the token is for (`aud`).
    pub audience: Vec<String>,
    /// The person's id in the tenant, the same for every app (`oid`).
    pub object_id: Option<String>,
    /// The tenant signed in to (`tid`).
    pub tenant_id: Option<String>,
    /// The name signed in with (`preferred_username`). Not to be relied on: it may change, and need not be the person's.
    pub username: Option<String>,
    /// The name to show.
    pub name: Option<String>,
    /// An address, where the app asks for it. Nobody need have proved that it is theirs.
    pub email: Option<String>,
    /// The app's roles that the person has been given.
    pub roles: Vec<String>,
    /// The ids of the person's groups, where the app asks for them.
    pub groups: Vec<String>,
    /// The browser's session (`sid`), which a front-channel sign-out names.
    pub session_id: Option<String>,
    /// When the token was made.
    pub issued_at: Option<Timestamp>,
    /// When it ends. The person's session with the app need not end then.
    pub expires_at: Timestamp,
    /// Everything else that the token says.
    pub extra: Map<String, Value>,
}

/// What a token is held against.
pub(super) struct Expected<'a> {
    pub(super) client_id: &'a str,
    /// The service's issuer, `{tenantid}` standing for the tenant that the token names.
    pub(super) issuer: &'a str,
    /// The issuers that the key signs for, likewise, where the service tells.
    pub(super) key_issuer: Option<&'a str>,
    pub(super) nonce: Option<&'a str>,
    /// The only tenants whose people are let in. None are named when all are.
    pub(super) tenants: &'a [String],
    /// Whether personal accounts are kept out.
    pub(super) work_only: bool,
    pub(super) now: Timestamp,
    pub(super) leeway: Duration,
}

/// The tenant of personal accounts.
const PERSONAL: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

fn refused(why: &str) -> Error {
    Error::credential(format!("the id token is not accepted: {why}"))
}

impl IdClaims {
    /// Reads what a token says whose signature is good, and holds it against what is expected.
    pub(super) fn check(mut members: Map<String, Value>, expected: &Expected<'_>) -> Result<Self> {
        let list = |value: Option<Value>| match value {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let time = |members: &Map<String, Value>, name: &str| match members.get(name) {
            None => Ok(None),
            Some(value) => {
                let seconds = value.as_f64().filter(|seconds| seconds.is_finite());
                let time = seconds.and_then(|seconds| Timestamp::from_second(seconds as i64).ok());
                time.map(Some).ok_or_else(|| refused("one of its times is none"))
            }
        };
        let (expires_at, begins_at, issued_at) =
            (time(&members, "exp")?, time(&members, "nbf")?, time(&members, "iat")?);
        for name in ["exp", "nbf", "iat"] {
            members.remove(name);
        }
        let tenant_id = text(&mut members, "tid");
        let named = |template: &str| match (template.contains("{tenantid}"), &tenant_id) {
            (false, _) => Some(template.to_owned()),
            (true, Some(tenant)) if is_id(tenant) => Some(template.replace("{tenantid}", tenant)),
            (true, _) => None,
        };
        let claims = Self {
            issuer: text(&mut members, "iss").ok_or_else(|| refused("it does not name its issuer"))?,
            subject: text(&mut members, "sub").ok_or_else(|| refused("it does not name the person"))?,
            audience: list(members.remove("aud")),
            object_id: text(&mut members, "oid"),
            username: text(&mut members, "preferred_username"),
            name: text(&mut members, "name"),
            email: text(&mut members, "email"),
            roles: list(members.remove("roles")),
            groups: list(members.remove("groups")),
            session_id: text(&mut members, "sid"),
            issued_at,
            expires_at: expires_at.ok_or_else(|| refused("it does not say when it ends"))?,
            extra: Map::new(),
            tenant_id: tenant_id.clone(),
        };
        let nonce = text(&mut members, "nonce");
        let party = members.get("azp").and_then(Value::as_str);
        if !claims.audience.iter().any(|app| app == expected.client_id)
            || claims.audience.len() > 1 && party != Some(expected.client_id)
        {
            return Err(refused("it was made for another app"));
        }
        if named(expected.issuer).is_none_or(|issuer| issuer != claims.issuer) {
            return Err(refused("it comes from another issuer, or for another tenant"));
        }
        if expected.key_issuer.is_some_and(|template| named(template).is_none_or(|issuer| issuer != claims.issuer)) {
            return Err(refused("its key does not sign for its issuer"));
        }
        let tenant = claims.tenant_id.as_deref().unwrap_or_default();
        let let_in = expected.tenants.is_empty() || expected.tenants.iter().any(|one| one.eq_ignore_ascii_case(tenant));
        if !let_in || expected.work_only && tenant == PERSONAL {
            return Err(refused("people of its tenant are not let in"));
        }
        let leeway = i64::try_from(expected.leeway.as_secs()).unwrap_or(i64::MAX);
        let (now, late) = (expected.now.as_second(), |time: Timestamp| time.as_second().saturating_sub(leeway));
        if claims.expires_at.as_second().saturating_add(leeway) <= now {
            return Err(refused("it has expired"));
        }
        if [begins_at, issued_at].into_iter().flatten().any(|time| late(time) > now) {
            return Err(refused("it is not valid yet: is this machine's clock right?"));
        }
        if expected.nonce.is_some_and(|expected| !same(nonce.as_deref().unwrap_or_default(), expected)) {
            return Err(refused("it was made for another sign-in, since its nonce is another"));
        }
        Ok(Self { extra: members, ..claims })
    }
}

/// Whether it can be a tenant's id, and so nothing that changes the issuer's address.
fn is_id(tenant: &str) -> bool {
    tenant.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') && tenant.len() == 36
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TENANT: &str = "2f4a0b7e-9c1d-4d51-8a52-6f1c0e9b7a11";
    const ISSUER: &str = "https://login.microsoftonline.com/{tenantid}/v2.0";

    fn expected(tenants: &[String]) -> Expected<'_> {
        Expected {
            client_id: "app",
            issuer: ISSUER,
            key_issuer: Some(ISSUER),
            nonce: Some("n"),
            tenants,
            work_only: true,
            now: Timestamp::from_second(1_000).unwrap(),
            leeway: Duration::from_secs(10),
        }
    }

    fn claims() -> Value {
        json!({
            "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"), "aud": "app", "sub": "s", "tid": TENANT, "nonce": "n",
            "exp": 2_000, "nbf": 990, "iat": 1_000.5, "roles": ["Admin"], "acct": 0,
        })
    }

    fn check(claims: Value, expected: &Expected<'_>) -> Result<IdClaims> {
        IdClaims::check(claims.as_object().unwrap().clone(), expected)
    }

    #[test]
    fn what_is_known_has_a_name_and_the_rest_is_kept() {
        let read = check(claims(), &expected(&[])).unwrap();
        assert_eq!((read.subject.as_str(), read.tenant_id.as_deref()), ("s", Some(TENANT)));
        assert_eq!((read.roles, read.expires_at.as_second()), (vec!["Admin".to_owned()], 2_000));
        assert_eq!(Value::Object(read.extra), json!({ "acct": 0 }));
    }

    #[test]
    fn each_thing_that_is_wrong_is_told() {
        let personal = format!("https://login.microsoftonline.com/{PERSONAL}/v2.0");
        for (change, words) in [
            (json!({ "aud": "other" }), "another app"),
            (json!({ "aud": ["app", "other"] }), "another app"),
            (json!({ "aud": null }), "another app"),
            (json!({ "iss": "https://evil.example/v2.0" }), "another issuer"),
            (json!({ "tid": "../evil" }), "another issuer"),
            (json!({ "tid": null }), "another issuer"),
            (json!({ "tid": PERSONAL, "iss": personal }), "people of its tenant"),
            (json!({ "exp": 990 }), "expired"),
            (json!({ "exp": null }), "one of its times"),
            (json!({ "exp": "2000" }), "one of its times"),
            (json!({ "exp": 1e300 }), "one of its times"),
            (json!({ "nbf": 1_011 }), "not valid yet"),
            (json!({ "iat": 1_011 }), "not valid yet"),
            (json!({ "nonce": "m" }), "another sign-in"),
            (json!({ "nonce": null }), "another sign-in"),
            (json!({ "sub": "" }), "name the person"),
        ] {
            let mut changed = claims();
            changed.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            let error = check(changed, &expected(&[])).unwrap_err().to_string();
            assert!(error.contains(words), "{change}: {error}");
        }
        let mut endless = claims();
        endless.as_object_mut().unwrap().remove("exp");
        assert!(check(endless, &expected(&[])).unwrap_err().to_string().contains("does not say when it ends"));
        let several = json!({ "aud": ["app", "other"], "azp": "app" });
        let mut changed = claims();
        changed.as_object_mut().unwrap().extend(several.as_object().unwrap().clone());
        check(changed, &expected(&[])).unwrap();
    }

    #[test]
    fn tenants_and_keys_are_held_to_theirs() {
        let others = ["contoso".to_owned()];
        assert!(check(claims(), &expected(&others)).unwrap_err().to_string().contains("people of its tenant"));
        let own = [TENANT.to_uppercase()];
        check(claims(), &expected(&own)).unwrap();
        let personal = format!("https://login.microsoftonline.com/{PERSONAL}/v2.0");
        let foreign = Expected { key_issuer: Some(&personal), ..expected(&[]) };
        assert!(check(claims(), &foreign).unwrap_err().to_string().contains("its key does not sign for"));
    }
}
