//! [`Scope`]: what requests share a quota, and how much of it one request takes.

use std::{fmt, sync::Arc};

/// A quota that requests share: what the service tells one of them to wait for, all of them wait for.
///
/// Text makes a scope whose requests are also limited in number, as a mailbox's are; [`unlimited`](Self::unlimited) makes one whose
/// requests are not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    name: Arc<str>,
    limited: bool,
}

impl Scope {
    /// A scope of which any number of requests may be in flight.
    pub fn unlimited(name: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), limited: false }
    }

    /// Its name. For tests and for grouping, not for logs: it may hold the name of a user.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether only a few of its requests are in flight at once.
    pub fn is_limited(&self) -> bool {
        self.limited
    }
}

impl<T: Into<Arc<str>>> From<T> for Scope {
    fn from(name: T) -> Self {
        Self { name: name.into(), limited: true }
    }
}

/// What one request takes: so many places in each of its scopes. None by default.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Quota(Vec<(Scope, u32)>);

impl Quota {
    /// In one order for everybody, so that two requests which need the same places cannot wait for each other.
    pub(crate) fn new(scopes: impl IntoIterator<Item = (Scope, u32)>) -> Self {
        let mut places: Vec<_> = scopes.into_iter().collect();
        places.sort();
        Self(places)
    }

    pub(crate) fn first(&self) -> Option<&Scope> {
        self.0.first().map(|(scope, _)| scope)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Scope, u32)> {
        self.0.iter()
    }
}

impl fmt::Debug for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Quota({})", self.0.len())
    }
}
