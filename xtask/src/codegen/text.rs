//! The parts that every generated file is made of: banner, doc comments, imports, field constants.

use std::collections::{BTreeMap, BTreeSet};

use super::Model;
use super::property::Property;
use crate::naming;
use crate::schema::SchemaFile;

/// As wide as rustfmt.toml allows. Comments are broken here, since rustfmt leaves them alone.
const WIDTH: usize = 120;

/// The file's first lines; `job` is what its module doc says.
pub(super) fn banner(file: &SchemaFile, job: &str) -> String {
    format!("// Written by `cargo xtask codegen` from {}. Edit that instead.\n//! {job}\n\n", file.path())
}

/// A doc comment, broken at the width.
pub(super) fn doc(indent: &str, words: &str) -> String {
    let mut text = String::new();
    let mut line = format!("{indent}///");
    for word in words.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH && !line.ends_with("///") {
            text.push_str(&line);
            text.push('\n');
            line = format!("{indent}///");
        }
        line.push(' ');
        line.push_str(word);
    }
    text + &line + "\n"
}

/// The doc comment of a type: what it is, and where Microsoft describes it.
pub(super) fn type_doc(indent: &str, model: Model<'_>) -> String {
    let mut text = doc(indent, &model.described.doc);
    if let Some(link) = &model.described.link {
        text.push_str(&format!("{indent}///\n"));
        text.push_str(&doc(indent, &format!("Microsoft's page: [{}]({link}).", model.name)));
    }
    text
}

/// The wire name, for those who search the documentation by it.
pub(super) fn alias(indent: &str, rust: &str, wire: &str) -> String {
    if naming::needs_alias(rust, wire) { format!("{indent}#[doc(alias = \"{wire}\")]\n") } else { String::new() }
}

/// The constants that filter, select, order, expand and patch.
pub(super) fn constants(model: Model<'_>, properties: &[Property<'_>]) -> String {
    let owner = model.rust();
    let mut text = String::new();
    for property in properties {
        let (wire, constant) = (property.wire, naming::constant(property.wire));
        text.push('\n');
        text.push_str(&doc("", property.doc));
        text.push_str(&alias("", &constant, wire));
        let of = &property.rust_type;
        text.push_str(&format!("pub const {constant}: Field<{owner}, {of}> = Field::new(\"{wire}\");\n"));
    }
    text
}

/// The declaration of the type's id newtype, if it has one.
pub(super) fn id(model: Model<'_>) -> String {
    let Some(id) = model.declared_id() else { return String::new() };
    let owner = model.rust();
    let article = if owner.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("graph_odata::id! {{\n    /// The id of {article} [`{owner}`].\n    pub struct {id};\n}}\n\n")
}

/// The `use` lines of one file.
#[derive(Debug, Default)]
pub(super) struct Imports(BTreeMap<String, BTreeSet<String>>);

impl Imports {
    /// A name of `package`, or of a sibling module if that is the crate of `file` itself.
    pub(super) fn add(&mut self, file: &SchemaFile, package: &str, name: &str) {
        let from = if package == file.package { "super".to_owned() } else { package.replace('-', "_") };
        self.0.entry(from).or_default().insert(name.to_owned());
    }

    pub(super) fn odata(&mut self, name: &str) {
        self.0.entry("graph_odata".to_owned()).or_default().insert(name.to_owned());
    }

    pub(super) fn to_text(&self) -> String {
        let lines = self.0.iter().map(|(from, names)| {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            format!("use {from}::{{{}}};\n", names.join(", "))
        });
        let text: String = lines.collect();
        if text.is_empty() { text } else { text + "\n" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_break_at_the_width() {
        let text = doc("    ", &"word ".repeat(40));
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.starts_with("    /// word") && line.len() <= WIDTH), "{text}");
        assert_eq!(doc("", "Short."), "/// Short.\n");
    }

    #[test]
    fn aliases_are_only_for_names_that_differ() {
        assert_eq!(alias("    ", "bcc_recipients", "bccRecipients"), "    #[doc(alias = \"bccRecipients\")]\n");
        assert_eq!(alias("", "SUBJECT", "subject"), "");
    }
}
