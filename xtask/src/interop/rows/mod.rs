//! What is shown, row by row.

mod auth;
mod drive;
mod mail;

use clap::ValueEnum;

use super::tools::Tool;

/// What to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Subject {
    /// Signing in.
    Auth,
    /// Mail.
    Mail,
    /// Files and folders.
    Drive,
}

impl Subject {
    /// What our client's steps, and the folder of scripts below `tests/interop`, are called by.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::Mail => "mail",
            Self::Drive => "drive",
        }
    }

    pub(super) fn rows(self) -> &'static [Row] {
        match self {
            Self::Auth => auth::ROWS,
            Self::Mail => mail::ROWS,
            Self::Drive => drive::ROWS,
        }
    }
}

/// One thing that is shown with a program of others.
pub(super) struct Row {
    pub(super) with: Tool,
    /// What is done, in a few words.
    pub(super) does: &'static str,
    pub(super) play: Play,
}

/// How a row is shown.
pub(super) enum Play {
    /// By steps, in order; all must end well.
    Steps(&'static [Step]),
    /// By a step that both take, each on an emulator of its own, fresh and from the same seed. The documents that they print must be equal.
    Same(&'static str),
}

/// A program of a row, and what it is told to do.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// `tests/examples/interop`.
    Ours(&'static str),
    /// The [script](Tool::script) that drives the program of others.
    Theirs(&'static str),
}

impl Row {
    /// What `--only` looks at.
    pub(super) fn text(&self) -> String {
        format!("{}: {}", self.with.name(), self.does)
    }
}

const fn row(with: Tool, does: &'static str, steps: &'static [Step]) -> Row {
    Row { with, does, play: Play::Steps(steps) }
}

const fn same(with: Tool, does: &'static str, step: &'static str) -> Row {
    Row { with, does, play: Play::Same(step) }
}
