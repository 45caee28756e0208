//! [`Load`]: what one batch carries, and [`Lanes`]: what the batches under way take of each quota.
//!
//! Invariant: a load is one that Graph accepts: twenty items at most, in one of three shapes.

use super::item::Item;
use graph_transport::Scope;
use std::{collections::HashMap, time::Duration};
use tokio::time::Instant;

/// How many requests Graph takes in one batch.
pub(crate) const MOST: usize = 20;

/// What Graph takes in one request, some of it left for ids and brackets.
const LARGEST: usize = 4 * 1024 * 1024 - 4096;

/// How the items of a batch depend on each other: Graph refuses every other mixture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// None depends on another.
    #[default]
    Parallel,
    /// Each comes after the one before it.
    Serial,
    /// All come after the first.
    Star,
}

impl Shape {
    /// What the item at a position comes after.
    pub(crate) fn dependency(self, at: usize) -> Option<usize> {
        match self {
            Self::Parallel => None,
            Self::Serial => at.checked_sub(1),
            Self::Star => (at > 0).then_some(0),
        }
    }
}

/// The items of one batch.
#[derive(Debug, Default)]
pub(crate) struct Load {
    pub(crate) shape: Shape,
    pub(crate) items: Vec<Item>,
    /// What it takes of each quota.
    pub(crate) places: Vec<(Scope, u32)>,
    /// What all that waits would take of each quota. Where others are under way, and it does not all fit beside them, none of it goes:
    /// crumbs that fill what is left would cost a request each.
    waiting: Vec<(Scope, u32)>,
    size: usize,
}

impl Load {
    pub(crate) fn new(shape: Shape) -> Self {
        Self { shape, ..Self::default() }
    }

    /// A batch of those that wait, all side by side.
    pub(crate) fn of_waiting<'a>(items: impl Iterator<Item = &'a Item>, now: Instant) -> Self {
        let mut load = Self::default();
        for (scope, places) in items.filter(|item| item.is_due(now)).flat_map(|item| &item.places) {
            add(&mut load.waiting, scope, *places);
        }
        load
    }

    pub(crate) fn is_full(&self) -> bool {
        self.items.len() >= MOST
    }

    /// Whether one more may travel with these now.
    pub(crate) fn admits(&self, item: &Item, lanes: &Lanes, now: Instant) -> bool {
        let shares = |other: &Item| !(other.alone || item.alone) || other.places == item.places;
        !self.is_full()
            && item.is_due(now)
            && self.items.first().is_none_or(|first| self.size + item.text().len() <= LARGEST && shares(first))
            && item.places.iter().all(|(scope, places)| {
                let alone = scope.is_exclusive() && self.shape != Shape::Serial;
                let places = self.with(scope, *places).max(places_of(&self.waiting, scope));
                !(alone && self.takes(scope)) && lanes.admit(scope, places, now)
            })
    }

    fn takes(&self, scope: &Scope) -> bool {
        self.places.iter().any(|(known, _)| known == scope)
    }

    pub(crate) fn push(&mut self, item: Item) {
        for (scope, places) in &item.places {
            let more = self.with(scope, *places) - places_of(&self.places, scope);
            add(&mut self.places, scope, more);
        }
        self.size += item.text().len();
        self.items.push(item);
    }

    /// What it takes of a scope with one more item in it. What runs one after the other shares its places.
    fn with(&self, scope: &Scope, places: u32) -> u32 {
        let taken = places_of(&self.places, scope);
        if self.shape == Shape::Serial { taken.max(places) } else { taken.saturating_add(places) }
    }
}

fn places_of(list: &[(Scope, u32)], scope: &Scope) -> u32 {
    list.iter().find(|(known, _)| known == scope).map_or(0, |(_, places)| *places)
}

fn add(list: &mut Vec<(Scope, u32)>, scope: &Scope, more: u32) {
    match list.iter_mut().find(|(known, _)| known == scope) {
        Some((_, places)) => *places = places.saturating_add(more),
        None => list.push((scope.clone(), more)),
    }
}

/// What is known of each quota scope: how much of it the own batches take, and until when it is paused.
///
/// The client's gate knows the same for all calls, but a batch that waits there holds up all of its items.
#[derive(Debug)]
pub(crate) struct Lanes {
    limit: u32,
    lanes: HashMap<Scope, Lane>,
}

#[derive(Debug, Default)]
struct Lane {
    taken: u32,
    paused: Option<Instant>,
}

impl Lanes {
    /// Lanes of which a limited scope has so many places.
    pub(crate) fn new(limit: u32) -> Self {
        Self { limit, lanes: HashMap::new() }
    }

    fn admit(&self, scope: &Scope, places: u32, now: Instant) -> bool {
        let Some(lane) = self.lanes.get(scope) else { return true };
        let free = !scope.is_limited() || lane.taken == 0 || lane.taken + scope.takes(places, self.limit) <= self.limit;
        free && lane.paused.is_none_or(|until| until <= now)
    }

    /// A batch that takes these places begins.
    pub(crate) fn enter(&mut self, places: &[(Scope, u32)]) {
        for (scope, places) in places {
            self.lanes.entry(scope.clone()).or_default().taken += scope.takes(*places, self.limit);
        }
    }

    /// It is over, and these scopes are not to be asked for a while.
    pub(crate) fn leave(&mut self, places: &[(Scope, u32)], pauses: &[(Scope, Duration)], now: Instant) {
        for (scope, places) in places {
            if let Some(lane) = self.lanes.get_mut(scope) {
                lane.taken = lane.taken.saturating_sub(scope.takes(*places, self.limit));
            }
        }
        for (scope, wait) in pauses {
            let lane = self.lanes.entry(scope.clone()).or_default();
            lane.paused = lane.paused.max(Some(now + *wait));
        }
        self.lanes.retain(|_, lane| lane.taken > 0 || lane.paused.is_some_and(|until| until > now));
    }

    /// When something may begin that may not begin now: the end of a pause, or an item's time.
    pub(crate) fn wake<'a>(&self, waiting: impl Iterator<Item = &'a Item>, now: Instant) -> Option<Instant> {
        let pauses = self.lanes.values().filter_map(|lane| lane.paused);
        pauses.chain(waiting.filter_map(|item| item.due)).filter(|at| *at > now).min()
    }
}
