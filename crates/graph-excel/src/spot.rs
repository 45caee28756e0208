//! [`Spot`]: where in a workbook a handle is, and the session that its requests belong to.

use graph_odata::{Path, Scope};
use graph_transport::Client;
use graph_types::{DriveAddress, ItemPath};

/// The header that names a session.
pub(crate) const SESSION: &str = "workbook-session-id";

/// What all handles of the crate are made of.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) client: Client,
    pub(crate) path: Path,
    pub(crate) session: Option<String>,
}

impl Spot {
    /// A workbook, which takes one request at a time: what comes together would be refused or spoilt.
    pub(crate) fn new(client: &Client, drive: &DriveAddress, file: &ItemPath) -> Self {
        let path = file.within(drive);
        let scope = Scope::exclusive(format!("workbook:{}", path.as_str().to_lowercase()));
        Self { client: client.clone(), path: path.join("workbook").throttled_as(scope), session: None }
    }

    pub(crate) fn join(&self, literal: &str) -> Self {
        Self { path: self.path.clone().join(literal), ..self.clone() }
    }

    pub(crate) fn id(&self, name: &'static str, value: &str) -> Self {
        Self { path: self.path.clone().id(name, value), ..self.clone() }
    }

    /// A function call as a segment: `range(address='A1:B2')`.
    pub(crate) fn call(&self, name: &'static str, arguments: &str) -> Self {
        self.id(name, &format!("{name}({arguments})"))
    }

    /// The verb as one of the session, if there is one.
    pub(crate) fn told<V>(&self, verb: V, header: impl FnOnce(V, &str, &str) -> V) -> V {
        match &self.session {
            Some(session) => header(verb, SESSION, session),
            None => verb,
        }
    }
}
