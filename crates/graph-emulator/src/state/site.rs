//! Sites and groups: what has libraries, and is nobody's own.

use serde_json::{Value, json};

/// A SharePoint site.
#[derive(Debug)]
pub(crate) struct Site {
    /// Host, site collection and web.
    pub(crate) id: String,
    pub(crate) host: String,
    /// The path on the host, without slashes at its ends; the root site's is empty.
    pub(crate) path: String,
    pub(crate) name: String,
    /// The places of its libraries among all drives; the first is the default one.
    pub(crate) drives: Vec<usize>,
    pub(crate) created: String,
    /// Whoever may work there, by address; everybody, when nobody is named.
    pub(crate) members: Vec<String>,
}

impl Site {
    /// Where people see it.
    pub(crate) fn web(&self) -> String {
        if self.path.is_empty() {
            format!("https://{}", self.host)
        } else {
            format!("https://{}/{}", self.host, self.path)
        }
    }

    /// Every property of it, as the metadata names them.
    pub(crate) fn record(&self) -> Value {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let mut record = json!({
            "id": self.id, "name": name, "displayName": self.name, "webUrl": self.web(), "isPersonalSite": false,
            "createdDateTime": self.created, "lastModifiedDateTime": self.created, "description": "",
            "siteCollection": {"hostname": self.host},
        });
        if self.path.is_empty() {
            record["root"] = json!({});
            record["siteCollection"]["root"] = json!({});
        }
        record
    }
}

/// A Microsoft 365 group. Its files are its site's.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) id: String,
    /// The group's place among all sites.
    pub(crate) site: usize,
    /// Every property that the directory holds of it.
    pub(crate) value: Value,
}
