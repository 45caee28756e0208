//! Messages in their MIME form, which Graph takes as base64.

use crate::limit::LARGEST;
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use graph_odata::{Invoke, Resource};

/// Posts a message in its MIME form.
pub(crate) fn post<R>(at: &Resource, operation: &'static str, mime: &Bytes) -> Invoke<R> {
    let size = mime.len().div_ceil(3) * 4;
    let wrong = if size > LARGEST {
        format!(
            "the MIME form makes a request of {size} bytes, and Graph takes {LARGEST}, which is 3 MB of MIME: attach less"
        )
    } else if !looks_like_mime(mime) {
        "this is no message in MIME form, which begins with header lines such as \"Subject: Hi\"".to_owned()
    } else {
        return at.post(operation, "text/plain", STANDARD.encode(mime));
    };
    at.post(operation, "text/plain", "").invalid(wrong)
}

/// Whether the first line is a header's: a name without blanks, and a colon.
fn looks_like_mime(mime: &[u8]) -> bool {
    let line = mime.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    name.len() < line.len() && !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}

#[cfg(test)]
mod tests {
    use crate::client::tests::mail;

    #[test]
    fn golden_requests() {
        for (request, line) in [
            (mail().messages().import("Subject: Hi\r\n\r\nx").into_request(), "POST /me/messages"),
            (mail().send_mime("Subject: Hi\r\n\r\nx").into_request(), "POST /me/sendMail"),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.headers()["content-type"], "text/plain");
            assert_eq!(request.body().as_bytes(), Some(&b"U3ViamVjdDogSGkNCg0KeA=="[..]));
        }
    }

    #[tokio::test]
    async fn what_is_none_or_too_large_is_refused() {
        for (mime, part) in [
            ("<html>", "begins with header lines"),
            ("", "begins with header lines"),
            (" x: y", "begins with header lines"),
            (&format!("Subject: {}", "x".repeat(3 << 20))[..], "3 MB of MIME: attach less"),
        ] {
            let error = mail().send_mime(mime.to_owned()).await.unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }
}
