//! `interop`: the project beside programs that others wrote. `interop auth` is about signing in: our client at servers of others, clients
//! of others at the emulator, and stores that both use.
//!
//! What is needed is brought by the ordinary clients of its registry, in the versions that [`tools`] pins, and lives below `target/`.
//!
//! Invariant: nothing that was started here still runs at the end.

mod build;
mod process;
mod rows;
mod scene;
mod server;
mod table;
mod tools;

use std::path::Path;
use std::time::Instant;

use clap::ValueEnum;

use crate::Problems;
use rows::Row;
use scene::Scene;
use tools::Missing;

/// What to show.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Subject {
    /// Signing in.
    Auth,
}

/// How a row ended.
enum Outcome {
    Ok,
    Failed(String),
    Skipped(String),
}

/// A row that was run: its number, what it ran with, and how it ended.
struct Done {
    row: &'static Row,
    version: String,
    outcome: Outcome,
    seconds: f64,
}

/// Runs the rows whose text has `only` in it. When `strict`, what could have been brought and was not counts as failed.
pub(crate) fn run(root: &Path, subject: Subject, strict: bool, only: Option<&str>) -> Result<String, Problems> {
    let rows = match subject {
        Subject::Auth => rows::AUTH,
    };
    let wanted = |row: &&Row| only.is_none_or(|word| row.text().to_lowercase().contains(&word.to_lowercase()));
    let chosen: Vec<&Row> = rows.iter().filter(wanted).collect();
    if chosen.is_empty() {
        return Err(vec![format!("no row has {:?} in it", only.unwrap_or_default())]);
    }
    let mut scene = Scene::new(root).map_err(|problem| vec![problem])?;
    let done: Vec<Done> = chosen.into_iter().map(|row| play(&mut scene, row, strict)).collect();
    drop(scene);
    let left = process::end_leftovers();
    let printed = table::table(&done);
    let failed = done.iter().filter(|done| matches!(done.outcome, Outcome::Failed(_))).count();
    if failed == 0 && left.is_empty() {
        return Ok(printed);
    }
    println!("{printed}");
    let mut problems: Problems =
        left.into_iter().map(|process| format!("left running, now ended: {process}")).collect();
    if failed > 0 {
        problems.push(format!("{failed} of {} rows failed: the table tells which", done.len()));
    }
    Err(problems)
}

fn play(scene: &mut Scene, row: &'static Row, strict: bool) -> Done {
    let began = Instant::now();
    eprintln!("{} ...", row.text());
    let (version, outcome) = match scene.ready(row.with) {
        Ok(version) => (version, scene.play(row).map_or_else(Outcome::Failed, |()| Outcome::Ok)),
        Err(Missing::Failed(why)) if strict => (String::new(), Outcome::Failed(why)),
        Err(Missing::Failed(why) | Missing::Impossible(why)) => (String::new(), Outcome::Skipped(why)),
    };
    if let Outcome::Failed(why) | Outcome::Skipped(why) = &outcome {
        eprintln!("{why}");
    }
    Done { row, version, outcome, seconds: began.elapsed().as_secs_f64() }
}
