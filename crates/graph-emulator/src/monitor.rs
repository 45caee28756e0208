//! Operations that go on after their answer.
#[derive(Debug)]
pub(crate) struct Monitor;
