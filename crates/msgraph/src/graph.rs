//! [`Graph`]: the way to every service, and to what no service models.

use crate::{GraphBuilder, Group, Site, User};
use graph_odata::{Batch, Bulk, Delta, Download, Each, Get, Invoke, List, Source, Start, Upload, Verb};
use graph_transport::{Client, Method, Path, Request};
use graph_types::{GroupId, Owner, SiteId, UserId};
use serde::{Serialize, de::DeserializeOwned};

/// Microsoft Graph, signed in. Cheap to clone; clones share connections and tokens.
#[derive(Clone, Debug)]
pub struct Graph {
    client: Client,
}

impl Graph {
    /// Starts with everything at its default.
    pub fn builder() -> GraphBuilder {
        GraphBuilder::default()
    }

    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// What every service crate is built with.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The signed-in user's mailbox.
    #[cfg(feature = "mail")]
    #[cfg_attr(docsrs, doc(cfg(feature = "mail")))]
    pub fn mail(&self) -> graph_mail::MailClient {
        graph_mail::MailClient::new(&self.client)
    }

    /// The signed-in user's calendars.
    #[cfg(feature = "calendar")]
    #[cfg_attr(docsrs, doc(cfg(feature = "calendar")))]
    pub fn calendar(&self) -> graph_calendar::CalendarClient {
        graph_calendar::CalendarClient::new(&self.client)
    }

    /// The signed-in user's drive. For any other by its id, see [`DriveClient::at`](graph_drive::DriveClient::at).
    #[cfg(feature = "drive")]
    #[cfg_attr(docsrs, doc(cfg(feature = "drive")))]
    pub fn drive(&self) -> graph_drive::DriveClient {
        graph_drive::DriveClient::new(&self.client)
    }

    /// What a sharing link leads to, as people send it to each other.
    #[cfg(feature = "drive")]
    #[cfg_attr(docsrs, doc(cfg(feature = "drive")))]
    pub fn shared(&self, url: &str) -> graph_drive::SharedItem {
        graph_drive::SharedItem::by_url(&self.client, url)
    }

    /// A workbook in the signed-in user's drive, by its path or id: `graph.excel(ItemPath::root("Reports/2026.xlsx"))`. For one in any
    /// other drive, see [`WorkbookClient::at`](graph_excel::WorkbookClient::at).
    #[cfg(feature = "excel")]
    #[cfg_attr(docsrs, doc(cfg(feature = "excel")))]
    pub fn excel(&self, file: impl Into<graph_types::ItemPath>) -> graph_excel::WorkbookClient {
        graph_excel::WorkbookClient::new(&self.client, file)
    }

    /// Another user, by id or principal name. A shared mailbox is one too.
    pub fn user(&self, id: impl Into<UserId>) -> User {
        User::new(&self.client, id.into())
    }

    /// A group, by id: it has a calendar and drives.
    pub fn group(&self, id: impl Into<GroupId>) -> Group {
        Group::new(&self.client, id.into())
    }

    /// A SharePoint site, by id: it has drives.
    pub fn site(&self, id: impl Into<SiteId>) -> Site {
        Site::new(&self.client, id.into())
    }

    /// A SharePoint site, by the parts of its URL: `graph.site_at("contoso.sharepoint.com", "sites/plans")`.
    pub fn site_at(&self, host: impl Into<String>, path: impl Into<String>) -> Site {
        Site::at(&self.client, Owner::site_at(host, path))
    }

