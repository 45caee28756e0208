//! [`Spot`]: where in an owner's calendars a handle is, and in which zone its answers tell times.

use crate::Event;
use graph_odata::{Create, Get, List, Path, Update};
use graph_transport::Client;

/// What all handles of the crate are made of.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) client: Client,
    pub(crate) path: Path,
    zone: Option<String>,
}

impl Spot {
    pub(crate) fn new(client: &Client, path: Path) -> Self {
        Self { client: client.clone(), path, zone: None }
    }

    pub(crate) fn told_in(self, zone: String) -> Self {
        Self { zone: Some(zone), ..self }
    }

    pub(crate) fn join(&self, literal: &str) -> Self {
        Self { path: self.path.clone().join(literal), ..self.clone() }
    }

    pub(crate) fn id(self, name: &'static str, value: &str) -> Self {
        Self { path: self.path.id(name, value), ..self }
    }

    /// The verb with the preference of a zone, if there is one. What would end the header's quotes is refused.
    pub(crate) fn told<V: Tells>(&self, verb: V) -> V {
        let is_quotable = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
        match self.zone.as_deref() {
            None => verb,
            Some(zone) if zone.bytes().all(is_quotable) && !zone.trim().is_empty() => {
                verb.prefer(&format!("outlook.timezone=\"{zone}\""))
            }
            Some(zone) => verb.invalid(format!(
                "no time zone is called {zone:?}: name one as Windows does (`Romance Standard Time`) or the tz database does \
                 (`Europe/Paris`)"
            )),
        }
    }
}

/// A verb whose answer tells the times of events.
pub(crate) trait Tells {
    fn prefer(self, preference: &str) -> Self;

    fn invalid(self, reason: String) -> Self;
}

macro_rules! tells {
    ($($Verb:ident)*) => {$(
        impl Tells for $Verb<Event> {
            fn prefer(self, preference: &str) -> Self {
                self.prefer(preference)
            }

            fn invalid(self, reason: String) -> Self {
                self.invalid(reason)
            }
        }
    )*};
}

tells! { Create Get List Update }
