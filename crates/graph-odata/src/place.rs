//! [`Place`]: a page of a listing, and how many of its items were given.

use crate::{Continuation, Link};
use graph_transport::{Client, Request};

/// A page, and how many of its items were given before.
pub(crate) struct Place {
    pub(crate) at: At,
    pub(crate) given: usize,
}

pub(crate) enum At {
    First,
    Link(Link),
    End,
}

impl Place {
    pub(crate) fn new(at: At, given: usize) -> Self {
        Self { at, given }
    }

    /// The same place, so many items later, in a listing that began with `first`. `None` at the end, and when `first` can never be sent.
    pub(crate) fn continuation(&self, client: &Client, first: &Request, given: usize) -> Option<Continuation> {
        let link = match &self.at {
            At::Link(link) => link.clone(),
            At::First => {
                first.check().ok()?;
                let line = first.line();
                Link::new(format!("{}{}", client.endpoint().root(), line.strip_prefix("GET ")?))
            }
            At::End => return None,
        };
        Some(Continuation::new(first, link, self.given + given))
    }
}
