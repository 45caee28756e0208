//! Writes the methods that models have for reading: an id that must be there, and what all kinds of an abstract type share.

use super::Model;
use super::polymorphic::variant;
use super::property::{Property, resolve};
use super::text::{Imports, alias, doc};
use crate::naming;
use crate::schema::{Kind, Type};

/// The methods of a struct: that of its id, if it has a type of its own, and those that lead to what it may be in particular.
pub(super) fn of_struct(model: Model<'_>) -> String {
    let mut methods = require_id(model, "self.id.as_ref()");
    let kinds = model.file.kinds_of(model.name);
    if kinds.is_empty() && model.described.kind != Some(Kind::Abstract) {
        return block(model, &methods);
    }
    if !methods.is_empty() {
        methods += "\n";
    }
    methods += "    /// What it is in particular, in Graph's words. `None` when the answer does not say.\n    \
        pub fn type_name(&self) -> Option<&str> {\n        graph_odata::__private::type_name(&self.extra)\n    }\n\n";
    let names =
        kinds.iter().map(|(kind, described)| format!("[`{0}`](super::{0})", naming::pascal(described.known_as(kind))));
    let names: Vec<_> = names.collect();
    let said = if names.is_empty() { "a type that has all of its properties".to_owned() } else { names.join(", ") };
    methods += &doc("    ", &format!("Reads it as what it is in particular: {said}."));
    methods += "    ///\n    /// # Errors\n    /// When a property is of another type there.\n    \
        pub fn read_as<T: graph_odata::__private::DeserializeOwned>(&self) -> graph_odata::Result<T> {\n        \
        graph_odata::__private::read_as(self)\n    }\n";
    block(model, &methods)
}

