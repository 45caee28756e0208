//! The form of files and manifests, so that reviews need not speak of it.
//!
//! The files are those that git knows or would add: what it ignores is nobody's business.
#![allow(clippy::unwrap_used, reason = "a test stops at whatever it does not expect")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::{Table, Value};

const LONGEST: usize = 600;
const BANNER: &str = "// Written by `cargo xtask codegen` from ";

fn root() -> PathBuf {
    Path::new(&std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).parent().unwrap().to_owned()
}

/// Every text file with its path from the root, slashes forward.
fn files() -> Vec<(String, String)> {
    let listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
    let output = Command::new("git").args(listing).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "git ls-files: {}", String::from_utf8_lossy(&output.stderr));
    let paths = String::from_utf8(output.stdout).unwrap();
    let paths = paths.split('\0').filter(|path| !path.is_empty());
    // A file may be deleted and not yet staged, or not be text.
    paths.filter_map(|path| Some((path.to_owned(), fs::read_to_string(root().join(path)).ok()?))).collect()
}

fn rust_files() -> Vec<(String, String)> {
    files().into_iter().filter(|(path, _)| path.ends_with(".rs")).collect()
}

fn is_generated(path: &str) -> bool {
    path.contains("/src/generated/")
}

/// The manifests of the members, and whether each is one of the crates to be published.
///
/// The programs in tests/weight are workspaces of their own, since they must compile what they name and nothing of the house's.
fn manifests() -> Vec<(String, Table, bool)> {
    let found = files().into_iter().filter(|(path, _)| path.ends_with("/Cargo.toml"));
    let parsed = found.map(|(path, text)| (path.clone(), text.parse().unwrap(), path.starts_with("crates/")));
    parsed
        .filter(|(path, manifest, _): &(_, Table, _)| !is_weighed(path) || !manifest.contains_key("workspace"))
        .collect()
}

