//! [`Start`] and [`Monitor`]: operations that go on after their answer.

use crate::{open_enum, verb::options};
use bytes::Bytes;
use graph_transport::{BoxFuture, Client, Error, Method, Path, Request, Response, Result, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use std::{fmt, time::Duration};

open_enum! {
    /// How an operation stands.
    pub enum OperationState {
        /// It waits for its turn.
        NotStarted = "notStarted",
        /// It is at work.
        InProgress = "inProgress",
        /// It is at work, as some services say it.
        Running = "running",
        /// Its result is being written.
        Updating = "updating",
        /// It waits for something.
        Waiting = "waiting",
        /// It has been asked to stop.
        CancelPending = "cancelPending",
        /// It is done.
        Completed = "completed",
        /// It is done, as some services say it.
        Succeeded = "succeeded",
        /// It could not be done.
        Failed = "failed",
        /// It was stopped.
        Cancelled = "cancelled",
    }
}

/// Begins an operation that goes on after its answer, such as the copy of a folder. Awaited, it gives the [`Monitor`] to watch it with.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
/// # let transport = Scripted::default().answer(202, &[("location", "https://contoso.sharepoint.com/monitor/1?t=1")], "")
/// #     .json(303, r#"{"status":"completed","resourceId":"01ABC"}"#);
/// # let client = Client::new(HttpClient::new(transport), Endpoint::default(), StaticToken::new("t"));
/// use graph_odata::{Path, Start};
///
/// let copy = Path::new("/me/drive/items").id("item-id", "01XYZ").join("copy");
/// let monitor = Start::new(&client, "drive.items.copy", copy, &serde_json::json!({"name": "copy.txt"})).await?;
/// let done = monitor.wait().await?;
/// println!("the copy is {}", done.resource_id.unwrap_or_default());
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Start {
    client: Client,
    request: Request,
}

options!(Start);

impl Start {
    /// Calls the action at `path` with `parameters`; `operation` names it in errors and spans.
    pub fn new(client: &Client, operation: &'static str, path: Path, parameters: &(impl Serialize + ?Sized)) -> Self {
        let request = Request::new(operation, Method::POST, path).json(parameters);
        Self { client: client.clone(), request }
    }

    fn prepared(self) -> Request {
        self.request
    }
}

impl IntoFuture for Start {
    type Output = Result<Monitor>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let operation = self.request.operation();
            let answer = self.client.execute(self.request).await?;
            let told = answer.header("location").map(str::to_owned);
            let url = told.ok_or_else(|| {
                Error::decode("the answer does not say where the operation can be watched").at(operation, None, 1)
            })?;
            Ok(Monitor::new(&self.client, operation, url))
        })
    }
}

/// How an operation stands, and what became of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OperationStatus {
    /// The state. A service that answers nothing but "done" has completed it.
    pub state: OperationState,
    /// How much is done, of a hundred.
    pub percentage: Option<f64>,
    /// The service's words about it.
    pub description: Option<String>,
    /// The id of what was made, when it is done.
    pub resource_id: Option<String>,
}

impl OperationStatus {
    /// Whether it is over, well or not.
    pub fn is_over(&self) -> bool {
        use OperationState::{Cancelled, Completed, Failed, Succeeded};
        matches!(self.state, Completed | Succeeded | Failed | Cancelled)
    }
}

/// Watches an operation.
///
/// It is asked about as often as the service wants, or after half a second and then ever less often, up to every half minute. Dropping it ends
/// the watching, not the operation; its [`url`](Self::url) can be kept and watched again.
#[must_use = "an operation is watched when `next` or `wait` is awaited"]
pub struct Monitor {
    client: Client,
    operation: &'static str,
    url: String,
    wait: Duration,
    over: bool,
}

/// The first wait between two questions, and the longest.
const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(30);

impl Monitor {
    /// Watches the operation at a URL that the service gave. One on the service itself is asked with a token, any other without.
    pub fn new(client: &Client, operation: &'static str, url: impl Into<String>) -> Self {
        Self { client: client.clone(), operation, url: url.into(), wait: Duration::ZERO, over: false }
    }

    /// Where it is watched. It may be a secret, since it takes no token to read it: keep it as you keep a password.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How it stands, at the next time that it makes sense to ask; `None` when it was over the last time.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind). An operation that failed is an error with the service's code and message.
    pub async fn next(&mut self) -> Option<Result<OperationStatus>> {
        if self.over {
            return None;
        }
        tokio::time::sleep(self.wait).await;
        let result = self.ask().await;
        self.over = result.as_ref().is_ok_and(OperationStatus::is_over)
            || result.as_ref().is_err_and(|error| !error.is_transient());
        Some(result)
    }

    /// Waits for the end.
    ///
    /// # Errors
    /// Like [`next`](Self::next), and when the operation was cancelled.
    pub async fn wait(mut self) -> Result<OperationStatus> {
        loop {
            match self.next().await {
                Some(Ok(status)) if status.state == OperationState::Cancelled => {
                    return Err(Error::decode("the operation was cancelled").at(self.operation, None, 1));
                }
                Some(Ok(status)) if !status.is_over() => {}
                Some(result) => return result,
                None => {
                    return Err(Error::decode("the operation was over before it was waited for").at(
                        self.operation,
                        None,
                        1,
                    ));
                }
            }
        }
    }

    async fn ask(&mut self) -> Result<OperationStatus> {
        let request = if self.client.endpoint().trusts(&self.url) {
            Request::to_url(self.operation, Method::GET, &self.url, "{monitor-url}")
        } else {
            Request::pre_authenticated(self.operation, Method::GET, &self.url, "{monitor-url}")
        };
        // 303 says that it is done; where it leads is not what was asked for.
        let answer = self.client.execute(request.keep_redirects()).await?;
        let asked = answer.header("retry-after").and_then(|value| value.trim().parse::<f64>().ok());
        let asked = asked.filter(|seconds| (0.0..=3600.0).contains(seconds)).map(Duration::from_secs_f64);
        self.wait = asked.unwrap_or((self.wait * 2).clamp(FIRST, LONGEST));
        read(&answer, self.operation)
    }
}

fn read(answer: &Response<Bytes>, operation: &'static str) -> Result<OperationStatus> {
    let body = if answer.body().is_empty() { b"{}" } else { &answer.body()[..] };
    let told: Value = serde_json::from_slice(body).map_err(|error| {
        Error::decode(format!("the answer is not an operation's status: {error}")).at(operation, None, 1)
    })?;
    let text = |name: &str| told[name].as_str().map(str::to_owned);
    let running = answer.status() == StatusCode::ACCEPTED;
    let unsaid = if running { OperationState::InProgress } else { OperationState::Completed };
    let state = told["status"].as_str().map_or(unsaid, OperationState::from);
    if state == OperationState::Failed || told["error"].is_object() {
        let envelope = json!({"error": told["error"]}).to_string();
        return Err(Error::service(answer.status(), answer.headers(), envelope.as_bytes()).at(operation, None, 1));
    }
    // Without a body, the address of what was made ends with its id.
    let led = || {
        let location = answer.header("location").filter(|_| answer.status() == StatusCode::SEE_OTHER)?;
        location.split(['?', '#']).next()?.rsplit('/').next().filter(|id| !id.is_empty()).map(str::to_owned)
    };
    let resource_id = text("resourceId").or_else(led);
    let percentage = told["percentageComplete"].as_f64();
    Ok(OperationStatus { state, percentage, description: text("statusDescription"), resource_id })
}

impl fmt::Debug for Monitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Monitor").field("operation", &self.operation).field("over", &self.over).finish_non_exhaustive()
    }
}
