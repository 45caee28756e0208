//! Writes an enumeration. Whatever Graph adds to it later is the macro's `Unknown`.

use super::Model;
use super::text::{banner, doc, type_doc};
use crate::naming;

pub(super) fn write(model: Model<'_>) -> String {
    let name = model.rust();
    let of_sets = model.described.is_flags();
    let job = if of_sets { "whose members stand in sets and which Graph may add to" } else { "that Graph may add to" };
    let mut text = banner(model.file, &format!("[`{name}`], an enumeration {job}."));
    text += if of_sets { "graph_odata::flags! {\n" } else { "graph_odata::open_enum! {\n" };
    text += &type_doc("    ", model);
    text += &format!("    pub enum {name} {{\n");
    for (member, said) in &model.described.members {
        text += &doc("        ", said);
        text += &format!("        {} = \"{member}\",\n", naming::member(member));
    }
    text + "    }\n}\n"
}

#[cfg(test)]
mod tests {
    use super::super::tests::{generated, sample};
    use super::*;
    use crate::schema::catalog::Catalog;

    #[test]
    fn members_keep_their_wire_names() {
        let expected = r#"// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`Tone`], an enumeration that Graph may add to.

graph_odata::open_enum! {
    /// A tone.
    pub enum Tone {
        /// Very loud.
        VeryLoud = "veryLoud",
    }
}
"#;
        assert_eq!(generated("tone.rs"), expected);
    }

    #[test]
    fn members_of_sets_are_flags() {
        let mut files = sample();
        files[0].types[3].1.flags = true;
        let (name, described) = &files[0].types[3];
        let text = write(Model { name, described, file: &files[0], catalog: Catalog(&files) });
        assert!(text.contains("graph_odata::flags! {\n    /// A tone.\n    pub enum Tone {\n"), "{text}");
    }
}
