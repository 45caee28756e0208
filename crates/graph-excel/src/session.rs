//! Sessions of a workbook: [`Open`] opens one.

use crate::{SessionId, WorkbookClient, WorkbookSessionInfo};
use graph_odata::{Create, Invoke};
use graph_transport::{BoxFuture, Error, Request, Result, ServiceError};
use serde_json::json;

/// An error after which Excel answers nothing more in the session, in small letters.
const SPOILT: &str = "internalservererroruncategorized";

/// Whether what a session changes is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Changes {
    /// The workbook keeps it.
    Persist,
    /// It is forgotten with the session: for calculations and charts of a copy.
    Discard,
}

impl WorkbookClient {
    /// Opens a session: awaited, it gives this workbook with all of its calls in the session, which is quicker for several. Excel ends a
    /// session that was not used for about five minutes, or seven when its changes are forgotten.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [createSession](https://learn.microsoft.com/graph/api/workbook-createsession).
    pub fn session(&self, changes: Changes) -> Open {
        let parameters = json!({"persistChanges": changes == Changes::Persist});
        // One session too many ends by itself.
        let create = self.file.join("createSession").create("excel.sessions.create", &parameters).idempotent(true);
        Open { book: self.clone(), create }
    }

    /// The id of the session that this workbook's calls are in.
    pub fn session_id(&self) -> Option<&SessionId> {
        self.session.as_ref()
    }

    /// The same workbook in a session that was opened before.
    #[must_use]
    pub fn in_session(&self, id: impl Into<SessionId>) -> Self {
        Self { session: Some(id.into()), ..self.clone() }
    }

    /// Whether an error of a call says that its session is over: it was not used for too long, or Excel has given it up. Open another one
    /// with [`session`](Self::session) and go on there. The call was not done, unless the status is 500; what the session has changed
    /// before is kept, unless it was to be forgotten.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_excel::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # use graph_excel::{Changes, ItemPath, WorkbookClient};
    /// # let mut book = WorkbookClient::new(&client, ItemPath::root("Reports/2026.xlsx")).in_session("of yesterday");
    /// let sales = match book.table("Sales").get().await {
    ///     Err(error) if WorkbookClient::is_session_over(&error) => {
    ///         book = book.session(Changes::Persist).await?;
    ///         book.table("Sales").get().await?
    ///     }
    ///     answer => answer?,
    /// };
    /// # assert!(sales.id.is_some() && book.session_id().is_some_and(|id| id.as_str() != "of yesterday"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Microsoft's page: [error handling](https://learn.microsoft.com/graph/workbook-error-handling).
    pub fn is_session_over(error: &Error) -> bool {
        let envelope = error.service_error();
        let codes = std::iter::successors(envelope, |error| error.inner()).map(ServiceError::code);
        codes.map(str::to_ascii_lowercase).any(|code| code.starts_with("invalidsession") || code == SPOILT)
    }

    /// Keeps the session from ending for want of use.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [refreshSession](https://learn.microsoft.com/graph/api/workbook-refreshsession).
    pub fn refresh_session(&self) -> Invoke<()> {
        self.of_session(self.book().invoke("excel.sessions.refresh", "refreshSession", &json!({})).idempotent(true))
    }

    /// Ends the session.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [closeSession](https://learn.microsoft.com/graph/api/workbook-closesession).
    pub fn close_session(&self) -> Invoke<()> {
        self.of_session(self.book().invoke("excel.sessions.close", "closeSession", &json!({})))
    }

    fn of_session(&self, verb: Invoke<()>) -> Invoke<()> {
        match self.session {
            Some(_) => verb,
            None => verb.invalid("there is no session: open one with session(Changes::Persist)"),
        }
    }
}

/// Opens a session. Awaited, it gives the workbook with all of its calls in the session.
#[derive(Debug)]
#[must_use = "a request does nothing until it is awaited"]
pub struct Open {
    book: WorkbookClient,
    create: Create<WorkbookSessionInfo>,
}

impl Open {
    /// The request that awaiting this would send.
    pub fn into_request(self) -> Request {
        self.create.into_request()
    }
}

impl IntoFuture for Open {
    type Output = Result<WorkbookClient>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let session = self.create.await?;
            Ok(self.book.in_session(session.require_id()?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::tests::book;
    use graph_transport::{HeaderMap, StatusCode};

    #[test]
    fn a_session_after_another_begins_without_it() {
        let request = book().in_session("s1").session(Changes::Persist).into_request();
        assert!(!request.headers().contains_key("workbook-session-id"));
    }

    #[test]
    fn errors_that_end_a_session() {
        let error = |code: &str, inner: &str| {
            let body = json!({"error": {"code": code, "message": "m", "innerError": {"code": inner}}}).to_string();
            Error::service(StatusCode::NOT_FOUND, &HeaderMap::new(), body.as_bytes())
        };
        for (code, inner, over) in [
            ("InvalidSessionReCreatable", "invalidSessionReCreatable", true),
            ("notFound", "invalidSessionNotFound", true),
            ("InvalidSession", "404", true),
            ("internalServerError", "internalServerErrorUncategorized", true),
            ("ItemNotFound", "itemNotFound", false),
            ("internalServerError", "", false),
        ] {
            assert_eq!(WorkbookClient::is_session_over(&error(code, inner)), over, "{code} {inner}");
        }
        assert!(!WorkbookClient::is_session_over(&Error::request("x")));
    }

    #[tokio::test]
    async fn without_a_session_there_is_none_to_close() {
        let error = book().close_session().await.unwrap_err().to_string();
        assert!(error.contains("open one with session(Changes::Persist)"), "{error}");
    }
}
