//! Turns a schema property into a Rust one: its name, its type, and what must be imported for it.

use super::Model;
use super::text::Imports;
use crate::naming;
use crate::schema;

/// The `jiff` types that a schema file may put in place of a string, with `as`.
const TIMES: &[&str] = &["Timestamp", "SignedDuration", "civil::Date", "civil::DateTime", "civil::Time"];

/// A property as a struct's field and as a constant.
#[derive(Debug)]
pub(super) struct Property<'a> {
    pub(super) wire: &'a str,
    pub(super) doc: &'a str,
    /// The struct's field: `r#type`.
    pub(super) field: String,
    /// What is in the field's `Option`: `Vec<Recipient>`.
    pub(super) rust_type: String,
}

impl Property<'_> {
    /// The type as the struct of that name says it: clippy wants `Self` there.
    pub(super) fn within(&self, owner: &str) -> String {
        if self.rust_type == owner {
            "Self".to_owned()
        } else if self.rust_type.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) == Some(owner) {
            "Vec<Self>".to_owned()
        } else {
            self.rust_type.clone()
        }
    }
}

/// All properties of a type; what they need is added to the imports.
pub(super) fn resolve<'a>(model: Model<'a>, imports: &mut Imports) -> Result<Vec<Property<'a>>, String> {
    let properties = model.described.properties.iter().map(|(wire, property)| {
        let item = item_type(model, wire, property, imports)?;
        let (_, is_list) = property.item();
        Ok(Property {
            wire,
            doc: &property.doc,
            field: naming::field(wire),
            rust_type: if is_list { format!("Vec<{item}>") } else { item },
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
    if (id.is_some() || property.as_type.is_some()) && item != "String" {
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
    if let Some(time) = &property.as_type {
        if !TIMES.contains(&time.as_str()) {
            return Err(format!("{at}: `as = \"{time}\"` is not one of {}", TIMES.join(", ")));
        }
        return Ok(format!("jiff::{time}"));
    }
    if let Some(name) = property.graph_type() {
        let Some((file, _)) = model.catalog.find(model.file, name) else {
            return Err(format!("{at}: no schema file that {} may use has the type `{name}`", model.file.package));
        };
        let rust = naming::pascal(name);
        if name != model.name {
            imports.add(model.file, &file.package, &rust);
        }
        return Ok(rust);
    }
    let rust = match item {
        "String" => "String",
        "Boolean" => "bool",
        "Byte" | "Int16" | "Int32" => "i32",
        "Int64" => "i64",
        "Single" | "Double" | "Decimal" => "f64",
        "DateTimeOffset" => "jiff::Timestamp",
        "Date" => "jiff::civil::Date",
        "TimeOfDay" => "jiff::civil::Time",
        "Duration" => "jiff::SignedDuration",
        "Binary" | "Guid" => {
            imports.odata(item);
            item
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
        let property =
            |rust_type: &str| Property { wire: "", doc: "", field: String::new(), rust_type: rust_type.to_owned() };
        assert_eq!(property("Vec<Pen>").within("Pen"), "Vec<Self>");
        assert_eq!(property("Pen").within("Pen"), "Self");
        assert_eq!(property("Vec<Pencil>").within("Pen"), "Vec<Pencil>");
    }

    #[test]
    fn ids_and_times_stand_for_strings() {
        assert_eq!(types("id = { type = \"String\" }\n").unwrap()[0].1, "PenId");
        assert_eq!(types("inkIds = { type = \"[String]\", id = \"PenId\" }\n").unwrap()[0].1, "Vec<PenId>");
        assert_eq!(
            types("at = { type = \"String\", as = \"civil::DateTime\" }\n").unwrap()[0].1,
            "jiff::civil::DateTime"
        );
    }

    #[test]
    fn says_what_it_cannot_map() {
        assert!(types("a = { type = \"Stream\" }\n").unwrap_err().contains("[pen]: `a` is of the type Edm.Stream"));
        assert!(types("a = { type = \"ink\" }\n").unwrap_err().contains("has the type `ink`"));
        assert!(types("a = { type = \"Int32\", id = \"PenId\" }\n").unwrap_err().contains("stand for a String"));
        assert!(
            types("a = { type = \"String\", id = \"InkId\" }\n")
                .unwrap_err()
                .contains("no type declares the id `InkId`")
        );
        assert!(types("a = { type = \"String\", as = \"Date\" }\n").unwrap_err().contains("is not one of"));
    }
}
