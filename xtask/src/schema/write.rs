//! Writes schema files, one property a line, so that a change of the metadata reads as a line of a diff.

use std::fmt::Write;

use super::{Property, SchemaFile, Type};

/// Comments do not survive a rewrite, so the one that every file needs is written each time.
const HEADER: &str = "\
# Which types of Microsoft Graph the crate below models, and what we say of them. `cargo xtask distill --csdl <file>` refreshes
# kind, base, open, flags, types and members, and rewrites this file; doc, link, name, form, boxed, id, navigation, a property's `id` and
# `as`, and properties that are `undeclared` or begin with `@` are ours. A comment would be lost: what needs saying belongs into a doc.
# After a change: `cargo xtask codegen`.
";

impl SchemaFile {
    pub(crate) fn to_toml(&self) -> String {
        let mut text = format!("{HEADER}crate = {}\n", quoted(&self.package));
        if !self.ids.is_empty() {
            let ids: Vec<_> = self.ids.iter().map(|id| quoted(id)).collect();
            text += &format!("ids = [{}]\n", ids.join(", "));
        }
        for (name, described) in &self.types {
            write_type(&mut text, &key(name), described);
        }
        text
    }
}

fn write_type(text: &mut String, key_of_type: &str, described: &Type) {
    let mut line = |written: String| {
        text.push_str(&written);
        text.push('\n');
    };
    line(format!("\n[{key_of_type}]"));
    if let Some(kind) = described.kind {
        line(format!("kind = {}", quoted(kind.as_str())));
    }
    line(format!("doc = {}", quoted(&described.doc)));
    let form = described.form.map(|form| form.as_str().to_owned());
    for (name, value) in [
        ("link", &described.link),
        ("name", &described.name),
        ("form", &form),
        ("base", &described.base),
        ("id", &described.id),
    ] {
        if let Some(value) = value {
            line(format!("{name} = {}", quoted(value)));
        }
    }
    for (name, value) in [("open", described.open), ("flags", described.flags), ("boxed", described.boxed)] {
        if value {
            line(format!("{name} = true"));
        }
    }
    if !described.navigation.is_empty() {
        let names: Vec<_> = described.navigation.iter().map(|name| quoted(name)).collect();
        line(format!("navigation = [{}]", names.join(", ")));
    }
    if !described.properties.is_empty() {
        line(format!("\n[{key_of_type}.properties]"));
        for (name, property) in &described.properties {
            line(format!("{} = {}", key(name), inline(property)));
        }
    }
    if !described.members.is_empty() {
        line(format!("\n[{key_of_type}.members]"));
        for (name, doc) in &described.members {
            line(format!("{} = {}", key(name), quoted(doc)));
        }
    }
}

fn inline(property: &Property) -> String {
    let mut text = format!("{{ type = {}", quoted(&property.type_name));
    for (name, value) in [("id", &property.id), ("as", &property.as_type)] {
        if let Some(value) = value {
            // Writing into a String cannot fail.
            let _ = write!(text, ", {name} = {}", quoted(value));
        }
    }
    if property.undeclared {
        text.push_str(", undeclared = true");
    }
    let _ = write!(text, ", doc = {} }}", quoted(&property.doc));
    text
}

fn key(name: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { quoted(name) }
}

fn quoted(value: &str) -> String {
    let mut text = String::from("\"");
    for letter in value.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            control if control.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(control));
            }
            plain => text.push(plain),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Form, Kind};

    #[test]
    fn what_is_written_reads_back_the_same() {
        let property = |type_name: &str, doc: &str| Property {
            type_name: type_name.to_owned(),
            doc: doc.to_owned(),
            ..Property::default()
        };
        let with_id = Property { id: Some("FolderId".to_owned()), ..property("String", "") };
        let with_as = Property { as_type: Some("civil::DateTime".to_owned()), ..property("String", "A time.") };
        let message = Type {
            kind: Some(Kind::Entity),
            doc: "Says \"hello\" with a \\ and a\ttab and \u{7f}.".to_owned(),
            link: Some("https://example.com/message".to_owned()),
            base: Some("item".to_owned()),
            open: true,
            boxed: true,
            name: Some("letter".to_owned()),
            form: Some(Form::Struct),
            id: Some("MessageId".to_owned()),
            navigation: vec!["parts".to_owned(), "more".to_owned()],
            properties: vec![
                ("zed".to_owned(), property("[String]", "Zed.")),
                ("folder".to_owned(), with_id),
                ("at".to_owned(), with_as),
                ("more".to_owned(), Property { undeclared: true, ..property("String", "More.") }),
                ("@x.y".to_owned(), property("String", "An annotation.")),
            ],
            ..Type::default()
        };
        let members = vec![("low".to_owned(), "Low.".to_owned())];
        let tone = Type { kind: Some(Kind::Enum), flags: true, members, ..Type::default() };
        let bare = Type { doc: "Only named.".to_owned(), ..Type::default() };
        let file = SchemaFile {
            ids: vec!["DiskId".to_owned()],
            stem: "x".to_owned(),
            package: "graph-x".to_owned(),
            types: vec![
                ("message".to_owned(), message),
                ("tone".to_owned(), tone),
                ("callRecords.call".to_owned(), bare),
            ],
        };
        let text = file.to_toml();
        let read = SchemaFile::parse("x", &text).unwrap();
        assert_eq!(read, file, "{text}");
        assert_eq!(read.to_toml(), text);
    }

    #[test]
    fn a_property_is_one_line() {
        let property = Property {
            type_name: "[recipient]".to_owned(),
            doc: "The Bcc: recipients.".to_owned(),
            ..Property::default()
        };
        assert_eq!(inline(&property), r#"{ type = "[recipient]", doc = "The Bcc: recipients." }"#);
    }
}