    /// Requests of any kind that travel together, in order where it matters.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> msgraph::Result<()> {
    /// # let transport = msgraph::transport::testing::Scripted::default().json(200, r#"{"responses":[
    /// #     {"id":"2","status":200,"body":{"value":[]}},{"id":"1","status":200,"body":{"displayName":"Ada"}}]}"#);
    /// # let token = msgraph::transport::StaticToken::new("t");
    /// # let graph = msgraph::Graph::builder().transport(transport).credential(token).build()?;
    /// let mut batch = graph.batch();
    /// let me = batch.add(graph.get::<serde_json::Value>("/me"));
    /// let teams = batch.add(graph.list::<serde_json::Value>("/me/joinedTeams"));
    /// let mut answers = batch.send().await?;
    /// println!("{} is in {} teams", answers.take(me)?["displayName"], answers.take(teams)?.value.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn batch(&self) -> Batch {
        Batch::new(&self.client)
    }

    /// Many requests of one kind, twenty to a round trip, each told of as soon as it is done. See [`Bulk::from_stream`] for verbs that come
    /// out of a listing.
    pub fn bulk<I: IntoIterator<Item: Verb>>(&self, verbs: I) -> Bulk<Each<I::IntoIter>> {
        Bulk::new(&self.client, verbs)
    }

    /// Reads what is not modelled. `path` begins below the version; see [`Path::raw`] for what has to be encoded.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> msgraph::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let graph = msgraph::Graph::from(client);
    /// let me: serde_json::Value = graph.get("/me?$select=displayName").await?;
    /// println!("signed in as {}", me["displayName"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn get<T: DeserializeOwned + 'static>(&self, path: &str) -> Get<T> {
        Get::new(&self.client, "graph.get", Path::raw(path))
    }

    /// Lists a collection that is not modelled, page by page or item by item.
    pub fn list<T: DeserializeOwned + 'static>(&self, path: &str) -> List<T> {
        List::new(&self.client, "graph.list", Path::raw(path))
    }

    /// Reads what has changed in a collection that is not modelled. `path` ends with `delta`, as `/users/delta` does.
    pub fn delta<T: DeserializeOwned + 'static>(&self, path: &str) -> Delta<T> {
        Delta::new(&self.client, "graph.delta", Path::raw(path))
    }

    /// Posts to what is not modelled. It is not tried again once the service may have done it; see [`Request::idempotent`].
    pub fn post<T: DeserializeOwned + 'static>(&self, path: &str, body: &impl Serialize) -> Invoke<T> {
        self.call("graph.post", Method::POST, path, body)
    }

    /// Changes what is not modelled.
    pub fn patch<T: DeserializeOwned + 'static>(&self, path: &str, body: &impl Serialize) -> Invoke<T> {
        self.call("graph.patch", Method::PATCH, path, body)
    }

    /// Puts what is not modelled.
    pub fn put<T: DeserializeOwned + 'static>(&self, path: &str, body: &impl Serialize) -> Invoke<T> {
        self.call("graph.put", Method::PUT, path, body)
    }

    /// Deletes what is not modelled.
    pub fn delete(&self, path: &str) -> Invoke<()> {
        Invoke::request(&self.client, Request::new("graph.delete", Method::DELETE, Path::raw(path)))
    }

    /// Reads bytes that are not modelled, such as `/me/photo/$value`.
    pub fn download(&self, path: &str) -> Download {
        Download::new(&self.client, "graph.download", Path::raw(path))
    }

    /// Writes the bytes of a drive's item: `item` is its address, by id or, with a colon at its end, by path.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> msgraph::Result<()> {
    /// # use msgraph::transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
    /// # let transport = Scripted::default().json(201, r#"{"id":"01ABC"}"#);
    /// # let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"));
    /// # let graph = msgraph::Graph::from(client);
    /// let made: serde_json::Value = graph.upload("/me/drive/root:/notes.txt:", "bytes").await?;
    /// println!("made {}", made["id"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn upload<T: DeserializeOwned + 'static>(&self, item: &str, source: impl Into<Source>) -> Upload<T> {
        Upload::to_drive(&self.client, "graph.upload", Path::raw(item), source)
    }

    /// Begins an operation that is not modelled and goes on after its answer, such as the copy of a folder.
    pub fn start(&self, path: &str, body: &impl Serialize) -> Start {
        Start::new(&self.client, "graph.start", Path::raw(path), body)
    }

    fn call<T: DeserializeOwned + 'static>(
        &self,
        operation: &'static str,
        method: Method,
        path: &str,
        body: &impl Serialize,
    ) -> Invoke<T> {
        Invoke::request(&self.client, Request::new(operation, method, Path::raw(path)).json(body))
    }
}

impl From<Client> for Graph {
    fn from(client: Client) -> Self {
        Self::new(client)
    }
}
