//! Who has signed in with which browser, known by a cookie.

use std::collections::HashMap;

use http::HeaderMap;
use http::header::COOKIE;

/// The cookie by which a browser is known again.
const NAME: &str = "ESTSAUTHPERSISTENT";

/// The browsers' sessions.
#[derive(Default)]
pub(super) struct Sessions(HashMap<String, Session>);

/// One browser's session.
#[derive(Clone, Debug, Default)]
pub(super) struct Session {
    /// What applications call it.
    pub(super) state: String,
    /// Places in the tenant's list of users.
    pub(super) users: Vec<usize>,
}

impl Sessions {
    pub(super) fn get(&self, cookie: Option<&str>) -> Session {
        cookie.and_then(|cookie| self.0.get(cookie)).cloned().unwrap_or_default()
    }

    /// Adds a user to a browser's session; `fresh` is its cookie when it has none yet, and `state` its name.
    pub(super) fn add(&mut self, cookie: Option<&str>, user: usize, fresh: String, state: String) -> (String, String) {
        let known = cookie.filter(|cookie| self.0.contains_key(*cookie)).map(str::to_owned);
        let cookie = known.unwrap_or(fresh);
        let session = self.0.entry(cookie.clone()).or_insert(Session { state, users: Vec::new() });
        if !session.users.contains(&user) {
            session.users.push(user);
        }
        (cookie, session.state.clone())
    }

    pub(super) fn end(&mut self, cookie: Option<&str>) {
        cookie.map(|cookie| self.0.remove(cookie));
    }
}

/// The browser's cookie, if it has one of ours.
pub(super) fn read(headers: &HeaderMap) -> Option<String> {
    let mut pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|it| it.split(';'));
    pairs.find_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('=').map(str::to_owned))
}

/// The `Set-Cookie` that has a browser keep it, or with nothing in it forget it.
pub(super) fn written(cookie: &str) -> String {
    let age = if cookie.is_empty() { "; Max-Age=0" } else { "" };
    format!("{NAME}={cookie}; Path=/; HttpOnly; SameSite=Lax{age}")
}
