//! Moving and copying, which Graph spells alike for messages and folders.

use crate::MailFolderId;
use graph_odata::{Invoke, Resource};
use serde_json::json;

/// Calls `action`, a move or a copy, on an item.
pub(crate) fn relocate<R>(item: &Resource, operation: &'static str, action: &str, folder: &MailFolderId) -> Invoke<R> {
    item.invoke(operation, action, &json!({ "destinationId": folder }))
}
