//! The frame of every page that the authority shows, and how texts get into one.

use std::sync::LazyLock;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Response, StatusCode};

use super::call::Call;

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const POLICY: HeaderName = HeaderName::from_static("content-security-policy");

const STYLE: &str = "
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 3rem auto; padding: 0 1rem; }
label, legend { font-weight: 600; }
label.user { font-weight: normal; display: block; padding: .35rem 0; }
fieldset { border: 1px solid; border-radius: .4rem; margin: 1.2rem 0; }
input:not([type=radio]) { font: inherit; width: 100%; padding: .5rem; box-sizing: border-box; }
input[name=code] { font-size: 1.3rem; letter-spacing: .15em; text-transform: uppercase; }
button { font: inherit; padding: .6rem 1.2rem; margin-right: .5rem; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
[role=alert] { border-left: .3rem solid #c22; padding-left: .8rem; }
";

/// The one script that there is: it sends the form that is a redirect.
const SUBMIT: &str = "document.forms[0].submit()";

/// What a page's forms may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forms {
    /// They come back to us.
    Own,
    /// Their answer leads to the application, which browsers count as part of what a form does.
    Leaving,
    /// As before, and a form is sent without being asked.
    Sent,
}

static SUBMITTING: LazyLock<String> = LazyLock::new(|| {
    let hash = STANDARD.encode(digest(&SHA256, SUBMIT.as_bytes()));
    format!("default-src 'none'; script-src 'sha256-{hash}'; frame-ancestors 'none'; base-uri 'none'")
});

pub(super) fn page(call: &Call<'_>, status: StatusCode, title: &str, body: &str, forms: Forms) -> Response<Bytes> {
    let policy = match forms {
        Forms::Own => {
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        }
        Forms::Leaving => "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
        Forms::Sent => SUBMITTING.as_str(),
    };
    let (style, script) = match forms {
        Forms::Sent => (String::new(), format!("<script>{SUBMIT}</script>")),
        _ => (format!("<style>{STYLE}</style>"), String::new()),
    };
    let text = format!(
        "<!doctype html>
<html lang=\"en\">
<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{title}</title>{style}</head>
<body><main><h1>{title}</h1>
{body}
</main>{script}</body>
</html>
"
    );
    let mut response = call.reply(status, HTML, text);
    response.headers_mut().extend(HeaderValue::from_str(policy).ok().map(|policy| (POLICY, policy)));
    response
}

pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// A paragraph that says what went wrong, and the attributes of the field that it is about.
pub(super) fn alert(problem: Option<&str>) -> (String, &'static str) {
    match problem {
        Some(problem) => (
            format!("<p role=\"alert\" id=\"problem\">{}</p>", escape(problem)),
            " aria-invalid=\"true\" aria-describedby=\"problem\"",
        ),
        None => (String::new(), ""),
    }
}
