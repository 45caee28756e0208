//! [`Run`]: a batch while it is sent, until each of its requests has an answer or an error.
//!
//! Invariant: what comes after another is sent behind it in the same batch, or after it has succeeded, and never otherwise.

use super::{
    carry::{Landed, carry},
    flights::Flights,
    item::{Fate, Item},
    load::{Lanes, Load, Shape},
    plan::{Open, plan},
};
use bytes::Bytes;
use graph_transport::{Client, Error, Response, Result};
use std::{future::poll_fn, mem};
use tokio::time::Instant;

/// How many batches are under way at once, where quotas allow it.
pub(crate) const FLIGHTS: usize = 4;

/// A request of a batch.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) operation: &'static str,
    /// The requests that it comes after, all of them before it.
    pub(super) after: Vec<usize>,
    pub(super) state: State,
}

#[derive(Debug)]
pub(super) enum State {
    Waiting(Box<Item>),
    Flying,
    Done(Result<Response<Bytes>>),
}

impl Slot {
    fn is_done(&self) -> bool {
        matches!(self.state, State::Done(_))
    }

    fn waiting(&self) -> Option<&Item> {
        if let State::Waiting(item) = &self.state { Some(item) } else { None }
    }
}

/// A batch under way.
pub(super) struct Run {
    client: Client,
    slots: Vec<Slot>,
    lanes: Lanes,
    flights: Flights<Landed>,
    /// Whether the service has answered to any of it.
    answered: bool,
    /// Why a part of it got no answer.
    failure: Option<Error>,
}

impl Run {
    pub(super) fn new(client: Client, slots: Vec<Slot>) -> Self {
        let lanes = Lanes::new(client.concurrency_limit());
        Self { client, slots, lanes, flights: Flights::default(), answered: false, failure: None }
    }

    /// Sends everything.
    ///
    /// # Errors
    /// The first failure, when no part of it was answered.
    pub(super) async fn finish(mut self) -> Result<Vec<Result<Response<Bytes>>>> {
        loop {
            self.give_up_dependants();
            let now = Instant::now();
            self.depart(now);
            let wake = self.lanes.wake(self.waiting(), now);
            if self.flights.len() == 0 && self.waiting().next().is_none() {
                break;
            }
            if let Some(landed) = poll_fn(|cx| self.flights.poll(cx, wake)).await {
                self.land(landed);
            }
        }
        match self.failure.filter(|_| !self.answered) {
            Some(failure) => Err(failure),
            None => Ok(self.slots.into_iter().filter_map(|slot| slot.state.into_done()).collect()),
        }
    }

    fn waiting(&self) -> impl Iterator<Item = &Item> {
        self.slots.iter().filter_map(Slot::waiting)
    }

    /// Whatever comes after a failed request fails, too, and in turn what comes after that.
    fn give_up_dependants(&mut self) {
        for at in 0..self.slots.len() {
            let waits = matches!(self.slots[at].state, State::Waiting(_));
            if let Some(error) = self.failed_dependency(at).filter(|_| waits) {
                self.slots[at].state = State::Done(Err(error));
            }
        }
    }

    /// The error of a request that was not done because one before it failed.
    fn failed_dependency(&self, at: usize) -> Option<Error> {
        let own = &self.slots[at];
        own.after.iter().find_map(|other| match &self.slots[*other] {
            Slot { state: State::Done(Err(cause)), operation, .. } => {
                let dependency = format_args!("request {}, {operation}", other + 1).to_string();
                Some(Error::failed_dependency(dependency, cause).at(own.operation, None, 0))
            }
            _ => None,
        })
    }

    /// Starts what may start now.
    fn depart(&mut self, now: Instant) {
        while self.flights.len() < FLIGHTS {
            let planned = plan(&self.open());
            let Some(load) = planned.into_iter().find_map(|(shape, items)| self.load(shape, &items, now)) else {
                break;
            };
            self.lanes.enter(&load.places);
            self.flights.push(Box::pin(carry(self.client.clone(), load)));
        }
    }

    /// What is not done and waits for nothing that is under way.
    fn open(&self) -> Open {
        let mut open = Open::new();
        for (at, slot) in self.slots.iter().enumerate() {
            let mut before = slot.after.iter().filter(|other| !self.slots[**other].is_done());
            let known = before.clone().all(|other| open.contains_key(other));
            if known && matches!(slot.state, State::Waiting(_)) {
                open.insert(at, before.by_ref().copied().collect());
            }
        }
        open
    }

    /// As many of these items as one batch takes.
    fn load(&mut self, shape: Shape, items: &[usize], now: Instant) -> Option<Load> {
        let mut load = match shape {
            Shape::Parallel => Load::of_waiting(items.iter().filter_map(|at| self.slots[*at].waiting()), now),
            _ => Load::new(shape),
        };
        for at in items {
            let state = &mut self.slots[*at].state;
            match mem::replace(state, State::Flying) {
                State::Waiting(item) if load.admits(&item, &self.lanes, now) => load.push(*item),
                other => {
                    *state = other;
                    // In the other shapes everything behind it depends on what was sent before.
                    if shape != Shape::Parallel || load.is_full() {
                        break;
                    }
                }
            }
        }
        (!load.items.is_empty()).then_some(load)
    }

    fn land(&mut self, landed: Landed) {
        self.lanes.leave(&landed.places, &landed.pauses, Instant::now());
        match landed.failure {
            Some(failure) => self.failure = self.failure.take().or(Some(failure)),
            None => self.answered |= landed.items.iter().any(|(_, fate)| !matches!(fate, Fate::Held)),
        }
        for (item, fate) in landed.items {
            let at = item.index;
            self.slots[at].state = match fate {
                Fate::Again(_) | Fate::Held => State::Waiting(Box::new(item)),
                Fate::Done(Err(error)) if error.is_failed_dependency() => {
                    // The service's words do not tell which one failed.
                    State::Done(Err(self.failed_dependency(at).unwrap_or(error)))
                }
                Fate::Done(result) => State::Done(result),
            };
        }
    }
}

impl State {
    fn into_done(self) -> Option<Result<Response<Bytes>>> {
        match self {
            Self::Done(result) => Some(result),
            Self::Waiting(_) | Self::Flying => None,
        }
    }
}
