//! [`Resource`]: an address and the client that reaches it: what the handles of service crates are made of.
//!
//! Invariant: what a resource says in its requests, everything below it says too.

use crate::{
    Count, Create, Delete, Delta, Download, Get, Invoke, List, Path, Start, Update,
    bytes::{Source, Upload},
};
use graph_transport::{Body, Client, Method, Request};
use serde::{Serialize, de::DeserializeOwned};

/// An address below the service root, with the client that reaches it and what its requests always say.
///
/// For authors of service crates: a handle holds one, and each of its methods is one expression that makes a verb of it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// use graph_odata::{List, Path, Resource};
///
/// struct Categories(Resource);
///
/// impl Categories {
///     fn list(&self) -> List<serde_json::Value> {
///         self.0.list("outlook.categories.list")
///     }
/// }
///
/// let me = Resource::new(&client, Path::new("/me"));
/// let request = Categories(me.join("outlook").join("masterCategories")).list().into_request();
/// assert_eq!(request.line(), "GET /me/outlook/masterCategories");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Resource {
    client: Client,
    path: Path,
    /// Headers, and preferences, which stand beside those of a call.
    said: Vec<Said>,
}

#[derive(Clone, Debug)]
enum Said {
    Header(&'static str, String),
    Preference(String),
    Invalid(String),
}

/// A verb that takes headers: all of them.
pub(crate) trait Says: Sized {
    fn header(self, name: &str, value: &str) -> Self;
    fn prefer(self, preference: &str) -> Self;
    fn invalid(self, reason: &str) -> Self;
}

impl Resource {
    /// What is at `path`.
    pub fn new(client: &Client, path: Path) -> Self {
        Self { client: client.clone(), path, said: Vec::new() }
    }

    /// The client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The address.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A header of every request from here on. Its value is not shown, and a later one of the same name counts.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.said.push(Said::Header(name, value.into()));
        self
    }

    /// A preference of every request from here on, beside what a call prefers itself.
    #[must_use]
    pub fn prefer(mut self, preference: impl Into<String>) -> Self {
        self.said.push(Said::Preference(preference.into()));
        self
    }

    /// Makes every request from here on fail with `reason` instead of being sent.
    #[must_use]
    pub fn invalid(mut self, reason: impl Into<String>) -> Self {
        self.said.push(Said::Invalid(reason.into()));
        self
    }

    /// The value of a header that is said from here on.
    pub fn said(&self, name: &str) -> Option<&str> {
        self.said.iter().rev().find_map(|said| match said {
            Said::Header(known, value) if known.eq_ignore_ascii_case(name) => Some(value.as_str()),
            _ => None,
        })
    }

    fn at(&self, path: Path) -> Self {
        Self { client: self.client.clone(), path, said: self.said.clone() }
    }

    /// What is one literal segment further, or several.
    #[must_use]
    pub fn join(&self, literal: &str) -> Self {
        self.at(self.path.clone().join(literal))
    }

    /// What is one value further, such as an id. See [`Path::id`].
    #[must_use]
    pub fn id(&self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.at(self.path.clone().id(name, value.as_ref()))
    }

    /// What is at a path of names below. See [`Path::by_path`].
    #[must_use]
    pub fn by_path(&self, name: &'static str, path: &str) -> Self {
        self.at(self.path.clone().by_path(name, path))
    }

    /// What a function gives, as a segment: `range(address='A1:B2')`. [`literal`](crate::literal) writes arguments that are text.
    #[must_use]
    pub fn call(&self, name: &'static str, arguments: &str) -> Self {
        self.id(name, format!("{name}({arguments})"))
    }

    fn telling<V: Says>(&self, verb: V) -> V {
        self.said.iter().fold(verb, |verb, said| match said {
            Said::Header(name, value) => verb.header(name, value),
            Said::Preference(preference) => verb.prefer(preference),
            Said::Invalid(reason) => verb.invalid(reason),
        })
    }

    /// Reads it as a collection. `operation` names the call in errors and spans.
    pub fn list<E>(&self, operation: &'static str) -> List<E> {
        self.telling(List::new(&self.client, operation, self.path.clone()))
    }

    /// Counts it as a collection.
    pub fn count<E>(&self, operation: &'static str) -> Count<E> {
        self.telling(Count::new(&self.client, operation, self.path.clone()))
    }

    /// Reads what has changed in it as a collection, at its `delta`.
    pub fn delta<E>(&self, operation: &'static str) -> Delta<E> {
        self.telling(Delta::new(&self.client, operation, self.path.clone().join("delta")))
    }

    /// Reads it.
    pub fn get<E>(&self, operation: &'static str) -> Get<E> {
        self.telling(Get::new(&self.client, operation, self.path.clone()))
    }

    /// Adds an item to it.
    pub fn create<E>(&self, operation: &'static str, item: &(impl Serialize + ?Sized)) -> Create<E> {
        self.telling(Create::new(&self.client, operation, self.path.clone(), item))
    }

