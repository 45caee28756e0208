//! [`Count`]: reads how many items a collection has.

use super::{
    asked::{Asked, asks},
    verb,
};
use bytes::Bytes;
use graph_transport::{Client, Error, Method, Path, Request, Response, Result};

/// Reads the number of items in a collection of `E`, without any of them.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::message;
///
/// let unread = mail.inbox().messages().count().filter(message::IS_READ.eq(false)).await?;
/// println!("{unread} unread");
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Count<E> {
    client: Client,
    request: Request,
    asked: Asked<E>,
}

impl<E> Count<E> {
    /// Counts the collection at `path`; `operation` names the call in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path) -> Self {
        let request = Request::new(operation, Method::GET, path.join("$count")).header("accept", "text/plain");
        Self { client: client.clone(), request, asked: Asked::nothing() }
    }

    fn prepared(self) -> Request {
        self.asked.apply(self.request)
    }

    fn answer(answer: Response<Bytes>, operation: &'static str) -> Result<Response<u64>> {
        answer.try_map(|body| {
            let text = String::from_utf8_lossy(&body);
            // Some services begin text with a byte order mark.
            text.trim_start_matches('\u{feff}').trim().parse().map_err(|_| {
                let start: String = text.chars().take(40).collect();
                Error::decode(format!("the answer is not a number of items: {start:?}")).at(operation, None, 1)
            })
        })
    }
}

asks!(Count<E>: filter search);
verb!(prepared Count<E>, answers u64, where E: 'static);
