//! [`Spot`]: where in an owner's calendars a handle is, and in which zone its answers tell times.

use graph_odata::Path;
use graph_transport::Client;

/// What all handles of the crate are made of.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) client: Client,
    pub(crate) path: Path,
    preference: Option<String>,
}

impl Spot {
    pub(crate) fn new(client: &Client, path: Path) -> Self {
        Self { client: client.clone(), path, preference: None }
    }

    pub(crate) fn told_in(self, zone: String) -> Self {
        Self { preference: Some(format!("outlook.timezone=\"{zone}\"")), ..self }
    }

    pub(crate) fn join(&self, literal: &str) -> Self {
        Self { path: self.path.clone().join(literal), ..self.clone() }
    }

    pub(crate) fn id(self, name: &'static str, value: &str) -> Self {
        Self { path: self.path.id(name, value), ..self }
    }

    /// The verb with the preference, if there is one.
    pub(crate) fn told<V>(&self, verb: V, prefer: impl FnOnce(V, &str) -> V) -> V {
        match &self.preference {
            Some(preference) => prefer(verb, preference),
            None => verb,
        }
    }
}
