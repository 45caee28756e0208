//! Which states of delta queries are still known: of each query the last few generations.
//!
//! Invariant: its memory is bounded; the queries that began first are forgotten first.

use std::collections::BTreeMap;

/// How many generations of a query are known.
const GENERATIONS: u64 = 4;
/// How many queries are known.
const QUERIES: usize = 1_000;

/// The delta queries of a mailbox.
#[derive(Debug, Default)]
pub(crate) struct Syncs {
    begun: u64,
    /// The highest generation of each query.
    highest: BTreeMap<u64, u64>,
}

impl Syncs {
    /// Begins a query and gives its number.
    pub(crate) fn begin(&mut self) -> u64 {
        self.begun += 1;
        self.highest.insert(self.begun, 0);
        if self.highest.len() > QUERIES {
            self.highest.pop_first();
        }
        self.begun
    }

    /// Notes that a generation was given out.
    pub(crate) fn advance(&mut self, query: u64, generation: u64) {
        if let Some(highest) = self.highest.get_mut(&query) {
            *highest = generation.max(*highest);
        }
    }

    /// Why a generation is not known, if it is not.
    pub(crate) fn lack(&self, query: u64, generation: u64) -> Option<String> {
        match self.highest.get(&query) {
            Some(highest) if generation <= *highest && highest - generation < GENERATIONS => None,
            Some(highest) => {
                let kept = (highest.saturating_sub(GENERATIONS - 1)..=*highest).map(|kept| format!("[{kept}]"));
                let kept: String = kept.collect();
                Some(format!(
                    "The sync state generation is not found; generation={generation};[highest={highest}]{kept}."
                ))
            }
            None => Some(format!("The sync state is not found; generation={generation}.")),
        }
    }

    /// Forgets every query.
    pub(crate) fn clear(&mut self) {
        self.highest.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_four_generations_are_known() {
        let mut syncs = Syncs::default();
        let query = syncs.begin();
        for generation in 1..=9 {
            syncs.advance(query, generation);
        }
        // Who comes again with an older one takes nothing from the others.
        syncs.advance(query, 7);
        for (generation, known) in [(5, false), (6, true), (9, true), (10, false)] {
            assert_eq!(syncs.lack(query, generation).is_none(), known, "{generation}");
        }
        let told = syncs.lack(query, 2).unwrap();
        assert_eq!(told, "The sync state generation is not found; generation=2;[highest=9][6][7][8][9].");
    }

    #[test]
    fn queries_are_forgotten_by_age_or_all_at_once() {
        let mut syncs = Syncs::default();
        let first = syncs.begin();
        for _ in 0..QUERIES {
            syncs.begin();
        }
        assert_eq!(syncs.highest.len(), QUERIES);
        assert!(syncs.lack(first, 0).is_some() && syncs.lack(first + 1, 0).is_none());
        syncs.clear();
        assert!(syncs.lack(first + 1, 0).is_some());
    }
}
