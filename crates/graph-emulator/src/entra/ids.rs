//! Identifiers and codes: unlike each other, the same in every run.
//!
//! They are drawn from a counter so that a failing test shows the same ids twice. That makes them guessable, which a
//! server of made-up mailboxes can afford and an identity provider could not.

use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Letters and digits that are not mistaken for one another, and spell no words.
const CODE_LETTERS: &[u8] = b"BCDFGHJKLMNPQRSTVWXZ23456789";
const CODE_LENGTH: usize = 9;

/// A source of identifiers that belongs to one tenant.
#[derive(Debug)]
pub(super) struct Ids {
    seed: String,
    next: AtomicU64,
}

impl Ids {
    pub(super) fn new(seed: &str) -> Self {
        Self { seed: seed.to_owned(), next: AtomicU64::new(0) }
    }

    /// A GUID of version 4's form.
    pub(super) fn guid(&self) -> String {
        let bytes = self.draw("guid");
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.iter().take(16).enumerate() {
            let byte = match at {
                6 => (byte & 0x0f) | 0x40,
                8 => (byte & 0x3f) | 0x80,
                _ => *byte,
            };
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            text.push_str(&format!("{byte:02x}"));
        }
        text
    }

    /// An opaque value of the length that device codes and refresh tokens have.
    pub(super) fn opaque(&self, prefix: &str) -> String {
        let bytes = [self.draw(prefix), self.draw(prefix)].concat();
        format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A code that a person types.
    pub(super) fn user_code(&self) -> String {
        let bytes = self.draw("user code");
        let letter = |byte: &u8| char::from(CODE_LETTERS[usize::from(*byte) % CODE_LETTERS.len()]);
        bytes.iter().take(CODE_LENGTH).map(letter).collect()
    }

    fn draw(&self, purpose: &str) -> Vec<u8> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        hash(&[&self.seed, purpose, &number.to_string()])
    }
}

/// A stable name made from others, such as the subject that one app sees for one user.
pub(super) fn derived(parts: &[&str]) -> String {
    URL_SAFE_NO_PAD.encode(hash(parts))
}

fn hash(parts: &[&str]) -> Vec<u8> {
    digest(&SHA256, parts.join("\n").as_bytes()).as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_differ_within_a_run_and_repeat_across_runs() {
        let (one, two) = (Ids::new("tenant"), Ids::new("tenant"));
        let first = one.guid();
        assert_eq!(first, two.guid());
        assert_ne!(first, one.guid());
        assert_eq!(first.len(), 36);
        assert_eq!(&first[14..15], "4");
        assert_ne!(Ids::new("other").guid(), first);
    }

    #[test]
    fn a_user_code_is_nine_plain_letters() {
        let code = Ids::new("tenant").user_code();
        assert_eq!(code.len(), CODE_LENGTH);
        assert!(code.bytes().all(|byte| CODE_LETTERS.contains(&byte)), "{code}");
    }
}
