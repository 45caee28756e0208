//! What a handler has before it: the request, the workbook, the place that the path has come to.

use super::{places::Place, view::View};
use crate::{
    call::Call,
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Ids, Workbook},
};
use serde_json::{Map, Value, json};

/// A request about what is in a workbook. What it changes counts only if it is not refused.
#[derive(Debug)]
pub(crate) struct Desk<'d> {
    pub(crate) call: &'d Call<'d>,
    pub(crate) ids: &'d mut Ids,
    pub(crate) book: &'d mut Workbook,
    pub(crate) place: Place,
    /// Where the workbook is, as contexts have it.
    pub(crate) base: &'d str,
}

impl Desk<'_> {
    /// What answers show of the workbook as it is now.
    pub(crate) fn view(&self) -> View<'_> {
        View::new(self.call, self.book, self.base)
    }

    /// How many there are: as text at `$count`, and as a value from the function `count`.
    pub(crate) fn count(&self, count: usize) -> Answer {
        if self.call.path.ends_with("$count") {
            return Ok(Reply::count(count));
        }
        Ok(Reply::ok(json!({"@odata.context": self.call.context("Edm.Int32"), "value": count})))
    }

    /// The body of an action, with none but these parameters.
    pub(crate) fn parameters(&self, known: &[&str]) -> Result<Map<String, Value>, Failure> {
        let body = write::object(self.call.body)?;
        write::only(&body, known)?;
        Ok(body)
    }
}
