//! The weights as Markdown, each beside its ratio to the floor's.

use std::thread;

use super::{Program, Weight};

/// What the numbers mean, and where they were taken.
pub(super) fn header(rustc: &str) -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    [
        "Programs that list a mailbox's newest messages once, with this project (`ours`) and with hyper and serde alone (`floor`).",
        "Crates: packages in `cargo tree --edges normal,build` for this machine's target, without the program itself.",
        "Build: one clean `cargo build --release`, wall time, downloads not counted.",
        "Binary: stripped, in millions of bytes. In brackets: how many times the floor's.",
        &format!("Measured with {rustc} on {cores} cores, {system} {machine}."),
    ]
    .join("\n")
}

pub(super) fn table(weighed: &[(&Program, Weight)]) -> String {
    let mut lines = vec!["| program | crates | build | binary |".to_owned(), "|---|---|---|---|".to_owned()];
    for (program, weight) in weighed {
        // A floor has no ratio to itself, and nobody has one to a floor that was not measured.
        let floor = weighed.iter().find(|(other, _)| other.name == program.floor && other.name != program.name);
        let ratio = |of: fn(&Weight) -> f64| {
            floor.map(|(_, floor)| format!(" ({:.2})", of(weight) / of(floor))).unwrap_or_default()
        };
        lines.push(format!(
            "| `{}` | {}{} | {:.0} s{} | {:.1} MB{} |",
            program.name,
            weight.crates,
            ratio(|weight| count(weight.crates)),
            weight.seconds,
            ratio(|weight| weight.seconds),
            megabytes(weight),
            ratio(megabytes),
        ));
    }
    lines.join("\n")
}

fn count(crates: usize) -> f64 {
    f64::from(u32::try_from(crates).unwrap_or(u32::MAX))
}

fn megabytes(weight: &Weight) -> f64 {
    // To the kilobyte, which is finer than the table.
    f64::from(u32::try_from(weight.bytes / 1000).unwrap_or(u32::MAX)) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::super::PROGRAMS;
    use super::*;

    fn weighed(name: &str, crates: usize, seconds: f64, bytes: u64) -> (&'static Program, Weight) {
        (PROGRAMS.iter().find(|program| program.name == name).unwrap(), Weight { crates, seconds, bytes })
    }

    #[test]
    fn ratios_are_to_the_floor_of_the_same_provider() {
        let rows = [
            weighed("floor-ring", 50, 40.0, 2_000_000),
            weighed("ours-ring", 60, 44.4, 3_049_999),
            weighed("ours-tls", 70, 60.0, 6_000_000),
        ];
        assert_eq!(
            table(&rows),
            "| program | crates | build | binary |\n\
             |---|---|---|---|\n\
             | `floor-ring` | 50 | 40 s | 2.0 MB |\n\
             | `ours-ring` | 60 (1.20) | 44 s (1.11) | 3.0 MB (1.52) |\n\
             | `ours-tls` | 70 | 60 s | 6.0 MB |"
        );
    }

    #[test]
    fn the_header_says_how_it_was_counted() {
        let header = header("rustc 1.95.0");
        assert!(header.contains("normal,build") && header.contains("rustc 1.95.0"), "{header}");
    }
}
