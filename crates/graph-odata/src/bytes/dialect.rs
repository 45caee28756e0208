//! What services want of those who upload: how large the parts, and in which words.

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use graph_transport::Request;
use serde_json::{Map, Value};

/// How a service wants its bytes.
#[derive(Debug)]
pub(super) struct Dialect {
    /// Every fragment but the last is a multiple of it.
    pub(super) unit: u64,
    /// The size of a fragment, unless told otherwise, and the largest.
    pub(super) fragment: u64,
    pub(super) largest: u64,
    /// Up to this length one request does, made of the item's description and its bytes.
    pub(super) simple: u64,
    pub(super) in_one: fn(Request, &Map<String, Value>, Bytes) -> Request,
    /// Whether that request carries the description, too.
    pub(super) describes: bool,
    /// Whether a session that has all bytes can be told to make the file of them.
    pub(super) commits: bool,
    /// The names in the body that begins a session: of the item, and of its length in it.
    pub(super) item: &'static str,
    pub(super) length: &'static str,
}

/// [OneDrive and SharePoint](https://learn.microsoft.com/graph/api/driveitem-createuploadsession).
pub(super) const DRIVE: &Dialect = &Dialect {
    unit: 320 << 10,
    fragment: 10 << 20,
    largest: (60 << 20) - (320 << 10),
    simple: 10 << 20,
    in_one: |request, _, bytes| request.content("application/octet-stream", bytes),
    describes: false,
    commits: true,
    item: "item",
    length: "fileSize",
};

/// [Outlook's attachments](https://learn.microsoft.com/graph/outlook-large-attachments). What goes in one request does so as base64 in JSON,
/// of which Graph takes 4 MiB; a session begins at 3 MB.
pub(super) const OUTLOOK: &Dialect = &Dialect {
    unit: 1,
    fragment: 3 << 20,
    largest: 4_000_000,
    simple: (3 << 20) - 4096,
    in_one: attachment,
    describes: true,
    commits: false,
    item: "AttachmentItem",
    length: "size",
};

/// The attachment that a session would make, with its bytes in it.
fn attachment(request: Request, item: &Map<String, Value>, bytes: Bytes) -> Request {
    let mut attachment = Map::new();
    attachment.insert("@odata.type".into(), "#microsoft.graph.fileAttachment".into());
    let said = item.iter().filter(|(name, _)| name.as_str() != "attachmentType");
    attachment.extend(said.map(|(name, value)| (name.clone(), value.clone())));
    attachment.insert("contentBytes".into(), STANDARD.encode(&bytes).into());
    request.json(&attachment)
}
