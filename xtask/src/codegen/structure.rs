//! Writes an entity or a complex type: struct, wire table and field constants.

use super::Model;
use super::methods;
use super::property::{ETAG, ETAG_FIELD, Property, resolve};
use super::text::{Imports, alias, banner, constants, doc, id, type_doc};

const ETAG_DOC: &str = "The entity tag, `@odata.etag`: changes whenever the item does.";
const EXTRA: &str = "Properties that this version does not model, and OData annotations.";

pub(super) fn write(model: Model<'_>) -> Result<String, String> {
    let name = model.rust();
    let mut imports = Imports::default();
    let properties = resolve(model, &mut imports)?;
    imports.odata("Extra");
    imports.odata("wire");
    if !properties.is_empty() {
        imports.odata("Field");
    }

    let mut text = banner(model.file, &format!("[`{name}`], and its properties as fields of queries and patches."));
    text += &imports.to_text();
    text += &id(model);
    text += &type_doc("", model);
    text += "#[derive(Clone, Debug, Default, PartialEq)]\n#[non_exhaustive]\n";
    text += &format!("pub struct {name} {{\n");
    for property in &properties {
        text += &doc("    ", property.doc);
        text += &alias("    ", &property.field, property.wire);
        text += &format!("    pub {}: Option<{}>,\n", property.field, property.within(&name));
    }
    if model.is_entity() && !properties.iter().any(Property::is_etag) {
        text += &doc("    ", ETAG_DOC);
        text += &format!("    pub {ETAG_FIELD}: Option<String>,\n");
    }
    text += &doc("    ", EXTRA);
    text += "    pub extra: Extra,\n}\n\n";
    text += &table(&name, model.is_entity(), &properties);
    text += &methods::of_struct(model);
    Ok(text + &constants(model, &properties))
}

/// The names on the wire: of what is read and written, and of what is read alone.
fn table(name: &str, is_entity: bool, properties: &[Property<'_>]) -> String {
    let kind = if is_entity { "entity" } else { "complex" };
    let is_tagged = is_entity && properties.iter().any(Property::is_etag);
    let tag = if is_tagged { format!(" tagged \"{ETAG}\"") } else { String::new() };
    let rows = |annotations: bool| {
        let listed = properties.iter().filter(move |property| !(is_tagged && property.is_etag()));
        let chosen = listed.filter(move |property| property.annotation.is_some() == annotations);
        let rows = chosen.map(|Property { field, wire, annotation, .. }| {
            format!("    {field} => \"{}\",\n", annotation.as_deref().unwrap_or(wire))
        });
        rows.collect::<String>()
    };
    let (both, read) = (rows(false), rows(true));
    let read = if read.is_empty() { read } else { format!(" read {{\n{read}}}") };
    let both = if both.is_empty() { both } else { format!("\n{both}") };
    format!("wire!({kind} {name}{tag} {{{both}}}{read});\n")
}

#[cfg(test)]
mod tests {
    use super::super::tests::generated;
    use super::*;

    #[test]
    fn an_entity_is_a_struct_a_table_and_constants() {
        let expected = r#"// Written by `cargo xtask codegen` from xtask/schema/mail.toml. Edit that instead.
//! [`Letter`], and its properties as fields of queries and patches.

use super::{FolderId, Item, Tone};
use graph_odata::{Binary, Extra, Field, wire};
use graph_types::Person;

graph_odata::id! {
    /// The id of a [`Letter`].
    pub struct LetterId;
}

/// A letter.
///
/// Microsoft's page: [letter](https://example.com/letter).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Letter {
    /// The id.
    pub id: Option<LetterId>,
    /// Where it lies.
    #[doc(alias = "folderId")]
    pub folder_id: Option<FolderId>,
    /// How it sounds.
    pub r#type: Option<Tone>,
    /// When, in UTC.
    #[doc(alias = "sentAt")]
    pub sent_at: Option<jiff::Timestamp>,
    /// Its bytes.
    pub data: Option<Binary>,
    /// For whom.
    pub to: Option<Vec<Person>>,
    /// What is in it.
    pub parts: Option<Vec<Item>>,
    /// The entity tag, `@odata.etag`: changes whenever the item does.
    pub etag: Option<String>,
    /// Properties that this version does not model, and OData annotations.
    pub extra: Extra,
}

wire!(entity Letter {
    id => "id",
    folder_id => "folderId",
    r#type => "type",
    sent_at => "sentAt",
    data => "data",
    to => "to",
    parts => "parts",
});

impl Letter {
    /// The id, for calls that need one.
    ///
    /// # Errors
    /// When the answer came without it.
    pub fn require_id(&self) -> graph_odata::Result<&LetterId> {
        graph_odata::__private::require_id(self.id.as_ref())
    }
}

/// The id.
pub const ID: Field<Letter, LetterId> = Field::new("id");

/// Where it lies.
#[doc(alias = "folderId")]
pub const FOLDER_ID: Field<Letter, FolderId> = Field::new("folderId");

/// How it sounds.
pub const TYPE: Field<Letter, Tone> = Field::new("type");

/// When, in UTC.
#[doc(alias = "sentAt")]
pub const SENT_AT: Field<Letter, jiff::Timestamp> = Field::new("sentAt");

/// Its bytes.
pub const DATA: Field<Letter, Binary> = Field::new("data");

/// For whom.
pub const TO: Field<Letter, Vec<Person>> = Field::new("to");

/// What is in it.
pub const PARTS: Field<Letter, Vec<Item>> = Field::new("parts");
"#;
        assert_eq!(generated("letter.rs"), expected);
    }

    #[test]
    fn a_complex_type_has_no_etag() {
        let text = generated("person.rs");
        assert!(!text.contains("etag"), "{text}");
        assert!(text.contains("wire!(complex Person {\n    born => \"born\",\n});"), "{text}");
        assert!(
            text.contains("pub const BORN: Field<Person, jiff::civil::DateTime> = Field::new(\"born\");"),
            "{text}"
        );
    }

    #[test]
    fn a_tag_that_is_a_property_is_the_one_tag_of_its_entity() {
        let [tag, ink] = ["eTag", "ink"].map(|wire| Property {
            wire,
            doc: "",
            field: wire.to_lowercase(),
            rust_type: "String".to_owned(),
            is_boxed: false,
            annotation: None,
        });
        let properties = [tag, ink];
        assert_eq!(table("Pen", true, &properties), "wire!(entity Pen tagged \"eTag\" {\n    ink => \"ink\",\n});\n");
        let plain = "wire!(complex Pen {\n    etag => \"eTag\",\n    ink => \"ink\",\n});\n";
        assert_eq!(table("Pen", false, &properties), plain);
    }

    #[test]
    fn annotations_stand_behind_the_table() {
        let property = |field: &str, annotation: Option<&str>| Property {
            wire: "content",
            doc: "",
            field: field.to_owned(),
            rust_type: "Hidden".to_owned(),
            is_boxed: false,
            annotation: annotation.map(str::to_owned),
        };
        assert_eq!(
            table("Pen", false, &[property("ink", None), property("content", Some("content@odata.mediaReadLink"))]),
            "wire!(complex Pen {\n    ink => \"content\",\n} read {\n    content => \"content@odata.mediaReadLink\",\n});\n"
        );
        assert_eq!(table("Pen", true, &[]), "wire!(entity Pen {});\n");
    }
}
