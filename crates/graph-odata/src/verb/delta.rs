//! [`Delta`]: reads what has changed in a collection since the last time.

use super::{
    asked::{Asked, asks},
    verb,
};
use crate::{Change, Changes, Continuation, Page, Pages, change::Entry, kind::Kind};
use bytes::Bytes;
use graph_transport::{Client, Method, Path, Request, Response, Result};
use serde::de::DeserializeOwned;
use std::marker::PhantomData;

/// Reads what has changed in a collection of `E`, whose items are decoded as `T`.
///
/// The first round tells everything that there is, and ends with a [`DeltaLink`](crate::DeltaLink). The next round goes on from that, and tells
/// what has changed since. What the query asks for is in the links; what it prefers is repeated with each of them.
///
/// Few services filter or order changes: Outlook does by the time of receipt, the latest first, and the directory filters by id. In the
/// directory, changes of the selected properties alone are told, and relationships are not followed.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
/// # let transport = Scripted::default()
/// #     .json(200, r#"{"value":[{"id":"1","subject":"Hi"}],"@odata.deltaLink":"https://graph.microsoft.com/v1.0/me/d?$deltatoken=a"}"#)
/// #     .json(200, r#"{"value":[{"id":"1","@removed":{"reason":"deleted"}}],"@odata.deltaLink":"https://graph.microsoft.com/v1.0/me/d?$deltatoken=b"}"#);
/// # let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"));
/// # let mail = graph_mail::MailClient::new(&client);
/// # let mut held = std::collections::BTreeMap::new();
/// # let mut saved: Option<String> = None;
/// # for _ in 0..2 {
/// use graph_mail::message;
/// use graph_odata::{Change, DeltaLink};
///
/// let delta = mail.inbox().messages().delta().select((message::SUBJECT, message::IS_READ));
/// let mut changes = match &saved {
///     Some(text) => delta.resume(serde_json::from_str::<DeltaLink>(text)?),
///     None => delta.changes(),
/// };
/// while let Some(change) = changes.next().await {
///     match change? {
///         Change::Upserted { id, item } => {
///             held.insert(id, item.subject);
///         }
///         Change::Removed { id, .. } => {
///             held.remove(&id);
///         }
///         // All that there is comes now.
///         Change::Restarted { .. } => held.clear(),
///     }
/// }
/// saved = changes.delta_link().map(|link| serde_json::to_string(&link)).transpose()?;
/// # }
/// # assert!(held.is_empty() && saved.is_some());
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Delta<E, T = E> {
    client: Client,
    request: Request,
    asked: Asked<E>,
    latest: bool,
    strict: bool,
    of: PhantomData<fn() -> T>,
}

impl<E> Delta<E> {
    /// Reads the changes at `path`, which ends with `delta`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        let request = Request::new(operation, Method::GET, path);
        let asked = Asked::nothing();
        Self { client: client.clone(), request, asked, latest: false, strict: false, of: PhantomData }
    }
}

impl<E, T> Delta<E, T> {
    /// Asks for so many items a page at most. The service may give fewer.
    pub fn page_size(self, count: u32) -> Self {
        match Kind::of(&self.request) {
            Kind::DriveDelta => self.query("$top", count.to_string()),
            _ => self.prefer(&format!("odata.maxpagesize={count}")),
        }
    }

    /// Begins from now: the first round tells nothing of what there is.
    pub fn latest(mut self) -> Self {
        self.latest = true;
        self
    }

    /// Makes a state that the service has forgotten the error for which [`is_gone`](graph_transport::Error::is_gone) holds, instead of a new
    /// start that says so.
    pub fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    /// Reads items as a type of your own, for instance one with fewer properties.
    pub fn project<U>(self) -> Delta<E, U> {
        let Self { client, request, asked, latest, strict, of: _ } = self;
        Delta { client, request, asked, latest, strict, of: PhantomData }
    }

    /// Reads the first round.
    pub fn changes(self) -> Changes<T> {
        let (client, fresh) = (self.client.clone(), self.fresh());
        Changes::new(Pages::new(client, self.prepared()), fresh)
    }

