//! [`DeveloperTool`]: a command line program that people sign in to, asked for a token of theirs.
//!
//! Invariant: no shell sees what is asked for, and nobody sees what the program answers.

use crate::{
    hints,
    sign_in_error::SignInNeeded,
    token_answer::{TokenAnswer, object, seconds, text},
};
use graph_transport::{AccessToken, Error, Result, Secret, TokenCache, TokenRequest};
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde_json::{Map, Value};
use std::{ffi::OsString, io::ErrorKind, process::Stdio, time::Duration};
use tokio::process::Command;

/// What differs from one such program to another.
#[derive(Debug)]
pub(crate) struct Tool {
    /// What people call it.
    pub(crate) name: &'static str,
    pub(crate) program: &'static str,
    /// What stands before the scope.
    pub(crate) arguments: &'static [&'static str],
    /// What stands before the tenant.
    pub(crate) tenant: &'static str,
    /// The answer's member that is the token.
    pub(crate) token: &'static str,
    /// What people run to see the reason themselves.
    pub(crate) by_hand: &'static str,
    pub(crate) login: &'static str,
    pub(crate) logout: &'static str,
    /// What it says when nobody is signed in.
    pub(crate) signed_out: &'static [&'static str],
}

/// One of them, as a credential was told to run it.
#[derive(Debug)]
pub(crate) struct DeveloperTool {
    tool: &'static Tool,
    pub(crate) program: OsString,
    pub(crate) tenant: Option<String>,
    pub(crate) timeout: Duration,
    pub(crate) cache: TokenCache,
}

/// `developer_tool!(AzureCli, AZURE_CLI, "az")` makes a credential of a struct around a [`DeveloperTool`].
macro_rules! developer_tool {
    ($credential:ident, $tool:expr, $program:literal) => {
        impl $credential {
            #[doc = concat!("The program `", $program, "`, found as a terminal finds it, in the tenant that it is signed in to.")]
            pub fn new() -> Self {
                Self($crate::developer_tool::DeveloperTool::new(&$tool))
            }

            /// Asks for tokens of this tenant (its id, or one of its domains).
            #[must_use]
            pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
                self.0.tenant = Some(tenant.into());
                self
            }

            #[doc = concat!("Runs this program instead of `", $program, "`.")]
            #[must_use]
            pub fn program(mut self, program: impl AsRef<std::path::Path>) -> Self {
                self.0.program = program.as_ref().into();
                self
            }

            /// How long it may take. 13 seconds by default; it is ended then.
            #[must_use]
            pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
                self.0.timeout = timeout;
                self
            }
        }

        impl Default for $credential {
            fn default() -> Self {
                Self::new()
            }
        }

        impl graph_transport::TokenProvider for $credential {
            fn token<'a>(
                &'a self,
                request: graph_transport::TokenRequest<'a>,
            ) -> graph_transport::BoxFuture<'a, graph_transport::Result<graph_transport::AccessToken>> {
                self.0.cache.serve(request, move |_| async move { self.0.fetch(&request).await })
            }
        }
    };
}

pub(crate) use developer_tool;

impl DeveloperTool {
    pub(crate) fn new(tool: &'static Tool) -> Self {
        let (program, timeout) = (tool.program.into(), Duration::from_secs(13));
        Self { tool, program, tenant: None, timeout, cache: TokenCache::default() }
    }

    pub(crate) async fn fetch(&self, request: &TokenRequest<'_>) -> Result<AccessToken> {
        let Tool { name, by_hand, login, logout, .. } = self.tool;
        let default = request.endpoint.default_scope();
        let scope = match request.scopes {
            [] => &default,
            [scope] => scope,
            _ => return Err(Error::credential(format!("{name} takes one scope: ask for {default}"))),
        };
        let tenant = self.tenant.as_deref();
        check(name, "scope", scope, ".-:/_")?;
        tenant.map(|tenant| check(name, "tenant", tenant, ".-")).transpose()?;

        let mut command = Command::new(&self.program);
        command.args(self.tool.arguments).arg(scope);
        command.args(tenant.iter().flat_map(|tenant| [self.tool.tenant, tenant]));
        // Not where the program runs: what lies there must not be run or read in place of the tool's own.
        command.current_dir(safe_directory());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let output = match tokio::time::timeout(self.timeout, command.output()).await {
            Ok(Ok(output)) => output,
            Ok(Err(error)) if error.kind() == ErrorKind::NotFound => {
                let program = self.tool.program;
                return Err(Error::credential(format!(
                    "{name} is not installed, or its program `{program}` is not in the PATH"
                )));
            }
            Ok(Err(error)) => return Err(Error::credential(format!("{name} cannot be run")).with_source(error)),
            Err(_) => {
                let limit = self.timeout.as_secs_f64();
                return Err(Error::credential(format!(
                    "{name} gave no token within {limit} s: run `{by_hand}` to see why, or give it more time"
                )));
            }
        };
        // Both are wiped with these values.
        let (answer, told) = (utf8(output.stdout), utf8(output.stderr));
        if !output.status.success() {
            return Err(self.tool.refusal(output.status.code(), [told.expose(), answer.expose()]));
        }
        let token = self.tool.read(answer.expose())?;
        if request.refused.is_some_and(|refused| refused.secret().expose() == token.secret().expose()) {
            let message =
                format!("the service refused the token, and {name} has no other: run `{logout}`, then `{login}`");
            return Err(Error::credential(message).with_source(SignInNeeded));
        }
        Ok(token)
    }
}

