//! Rounds of delta queries: what is told on a page, and where the next one goes on.
//!
//! Invariant: whoever follows the links to the end knows everything up to some moment, and each next round tells what came after it. Things
//! may be told twice, and never not at all.

mod token;

pub(crate) use token::Token;

use crate::{reply::Failure, state::Since};

/// Where a query stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    /// In the first round: behind what has that rank among the things that were there at change `start`. So many were told.
    First { start: u64, after: Option<Rank>, told: usize },
    /// In a later one, which began at change `base`: behind change `at`.
    Later { base: u64, at: u64 },
}

/// The order of the first round.
pub(crate) type Rank = (i64, i64);

/// Something that may be told: it is there, or it left.
#[derive(Debug)]
pub(crate) enum Entry<T> {
    Here { rank: Rank, stamp: Since, item: T },
    Left { at: u64, entered: u64, item: T },
}

/// The kind of changes that are told; all of them, if none is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeType {
    Created,
    Updated,
    Deleted,
}

impl ChangeType {
    /// Reads `changeType`.
    pub(crate) fn parse(text: Option<&str>) -> Result<Option<Self>, Failure> {
        Ok(match text.map(str::to_ascii_lowercase).as_deref() {
            None => None,
            Some("created") => Some(Self::Created),
            Some("updated") => Some(Self::Updated),
            Some("deleted") => Some(Self::Deleted),
            Some(other) => {
                return Err(Failure::query(format!(
                    "The value '{other}' of 'changeType' is none of created, updated and deleted."
                )));
            }
        })
    }
}

/// A page of a round.
#[derive(Debug)]
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) next: Position,
    /// Whether the round ends here.
    pub(crate) ends: bool,
}

impl Position {
    /// The latest change that is known there.
    pub(crate) fn known(self) -> u64 {
        match self {
            Self::First { start, .. } => start,
            Self::Later { at, .. } => at,
        }
    }

    /// The page that begins here, of `size` items at most. `latest` is the latest change of all, and `most` how many the first round tells.
    pub(crate) fn page<T>(
        self,
        entries: impl Iterator<Item = Entry<T>>,
        only: Option<ChangeType>,
        latest: u64,
        size: usize,
        most: usize,
    ) -> Page<T> {
        match self {
            Self::First { start, after, told } => {
                let wanted = only.is_none_or(|only| only == ChangeType::Created);
                let mut found: Vec<(Rank, T)> = entries
                    .filter_map(|entry| match entry {
                        Entry::Here { rank, stamp, item } if wanted && stamp.entered <= start => Some((rank, item)),
                        _ => None,
                    })
                    .filter(|(rank, _)| after.is_none_or(|after| *rank > after))
                    .collect();
                found.sort_by_key(|(rank, _)| *rank);
                let room = most.saturating_sub(told);
                let ends = found.len() <= size || room <= size;
                found.truncate(size.min(room));
                let next = match found.last() {
                    Some((rank, _)) if !ends => Self::First { start, after: Some(*rank), told: told + found.len() },
                    _ => Self::Later { base: start, at: start },
                };
                Page { items: found.into_iter().map(|(_, item)| item).collect(), next, ends }
            }
            Self::Later { base, at } => {
                let mut found: Vec<(u64, T)> = entries.filter_map(|entry| since(entry, base, at, only)).collect();
                found.sort_by_key(|(at, _)| *at);
                let ends = found.len() <= size;
                found.truncate(size);
                let next = match found.last() {
                    Some((at, _)) if !ends => Self::Later { base, at: *at },
                    _ => Self::Later { base: latest, at: latest },
                };
                Page { items: found.into_iter().map(|(_, item)| item).collect(), next, ends }
            }
        }
    }
}

