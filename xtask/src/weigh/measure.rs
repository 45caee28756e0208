//! Measures one program: stages its manifest in a temporary folder, counts its crates, builds it, looks at the binary.
//!
//! Invariant: nothing is left behind, in the house or in the temporary folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs, process};

use toml::{Table, Value};

use super::{Program, Weight};

/// Where the programs are, from the root.
pub(super) const FOLDER: &str = "tests/weight";

pub(super) fn weigh(root: &Path, program: &Program) -> Result<Weight, String> {
    let stage = Stage::new(program.name)?;
    let source = root.join(FOLDER).join(program.name);
    let manifest = fs::read_to_string(source.join("Cargo.toml")).map_err(|error| format!("Cargo.toml: {error}"))?;
    let (manifest, binary) = with_absolute_paths(&manifest, &source)?;
    stage.write("Cargo.toml", manifest.as_bytes())?;
    if program.locked {
        let lock = fs::read(root.join("Cargo.lock")).map_err(|error| format!("the house's Cargo.lock: {error}"))?;
        stage.write("Cargo.lock", &lock)?;
    }

    // Trims the lock file to what this program needs, and leaves nothing to download while the clock runs.
    stage.cargo(&["fetch", "--quiet"])?;
    let tree = stage.cargo(&["tree", "--locked", "--edges", "normal,build", "--prefix", "none"])?;
    let start = Instant::now();
    stage.cargo(&["build", "--quiet", "--locked", "--offline", "--release"])?;
    let seconds = start.elapsed().as_secs_f64();
    let file = stage.target().join("release").join(format!("{binary}{}", env::consts::EXE_SUFFIX));
    let bytes = fs::metadata(&file).map_err(|error| format!("{}: {error}", file.display()))?.len();
    Ok(Weight { crates: crates(&tree), seconds, bytes })
}

/// What rustc says of its version.
pub(super) fn rustc() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    said.ok().filter(|said| !said.is_empty()).unwrap_or_else(|| "an unknown rustc".to_owned())
}

/// The manifest with its relative paths made absolute, and the name of its binary.
fn with_absolute_paths(manifest: &str, folder: &Path) -> Result<(String, String), String> {
    let mut manifest: Table = manifest.parse().map_err(|error| format!("Cargo.toml: {error}"))?;
    let dependencies = manifest.get_mut("dependencies").and_then(Value::as_table_mut);
    for (_, dependency) in dependencies.into_iter().flatten() {
        make_absolute(dependency, folder)?;
    }
    let bin = manifest.get_mut("bin").and_then(|bins| bins.get_mut(0)).ok_or("Cargo.toml: there is no [[bin]]")?;
    make_absolute(bin, folder)?;
    let name = bin.get("name").and_then(Value::as_str).ok_or("Cargo.toml: the [[bin]] has no name")?.to_owned();
    Ok((manifest.to_string(), name))
}

fn make_absolute(entry: &mut Value, folder: &Path) -> Result<(), String> {
    if let Some(Value::String(path)) = entry.get_mut("path") {
        let absolute = fs::canonicalize(folder.join(&*path)).map_err(|error| format!("{path}: {error}"))?;
        *path = absolute.to_str().ok_or("the project's path is not UTF-8")?.to_owned();
    }
    Ok(())
}

/// How many crates `cargo tree` named, without the program itself, which is the first.
fn crates(tree: &str) -> usize {
    // A crate that was named before has a mark behind it; one from a path or with a macro says so behind its version.
    let named: BTreeSet<Vec<&str>> = tree
        .lines()
        .map(|line| line.split_whitespace().take(2).collect())
        .filter(|words: &Vec<_>| words.len() == 2)
        .collect();
    named.len().saturating_sub(1)
}

/// A temporary folder for one program, which goes when this value goes.
struct Stage(PathBuf);

impl Stage {
    fn new(name: &str) -> Result<Self, String> {
        let folder = env::temp_dir().join(format!("weigh-{name}-{}", process::id()));
        fs::create_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self(folder))
    }

    fn target(&self) -> PathBuf {
        self.0.join("target")
    }

    fn write(&self, file: &str, content: &[u8]) -> Result<(), String> {
        fs::write(self.0.join(file), content).map_err(|error| format!("{file}: {error}"))
    }

    /// Runs cargo on the program and gives what it printed. Nobody's flags, wrappers or caches take part.
    fn cargo(&self, arguments: &[&str]) -> Result<String, String> {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).current_dir(&self.0).stdin(Stdio::null()).stderr(Stdio::inherit());
        command.env("CARGO_TARGET_DIR", self.target()).env("RUSTC_WRAPPER", "").env("RUSTC_WORKSPACE_WRAPPER", "");
        for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_INCREMENTAL", "CARGO_BUILD_TARGET"] {
            command.env_remove(variable);
        }
        let output = command.output().map_err(|error| format!("cannot run cargo: {error}"))?;
        if !output.status.success() {
            return Err(format!("cargo {}: {}", arguments.join(" "), output.status));
        }
        String::from_utf8(output.stdout).map_err(|error| format!("cargo {}: {error}", arguments.join(" ")))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("{} is left behind: {error}", self.0.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_counts_once_and_the_program_not_at_all() {
        let tree = "ours v0.0.0 (/tmp/ours)\nbytes v1.12.2\nserde_derive v1.0.229 (proc-macro)\n\nbytes v1.12.2 (*)\n\
                    graph-mail v0.1.0 (/tmp/graph-mail)\nsyn v2.0.119\nsyn v3.0.10\n";
        assert_eq!(crates(tree), 5);
    }

    #[test]
    fn paths_become_absolute_and_versions_stay() {
        let folder = crate::root().join(FOLDER).join("ours-ring");
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let (rewritten, name) = with_absolute_paths(&manifest, &folder).unwrap();
        assert_eq!(name, "ours-ring");
        let rewritten: Table = rewritten.parse().unwrap();
        let mail = rewritten["dependencies"]["graph-mail"]["path"].as_str().unwrap();
        assert!(Path::new(mail).is_absolute() && Path::new(mail).join("Cargo.toml").is_file(), "{mail}");
        assert!(Path::new(rewritten["bin"][0]["path"].as_str().unwrap()).is_absolute());
        assert_eq!(rewritten["dependencies"]["tokio"]["version"].as_str(), Some("1"));
        assert_eq!(rewritten["profile"]["release"]["strip"].as_bool(), Some(true));
    }

    #[test]
    fn a_stage_leaves_nothing_behind() {
        let stage = Stage::new("test").unwrap();
        let folder = stage.0.clone();
        stage.write("Cargo.toml", b"").unwrap();
        drop(stage);
        assert!(!folder.exists());
    }
}
