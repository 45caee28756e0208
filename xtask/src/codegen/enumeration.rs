//! Writes an enumeration. Whatever Graph adds to it later is the macro's `Unknown`.

use super::Model;
use super::text::{banner, doc, type_doc};
use crate::naming;

pub(super) fn write(model: Model<'_>) -> String {
    let name = naming::pascal(model.name);
    let mut text = banner(model.file, &format!("[`{name}`], an enumeration that Graph may add to."));
    text += "graph_odata::open_enum! {\n";
    text += &type_doc("    ", model);
    text += &format!("    pub enum {name} {{\n");
    for (member, said) in &model.described.members {
        text += &doc("        ", said);
        text += &format!("        {} = \"{member}\",\n", naming::pascal(member));
    }
    text + "    }\n}\n"
}

#[cfg(test)]
mod tests {
    use super::super::tests::generated;

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
}