/// The change that an entry is to somebody who knows everything up to `at`, in a round that began at `base`.
fn since<T>(entry: Entry<T>, base: u64, at: u64, only: Option<ChangeType>) -> Option<(u64, T)> {
    let (change, kind, item) = match entry {
        Entry::Here { stamp, item, .. } if stamp.changed > at => {
            let kind = if stamp.entered > base { ChangeType::Created } else { ChangeType::Updated };
            (stamp.changed, kind, item)
        }
        // What came and left in between was never told.
        Entry::Left { at: left, entered, item } if left > at && entered <= at => (left, ChangeType::Deleted, item),
        _ => return None,
    };
    only.is_none_or(|only| only == kind).then_some((change, item))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(name: &'static str, rank: i64, entered: u64, changed: u64) -> Entry<&'static str> {
        Entry::Here { rank: (rank, 0), stamp: Since { entered, changed }, item: name }
    }

    fn left(name: &'static str, at: u64, entered: u64) -> Entry<&'static str> {
        Entry::Left { at, entered, item: name }
    }

    #[test]
    fn the_first_round_tells_what_was_there_when_it_began() {
        let entries = || [here("c", 3, 1, 1), here("a", 1, 2, 9), here("late", 2, 6, 6), left("x", 4, 1)].into_iter();
        let start = Position::First { start: 5, after: None, told: 0 };
        let page = start.page(entries(), None, 9, 1, 99);
        assert_eq!((page.items, page.ends), (vec!["a"], false));
        let page = page.next.page(entries(), None, 9, 1, 99);
        assert_eq!((page.items, page.ends, page.next), (vec!["c"], true, Position::Later { base: 5, at: 5 }));
        // What changed meanwhile is told once more, and what came meanwhile for the first time.
        let page = page.next.page(entries(), None, 9, 9, 99);
        assert_eq!((page.items, page.next), (vec!["late", "a"], Position::Later { base: 9, at: 9 }));
        assert!(page.next.page(entries(), None, 9, 9, 99).items.is_empty());
    }

    #[test]
    fn the_first_round_may_be_limited() {
        let entries = || [here("a", 1, 1, 1), here("b", 2, 1, 1), here("c", 3, 1, 1)].into_iter();
        let start = Position::First { start: 5, after: None, told: 0 };
        let page = start.page(entries(), None, 5, 9, 2);
        assert_eq!((page.items, page.ends), (vec!["a", "b"], true));
        let page = start.page(entries(), None, 5, 1, 2);
        let page = page.next.page(entries(), None, 5, 1, 2);
        assert_eq!((page.items, page.ends), (vec!["b"], true));
    }

    #[test]
    fn later_rounds_tell_changes_in_order_and_by_kind() {
        let entries = || {
            let gone = [left("gone", 12, 3), left("in between", 14, 11), left("known", 9, 3)];
            [here("new", 1, 13, 15), here("old", 2, 4, 11), here("same", 3, 5, 5)].into_iter().chain(gone)
        };
        let from = Position::Later { base: 10, at: 10 };
        let told = |only| from.page(entries(), only, 15, 9, 99).items;
        assert_eq!(told(None), ["old", "gone", "new"]);
        assert_eq!(told(Some(ChangeType::Created)), ["new"]);
        assert_eq!(told(Some(ChangeType::Updated)), ["old"]);
        assert_eq!(told(Some(ChangeType::Deleted)), ["gone"]);
        // By pages, the order is the same, and what was told on one can leave before the next.
        let page = from.page(entries(), None, 15, 2, 99);
        assert_eq!((page.items, page.next), (vec!["old", "gone"], Position::Later { base: 10, at: 12 }));
        let more = [left("old", 16, 4)];
        assert_eq!(page.next.page(entries().chain(more), None, 16, 9, 99).items, ["in between", "new", "old"]);
    }

    #[test]
    fn kinds_of_changes_are_known_in_any_case() {
        assert_eq!(ChangeType::parse(Some("Created")).unwrap(), Some(ChangeType::Created));
        assert!(ChangeType::parse(Some("moved")).unwrap_err().message.contains("'moved'"));
    }
}
