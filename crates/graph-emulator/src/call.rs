//! A request on its way to a handler: what was asked, by whom, and of whose mailbox.

use crate::{
    drive::address::Address,
    hosts::Hosts,
    odata::{prefer::Prefer, query::Options},
    reply::Failure,
    state::{Ids, Mailbox, State},
};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;

/// A request that has found its route.
#[derive(Clone, Debug)]
pub(crate) struct Call<'a> {
    /// Scheme and authority as the client named them.
    pub(crate) origin: &'a str,
    /// `v1.0` or `beta`.
    pub(crate) version: &'a str,
    /// The path as it came, for links to the next page.
    pub(crate) path: &'a str,
    /// What stands for the placeholders of the route.
    pub(crate) params: Vec<String>,
    /// The folder that the path went through on its way to a message, or the calendar on its way to an event.
    pub(crate) folder: Option<String>,
    /// The drive and the item that the path is about.
    pub(crate) address: Option<Address>,
    pub(crate) options: Options,
    pub(crate) prefer: Prefer,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) body: &'a Bytes,
    /// Whose resources are asked for; `None` on routes that belong to nobody.
    pub(crate) owner: Option<usize>,
    /// The signed-in user; `None` for the application, and where no bearer is taken.
    pub(crate) actor: Option<usize>,
    pub(crate) hosts: &'a Hosts,
    /// Whether it changes what it names.
    pub(crate) writes: bool,
    pub(crate) now: Timestamp,
    pub(crate) page_size: Option<usize>,
}

impl Call<'_> {
    /// The placeholder at that position.
    pub(crate) fn param(&self, at: usize) -> &str {
        self.params.get(at).map(String::as_str).unwrap_or_default()
    }

    /// The owner's index. Routes without an owner never ask.
    pub(crate) fn owner(&self) -> usize {
        self.owner.unwrap_or_default()
    }

    /// The owner's mailbox, and the source of ids.
    pub(crate) fn mailbox<'s>(&self, state: &'s mut State) -> Result<(&'s mut Mailbox, &'s mut Ids), Failure> {
        match state.users.get_mut(self.owner()) {
            Some(user) => Ok((&mut user.mailbox, &mut state.ids)),
            None => Err(Failure::item_not_found()),
        }
    }

    /// The most items of a page, by the emulator's setting and the client's wish.
    pub(crate) fn page_cap(&self) -> Option<usize> {
        self.page_size.into_iter().chain(self.prefer.max_page_size).min()
    }

    /// A context URL.
    pub(crate) fn context(&self, fragment: &str) -> String {
        format!("{}/{}/$metadata#{fragment}", self.origin, self.version)
    }

    /// A context URL below the owner: `users('…')/…`.
    pub(crate) fn owned_context(&self, state: &State, rest: &str) -> String {
        let id = state.users.get(self.owner()).map(|user| user.id.as_str()).unwrap_or_default();
        self.context(&format!("users('{id}')/{rest}"))
    }

    /// The absolute link with that query on this request's path.
    pub(crate) fn link(&self, query: &str) -> String {
        format!("{}{}?{query}", self.origin, self.path)
    }

    /// Refuses a change to a state that the client does not know.
    pub(crate) fn check_match(&self, etag: &str) -> Result<(), Failure> {
        let Some(wanted) = self.headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok()) else {
            return Ok(());
        };
        let opaque = |tag: &str| tag.trim().trim_start_matches("W/").trim_matches('"').to_owned();
        if wanted.split(',').any(|tag| tag.trim() == "*" || opaque(tag) == opaque(etag)) {
            return Ok(());
        }
        Err(Failure::new(
            StatusCode::PRECONDITION_FAILED,
            "ErrorIrresolvableConflict",
            "The send or update operation could not be performed because the change key passed in the request does not \
             match the current change key for the item.",
        ))
    }
}
