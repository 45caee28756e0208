//! [`Names`]: what the items of a folder are called on this machine's disk.
//!
//! Invariant: each name is one segment of a path, and no two of a folder are the same file on any disk, whatever the service calls its items.

use graph_odata::file_name;
use std::{
    collections::HashSet,
    hash::{BuildHasher, RandomState},
};

/// The names that are taken in one folder.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Hashes of the names: eight bytes each, however long they are. Two that fall together cost one of them its plain name.
    taken: HashSet<u64>,
    by: RandomState,
}

impl Names {
    /// The name that an item gets on disk, or `None` when it has none of its own there.
    ///
    /// A name that every disk takes stays as it is. One that has to be changed, or that another item has in other letters, is marked with a
    /// number made of the name itself, so that it gets the same one each time, whatever else is in the folder.
    pub(super) fn name(&mut self, name: &str) -> Option<String> {
        let safe = safe(name);
        if safe == name && self.claim(&safe) {
            return Some(safe);
        }
        let marked = marked(&safe, &format!("~{:08x}", digest(name)));
        self.claim(&marked).then_some(marked)
    }

    /// Takes a name, unless it is taken.
    pub(super) fn claim(&mut self, name: &str) -> bool {
        self.taken.insert(self.by.hash_one(folded(name)))
    }
}

/// A file's name on any system. A dot in front stays: it is part of what programs look for.
fn safe(name: &str) -> String {
    match name.strip_prefix('.') {
        Some(rest) if rest.starts_with(|first: char| first != '.' && !first.is_whitespace()) => {
            format!(".{}", file_name(rest))
        }
        _ => file_name(name),
    }
}

/// The name with something more at the end of its stem.
pub(super) fn marked(name: &str, mark: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{stem}{mark}.{extension}"),
        _ => format!("{name}{mark}"),
    }
}

/// A name as disks and drives compare it that do not tell letters' cases apart.
pub(super) fn folded(name: &str) -> String {
    name.to_uppercase().to_lowercase()
}

/// FNV-1a: the same number for the same name on every machine.
fn digest(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |digest, byte| (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    #[test]
    fn plain_names_stay_and_others_are_told_apart() {
        let mut names = Names::default();
        for (name, expected) in [
            ("report.pdf", Some("report.pdf")),
            (".gitignore", Some(".gitignore")),
            ("REPORT.pdf", Some("REPORT~89f14747.pdf")),
            ("a?b.txt", Some("a_b~b90e2c97.txt")),
            ("a*b.txt", Some("a_b~c90b63e6.txt")),
            ("a*b.txt", None),
            ("a_b.txt", Some("a_b.txt")),
            ("..", Some("_~a3d4a70d")),
            ("../x", Some("_x~5c237dda")),
            ("CON", Some("_CON~3367e86b")),
        ] {
            assert_eq!(names.name(name).as_deref(), expected, "{name}");
        }
    }

    proptest! {
        #[test]
        fn one_segment_each_and_no_two_the_same(
            all in proptest::collection::vec("\\PC{0,40}|[./\\\\aA~_ :*\u{0}-\u{20}]{0,6}|(con|NUL|com1)(\\.[a-z]{1,3})?|ſ|K|.{250,300}", 0..60),
        ) {
            let mut names = Names::default();
            let given: Vec<String> = all.iter().filter_map(|name| names.name(name)).collect();
            let mut seen = HashSet::new();
            for name in &given {
                let mut parts = Path::new(name).components();
                prop_assert!(matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None)), "{name:?}");
                prop_assert!(name.len() <= 255 - 24, "there is room for a draft beside {name:?}");
                prop_assert!(seen.insert(name.to_uppercase().to_lowercase()), "{name:?} came twice");
            }
            let mut again = Names::default();
            prop_assert_eq!(all.iter().filter_map(|name| again.name(name)).collect::<Vec<_>>(), given);
        }
    }
}
