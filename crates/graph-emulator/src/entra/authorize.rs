//! The authorization endpoint: what a browser brings is checked, a person is asked where need be, and the answer goes back
//! to the application.
//!
//! Invariant: nothing is sent to a redirect URI that is not registered.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::header::{HeaderValue, SET_COOKIE};
use http::{Method, Response};

use super::call::Call;
use super::codes::Challenge;
use super::error::{
    ACCOUNT_NEEDED, BAD_CLAIMS, BAD_PROMPT, CONSENT_NEEDED, DECLINED, Failure, MISSING_PARAMETER, NONCE_NEEDED,
    SESSION_NEEDED, TENANT_NOT_FOUND, UNKNOWN_APP, UNREGISTERED_REDIRECT, UNSUPPORTED_RESPONSE, WORK_ACCOUNTS_ONLY,
};
use super::redirect::Mode;
use super::refreshes::Consent;
use super::registration::Platform;
use super::scope::Scope;
use super::{Entra, Place, lock, sessions, sign_in, token};
use crate::Redirect;

/// The application that asks, known well enough to be answered.
pub(super) struct Asker {
    uri: String,
    platform: Platform,
    mode: Mode,
    state: Option<String>,
}

/// What it asks for.
pub(super) struct Wish {
    pub(super) scope: Scope,
    pub(super) prompt: Option<Prompt>,
    pub(super) login_hint: Option<String>,
    pub(super) domain_hint: Option<String>,
    nonce: Option<String>,
    challenge: Option<Challenge>,
    code: bool,
    id_token: bool,
}

/// Whether a person is to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prompt {
    None,
    Login,
    SelectAccount,
    Consent,
}

/// The words of `prompt`; `create` is for those who have no account yet.
const PROMPTS: &[(&str, Prompt)] = &[
    ("none", Prompt::None),
    ("login", Prompt::Login),
    ("select_account", Prompt::SelectAccount),
    ("consent", Prompt::Consent),
];

/// Answers `/{tenant}/oauth2/v2.0/authorize`. What is wrong with the application's address is told to the person, everything
/// else to the application.
pub(super) fn answer(entra: &Entra, call: &Call<'_>, tenant: &str) -> Response<Bytes> {
    let asker = match asker(entra, call, tenant) {
        Ok(asker) => asker,
        Err(failure) => return sign_in::refusal(entra, call, &failure),
    };
    let settled = match wish(entra, call) {
        Err(failure) => Err(failure),
        Ok(wish) if *call.method == Method::POST => posted(entra, call, &asker, &wish),
        Ok(wish) => asked(entra, call, &asker, &wish),
    };
    settled.unwrap_or_else(|failure| asker.refused(entra, call, &failure).into_response(call))
}

/// Answers the same with a refusal that does not depend on the rest.
pub(super) fn refused(entra: &Entra, call: &Call<'_>, tenant: &str, failure: &Failure) -> Response<Bytes> {
    match asker(entra, call, tenant) {
        Ok(asker) => asker.refused(entra, call, failure).into_response(call),
        Err(failure) => sign_in::refusal(entra, call, &failure),
    }
}

pub(super) fn asker(entra: &Entra, call: &Call<'_>, tenant: &str) -> Result<Asker, Failure> {
    let client = call.query.get("client_id").ok_or_else(|| MISSING_PARAMETER.about("client_id"))?;
    match entra.place(tenant) {
        None => return Err(TENANT_NOT_FOUND.about(tenant)),
        Some(Place::Any("consumers")) => return Err(WORK_ACCOUNTS_ONLY.about(client)),
        Some(_) => {}
    }
    if !client.eq_ignore_ascii_case(&entra.tenant.client_id) {
        return Err(UNKNOWN_APP.about(client));
    }
    let uri = call.query.get("redirect_uri").ok_or_else(|| MISSING_PARAMETER.about("redirect_uri"))?;
    let platform = entra.tenant.app.platform(&entra.tenant.client_id, uri);
    let platform = platform.ok_or_else(|| UNREGISTERED_REDIRECT.about(uri))?;
    // A wrong mode is told in the one that fits the response type.
    let has_token = call.query.get("response_type").is_some_and(|kind| kind.contains("token"));
    let mode = Mode::read(call.query.get("response_mode"), has_token).or_else(|_| Mode::read(None, has_token))?;
    Ok(Asker { uri: uri.to_owned(), platform, mode, state: call.query.get("state").map(str::to_owned) })
}

fn wish(entra: &Entra, call: &Call<'_>) -> Result<Wish, Failure> {
    if let Some(name) = call.query.repeated() {
        return Err(super::error::REPEATED_PARAMETER.about(name));
    }
    let kind = call.query.get("response_type").ok_or_else(|| MISSING_PARAMETER.about("response_type"))?;
    let words: Vec<&str> = kind.split_whitespace().collect();
    if words.iter().any(|word| !["code", "id_token"].contains(word)) {
        return Err(UNSUPPORTED_RESPONSE.about(kind));
    }
    let (code, id_token) = (words.contains(&"code"), words.contains(&"id_token"));
    Mode::read(call.query.get("response_mode"), id_token)?;
    let scope = Scope::parse(call.query.get("scope"), &entra.resources(call.origin))?;
    let prompt = call.query.get("prompt").map(|name| {
        let known = PROMPTS.iter().find(|(known, _)| *known == name);
        known.map(|(_, prompt)| *prompt).ok_or_else(|| BAD_PROMPT.about(name))
    });
    let text = |name| call.query.get(name).map(str::to_owned);
    let nonce = text("nonce");
    if id_token && nonce.is_none() {
        return Err(NONCE_NEEDED.into());
    }
    let claims = call.query.get("claims").map(serde_json::from_str::<serde_json::Map<_, _>>);
    if claims.is_some_and(|claims| claims.is_err()) {
        return Err(BAD_CLAIMS.into());
    }
    Ok(Wish {
        scope,
        prompt: prompt.transpose()?,
        login_hint: text("login_hint"),
        domain_hint: text("domain_hint"),
        nonce,
        challenge: Challenge::read(call)?,
        code,
        id_token,
    })
}

