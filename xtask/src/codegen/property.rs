//! Turns a schema property into a Rust one: its name, its type, and what must be imported for it.

use super::Model;
use super::boxes;
use super::text::Imports;
use crate::naming;
use crate::schema::{self, is_annotation};

/// The types that a schema file may put in place of a string, with `as`, next to sets of flags.
const TIMES: &[&str] = &["Timestamp", "SignedDuration", "civil::Date", "civil::DateTime", "civil::Time"];
const HIDDEN: &str = "Hidden";
/// The property that is an entity's tag under another name than `@odata.etag`, and the field that holds it, whichever name it comes by.
pub(super) const ETAG: &str = "eTag";
pub(super) const ETAG_FIELD: &str = "etag";

/// A property as a struct's field and as a constant.
#[derive(Debug)]
pub(super) struct Property<'a> {
    /// The name in queries.
    pub(super) wire: &'a str,
    pub(super) doc: &'a str,
    /// The struct's field: `r#type`.
    pub(super) field: String,
    /// The type as queries and patches know it: `Vec<Recipient>`.
    pub(super) rust_type: String,
    /// Whether the field holds a `Box` of it.
    pub(super) is_boxed: bool,
    /// Where the value comes from, if it is read and not written.
    pub(super) annotation: Option<String>,
}

impl Property<'_> {
    /// Whether it is the entity's tag, which the table names by itself.
    pub(super) fn is_etag(&self) -> bool {
        self.wire == ETAG
    }

    /// What is in the field's `Option`, as the struct of that name says it: clippy wants `Self` there.
    pub(super) fn within(&self, owner: &str) -> String {
        let held = if self.rust_type == owner {
            "Self".to_owned()
        } else if self.rust_type.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) == Some(owner) {
            "Vec<Self>".to_owned()
        } else {
            self.rust_type.clone()
        };
        if self.is_boxed { format!("Box<{held}>") } else { held }
    }
}

/// All properties of a type; what they need is added to the imports.
pub(super) fn resolve<'a>(model: Model<'a>, imports: &mut Imports) -> Result<Vec<Property<'a>>, String> {
    let properties = model.described.properties.iter().map(|(wire, property)| {
        let item = item_type(model, wire, property, imports)?;
        let (edm, is_list) = property.item();
        Ok(Property {
            wire,
            doc: &property.doc,
            field: naming::field(wire),
            rust_type: if is_list { format!("Vec<{item}>") } else { item },
            is_boxed: boxes::is_boxed(model, property),
            annotation: match edm {
                // A stream's bytes are somewhere else, and the answer says where, if anything.
                "Stream" => Some(format!("{wire}@odata.mediaReadLink")),
                _ => is_annotation(wire).then(|| wire.clone()),
            },
        })
    });
    properties.collect()
}

