//! [`Update`]: changes single properties of an item.

use super::{Assign, verb};
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
/// use graph_mail::{FollowupFlagStatus, followup_flag, message};
///
/// let read = mail
///     .message(id)
///     .update()
///     .set(message::IS_READ, true)
///     .set(message::FLAG / followup_flag::FLAG_STATUS, FollowupFlagStatus::Flagged)
///     .clear(message::CATEGORIES)
///     .if_match(etag)
///     .await?;
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
///
/// ```compile_fail
/// # fn change(mail: graph_mail::MailClient) {
/// let update = mail.message("AAMk").update().set(graph_mail::message::IS_READ, Some("yes"));
/// # }
/// ```
///
/// Nor does a property of another entity, or what is computed:
///
/// ```compile_fail
/// # fn change(mail: graph_mail::MailClient) {
/// let update = mail.message("AAMk").update().set(graph_mail::mail_folder::DISPLAY_NAME, "x");
/// # }
/// ```
///
/// ```compile_fail
/// # fn change(mail: graph_mail::MailClient) {
/// let update = mail.message("AAMk").update().set(graph_mail::message::SUBJECT.to_lower(), "x");
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

    /// Sets a property, or one within it by its path. An [`Option`] sets it when there is a value, and clears it when there is none.
    pub fn set<T: Serialize, How>(self, field: Field<E, T>, value: impl Assign<T, How>) -> Self {
        match serde_json::to_value(value.value()) {
            Ok(value) => self.put(field.path(), value),
            Err(error) => self.unwritable(field.path(), &error),
        }
    }

    /// Sets every property that `model` has a value for, those within complex values as a whole. What it has none for stays as it is.
    ///
    /// Give it what is to change and no more: services refuse or pass over properties that are theirs to set.
    pub fn set_all(self, model: &E) -> Self
    where
        E: Serialize,
    {
        match serde_json::to_value(model) {
            Ok(Value::Object(properties)) => {
                properties.into_iter().fold(self, |update, (name, value)| update.put(&name, value))
            }
            Ok(_) => self.invalid("the new values must be those of an object: set them one by one"),
            Err(error) => self.unwritable("the item", &error),
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

    fn unwritable(self, what: &str, error: &serde_json::Error) -> Self {
        self.invalid(format!("the new value of {what} cannot be written as JSON: {error}"))
    }

    fn put(mut self, path: &str, value: Value) -> Self {
        let mut object = &mut self.changes;
        let (within, last) = path.rsplit_once('/').unwrap_or(("", path));
        for step in within.split('/').filter(|step| !step.is_empty()) {
            // A step with dots names a type, which is said of the object that has the property.
            if step.contains('.') {
                object.insert("@odata.type".into(), format!("#{step}").into());
                continue;
            }
            let inner = object.entry(step).or_insert(Value::Null);
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
        // Annotations, which say what is changed, change nothing.
        if self.changes.keys().all(|name| name.starts_with('@')) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{Importance, Message, Recipient, email_address, message, recipient};
    use graph_transport::{Endpoint, HttpClient, StaticToken, testing::Scripted};

    fn update() -> Update<Message> {
        let client = Client::new(HttpClient::new(Scripted::default()), Endpoint::default(), StaticToken::new("t"));
        Update::new(&client, "test.update", Path::new("/me/messages/1"))
    }

    #[test]
    fn changes_are_told_as_json() {
        let address = || message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS;
        let name = || message::FROM / recipient::EMAIL_ADDRESS / email_address::NAME;
        let aliases = || message::FROM / recipient::EMAIL_ADDRESS / email_address::ALIASES;
        let derived = Field::<Message, Message>::derived() / message::SUBJECT;
        let partial = Message { subject: Some("S".into()), is_read: Some(false), ..Message::default() };
        for (update, expected) in [
            (update().set(message::SUBJECT, "a'b\""), r#"{"subject":"a'b\""}"#),
            (
                update().set(message::SUBJECT, Some("x")).set(message::IS_READ, None::<bool>),
                r#"{"subject":"x","isRead":null}"#,
            ),
            (update().set(message::SUBJECT, Some(String::from("x"))), r#"{"subject":"x"}"#),
            (
                update().set(message::IMPORTANCE, Importance::High).clear(message::FROM),
                r#"{"importance":"high","from":null}"#,
            ),
            (
                update().set(address(), "a@b").set(aliases(), vec!["c".to_owned()]).clear(name()),
                r#"{"from":{"emailAddress":{"address":"a@b","aliases":["c"],"name":null}}}"#,
            ),
            (update().clear(message::FROM).set(name(), "n"), r#"{"from":{"emailAddress":{"name":"n"}}}"#),
            (update().set(name(), "n").set(message::FROM, Recipient::default()), r#"{"from":{}}"#),
            (update().set(message::SUBJECT, "x").set(message::SUBJECT, "y"), r#"{"subject":"y"}"#),
            (update().set(message::ID, "1").set_all(&partial), r#"{"id":"1","subject":"S","isRead":false}"#),
            (update().set(derived, "x"), r##"{"@odata.type":"#microsoft.graph.message","subject":"x"}"##),
        ] {
            let request = update.if_match("W/\"1\"").into_request();
            request.check().unwrap();
            assert_eq!(request.headers()["if-match"], "W/\"1\"");
            let sent: Value = serde_json::from_slice(request.body().as_bytes().unwrap()).unwrap();
            assert_eq!(sent, serde_json::from_str::<Value>(expected).unwrap());
        }
    }

    #[test]
    fn a_change_of_nothing_is_told() {
        for update in [update(), update().set_all(&Message::default())] {
            assert!(update.into_request().check().unwrap_err().to_string().contains("nothing to change"));
        }
    }
}
