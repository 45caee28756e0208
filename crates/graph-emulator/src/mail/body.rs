//! The body of a message as it is shown: as text or HTML, without what runs in it, and without what it quotes.

use super::{html, text};
use crate::odata::prefer::Prefer;
use serde_json::{Value, json};

/// What stands before the message that an answer quotes, in the ways that mail programs have.
const QUOTED_HTML: &[&str] = &[
    "<hr><div id=\"divrplyfwdmsg\"",
    "<div id=\"appendonsend\"",
    "<div id=\"divrplyfwdmsg\"",
    "<div class=\"gmail_quote",
    "<blockquote",
];
const QUOTED_TEXT: &[&str] = &["-----Original Message-----", "________________________________\r\nFrom:", "\r\n>"];

/// A body as a client prefers it.
pub(super) fn shown(body: &Value, prefer: &Prefer) -> Value {
    let part = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let (is_html, content) = (part("contentType") == "html", part("content"));
    let (kind, content) = match (is_html, prefer.text, prefer.html) {
        (true, true, _) => ("text", text::of_html(content)),
        (true, false, _) if prefer.unsafe_html => ("html", content.to_owned()),
        (true, false, _) => ("html", html::safe(content)),
        (false, _, true) => ("html", format!("<html><body>{}</body></html>", text::to_html(content))),
        (false, _, false) => ("text", content.to_owned()),
    };
    json!({"contentType": kind, "content": content})
}

/// The body without the messages that it quotes.
pub(super) fn unique_of(body: &Value) -> Value {
    let part = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    json!({"contentType": part("contentType"), "content": unique(part("content"), part("contentType") == "html")})
}

/// The part of a body before what it quotes.
pub(super) fn unique(content: &str, is_html: bool) -> String {
    let folded = content.to_ascii_lowercase();
    let marks = if is_html { QUOTED_HTML } else { QUOTED_TEXT };
    let found = marks.iter().filter_map(|mark| folded.find(&mark.to_ascii_lowercase())).min();
    let Some(at) = found else { return content.to_owned() };
    let own = content[..at].trim_end();
    if !is_html {
        // The line that says who wrote what is quoted belongs to it.
        let last = own.rfind("\r\n").map_or(0, |at| at + 2);
        let introduces = own[last..].starts_with("On ") && own.ends_with(':');
        return (if introduces { own[..last].trim_end() } else { own }).to_owned();
    }
    let closes =
        |name: &str| if folded[..at].contains(&format!("<{name}")) { format!("</{name}>") } else { String::new() };
    format!("{own}{}{}", closes("body"), closes("html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_left_out() {
        for (content, is_html, own) in [
            (
                "<html><body>Yes<hr><div id=\"divRplyFwdMsg\">From: B</div>No</body></html>",
                true,
                "<html><body>Yes</body></html>",
            ),
            ("<p>Yes</p><blockquote>No</blockquote>", true, "<p>Yes</p>"),
            ("<p>Yes</p>", true, "<p>Yes</p>"),
            ("Yes\r\n\r\n-----Original Message-----\r\nNo", false, "Yes"),
            ("Yes\r\n\r\nOn Monday Bob wrote:\r\n> No\r\n> No", false, "Yes"),
            ("Yes\r\n________________________________\r\nFrom: B\r\nNo", false, "Yes"),
            ("1 > 0", false, "1 > 0"),
        ] {
            assert_eq!(unique(content, is_html), own, "{content}");
        }
    }
}
