//! Writes an abstract type: an enum of the types that derive from it, told apart by `@odata.type`.
//!
//! Invariant: the enum writes `@odata.type`; the structs in it do not know of it.

use super::Model;
use super::methods;
use super::property::resolve;
use super::text::{Imports, banner, constants, doc, id, type_doc};
use crate::naming;
use crate::schema::Type;

/// Structs with more properties are boxed, so that the enum stays small for the others. It also breaks the circle of a message
/// in an attachment of a message.
const LARGEST_INLINE: usize = 12;

pub(super) fn write(model: Model<'_>) -> Result<String, String> {
    let name = model.rust();
    let variants = model.file.kinds_of(model.name);
    if variants.is_empty() {
        return Err(format!(
            "{} is abstract and nothing derives from it: add a type that does to the same file or, when those are in other crates, \
             put `form = \"struct\"`",
            model.at()
        ));
    }
    let mut imports = Imports::default();
    let properties = resolve(model, &mut imports)?;
    if !properties.is_empty() {
        imports.odata("Field");
    }
    for (derived, described) in &variants {
        imports.add(model.file, &model.file.package, &naming::pascal(described.known_as(derived)));
    }

    let mut text = banner(model.file, &format!("[`{name}`], and the properties that all its kinds share as fields."));
    text += &imports.to_text();
    text += &id(model);
    text += "graph_odata::polymorphic! {\n";
    text += &type_doc("    ", model);
    text += &format!("    pub enum {name} {{\n");
    for (derived, described) in &variants {
        let (variant, held) = (variant(model, derived, described), naming::pascal(described.known_as(derived)));
        let is_large = described.boxed || described.properties.len() > LARGEST_INLINE;
        let held = if is_large { format!("Box<{held}>") } else { held };
        text += &doc("        ", &described.doc);
        text += &format!("        {variant}({held}) = \"#microsoft.graph.{derived}\",\n");
    }
    text += "    }\n}\n";
    text += &methods::of_enum(model, &variants, &properties)?;
    Ok(text + &constants(model, &properties))
}

/// The variant of a type that derives from the model.
pub(super) fn variant(model: Model<'_>, derived: &str, described: &Type) -> String {
    naming::variant(described.known_as(derived), model.described.known_as(model.name))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{generated, sample};
    use super::*;
    use crate::schema::catalog::Catalog;

    #[test]
    fn an_abstract_type_is_an_enum_of_its_kinds() {
        let expected = r##"// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`Item`], and the properties that all its kinds share as fields.

use super::Letter;
use graph_odata::Field;

graph_odata::polymorphic! {
    /// Something in a box.
    pub enum Item {
        /// A letter.
        Letter(Letter) = "#microsoft.graph.letter",
    }
}

impl Item {
    /// The id.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Letter(it) => it.id.as_ref().map(|id| id.as_str()),
            Self::Unknown(extra) => extra.value("id")?.as_str(),
        }
    }
}

/// The id.
pub const ID: Field<Item, String> = Field::new("id");
"##;
        assert_eq!(generated("item.rs"), expected);
    }

    #[test]
    fn large_kinds_are_boxed() {
        let mut files = sample();
        let letter = &mut files[0].types[0].1;
        let property = letter.properties[0].1.clone();
        letter.properties.extend((0..LARGEST_INLINE).map(|number| (format!("more{number}"), property.clone())));
        let (name, described) = &files[0].types[1];
        let text = write(Model { name, described, file: &files[0], catalog: Catalog(&files) }).unwrap();
        assert!(text.contains("Letter(Box<Letter>) = "), "{text}");
    }

    #[test]
    fn an_abstract_type_needs_a_kind() {
        let mut files = sample();
        files[0].types[0].1.base = None;
        let (name, described) = &files[0].types[1];
        let problem = write(Model { name, described, file: &files[0], catalog: Catalog(&files) }).unwrap_err();
        assert!(problem.contains("[item] is abstract and nothing derives from it"), "{problem}");
    }
}
