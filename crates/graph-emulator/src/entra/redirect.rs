//! The way back to the application: its redirect URI with the answer in the query, in the fragment or in a form.

use bytes::Bytes;
use http::header::{HeaderValue, LOCATION};
use http::{Response, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::call::Call;
use super::error::{BAD_RESPONSE_MODE, Failure};
use super::html::{self, Forms, escape};
use crate::Redirect;

/// What a query and a form leave as it is.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How an answer travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Query,
    Fragment,
    FormPost,
}

impl Mode {
    /// The mode that was asked for; tokens never travel in a query.
    pub(super) fn read(name: Option<&str>, has_token: bool) -> Result<Self, Failure> {
        match name {
            None if has_token => Ok(Self::Fragment),
            None => Ok(Self::Query),
            Some("query") if !has_token => Ok(Self::Query),
            Some("fragment") => Ok(Self::Fragment),
            Some("form_post") => Ok(Self::FormPost),
            Some(name) => Err(BAD_RESPONSE_MODE.about(name)),
        }
    }
}

/// Pairs as a form has them.
pub(crate) fn encode<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    let part = |text: &str| utf8_percent_encode(text, RESERVED).to_string();
    let pairs = pairs.iter().map(|(name, value)| format!("{}={}", part(name.as_ref()), part(value.as_ref())));
    pairs.collect::<Vec<_>>().join("&")
}

impl Redirect {
    /// The answer that sends a browser there. It is told in the extensions as well, for those who play a browser.
    pub(super) fn into_response(self, call: &Call<'_>) -> Response<Bytes> {
        let mut response = match self.mode {
            Mode::FormPost => {
                let field = |(name, value): &(&'static str, String)| {
                    format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">\n", escape(value))
                };
                let fields: String = self.parameters.iter().map(field).collect();
                let uri = escape(&self.uri);
                let body = format!(
                    "<form method=\"post\" action=\"{uri}\">\n{fields}<noscript><button>Continue</button></noscript></form>"
                );
                html::page(call, StatusCode::OK, "Working…", &body, Forms::Sent)
            }
            _ => {
                let mut response = call.reply(StatusCode::FOUND, html::HTML, String::new());
                response.headers_mut().extend(HeaderValue::from_str(&self.url()).ok().map(|to| (LOCATION, to)));
                response
            }
        };
        response.extensions_mut().insert(self);
        response
    }
}
