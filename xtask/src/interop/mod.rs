//! `interop`: the project beside programs that others wrote, subject by subject: [`rows`] has what is shown of each.
//!
//! What is needed is brought by the ordinary clients of its registry, in the versions that [`tools`] pins, and lives below `target/`.
//!
//! Invariant: nothing that was started here still runs at the end.

mod build;
mod compare;
mod process;
mod rows;
mod scene;
mod server;
mod table;
mod tools;

use std::path::Path;
use std::time::Instant;

use crate::Problems;
use rows::Row;
pub(crate) use rows::Subject;
use scene::Scene;
use tools::Missing;

/// How a row ended.
enum Outcome {
    /// With what there is to say of it.
    Ok(String),
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

/// Runs the subjects' rows whose text has `only` in it. When `strict`, what could have been brought and was not counts as failed.
pub(crate) fn run(root: &Path, subjects: &[Subject], strict: bool, only: Option<&str>) -> Result<String, Problems> {
    let wanted = |row: &Row| only.is_none_or(|word| row.text().to_lowercase().contains(&word.to_lowercase()));
    let rows = subjects.iter().flat_map(|subject| subject.rows().iter().map(move |row| (*subject, row)));
    let chosen: Vec<(Subject, &Row)> = rows.filter(|(_, row)| wanted(row)).collect();
    if chosen.is_empty() {
        return Err(vec![format!("no row has {:?} in it", only.unwrap_or_default())]);
    }
    let mut scene = Scene::new(root).map_err(|problem| vec![problem])?;
    let done: Vec<Done> = chosen.into_iter().map(|(subject, row)| play(&mut scene, subject, row, strict)).collect();
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

fn play(scene: &mut Scene, subject: Subject, row: &'static Row, strict: bool) -> Done {
    let began = Instant::now();
    eprintln!("{} ...", row.text());
    let (version, outcome) = match scene.ready(row.with) {
        Ok(version) => (version, scene.play(subject, row).map_or_else(Outcome::Failed, Outcome::Ok)),
        Err(Missing::Failed(why)) if strict => (String::new(), Outcome::Failed(why)),
        Err(Missing::Failed(why) | Missing::Impossible(why)) => (String::new(), Outcome::Skipped(why)),
    };
    if let Outcome::Failed(why) | Outcome::Skipped(why) = &outcome {
        eprintln!("{why}");
    }
    Done { row, version, outcome, seconds: began.elapsed().as_secs_f64() }
}
