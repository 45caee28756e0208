//! Writes `generated/mod.rs`: the list of a crate's models.

use super::text::banner;
use crate::naming;
use crate::schema::{SchemaFile, catalog::Catalog};

pub(super) fn write(catalog: Catalog<'_>, file: &SchemaFile) -> String {
    let mut text = banner(file, "The models: one module for each type, with its properties as constants.");
    for (name, described) in &file.types {
        text += &format!("pub mod {};\n", naming::field(described.known_as(name)));
    }
    text.push('\n');
    for (name, described) in &file.types {
        let name = described.known_as(name);
        let mut names = vec![naming::pascal(name)];
        names.extend(described.id.clone().filter(|id| catalog.by_hand(file, id).is_none()));
        text += &format!("pub use {}::{{{}}};\n", naming::field(name), names.join(", "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::tests::generated;

    #[test]
    fn lists_modules_types_and_ids() {
        let expected = "\
// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! The models: one module for each type, with its properties as constants.

pub mod folder;
pub mod item;
pub mod letter;
pub mod tone;

pub use folder::{Folder, FolderId};
pub use item::Item;
pub use letter::{Letter, LetterId};
pub use tone::Tone;
";
        assert_eq!(generated("graph-mail/src/generated/mod.rs"), expected);
    }
}
