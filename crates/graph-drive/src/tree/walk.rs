//! [`Walk`]: looks at the folders of a tree, a few at a time, and gives what is found.
//!
//! Invariant: what has been found and not been taken is bounded while the taker is busy, however large the tree is.

use super::{Crew, LeftOut, Place, TreeFailure, TreeFile, names::Names};
use crate::DriveItem;
use graph_odata::Pages;
use graph_transport::{BoxFuture, Result};
use std::{
    collections::VecDeque,
    sync::Arc,
    task::{Context, Poll},
};

/// How many folders are looked at side by side.
const AT_ONCE: usize = 4;

/// One of the two ways that a tree can go.
pub(super) trait Way: Send + Sync {
    /// Finds the top, and whether the tree can begin there.
    fn top(self: Arc<Self>) -> BoxFuture<'static, Result<Place>>;

    /// Looks at a folder, or at the next part of a large one.
    fn look(self: Arc<Self>, look: Look) -> BoxFuture<'static, (Vec<Found>, Option<Look>)>;

    /// Makes a folder on the other side, and tells whether it is new.
    fn make(self: Arc<Self>, place: Arc<Place>) -> BoxFuture<'static, Result<bool>>;

    /// Moves a file's bytes, and gives how many there were.
    fn carry(self: Arc<Self>, file: TreeFile, told: super::progress::Told) -> BoxFuture<'static, Carried>;
}

/// A file, and what became of it.
pub(super) type Carried = (TreeFile, Result<u64>);

/// A folder that is being looked at.
pub(super) struct Look {
    pub(super) place: Arc<Place>,
    pub(super) names: Names,
    /// What is left of its listing, once that has begun.
    pub(super) pages: Option<Pages<DriveItem>>,
}

/// What was found in a folder.
pub(super) enum Found {
    Folder(Arc<Place>),
    /// To be moved.
    File(TreeFile),
    /// There already.
    Present(TreeFile),
    LeftOut(LeftOut),
    Failed(TreeFailure),
}

/// The folders that are still to be looked at, and what was found.
pub(super) struct Walk {
    way: Arc<dyn Way>,
    waiting: Vec<Look>,
    looking: Crew<(Vec<Found>, Option<Look>)>,
    found: VecDeque<Found>,
    /// So much may lie here before no further folder is looked at.
    most: usize,
}

impl Walk {
    /// Begins at the top.
    pub(super) fn begin(way: Arc<dyn Way>, top: Place, most: usize) -> Self {
        let mut walk = Self { way, waiting: Vec::new(), looking: Crew::new(), found: VecDeque::new(), most };
        walk.land(Found::Folder(Arc::new(top)));
        walk
    }

    /// Gives what was found before, and looks no further.
    pub(super) fn over(way: Arc<dyn Way>, found: VecDeque<Found>) -> Self {
        Self { way, waiting: Vec::new(), looking: Crew::new(), found, most: 0 }
    }

    /// The next thing that was found and `wanted` wants; `None` at the end. It is pending, too, while what comes next is not wanted now.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>, wanted: impl Fn(&Found) -> bool) -> Poll<Option<Found>> {
        loop {
            while self.found.len() < self.most
                && self.looking.len() < AT_ONCE
                && let Some(look) = self.waiting.pop()
            {
                self.looking.add(Arc::clone(&self.way).look(look));
            }
            // What is under way moves on, whatever is wanted: a request that nobody polls stands in the way of others.
            while self.looking.len() > 0
                && let Poll::Ready((found, more)) = self.looking.poll(cx)
            {
                found.into_iter().for_each(|found| self.land(found));
                // The rest of a folder comes before the folders in it, so that few folders are open at a time.
                self.waiting.extend(more);
            }
            match self.found.pop_front() {
                Some(found) if wanted(&found) => return Poll::Ready(Some(found)),
                Some(found) => {
                    self.found.push_front(found);
                    return Poll::Pending;
                }
                None if self.looking.len() > 0 => return Poll::Pending,
                None if self.waiting.is_empty() => return Poll::Ready(None),
                None => {}
            }
        }
    }

    /// Whether nothing more will be found.
    pub(super) fn is_over(&self) -> bool {
        self.waiting.is_empty() && self.looking.len() == 0
    }

    /// What was found and not been taken.
    pub(super) fn found(&self) -> impl Iterator<Item = &Found> {
        self.found.iter()
    }

    fn land(&mut self, found: Found) {
        if let Found::Folder(place) = &found {
            self.waiting.push(Look { place: Arc::clone(place), names: Names::default(), pages: None });
        }
        self.found.push_back(found);
    }
}
