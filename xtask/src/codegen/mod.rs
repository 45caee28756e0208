//! Writes the Rust models, `crates/*/src/generated/`, from the schema files alone.
//!
//! Invariant: the same schema gives the same bytes, so that `--check` can compare them.

mod boxes;
mod complete;
mod disk;
mod enumeration;
mod index;
mod methods;
mod polymorphic;
mod property;
mod rustfmt;
mod structure;
mod text;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Problems;
use crate::csdl::Metadata;
use crate::distill::distill;
use crate::naming;
use crate::schema::catalog::Catalog;
use crate::schema::{Kind, SchemaFile, Type};

/// A file to be written, its path from the workspace's folder.
#[derive(Debug)]
struct Output {
    path: PathBuf,
    text: String,
}

/// A type on its way into Rust, and where its names are looked up.
#[derive(Clone, Copy, Debug)]
struct Model<'a> {
    name: &'a str,
    described: &'a Type,
    file: &'a SchemaFile,
    catalog: Catalog<'a>,
}

impl Model<'_> {
    /// The type's name in Rust.
    fn rust(&self) -> String {
        naming::pascal(self.described.known_as(self.name))
    }

    /// Whether it has an entity tag.
    fn is_entity(&self) -> bool {
        matches!(self.described.kind, Some(Kind::Entity | Kind::Abstract))
    }

    /// The newtype that is written for the type's id, unless it is there by hand.
    fn declared_id(&self) -> Option<&str> {
        self.described.id.as_deref().filter(|id| self.catalog.by_hand(self.file, id).is_none())
    }

    /// `mail.toml: [message]`, for messages.
    fn at(&self) -> String {
        format!("{}: [{}]", self.file.path(), self.name)
    }
}

/// The task: brings the models in line with the schema.
pub(crate) fn write(root: &Path) -> Result<String, Problems> {
    let plan = Plan::of(&SchemaFile::read_all(root)?, root)?;
    let done = disk::write(root, &plan.folders, &plan.outputs).map_err(|problem| vec![problem])?;
    Ok(done + &plan.waiting())
}

/// The task: compares the models with the schema, and the schema with the metadata if there is one.
pub(crate) fn check(root: &Path, csdl: Option<&Path>) -> Result<String, Problems> {
    let files = SchemaFile::read_all(root)?;
    let plan = Plan::of(&files, root);
    let mut findings = match &plan {
        Ok(plan) => disk::differences(root, &plan.folders, &plan.outputs),
        Err(problems) => problems.clone(),
    };
    if let Some(csdl) = csdl {
        let metadata = Metadata::read(csdl).map_err(|problem| vec![problem])?;
        findings.extend(behind(&files, &metadata));
    }
    let mut told = BTreeSet::new();
    findings.retain(|finding| told.insert(finding.clone()));
    match plan {
        Ok(plan) if findings.is_empty() => Ok(format!("the models are what the schema says{}", plan.waiting())),
        _ => Err(findings),
    }
}

/// Where the schema has fallen behind the metadata: what is missing, gone, or of another type.
fn behind(files: &[SchemaFile], metadata: &Metadata) -> Vec<String> {
    let distilled = distill(files, metadata);
    let changes = distilled.changes.into_iter();
    changes.map(|change| format!("{change} (`cargo xtask distill` takes it over)")).chain(distilled.problems).collect()
}

/// What the schema asks for.
#[derive(Debug)]
struct Plan {
    folders: Vec<PathBuf>,
    outputs: Vec<Output>,
    /// Crates that have a schema and are not there yet. Their models are made like the others, so that whatever is wrong with the schema is
    /// told, and are not written: a folder in `crates` that is not a package stops cargo in the whole workspace.
    waiting: Vec<String>,
}

impl Plan {
    fn of(files: &[SchemaFile], root: &Path) -> Result<Self, Problems> {
        let mut outputs = generate(files, root)?;
        let (there, waiting): (Vec<_>, Vec<_>) = files.iter().partition(|file| manifest(root, file).is_file());
        let folders: Vec<_> = there.into_iter().map(folder).collect();
        outputs.retain(|output| folders.iter().any(|folder| output.path.starts_with(folder)));
        let waiting = waiting.into_iter().map(|file| file.package.clone()).collect();
        Ok(Self { folders, outputs, waiting })
    }

    fn waiting(&self) -> String {
        let names =
            self.waiting.iter().map(|package| format!("; {package} is not there yet, so its models are not written"));
        names.collect()
    }
}

fn manifest(root: &Path, file: &SchemaFile) -> PathBuf {
    root.join("crates").join(&file.package).join("Cargo.toml")
}

/// All models as text, formatted.
fn generate(files: &[SchemaFile], root: &Path) -> Result<Vec<Output>, Problems> {
    let catalog = Catalog(files);
    let mut problems = catalog.gaps();
    let mut outputs = Vec::new();
    for file in files {
        for (name, described) in &file.types {
            let model = Model { name, described, file, catalog };
            let missing = complete::problems(model);
            if !missing.is_empty() {
                problems.extend(missing);
                continue;
            }
            let written = match described.kind {
                Some(Kind::Enum) => Ok(enumeration::write(model)),
                Some(Kind::Abstract) if described.is_enum_of_kinds() => polymorphic::write(model),
                _ => structure::write(model),
            };
            match written {
                Ok(text) => {
                    let stem = naming::snake(described.known_as(name));
                    outputs.push(Output { path: folder(file).join(format!("{stem}.rs")), text });
                }
                Err(problem) => problems.push(problem),
            }
        }
        outputs.push(Output { path: folder(file).join("mod.rs"), text: index::write(catalog, file) });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    // Several tests of one process may be at it at once.
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let run = RUNS.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("xtask-codegen-{}-{run}", std::process::id()));
    rustfmt::format(&mut outputs, root, &folder).map_err(|problem| vec![problem])?;
    Ok(outputs)
}

