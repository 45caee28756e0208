//! [`Update`]: changes single properties of an item.

use super::verb;
use crate::Field;
use bytes::Bytes;
use graph_transport::{Client, Method, Path, Request, Response, Result};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::marker::PhantomData;

/// Changes properties of an item and reads it back. What is neither set nor cleared stays as it is. A service that sends nothing
/// back, as some do when `return=minimal` is preferred, gives an empty model.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// # let found = mail.inbox().messages().list().top(1).await?.value.remove(0);
/// # let (id, etag) = (found.require_id()?, found.etag.as_deref().unwrap_or_default());
/// use graph_mail::message;
///
/// let read = mail.message(id).update().set(message::IS_READ, true).clear(message::CATEGORIES).if_match(etag).await?;
/// assert_eq!(read.is_read, Some(true));
///
/// // The item has changed, so the old tag does not fit any more.
/// let error = mail.message(id).update().set(message::IS_READ, false).if_match(etag).await.unwrap_err();
/// assert!(error.is_precondition_failed());
/// # Ok(())
/// # }
/// ```
///
/// A value of another type does not compile:
///
/// ```compile_fail
/// # fn change(mail: graph_mail::MailClient) {
/// let update = mail.message("AAMk").update().set(graph_mail::message::IS_READ, "yes");
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Update<E> {
    client: Client,
    request: Request,
    changes: Map<String, Value>,
    of: PhantomData<fn() -> E>,
}

impl<E> Update<E> {
    /// Changes what is at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        let request = Request::new(operation, Method::PATCH, path);
        Self { client: client.clone(), request, changes: Map::new(), of: PhantomData }
    }

    /// Sets a property, or one within it by its path.
    pub fn set<T: Serialize>(mut self, field: Field<E, T>, value: impl Into<T>) -> Self {
        match serde_json::to_value(value.into()) {
            Ok(value) => self.put(field.path(), value),
            Err(error) => {
                let reason = format!("the new value of {} cannot be written as JSON: {error}", field.path());
                self.request = self.request.invalid(reason);
                self
            }
        }
    }

    /// Takes a property's value away: it becomes null.
    pub fn clear<T>(self, field: Field<E, T>) -> Self {
        self.put(field.path(), Value::Null)
    }

    /// Changes the item only when it still has this entity tag; otherwise the error
    /// [`is_precondition_failed`](graph_transport::Error::is_precondition_failed).
    pub fn if_match(mut self, etag: &str) -> Self {
        self.request = self.request.if_match(etag);
        self
    }

    fn put(mut self, path: &str, value: Value) -> Self {
        let mut steps = path.split('/');
        let last = steps.next_back().unwrap_or_default();
        let mut object = &mut self.changes;
        for step in steps {
            let inner = object.entry(step).or_insert_with(|| Value::Object(Map::new()));
            if !inner.is_object() {
                // Cleared or set as a whole before: the later word counts.
                *inner = Value::Object(Map::new());
            }
            match inner {
                Value::Object(inner) => object = inner,
                _ => return self,
            }
        }
        object.insert(last.to_owned(), value);
        self
    }

    fn prepared(self) -> Request {
        if self.changes.is_empty() {
            return self.request.invalid("nothing to change: say set(field, value) or clear(field) first");
        }
        self.request.json(&self.changes)
    }

    fn answer(answer: Response<Bytes>, operation: &'static str) -> Result<Response<E>>
    where
        E: DeserializeOwned + Default + 'static,
    {
        Ok(answer.json::<Option<E>>(operation)?.map(Option::unwrap_or_default))
    }
}

verb!(prepared Update<E>, answers E, where E: DeserializeOwned + Default + 'static);
