//! [`Circle`]: notices a service that leads from page to page for ever.

use crate::Link;

/// Notices a circle of any length in constant memory: one link is kept, for twice as long each time.
#[derive(Default)]
pub(crate) struct Circle {
    kept: Option<Link>,
    steps: u64,
    limit: u64,
}

impl Circle {
    /// Whether this link came before.
    pub(crate) fn closes(&mut self, link: &Link) -> bool {
        if self.kept.as_ref() == Some(link) {
            return true;
        }
        if self.steps == self.limit {
            self.kept = Some(link.clone());
            self.steps = 0;
            self.limit = (2 * self.limit).max(1);
        }
        self.steps += 1;
        false
    }
}