fn is_weighed(path: &str) -> bool {
    path.starts_with("tests/weight/")
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn rust_files_open_with_their_job() {
    let mut problems = Vec::new();
    for (path, text) in rust_files() {
        let first = text.lines().find(|line| !line.starts_with(BANNER)).unwrap_or_default();
        // A crate may open with its README, which says the same at length.
        if !first.starts_with("//! ") && !first.starts_with("#![doc = include_str!(") {
            problems.push(format!("{path}: open it with `//!` and one sentence on its job"));
        }
        if is_generated(&path) != text.starts_with(BANNER) {
            problems
                .push(format!("{path}: src/generated/ is for what `cargo xtask codegen` writes, and nothing else is"));
        }
    }
    assert_none(&problems);
}

#[test]
fn files_written_by_hand_stay_short() {
    let mut problems = Vec::new();
    for (path, text) in rust_files() {
        let lines = text.lines().count();
        if lines > LONGEST && !is_generated(&path) {
            problems.push(format!("{path}: {lines} lines, more than {LONGEST}: give each of its jobs a file"));
        }
    }
    assert_none(&problems);
}

#[test]
fn nothing_is_left_undone() {
    // Written in halves, so that this file does not find itself.
    let conflict = concat!("<<<<", "<<<");
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!("), concat!("db", "g!("), conflict];
    let mut problems = Vec::new();
    for (path, text) in files().iter().filter(|(path, _)| !is_generated(path)) {
        for (number, line) in (1..).zip(text.lines()) {
            for mark in marks.iter().filter(|mark| has_word(line, mark)) {
                problems
                    .push(format!("{path}:{number}: `{mark}`: do it, or say in plain words what is not done and why"));
            }
        }
    }
    assert_none(&problems);
}

/// Whether the mark stands in the line as a word of its own.
fn has_word(line: &str, mark: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(mark).any(|(at, _)| {
        let after = &line[at + mark.len()..];
        !line[..at].ends_with(is_part) && (mark.ends_with('(') || !after.starts_with(is_part))
    })
}

#[test]
fn crates_are_ready_to_publish() {
    let mut problems = Vec::new();
    for (path, manifest, published) in manifests() {
        let mut want = |ok: bool, what: &str| {
            if !ok {
                problems.push(format!("{path}: add {what}"));
            }
        };
        want(at(&manifest, &["lints", "workspace"]) == Some(&Value::Boolean(true)), "`[lints] workspace = true`");
        want(at(&manifest, &["package", "license"]).is_some(), "`license.workspace = true`");
        want(at(&manifest, &["package", "description"]).is_some(), "a `description`");
        if published {
            for key in ["keywords", "categories", "readme"] {
                want(at(&manifest, &["package", key]).is_some(), &format!("`{key}`"));
            }
            want(at(&manifest, &["package", "metadata", "docs", "rs"]).is_some(), "`[package.metadata.docs.rs]`");
            if let Some(readme) = at(&manifest, &["package", "readme"]).and_then(Value::as_str) {
                let file = root().join(&path).with_file_name("").join(readme);
                want(file.is_file(), &format!("the file {readme}, which `readme` names"));
            }
        } else {
            want(at(&manifest, &["package", "publish"]) == Some(&Value::Boolean(false)), "`publish = false`");
        }
    }
    assert_none(&problems);
}

#[test]
fn dependencies_come_from_the_workspace() {
    let mut problems = Vec::new();
    for (path, manifest, _) in manifests() {
        let targets = manifest.get("target").and_then(Value::as_table);
        let tables = targets.into_iter().flat_map(|targets| targets.values().filter_map(Value::as_table));
        for table in tables.chain([&manifest]) {
            for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
                let dependencies = table.get(kind).and_then(Value::as_table);
                for (name, dependency) in dependencies.into_iter().flatten() {
                    // A member that is built on this one: with a version the two could not be published, and without one
                    // cargo leaves a dev-dependency out of what it publishes.
                    let is_upwards = kind == "dev-dependencies"
                        && dependency.get("path").is_some()
                        && dependency.get("version").is_none();
                    if dependency.get("workspace") != Some(&Value::Boolean(true)) && !is_upwards {
                        problems.push(format!(
                            "{path}: [{kind}] {name}: name it once in the root's [workspace.dependencies] and write \
                             `{name} = {{ workspace = true }}` here"
                        ));
                    }
                }
            }
        }
    }
    assert_none(&problems);
}

fn at<'a>(manifest: &'a Table, keys: &[&str]) -> Option<&'a Value> {
    let (first, rest) = keys.split_first()?;
    rest.iter().try_fold(manifest.get(*first)?, |value, key| value.get(key))
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let mut problems = Vec::new();
    for (path, text) in files() {
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(place) = machine_path(line) {
                problems.push(format!("{path}:{number}: `{place}`: write the path relative to the project"));
            }
        }
    }
    assert_none(&problems);
}

/// The start of an absolute path in a line. The same letters within a URL are none, nor is what follows a `}`.
fn machine_path(line: &str) -> Option<&'static str> {
    // Written in halves, so that this file does not find itself.
    let places = [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/Us", "ers/")];
    let starts_path = |before: &str| {
        before.ends_with("file://")
            || !before.ends_with(|last: char| last.is_alphanumeric() || "}])>_-./~*:".contains(last))
    };
    places.into_iter().find(|place| line.match_indices(place).any(|(at, _)| starts_path(&line[..at])))
}

#[test]
fn machine_paths_are_told_from_urls() {
    let (home, root) = (concat!("/ho", "me/"), concat!("/ro", "ot/"));
    for line in
        [format!("{home}ada"), format!("see \"{root}x\""), format!("(file://{home}ada)"), format!("path={home}")]
    {
        assert!(machine_path(&line).is_some(), "{line}");
    }
    for line in
        [format!("/me/drive{root}children"), format!("{{owner}}{root}delta"), format!("https://contoso.com{home}")]
    {
        assert!(machine_path(&line).is_none(), "{line}");
    }
}
