//! [`Observer`]: what a program counts and times, told once for each call and each attempt.
//!
//! Invariant: a report holds no id, no URL and no secret; every call that began is reported, those that were given up included.

use crate::{Error, Limits};
use http::{Method, StatusCode};
use std::{fmt, sync::Arc, time::Duration};
use tokio::time::Instant;

/// Learns what calls came to: for metrics. See [`HttpClient::observe`](crate::HttpClient::observe).
///
/// Its methods run within the call, so they should return at once.
///
/// ```
/// use graph_transport::{CallReport, Observer, Outcome};
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// #[derive(Debug, Default)]
/// struct Failures(AtomicU64);
///
/// impl Observer for Failures {
///     fn call(&self, report: &CallReport<'_>) {
///         if let Outcome::Failed(_) = report.outcome {
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
/// ```
pub trait Observer: fmt::Debug + Send + Sync {
    /// One exchange has ended.
    fn attempt(&self, report: &AttemptReport<'_>) {
        let _ = report;
    }

    /// A call has ended, with all its attempts.
    fn call(&self, report: &CallReport<'_>) {
        let _ = report;
    }
}

impl<O: Observer + ?Sized> Observer for Arc<O> {
    fn attempt(&self, report: &AttemptReport<'_>) {
        (**self).attempt(report);
    }

    fn call(&self, report: &CallReport<'_>) {
        (**self).call(report);
    }
}

/// How something ended.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// With an answer of this status.
    Answered(StatusCode),
    /// With an error.
    Failed(&'a Error),
    /// The caller did not wait for the end.
    Abandoned,
}

/// One exchange with the service.
#[derive(Debug)]
#[non_exhaustive]
pub struct AttemptReport<'a> {
    /// The operation's name, such as `mail.messages.list`.
    pub operation: &'static str,
    /// The method.
    pub method: &'a Method,
    /// The path, ids replaced by their names.
    pub template: &'a str,
    /// Which attempt of its call it was, from one.
    pub number: u32,
    /// From the request to the end of the answer, or to its head when the body is streamed.
    pub duration: Duration,
    /// How it ended.
    pub outcome: Outcome<'a>,
    /// What the answer told about quotas, if it did.
    pub limits: Option<&'a Limits>,
}

/// A whole call: its waits, sign-in and attempts.
#[derive(Debug)]
#[non_exhaustive]
pub struct CallReport<'a> {
    /// The operation's name, such as `mail.messages.list`.
    pub operation: &'static str,
    /// The method.
    pub method: &'a Method,
    /// The path, ids replaced by their names.
    pub template: &'a str,
    /// From the call's begin to its end.
    pub duration: Duration,
    /// The part of it that was spent waiting: for a place, for pauses to end and between attempts.
    pub waited: Duration,
    /// How many attempts there were.
    pub attempts: u32,
    /// How it ended.
    pub outcome: Outcome<'a>,
}

/// A call that is going on. It is reported when it ends, or when it is dropped.
pub(crate) struct Watch<'o> {
    /// What is only taken note of when somebody watches: looking at the clock costs, too.
    watched: Option<Box<Watched<'o>>>,
    pub(crate) attempts: u32,
}

struct Watched<'o> {
    observer: &'o dyn Observer,
    operation: &'static str,
    method: Method,
    template: String,
    began: Instant,
    waited: Duration,
}

impl<'o> Watch<'o> {
    pub(crate) fn new(
        observer: Option<&'o dyn Observer>,
        operation: &'static str,
        method: &Method,
        template: &str,
    ) -> Self {
        let watched = observer.map(|observer| {
            let (method, template) = (method.clone(), template.to_owned());
            let (began, waited) = (Instant::now(), Duration::ZERO);
            Box::new(Watched { observer, operation, method, template, began, waited })
        });
        Self { watched, attempts: 0 }
    }

    /// The time at which a wait begins.
    pub(crate) fn now(&self) -> Option<Instant> {
        self.watched.as_ref().map(|_| Instant::now())
    }

    /// A wait is over that began at that time.
    pub(crate) fn waited_since(&mut self, began: Option<Instant>) {
        if let (Some(watched), Some(began)) = (&mut self.watched, began) {
            watched.waited += began.elapsed();
        }
    }

    pub(crate) fn end(mut self, outcome: Outcome<'_>) {
        self.report(outcome);
    }

    fn report(&mut self, outcome: Outcome<'_>) {
        let Some(watched) = self.watched.take() else { return };
        watched.observer.call(&CallReport {
            operation: watched.operation,
            method: &watched.method,
            template: &watched.template,
            duration: watched.began.elapsed(),
            waited: watched.waited,
            attempts: self.attempts,
            outcome,
        });
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.report(Outcome::Abandoned);
    }
}
