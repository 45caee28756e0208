//! A service that answers `$batch` by rule: it accepts what Graph accepts, fails on order, and writes down what it did.

use bytes::Bytes;
use graph_odata::{Invoke, Path};
use graph_transport::{
    Backoff, Body, BoxFuture, Client, Endpoint, HttpClient, Method, Request, StaticToken, Transport, TransportError,
    TransportErrorKind,
};
use http::Response;
use serde_json::{Value, json};
use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

/// What becomes of a whole batch, in order; afterwards all are carried out.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// Nothing goes wrong.
    Fine,
    /// The connection is lost before anything was done, or after all of it.
    Refused,
    Lost,
    /// The whole is refused with this status, and `Retry-After` in seconds.
    Status(u16, Option<u32>),
}

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) faults: VecDeque<Fault>,
    /// How items with this line are answered, in order, before they succeed: status, `Retry-After`, body.
    pub(crate) refusals: HashMap<String, VecDeque<(u16, Option<&'static str>)>>,
    /// Answers of their own.
    pub(crate) answers: HashMap<String, Value>,
    /// The lines of every batch that was carried out, with `>` and the position of what they come after.
    pub(crate) batches: Vec<Vec<String>>,
    pub(crate) bodies: Vec<Value>,
    /// What was done, how often.
    pub(crate) done: HashMap<String, u32>,
    /// How long an answer takes, and how many batches are with the service now and were at most.
    pub(crate) latency: Duration,
    pub(crate) within: usize,
    pub(crate) most: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Service(Arc<Mutex<State>>);

impl Service {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub(crate) fn faults(self, faults: impl IntoIterator<Item = Fault>) -> Self {
        self.state().faults = faults.into_iter().collect();
        self
    }

    /// Refuses an item so often, in this order.
    pub(crate) fn refuse(self, line: &str, refusals: &[(u16, Option<&'static str>)]) -> Self {
        self.state().refusals.insert(line.into(), refusals.iter().copied().collect());
        self
    }

    pub(crate) fn answer(self, line: &str, answer: Value) -> Self {
        self.state().answers.insert(line.into(), answer);
        self
    }

    pub(crate) fn latency(self, latency: Duration) -> Self {
        self.state().latency = latency;
        self
    }

    pub(crate) fn client(&self) -> Client {
        let http = HttpClient::new(self.clone()).retry(Backoff::default().attempts(4));
        Client::new(http, Endpoint::default(), StaticToken::new("t0ken"))
    }

    pub(crate) fn batches(&self) -> Vec<Vec<String>> {
        self.state().batches.clone()
    }

    pub(crate) fn sizes(&self) -> Vec<usize> {
        self.state().batches.iter().map(Vec::len).collect()
    }

    pub(crate) fn done(&self, line: &str) -> u32 {
        self.state().done.get(line).copied().unwrap_or_default()
    }
}

/// A call that changes what belongs to nobody in particular: any number of them may be under way.
pub(crate) fn call(client: &Client, method: Method, path: &'static str) -> Invoke<Value> {
    Invoke::request(client, Request::new("test.call", method, Path::new(path)))
}

/// A change to one of many things of `owner`, who has a mailbox.
pub(crate) fn mark(client: &Client, owner: &str, number: usize) -> Invoke<Value> {
    let path = Path::new("/users").id("user-id", owner).throttled_as(format!("outlook:{owner}"));
    let path = path.join("messages").id("message-id", &number.to_string());
    Invoke::request(client, Request::new("test.mark", Method::PATCH, path).json(&json!({"isRead": true})))
}

impl State {
    fn batch(&mut self, requests: &[Value]) -> Value {
        assert!(!requests.is_empty() && requests.len() <= 20, "{} requests", requests.len());
        let ids: HashSet<_> = requests.iter().map(|request| request["id"].as_str().unwrap().to_lowercase()).collect();
        assert_eq!(ids.len(), requests.len(), "ids are there and apart");
        check_shape(requests);
        let (mut failed, mut lines, mut responses) = (HashSet::new(), Vec::new(), Vec::new());
        for request in requests {
            let id = request["id"].as_str().unwrap();
            let (method, url) = (request["method"].as_str().unwrap(), request["url"].as_str().unwrap());
            let line = format!("{method} {url}");
            assert!(request.get("body").is_none() || request["headers"]["Content-Type"].is_string(), "{line}");
            assert!(request["headers"].get("Authorization").is_none(), "the token belongs to the whole");
            let after = request["dependsOn"][0].as_str();
            lines.push(after.map_or(line.clone(), |after| format!("{line} > {after}")));
            let mut response = if after.is_some_and(|after| failed.contains(after)) {
                json!({"status": 424, "body": {"error": {"code": "FailedDependency", "message": "It depends."}}})
            } else {
                self.one(&line, request)
            };
            if response["status"].as_u64().unwrap() >= 400 {
                failed.insert(id.to_owned());
            }
            response["id"] = id.into();
            responses.push(response);
        }
        self.batches.push(lines);
        responses.reverse();
        json!({"responses": responses})
    }

    fn one(&mut self, line: &str, request: &Value) -> Value {
        if let Some((status, after)) = self.refusals.get_mut(line).and_then(VecDeque::pop_front) {
            let headers = after.map_or(json!({}), |after| json!({"Retry-After": after}));
            return json!({"status": status, "headers": headers, "body": {"error": {"code": "refused", "message": "No."}}});
        }
        *self.done.entry(line.to_owned()).or_default() += 1;
        self.bodies.push(request.clone());
        self.answers.get(line).cloned().unwrap_or_else(
            || json!({"status": 200, "headers": {"Content-Type": "application/json"}, "body": {"line": line}}),
        )
    }
}

/// Graph refuses every mixture of dependencies but three.
fn check_shape(requests: &[Value]) {
    let after: Vec<_> = requests.iter().map(|request| request["dependsOn"].as_array()).collect();
    let names = |at: usize, other: usize| after[at].is_some_and(|it| it.len() == 1 && it[0] == requests[other]["id"]);
    let parallel = after.iter().all(Option::is_none);
    let serial = after[0].is_none() && (1..after.len()).all(|at| names(at, at - 1));
    let star = after[0].is_none() && (1..after.len()).all(|at| names(at, 0));
    assert!(parallel || serial || star, "Graph takes no such batch: {after:?}");
}

impl Transport for Service {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        struct Within<'a>(&'a Service);
        impl Drop for Within<'_> {
            fn drop(&mut self) {
                self.0.state().within -= 1;
            }
        }
        Box::pin(async move {
            assert_eq!(request.uri().path(), "/v1.0/$batch");
            assert_eq!(request.method(), Method::POST);
            let body: Value = serde_json::from_slice(&request.into_body().bytes().await?).unwrap();
            let (latency, fault) = {
                let mut state = self.state();
                state.within += 1;
                state.most = state.most.max(state.within);
                (state.latency, state.faults.pop_front().unwrap_or(Fault::Fine))
            };
            let _within = Within(self);
            if latency > Duration::ZERO {
                tokio::time::sleep(latency).await;
            }
            let mut response = Response::builder().header("content-type", "application/json");
            let requests = body["requests"].as_array().unwrap();
            let answer = match fault {
                Fault::Refused => return Err(TransportError::new(TransportErrorKind::Connect, "no connection")),
                Fault::Lost => {
                    self.state().batch(requests);
                    return Err(TransportError::new(TransportErrorKind::Interrupted, "the connection was lost"));
                }
                Fault::Status(status, after) => {
                    response = response.status(status);
                    if let Some(after) = after {
                        response = response.header("retry-after", after);
                    }
                    json!({"error": {"code": "refused", "message": "Not now."}})
                }
                Fault::Fine => self.state().batch(requests),
            };
            Ok(response.body(Body::from(Bytes::from(answer.to_string()))).unwrap())
        })
    }
}
