//! Passes generated text through rustfmt with the project's configuration.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

pub(super) fn format(text: &str, root: &Path) -> Result<String, String> {
    let mut child = Command::new("rustfmt")
        .arg("--config-path")
        .arg(root)
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot run rustfmt ({error}): `rustup component add rustfmt`"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // rustfmt reads all of its input before it answers, so this cannot block on a full pipe.
        stdin.write_all(text.as_bytes()).map_err(|error| format!("rustfmt: {error}"))?;
    }
    let output = child.wait_with_output().map_err(|error| format!("rustfmt: {error}"))?;
    if !output.status.success() {
        return Err(format!("rustfmt refused the generated text:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("rustfmt: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_or_says_why_not() {
        assert_eq!(format("pub   struct A ;", &crate::root()).unwrap(), "pub struct A;\n");
        assert!(format("pub struct", &crate::root()).unwrap_err().contains("refused"));
    }
}
