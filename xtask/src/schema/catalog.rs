//! All schema files together: finds the type or id that a name stands for, as seen from one crate.
//!
//! Invariant: a crate sees its own types and those of `graph-types`; services never see each other.

use super::{SchemaFile, Type};
use crate::naming;

/// The crate of the types that more than one service speaks.
const SHARED: &str = "graph-types";

#[derive(Clone, Copy, Debug)]
pub(crate) struct Catalog<'a>(pub(crate) &'a [SchemaFile]);

impl<'a> Catalog<'a> {
    /// The file and the type behind a name in one of `from`'s properties.
    pub(crate) fn find(self, from: &SchemaFile, name: &str) -> Option<(&'a SchemaFile, &'a Type)> {
        self.visible(from).find_map(|file| Some((file, file.get(name)?)))
    }

    /// The file whose crate has an id newtype by hand.
    pub(crate) fn by_hand(self, from: &SchemaFile, id: &str) -> Option<&'a SchemaFile> {
        self.visible(from).find(|file| file.ids.iter().any(|known| known == id))
    }

    /// The file and the name of the type that declares an id newtype; no name for one that is there by hand.
    pub(crate) fn find_id(self, from: &SchemaFile, id: &str) -> Option<(&'a SchemaFile, &'a str)> {
        if let Some(file) = self.by_hand(from, id) {
            return Some((file, ""));
        }
        self.visible(from).find_map(|file| {
            let (name, _) = file.types.iter().find(|(_, declared)| declared.id.as_deref() == Some(id))?;
            Some((file, name.as_str()))
        })
    }

    /// Names that are not accounted for: types that properties speak of and nobody models, and types modelled twice.
    pub(crate) fn gaps(self) -> Vec<String> {
        let mut gaps = Vec::new();
        for file in self.0 {
            for (name, described) in &file.types {
                for (property_name, property) in &described.properties {
                    let Some(wanted) = property.graph_type() else { continue };
                    if self.find(file, wanted).is_none() {
                        gaps.push(format!(
                            "{}: `{name}.{property_name}` is of the type `{wanted}`, which {} cannot see: add [{wanted}] with a \
                             doc to {} or, if several services speak it, to xtask/schema/types.toml, and run distill again",
                            file.path(),
                            file.package,
                            file.path(),
                        ));
                    }
                }
                let twin = self.visible(file).find(|other| other.stem != file.stem && other.get(name).is_some());
                if let Some(twin) = twin {
                    gaps.push(format!("{}: [{name}] is also in {}: keep one of them", file.path(), twin.path()));
                }
                let rust = naming::snake(described.known_as(name));
                let alike =
                    |other: &&(String, Type)| other.0 != *name && naming::snake(other.1.known_as(&other.0)) == rust;
                if let Some((other, _)) = file.types.iter().find(alike) {
                    gaps.push(format!(
                        "{}: [{name}] and [{other}] have the same name in Rust: choose another for one of them with `name = \"…\"`",
                        file.path(),
                    ));
                }
            }
        }
        gaps
    }

    fn visible(self, from: &SchemaFile) -> impl Iterator<Item = &'a SchemaFile> {
        let package = from.package.clone();
        self.0.iter().filter(move |file| file.package == package || file.package == SHARED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(stem: &str, types: &str) -> SchemaFile {
        SchemaFile::parse(stem, &format!("crate = \"graph-{stem}\"\n{types}")).unwrap()
    }

    #[test]
    fn a_service_sees_itself_and_the_shared_types_only() {
        let files = [
            file("drive", "[disk]\nid = \"DiskId\"\n"),
            file("mail", "[letter]\n"),
            file("types", "[person]\nid = \"PersonId\"\n"),
        ];
        let catalog = Catalog(&files);
        assert!(catalog.find(&files[1], "letter").is_some());
        assert_eq!(catalog.find(&files[1], "person").unwrap().0.package, "graph-types");
        assert!(catalog.find(&files[1], "disk").is_none());
        assert_eq!(catalog.find_id(&files[1], "PersonId").unwrap().1, "person");
        assert!(catalog.find_id(&files[1], "DiskId").is_none());
        let mut files = files;
        files[2].ids.push("DiskId".into());
        let (by_hand, type_name) = Catalog(&files).find_id(&files[1], "DiskId").unwrap();
        assert_eq!((by_hand.stem.as_str(), type_name), ("types", ""));
    }

    #[test]
    fn names_must_differ_in_rust() {
        let alike = |types: &str| Catalog(&[file("mail", types)]).gaps().join("\n");
        assert!(alike("[pen]\n[\"desk.pen\"]\n").contains("[pen] and [desk.pen] have the same name in Rust"));
        assert!(alike("[pen]\n[ink]\nname = \"pen\"\n").contains("[ink] and [pen]"));
        assert_eq!(alike("[pen]\n[\"desk.pen\"]\nname = \"deskPen\"\n"), "");
    }

    #[test]
    fn gaps_say_which_type_to_add() {
        let files = [
            file(
                "mail",
                "[letter]\n[letter.properties]\nto = { type = \"[person]\" }\nsubject = { type = \"String\" }\n[pen]\n",
            ),
            file("types", "[pen]\n"),
        ];
        let gaps = Catalog(&files).gaps();
        assert_eq!(gaps.len(), 2, "{gaps:#?}");
        assert!(gaps[0].contains("`letter.to`") && gaps[0].contains("add [person]"), "{}", gaps[0]);
        assert!(gaps[1].contains("[pen] is also in xtask/schema/types.toml"), "{}", gaps[1]);
    }
}
