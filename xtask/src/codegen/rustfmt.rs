//! Passes generated text through rustfmt with the project's configuration: all files at once, in a folder of their own.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Output;

/// Formats every text. They are copied to `folder` for it, which is made before and removed after.
pub(super) fn format(outputs: &mut [Output], root: &Path, folder: &Path) -> Result<(), String> {
    let done = in_folder(outputs, root, folder);
    // A folder that stays behind is no reason to fail.
    let _ = fs::remove_dir_all(folder);
    done
}

fn in_folder(outputs: &mut [Output], root: &Path, folder: &Path) -> Result<(), String> {
    let at = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut command = Command::new("rustfmt");
    command.arg("--config-path").arg(root).current_dir(root);
    for output in &*outputs {
        let path = folder.join(&output.path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).and_then(|()| fs::write(&path, &output.text)).map_err(|error| at(&path, error))?;
        command.arg(path);
    }
    let run = command.output();
    let ran = run.map_err(|error| format!("cannot run rustfmt ({error}): `rustup component add rustfmt`"))?;
    if !ran.status.success() {
        return Err(format!("rustfmt refused the generated text:\n{}", String::from_utf8_lossy(&ran.stderr)));
    }
    for output in outputs {
        let path = folder.join(&output.path);
        output.text = fs::read_to_string(&path).map_err(|error| at(&path, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_or_says_why_not_and_where() {
        let folder = std::env::temp_dir().join(format!("xtask-rustfmt-test-{}", std::process::id()));
        let output = |path: &str, text: &str| Output { path: path.into(), text: text.to_owned() };
        let mut outputs = [output("a/b.rs", "pub   struct A ;"), output("c.rs", "pub fn f ( ) { }")];
        format(&mut outputs, &crate::root(), &folder).unwrap();
        assert_eq!((outputs[0].text.as_str(), outputs[1].text.as_str()), ("pub struct A;\n", "pub fn f() {}\n"));

        let mut outputs = [output("a/b.rs", "pub struct")];
        let problem = format(&mut outputs, &crate::root(), &folder).unwrap_err();
        assert!(problem.contains("refused") && problem.contains("b.rs"), "{problem}");
        assert!(!folder.exists());
    }
}
