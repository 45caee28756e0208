//! The throttle gate: how many requests of one quota scope are in flight at once, and when the next may start.
//!
//! Invariant: a permit lives as long as its exchange and is given back when the caller goes away; no lock is held while waiting.

mod limits;
mod pace;
mod scope;

pub use limits::Limits;
pub(crate) use scope::Quota;
pub use scope::Scope;

use crate::Error;
use pace::{Pace, Start};
use std::{
    collections::HashMap,
    future::poll_fn,
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::Instant,
};

/// Outlook serves four requests of one app to one mailbox at a time; a fifth is refused with 429.
pub(crate) const OUTLOOK: u32 = 4;

/// Beyond this many scopes, those that are idle are forgotten.
const MANY: usize = 1024;

/// Those who waited for the end of a pause return within this part of it, and within a second, not all at once.
const SPREAD: f64 = 0.1;

/// Counts what is in flight, per scope, and keeps the pace that the service asked for.
#[derive(Debug)]
pub(crate) struct Gate {
    limit: u32,
    interval: Duration,
    lanes: Mutex<HashMap<Arc<str>, Arc<Lane>>>,
}

/// What the requests of one scope share.
#[derive(Debug)]
struct Lane {
    places: Arc<Semaphore>,
    pace: Mutex<Pace>,
}

