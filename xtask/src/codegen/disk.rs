//! Compares the generated folders with what should be in them, and brings them in line.
//!
//! Invariant: nothing outside the generated folders is touched.

use std::fs;
use std::path::{Path, PathBuf};

use super::Output;

const REMEDY: &str = "run `cargo xtask codegen`";

/// Every file that is not as it should be, one finding a line.
pub(super) fn differences(root: &Path, folders: &[PathBuf], outputs: &[Output]) -> Vec<String> {
    let mut findings = Vec::new();
    for output in outputs {
        match fs::read_to_string(root.join(&output.path)) {
            // Git may check files out with Windows line ends.
            Ok(found) if found.replace("\r\n", "\n") == output.text => {}
            Ok(_) => findings.push(format!("{} differs from the schema: {REMEDY}", output.path.display())),
            Err(_) => findings.push(format!("{} is missing: {REMEDY}", output.path.display())),
        }
    }
    for path in stale(root, folders, outputs) {
        findings.push(format!("{} is stale, no type of the schema makes it: {REMEDY}", path.display()));
    }
    findings
}

/// Writes what differs, removes what is stale, and says how much there was of each.
pub(super) fn write(root: &Path, folders: &[PathBuf], outputs: &[Output]) -> Result<String, String> {
    let mut written = 0;
    for output in outputs {
        let path = root.join(&output.path);
        // An untouched file keeps its time, and cargo does not build it again.
        if fs::read_to_string(&path).is_ok_and(|found| found == output.text) {
            continue;
        }
        let folder = path.parent().unwrap_or(root);
        let done = fs::create_dir_all(folder).and_then(|()| fs::write(&path, &output.text));
        done.map_err(|error| format!("{}: {error}", output.path.display()))?;
        written += 1;
    }
    let stale = stale(root, folders, outputs);
    for path in &stale {
        fs::remove_file(root.join(path)).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(format!("{} files, {written} written, {} removed", outputs.len(), stale.len()))
}

fn stale(root: &Path, folders: &[PathBuf], outputs: &[Output]) -> Vec<PathBuf> {
    let mut stale = Vec::new();
    for folder in folders {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        let found = entries.flatten().map(|entry| folder.join(entry.file_name()));
        stale.extend(found.filter(|path| !outputs.iter().any(|output| output.path == *path)));
    }
    stale.sort();
    stale.dedup();
    stale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_and_mends_what_is_missing_different_and_stale() {
        let root = std::env::temp_dir().join(format!("xtask-disk-{}", std::process::id()));
        let folder = PathBuf::from("crates/x/src/generated");
        fs::create_dir_all(root.join(&folder)).unwrap();
        fs::write(root.join(&folder).join("changed.rs"), "old").unwrap();
        fs::write(root.join(&folder).join("stale.rs"), "old").unwrap();
        let output = |name: &str| Output { path: folder.join(name), text: "new\n".to_owned() };
        let outputs = [output("changed.rs"), output("missing.rs")];
        let folders = [folder.clone()];

        let findings = differences(&root, &folders, &outputs);
        assert_eq!(findings.len(), 3, "{findings:#?}");
        for (finding, expected) in
            findings.iter().zip(["changed.rs differs", "missing.rs is missing", "stale.rs is stale"])
        {
            assert!(finding.contains(expected), "{finding}");
        }
        assert_eq!(write(&root, &folders, &outputs).unwrap(), "2 files, 2 written, 1 removed");
        assert_eq!(differences(&root, &folders, &outputs), Vec::<String>::new());
        assert_eq!(write(&root, &folders, &outputs).unwrap(), "2 files, 0 written, 0 removed");
        fs::remove_dir_all(&root).unwrap();
    }
}
