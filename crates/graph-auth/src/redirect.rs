//! [`Redirect`]: what the browser brought back from the sign-in page, and whether it may be believed.
//!
//! Invariant: nothing of a redirect is believed, an error neither, before its state is that of the sign-in it is given for.

use crate::{
    pkce::same,
    sign_in_error::{self, SignInNeeded},
};
use graph_transport::{Error, Result, Secret, ServiceError};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

/// The longest redirect that is read: far more than any service sends.
const LONGEST: usize = 64 * 1024;

/// The parameters of a redirect. It has no `Debug`: it carries the code.
pub(crate) struct Redirect(Vec<(String, Zeroizing<String>)>);

impl Redirect {
    /// Reads a whole address, its query or fragment alone, or the form that a browser has posted.
    pub(crate) fn read(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(Error::credential("this is no redirect of a sign-in: it is too long"));
        }
        let (before, fragment) = text.split_once('#').unwrap_or((text, ""));
        let query = match before.split_once('?') {
            Some((_, query)) => query,
            // Without a question mark it is an address that has only a fragment, or parameters alone.
            None if before.contains("://") || before.starts_with('/') => "",
            None => before,
        };
        let parameters = if query.is_empty() { fragment } else { query };
        let decode = |text: &str| {
            let spaced = Zeroizing::new(text.replace('+', " "));
            percent_decode_str(&spaced).decode_utf8().ok().map(|text| text.into_owned())
        };
        let mut found: Vec<(String, Zeroizing<String>)> = Vec::new();
        for pair in parameters.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (Some(name), Some(value)) = (decode(name), decode(value)) else {
                return Err(Error::credential("this is no redirect of a sign-in: it is not text"));
            };
            // Of two, one program would believe the first and another the last.
            if found.iter().any(|(known, _)| *known == name) {
                return Err(Error::credential("this is no redirect of a sign-in: it says the same thing twice"));
            }
            found.push((name, Zeroizing::new(value)));
        }
        Ok(Self(found))
    }

    /// A parameter. An empty one counts as none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        found.filter(|value| !value.is_empty())
    }

    /// Whether this is the answer to the sign-in that began with `state`.
    pub(crate) fn answers(&self, state: &Secret) -> bool {
        same(self.get("state").unwrap_or_default(), state.expose())
    }

    /// The refusal that the service has sent in place of what was asked for, in words that say what to do.
    pub(crate) fn refusal(&self) -> Option<Error> {
        let code = self.get("error")?;
        let names = [("error_description", "error_description"), ("suberror", "error_subcode"), ("claims", "claims")];
        let mut envelope: Map<String, Value> = [("error".to_owned(), code.into())].into_iter().collect();
        envelope.extend(names.into_iter().filter_map(|(name, sent)| Some((name.to_owned(), self.get(sent)?.into()))));
        let service = ServiceError::read(Value::Object(envelope).to_string().as_bytes())?;
        let mut message = format!("{code}: {}", sign_in_error::told(&service, None, &[]));
        if let Some(advice) = advice(code) {
            message = format!("{}. {advice}", message.trim_end_matches(['.', ':', ' ']));
        }
        let error = Error::credential(message).with_service_error(service);
        let asks = matches!(
            code,
            "login_required" | "interaction_required" | "consent_required" | "account_selection_required"
        );
        Some(if asks { error.with_source(SignInNeeded) } else { error })
    }

    /// The code to be redeemed.
    pub(crate) fn code(&self) -> Result<Secret> {
        self.get("code").map(Secret::new).ok_or_else(|| {
            Error::credential("the redirect holds no code: give all of it, as it stands in the browser's address bar")
        })
    }
}

/// What to do about an error of the sign-in page.
fn advice(code: &str) -> Option<&'static str> {
    Some(match code {
        "access_denied" => "The sign-in was cancelled or not allowed: begin again if that was not meant.",
        "login_required" | "interaction_required" | "consent_required" | "account_selection_required" => {
            "Somebody has to act on the page: begin again without asking it to stay silent."
        }
        "temporarily_unavailable" | "server_error" => "The service is busy: begin again in a while.",
        "unsupported_response_type" | "unauthorized_client" => {
            "The app's registration does not allow this: look at its redirect addresses and their platform."
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<String> {
        Redirect::read(text).unwrap().get("code").map(str::to_owned)
    }

    #[test]
    fn every_form_that_people_and_frameworks_have_it_in_is_read() {
        for text in [
            "https://app.example/back?code=a%2Fb+c&state=s",
            "  http://localhost:1/?state=s&code=a%2Fb%20c#_=_\n",
            "https://app.example/back#code=a/b+c&state=s",
            "https://app.example/back?#code=a/b+c",
            "/back?code=a%2fb+c",
            "?code=a%2Fb+c",
            "#code=a%2Fb+c",
            "code=a%2Fb+c&state=s",
        ] {
            assert_eq!(code(text).as_deref(), Some("a/b c"), "{text}");
        }
        for text in ["", "code", "https://app.example/back", "/back", "msal1://auth?state=s"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_redirect_is_refused() {
        let long = "a=".to_owned() + &"b".repeat(LONGEST);
        for text in ["code=1&code=2", "code=%ff", "%ff=1", long.as_str()] {
            assert!(Redirect::read(text).is_err(), "{text:.20}");
        }
    }

    #[test]
    fn a_state_must_be_there_and_be_the_one() {
        let state = Secret::new("s1");
        let answers = |text: &str| Redirect::read(text).unwrap().answers(&state);
        assert!(answers("state=s1"));
        assert!(!answers("state=s2") && !answers("state=") && !answers("code=1") && !answers("state=s11"));
    }

    #[test]
    fn refusals_say_what_to_do() {
        let text = "error=access_denied&error_subcode=cancel&error_description=AADSTS65004%3a+No.%0d%0aTrace+ID%3a+x";
        let error = Redirect::read(text).unwrap().refusal().unwrap();
        assert_eq!(
            error.to_string(),
            "access_denied: AADSTS65004: No. The user declined to consent: ask for fewer permissions, or tell what they are for. \
             [suberror cancel]. The sign-in was cancelled or not allowed: begin again if that was not meant."
        );
        let bare = Redirect::read("error=login_required&state=s").unwrap().refusal().unwrap();
        assert!(bare.to_string().starts_with("login_required. Somebody has to act on the page"), "{bare}");
        assert!(crate::SignInError::of(&bare).unwrap().needs_sign_in());
    }
}
