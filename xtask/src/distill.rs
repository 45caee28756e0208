//! Refreshes the facts of the schema files from the metadata and keeps what people chose.
//!
//! Invariant: what people choose comes out as it went in, unless the thing itself is gone.

use std::fs;
use std::path::Path;

use crate::Problems;
use crate::csdl::{Metadata, TypeFacts};
use crate::schema::catalog::Catalog;
use crate::schema::{Kind, Ordered, Property, SchemaFile, Type, is_annotation};

/// A placeholder that the metadata puts into enumerations; a client never sees it mean anything.
const PLACEHOLDER: &str = "unknownFutureValue";

/// What a refresh came to.
#[derive(Debug)]
pub(crate) struct Distilled {
    pub(crate) files: Vec<SchemaFile>,
    /// Facts that are new, gone or different.
    pub(crate) changes: Vec<String>,
    /// What only a person can put right.
    pub(crate) problems: Problems,
}

/// The task: rewrites the schema files.
pub(crate) fn run(root: &Path, csdl: &Path) -> Result<String, Problems> {
    let metadata = Metadata::read(csdl).map_err(|problem| vec![problem])?;
    let distilled = distill(&SchemaFile::read_all(root)?, &metadata);
    for file in &distilled.files {
        fs::write(root.join(file.path()), file.to_toml()).map_err(|error| vec![format!("{}: {error}", file.path())])?;
    }
    for change in &distilled.changes {
        println!("{change}");
    }
    if !distilled.problems.is_empty() {
        return Err(distilled.problems);
    }
    let types: usize = distilled.files.iter().map(|file| file.types.len()).sum();
    Ok(format!("{types} types in {} files, {} changes", distilled.files.len(), distilled.changes.len()))
}

/// Copies of the files with fresh facts.
pub(crate) fn distill(files: &[SchemaFile], metadata: &Metadata) -> Distilled {
    let mut distilled = Distilled { files: files.to_vec(), changes: Vec::new(), problems: Vec::new() };
    for (file, fresh) in files.iter().zip(&mut distilled.files) {
        for (name, described) in &mut fresh.types {
            let at = format!("{}: [{name}]", file.path());
            let Some(facts) = metadata.get(name) else {
                distilled.problems.push(format!(
                    "{at} is not a type of the metadata: correct the name, or remove the type if Graph has dropped it"
                ));
                continue;
            };
            let mut refresh = Refresh { at, changes: &mut distilled.changes, problems: &mut distilled.problems };
            refresh.declaration(file, name, described, facts, metadata);
            refresh.properties(name, described, metadata);
            refresh.members(described, facts);
        }
    }
    distilled.problems.extend(Catalog(&distilled.files).gaps());
    distilled
}

/// One type's refresh, and where its findings go.
struct Refresh<'a> {
    at: String,
    changes: &'a mut Vec<String>,
    problems: &'a mut Vec<String>,
}

