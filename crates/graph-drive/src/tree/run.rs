//! [`TreeRun`]: moves the files of a tree, several at a time.
//!
//! Invariant: nothing is spawned, so dropping the future ends it; one file that fails stops the others only if that was asked for.

use super::{
    Crew, Place, TreeFailure, TreeFile, TreeReport,
    progress::{OnProgress, Teller},
    walk::{Carried, Found, Walk, Way},
};
use graph_transport::{BoxFuture, Result};
use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    sync::Arc,
    task::{Context, Poll},
};

/// How many files are under way unless told otherwise. SharePoint asks apps to be modest, and most small files are waited for rather than
/// moved: with eight the waits of one are filled by the others, and a hundred files a second come at 80 ms each.
const AT_ONCE: usize = 8;
/// How much is found ahead of what is moved.
const AHEAD: usize = 2000;

/// How a tree is run.
pub(super) struct How {
    pub(super) at_once: usize,
    pub(super) stop: bool,
    pub(super) progress: Option<OnProgress>,
}

impl Default for How {
    fn default() -> Self {
        Self { at_once: AT_ONCE, stop: false, progress: None }
    }
}

/// What every builder of a tree can say of how it is run.
macro_rules! run_options {
    ($Builder:ident) => {
        impl $Builder {
            /// How many files are under way at a time: eight, unless this says otherwise. What the service asks one of them to wait for, all
            /// of them wait for.
            pub fn at_once(mut self, files: usize) -> Self {
                self.how.at_once = files.max(1);
                self
            }

            /// Tells how far it has come, the tree and each file.
            pub fn progress(mut self, told: impl FnMut($crate::TreeProgress<'_>) + Send + 'static) -> Self {
                self.how.progress = Some(Box::new(told));
                self
            }

            /// Begins nothing more once something has failed, and gives up what is under way. The report tells what was done until then.
            pub fn stop_at_first_error(mut self) -> Self {
                self.how.stop = true;
                self
            }
        }
    };
}
pub(super) use run_options;

/// Does what a [`TreePlan`](crate::TreePlan) says. Awaited, it gives a [`TreeReport`].
#[must_use = "nothing is done until it is awaited"]
pub struct TreeRun {
    pub(super) way: Arc<dyn Way>,
    pub(super) found: VecDeque<Found>,
    pub(super) how: How,
}

run_options!(TreeRun);

impl IntoFuture for TreeRun {
    type Output = Result<TreeReport>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let walk = Walk::over(Arc::clone(&self.way), self.found);
        Box::pin(async move { Ok(Running::new(self.way, walk, self.how).run().await) })
    }
}

impl fmt::Debug for TreeRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TreeRun").field("at_once", &self.how.at_once).finish_non_exhaustive()
    }
}

/// Runs a tree while it is looked at.
pub(super) async fn run(way: Arc<dyn Way>, how: How) -> Result<TreeReport> {
    let top = Arc::clone(&way).top().await?;
    let walk = Walk::begin(Arc::clone(&way), top, AHEAD);
    Ok(Running::new(way, walk, how).run().await)
}

/// What one of the crew came to.
enum Done {
    Made(Arc<Place>, Result<bool>),
    Carried(Carried),
}

struct Running {
    way: Arc<dyn Way>,
    walk: Walk,
    crew: Crew<Done>,
    at_once: usize,
    stop: bool,
    teller: Teller,
    counted: bool,
    report: TreeReport,
}

impl Running {
    fn new(way: Arc<dyn Way>, walk: Walk, how: How) -> Self {
        let teller = Teller::new(how.progress);
        let (at_once, stop) = (how.at_once, how.stop);
        let mut running =
            Self { way, walk, crew: Crew::new(), at_once, stop, teller, counted: false, report: TreeReport::default() };
        running.count();
        running
    }

    async fn run(mut self) -> TreeReport {
        poll_fn(|cx| self.poll(cx)).await;
        self.report
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        loop {
            if self.stop && !self.report.failed.is_empty() {
                // What is under way goes with it: files are whole or not there.
                self.crew = Crew::new();
                return Poll::Ready(());
            }
            let has_room = self.crew.len() < self.at_once;
            let found = self.walk.poll(cx, |found| has_room || !matches!(found, Found::File(_) | Found::Folder(_)));
            if let Poll::Ready(Some(found)) = found {
                self.take(found);
                self.count();
                continue;
            }
            self.count();
            if found.is_ready() && self.crew.len() == 0 {
                return Poll::Ready(());
            }
            match self.crew.poll(cx) {
                Poll::Ready(done) => self.account(done),
                Poll::Pending => return Poll::Pending,
            }
        }
    }

    fn take(&mut self, found: Found) {
        match found {
            Found::File(file) => {
                if !self.counted {
                    self.teller.found(file.size);
                }
                let told = self.teller.file(|| file.path(), file.size);
                let carrying = Arc::clone(&self.way).carry(file, told);
                self.crew.add(async { Done::Carried(carrying.await) });
            }
            Found::Folder(place) => {
                let making = Arc::clone(&self.way).make(Arc::clone(&place));
                self.crew.add(async { Done::Made(place, making.await) });
            }
            Found::Present(file) => self.report.skipped.push(settled(file)),
            Found::LeftOut(left_out) => self.report.left_out.push(left_out),
            Found::Failed(failure) => self.report.failed.push(failure),
        }
    }

    fn account(&mut self, done: Done) {
        let report = &mut self.report;
        match done {
            Done::Made(place, made) => match made {
                Ok(new) => report.folders += u64::from(new),
                Err(error) => report.failed.push(TreeFailure::new(&place.path, error)),
            },
            Done::Carried((file, Ok(bytes))) => {
                report.bytes += bytes;
                report.done.push(settled(file));
            }
            Done::Carried((file, Err(error))) => report.failed.push(TreeFailure::new(file.path(), error)),
        }
    }

    /// Counts what there is to do, as soon as all of it has been found.
    fn count(&mut self) {
        if self.counted || !self.walk.is_over() {
            return;
        }
        self.counted = true;
        for found in self.walk.found() {
            if let Found::File(file) = found {
                self.teller.found(file.size);
            }
        }
        self.teller.all_found();
    }
}

/// A file of the report, which needs no way to its bytes any more.
fn settled(file: TreeFile) -> TreeFile {
    TreeFile { url: None, ..file }
}
