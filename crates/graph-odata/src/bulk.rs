//! [`Bulk`]: any number of requests of one kind, sent as batches while their answers come in.
//!
//! Invariant: memory does not grow with their number; each is taken from its source once and reported once.

use crate::{
    Verb,
    batch::{FLIGHTS, Fate, Flights, Item, Landed, Lanes, Load, MOST, carry},
};
use futures_core::Stream;
use graph_transport::{Client, Response, Result};
use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::time::Instant;

/// Many requests of one kind: twenty travel together, and what each came to is told as soon as it is known, in any order.
///
/// Verbs are taken from their source as they are needed, at most twenty ahead. To one mailbox one batch goes at a time, which is what
/// Outlook serves; where scopes differ, or have no such limit, several are under way at once. Each request has retries of its own: those
/// that the service has no time for wait as long as it asks, and join later batches, while others go on.
///
/// A failed request does not end it. When an error concerns all of them, as a [`Credential`](graph_transport::ErrorKind::Credential)'s
/// does, say [`stop`](Self::stop). Dropping it abandons what is under way: the service may or may not do that.
///
/// Batches that are under way keep their places at the throttle gate: go on with `next`, or drop it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// # let transport = graph_transport::testing::Scripted::default().json(200, r#"{"responses":[
/// #     {"id":"1","status":200,"body":{}},{"id":"2","status":404,"body":{"error":{"code":"ErrorItemNotFound","message":"?"}}}]}"#);
/// # let (endpoint, token) = (graph_transport::Endpoint::default(), graph_transport::StaticToken::new("t"));
/// # let client = graph_transport::Client::new(graph_transport::HttpClient::new(transport), endpoint, token);
/// # let mail = graph_mail::MailClient::new(&client);
/// use graph_mail::message;
/// use graph_odata::{Bulk, Done};
///
/// let ids = ["AAMk1", "AAMk2"];
/// let mut bulk = Bulk::new(&client, ids.iter().map(|id| mail.message(*id).update().set(message::IS_READ, true)));
/// while let Some(Done { index, result }) = bulk.next().await {
///     if let Err(error) = result {
///         eprintln!("{}: {error}", ids[index]);
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is sent until `next` is awaited"]
pub struct Bulk<S>
where
    S: Stream<Item: Verb>,
{
    client: Client,
    source: S,
    /// Whether more is to be taken from the source.
    open: bool,
    concurrency: usize,
    lanes: Lanes,
    /// What was taken and is not under way: too early, or beyond what its scopes take now.
    waiting: VecDeque<Item>,
    flights: Flights<Landed>,
    flying: usize,
    ready: VecDeque<Done<<S::Item as Verb>::Answer>>,
    tally: Tally,
}

/// What a request of a [`Bulk`] came to.
#[derive(Debug)]
#[allow(clippy::exhaustive_structs, reason = "it is taken apart where it is received")]
pub struct Done<T> {
    /// Its number in the source, from 0 on.
    pub index: usize,
    /// Its answer, or its error.
    pub result: Result<T>,
}

/// How far a [`Bulk`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// How many requests were taken from the source.
    pub taken: usize,
    /// How many of these have an answer.
    pub succeeded: usize,
    /// How many of these have an error.
    pub failed: usize,
    /// How many are left in the source, when it can tell.
    pub left: Option<usize>,
}

impl<I: Iterator<Item: Verb>> Bulk<Each<I>> {
    /// Sends each of `verbs`, with batches that are this client's.
    pub fn new(client: &Client, verbs: impl IntoIterator<IntoIter = I>) -> Self {
        Self::from_stream(client, Each(verbs.into_iter()))
    }
}