impl Refresh<'_> {
    fn declaration(&mut self, file: &SchemaFile, name: &str, old: &mut Type, facts: &TypeFacts, metadata: &Metadata) {
        let mut ancestors = metadata.lineage(name);
        ancestors.pop(); // the type itself
        let base = ancestors.iter().rev().find(|(ancestor, _)| file.get(ancestor).is_some());
        let base = base.map(|(ancestor, _)| (*ancestor).to_owned());
        self.fact("kind", &mut old.kind, Some(facts.kind), |kind| kind.map_or("unknown", Kind::as_str).to_owned());
        self.fact("base", &mut old.base, base, |base| base.clone().unwrap_or_else(|| "none".to_owned()));
        self.fact("open", &mut old.open, facts.open, bool::to_string);
        self.fact("flags", &mut old.flags, facts.flags, bool::to_string);
    }

    fn properties(&mut self, name: &str, described: &mut Type, metadata: &Metadata) {
        let lineage = metadata.lineage(name);
        let mut wanted: Vec<(&str, &str)> = Vec::new();
        wanted.extend(lineage.iter().flat_map(|(_, facts)| pairs(&facts.properties)));
        let offered: Vec<_> = lineage.iter().flat_map(|(_, facts)| pairs(&facts.navigation)).collect();
        for chosen in &described.navigation {
            match offered.iter().find(|(offer, _)| offer == chosen) {
                Some(found) => wanted.push(*found),
                None => {
                    let names: Vec<_> = offered.iter().map(|(offer, _)| *offer).collect();
                    self.problems.push(format!(
                        "{}: `navigation` names `{chosen}`, which the metadata does not have: choose from {}",
                        self.at,
                        if names.is_empty() { "none".to_owned() } else { names.join(", ") },
                    ));
                }
            }
        }
        let mut old = std::mem::take(&mut described.properties);
        for (property_name, type_name) in wanted {
            let at = format!("{} `{property_name}`", self.at);
            let mut property = match take(&mut old, property_name) {
                Some(kept) => kept,
                None => {
                    self.changes.push(format!("{at}: new, of the type {type_name}: write its doc"));
                    Property { type_name: type_name.to_owned(), ..Property::default() }
                }
            };
            if property.type_name != type_name {
                self.changes.push(format!("{at}: type {}, now {type_name}", property.type_name));
                type_name.clone_into(&mut property.type_name);
            }
            if std::mem::take(&mut property.undeclared) {
                self.changes.push(format!("{at}: undeclared before, now in the metadata"));
            }
            described.properties.push((property_name.to_owned(), property));
        }
        for (name, property) in old {
            if property.undeclared || is_annotation(&name) {
                described.properties.push((name, property));
            } else {
                self.changes.push(format!("{} `{name}`: gone, with its doc", self.at));
            }
        }
    }

    fn members(&mut self, described: &mut Type, facts: &TypeFacts) {
        let mut members: Vec<_> = facts.members.iter().filter(|(name, _)| name != PLACEHOLDER).collect();
        members.sort_by_key(|(_, value)| *value);
        let mut old = std::mem::take(&mut described.members);
        for (name, _) in members {
            let doc = take(&mut old, name).unwrap_or_else(|| {
                self.changes.push(format!("{} member `{name}`: new: write its doc", self.at));
                String::new()
            });
            described.members.push((name.clone(), doc));
        }
        for (gone, _) in old {
            self.changes.push(format!("{} member `{gone}`: gone, with its doc", self.at));
        }
    }

    fn fact<T: PartialEq>(&mut self, what: &str, old: &mut T, new: T, show: impl Fn(&T) -> String) {
        if *old != new {
            self.changes.push(format!("{}: {what} {}, now {}", self.at, show(old), show(&new)));
            *old = new;
        }
    }
}

fn pairs(properties: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    properties.iter().map(|(name, type_name)| (name.as_str(), type_name.as_str()))
}