/// The places of one call. They are free again when it is dropped.
#[derive(Debug)]
pub(crate) struct Permit(#[expect(dead_code, reason = "it is held, not read")] Vec<OwnedSemaphorePermit>);

impl Gate {
    pub(crate) fn new(limit: u32, interval: Duration) -> Self {
        Self { limit: limit.max(1), interval, lanes: Mutex::default() }
    }

    pub(crate) fn limit(&self) -> u32 {
        self.limit
    }

    pub(crate) fn interval(&self) -> Duration {
        self.interval
    }

    /// Waits for its places, in order of arrival. A request that needs more than there are takes them all.
    pub(crate) async fn enter(&self, quota: &Quota) -> Permit {
        let mut held = Vec::new();
        for (scope, places) in quota.iter().filter(|(scope, _)| scope.is_limited()) {
            let places = scope.takes(*places, self.limit);
            // It fails only when the semaphore is closed, which this gate never does.
            held.extend(Arc::clone(&self.lane(scope).places).acquire_many_owned(places).await.ok());
        }
        Permit(held)
    }

    /// Takes its places when another stays free in each scope, since nobody waits for this call yet. Otherwise it waits as all do, but one poll
    /// later: whoever begins a call early can give it up before it stands in the way.
    pub(crate) async fn enter_ahead(&self, quota: &Quota) -> Permit {
        if let Some(permit) = self.spare(quota) {
            return permit;
        }
        let mut polled = false;
        poll_fn(|cx| {
            if std::mem::replace(&mut polled, true) {
                return Poll::Ready(());
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        self.enter(quota).await
    }

    fn spare(&self, quota: &Quota) -> Option<Permit> {
        let mut held = Vec::new();
        for (scope, places) in quota.iter().filter(|(scope, _)| scope.is_limited()) {
            let wanted = scope.takes(*places, self.limit).saturating_add(1);
            let mut places = Arc::clone(&self.lane(scope).places).try_acquire_many_owned(wanted).ok()?;
            drop(places.split(1));
            held.push(places);
        }
        Some(Permit(held))
    }

    /// Waits from `now` on for a start: until pauses are over, and in the pace that was asked for.
    ///
    /// # Errors
    /// The error that began the pause, at once, when the wait would be longer than `patience`.
    pub(crate) async fn start(&self, quota: &Quota, mut now: Instant, patience: Duration) -> Result<(), Error> {
        let give_up = now + patience;
        for (scope, _) in quota.iter() {
            let lane = self.lane(scope);
            loop {
                let start = lane.pace().start(now, self.interval);
                match start {
                    Start::At(at) if at <= now => break,
                    Start::At(at) => {
                        tokio::time::sleep_until(at).await;
                        now = Instant::now();
                        // What was told while this one waited for its turn counts, too.
                        let pause = lane.pace().pause(now);
                        if pause.is_none() {
                            break;
                        }
                    }
                    Start::Paused(until, why) if until > give_up => return Err(Error::paused(why, until - now)),
                    Start::Paused(until, _) => {
                        let spread = (until - now).mul_f64(SPREAD).min(Duration::from_secs(1));
                        tracing::debug!("the service asked for a pause: waiting");
                        tokio::time::sleep_until(until + spread.mul_f64(fastrand::f64())).await;
                        now = Instant::now();
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes note of a refusal: when it says how long to wait, nobody of these scopes starts before.
    pub(crate) fn refused(&self, quota: &Quota, error: &Error) {
        let Some(wait) = error.retry_after().filter(|_| matches!(error.status_number(), 429 | 503 | 509)) else {
            return;
        };
        for (scope, _) in quota.iter() {
            self.lane(scope).pace().hold(Instant::now(), wait, Some(error));
        }
    }

    /// Takes note of what any answer tells about quotas.
    pub(crate) fn heed(&self, quota: &Quota, limits: &Limits) {
        for (scope, _) in quota.iter() {
            self.lane(scope).pace().heed(Instant::now(), limits);
        }
    }

    fn lane(&self, scope: &Scope) -> Arc<Lane> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lane) = lanes.get(scope.name()) {
            return Arc::clone(lane);
        }
        if lanes.len() >= MANY {
            let now = Instant::now();
            lanes.retain(|_, lane| {
                let waited_for = Arc::strong_count(lane) > 1;
                waited_for || Arc::strong_count(&lane.places) > 1 || lane.pace().pause(now).is_some()
            });
        }
        let places = Arc::new(Semaphore::new(self.limit as usize));
        let lane = Arc::new(Lane { places, pace: Mutex::default() });
        lanes.insert(scope.name().into(), Arc::clone(&lane));
        lane
    }
}

impl Lane {
    fn pace(&self) -> std::sync::MutexGuard<'_, Pace> {
        self.pace.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quota(name: &str, places: u32) -> Quota {
        Quota::new([(Scope::from(name), places)])
    }

    fn throttled(seconds: &str) -> Error {
        let headers =
            [(http::header::RETRY_AFTER, http::HeaderValue::from_str(seconds).unwrap())].into_iter().collect();
        Error::service(http::StatusCode::TOO_MANY_REQUESTS, &headers, b"")
    }

    #[tokio::test]
    async fn four_at_a_time_for_each_scope() {
        let gate = Gate::new(OUTLOOK, Duration::ZERO);
        let (ada, bob) = (quota("ada", 1), quota("bob", 1));
        let mut held = Vec::new();
        for _ in 0..OUTLOOK {
            held.push(gate.enter(&ada).await);
        }
        let free = |gate: &Gate, quota: &Quota| gate.lane(quota.first().unwrap()).places.available_permits();
        assert_eq!(free(&gate, &ada), 0);
        gate.enter(&bob).await;
        gate.enter(&Quota::default()).await;
        gate.enter(&Quota::new([(Scope::unlimited("ada's drive"), 9)])).await;
        let waiting = gate.enter(&ada);
        held.pop();
        waiting.await;
        drop(held);
        assert_eq!(free(&gate, &ada), 4, "every place came back");
        let book = Quota::new([(Scope::exclusive("book"), 1)]);
        let writing = gate.enter(&book).await;
        assert_eq!(free(&gate, &book), 0, "a workbook takes one request at a time");
        drop(writing);
        let batch = gate.enter(&quota("ada", 20)).await;
        assert_eq!(free(&gate, &ada), 0, "what needs more than there is takes it all");
        drop(batch);
    }

    #[tokio::test]
    async fn a_call_that_nobody_waits_for_leaves_the_last_place() {
        let (gate, ada) = (Gate::new(2, Duration::ZERO), quota("ada", 1));
        let early = gate.spare(&ada).unwrap();
        assert!(gate.spare(&ada).is_none(), "one place is left, for those who wait");
        let mut late = Box::pin(gate.enter_ahead(&ada));
        let polled = std::future::poll_fn(|cx| std::task::Poll::Ready(late.as_mut().poll(cx).is_ready())).await;
        assert!(!polled, "it can be given up");
        drop(gate.enter(&ada).await);
        late.await;
        drop(early);
        assert_eq!(gate.lane(&Scope::from("ada")).places.available_permits(), 2);
        assert!(Gate::new(1, Duration::ZERO).spare(&ada).is_none());
        assert!(gate.spare(&Quota::default()).is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn many_tasks_come_in_order_and_those_who_leave_take_nothing_along() {
        let gate = Arc::new(Gate::new(2, Duration::ZERO));
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut tasks = Vec::new();
        for number in 0..40_u64 {
            let (gate, order) = (Arc::clone(&gate), Arc::clone(&order));
            tasks.push(tokio::spawn(async move {
                let work = async {
                    let _permit = gate.enter(&quota("ada", 1)).await;
                    gate.start(&quota("ada", 1), Instant::now(), Duration::MAX / 4).await.unwrap();
                    order.lock().unwrap().push(number);
                    tokio::time::sleep(Duration::from_secs(1)).await;
                };
                // Every third gives up, some of them while they wait and some while they work.
                let patience =
                    if number % 3 == 0 { Duration::from_millis(100 + 300 * number) } else { Duration::from_secs(999) };
                tokio::time::timeout(patience, work).await.is_ok()
            }));
            tokio::task::yield_now().await;
        }
        for (number, task) in tasks.into_iter().enumerate() {
            assert!(task.await.unwrap() || number % 3 == 0);
        }
        let order = order.lock().unwrap();
        assert!(order.is_sorted(), "{order:?}");
        assert_eq!(gate.lane(&Scope::from("ada")).places.available_permits(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_holds_for_all_of_the_scope_and_for_nobody_else() {
        let gate = Gate::new(OUTLOOK, Duration::ZERO);
        gate.refused(&quota("ada", 1), &throttled("10"));
        gate.refused(&quota("ada", 1), &throttled("2"));
        let began = Instant::now();
        gate.start(&quota("bob", 1), Instant::now(), Duration::ZERO).await.unwrap();
        assert_eq!(began.elapsed(), Duration::ZERO);
        let error = gate.start(&quota("ada", 1), Instant::now(), Duration::from_secs(9)).await.unwrap_err();
        assert!(error.is_throttled() && error.attempts() == 0, "{error}");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(10)));
        assert!(error.to_string().contains("nothing was sent"), "{error}");
        gate.start(&quota("ada", 1), Instant::now(), Duration::from_secs(60)).await.unwrap();
        assert!(began.elapsed() >= Duration::from_secs(10) && began.elapsed() < Duration::from_secs(12));
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_left_of_a_window_is_spread_over_it() {
        let gate = Gate::new(OUTLOOK, Duration::ZERO);
        let ada = quota("ada", 1);
        let told = Limits { remaining: Some(10), reset: Some(Duration::from_secs(20)), ..Limits::default() };
        gate.heed(&ada, &told);
        let began = Instant::now();
        for _ in 0..5 {
            gate.start(&ada, Instant::now(), Duration::from_secs(60)).await.unwrap();
        }
        assert_eq!(began.elapsed().as_secs(), 8, "two seconds from one to the next");
        gate.heed(&ada, &Limits { remaining: Some(0), reset: Some(Duration::from_secs(7)), ..Limits::default() });
        gate.start(&ada, Instant::now(), Duration::from_secs(60)).await.unwrap();
        assert!(began.elapsed() >= Duration::from_secs(15), "nothing is left until the next window");
        tokio::time::sleep(Duration::from_secs(60)).await;
        gate.heed(&ada, &Limits { used: Some(1.3), ..Limits::default() });
        let began = Instant::now();
        for _ in 0..3 {
            gate.start(&ada, Instant::now(), Duration::from_secs(60)).await.unwrap();
        }
        assert_eq!(began.elapsed().as_millis(), 1000, "half a second from one to the next");
    }

    #[tokio::test(start_paused = true)]
    async fn a_rate_of_ones_own() {
        let gate = Gate::new(OUTLOOK, Duration::from_millis(200));
        let began = Instant::now();
        for _ in 0..11 {
            gate.start(&quota("ada", 1), Instant::now(), Duration::ZERO).await.unwrap();
        }
        assert_eq!(began.elapsed(), Duration::from_secs(2));
    }

    #[tokio::test]
    async fn idle_scopes_are_forgotten_and_busy_ones_are_not() {
        let gate = Gate::new(1, Duration::ZERO);
        let permit = gate.enter(&quota("busy", 1)).await;
        gate.refused(&quota("paused", 1), &throttled("100"));
        for number in 0..2 * MANY {
            gate.enter(&quota(&number.to_string(), 1)).await;
        }
        assert!(gate.lanes.lock().unwrap().len() <= MANY + 2);
        assert_eq!(gate.lane(&Scope::from("busy")).places.available_permits(), 0);
        assert!(gate.start(&quota("paused", 1), Instant::now(), Duration::ZERO).await.is_err());
        drop(permit);
    }
}
