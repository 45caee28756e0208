//! [`AzureCli`]: acts for whoever is signed in to the Azure CLI on this machine.
//!
//! Invariant: no shell sees what is asked for, and nobody sees what the program answers.

use crate::{
    hints,
    sign_in_error::SignInNeeded,
    token_answer::{TokenAnswer, object, seconds, text},
};
use graph_transport::{AccessToken, BoxFuture, Error, Result, Secret, TokenCache, TokenProvider, TokenRequest};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde_json::{Map, Value};
use std::{ffi::OsString, io::ErrorKind, path::Path, process::Stdio, time::Duration};
use tokio::process::Command;

/// What people run to see the reason themselves.
const BY_HAND: &str = "az account get-access-token";

/// Acts for whoever has run `az login` on this machine: for development, not for services.
///
/// The program `az` is asked for a token each time that one is needed. The CLI's own app has few of Graph's permissions, and not those of
/// mail or files: sign in with [`DeviceCode`](crate::DeviceCode) and an app of your own for those. See Microsoft's page on
/// [signing in with the Azure CLI](https://learn.microsoft.com/cli/azure/authenticate-azure-cli).
///
/// # Errors
/// Tokens fail with [`ErrorKind::Credential`](graph_transport::ErrorKind::Credential): when the CLI is not installed or nobody is
/// signed in to it. [`SignInError`](crate::SignInError) tells more.
///
/// ```
/// use graph_auth::AzureCli;
/// use std::time::Duration;
/// let credential = AzureCli::new().tenant("contoso.com").timeout(Duration::from_secs(30));
/// ```
#[derive(Debug)]
pub struct AzureCli {
    program: OsString,
    tenant: Option<String>,
    timeout: Duration,
    cache: TokenCache,
}

impl Default for AzureCli {
    fn default() -> Self {
        Self::new()
    }
}

impl AzureCli {
    /// The program `az`, found as a terminal finds it, in the tenant that it is signed in to.
    pub fn new() -> Self {
        // Windows runs a script by its whole name only.
        let program = if cfg!(windows) { "az.cmd" } else { "az" };
        Self { program: program.into(), tenant: None, timeout: Duration::from_secs(13), cache: TokenCache::default() }
    }

    /// Asks for tokens of this tenant (its id, or one of its domains).
    #[must_use]
    pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
        self.tenant = Some(tenant.into());
        self
    }

    /// Runs this program instead of `az`.
    #[must_use]
    pub fn program(mut self, program: impl AsRef<Path>) -> Self {
        self.program = program.as_ref().into();
        self
    }

    /// How long it may take. 13 seconds by default; it is ended then.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    async fn fetch(&self, request: &TokenRequest<'_>) -> Result<AccessToken> {
        let default = request.endpoint.default_scope();
        let scope = match request.scopes {
            [] => &default,
            [scope] => scope,
            _ => return Err(Error::credential(format!("the Azure CLI takes one scope: ask for {default}"))),
        };
        let tenant = self.tenant.as_deref();
        check("scope", scope, ".-:/_")?;
        tenant.map(|tenant| check("tenant", tenant, ".-")).transpose()?;

        let mut command = Command::new(&self.program);
        command.args(["account", "get-access-token", "--output", "json", "--scope", scope]);
        command.args(tenant.iter().flat_map(|tenant| ["--tenant", tenant]));
        // Not where the program runs: what lies there must not be run or read in place of the CLI's own.
        command.current_dir(safe_directory());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let output = match tokio::time::timeout(self.timeout, command.output()).await {
            Ok(Ok(output)) => output,
            Ok(Err(error)) if error.kind() == ErrorKind::NotFound => {
                return Err(Error::credential(
                    "the Azure CLI is not installed, or its program `az` is not in the PATH",
                ));
            }
            Ok(Err(error)) => return Err(Error::credential("the Azure CLI cannot be run").with_source(error)),
            Err(_) => {
                let limit = self.timeout.as_secs_f64();
                return Err(Error::credential(format!(
                    "the Azure CLI gave no token within {limit} s: run `{BY_HAND}` to see why, or give it more time"
                )));
            }
        };
        // Both are wiped with these values.
        let (answer, told) = (utf8(output.stdout), utf8(output.stderr));
        if !output.status.success() {
            return Err(refusal(output.status.code(), told.expose()));
        }
        let token = read(answer.expose())?;
        if request.refused.is_some_and(|refused| refused.secret().expose() == token.secret().expose()) {
            let message =
                "the service refused the token, and the Azure CLI has no other: run `az logout`, then `az login`";
            return Err(Error::credential(message).with_source(SignInNeeded));
        }
        Ok(token)
    }
}