fn item_type(
    model: Model<'_>,
    wire: &str,
    property: &schema::Property,
    imports: &mut Imports,
) -> Result<String, String> {
    let at = format!("{}: `{wire}`", model.at());
    let (item, _) = property.item();
    let id = property.id.as_ref().or(model.described.id.as_ref().filter(|_| wire == "id"));
    if (id.is_some() || property.as_type.is_some()) && !["String", "Guid"].contains(&item) {
        return Err(format!("{at} has `id` or `as`, which stand for a String, but is of the type {item}: remove them"));
    }
    if let Some(id) = id {
        let Some((file, owner)) = model.catalog.find_id(model.file, id) else {
            return Err(format!(
                "{at}: no type declares the id `{id}`: put `id = \"{id}\"` under the type that it identifies"
            ));
        };
        if file.stem != model.file.stem || owner != model.name {
            imports.add(model.file, &file.package, id);
        }
        return Ok(id.clone());
    }
    if let Some(name) = property.graph_type() {
        let Some((file, described)) = model.catalog.find(model.file, name) else {
            return Err(format!("{at}: no schema file that {} may use has the type `{name}`", model.file.package));
        };
        let rust = naming::pascal(described.known_as(name));
        if name != model.name {
            imports.add(model.file, &file.package, &rust);
        }
        if property.set_of().is_some() && !described.is_flags() {
            return Err(format!("{at} is a set of `{name}`, which is no set: put `form = \"flags\"` under [{name}]"));
        }
        if !described.is_flags() || (item == name && !described.flags) {
            return Ok(rust);
        }
        imports.odata("Flags");
        return Ok(format!("Flags<{rust}>"));
    }
    match property.as_type.as_deref() {
        Some(HIDDEN) => {
            imports.odata(HIDDEN);
            return Ok(HIDDEN.to_owned());
        }
        Some(time) if TIMES.contains(&time) => return Ok(format!("jiff::{time}")),
        Some(other) => {
            let known = TIMES.join(", ");
            return Err(format!("{at}: `as = \"{other}\"` is not one of {HIDDEN}, Flags<…>, {known}"));
        }
        None => {}
    }
    let rust = match item {
        "String" => "String",
        "Boolean" => "bool",
        "Byte" | "SByte" | "Int16" | "Int32" => "i32",
        "Int64" => "i64",
        "Single" | "Double" | "Decimal" => "f64",
        "DateTimeOffset" => "jiff::Timestamp",
        "Date" => "jiff::civil::Date",
        "TimeOfDay" => "jiff::civil::Time",
        "Duration" => "jiff::SignedDuration",
        // Graph's own word for any JSON, and OData's.
        "Json" | "Untyped" => "serde_json::Value",
        "Binary" | "Guid" => {
            imports.odata(item);
            item
        }
        "Stream" => {
            imports.odata(HIDDEN);
            HIDDEN
        }
        other => {
            return Err(format!(
                "{at} is of the type Edm.{other}, which xtask/src/codegen/property.rs does not know yet"
            ));
        }
    };
    Ok(rust.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SchemaFile;
    use crate::schema::catalog::Catalog;

    fn types(properties: &str) -> Result<Vec<(String, String)>, String> {
        let text = format!("crate = \"graph-x\"\n[pen]\nid = \"PenId\"\n[pen.properties]\n{properties}");
        let files = [SchemaFile::parse("x", &text)?];
        let (name, described) = &files[0].types[0];
        let model = Model { name, described, file: &files[0], catalog: Catalog(&files) };
        let found = resolve(model, &mut Imports::default())?;
        Ok(found.into_iter().map(|property| (property.field, property.rust_type)).collect())
    }

    #[test]
    fn maps_the_types_of_odata() {
        for (edm, rust) in [
            ("Boolean", "bool"),
            ("Int16", "i32"),
            ("Int64", "i64"),
            ("Decimal", "f64"),
            ("DateTimeOffset", "jiff::Timestamp"),
            ("Duration", "jiff::SignedDuration"),
            ("[Date]", "Vec<jiff::civil::Date>"),
            ("[TimeOfDay]", "Vec<jiff::civil::Time>"),
            ("Binary", "Binary"),
            ("Guid", "Guid"),
            ("[Guid]", "Vec<Guid>"),
            ("Json", "serde_json::Value"),
            ("Untyped", "serde_json::Value"),
            ("Stream", "Hidden"),
            ("[pen]", "Vec<Pen>"),
        ] {
            assert_eq!(
                types(&format!("type = {{ type = \"{edm}\" }}\n")).unwrap(),
                [("r#type".to_owned(), rust.to_owned())]
            );
        }
    }

    #[test]
    fn a_struct_calls_its_own_type_self() {
        let within = |rust_type: &str, is_boxed| {
            let rust_type = rust_type.to_owned();
            Property { wire: "", doc: "", field: String::new(), rust_type, is_boxed, annotation: None }.within("Pen")
        };
        assert_eq!(within("Vec<Pen>", false), "Vec<Self>");
        assert_eq!(within("Pen", true), "Box<Self>");
        assert_eq!(within("Vec<Pencil>", false), "Vec<Pencil>");
    }

    #[test]
    fn ids_and_times_stand_for_strings() {
        assert_eq!(types("id = { type = \"String\" }\n").unwrap()[0].1, "PenId");
        assert_eq!(types("inkIds = { type = \"[String]\", id = \"PenId\" }\n").unwrap()[0].1, "Vec<PenId>");
        assert_eq!(
            types("at = { type = \"String\", as = \"civil::DateTime\" }\n").unwrap()[0].1,
            "jiff::civil::DateTime"
        );
        assert_eq!(types("url = { type = \"String\", as = \"Hidden\" }\n").unwrap()[0].1, "Hidden");
        assert_eq!(types("penId = { type = \"Guid\", id = \"PenId\" }\n").unwrap()[0].1, "PenId");
    }

    #[test]
    fn says_what_it_cannot_map() {
        assert!(types("a = { type = \"Geo\" }\n").unwrap_err().contains("[pen]: `a` is of the type Edm.Geo"));
        assert!(types("a = { type = \"String\", as = \"Flags<pen>\" }\n").unwrap_err().contains("form = \"flags\""));
        assert!(types("a = { type = \"ink\" }\n").unwrap_err().contains("has the type `ink`"));
        assert!(types("a = { type = \"Int32\", id = \"PenId\" }\n").unwrap_err().contains("stand for a String"));
        assert!(
            types("a = { type = \"String\", id = \"InkId\" }\n")
                .unwrap_err()
                .contains("no type declares the id `InkId`")
        );
        assert!(types("a = { type = \"String\", as = \"Date\" }\n").unwrap_err().contains("is not one of"));
    }

    #[test]
    fn sets_are_flags_and_single_members_are_not() {
        for (facts, written, rust) in [
            ("flags = true", "type = \"tone\"", "Flags<Tone>"),
            ("flags = true", "type = \"[tone]\"", "Vec<Flags<Tone>>"),
            ("form = \"flags\"", "type = \"tone\"", "Tone"),
            ("form = \"flags\"", "type = \"String\", as = \"Flags<tone>\"", "Flags<Tone>"),
            ("", "type = \"tone\"", "Tone"),
        ] {
            let text = format!(
                "crate = \"graph-x\"\n[pen]\n[pen.properties]\na = {{ {written} }}\n[tone]\nkind = \"enum\"\n{facts}\n"
            );
            let files = [SchemaFile::parse("x", &text).unwrap()];
            let (name, described) = &files[0].types[0];
            let model = Model { name, described, file: &files[0], catalog: Catalog(&files) };
            let mut imports = Imports::default();
            assert_eq!(resolve(model, &mut imports).unwrap()[0].rust_type, rust);
            assert_eq!(imports.to_text().contains("Flags"), rust.contains("Flags"));
        }
    }

    #[test]
    fn streams_and_annotations_are_read_from_elsewhere() {
        let text = "crate = \"graph-x\"\n[pen]\n[pen.properties]\ncontent = { type = \"Stream\" }\n\
                    \"@microsoft.graph.downloadUrl\" = { type = \"String\", as = \"Hidden\" }\nink = { type = \"String\" }\n";
        let files = [SchemaFile::parse("x", text).unwrap()];
        let (name, described) = &files[0].types[0];
        let model = Model { name, described, file: &files[0], catalog: Catalog(&files) };
        let found = resolve(model, &mut Imports::default()).unwrap();
        let found: Vec<_> = found.iter().map(|it| (it.field.as_str(), it.wire, it.annotation.as_deref())).collect();
        let url = "@microsoft.graph.downloadUrl";
        assert_eq!(
            found,
            [
                ("content", "content", Some("content@odata.mediaReadLink")),
                ("download_url", url, Some(url)),
                ("ink", "ink", None)
            ]
        );
    }
}
