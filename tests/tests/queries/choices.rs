//! Choices made at random, which proptest can make smaller.

use graph_mail::jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

/// Choices that were made at random. When they run out, each is the first there is, so that what is built of them ends.
#[derive(Debug)]
pub struct Choices(std::vec::IntoIter<u16>);

pub fn choices(most: usize) -> impl Strategy<Value = Choices> {
    proptest::collection::vec(any::<u16>(), 0..most).prop_map(|all| Choices(all.into_iter()))
}

/// The first there is, every time.
pub fn none() -> Choices {
    Choices(Vec::new().into_iter())
}

impl Choices {
    pub fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().unwrap_or_default()) % count
    }

    pub fn yes(&mut self) -> bool {
        self.below(2) == 1
    }

    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// A small number that may be negative.
    pub fn number(&mut self) -> i32 {
        self.below(12) as i32 - 4
    }

    /// A text, short so that texts meet, of letters that have a meaning somewhere on the way.
    pub fn text(&mut self) -> String {
        const PIECES: [&str; 18] =
            ["a", "B", "ab", "é", "É", "'", "''", " ", "%", "%41", "&", "+", "#", "/", "\\", "\"", "\n", "📎"];
        (0..self.below(4)).map(|_| self.one_of(&PIECES)).collect()
    }

    /// A time within a few days, on the second.
    pub fn time(&mut self) -> Timestamp {
        let day = self.one_of(&["2025-12-31", "2026-01-01", "2026-02-28"]);
        let clock = self.one_of(&["00:00:00", "08:30:00", "12:00:05", "23:59:59"]);
        format!("{day}T{clock}Z").parse().unwrap()
    }

    /// A length of time, which may be negative and has a fraction at times.
    pub fn duration(&mut self) -> SignedDuration {
        let seconds = self.one_of(&[0, 1, 90, 3600, 86_400, 2_592_000]);
        let duration = SignedDuration::new(seconds, self.one_of(&[0, 0, 500_000_000, 100]));
        if self.below(4) == 1 { -duration } else { duration }
    }
}
