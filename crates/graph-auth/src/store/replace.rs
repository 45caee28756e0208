//! Puts a new text in a file's place, so that a crash at any moment leaves the old text or the new one, whole.
//!
//! Invariant: only whoever holds the store's lock calls this, so what an unfinished call has left belongs to no one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What has just been done. Tests stop here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Created,
    HalfWritten,
    Written,
    Synced,
    Renamed,
    FolderSynced,
}

/// Replaces the file at `path`; `reached` may stop it after each step.
pub(crate) fn replace(path: &Path, text: &[u8], mut reached: impl FnMut(Step) -> io::Result<()>) -> io::Result<()> {
    let beside = beside(path, ".tmp");
    let mut write = || {
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        // Never one that is there already: it might be open elsewhere, or lead elsewhere.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&beside)?;
        reached(Step::Created)?;
        let (first, second) = text.split_at(text.len() / 2);
        file.write_all(first)?;
        reached(Step::HalfWritten)?;
        file.write_all(second)?;
        reached(Step::Written)?;
        file.sync_all()?;
        reached(Step::Synced)?;
        fs::rename(&beside, path)?;
        reached(Step::Renamed)?;
        sync_folder(path)?;
        reached(Step::FolderSynced)
    };
    write().inspect_err(|_| {
        // It holds tokens. After the renaming it is not there any more.
        let _ = fs::remove_file(&beside);
    })
}

/// The path with something added to the file's name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The folder that a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a renaming last. Windows cannot and need not.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder(path))?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::Folder;
    use std::process::{Command, Stdio};

    const STEPS: [Step; 6] =
        [Step::Created, Step::HalfWritten, Step::Written, Step::Synced, Step::Renamed, Step::FolderSynced];

    fn kept(after: Step) -> &'static str {
        if matches!(after, Step::Renamed | Step::FolderSynced) { "the new one" } else { "the old one" }
    }

    #[test]
    fn a_fault_at_any_step_leaves_one_text_whole_and_nothing_else() {
        for stop in STEPS {
            let folder = Folder::new("fault");
            let path = folder.path("cache");
            fs::write(&path, "the old one").unwrap();
            let fault = |step| if step == stop { Err(io::Error::other("a fault")) } else { Ok(()) };
            assert!(replace(&path, b"the new one", fault).is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), kept(stop), "{stop:?}");
            assert_eq!(folder.names(), ["cache"], "{stop:?}");
        }
    }

    #[test]
    fn a_process_that_is_killed_at_any_step_leaves_one_text_whole() {
        for (number, stop) in STEPS.into_iter().enumerate() {
            let folder = Folder::new("killed");
            let path = folder.path("cache");
            fs::write(&path, "the old one").unwrap();
            let mut child = Command::new(std::env::current_exe().unwrap());
            child.args(["--exact", "store::replace::tests::is_killed", "--ignored"]);
            child.env("STEP", number.to_string()).env("FILE", &path).stdout(Stdio::null()).stderr(Stdio::null());
            assert!(!child.status().unwrap().success());
            assert_eq!(fs::read_to_string(&path).unwrap(), kept(stop), "{stop:?}");
            // The next one is not in the way of what was left.
            replace(&path, b"the next one", |_| Ok(())).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "the next one");
            assert_eq!(folder.names(), ["cache"], "{stop:?}");
        }
    }

    #[test]
    #[ignore = "the process that is killed"]
    fn is_killed() {
        let (step, path) = (std::env::var("STEP").unwrap().parse::<usize>().unwrap(), std::env::var("FILE").unwrap());
        let _ = replace(Path::new(&path), b"the new one", |reached| {
            if reached == STEPS[step] { std::process::abort() } else { Ok(()) }
        });
    }
}