/// A browser comes: it goes back at once when its session says who it is, and otherwise a person is asked.
fn asked(entra: &Entra, call: &Call<'_>, asker: &Asker, wish: &Wish) -> Result<Response<Bytes>, Failure> {
    let session = lock(&entra.sessions).get(call.cookie.as_deref());
    let hinted = |user: &usize| match &wish.login_hint {
        Some(hint) => entra.tenant.users.get(*user).is_some_and(|known| known.upn.eq_ignore_ascii_case(hint)),
        None => true,
    };
    let candidates: Vec<usize> = session.users.iter().copied().filter(hinted).collect();
    let silent = match (candidates.as_slice(), wish.prompt) {
        (_, Some(Prompt::Login | Prompt::SelectAccount | Prompt::Consent)) => None,
        ([], Some(Prompt::None)) => return Err(SESSION_NEEDED.into()),
        ([user], prompt) => match entra.lacking(*user, &wish.scope) {
            None => Some(*user),
            Some(missing) if prompt == Some(Prompt::None) => return Err(CONSENT_NEEDED.about(missing)),
            Some(_) => None,
        },
        (_, Some(Prompt::None)) => return Err(ACCOUNT_NEEDED.into()),
        _ => None,
    };
    match silent {
        Some(user) => Ok(asker.granted(entra, call, wish, user, &session.state)?.into_response(call)),
        None => Ok(sign_in::page(entra, call, wish, &session, None)),
    }
}

/// A person has filled the page in.
fn posted(entra: &Entra, call: &Call<'_>, asker: &Asker, wish: &Wish) -> Result<Response<Bytes>, Failure> {
    let session = lock(&entra.sessions).get(call.cookie.as_deref());
    let user = match call.form.get("decision") {
        Some("accept") => match sign_in::check(entra, call, wish, &session) {
            Ok(user) => user,
            Err(problem) => return Ok(sign_in::page(entra, call, wish, &session, Some(&problem))),
        },
        Some("cancel") => return Err(DECLINED.into()),
        _ => return Ok(sign_in::page(entra, call, wish, &session, Some("Choose whether to accept or to cancel."))),
    };
    entra.agree(user, &wish.scope);
    let (fresh, state) = (entra.ids.opaque("0.S"), entra.ids.guid());
    let (cookie, state) = lock(&entra.sessions).add(call.cookie.as_deref(), user, fresh, state);
    let mut response = asker.granted(entra, call, wish, user, &state)?.into_response(call);
    let cookie = HeaderValue::from_str(&sessions::written(&cookie)).ok();
    response.headers_mut().extend(cookie.map(|cookie| (SET_COOKIE, cookie)));
    Ok(response)
}

impl Wish {
    /// What an administrator is asked.
    pub(super) fn of_admin(scope: Scope) -> Self {
        Self {
            scope,
            prompt: Some(Prompt::Login),
            login_hint: None,
            domain_hint: None,
            nonce: None,
            challenge: None,
            code: false,
            id_token: false,
        }
    }
}

impl Asker {
    fn granted(
        &self,
        entra: &Entra,
        call: &Call<'_>,
        wish: &Wish,
        user: usize,
        session: &str,
    ) -> Result<Redirect, Failure> {
        let mut parameters = Vec::new();
        let code = wish.code.then(|| entra.ids.opaque("1.C"));
        let consent = Consent::new(user, wish.scope.clone(), wish.nonce.clone(), entra.ids.guid());
        if wish.id_token {
            let hash = code.as_deref().map(half_hash);
            parameters.push(("id_token", token::identity(entra, call, &consent, hash.as_deref())?));
        }
        if let Some(code) = code {
            parameters.insert(0, ("code", code.clone()));
            let to = (self.uri.as_str(), self.platform);
            lock(&entra.codes).add(code, consent, to, wish.challenge.clone(), call.now);
        }
        if call.query.get("client_info") == Some("1") {
            parameters.extend(token::client_info(entra, user).map(|info| ("client_info", info)));
        }
        let mut redirect = self.told(parameters);
        redirect.parameters.push(("session_state", session.to_owned()));
        Ok(redirect)
    }

    pub(super) fn refused(&self, entra: &Entra, call: &Call<'_>, failure: &Failure) -> Redirect {
        self.told(failure.parameters(call, &entra.tenant.client_secret))
    }

    /// The way back with these parameters and the application's own state.
    pub(super) fn told(&self, mut parameters: Vec<(&'static str, String)>) -> Redirect {
        parameters.extend(self.state.clone().map(|state| ("state", state)));
        Redirect { uri: self.uri.clone(), mode: self.mode, parameters }
    }
}

/// What an id token says of the code beside it (OpenID Connect Core, 3.3.2.11).
fn half_hash(text: &str) -> String {
    let hash = digest(&SHA256, text.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.as_ref().iter().take(16).copied().collect::<Vec<u8>>())
}
