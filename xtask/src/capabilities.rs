//! Writes `CAPABILITIES.md` of each service crate: which method does what python-o365 does, and which test shows it.
//!
//! Invariant: the tests are the only source. A line `/// MSG-11: methods` above a test is a row of the table; a row that no test shows is a
//! problem, and so is one that nobody knows.

use crate::Problems;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A chapter of capabilities: the letters of its ids, how many there are, and what it is about.
type Chapter = (&'static str, usize, &'static str);

/// The crates whose capabilities are told, and their chapters.
const CRATES: &[(&str, &[Chapter])] = &[
    (
        "graph-mail",
        &[
            ("MBX", 25, "Mailboxes and folders"),
            ("MSG", 31, "Messages"),
            ("ATT", 17, "Attachments"),
            ("CAT", 6, "Categories"),
        ],
    ),
    ("graph-drive", &[("DRV", 49, "Drives")]),
];

/// What stands above the tables.
const HEAD: &str = "\
<!-- Written by `cargo xtask capabilities` from the lines above the tests in tests/. Edit those instead. -->

What python-o365 does, under the ids by which the project compares itself with it: the methods of this crate that do it, and the test that
shows them at work on the emulator. Ids with a `W` are weak spots there that are none here.
";

/// A line above a test.
struct Row {
    id: String,
    methods: String,
    test: String,
}

/// The task: writes the tables.
pub(crate) fn write(root: &Path) -> Result<String, Problems> {
    let mut told = String::new();
    for (path, text) in tables(root)? {
        fs::write(root.join(&path), text).map_err(|error| vec![format!("{}: {error}", path.display())])?;
        let _ = writeln!(told, "wrote {}", path.display());
    }
    Ok(told.trim_end().to_owned())
}

/// The task: compares the tables with the tests.
pub(crate) fn check(root: &Path) -> Result<String, Problems> {
    let stale = tables(root)?
        .into_iter()
        .filter(|(path, text)| fs::read_to_string(root.join(path)).map_or(true, |committed| committed != *text));
    let stale: Vec<_> = stale.map(|(path, _)| format!("{} is not what the tests say", path.display())).collect();
    if stale.is_empty() { Ok("the capabilities are what the tests say".into()) } else { Err(stale) }
}

fn tables(root: &Path) -> Result<Vec<(PathBuf, String)>, Problems> {
    let mut problems = Problems::new();
    let mut tables = Vec::new();
    for (name, chapters) in CRATES {
        let folder = Path::new("crates").join(name);
        let rows = rows(&root.join(&folder).join("tests")).map_err(|problem| vec![problem])?;
        problems.extend(missing(name, chapters, &rows));
        tables.push((folder.join("CAPABILITIES.md"), table(chapters, &rows)));
    }
    if problems.is_empty() { Ok(tables) } else { Err(problems) }
}

/// The lines above the tests below `folder`, by id.
fn rows(folder: &Path) -> Result<BTreeMap<String, Vec<Row>>, String> {
    let mut found: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                for row in marked(&text) {
                    found.entry(row.id.clone()).or_default().push(row);
                }
            }
        }
    }
    Ok(found)
}

/// The rows that a file's tests show.
fn marked(text: &str) -> Vec<Row> {
    let (mut rows, mut above) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim) {
        if let Some((id, methods)) =
            line.strip_prefix("/// ").and_then(|line| line.split_once(": ")).filter(|it| is_id(it.0))
        {
            above.push((id.to_owned(), methods.to_owned()));
        } else if let Some((_, name)) = line.split_once("fn ").filter(|_| !above.is_empty()) {
            let test = name.split('(').next().unwrap_or_default();
            rows.extend(above.drain(..).map(|(id, methods)| Row { id, methods, test: test.to_owned() }));
        }
    }
    rows
}

/// Whether it is an id, such as `MSG-11` or `MSG-W2`.
fn is_id(text: &str) -> bool {
    text.split_once('-').is_some_and(|(chapter, number)| {
        let number = number.strip_prefix('W').unwrap_or(number);
        chapter.len() == 3
            && chapter.chars().all(|letter| letter.is_ascii_uppercase())
            && !number.is_empty()
            && number.chars().all(|digit| digit.is_ascii_digit())
    })
}

/// What no test shows, and what is no capability.
fn missing(name: &str, chapters: &[Chapter], rows: &BTreeMap<String, Vec<Row>>) -> Problems {
    let known =
        chapters.iter().flat_map(|(chapter, count, _)| (1..=*count).map(move |row| format!("{chapter}-{row:02}")));
    let known: Vec<_> = known.collect();
    let unshown = known.iter().filter(|id| !rows.contains_key(*id)).map(|id| format!("{name}: no test shows {id}"));
    let is_weakness = |id: &str| chapters.iter().any(|(chapter, ..)| id.starts_with(&format!("{chapter}-W")));
    let strange = rows.keys().filter(|id| !known.contains(id) && !is_weakness(id));
    unshown.chain(strange.map(|id| format!("{name}: a test shows {id}, which is no capability"))).collect()
}

fn table(chapters: &[Chapter], rows: &BTreeMap<String, Vec<Row>>) -> String {
    let mut text = HEAD.to_owned();
    for (chapter, _, about) in chapters {
        let _ = write!(text, "\n# {about}\n\n| id | methods | test |\n|---|---|---|\n");
        for row in rows.iter().filter(|(id, _)| id.starts_with(chapter)).flat_map(|(_, rows)| rows) {
            let methods = row.methods.replace('|', "\\|");
            let _ = writeln!(text, "| {} | {methods} | `{}` |", row.id, row.test);
        }
    }
    text
}
