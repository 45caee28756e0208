//! Outlook's limit on the requests that are under way in one mailbox.
//!
//! Invariant: places are given back when their [`Places`] go, whatever became of the request.

use crate::service::lock;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

/// How many requests of one batch Outlook carries out side by side.
const SIDE_BY_SIDE: usize = 4;

/// The resources that count as a mailbox's, by their first segment below the owner.
const OUTLOOK: &[&str] = &[
    "calendar",
    "calendarGroups",
    "calendarView",
    "calendars",
    "contactFolders",
    "contacts",
    "events",
    "findMeetingTimes",
    "getMailTips",
    "inferenceClassification",
    "mailFolders",
    "mailboxSettings",
    "messages",
    "outlook",
    "reminderView",
    "sendMail",
    "todo",
];

/// Whether requests on this route are a mailbox's.
pub(crate) fn is_outlook(route: &str) -> bool {
    let resource = route.strip_prefix("{owner}/").and_then(|path| path.split('/').next());
    resource.is_some_and(|resource| OUTLOOK.contains(&resource))
}

/// How many requests are under way in each mailbox, and how many there may be.
#[derive(Debug)]
pub(crate) struct Limiter {
    most: Option<usize>,
    taken: Arc<Mutex<HashMap<usize, usize>>>,
}

/// Places in a mailbox, held by a request that is under way.
#[derive(Debug)]
pub(crate) struct Places {
    of: Arc<Mutex<HashMap<usize, usize>>>,
    mailbox: usize,
    count: usize,
}

impl Limiter {
    pub(crate) fn new(most: Option<usize>) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// Whether there is a limit.
    pub(crate) fn is_on(&self) -> bool {
        self.most.is_some()
    }

    /// Takes so many places in a mailbox, or as many as are left.
    pub(crate) fn take(&self, mailbox: usize, wanted: usize) -> Places {
        let mut taken = lock(&self.taken);
        let others = taken.entry(mailbox).or_default();
        let count = wanted.min(self.most.unwrap_or(usize::MAX).saturating_sub(*others));
        *others += count;
        Places { of: Arc::clone(&self.taken), mailbox, count }
    }

    /// Takes the places of a batch whose requests are for these mailboxes. One whose requests wait for each other takes one of each.
    pub(crate) fn share(&self, mailboxes: &[Option<usize>], serial: bool) -> Shares {
        let mut wanted: HashMap<usize, usize> = HashMap::new();
        for mailbox in mailboxes.iter().flatten() {
            *wanted.entry(*mailbox).or_default() += 1;
        }
        let most = if serial { 1 } else { SIDE_BY_SIDE };
        let share = |(mailbox, count): (usize, usize)| {
            let wanted = count.min(most);
            (mailbox, Share { places: self.take(mailbox, wanted), wanted, seen: 0 })
        };
        Shares(wanted.into_iter().map(share).collect())
    }
}

impl Places {
    /// Whether none was left.
    pub(crate) fn is_none(&self) -> bool {
        self.count == 0
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        let mut taken = lock(&self.of);
        if let Some(others) = taken.get_mut(&self.mailbox) {
            *others -= self.count;
            if *others == 0 {
                taken.remove(&self.mailbox);
            }
        }
    }
}

/// What a batch takes of each mailbox.
#[derive(Debug)]
pub(crate) struct Shares(HashMap<usize, Share>);

#[derive(Debug)]
struct Share {
    places: Places,
    wanted: usize,
    seen: usize,
}

impl Shares {
    /// Whether there is a place for the next request to that mailbox. Of as many as begin together, the last find none.
    pub(crate) fn admit(&mut self, mailbox: Option<usize>) -> bool {
        let Some(share) = mailbox.and_then(|mailbox| self.0.get_mut(&mailbox)) else { return true };
        let turn = share.seen % share.wanted;
        share.seen += 1;
        turn < share.places.count
    }

    /// The places, to be held until the batch is answered.
    pub(crate) fn into_places(self) -> Vec<Places> {
        self.0.into_values().map(|share| share.places).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_limited_in_each_mailbox_and_come_back() {
        let limiter = Limiter::new(Some(4));
        let first = limiter.take(0, 3);
        assert_eq!((first.count, limiter.take(1, 9).count), (3, 4));
        let second = limiter.take(0, 3);
        assert_eq!((second.count, limiter.take(0, 1).is_none()), (1, true));
        drop(first);
        assert_eq!(limiter.take(0, 9).count, 3);
        drop(second);
        assert!(lock(&limiter.taken).is_empty(), "nothing is kept of mailboxes at rest");
    }

    #[test]
    fn a_batch_takes_four_places_or_one() {
        let limiter = Limiter::new(Some(4));
        let busy = limiter.take(0, 1);
        let mailboxes = [Some(0); 6];
        let mut shares = limiter.share(&mailboxes, false);
        let admitted: Vec<_> = mailboxes.iter().map(|mailbox| shares.admit(*mailbox)).collect();
        assert_eq!(admitted, [true, true, true, false, true, true]);
        assert!(shares.admit(None) && shares.admit(Some(7)), "what is not counted is not refused");
        assert_eq!(shares.into_places().iter().map(|places| places.count).sum::<usize>(), 3);
        let mut chain = limiter.share(&mailboxes, true);
        assert!(mailboxes.iter().all(|mailbox| chain.admit(*mailbox)));
        let two = limiter.share(&[Some(0), Some(0), Some(1), None], false);
        assert_eq!(two.0.iter().map(|(mailbox, share)| (*mailbox, share.places.count)).max(), Some((1, 1)));
        drop(busy);
    }

    #[test]
    fn only_what_is_outlooks_counts() {
        for (route, counts) in [
            ("{owner}/messages/{id}", true),
            ("{owner}/mailFolders", true),
            ("{owner}/calendarView", true),
            ("{owner}", false),
            ("{owner}/drive/root", false),
            ("{item}/workbook", false),
            ("users/$count", false),
        ] {
            assert_eq!(is_outlook(route), counts, "{route}");
        }
    }
}
