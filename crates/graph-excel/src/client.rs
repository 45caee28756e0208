//! [`WorkbookClient`]: a workbook, and the way to everything in it.

use crate::{
    NameItem, Names, SessionId, TableId, TableItem, Tables, WorkbookApplication, WorksheetId, WorksheetItem, Worksheets,
};
use graph_odata::{Get, Invoke, Resource, Scope};
use graph_transport::Client;
use graph_types::{DriveAddress, ItemPath};
use serde_json::json;

/// The header that names a session.
const SESSION: &str = "workbook-session-id";

/// How much of a workbook is calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Calculation {
    /// What has changed since the last time.
    Recalculate,
    /// All formulas.
    Full,
    /// All formulas, once it is known anew what depends on what.
    FullRebuild,
}

/// A workbook: an `.xlsx` file in OneDrive for Business or SharePoint.
///
/// It is a name, not a connection: making one sends nothing. Excel wants one request at a time for a workbook, so that is how they go.
/// Without a [`session`](Self::session) each call finds the workbook anew, and its changes are kept.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_excel::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// use graph_excel::{Changes, ItemPath, WorkbookClient};
///
/// let book = WorkbookClient::new(&client, ItemPath::root("Reports/2026.xlsx")).session(Changes::Persist).await?;
/// book.worksheet("Q1").range("A1:B1").write([["region", "units"]]).await?;
/// println!("{} tables", book.tables().list().await?.value.len());
/// book.close_session().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct WorkbookClient {
    pub(crate) file: Resource,
    pub(crate) session: Option<SessionId>,
}

impl WorkbookClient {
    /// A workbook in the signed-in user's drive.
    pub fn new(client: &Client, file: impl Into<ItemPath>) -> Self {
        Self::at(client, DriveAddress::default(), file)
    }

    /// A workbook in any drive.
    pub fn at(client: &Client, drive: impl Into<DriveAddress>, file: impl Into<ItemPath>) -> Self {
        let file = file.into().within(&drive.into());
        // What comes together would be refused or spoilt.
        let scope = Scope::exclusive(format!("workbook:{}", file.as_str().to_lowercase()));
        Self { file: Resource::new(client, file.join("workbook").throttled_as(scope)), session: None }
    }

    /// Calculates the workbook. Excel does so by itself, unless its mode is to be told.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [calculate](https://learn.microsoft.com/graph/api/workbookapplication-calculate).
    pub fn calculate(&self, what: Calculation) -> Invoke<()> {
        let kind = match what {
            Calculation::Recalculate => "Recalculate",
            Calculation::Full => "Full",
            Calculation::FullRebuild => "FullRebuild",
        };
        let parameters = json!({ "calculationType": kind });
        self.book().join("application").invoke("excel.calculate", "calculate", &parameters).idempotent(true)
    }

    /// Reads how the workbook is calculated: at once, or when that is told.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get application](https://learn.microsoft.com/graph/api/workbookapplication-get).
    pub fn application(&self) -> Get<WorkbookApplication> {
        self.book().join("application").get("excel.application.get")
    }

    /// Where the workbook is, for calls of the session if there is one.
    pub(crate) fn book(&self) -> Resource {
        match &self.session {
            Some(session) => self.file.clone().header(SESSION, session.as_str()),
            None => self.file.clone(),
        }
    }

    /// The worksheets.
    pub fn worksheets(&self) -> Worksheets {
        Worksheets::new(self.book().join("worksheets"))
    }

    /// A worksheet, by name or id.
    pub fn worksheet(&self, name: impl Into<WorksheetId>) -> WorksheetItem {
        WorksheetItem::new(self.book().join("worksheets").id("worksheet-id", name.into().as_str()))
    }

    /// The tables of all worksheets.
    pub fn tables(&self) -> Tables {
        Tables::new(self.book().join("tables"))
    }

    /// A table, by name or id.
    pub fn table(&self, name: impl Into<TableId>) -> TableItem {
        TableItem::new(self.book().join("tables").id("table-id", name.into().as_str()))
    }

    /// The names that are known in the whole workbook.
    pub fn names(&self) -> Names {
        Names::new(self.book().join("names"))
    }

    /// A name that is known in the whole workbook.
    pub fn name(&self, name: &str) -> NameItem {
        self.names().name(name)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::Changes;
    use graph_transport::{Endpoint, HttpClient, StaticToken, testing::Scripted};
    use graph_types::Owner;

    /// A workbook for tests that only look at requests.
    pub(crate) fn book() -> WorkbookClient {
        let http = HttpClient::new(Scripted::default());
        let client = Client::new(http, Endpoint::default(), StaticToken::new("t"));
        WorkbookClient::new(&client, ItemPath::id("B"))
    }

    #[test]
    fn golden_requests() {
        let (book, by_path) = (book(), ItemPath::root("a b/c.xlsx"));
        let of = |owner: Owner| {
            WorkbookClient::at(book.file.client(), owner, by_path.clone()).worksheets().list().into_request()
        };
        let open = book.in_session("s=1");
        for (request, line, body) in [
            (of(Owner::Me), "GET /me/drive/root:/a%20b/c.xlsx:/workbook/worksheets", ""),
            (
                of("bob@contoso.com".into()),
                "GET /users/bob@contoso.com/drive/root:/a%20b/c.xlsx:/workbook/worksheets",
                "",
            ),
            (
                book.session(Changes::Discard).into_request(),
                "POST /me/drive/items/B/workbook/createSession",
                r#"{"persistChanges":false}"#,
            ),
            (open.refresh_session().into_request(), "POST /me/drive/items/B/workbook/refreshSession", "{}"),
            (
                open.calculate(Calculation::FullRebuild).into_request(),
                "POST /me/drive/items/B/workbook/application/calculate",
                r#"{"calculationType":"FullRebuild"}"#,
            ),
            (open.application().into_request(), "GET /me/drive/items/B/workbook/application", ""),
            (open.close_session().into_request(), "POST /me/drive/items/B/workbook/closeSession", "{}"),
            (book.name("Total").range().get().into_request(), "GET /me/drive/items/B/workbook/names/Total/range", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
        assert_eq!(open.session_id().map(SessionId::as_str), Some("s=1"));
    }

    #[test]
    fn every_call_of_a_session_says_so_and_goes_alone() {
        let open = book().in_session("s1");
        for request in [
            open.worksheets().list().into_request(),
            open.worksheet("A").range("A1").get().into_request(),
            open.table("T").rows().add([[1]]).into_request(),
            open.close_session().into_request(),
        ] {
            assert_eq!(request.headers()["workbook-session-id"], "s1", "{}", request.line());
            assert!(request.throttle_scope().is_some_and(|scope| scope.is_exclusive()));
        }
        assert!(!book().worksheets().list().into_request().headers().contains_key("workbook-session-id"));
    }
}