impl Tool {
    /// Why it failed. Its own words are looked at and not repeated: they are long, and may hold anything.
    fn refusal(&self, code: Option<i32>, told: [&str; 2]) -> Error {
        let Self { name, by_hand, login, .. } = self;
        let number = told.iter().find_map(|told| {
            let (_, rest) = told.split_once("AADSTS")?;
            rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse::<u64>().ok()
        });
        if let Some(number) = number {
            let again = format!("Sign in again with `{login}`.");
            let hint = hints::hint(number).unwrap_or(&again);
            return Error::credential(format!("{name} was refused a token: AADSTS{number}. {hint}"))
                .with_source(SignInNeeded);
        }
        if self.signed_out.iter().any(|words| told.iter().any(|told| told.contains(words))) {
            return Error::credential(format!("nobody is signed in to {name}: run `{login}`"))
                .with_source(SignInNeeded);
        }
        let code = code.map_or_else(|| "a signal".to_owned(), |code| format!("code {code}"));
        Error::credential(format!("{name} failed with {code}: run `{by_hand}` to see why"))
    }

    fn read(&self, answer: &str) -> Result<AccessToken> {
        let unlike = || {
            let Self { name, by_hand, .. } = self;
            Error::credential(format!("{name}'s answer is not a token's: update it, and run `{by_hand}` to see it"))
        };
        let mut members = object(answer.as_bytes()).map_err(|_| unlike())?;
        let lifetime = lifetime(&members);
        Ok(AccessToken::new(text(&mut members, self.token).ok_or_else(unlike)?, lifetime))
    }
}

/// Refuses what is no value but an option, or holds what neither tenants nor scopes hold.
fn check(name: &str, what: &str, value: &str, marks: &str) -> Result<()> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || marks.contains(letter);
    if !value.is_empty() && !value.starts_with('-') && value.chars().all(allowed) {
        return Ok(());
    }
    Err(Error::credential(format!(
        "the {what} cannot be given to {name}: only letters, digits and {marks} may stand in it"
    )))
}

fn safe_directory() -> OsString {
    if cfg!(windows) { std::env::var_os("SystemRoot").unwrap_or_else(|| r"C:\Windows".into()) } else { "/".into() }
}

fn utf8(bytes: Vec<u8>) -> Secret {
    Secret::new(String::from_utf8(bytes).unwrap_or_default())
}

/// The end is told in seconds since 1970, as a moment in RFC 3339, or, by older versions, as the machine's clock will show it.
fn lifetime(members: &Map<String, Value>) -> Duration {
    let now = Timestamp::now();
    let left = |end: Timestamp| Duration::try_from(end.duration_since(now)).unwrap_or_default();
    if let Some(end) = seconds(members, "expires_on") {
        return i64::try_from(end.as_secs())
            .ok()
            .and_then(|end| Timestamp::from_second(end).ok())
            .map_or(TokenAnswer::LIFETIME, left);
    }
    let shown = members.get("expiresOn").and_then(Value::as_str).unwrap_or_default();
    let moment = shown.parse().ok().or_else(|| TimeZone::system().to_timestamp(shown.parse::<DateTime>().ok()?).ok());
    moment.map_or(TokenAnswer::LIFETIME, left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{azure_cli::AZURE_CLI, azure_developer_cli::AZURE_DEVELOPER_CLI};

    #[test]
    fn every_form_of_end_is_read() {
        let end = Timestamp::now() + jiff::SignedDuration::from_secs(2000);
        let local = end.to_zoned(TimeZone::system()).datetime().strftime("%Y-%m-%d %H:%M:%S%.6f");
        let az = |members: String| (&AZURE_CLI, format!(r#"{{"accessToken":"t"{members}}}"#));
        for ((tool, answer), at_least) in [
            (az(format!(r#","expires_on":{},"expiresOn":"2001-01-01 00:00:00""#, end.as_second())), 1990),
            (az(format!(r#","expires_on":"{}""#, end.as_second())), 1990),
            (az(format!(r#","expiresOn":"{local}""#)), 1990),
            (az(r#","expires_on":1000000000"#.into()), 0),
            (az(String::new()), 3590),
            ((&AZURE_DEVELOPER_CLI, format!(r#"{{"token":"t","expiresOn":"{end}"}}"#)), 1990),
            ((&AZURE_DEVELOPER_CLI, r#"{"token":"t","expiresOn":"2001-01-01T00:00:00Z"}"#.into()), 0),
        ] {
            let token = tool.read(&answer).unwrap();
            let left = token.expires_at().duration_since(std::time::SystemTime::now()).unwrap_or_default().as_secs();
            assert!((at_least..=at_least + 10).contains(&left), "{answer}: {left}");
        }
        for answer in ["", "{}", "[]", r#"{"accessToken":"","token":""}"#] {
            for tool in [&AZURE_CLI, &AZURE_DEVELOPER_CLI] {
                assert!(tool.read(answer).unwrap_err().to_string().contains("update it"), "{answer}");
            }
        }
    }
}
