//! A plain client for the tests: one bearer, requests as text, answers as JSON.

#![allow(dead_code, unreachable_pub, reason = "each test uses what it needs of this")]

pub mod entra;
pub mod files;

use bytes::Bytes;
use graph_emulator::Emulator;
use graph_transport::{Body, Transport, TransportError};
use http::{HeaderMap, Request, StatusCode};
use serde_json::Value;

pub const ROOT: &str = "https://graph.microsoft.com/v1.0";

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
    pub text: String,
    pub json: Value,
}

impl Answer {
    fn new(status: StatusCode, headers: HeaderMap, bytes: Bytes) -> Self {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_str(&text).unwrap_or_default();
        Self { status, headers, bytes, text, json }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    pub fn code(&self) -> &str {
        self.json["error"]["code"].as_str().unwrap_or_default()
    }

    /// The more exact code of the inner error.
    pub fn inner(&self) -> &str {
        self.json["error"]["innerError"]["code"].as_str().unwrap_or_default()
    }

    pub fn message(&self) -> &str {
        self.json["error"]["message"].as_str().unwrap_or_default()
    }

    pub fn items(&self) -> &[Value] {
        self.json["value"].as_array().unwrap_or_else(|| panic!("{} is no list: {}", self.status, self.text))
    }

    pub fn texts(&self, name: &str) -> Vec<&str> {
        self.items().iter().map(|item| item[name].as_str().unwrap()).collect()
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }
}

pub struct Graph {
    pub emulator: Emulator,
    pub token: String,
    pub headers: Vec<(&'static str, String)>,
}

impl Graph {
    pub fn new(emulator: Emulator) -> Self {
        let token = emulator.token("ada@contoso.com");
        Self { emulator, token, headers: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same client with another header in place of its own.
    pub fn plain_with(&self, name: &'static str, value: &str) -> Self {
        let (emulator, token) = (self.emulator.clone(), self.token.clone());
        Self { emulator, token, headers: vec![(name, value.into())] }
    }

    /// The same state with other headers.
    pub fn plain(&self) -> Self {
        Self::new(self.emulator.clone())
    }

    pub async fn try_call(&self, method: &str, url: &str, body: Option<String>) -> Result<Answer, TransportError> {
        let url = if url.starts_with("http") { url.to_owned() } else { format!("{ROOT}{url}") };
        let mut request =
            Request::builder().method(method).uri(url).header("authorization", format!("Bearer {}", self.token));
        let typed = self.headers.iter().any(|(name, _)| *name == "content-type");
        if body.is_some() && !typed {
            request = request.header("Content-Type", "application/json");
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let request = request.body(body.map_or_else(Body::empty, Body::from)).unwrap();
        let (parts, body) = self.emulator.send(request).await?.into_parts();
        Ok(Answer::new(parts.status, parts.headers, body.bytes().await?))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.try_call("GET", path, None).await.unwrap()
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.try_call("DELETE", path, None).await.unwrap()
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.try_call("POST", path, Some(body.to_string())).await.unwrap()
    }

    pub async fn put(&self, path: &str, body: impl Into<String>) -> Answer {
        self.try_call("PUT", path, Some(body.into())).await.unwrap()
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.try_call("PATCH", path, Some(body.to_string())).await.unwrap()
    }
}
