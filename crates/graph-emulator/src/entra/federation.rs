//! Issuers that the application trusts: the tokens that they sign, where their keys are found, and which tokens are taken.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::call::Call;
use super::error::{
    CANNOT_SIGN, Failure, UNKNOWN_AUDIENCE, UNKNOWN_ISSUER, UNKNOWN_SUBJECT, WRONG_FEDERATED_SIGNATURE,
};
use super::{Entra, keys::Ring};

/// The keys of all issuers: there is nobody here whom they would have to be told apart by.
pub(super) const ISSUER: &str = "issuer";
/// Stands for the tenant's id in an issuer.
const TENANT: &str = "{tenantid}";
/// How long a token of an issuer is good for; those of CI systems have about as much.
const LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// A federated credential of the application.
#[derive(Clone, Debug)]
pub(crate) struct Federation {
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) audience: String,
}

/// A token as the issuer gives it to a workload.
pub(super) fn issue(entra: &Entra, issuer: &str, subject: &str, audience: &str) -> Option<String> {
    let now = entra.clock.now();
    let ends = now.saturating_add(LIFETIME).ok()?;
    entra.issuers.sign(&json!({
        "iss": issuer, "sub": subject, "aud": [audience], "jti": entra.ids.guid(),
        "iat": now.as_second(), "nbf": now.as_second(), "exp": ends.as_second(),
    }))
}

/// Checks a token that another issuer has signed, but for its time.
pub(super) fn check(entra: &Entra, token: &str, claims: &Value) -> Result<(), Failure> {
    let text = |name: &str| claims[name].as_str().unwrap_or_default();
    let (issuer, subject) = (text("iss"), text("sub"));
    let mut known: Vec<&Federation> = entra.tenant.app.federations.iter().collect();
    let mut keep = |fits: &dyn Fn(&Federation) -> bool, failure: Failure| {
        known.retain(|federation| fits(federation));
        if known.is_empty() { Err(failure) } else { Ok(()) }
    };
    // Entra compares all three to the letter.
    keep(&|known| known.issuer.replace(TENANT, &entra.tenant.id) == issuer, UNKNOWN_ISSUER.about(issuer))?;
    keep(&|known| known.subject == subject, UNKNOWN_SUBJECT.about(subject))?;
    let named = match &claims["aud"] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => Vec::from_iter(one.as_str()),
    };
    keep(&|known| named.contains(&known.audience.as_str()), UNKNOWN_AUDIENCE.about(named.join(" ")))?;
    // A managed identity of this tenant proves an application, too.
    entra
        .issuers
        .open(token)
        .or_else(|_| entra.keys.open(token))
        .map(drop)
        .map_err(|_| WRONG_FEDERATED_SIGNATURE.into())
}

/// Answers what an issuer publishes, at the address by which it is registered.
pub(super) fn answer(entra: &Entra, call: &Call<'_>, path: &str) -> Option<Result<Value, Failure>> {
    let asked = format!("{}{path}", call.origin);
    let rest = |known: &Federation| asked.strip_prefix(known.issuer.trim_end_matches('/')).map(str::to_owned);
    let (known, rest) = entra.tenant.app.federations.iter().find_map(|known| Some((known, rest(known)?)))?;
    match rest.as_str() {
        "/.well-known/openid-configuration" if *call.method == Method::GET => Some(Ok(json!({
            "issuer": known.issuer,
            "jwks_uri": format!("{}/keys", known.issuer.trim_end_matches('/')),
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["id_token"],
            "subject_types_supported": ["public"],
        }))),
        "/keys" => Some(Ring::key_set(&entra.issuers).ok_or_else(|| CANNOT_SIGN.into())),
        _ => None,
    }
}