fn take<T>(pairs: &mut Ordered<T>, name: &str) -> Option<T> {
    let at = pairs.iter().position(|(key, _)| key == name)?;
    Some(pairs.remove(at).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSDL: &str = r#"<Schema Namespace="microsoft.graph" Alias="graph">
        <EnumType Name="tone">
          <Member Name="loud" Value="1" /><Member Name="quiet" Value="0" /><Member Name="unknownFutureValue" Value="2" />
        </EnumType>
        <EnumType Name="options" IsFlags="true"><Member Name="none" Value="0" /></EnumType>
        <EntityType Name="entity" Abstract="true"><Property Name="id" Type="Edm.String" /></EntityType>
        <EntityType Name="item" BaseType="graph.entity" Abstract="true">
          <Property Name="createdDateTime" Type="Edm.DateTimeOffset" />
        </EntityType>
        <EntityType Name="middle" BaseType="graph.item" />
        <EntityType Name="letter" BaseType="graph.middle" OpenType="true">
          <Property Name="tone" Type="graph.tone" />
          <NavigationProperty Name="parts" Type="Collection(graph.item)" />
          <NavigationProperty Name="others" Type="Collection(graph.letter)" />
        </EntityType>
      </Schema>"#;

    fn distilled(types: &str) -> Distilled {
        let file = SchemaFile::parse("x", &format!("crate = \"graph-x\"\n{types}")).unwrap();
        distill(&[file], &Metadata::parse(CSDL).unwrap())
    }

    const COMPLETE: &str = r#"
        [letter]
        doc = "A letter."
        link = "https://example.com"
        id = "LetterId"
        navigation = ["parts"]
        [letter.properties]
        tone = { type = "String", doc = "How it sounds." }
        parts = { type = "[item]", id = "ItemId", doc = "What is in it." }
        stamp = { type = "String", doc = "No more." }
        "@x.seal" = { type = "String", doc = "Not in the metadata." }
        colour = { type = "String", undeclared = true, doc = "Not there either." }
        createdDateTime = { type = "DateTimeOffset", undeclared = true, doc = "" }
        [tone]
        doc = "A tone."
        [tone.members]
        shrill = "Gone."
        loud = "Loud."
        [item]
        doc = "An item."
    "#;

    #[test]
    fn keeps_what_people_wrote_and_copies_inherited_properties_in() {
        let distilled = distilled(COMPLETE);
        assert_eq!(distilled.problems, Vec::<String>::new());
        let letter = distilled.files[0].get("letter").unwrap();
        let names: Vec<_> = letter.properties.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["id", "createdDateTime", "tone", "parts", "@x.seal", "colour"],
            "inherited first, then navigation, only where named, then what the metadata does not have"
        );
        assert_eq!(letter.kind, Some(Kind::Entity));
        assert_eq!(letter.base.as_deref(), Some("item"), "the nearest ancestor of the same file");
        assert!(letter.open);
        assert_eq!(letter.doc, "A letter.");
        assert_eq!(letter.link.as_deref(), Some("https://example.com"));
        assert_eq!(letter.properties[0].1.doc, "", "for a person to fill in");
        assert_eq!(letter.properties[3].1.id.as_deref(), Some("ItemId"));
        assert_eq!(letter.properties[2].1.doc, "How it sounds.");
        assert_eq!(distilled.files[0].get("item").unwrap().kind, Some(Kind::Abstract));
    }

    #[test]
    fn reports_what_is_new_gone_and_different() {
        let changes = distilled(COMPLETE).changes.join("\n");
        for expected in [
            "xtask/schema/x.toml: [letter]: kind unknown, now entity",
            "[letter] `id`: new, of the type String",
            "[letter] `createdDateTime`: undeclared before, now in the metadata",
            "[letter] `tone`: type String, now tone",
            "[letter] `stamp`: gone",
            "[tone] member `quiet`: new",
            "[tone] member `shrill`: gone",
        ] {
            assert!(changes.contains(expected), "{expected} is not in\n{changes}");
        }
    }

    #[test]
    fn members_stand_in_the_order_of_their_values_without_the_placeholder() {
        let distilled = distilled(COMPLETE);
        let members: Vec<_> = distilled.files[0].get("tone").unwrap().members.clone();
        assert_eq!(members, [("quiet".to_owned(), String::new()), ("loud".to_owned(), "Loud.".to_owned())]);
    }

    #[test]
    fn sets_of_flags_are_told_from_enumerations() {
        let distilled = distilled("[options]\ndoc = \"Options.\"\n[tone]\ndoc = \"A tone.\"\n");
        assert!(distilled.files[0].get("options").unwrap().flags);
        assert!(!distilled.files[0].get("tone").unwrap().flags);
        assert!(distilled.changes.join("\n").contains("[options]: flags false, now true"));
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let first = distilled(COMPLETE);
        let second = distill(&first.files, &Metadata::parse(CSDL).unwrap());
        assert_eq!(second.files, first.files);
        assert_eq!(second.changes, Vec::<String>::new());
    }

    #[test]
    fn says_what_a_person_must_put_right() {
        let problems = distilled(
            "[lettre]\ndoc = \"A slip.\"\n[options]\ndoc = \"Flags.\"\n[letter]\nnavigation = [\"prats\"]\ndoc = \"A letter.\"\n",
        );
        let problems = problems.problems.join("\n");
        for expected in [
            "[lettre] is not a type of the metadata",
            "names `prats`, which the metadata does not have: choose from parts, others",
            "`letter.tone` is of the type `tone`",
        ] {
            assert!(problems.contains(expected), "{expected} is not in\n{problems}");
        }
    }
}
