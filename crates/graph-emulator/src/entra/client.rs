//! Which application calls, and whether it can prove it.

use super::call::Call;
use super::error::{Failure, MISSING_PARAMETER, SECRET_NEEDED, UNKNOWN_APP, WRONG_SECRET};
use super::form::plain;
use super::{Entra, assertion};

/// Checks that the request comes from the tenant's application, and that a secret or an assertion, where it gives one, is right.
///
/// The application is registered for both kinds of flow: without a secret it is a public client.
pub(super) fn identify(entra: &Entra, call: &Call<'_>) -> Result<(), Failure> {
    let tenant = &entra.tenant;
    let basic = call.basic.as_ref().map(|(id, _)| plain(id));
    let id = call.form.get("client_id").or(basic.as_deref()).ok_or_else(|| MISSING_PARAMETER.about("client_id"))?;
    if !id.eq_ignore_ascii_case(&tenant.client_id) {
        return Err(UNKNOWN_APP.about(id));
    }
    if let Some(assertion) = call.form.get("client_assertion") {
        return assertion::check(entra, call, &tenant.client_id, assertion);
    }
    let right = match (call.form.get("client_secret"), &call.basic) {
        (Some(secret), _) => secret == tenant.client_secret,
        // RFC 6749 has both parts form-encoded, which clients forget and Entra forgives.
        (None, Some((_, secret))) => *secret == tenant.client_secret || plain(secret) == tenant.client_secret,
        (None, None) => true,
    };
    if right { Ok(()) } else { Err(WRONG_SECRET.about(id)) }
}

/// As [`identify`], for a grant that an application gets in its own name and so only against a proof.
pub(super) fn authenticate(entra: &Entra, call: &Call<'_>) -> Result<(), Failure> {
    identify(entra, call)?;
    if is_proven(call) { Ok(()) } else { Err(SECRET_NEEDED.about(call.form.get("grant_type").unwrap_or_default())) }
}

/// Whether a request that was let through has proven which application it comes from.
pub(super) fn is_proven(call: &Call<'_>) -> bool {
    call.basic.is_some() || ["client_secret", "client_assertion"].iter().any(|name| call.form.get(name).is_some())
}
