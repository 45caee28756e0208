//! `POST /$batch`: carries out what it holds, each request as if it had come by itself.

mod read;
mod shape;
mod write;

use crate::{
    limiter::Places,
    odata::prefer,
    pattern::without_version,
    reply::{Failure, Reply},
    router,
    service::{LARGEST, Served, Service, lock},
};
use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};
use read::Item;
use shape::Shape;
use std::{borrow::Cow, time::Duration};

/// Whether a request to Graph is a batch.
pub(crate) fn is_batch(request: &Request<Bytes>) -> bool {
    request.method() == Method::POST && router::segments(without_version(request.uri().path())) == ["$batch"]
}

/// A batch that was carried out.
#[derive(Debug)]
pub(crate) struct Batched {
    pub(crate) reply: Reply,
    /// How long the faults of what is in it hold it back.
    pub(crate) delay: Duration,
    /// What it takes of the mailboxes.
    pub(crate) places: Vec<Places>,
}

impl Service {
    /// Answers a batch. `ids` are its own, which stand for all that is in it.
    pub(crate) fn batch(
        &self,
        batch: &Request<Bytes>,
        origin: &str,
        ids: &(String, String),
    ) -> Result<Batched, Failure> {
        self.principal(batch, origin)?;
        let media_type = batch.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !media_type.is_some_and(read::is_json) {
            return Err(Failure::bad("BadRequest", "A batch must have the Content-Type 'application/json'."));
        }
        if batch.body().len() > LARGEST {
            let message = "The batch is larger than 4 MB.";
            return Err(Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", message));
        }
        let version = batch.uri().path().split('/').nth(1).unwrap_or_default();
        let (items, shape) = read::read(batch, &format!("{origin}/{version}"))?;
        let mailboxes: Vec<Option<usize>> = items.iter().map(|item| self.mailbox(&item.request, origin)).collect();
        let mut shares = self.limiter.share(&mailboxes, shape == Shape::Serial);
        let mut served: Vec<Option<(Response<Bytes>, Duration)>> = items.iter().map(|_| None).collect();
        for at in shape.order(items.len()) {
            let before = shape.dependency(at).and_then(|on| served.get(on)).and_then(Option::as_ref);
            let failed = before.is_some_and(|(answer, _)| answer.status().as_u16() >= 400);
            let stop = match failed {
                true => Some(Stop::Dependency),
                false => (!shares.admit(mailboxes[at])).then_some(Stop::Crowd),
            };
            served[at] = Some(self.item(&items[at], origin, ids, stop));
        }
        let served: Vec<_> = served.into_iter().flatten().collect();
        let delay = delay(shape, served.iter().map(|(_, delay)| *delay));
        let answers = items.into_iter().zip(served).map(|(item, (answer, _))| (item.id, answer)).collect();
        let seed = lock(&self.request_ids).number();
        Ok(Batched { reply: Reply::ok(write::write(answers, seed)), delay, places: shares.into_places() })
    }

    /// Carries out one request of a batch, unless something stops it.
    fn item(
        &self,
        item: &Item,
        origin: &str,
        ids: &(String, String),
        stop: Option<Stop>,
    ) -> (Response<Bytes>, Duration) {
        let request = &item.request;
        let entry = self.journal.open(request, true);
        if let Some(Stop::Dependency) = stop {
            let message = "The request was not carried out, because one that it depends on failed.";
            let failure = Failure::new(StatusCode::FAILED_DEPENDENCY, "FailedDependency", message);
            self.journal.close(entry, Some(failure.status), false, None);
            return (self.refused(failure, ids).into_response(), Duration::ZERO);
        }
        let fault = lock(&self.faults).take_in_batch(request.method().as_str(), request.uri().path());
        let crowded = stop.is_some();
        let Served { response, done, unknown, delay, .. } =
            self.serve(&obeyed(request), origin, fault.as_ref(), ids, crowded);
        self.journal.close(entry, Some(response.status()), done, unknown);
        (response, delay)
    }
}

/// Why a request of a batch is not carried out.
#[derive(Clone, Copy, Debug)]
enum Stop {
    /// The one that it waits for failed.
    Dependency,
    /// Its mailbox has no place left.
    Crowd,
}

/// How long a batch takes whose requests take so long.
fn delay(shape: Shape, delays: impl Iterator<Item = Duration> + Clone) -> Duration {
    match shape {
        Shape::Parallel => delays.max().unwrap_or_default(),
        Shape::Serial => delays.fold(Duration::ZERO, Duration::saturating_add),
        Shape::Star(root) => {
            let first = delays.clone().nth(root).unwrap_or_default();
            let others = delays.enumerate().filter(|(at, _)| *at != root).map(|(_, delay)| delay);
            first.saturating_add(others.max().unwrap_or_default())
        }
    }
}

/// The request without the preference that means nothing in a batch.
fn obeyed(request: &Request<Bytes>) -> Cow<'_, Request<Bytes>> {
    match prefer::without(request.headers(), "respond-async") {
        Some(headers) => {
            let mut request = request.clone();
            *request.headers_mut() = headers;
            Cow::Owned(request)
        }
        None => Cow::Borrowed(request),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_takes_as_long_as_what_must_wait_for_each_other() {
        let delays = [1, 5, 3].map(Duration::from_secs);
        for (shape, seconds) in [(Shape::Parallel, 5), (Shape::Serial, 9), (Shape::Star(2), 8), (Shape::Star(1), 8)] {
            assert_eq!(delay(shape, delays.into_iter()), Duration::from_secs(seconds), "{shape:?}");
        }
    }

    #[test]
    fn answering_later_is_no_choice_in_a_batch() {
        let request = Request::get("http://x/v1.0/me").header("prefer", "respond-async, IdType=\"a,b\"");
        let request = request.header("prefer", "Respond-Async").body(Bytes::new()).unwrap();
        let obeyed = obeyed(&request);
        let left: Vec<_> = obeyed.headers().get_all("prefer").iter().collect();
        assert_eq!(left, ["IdType=\"a,b\""]);
        assert_eq!(request.headers().get_all("prefer").iter().count(), 2, "the journal shows what came");
    }
}