    /// Changes it.
    pub fn update<E>(&self, operation: &'static str) -> Update<E> {
        self.telling(Update::new(&self.client, operation, self.path.clone()))
    }

    /// Removes it.
    pub fn delete<E>(&self, operation: &'static str) -> Delete<E> {
        self.telling(Delete::new(&self.client, operation, self.path.clone()))
    }

    /// Calls an action of it.
    pub fn invoke<R>(
        &self,
        operation: &'static str,
        action: &str,
        parameters: &(impl Serialize + ?Sized),
    ) -> Invoke<R> {
        self.telling(Invoke::new(&self.client, operation, self.path.clone().join(action), parameters))
    }

    /// Calls an action of it that has no parameters.
    pub fn invoke_bare<R>(&self, operation: &'static str, action: &str) -> Invoke<R> {
        let request = Request::new(operation, Method::POST, self.path.clone().join(action));
        self.telling(Invoke::request(&self.client, request))
    }

    /// Posts content of another kind than JSON to it.
    pub fn post<R>(&self, operation: &'static str, media_type: &'static str, content: impl Into<Body>) -> Invoke<R> {
        let request = Request::new(operation, Method::POST, self.path.clone()).content(media_type, content);
        self.telling(Invoke::request(&self.client, request))
    }

    /// Begins an action of it that goes on after its answer.
    pub fn start(&self, operation: &'static str, action: &str, parameters: &(impl Serialize + ?Sized)) -> Start {
        self.telling(Start::new(&self.client, operation, self.path.clone().join(action), parameters))
    }

    /// Reads its bytes, at `segment`: `content` or `$value`.
    pub fn download(&self, operation: &'static str, segment: &str) -> Download {
        self.telling(Download::new(&self.client, operation, self.path.clone().join(segment)))
    }

    /// Writes its bytes, as an item of a drive.
    pub fn upload<T: DeserializeOwned + 'static>(
        &self,
        operation: &'static str,
        source: impl Into<Source>,
    ) -> Upload<T> {
        Upload::to_drive(&self.client, operation, self.path.clone(), source)
    }

    /// Attaches a file to it, the attachments of an Outlook item. See [`Upload::to_attachments`].
    pub fn attach<T: From<String>>(
        &self,
        operation: &'static str,
        attachment: &impl Serialize,
        source: impl Into<Source>,
    ) -> Upload<T> {
        Upload::to_attachments(&self.client, operation, self.path.clone(), attachment, source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_transport::{Endpoint, HttpClient, StaticToken, testing::Scripted};
    use serde_json::{Value, json};

    #[test]
    fn what_is_said_once_is_said_in_every_request_below() {
        let client = Client::new(HttpClient::new(Scripted::default()), Endpoint::default(), StaticToken::new("t"));
        let root = Resource::new(&client, Path::new("/me")).header("session", "1").prefer("a=\"b\"");
        let item = root.join("things").id("thing-id", "x/y").header("session", "2");
        let requests = [
            (root.list::<Value>("t.list").into_request(), "GET /me", "1"),
            (item.get::<Value>("t.get").prefer("c").into_request(), "GET /me/things/x%2Fy", "2"),
            (item.join("parts").count::<Value>("t.count").into_request(), "GET /me/things/x%2Fy/parts/$count", "2"),
            (item.delta::<Value>("t.delta").into_request(), "GET /me/things/x%2Fy/delta", "2"),
            (item.create::<Value>("t.create", &json!({})).into_request(), "POST /me/things/x%2Fy", "2"),
            (item.delete::<Value>("t.delete").into_request(), "DELETE /me/things/x%2Fy", "2"),
            (item.invoke::<()>("t.act", "act", &json!({})).into_request(), "POST /me/things/x%2Fy/act", "2"),
            (item.invoke_bare::<()>("t.act", "act").into_request(), "POST /me/things/x%2Fy/act", "2"),
            (item.post::<()>("t.post", "text/plain", "x").into_request(), "POST /me/things/x%2Fy", "2"),
            (item.start("t.copy", "copy", &json!({})).into_request(), "POST /me/things/x%2Fy/copy", "2"),
            (item.download("t.content", "$value").into_request(), "GET /me/things/x%2Fy/$value", "2"),
            (item.call("cell", "row=1").get::<Value>("t.get").into_request(), "GET /me/things/x%2Fy/cell(row=1)", "2"),
        ];
        for (request, line, session) in requests {
            assert_eq!((request.line().as_str(), request.headers()["session"].to_str().unwrap()), (line, session));
            assert_eq!(request.headers()["prefer"], "a=\"b\"", "{line}");
        }
        assert_eq!((item.said("Session"), root.said("x")), (Some("2"), None));
        assert!(item.invalid("say what").join("x").get::<Value>("t.get").into_request().check().is_err());
        assert_eq!(root.by_path("p", "a b").path().as_str(), "/me:/a%20b");
    }
}