    /// Reads the round that goes on from `state`: from the [`DeltaLink`](crate::DeltaLink) of the round before, or in the midst of a round, from
    /// its [`Continuation`].
    ///
    /// What was asked for is in there, and is asked for anew only if the service has forgotten the state and does not say itself where to
    /// start: say the same here as in the first round.
    pub fn resume(self, state: impl Into<Continuation>) -> Changes<T> {
        let state = state.into();
        let fresh = self.fresh().map(|fresh| state.repeat_on(fresh));
        Changes::new(Pages::resume(self.client, self.request, state), fresh)
    }

    /// The request that tells everything, for when the state is forgotten: from now on would be too late then.
    fn fresh(&self) -> Option<Request> {
        let request = self.request.try_clone().filter(|_| !self.strict)?;
        Some(telling(self.asked.clone().apply(request)))
    }

    fn prepared(self) -> Request {
        let request = telling(self.asked.apply(self.request));
        if !self.latest {
            return request;
        }
        // Drives have a name of their own for the option that holds the state.
        let name = if Kind::of(&request) == Kind::DriveDelta { "token" } else { "$deltatoken" };
        request.query(name, "latest")
    }

    fn answer(answer: Response<Bytes>, operation: &'static str) -> Result<Response<Page<Change<T>>>>
    where
        T: DeserializeOwned + 'static,
    {
        Ok(answer.json::<Page<Entry<T>>>(operation)?.map(|page| page.map(|Entry(change)| change)))
    }
}

/// Asks for what tells a removal, too. Drives tell it by a property, which a selection without it leaves out: then what is gone would look as if
/// it were there.
fn telling(request: Request) -> Request {
    let selected = request.query_options().get("$select").filter(|_| Kind::of(&request) == Kind::DriveDelta);
    let Some(selected) = selected else { return request };
    let is_in = |name: &str| selected.split(',').any(|known| known.trim().eq_ignore_ascii_case(name));
    let missing = ["id", "deleted"].into_iter().filter(|name| !is_in(name));
    let all: Vec<&str> = std::iter::once(selected).chain(missing).collect();
    let all = all.join(",");
    request.query("$select", all)
}

asks!(Delta<E, T>: filter select expand order_by);
verb!(prepared Delta<E, T>, answers Page<Change<T>>, where E: 'static, T: DeserializeOwned + Send + 'static);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_models::{Message, message};
    use graph_transport::{Endpoint, HttpClient, StaticToken, testing::Scripted};

    #[test]
    fn golden_requests() {
        let client = Client::new(HttpClient::new(Scripted::default()), Endpoint::default(), StaticToken::new("t"));
        let delta = |path| Delta::<Message>::new(&client, "test.delta", Path::new(path));
        let since: jiff::Timestamp = "2026-01-02T00:00:00Z".parse().unwrap();
        for (delta, line) in [
            (delta("/users/delta"), "GET /users/delta"),
            (delta("/users/delta").latest(), "GET /users/delta?$deltatoken=latest"),
            (delta("/me/drive/root/delta").latest(), "GET /me/drive/root/delta?token=latest"),
            (delta("/drives/1/root/delta").latest().strict(), "GET /drives/1/root/delta?token=latest"),
            (delta("/drives/1/root/delta").page_size(7), "GET /drives/1/root/delta?$top=7"),
            (
                delta("/drives/1/root/delta").select(message::SUBJECT),
                "GET /drives/1/root/delta?$select=subject,id,deleted",
            ),
            (
                delta("/sites/1/lists/2/items/delta").query("$select", "Deleted, ID,x"),
                "GET /sites/1/lists/2/items/delta?$select=Deleted,%20ID,x",
            ),
            (
                delta("/x/delta")
                    .select(message::SUBJECT)
                    .expand(message::ATTACHMENTS)
                    .filter(message::RECEIVED_DATE_TIME.ge(since))
                    .order_by(message::RECEIVED_DATE_TIME.desc()),
                "GET /x/delta?$select=subject&$expand=attachments&$filter=receivedDateTime%20ge%202026-01-02T00:00:00Z\
                 &$orderby=receivedDateTime%20desc",
            ),
        ] {
            assert_eq!(delta.into_request().line(), line);
        }
        let sized = delta("/x/delta").page_size(7).into_request();
        assert_eq!(sized.headers()["prefer"], "odata.maxpagesize=7");
    }
}
