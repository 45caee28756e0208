//! Builds the project's own programs that rows are run with.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The project's own programs.
pub(super) struct Built {
    pub(super) emulator: PathBuf,
    /// Our client, step by step.
    pub(super) ours: PathBuf,
}

/// The folder that cargo builds in.
pub(super) fn target(root: &Path) -> PathBuf {
    root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| OsString::from("target")))
}

pub(super) fn build(root: &Path) -> Result<Built, String> {
    eprintln!("building ...");
    // The whole workspace, as its tests are built, so that nothing is built twice for another choice of features.
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--quiet", "--locked", "--workspace", "--bin", "graph-emulator", "--example", "interop"]);
    command.args(["--message-format", "json-render-diagnostics"]).current_dir(root);
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| format!("cannot run cargo: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo build: {}", output.status));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let program = |name: &str| executable(&messages, name).ok_or_else(|| format!("cargo built no {name}"));
    Ok(Built { emulator: program("graph-emulator")?, ours: program("interop")? })
}

/// The file that cargo has built for a binary or an example of that name.
fn executable(messages: &str, name: &str) -> Option<PathBuf> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut found = messages.filter(|message| message["target"]["name"] == name);
    found.find_map(|message| message["executable"].as_str().map(PathBuf::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executable_is_found_among_cargos_messages() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"a"},"executable":null}
            {"reason":"compiler-artifact","target":{"name":"b"},"executable":"/x/b"}
            {"reason":"compiler-artifact","target":{"name":"a"},"executable":"/x/a"}
            no json"#;
        assert_eq!(executable(messages, "a"), Some(PathBuf::from("/x/a")));
        assert_eq!(executable(messages, "c"), None);
    }
}
