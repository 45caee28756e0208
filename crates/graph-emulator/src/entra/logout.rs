//! The logout endpoint: the browser's session ends, and the browser goes back to the application if that is known here.

use bytes::Bytes;
use http::header::{HeaderValue, SET_COOKIE};
use http::{Response, StatusCode};

use super::call::Call;
use super::html::{self, Forms};
use super::redirect::Mode;
use super::{Entra, lock, sessions};
use crate::Redirect;

/// Answers `/{tenant}/oauth2/v2.0/logout`, whatever the method. Refresh tokens live on, as they do with Entra.
pub(super) fn answer(entra: &Entra, call: &Call<'_>) -> Response<Bytes> {
    lock(&entra.sessions).end(call.cookie.as_deref());
    let get = |name: &str| call.query.get(name).or_else(|| call.form.get(name));
    let registered = |uri: &&str| entra.tenant.app.platform(&entra.tenant.client_id, uri).is_some();
    let mut response = match get("post_logout_redirect_uri").filter(registered) {
        Some(uri) => {
            let parameters = get("state").map(|state| ("state", state.to_owned())).into_iter().collect();
            Redirect { uri: uri.to_owned(), mode: Mode::Query, parameters }.into_response(call)
        }
        None => {
            let text = "<p role=\"status\">You are signed out. You can close this page.</p>";
            html::page(call, StatusCode::OK, "Signed out", text, Forms::Own)
        }
    };
    response.headers_mut().extend(HeaderValue::from_str(&sessions::written("")).ok().map(|it| (SET_COOKIE, it)));
    response
}
