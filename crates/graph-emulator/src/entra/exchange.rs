//! The grants in which an application speaks for a user without a browser: on behalf of who calls it, and with a password.

use serde_json::Value;

use super::call::Call;
use super::error::{
    ASSERTED_APPLICATION, ASSERTED_AUDIENCE, ASSERTED_SIGNATURE, ASSERTED_TIME, Failure, MISSING_PARAMETER, NO_USER,
    PLACE_OF_PASSWORDS, TOKEN_USE, WRONG_PASSWORD,
};
use super::refreshes::Consent;
use super::scope::Scope;
use super::{Entra, Place, client, token};

pub(super) const ON_BEHALF_OF: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// The grant `jwt-bearer`: the token that a user has for the application becomes one that the application has for the user.
pub(super) fn on_behalf_of(entra: &Entra, call: &Call<'_>, _: Place) -> Result<Value, Failure> {
    client::authenticate(entra, call)?;
    let get = |name: &'static str| call.form.get(name).ok_or_else(|| MISSING_PARAMETER.about(name));
    let (assertion, wanted) = (get("assertion")?, get("requested_token_use")?);
    if wanted != "on_behalf_of" {
        return Err(TOKEN_USE.about(wanted));
    }
    let claims = entra.keys.open(assertion).map_err(|_| ASSERTED_SIGNATURE)?;
    let (now, time) = (call.now.as_second(), |name: &str| claims[name].as_i64().unwrap_or_default());
    if now < time("nbf") || now >= time("exp") {
        return Err(ASSERTED_TIME.into());
    }
    if claims["aud"] != entra.resources(call.origin).own() {
        return Err(ASSERTED_AUDIENCE.about(claims["aud"].as_str().unwrap_or_default()));
    }
    if claims["idtyp"] != "user" {
        return Err(ASSERTED_APPLICATION.into());
    }
    let user = claims["upn"].as_str().and_then(|upn| entra.user(upn).ok()).ok_or(ASSERTED_APPLICATION)?;
    signed_in(entra, call, user)
}

/// The grant `password`.
pub(super) fn password(entra: &Entra, call: &Call<'_>, place: Place) -> Result<Value, Failure> {
    if let Place::Any(word @ "common") = place {
        return Err(PLACE_OF_PASSWORDS.about(word));
    }
    client::identify(entra, call)?;
    let get = |name: &'static str| call.form.get(name).ok_or_else(|| MISSING_PARAMETER.about(name));
    let (name, password) = (get("username")?, get("password")?);
    let user = entra.user(name).map_err(|_| NO_USER.about(name))?;
    if entra.tenant.users.get(user).is_none_or(|known| known.password != password) {
        return Err(WRONG_PASSWORD.into());
    }
    signed_in(entra, call, user)
}

fn signed_in(entra: &Entra, call: &Call<'_>, user: usize) -> Result<Value, Failure> {
    let scope = Scope::parse(call.form.get("scope"), &entra.resources(call.origin))?;
    let lasting = scope.has("offline_access");
    token::delegated(entra, call, Consent::new(user, scope, None, entra.ids.guid()), lasting)
}
