//! The admin consent endpoint: somebody agrees for everybody in the tenant.

use bytes::Bytes;
use http::{Method, Response};

use super::authorize::{self, Asker, Wish};
use super::call::Call;
use super::error::{DECLINED, Failure};
use super::scope::Scope;
use super::sessions::Session;
use super::{Entra, sign_in};

/// Answers `/{tenant}/adminconsent`, and with a `scope` of its own `/{tenant}/v2.0/adminconsent`. Everybody here is an administrator.
pub(super) fn answer(entra: &Entra, call: &Call<'_>, tenant: &str, scoped: bool) -> Response<Bytes> {
    let asker = match authorize::asker(entra, call, tenant) {
        Ok(asker) => asker,
        Err(failure) => return sign_in::refusal(entra, call, &failure),
    };
    let settled = settle(entra, call, &asker, scoped);
    settled.unwrap_or_else(|failure| asker.refused(entra, call, &failure).into_response(call))
}

fn settle(entra: &Entra, call: &Call<'_>, asker: &Asker, scoped: bool) -> Result<Response<Bytes>, Failure> {
    let scope = match scoped {
        true => Scope::parse(call.query.get("scope"), &entra.resources(call.origin))?,
        false => Scope::everything(),
    };
    // Whoever agrees for everybody is asked each time.
    let (wish, session) = (Wish::of_admin(scope), Session::default());
    if *call.method != Method::POST {
        return Ok(sign_in::page(entra, call, &wish, &session, None));
    }
    if call.form.get("decision") == Some("cancel") {
        return Err(DECLINED.into());
    }
    if let Err(problem) = sign_in::check(entra, call, &wish, &session) {
        return Ok(sign_in::page(entra, call, &wish, &session, Some(&problem)));
    }
    let scope = scoped.then_some(&wish.scope);
    entra.agree_for_all(scope);
    let mut parameters = vec![("admin_consent", "True".to_owned()), ("tenant", entra.tenant.id.clone())];
    parameters.extend(scope.map(|scope| ("scope", scope.asked().collect::<Vec<_>>().join(" "))));
    Ok(asker.told(parameters).into_response(call))
}
