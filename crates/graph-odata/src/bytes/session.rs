//! [`UploadSession`]: where an upload stands, as plain data that another process can go on from.

use super::Conflict;
use crate::Invoke;
use graph_transport::{Client, Method, Path, Request, Result};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Value, json};
use std::fmt;

/// An upload in parts that the service has begun.
///
/// It is serde data: keep it (see [`Upload::checkpoint`](crate::Upload::checkpoint)) and go on with
/// [`Upload::resume`](crate::Upload::resume), after a restart or on another machine. **Its URL lets anybody write the file**: keep it as you
/// keep a password. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct UploadSession {
    pub(super) url: String,
    /// The next byte that the service expects.
    pub(super) next: u64,
    pub(super) total: u64,
    pub(super) modified: Option<u64>,
    pub(super) expires: Option<Timestamp>,
}

impl UploadSession {
    /// How many bytes the service has.
    pub fn sent(&self) -> u64 {
        self.next
    }

    /// How many there will be.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// When the service forgets it, unless more bytes come before.
    pub fn expires(&self) -> Option<Timestamp> {
        self.expires
    }

    /// Makes the item at `item` of the bytes that the service has: all of them, which are no file yet since its name was taken. `operation` names
    /// the call in errors and spans, and `name` is the last segment of the address.
    pub fn commit_as<T>(
        &self,
        client: &Client,
        operation: &'static str,
        item: Path,
        name: &str,
        conflict: Conflict,
    ) -> Invoke<T> {
        let body = json!({"name": name, Conflict::NAME: conflict.as_str(), "@microsoft.graph.sourceUrl": self.url});
        Invoke::request(client, Request::new(operation, Method::PUT, item).json(&body).idempotent(false))
    }

    /// Gives the upload up: the service forgets what it has. A session that is gone already is fine.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind).
    pub async fn cancel(self, client: &Client) -> Result<()> {
        let request = Request::pre_authenticated("upload.cancel", Method::DELETE, self.url, "{upload-url}");
        match client.execute(request).await {
            Err(error) if !(error.is_not_found() || error.is_gone()) => Err(error),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for UploadSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadSession")
            .field("next", &self.next)
            .field("total", &self.total)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

impl Serialize for UploadSession {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { url, next, total, modified, expires } = self;
        json!({"url": url, "next": next, "total": total, "modified": modified, "expires": expires})
            .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for UploadSession {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let missing = |name: &'static str| move || D::Error::missing_field(name);
        Ok(Self {
            url: value["url"].as_str().ok_or_else(missing("url"))?.to_owned(),
            next: value["next"].as_u64().ok_or_else(missing("next"))?,
            total: value["total"].as_u64().ok_or_else(missing("total"))?,
            modified: value["modified"].as_u64(),
            expires: value["expires"].as_str().and_then(|time| time.parse().ok()),
        })
    }
}

/// What an answer tells about a session. Drives and Outlook write the names differently.
#[derive(Debug, Default, PartialEq)]
pub(super) struct SessionStatus {
    pub(super) url: Option<String>,
    /// The first byte that is expected: `None` when the answer does not speak of expected bytes, the end when it expects none.
    pub(super) next: Option<Option<u64>>,
    pub(super) expires: Option<Timestamp>,
}

impl SessionStatus {
    /// Reads a body. What is not about a session gives nothing.
    pub(super) fn read(body: &[u8]) -> Self {
        let Ok(Value::Object(members)) = serde_json::from_slice(body) else { return Self::default() };
        let member =
            |name: &str| members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        let ranges = member("nextExpectedRanges").and_then(Value::as_array);
        Self {
            url: member("uploadUrl").and_then(Value::as_str).map(str::to_owned),
            next: ranges.map(|ranges| ranges.iter().filter_map(Value::as_str).filter_map(first_byte).min()),
            expires: member("expirationDateTime").and_then(Value::as_str).and_then(|time| time.parse().ok()),
        }
    }
}

/// The start of `26-`, `12345-55232` and, as Outlook writes it, `2097152`.
fn first_byte(range: &str) -> Option<u64> {
    super::content_range::number(range.trim().split('-').next()?)
}

/// The id in the last `('…')` of a URL: where Outlook tells which attachment was made.
pub(super) fn id_in(location: &str) -> Option<&str> {
    let (_, rest) = location.rsplit_once("('")?;
    let (id, _) = rest.split_once("')")?;
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_dialects() {
        let drive = SessionStatus::read(
            br#"{"expirationDateTime":"2026-01-29T09:21:55.523Z","nextExpectedRanges":["12345-55232","77829-99375"]}"#,
        );
        assert_eq!((drive.next, drive.url), (Some(Some(12345)), None));
        assert!(drive.expires.is_some());
        let outlook =
            SessionStatus::read(br#"{"ExpirationDateTime":"2026-01-29T09:10:34Z","NextExpectedRanges":["2097152"]}"#);
        assert_eq!(outlook.next, Some(Some(2_097_152)));
        assert_eq!(SessionStatus::read(br#"{"nextExpectedRanges":[]}"#).next, Some(None));
        for other in [&b"{\"id\":\"1\"}"[..], b"", b"[]", b"<html>", b"{\"nextExpectedRanges\":\"26-\"}"] {
            assert_eq!(SessionStatus::read(other), SessionStatus::default());
        }
        let location = "https://outlook.office.com/api/v2.0/Users('a@b')/Messages('AAMk')/Attachments('AAMkX=')";
        assert_eq!(id_in(location), Some("AAMkX="));
        assert_eq!((id_in("https://x/Attachments"), id_in("x('')"), id_in("x('a")), (None, None, None));
    }

    #[test]
    fn it_is_data_that_does_not_show_its_url() {
        let session =
            UploadSession { url: "https://x/?t0ken".into(), next: 5, total: 9, modified: None, expires: None };
        let text = serde_json::to_string(&session).unwrap();
        assert_eq!(serde_json::from_str::<UploadSession>(&text).unwrap(), session);
        assert!(!format!("{session:?}").contains("t0ken"));
    }

    proptest! {
        #[test]
        fn any_text(body in "\\PC*", ranges in proptest::collection::vec("[0-9-]{0,30}", 0..5), location in "\\PC*") {
            SessionStatus::read(body.as_bytes());
            id_in(&location);
            let status = SessionStatus::read(serde_json::json!({"nextExpectedRanges": ranges}).to_string().as_bytes());
            prop_assert!(status.next.is_some());
        }
    }
}
