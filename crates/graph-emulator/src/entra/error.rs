//! The authority's refusals in the shape in which they travel; the rows are in `refusals`.

use http::StatusCode;
use serde_json::{Value, json};

use super::EntraError;
use super::call::Call;
use super::exchange::ON_BEHALF_OF;
pub(super) use super::refusals::*;

/// One way to be refused. A `{}` in the text stands for the detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: u32,
    pub(super) error: &'static str,
    pub(super) status: StatusCode,
    pub(super) suberror: Option<&'static str>,
    pub(super) text: &'static str,
}

/// A row with its detail.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) fault: Fault,
    detail: String,
    /// What was ordered, where it was.
    order: Option<Box<EntraError>>,
}

impl Fault {
    pub(super) fn about(self, detail: impl Into<String>) -> Failure {
        Failure { fault: self, detail: detail.into(), order: None }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        fault.about("")
    }
}

impl Failure {
    /// A refusal on order: with the row of its number, if there is one.
    pub(super) fn ordered(order: &EntraError) -> Self {
        let known = ALL.iter().find(|row| row.code == order.code);
        let unknown = Fault { code: order.code, ..REFUSED };
        let fault = known.copied().unwrap_or(unknown);
        Self { fault, detail: "ordered".to_owned(), order: Some(Box::new(order.clone())) }
    }

    pub(super) fn status(&self) -> StatusCode {
        let ordered = self.order.as_ref().and_then(|order| StatusCode::from_u16(order.status?).ok());
        ordered.unwrap_or(self.fault.status)
    }

    /// Seconds to wait, where that was ordered.
    pub(super) fn retry_after(&self) -> Option<u64> {
        let wait = self.order.as_ref()?.retry_after?;
        Some(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
    }

    fn error<'a>(&'a self, call: &Call<'_>) -> &'a str {
        if let Some(error) = self.order.as_ref().and_then(|order| order.error.as_deref()) {
            return error;
        }
        match (self.fault.error, call.form.get("grant_type")) {
            // Among the grants only this one says it in so many words, for there is somebody to hand it on to.
            ("interaction_required", Some(grant)) if grant != ON_BEHALF_OF => "invalid_grant",
            (error, _) => error,
        }
    }

    fn suberror(&self) -> Option<&str> {
        self.order.as_ref().and_then(|order| order.suberror.as_deref()).or(self.fault.suberror)
    }

    /// What is wrong, in words. `secret` is what must not be in them, whatever parameter a client has put it into by mistake.
    pub(super) fn text(&self, call: &Call<'_>, secret: &str) -> String {
        let Fault { code, text, .. } = self.fault;
        let detail = if secret.is_empty() { self.detail.clone() } else { self.detail.replace(secret, "[secret]") };
        let (trace, correlation, time) = (&call.trace_id, &call.correlation_id, time(call));
        let text = text.replace("{}", &detail);
        format!("AADSTS{code}: {text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}")
    }

    /// The body of a token endpoint's answer.
    pub(super) fn body(&self, call: &Call<'_>, secret: &str) -> Value {
        let mut body = json!({
            "error": self.error(call),
            "error_description": self.text(call, secret),
            "error_codes": [self.fault.code],
            "timestamp": time(call),
            "trace_id": call.trace_id,
            "correlation_id": call.correlation_id,
            "error_uri": self.address(),
        });
        if let Some(suberror) = self.suberror() {
            body["suberror"] = suberror.into();
        }
        if let Some(claims) = self.order.as_ref().and_then(|order| order.claims.as_deref()) {
            body["claims"] = claims.into();
        }
        body
    }

    /// What an application is told through a browser.
    pub(super) fn parameters(&self, call: &Call<'_>, secret: &str) -> Vec<(&'static str, String)> {
        let mut parameters = vec![("error", self.error(call).to_owned())];
        parameters.extend(self.suberror().map(|suberror| ("error_subcode", suberror.to_owned())));
        parameters.push(("error_description", self.text(call, secret)));
        parameters.push(("error_uri", self.address()));
        parameters
    }

    fn address(&self) -> String {
        format!("https://login.microsoftonline.com/error?code={}", self.fault.code)
    }
}

fn time(call: &Call<'_>) -> String {
    call.now.strftime("%Y-%m-%d %H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{APP, SECRET, TENANT, fixture, form, json as read, post, send};

    const KIND: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

    #[test]
    fn a_refusal_has_the_shape_that_clients_read() {
        let headers = [KIND, ("client-request-id", "3b1e9f2c-0000-4000-8000-1234567890ab")];
        let body = form(&[("grant_type", "client_credentials"), ("client_id", APP), ("client_secret", "guess")]);
        let response = send(&fixture(), "POST", &format!("/{TENANT}/oauth2/v2.0/token"), &headers, body);
        assert_eq!(response.headers()["client-request-id"], headers[1].1);
        assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8");
        assert_eq!(response.headers()["cache-control"], "no-store, no-cache");
        let (status, body) = read(&response);
        assert_eq!(status, 401);
        assert_eq!(body["correlation_id"], headers[1].1);
        assert_eq!(body["trace_id"], response.headers()["x-ms-request-id"].to_str().unwrap());
        assert_eq!(body["timestamp"], "2026-03-01 08:00:00Z");
        assert_eq!(body["error_uri"], "https://login.microsoftonline.com/error?code=7000215");
        let text = body["error_description"].as_str().unwrap();
        let ids = format!("Trace ID: {} Correlation ID: {}", body["trace_id"].as_str().unwrap(), headers[1].1);
        assert!(text.starts_with("AADSTS7000215: ") && text.contains(&ids), "{text}");
        assert!(text.ends_with("Timestamp: 2026-03-01 08:00:00Z"), "{text}");
        assert!(body.get("suberror").is_none());
    }

    #[test]
    fn the_request_id_may_come_in_the_query_and_must_be_plain() {
        let correlation = |path: &str, header: &[(&str, &str)]| {
            read(&send(&fixture(), "POST", path, header, String::new())).1["correlation_id"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        assert_eq!(correlation("/common/oauth2/v2.0/token?client-request-id=abc-1", &[]), "abc-1");
        assert_eq!(correlation("/common/oauth2/v2.0/token", &[("client-request-id", "a b<c>")]).len(), 36);
    }

    #[test]
    fn the_secret_is_in_no_refusal() {
        let entra = fixture();
        for misplaced in ["grant_type", "client_id", "scope", "client_secret"] {
            let mut pairs = vec![
                ("grant_type", "client_credentials"),
                ("client_id", APP),
                ("client_secret", "guess"),
                ("scope", "Mail.Read"),
            ];
            for (name, value) in &mut pairs {
                if *name == misplaced || (misplaced == "scope" && *name == "client_secret") {
                    *value = SECRET;
                }
            }
            let (status, body) = post(&entra, TENANT, "token", &pairs);
            assert!(status >= 400);
            assert!(!body.to_string().contains(SECRET), "{body}");
        }
        assert!(!format!("{entra:?}").contains(SECRET));
    }
}