/// Refuses what is no value but an option, or holds what neither tenants nor scopes hold.
fn check(what: &str, value: &str, marks: &str) -> Result<()> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || marks.contains(letter);
    if !value.is_empty() && !value.starts_with('-') && value.chars().all(allowed) {
        return Ok(());
    }
    Err(Error::credential(format!(
        "the {what} cannot be given to the Azure CLI: only letters, digits and {marks} may stand in it"
    )))
}

fn safe_directory() -> OsString {
    if cfg!(windows) { std::env::var_os("SystemRoot").unwrap_or_else(|| r"C:\Windows".into()) } else { "/".into() }
}

fn utf8(bytes: Vec<u8>) -> Secret {
    Secret::new(String::from_utf8(bytes).unwrap_or_default())
}

/// Why it failed. Its own words are looked at and not repeated: they are long, and may hold anything.
fn refusal(code: Option<i32>, told: &str) -> Error {
    let number = told.split_once("AADSTS").and_then(|(_, rest)| {
        rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse::<u64>().ok()
    });
    if let Some(number) = number {
        let hint = hints::hint(number).unwrap_or("Sign in again with `az login`.");
        return Error::credential(format!("the Azure CLI was refused a token: AADSTS{number}. {hint}"))
            .with_source(SignInNeeded);
    }
    if told.contains("az login") || told.contains("az account set") {
        return Error::credential("nobody is signed in to the Azure CLI: run `az login`").with_source(SignInNeeded);
    }
    let code = code.map_or_else(|| "a signal".to_owned(), |code| format!("code {code}"));
    Error::credential(format!("the Azure CLI failed with {code}: run `{BY_HAND}` to see why"))
}

fn read(answer: &str) -> Result<AccessToken> {
    let unlike = || {
        Error::credential(format!("the Azure CLI's answer is not a token's: update it, and run `{BY_HAND}` to see it"))
    };
    let mut members = object(answer.as_bytes()).map_err(|_| unlike())?;
    let lifetime = lifetime(&members);
    Ok(AccessToken::new(text(&mut members, "accessToken").ok_or_else(unlike)?, lifetime))
}

/// Newer versions tell the end in seconds since 1970, older ones as the machine's clock will show it.
fn lifetime(members: &Map<String, Value>) -> Duration {
    let now = Timestamp::now();
    let left = |end: Timestamp| Duration::try_from(end.duration_since(now)).unwrap_or_default();
    if let Some(end) = seconds(members, "expires_on") {
        return i64::try_from(end.as_secs())
            .ok()
            .and_then(|end| Timestamp::from_second(end).ok())
            .map_or(TokenAnswer::LIFETIME, left);
    }
    let shown = members.get("expiresOn").and_then(Value::as_str);
    let local = shown.and_then(|shown| shown.parse::<DateTime>().ok());
    local.and_then(|local| TimeZone::system().to_timestamp(local).ok()).map_or(TokenAnswer::LIFETIME, left)
}

impl TokenProvider for AzureCli {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<AccessToken>> {
        self.cache.serve(request, move |_| async move { self.fetch(&request).await })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_end_are_read() {
        let end = Timestamp::now() + jiff::SignedDuration::from_secs(2000);
        let local = end.to_zoned(TimeZone::system()).datetime().strftime("%Y-%m-%d %H:%M:%S%.6f");
        for (answer, at_least) in [
            (
                format!(r#"{{"accessToken":"t","expires_on":{},"expiresOn":"2001-01-01 00:00:00"}}"#, end.as_second()),
                1990,
            ),
            (format!(r#"{{"accessToken":"t","expires_on":"{}"}}"#, end.as_second()), 1990),
            (format!(r#"{{"accessToken":"t","expiresOn":"{local}"}}"#), 1990),
            (r#"{"accessToken":"t","expires_on":1000000000}"#.into(), 0),
            (r#"{"accessToken":"t"}"#.into(), 3590),
        ] {
            let token = read(&answer).unwrap();
            let left = token.expires_at().duration_since(std::time::SystemTime::now()).unwrap_or_default().as_secs();
            assert!((at_least..=at_least + 10).contains(&left), "{answer}: {left}");
        }
        for answer in ["", "{}", "[]", r#"{"accessToken":""}"#] {
            assert!(read(answer).unwrap_err().to_string().contains("update it"), "{answer}");
        }
    }
}
