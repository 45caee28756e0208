//! [`Open`]: opens a session of a workbook.

use crate::{WorkbookClient, WorkbookSessionInfo};
use graph_odata::Create;
use graph_transport::{BoxFuture, Request, Result};

/// Opens a session. Awaited, it gives the workbook with all of its calls in the session.
#[derive(Debug)]
#[must_use = "a request does nothing until it is awaited"]
pub struct Open {
    book: WorkbookClient,
    create: Create<WorkbookSessionInfo>,
}

impl Open {
    pub(crate) fn new(book: WorkbookClient, create: Create<WorkbookSessionInfo>) -> Self {
        Self { book, create }
    }

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
