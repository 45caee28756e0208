//! Plays the person at the browser: [`Emulator::authorize`] and [`Emulator::decline`].
//!
//! Everybody has a browser of their own, which keeps its cookie. Requests go the way that a browser's do, through journal and faults.

use crate::{Emulator, Redirect, SignInPageError, entra::encode, service::lock};
use bytes::Bytes;
use http::{
    Request, Response, Uri,
    header::{CONTENT_TYPE, COOKIE, SET_COOKIE},
};

impl Emulator {
    /// Opens an authorization URL in the browser of `user`, who signs in and agrees: where the browser is sent in the end.
    ///
    /// Who has signed in before goes back at once, as in any browser, unless the URL's `prompt` says otherwise; with `prompt=none`
    /// nobody is asked, and the redirect says so.
    ///
    /// ```
    /// let emulator = graph_emulator::Emulator::demo();
    /// let url = format!(
    ///     "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id={}&response_type=code\
    ///      &redirect_uri=http%3A%2F%2Flocalhost%3A8400&scope=User.Read&state=s1",
    ///     emulator.client_id(),
    /// );
    /// let redirect = emulator.authorize(&url, "ada@contoso.com").unwrap();
    /// assert!(redirect.url().starts_with("http://localhost:8400?code="));
    /// assert_eq!(redirect.parameter("state"), Some("s1"));
    /// ```
    ///
    /// # Errors
    /// When the authority shows a page that leads no further: an application or a redirect URI that it does not know, or no such user.
    pub fn authorize(&self, url: &str, user: &str) -> Result<Redirect, SignInPageError> {
        let shown = self.visit("GET", url, user, String::new())?;
        if let Some(redirect) = read(&shown)? {
            return Ok(redirect);
        }
        let form = self.service().entra.sign_in_form(user).map_err(SignInPageError)?;
        self.fill_in(url, user, form)
    }

    /// Opens an authorization URL and presses Cancel.
    ///
    /// # Errors
    /// As [`authorize`](Self::authorize).
    pub fn decline(&self, url: &str) -> Result<Redirect, SignInPageError> {
        let shown = self.visit("GET", url, "", String::new())?;
        match read(&shown)? {
            Some(redirect) => Ok(redirect),
            None => self.fill_in(url, "", encode(&[("decision", "cancel")])),
        }
    }

    fn fill_in(&self, url: &str, user: &str, form: String) -> Result<Redirect, SignInPageError> {
        let answer = self.visit("POST", url, user, form)?;
        read(&answer)?.ok_or_else(|| SignInPageError("The authority asked again.".to_owned()))
    }

    /// Sends what the browser of a user sends.
    fn visit(&self, method: &str, url: &str, user: &str, form: String) -> Result<Response<Bytes>, SignInPageError> {
        let wrong = |what: &str| SignInPageError(format!("The authorization URL {what}."));
        let uri: Uri = url.parse().map_err(|_| wrong("cannot be parsed"))?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(wrong("is not absolute"));
        };
        let origin = format!("{scheme}://{authority}");
        let user = user.to_lowercase();
        let mut request = Request::builder().method(method).uri(&uri);
        if method == "POST" {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(cookie) = lock(self.browsers()).get(&user) {
            request = request.header(COOKIE, cookie);
        }
        let request = request.body(Bytes::from(form)).map_err(|_| wrong("cannot be sent"))?;
        let result = self.service().handle(&request, &origin).result;
        let response = result.map_err(|_| SignInPageError("The connection was lost (a fault on order).".to_owned()))?;
        let kept = response.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok()?.split(';').next());
        if let Some(cookie) = kept {
            lock(self.browsers()).insert(user, cookie.to_owned());
        }
        Ok(response)
    }
}

/// Where a browser is sent, if it is not shown a page to fill in.
fn read(response: &Response<Bytes>) -> Result<Option<Redirect>, SignInPageError> {
    let extensions = response.extensions();
    if let Some(redirect) = extensions.get::<Redirect>() {
        return Ok(Some(redirect.clone()));
    }
    match extensions.get::<SignInPageError>() {
        Some(problem) => Err(problem.clone()),
        None if response.status().is_success() => Ok(None),
        None => Err(SignInPageError(format!("The authority answered {}.", response.status()))),
    }
}
