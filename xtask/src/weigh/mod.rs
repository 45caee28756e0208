//! `weigh`: what the project costs a program that uses it, next to the same program written by hand and to another SDK.
//!
//! The programs are in `tests/weight`. Each is a workspace of its own and lists a mailbox's newest messages once; none is run.

mod measure;
mod table;

use std::path::Path;

use crate::Problems;

/// A program to weigh: a folder of `tests/weight`.
struct Program {
    name: &'static str,
    /// The program that does the same by hand on the same crypto provider.
    floor: &'static str,
    /// Whether the versions of its dependencies are the house's own, so that program and floor compile the same code.
    locked: bool,
}

const PROGRAMS: &[Program] = &[
    Program { name: "floor-tls", floor: "floor-tls", locked: true },
    Program { name: "ours-tls", floor: "floor-tls", locked: true },
    Program { name: "floor-ring", floor: "floor-ring", locked: true },
    Program { name: "ours-ring", floor: "floor-ring", locked: true },
    // It chooses its own versions, and its `rustls-tls` means ring.
    Program { name: "graph-rs-sdk", floor: "floor-ring", locked: false },
];

/// What one program costs.
struct Weight {
    crates: usize,
    seconds: f64,
    bytes: u64,
}

/// Weighs the programs named, or all that are the house's own, or with `full` the other SDK too. Gives the table.
pub(crate) fn run(root: &Path, full: bool, only: &[String]) -> Result<String, Problems> {
    let mut weighed = Vec::new();
    for program in choose(full, only)? {
        eprintln!("building {} ...", program.name);
        let weight = measure::weigh(root, program).map_err(|problem| vec![format!("{}: {problem}", program.name)])?;
        weighed.push((program, weight));
    }
    Ok(format!("{}\n\n{}", table::header(&measure::rustc()), table::table(&weighed)))
}

fn choose(full: bool, only: &[String]) -> Result<Vec<&'static Program>, Problems> {
    let names: Vec<_> = PROGRAMS.iter().map(|program| program.name).collect();
    let unknown = only.iter().filter(|name| !names.contains(&name.as_str()));
    let problems: Problems =
        unknown.map(|name| format!("no program is called {name}: there are {}", names.join(", "))).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let is_chosen = |program: &&Program| match only {
        [] => full || program.locked,
        names => names.iter().any(|name| name == program.name),
    };
    Ok(PROGRAMS.iter().filter(is_chosen).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(full: bool, only: &[&str]) -> Vec<&'static str> {
        let only: Vec<_> = only.iter().map(|&name| name.to_owned()).collect();
        choose(full, &only).unwrap().iter().map(|program| program.name).collect()
    }

    #[test]
    fn the_other_sdk_is_weighed_when_asked_for() {
        assert_eq!(chosen(false, &[]), ["floor-tls", "ours-tls", "floor-ring", "ours-ring"]);
        assert_eq!(chosen(true, &[]).last(), Some(&"graph-rs-sdk"));
        assert_eq!(chosen(false, &["graph-rs-sdk", "ours-ring"]), ["ours-ring", "graph-rs-sdk"]);
        assert!(choose(false, &["ours".to_owned()]).is_err_and(|problems| problems[0].contains("ours-ring")));
    }

    #[test]
    fn every_folder_is_a_program_and_every_floor_is_one() {
        let folder = crate::root().join(measure::FOLDER);
        let mut folders: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        folders.sort();
        let mut names: Vec<_> = PROGRAMS.iter().map(|program| program.name).collect();
        names.sort_unstable();
        assert_eq!(folders, names);
        for program in PROGRAMS {
            let floor = PROGRAMS.iter().find(|other| other.name == program.floor).unwrap();
            assert_eq!(floor.floor, floor.name, "a floor is its own");
        }
    }
}
