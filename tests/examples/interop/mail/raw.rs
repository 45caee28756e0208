//! What our client asks for in raw requests, since it has no calls of its own for it yet.

use graph_mail::{Client, MessageId, Result, Upload};
use graph_odata::{Invoke, Path};
use graph_transport::{Method, Request};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Answers a message: `reply`, `createForward` and the like.
pub(super) async fn answer<R: DeserializeOwned + 'static>(
    client: &Client,
    message: &MessageId,
    action: &str,
    parameters: Option<&Value>,
) -> Result<R> {
    let path = of(message).join(action);
    match parameters {
        Some(parameters) => Invoke::new(client, "interop.answer", path, parameters).await,
        None => Invoke::bare(client, "interop.answer", path).await,
    }
}

/// Attaches a file of any size. Gives its id.
pub(super) async fn upload(client: &Client, message: &MessageId, name: &str, content: Vec<u8>) -> Result<String> {
    let file = json!({ "attachmentType": "file", "name": name });
    Upload::to_attachments(client, "interop.upload", of(message).join("attachments"), &file, content).await
}

fn of(message: &MessageId) -> Path {
    Path::new("/me/messages").id("message-id", message.as_str())
}

/// Reads what is at a path below the mailbox.
pub(super) async fn get<R: DeserializeOwned + 'static>(client: &Client, path: Path) -> Result<R> {
    Invoke::request(client, Request::new("interop.get", Method::GET, path)).await
}

/// Sends something to a path below the mailbox.
pub(super) async fn send<R: DeserializeOwned + 'static>(
    client: &Client,
    method: Method,
    path: Path,
    content: &Value,
) -> Result<R> {
    Invoke::request(client, Request::new("interop.send", method, path).json(content)).await
}

/// Deletes what is at a path below the mailbox.
pub(super) async fn delete(client: &Client, path: Path) -> Result<()> {
    Invoke::request(client, Request::new("interop.delete", Method::DELETE, path)).await
}
