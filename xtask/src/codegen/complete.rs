//! What must be in a schema file before a type can be written: kind, docs, names that Rust accepts.

use super::{Model, property};
use crate::naming;
use crate::schema::{Form, Kind};

/// Names that the generated files use for other things.
const TAKEN_TYPES: &[&str] =
    &["Binary", "Box", "Default", "Extra", "Field", "Flags", "Guid", "Hidden", "Option", "String", "Unknown", "Vec"];
/// The fields that structs have next to their properties: all of them, and entities.
const TAKEN_FIELD: &str = "extra";
const TAKEN_FIELD_OF_ENTITIES: &str = property::ETAG_FIELD;

/// Everything that is wrong with one type by itself.
pub(super) fn problems(model: Model<'_>) -> Vec<String> {
    let described = model.described;
    let mut problems = Vec::new();
    let at = model.at();
    if described.kind.is_none() {
        problems.push(format!("{at} has no kind: run `cargo xtask distill --csdl <file>`"));
    }
    if !naming::is_identifier(described.known_as(model.name)) || TAKEN_TYPES.contains(&model.rust().as_str()) {
        problems.push(format!("{at}: the name cannot be used in Rust: choose another with `name = \"…\"`"));
    }
    let fits = match described.form {
        Some(Form::Struct) => described.kind == Some(Kind::Abstract),
        Some(Form::Flags) => described.kind == Some(Kind::Enum),
        None => true,
    };
    if !fits {
        problems.push(format!(
            "{at}: `form` is \"struct\" for an abstract type and \"flags\" for an enumeration: remove it"
        ));
    }
    let lacks_doc = |doc: &str| doc.trim().is_empty() || !doc.ends_with('.');
    if lacks_doc(&described.doc) {
        problems.push(format!("{at} needs a doc: one sentence in our own words, with a full stop"));
    }
    let documented = described.properties.iter().map(|(name, property)| (name, &property.doc));
    for (name, doc) in documented.chain(described.members.iter().map(|(name, doc)| (name, doc))) {
        if lacks_doc(doc) {
            problems.push(format!("{at}: `{name}` needs a doc: one sentence in our own words, with a full stop"));
        }
        let is_taken = match naming::snake(name).as_str() {
            TAKEN_FIELD => true,
            // A tag that is a property is the same field.
            TAKEN_FIELD_OF_ENTITIES => model.is_entity() && name != property::ETAG,
            _ => false,
        };
        if !naming::is_identifier(name) || is_taken {
            problems.push(format!("{at}: `{name}` cannot be used in Rust: teach xtask/src/naming.rs another name"));
        }
    }
    for name in &described.navigation {
        if !described.properties.iter().any(|(property, _)| property == name) {
            problems.push(format!(
                "{at}: `navigation` names `{name}`: run `cargo xtask distill --csdl <file>` to add its type"
            ));
        }
    }
    if described.kind == Some(Kind::Enum) && described.members.is_empty() {
        problems.push(format!("{at} has no members: run `cargo xtask distill --csdl <file>`"));
    }
    if described.id.is_some() && !described.properties.iter().any(|(name, _)| name == "id") {
        problems.push(format!("{at} declares an id type, but has no property `id`: remove one or run distill"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SchemaFile;
    use crate::schema::catalog::Catalog;

    fn found(types: &str) -> String {
        let files = [SchemaFile::parse("x", &format!("crate = \"graph-x\"\n{types}")).unwrap()];
        let (name, described) = &files[0].types[0];
        problems(Model { name, described, file: &files[0], catalog: Catalog(&files) }).join("\n")
    }

    #[test]
    fn asks_for_docs_and_for_distill() {
        let problems = found("[pen]\nid = \"PenId\"\nnavigation = [\"caps\"]\n");
        for expected in ["[pen] has no kind", "[pen] needs a doc", "names `caps`", "has no property `id`"] {
            assert!(problems.contains(expected), "{expected} is not in\n{problems}");
        }
        assert!(found("[pen]\nkind = \"enum\"\ndoc = \"A pen.\"\n").contains("no members"));
        assert_eq!(found("[pen]\nkind = \"complex\"\ndoc = \"A pen.\"\n"), "");
    }

    #[test]
    fn refuses_names_that_would_clash() {
        assert!(found("[field]\nkind = \"complex\"\ndoc = \"A field.\"\n").contains("[field]: the name"));
        let pen = "[pen]\nkind = \"complex\"\ndoc = \"A pen.\"\n[pen.properties]\nextra = { type = \"String\", doc = \"E.\" }\n";
        assert!(found(pen).contains("`extra` cannot be used"));
        assert_eq!(found("[\"desk.pen\"]\nkind = \"complex\"\ndoc = \"A pen.\"\n"), "", "a namespace is left out");
        let tagged = |kind, etag| {
            let etag = format!("\"{etag}\" = {{ type = \"String\", doc = \"E.\" }}\n");
            found(&format!("[pen]\nkind = \"{kind}\"\ndoc = \"A pen.\"\n[pen.properties]\n{etag}"))
        };
        assert!(tagged("entity", "@odata.etag").contains("cannot be used"), "an entity has one");
        assert_eq!(tagged("complex", "@odata.etag"), "");
        assert_eq!(tagged("entity", "eTag"), "");
        assert_eq!(found("[field]\nname = \"meadow\"\nkind = \"complex\"\ndoc = \"A field.\"\n"), "");
        assert!(found("[pen]\nform = \"flags\"\nkind = \"complex\"\ndoc = \"A pen.\"\n").contains("`form` is"));
    }
}
