//! [`Scope`]: what requests share a quota, and how much of it one request takes.

use std::{fmt, sync::Arc};

/// A quota that requests share: what the service tells one of them to wait for, all of them wait for.
///
/// Text makes a scope whose requests are also limited in number, as a mailbox's are; [`unlimited`](Self::unlimited) makes one whose
/// requests are not, and [`exclusive`](Self::exclusive) one that takes a request at a time, as a workbook does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    name: Arc<str>,
    room: Room,
}

/// How many requests of a scope are in flight at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Room {
    /// As many as the client's setting says.
    Some,
    One,
    Any,
}

impl Scope {
    /// A scope of which any number of requests may be in flight.
    pub fn unlimited(name: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), room: Room::Any }
    }

    /// A scope whose requests go one after the other.
    pub fn exclusive(name: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), room: Room::One }
    }

    /// Its name. For tests and for grouping, not for logs: it may hold the name of a user.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether only a few of its requests are in flight at once.
    pub fn is_limited(&self) -> bool {
        self.room != Room::Any
    }

    /// Whether its requests go one after the other.
    pub fn is_exclusive(&self) -> bool {
        self.room == Room::One
    }

    /// Of `limit` places that a limited scope has, how many a request takes that asks for `places`.
    pub fn takes(&self, places: u32, limit: u32) -> u32 {
        if self.is_exclusive() { limit } else { places.clamp(1, limit) }
    }
}

impl<T: Into<Arc<str>>> From<T> for Scope {
    fn from(name: T) -> Self {
        Self { name: name.into(), room: Room::Some }
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