fn folder(file: &SchemaFile) -> PathBuf {
    Path::new("crates").join(&file.package).join("src/generated")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A schema that has one of everything, with the models that it must give.
    pub(super) fn sample() -> Vec<SchemaFile> {
        let mail = r#"
            crate = "graph-mail"
            [letter]
            kind = "entity"
            doc = "A letter."
            link = "https://example.com/letter"
            base = "item"
            id = "LetterId"
            navigation = ["parts"]
            [letter.properties]
            id = { type = "String", doc = "The id." }
            folderId = { type = "String", id = "FolderId", doc = "Where it lies." }
            type = { type = "tone", doc = "How it sounds." }
            sentAt = { type = "DateTimeOffset", doc = "When, in UTC." }
            data = { type = "Binary", doc = "Its bytes." }
            to = { type = "[person]", doc = "For whom." }
            parts = { type = "[item]", doc = "What is in it." }
            [item]
            kind = "abstract"
            doc = "Something in a box."
            [item.properties]
            id = { type = "String", doc = "The id." }
            [folder]
            kind = "entity"
            doc = "A folder."
            id = "FolderId"
            [folder.properties]
            id = { type = "String", doc = "The id." }
            [tone]
            kind = "enum"
            doc = "A tone."
            [tone.members]
            veryLoud = "Very loud."
        "#;
        let types = r#"
            crate = "graph-types"
            [person]
            kind = "complex"
            doc = "A person."
            [person.properties]
            born = { type = "String", as = "civil::DateTime", doc = "When, on the clock of the place." }
        "#;
        vec![SchemaFile::parse("mail", mail).unwrap(), SchemaFile::parse("types", types).unwrap()]
    }

    pub(super) fn generated(ending: &str) -> String {
        let outputs = generate(&sample(), &crate::root()).unwrap();
        let found = outputs.into_iter().find(|output| output.path.ends_with(ending));
        found.map(|output| output.text).unwrap()
    }

    #[test]
    fn every_type_has_its_file_and_every_crate_its_index() {
        let outputs = generate(&sample(), &crate::root()).unwrap();
        let paths: Vec<_> = outputs.iter().map(|output| output.path.to_string_lossy().replace('\\', "/")).collect();
        assert_eq!(
            paths,
            [
                "crates/graph-mail/src/generated/letter.rs",
                "crates/graph-mail/src/generated/item.rs",
                "crates/graph-mail/src/generated/folder.rs",
                "crates/graph-mail/src/generated/tone.rs",
                "crates/graph-mail/src/generated/mod.rs",
                "crates/graph-types/src/generated/person.rs",
                "crates/graph-types/src/generated/mod.rs",
            ]
        );
    }

    #[test]
    fn a_schema_may_be_there_before_its_crate() {
        let root = std::env::temp_dir().join(format!("xtask-plan-{}", std::process::id()));
        std::fs::create_dir_all(root.join("crates/graph-types")).unwrap();
        std::fs::write(root.join("crates/graph-types/Cargo.toml"), "").unwrap();
        std::fs::write(root.join("rustfmt.toml"), "").unwrap();
        let plan = Plan::of(&sample(), &root).unwrap();
        assert_eq!(plan.waiting(), "; graph-mail is not there yet, so its models are not written");
        assert_eq!(plan.folders, [PathBuf::from("crates/graph-types/src/generated")]);
        assert!(plan.outputs.iter().all(|output| output.path.starts_with(&plan.folders[0])), "{:?}", plan.outputs);
        assert_eq!(plan.outputs.len(), 2);
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_check_tells_what_is_missing_and_what_is_of_another_type() {
        let metadata = r#"<Schema Namespace="microsoft.graph" Alias="graph">
            <EnumType Name="tone"><Member Name="veryLoud" /><Member Name="quiet" /></EnumType>
            <ComplexType Name="person">
              <Property Name="born" Type="Edm.Date" /><Property Name="home" Type="graph.place" />
            </ComplexType>
            <ComplexType Name="place" />
          </Schema>"#;
        let mut files = sample();
        files[0].types.retain(|(name, _)| name == "tone");
        let behind = behind(&files, &Metadata::parse(metadata).unwrap()).join("\n");
        for expected in [
            "[tone] member `quiet`: new: write its doc",
            "[person] `born`: type String, now Date",
            "[person] `home`: new, of the type place",
            "`person.home` is of the type `place`, which graph-types cannot see: add [place]",
        ] {
            assert!(behind.contains(expected), "{expected} is not in\n{behind}");
        }
    }

    #[test]
    fn lists_every_problem_at_once() {
        let mut files = sample();
        files[0].types[0].1.doc.clear();
        files[0].types[3].1.members[0].1.clear();
        files[1].types[0].1.properties[0].1.doc.clear();
        let problems = generate(&files, &crate::root()).unwrap_err().join("\n");
        for expected in ["mail.toml: [letter]", "mail.toml: [tone]: `veryLoud`", "types.toml: [person]: `born`"] {
            assert!(problems.contains(expected), "{expected} is not in\n{problems}");
        }
    }
}
