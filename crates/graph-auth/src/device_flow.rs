//! [`DeviceFlow`]: one sign-in with a device code: the code, and the waiting for someone to enter it.

use crate::{
    DevicePrompt,
    app::{App, Leaf},
    token_answer::{TokenAnswer, object, seconds, text},
};
use graph_transport::{Error, Result, Secret, TokenRequest};
use std::time::Duration;
use tokio::time::{Instant, sleep};

pub(crate) const OPERATION: &str = "auth.device_code";

/// What the standard prescribes when the service does not say how often to ask, and how much slower when it asks too often.
const INTERVAL: Duration = Duration::from_secs(5);
/// How long Microsoft's codes live.
const LIFETIME: Duration = Duration::from_secs(900);

/// A code that waits to be entered. Cheap enough to clone.
#[derive(Clone)]
pub(crate) struct DeviceFlow {
    prompt: DevicePrompt,
    device_code: Secret,
    claims: Option<String>,
    interval: Duration,
    ends: Instant,
    /// What it was asked for: it serves nothing else.
    asked: String,
}

impl DeviceFlow {
    /// Asks for a code. The claims are those that the tokens must satisfy.
    pub(crate) async fn begin(app: &App, request: &TokenRequest<'_>, claims: Option<&str>) -> Result<Self> {
        let claims = app.claims(claims)?;
        let scope = app.user_scopes(request);
        let form = app.form()?.add("scope", &scope).add_if("claims", claims.as_deref());
        let asked = Self::subject(app, request)?;
        let body = match app.send(request, OPERATION, Leaf::DeviceCode, form).await {
            Ok(body) => body,
            Err(error) => return Err(app.explain(error, None)),
        };
        let mut members = object(body.as_ref())?;
        let mut required = |names: &[&str]| {
            names.iter().find_map(|name| text(&mut members, name)).ok_or_else(|| {
                Error::credential(format!(
                    "the sign-in service's answer to a device code request holds no {}",
                    names[0]
                ))
            })
        };
        let device_code = Secret::new(required(&["device_code"])?);
        let user_code = required(&["user_code"])?;
        // Older services say `url`.
        let verification_uri = required(&["verification_uri", "verification_url"])?;
        let message = text(&mut members, "message").unwrap_or_else(|| {
            format!("To sign in, open {verification_uri} in a browser and enter the code {user_code}.")
        });
        let expires_in = seconds(&members, "expires_in").unwrap_or(LIFETIME);
        Ok(Self {
            prompt: DevicePrompt { user_code, verification_uri, message, expires_in },
            device_code,
            claims,
            interval: seconds(&members, "interval").unwrap_or(INTERVAL).max(Duration::from_secs(1)),
            ends: Instant::now() + expires_in,
            asked,
        })
    }

    /// Whether this code would do for the request and there is time left to enter it.
    pub(crate) fn serves(&self, app: &App, request: &TokenRequest<'_>, claims: Option<&str>) -> bool {
        self.ends > Instant::now() + 2 * self.interval
            && Self::subject(app, request).is_ok_and(|subject| subject == self.asked)
            && app.claims(claims).is_ok_and(|claims| claims == self.claims)
    }

    fn subject(app: &App, request: &TokenRequest<'_>) -> Result<String> {
        Ok(format!("{} {}", app.authority.url(request.endpoint, "token")?, app.user_scopes(request)))
    }

    /// What to show now.
    pub(crate) fn prompt(&self) -> DevicePrompt {
        DevicePrompt { expires_in: self.ends.saturating_duration_since(Instant::now()), ..self.prompt.clone() }
    }

    /// Asks again and again until the code was entered, refused or too old. Dropping the future ends the asking.
    pub(crate) async fn wait(&self, app: &App, request: &TokenRequest<'_>) -> Result<TokenAnswer> {
        let mut interval = self.interval;
        loop {
            if Instant::now().checked_add(interval).is_none_or(|next| next >= self.ends) {
                return Err(Error::credential("the code was not entered in time: ask again and enter the new code"));
            }
            sleep(interval).await;
            let form = app
                .form()?
                .add("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
                .add("device_code", self.device_code.expose())
                .add("client_info", "1")
                .add_if("claims", self.claims.as_deref());
            let error = match app.send(request, OPERATION, Leaf::Token, form).await {
                Ok(body) => return TokenAnswer::read(body.as_ref()),
                Err(error) => error,
            };
            let end = match error.service_error().map_or("", |service| service.code()) {
                "authorization_pending" => continue,
                "slow_down" => {
                    interval += INTERVAL;
                    continue;
                }
                "authorization_declined" | "access_denied" => {
                    "the sign-in was declined: ask again if that was not meant"
                }
                "expired_token" | "code_expired" => {
                    "the code was not entered in time: ask again and enter the new code"
                }
                "bad_verification_code" => {
                    "the service does not know the device code any more: ask again for a new one"
                }
                _ if error.is_transient() => {
                    // The person may be typing at this moment: go on, more slowly, for as long as the code lives.
                    tracing::debug!(
                        "the sign-in service could not be asked whether the code was entered and is asked again"
                    );
                    interval = (interval + INTERVAL).max(error.retry_after().unwrap_or_default());
                    continue;
                }
                _ => return Err(app.explain(error, Some(&self.device_code))),
            };
            // The facts come with it, unless they repeat a secret.
            let told = app.explain(error, Some(&self.device_code));
            return Err(told.into_credential(end));
        }
    }
}
