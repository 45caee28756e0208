//! The rows as Markdown.

use super::{Done, Outcome};

pub(super) fn table(rows: &[Done]) -> String {
    let mut lines = vec!["| | program | what it does | s | |".to_owned(), "|---|---|---|---|---|".to_owned()];
    for (number, Done { row, version, outcome, seconds }) in (1..).zip(rows) {
        let outcome = match outcome {
            Outcome::Ok(said) if said.is_empty() => "ok".to_owned(),
            Outcome::Ok(said) => format!("ok: {said}"),
            Outcome::Failed(why) => format!("**failed**: {}", cell(why)),
            Outcome::Skipped(why) => format!("skipped: {}", cell(why)),
        };
        let program = format!("{} {version}", row.with.name());
        lines.push(format!("| {number} | {} | {} | {seconds:.1} | {outcome} |", program.trim(), row.does));
    }
    lines.join("\n")
}

/// One line of what was said, short enough for a table: what Rust has panicked with, the last error by name, or the last line.
fn cell(text: &str) -> String {
    const LONGEST: usize = 160;
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let panic = lines().skip_while(|line| !line.contains(" panicked at ")).nth(1);
    let named = || lines().rfind(|line| line.to_lowercase().contains("error: "));
    let line = panic.or_else(named).or_else(|| lines().next_back()).unwrap_or_default().replace('|', "/");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::Subject;
    use super::*;

    #[test]
    fn a_row_says_what_was_done_and_how_it_went() {
        let row = &Subject::Auth.rows()[0];
        let done = |outcome, version: &str| Done { row, version: version.to_owned(), outcome, seconds: 0.25 };
        let table = table(&[
            done(Outcome::Ok(String::new()), "1.2.3"),
            done(Outcome::Failed("Traceback\n  a | b\n".to_owned()), "1.2.3"),
            done(Outcome::Skipped("x".repeat(200)), ""),
            done(Outcome::Ok("7 values are equal".to_owned()), ""),
        ]);
        let (lines, name): (Vec<&str>, _) = (table.lines().skip(2).collect(), row.with.name());
        assert_eq!(lines[0], format!("| 1 | {name} 1.2.3 | {} | 0.2 | ok |", row.does));
        assert_eq!(lines[1], format!("| 2 | {name} 1.2.3 | {} | 0.2 | **failed**: a / b |", row.does));
        assert!(lines[2].starts_with(&format!("| 3 | {name} | ")) && lines[2].ends_with("xx … |"), "{}", lines[2]);
        assert!(lines[3].ends_with(" | ok: 7 values are equal |"), "{}", lines[3]);
    }
    #[test]
    fn a_cell_says_what_it_was() {
        for (text, said) in [
            ("thread 'main' panicked at a.rs:1:2:\ncalled it\n  caused by: b\nnote: more\n", "called it"),
            ("x.mjs:1\n^\nServerError: no (Error: 7)\n    at y\n}\n\nNode.js v20\n", "ServerError: no (Error: 7)"),
            ("python: exit status: 1: accounts: []", "python: exit status: 1: accounts: []"),
            ("", ""),
        ] {
            assert_eq!(cell(text), said);
        }
    }
}
