//! A disk that follows steps, and refuses what a disk refuses.
#![allow(clippy::panic, reason = "a test fails where it stands")]

use graph_drive::{Difference, DriveIndex, ItemKind};
use std::collections::BTreeMap;

/// What is at a path: `None` for a folder, and a file's hash.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Disk(pub(crate) BTreeMap<String, Option<String>>);

impl Disk {
    pub(crate) fn follow(&mut self, index: &DriveIndex, steps: &[Difference]) {
        for step in steps {
            match step {
                Difference::Added { id, kind, path } => {
                    self.is_free(path);
                    let hash = index.get(id).and_then(|item| item.quick_xor_hash()).map(str::to_owned);
                    self.0.insert(path.clone(), hash.filter(|_| *kind == Some(ItemKind::File)));
                }
                Difference::Changed { id, path, .. } => {
                    let held = self.0.get_mut(path).unwrap_or_else(|| panic!("{path} is written, and not there"));
                    *held = index.get(id).and_then(|item| item.quick_xor_hash()).map(str::to_owned);
                }
                Difference::Moved { from, to, .. } => {
                    let moved = self.take(from);
                    self.is_free(to);
                    for (below, what) in moved {
                        self.0.insert(format!("{to}{below}"), what);
                    }
                }
                Difference::Removed { path, .. } => {
                    assert_eq!(self.take(path).len(), 1, "{path} is removed, and something is in it");
                }
                Difference::Unmentioned { path, .. } => {
                    self.take(path);
                }
            }
        }
    }

    /// Takes what is at a path with everything below it.
    fn take(&mut self, path: &str) -> Vec<(String, Option<String>)> {
        let inside = |it: &String| it.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let names: Vec<String> = self.0.keys().filter(|it| inside(it)).cloned().collect();
        assert!(names.iter().any(|name| name == path), "{path} is not there: {self:?}");
        names.iter().map(|name| (name[path.len()..].to_owned(), self.0.remove(name).unwrap())).collect()
    }

    fn is_free(&self, path: &str) {
        let taken = self.0.keys().find(|held| held.to_lowercase() == path.to_lowercase());
        assert_eq!(taken, None, "{path} is taken");
        if let Some((folder, _)) = path.rsplit_once('/') {
            assert_eq!(self.0.get(folder), Some(&None), "{folder} is no folder, for {path}");
        }
    }
}
