//! Where pre-authenticated URLs lead: to the hosts of SharePoint and Outlook, or on a port of this machine to another port.

use http::Uri;
use std::sync::{Mutex, PoisonError};

/// The hosts beside Graph's own.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    /// The tenant's name in the names of its hosts.
    pub(crate) tenant: String,
    /// Servers answer pre-authenticated URLs on Graph's port.
    pub(crate) one_port: bool,
    /// For each server, Graph's port and the one beside it.
    ports: Mutex<Vec<(u16, u16)>>,
}

impl Hosts {
    pub(crate) fn new(tenant: impl Into<String>, one_port: bool) -> Self {
        Self { tenant: tenant.into(), one_port, ports: Mutex::default() }
    }

    /// Notes that a server listens on both ports.
    pub(crate) fn pair(&self, graph: u16, beside: u16) {
        let mut ports = self.ports.lock().unwrap_or_else(PoisonError::into_inner);
        ports.retain(|(known, _)| *known != graph);
        ports.push((graph, beside));
    }

    /// The origin of files' bytes for a client that found Graph at `origin`.
    pub(crate) fn files(&self, origin: &str) -> String {
        self.beside(origin).unwrap_or_else(|| format!("https://{}-my.sharepoint.com", self.tenant))
    }

    /// The origin where Outlook takes large attachments.
    pub(crate) fn outlook(&self, origin: &str) -> String {
        self.beside(origin).unwrap_or_else(|| "https://outlook.office.com".into())
    }

    /// Whether pre-authenticated URLs at `origin` take a bearer. They do where a client cannot know that it is not asked for: on
    /// Graph's own port.
    pub(crate) fn takes_bearer(&self, origin: &str) -> bool {
        self.beside(origin).is_some_and(|beside| beside == origin) && !self.is_beside(origin)
    }

    /// Whoever speaks plain http speaks to a port of this machine, and can reach nothing else.
    fn beside(&self, origin: &str) -> Option<String> {
        let host = origin.strip_prefix("http://")?;
        let port = port(origin);
        let ports = self.ports.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = ports.iter().find(|(graph, _)| Some(*graph) == port);
        Some(match (pair, host.rsplit_once(':')) {
            (Some((_, beside)), Some((name, _))) => format!("http://{name}:{beside}"),
            _ => origin.to_owned(),
        })
    }

    fn is_beside(&self, origin: &str) -> bool {
        let port = port(origin);
        let ports = self.ports.lock().unwrap_or_else(PoisonError::into_inner);
        ports.iter().any(|(_, beside)| Some(*beside) == port)
    }
}

fn port(origin: &str) -> Option<u16> {
    origin.parse::<Uri>().ok()?.port_u16()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_memory_there_are_other_hosts_and_on_a_port_another_port() {
        let hosts = Hosts::new("contoso", false);
        let graph = "https://graph.microsoft.com";
        assert_eq!(hosts.files(graph), "https://contoso-my.sharepoint.com");
        assert_eq!(hosts.outlook(graph), "https://outlook.office.com");
        assert!(!hosts.takes_bearer(graph) && !hosts.takes_bearer("https://contoso-my.sharepoint.com"));
        hosts.pair(4000, 4001);
        assert_eq!(hosts.files("http://localhost:4000"), "http://localhost:4001");
        assert!(!hosts.takes_bearer("http://localhost:4000") && !hosts.takes_bearer("http://localhost:4001"));
        assert_eq!(hosts.files("http://127.0.0.1:5000"), "http://127.0.0.1:5000");
        assert!(hosts.takes_bearer("http://127.0.0.1:5000"));
    }
}