/// The methods of an enum over `variants`: one for each property of the abstract type.
pub(super) fn of_enum(
    model: Model<'_>,
    variants: &[(&str, &Type)],
    properties: &[Property<'_>],
) -> Result<String, String> {
    let mut methods = String::new();
    for property in properties {
        if !methods.is_empty() {
            methods.push('\n');
        }
        methods += &accessor(model, variants, property)?;
    }
    if model.described.id.is_some() {
        methods += "\n";
        methods += &require_id(model, "self.id()");
    }
    Ok(block(model, &methods))
}

fn block(model: Model<'_>, methods: &str) -> String {
    if methods.is_empty() { String::new() } else { format!("\nimpl {} {{\n{methods}}}\n", model.rust()) }
}

fn require_id(model: Model<'_>, found: &str) -> String {
    let Some(id) = &model.described.id else { return String::new() };
    format!(
        "    /// The id, for calls that need one.\n    ///\n    /// # Errors\n    /// When the answer came without it.\n    \
         pub fn require_id(&self) -> graph_odata::Result<&{id}> {{\n        \
         graph_odata::__private::require_id({found})\n    }}\n"
    )
}

/// A method that reads the property of whichever kind it is. What is unknown is read where that takes no memory.
fn accessor(model: Model<'_>, variants: &[(&str, &Type)], property: &Property<'_>) -> Result<String, String> {
    let Property { wire, field, rust_type, .. } = property;
    let list = rust_type.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>'));
    let (answer, take, unknown) = match (rust_type.as_str(), list) {
        ("String", _) => ("&str".to_owned(), ".as_deref()", format!("(extra) => extra.value(\"{wire}\")?.as_str()")),
        (copied, _) if is_copied(copied) => (copied.to_owned(), "", format!("(extra) => extra.get(\"{wire}\")")),
        (_, Some(item)) => (format!("&[{item}]"), ".as_deref()", "(_) => None".to_owned()),
        (other, _) => (format!("&{other}"), ".as_ref()", "(_) => None".to_owned()),
    };
    let mut text = doc("    ", property.doc);
    if unknown.ends_with("None") {
        text += "    ///\n    /// `None` for a kind that this version does not know, too.\n";
    }
    text += &alias("    ", field, wire);
    text += &format!("    pub fn {field}(&self) -> Option<{answer}> {{\n        match self {{\n");
    for &(derived, described) in variants {
        let kind = Model { name: derived, described, ..model };
        let own = resolve(kind, &mut Imports::default())?.into_iter().find(|own| own.wire == *wire);
        let take = match own {
            Some(own) if own.rust_type == *rust_type && own.is_boxed => ".as_deref()",
            Some(own) if own.rust_type == *rust_type => take,
            // The kind has ids of its own.
            Some(_) if *wire == "id" && rust_type == "String" => ".as_ref().map(|id| id.as_str())",
            _ => return Err(format!("{}: `{wire}` is not what {} says: run distill", kind.at(), model.at())),
        };
        text += &format!("            Self::{}(it) => it.{field}{take},\n", variant(model, derived, described));
    }
    Ok(text + &format!("            Self::Unknown{unknown},\n        }}\n    }}\n"))
}

fn is_copied(rust_type: &str) -> bool {
    ["bool", "i32", "i64", "f64", "Guid"].contains(&rust_type) || rust_type.starts_with("jiff::")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{generated, sample};
    use super::*;
    use crate::schema::SchemaFile;
    use crate::schema::catalog::Catalog;

    #[test]
    fn a_struct_with_an_id_type_says_when_it_has_none() {
        let text = generated("folder.rs");
        assert!(text.contains("pub fn require_id(&self) -> graph_odata::Result<&FolderId> {"), "{text}");
        assert!(!generated("person.rs").contains("impl"), "no id, no methods");
    }

    #[test]
    fn a_struct_that_may_be_something_in_particular_leads_there() {
        let mut files = sample();
        let text = |files: &[SchemaFile], at: usize| {
            let (name, described) = &files[0].types[at];
            of_struct(Model { name, described, file: &files[0], catalog: Catalog(files) })
        };
        assert!(!text(&files, 2).contains("read_as"), "nothing derives from a folder");
        files[0].types[0].1.base = Some("folder".to_owned());
        let folder = text(&files, 2);
        assert!(folder.contains("/// Reads it as what it is in particular: [`Letter`](super::Letter).\n"), "{folder}");
        assert!(folder.contains("pub fn type_name(&self) -> Option<&str> {"), "{folder}");
        // The kinds of an abstract type that is a struct are elsewhere.
        assert!(text(&files, 1).contains("in particular: a type that has all of its properties."));
    }

    #[test]
    fn each_property_of_an_abstract_type_can_be_read_of_every_kind() {
        let (mut files, wanted) = (sample(), ["sentAt", "data", "to"]);
        let letter = files[0].types[0].1.properties.clone();
        let shared = letter.into_iter().filter(|(name, _)| wanted.contains(&name.as_str()));
        files[0].types[1].1.properties.extend(shared);
        let (name, described) = &files[0].types[1];
        let model = Model { name, described, file: &files[0], catalog: Catalog(&files) };
        let properties = resolve(model, &mut Imports::default()).unwrap();
        let text = of_enum(model, &files[0].kinds_of("item"), &properties).unwrap();
        for expected in [
            "pub fn id(&self) -> Option<&str> {",
            "Self::Letter(it) => it.id.as_ref().map(|id| id.as_str()),",
            "Self::Unknown(extra) => extra.value(\"id\")?.as_str(),",
            "pub fn sent_at(&self) -> Option<jiff::Timestamp> {",
            "Self::Letter(it) => it.sent_at,",
            "Self::Unknown(extra) => extra.get(\"sentAt\"),",
            "pub fn data(&self) -> Option<&Binary> {",
            "Self::Letter(it) => it.data.as_ref(),",
            "pub fn to(&self) -> Option<&[Person]> {",
            "Self::Letter(it) => it.to.as_deref(),",
        ] {
            assert!(text.contains(expected), "{expected} is not in\n{text}");
        }
    }

    #[test]
    fn a_kind_must_have_what_its_base_has() {
        let mut files = sample();
        files[0].types[0].1.properties.retain(|(name, _)| name != "id");
        let (name, described) = &files[0].types[1];
        let model = Model { name, described, file: &files[0], catalog: Catalog(&files) };
        let properties = resolve(model, &mut Imports::default()).unwrap();
        let problem = of_enum(model, &files[0].kinds_of("item"), &properties).unwrap_err();
        assert!(problem.contains("[letter]: `id` is not what "), "{problem}");
    }
}
