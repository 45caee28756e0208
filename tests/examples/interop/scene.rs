//! [`Scene`]: where everything is, as the variable `SCENE` tells it in JSON, and what every step needs.

use std::process::{Child, Command};
use std::sync::{Arc, Mutex};

use graph_auth::{AccessToken, DeviceCode, TokenProvider, TokenRequest};
use graph_transport::{Endpoint, HttpClient, Method, Request, Result};
use serde_json::Value;

use crate::rerouted::Rerouted;

/// Who signs in.
pub(crate) const ADA: &str = "ada@contoso.com";

pub(crate) struct Scene {
    told: Value,
    pub(crate) http: HttpClient,
    /// The public cloud, which is the emulator here.
    pub(crate) endpoint: Endpoint,
    pub(crate) emulator: Rerouted,
}

impl Scene {
    pub(crate) fn read() -> Self {
        let told: Value = serde_json::from_str(&std::env::var("SCENE").unwrap()).unwrap();
        let emulator = Rerouted::to(told["emulator"]["authority"].as_str().unwrap());
        Self { told, http: HttpClient::new(emulator.clone()), endpoint: Endpoint::default(), emulator }
    }

    /// What was told under a path such as `/emulator/client_id`.
    pub(crate) fn text(&self, path: &str) -> &str {
        self.told.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("the scene has no {path}"))
    }

    /// The app that the emulator knows, for a person who enters a code.
    pub(crate) fn device_code(&self) -> DeviceCode {
        let (person, emulator) = (self.program("/person"), self.emulator.clone());
        DeviceCode::new("organizations", self.text("/emulator/client_id"), move |prompt| {
            enter(&person, &emulator.here(&prompt.verification_uri), &prompt.user_code);
        })
    }

    /// The program that was told under a path, with its first arguments.
    pub(crate) fn program(&self, path: &str) -> Vec<String> {
        let words =
            self.told.pointer(path).and_then(Value::as_array).unwrap_or_else(|| panic!("the scene has no {path}"));
        words.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn token(&self, credential: &dyn TokenProvider, scopes: &[&str]) -> AccessToken {
        self.try_token(credential, scopes, None).await.unwrap()
    }

    /// A token that is not the one that was `refused`.
    pub(crate) async fn try_token(
        &self,
        credential: &dyn TokenProvider,
        scopes: &[&str],
        refused: Option<&AccessToken>,
    ) -> Result<AccessToken> {
        let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        let mut request = TokenRequest::new(&self.http, &self.endpoint, &scopes);
        request.refused = refused;
        credential.token(request).await
    }

    /// Checks that Graph takes a token for Ada's.
    pub(crate) async fn is_ada(&self, token: &AccessToken) {
        let me = self.get(&format!("{}/me", self.endpoint.root()), token.secret().expose()).await;
        assert_eq!(me["userPrincipalName"], ADA);
    }

    pub(crate) async fn get(&self, url: &str, bearer: &str) -> Value {
        let request = Request::to_url("interop.get", Method::GET, url, "/");
        let request = request.header("authorization", &format!("Bearer {bearer}"));
        serde_json::from_slice(self.http.execute(request).await.unwrap().body()).unwrap()
    }
}

/// Has a person enter a code, and waits until that is done.
pub(crate) fn enter(person: &[String], page: &str, code: &str) {
    let status = Command::new(&person[0]).args(&person[1..]).args([page, "--code", code]).status().unwrap();
    assert!(status.success(), "nobody could enter the code");
}

/// A program that visits pages while we wait for the redirect.
#[derive(Clone)]
pub(crate) struct Visitor {
    program: Vec<String>,
    child: Arc<Mutex<Option<Child>>>,
}

impl Visitor {
    pub(crate) fn new(program: Vec<String>) -> Self {
        Self { program, child: Arc::default() }
    }

    /// Begins with a page, and does not wait.
    pub(crate) fn open(&self, page: &str) -> std::io::Result<()> {
        let child = Command::new(&self.program[0]).args(&self.program[1..]).arg(page).spawn()?;
        *self.child.lock().unwrap() = Some(child);
        Ok(())
    }

    /// Waits until it has ended, and checks that it has ended well.
    pub(crate) fn is_done(&self) {
        let mut child = self.child.lock().unwrap().take().unwrap();
        assert!(child.wait().unwrap().success(), "the visitor did not get through");
    }
}
