//! [`Answers`]: what became of the requests of a batch.

use super::handle::{Handle, HandleId};
use bytes::Bytes;
use graph_transport::{Error, Response, Result};

/// The answers to a [`Batch`](crate::Batch), each an error of its own when its request failed.
#[derive(Debug)]
#[must_use = "requests that failed tell it here"]
pub struct Answers {
    batch: u64,
    answers: Vec<Option<Result<Response<Bytes>>>>,
}

impl Answers {
    pub(super) fn new(batch: u64, answers: impl IntoIterator<Item = Result<Response<Bytes>>>) -> Self {
        Self { batch, answers: answers.into_iter().map(Some).collect() }
    }

    /// What a request gave. Each answer is there once.
    ///
    /// # Errors
    /// Every [`ErrorKind`](graph_transport::ErrorKind) that the request would have by itself;
    /// [`is_failed_dependency`](Error::is_failed_dependency) when one that it comes after failed;
    /// [`Request`](graph_transport::ErrorKind::Request) for a handle of another batch, and for the second time with the same one.
    pub fn take<T>(&mut self, handle: Handle<T>) -> Result<T> {
        self.take_response(handle).map(Response::into_body)
    }

    /// What a request gave, with status and headers. A redirect is an answer: its `Location` leads to what was asked for.
    ///
    /// # Errors
    /// Like [`take`](Self::take).
    pub fn take_response<T>(&mut self, handle: Handle<T>) -> Result<Response<T>> {
        let (id, operation) = (handle.id, handle.operation);
        let misused = |told: &str| Err(Error::request(told).at(operation, None, 0));
        match self.answers.get_mut(id.index).filter(|_| id.batch == self.batch) {
            None => misused("the handle belongs to another batch: take it from that one's answers"),
            Some(answer) => match answer.take() {
                Some(answer) => (handle.read)(answer?, operation),
                None => misused("its answer has been taken already"),
            },
        }
    }

    /// The errors that have not been taken: for batches whose answers matter only when they failed. Answers that cannot be read are not
    /// among them.
    pub fn failures(&self) -> impl Iterator<Item = (HandleId, &Error)> {
        self.answers.iter().enumerate().filter_map(|(index, answer)| match answer {
            Some(Err(error)) => Some((HandleId { batch: self.batch, index }, error)),
            _ => None,
        })
    }
}