impl<S> Bulk<S>
where
    S: Stream<Item: Verb> + Unpin,
{
    /// Sends each of the verbs that come out of a stream, such as a change to each item of a listing. What has come is not held back for a
    /// full batch while nothing else is under way.
    pub fn from_stream(client: &Client, verbs: S) -> Self {
        Self {
            client: client.clone(),
            source: verbs,
            open: true,
            concurrency: FLIGHTS,
            lanes: Lanes::new(client.concurrency_limit()),
            waiting: VecDeque::new(),
            flights: Flights::default(),
            flying: 0,
            ready: VecDeque::new(),
            tally: Tally::default(),
        }
    }

    /// How many batches are under way at once at most, where quotas allow it. Four by default.
    pub fn concurrency(mut self, batches: usize) -> Self {
        self.concurrency = batches.max(1);
        self
    }

    /// Takes nothing more from the source. What was taken is finished and told, and then `next` gives `None`.
    pub fn stop(&mut self) {
        self.open = false;
    }

    /// What is left in the source. What was taken and not told yet is abandoned, so [`stop`](Self::stop) and go on with `next` to its end
    /// first, unless that does not matter.
    pub fn into_rest(self) -> S {
        self.source
    }

    /// How far it is.
    pub fn tally(&self) -> Tally {
        let (least, most) = self.source.size_hint();
        Tally { left: most.filter(|most| *most == least), ..self.tally }
    }

    /// What the next request came to; `None` after the last. Giving this future up loses nothing.
    pub async fn next(&mut self) -> Option<Done<<S::Item as Verb>::Answer>> {
        poll_fn(|cx| self.poll_done(cx)).await
    }

    fn poll_done(&mut self, cx: &mut Context<'_>) -> Poll<Option<Done<<S::Item as Verb>::Answer>>> {
        loop {
            let now = Instant::now();
            self.depart(cx, now);
            // The next batch is on its way before the answers to the last are told, but not many of them are kept.
            if self.ready.len() < MOST {
                match self.flights.poll(cx, self.lanes.wake(self.waiting.iter(), now)) {
                    Poll::Ready(Some(landed)) => self.land(landed),
                    Poll::Ready(None) => {}
                    Poll::Pending if !self.ready.is_empty() => return Poll::Ready(self.ready.pop_front()),
                    Poll::Pending if self.open || self.flying > 0 || !self.waiting.is_empty() => return Poll::Pending,
                    Poll::Pending => return Poll::Ready(None),
                }
            } else {
                return Poll::Ready(self.ready.pop_front());
            }
        }
    }

    /// Starts what may start now.
    fn depart(&mut self, cx: &mut Context<'_>, now: Instant) {
        while self.flights.len() < self.concurrency {
            let (mut load, mut later) = (Load::default(), VecDeque::new());
            for item in self.waiting.drain(..) {
                match load.admits(&item, &self.lanes, now) {
                    true => load.push(item),
                    false => later.push_back(item),
                }
            }
            let full_house = MOST * (self.concurrency + 1);
            let mut fresh = later.iter().filter(|item| item.attempts == 0).count();
            let mut more_comes = false;
            while !load.is_full() && fresh < MOST && self.flying + load.items.len() + later.len() < full_house {
                match self.take(cx) {
                    Poll::Ready(Some(item)) if load.admits(&item, &self.lanes, now) => load.push(item),
                    Poll::Ready(Some(item)) => {
                        later.push_back(item);
                        fresh += 1;
                    }
                    Poll::Ready(None) => break,
                    Poll::Pending => {
                        more_comes = true;
                        break;
                    }
                }
            }
            self.waiting = later;
            if load.items.is_empty() {
                return;
            }
            // While others are under way there is time to wait for what a stream will have in a moment.
            if more_comes && self.flying > 0 {
                load.items.into_iter().rev().for_each(|item| self.waiting.push_front(item));
                return;
            }
            self.flying += load.items.len();
            self.lanes.enter(&load.places);
            self.flights.push(Box::pin(carry(self.client.clone(), load)));
        }
    }

    /// The next verb of the source, written down; one that cannot be is done with that. `Ready(None)` when there is none, or none is wanted.
    fn take(&mut self, cx: &mut Context<'_>) -> Poll<Option<Item>> {
        while self.open && self.ready.len() < MOST {
            let Poll::Ready(verb) = Pin::new(&mut self.source).poll_next(cx) else { return Poll::Pending };
            let Some(verb) = verb else {
                self.open = false;
                break;
            };
            let index = self.tally.taken;
            self.tally.taken += 1;
            let own = verb.client().clone();
            let request = verb.into_request();
            match Item::new(&self.client, &own, index, &request) {
                Ok(item) => return Poll::Ready(Some(item)),
                Err(error) => self.tell(index, Err(error)),
            }
        }
        Poll::Ready(None)
    }

    fn land(&mut self, landed: Landed) {
        self.lanes.leave(&landed.places, &landed.pauses, Instant::now());
        self.flying -= landed.items.len();
        for (item, fate) in landed.items {
            match fate {
                Fate::Again(_) | Fate::Held => self.waiting.push_back(item),
                Fate::Done(result) => {
                    let result = result.and_then(|answer| <S::Item as Verb>::read(answer, item.operation));
                    self.tell(item.index, result.map(Response::into_body));
                }
            }
        }
    }

    fn tell(&mut self, index: usize, result: Result<<S::Item as Verb>::Answer>) {
        match result {
            Ok(_) => self.tally.succeeded += 1,
            Err(_) => self.tally.failed += 1,
        }
        self.ready.push_back(Done { index, result });
    }
}

// Nothing in it is ever pinned where it lies.
impl<S> Unpin for Bulk<S> where S: Stream<Item: Verb> + Unpin {}

impl<S> Stream for Bulk<S>
where
    S: Stream<Item: Verb> + Unpin,
{
    type Item = Done<<S::Item as Verb>::Answer>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_done(cx)
    }
}

impl<S> fmt::Debug for Bulk<S>
where
    S: Stream<Item: Verb> + Unpin,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bulk")
            .field("tally", &self.tally())
            .field("waiting", &self.waiting.len())
            .field("flights", &self.flights)
            .finish_non_exhaustive()
    }
}

/// An iterator as a stream that never waits: what [`Bulk::new`] takes its verbs from, and [`Bulk::into_rest`] gives back.
#[derive(Clone, Debug)]
pub struct Each<I>(I);

impl<I> Unpin for Each<I> {}

impl<I: Iterator> Iterator for Each<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<I: Iterator> Stream for Each<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}
