//! Moving and copying, which Graph spells alike for messages and folders.

use crate::MailFolderId;
use graph_odata::Invoke;
use graph_transport::{Client, Path};
use serde_json::json;

/// Calls `action`, a move or a copy, on what is at `item`.
pub(crate) fn relocate<R>(
    client: &Client,
    operation: &'static str,
    item: &Path,
    action: &str,
    folder: &MailFolderId,
) -> Invoke<R> {
    Invoke::new(client, operation, item.clone().join(action), &json!({ "destinationId": folder }))
}
