//! The schema files, `xtask/schema/*.toml`: which types each crate models, their facts, and their words.
//!
//! Invariant: everything is kept in the order of the file, so that reading and writing a file again changes nothing.

pub(crate) mod catalog;
mod read;
mod write;

use serde::Deserialize;

/// One schema file: the models of one crate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SchemaFile {
    /// The file's name without its ending: `mail`.
    pub(crate) stem: String,
    /// The crate that the models are written into: `graph-mail`.
    pub(crate) package: String,
    pub(crate) types: Ordered<Type>,
}

/// A table whose order matters.
pub(crate) type Ordered<T> = Vec<(String, T)>;

/// One type. `kind`, `base`, `open`, and the properties' types and members' names are facts; the rest is chosen by people.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Type {
    /// Absent only between the moment that a person names the type and the next `distill`.
    pub(crate) kind: Option<Kind>,
    #[serde(default)]
    pub(crate) doc: String,
    pub(crate) link: Option<String>,
    /// The nearest ancestor that the same file names.
    pub(crate) base: Option<String>,
    #[serde(default)]
    pub(crate) open: bool,
    /// The newtype that this file declares for the type's `id`.
    pub(crate) id: Option<String>,
    /// Which of the navigation properties to model.
    #[serde(default)]
    pub(crate) navigation: Vec<String>,
    /// All properties, inherited ones first, and the chosen navigation properties last.
    #[serde(default, deserialize_with = "read::ordered")]
    pub(crate) properties: Ordered<Property>,
    /// An enumeration's members and their docs.
    #[serde(default, deserialize_with = "read::ordered")]
    pub(crate) members: Ordered<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Entity,
    Complex,
    Enum,
    /// Never sent itself: always one of the types that derive from it.
    Abstract,
}

impl Kind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Complex => "complex",
            Self::Enum => "enum",
            Self::Abstract => "abstract",
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Property {
    /// The metadata's type, without `Edm.`: `String`, `recipient`, `[recipient]`.
    #[serde(rename = "type")]
    pub(crate) type_name: String,
    /// The id newtype to use in place of `String`.
    pub(crate) id: Option<String>,
    /// The `jiff` type to use in place of `String`.
    #[serde(rename = "as")]
    pub(crate) as_type: Option<String>,
    #[serde(default)]
    pub(crate) doc: String,
}

impl Property {
    /// The type of one item, and whether the property holds a list of them.
    pub(crate) fn item(&self) -> (&str, bool) {
        match self.type_name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(item) => (item, true),
            None => (&self.type_name, false),
        }
    }

    /// The Graph type that it speaks of, if it is not one of OData's own.
    pub(crate) fn graph_type(&self) -> Option<&str> {
        let (item, _) = self.item();
        item.starts_with(|first: char| first.is_ascii_lowercase()).then_some(item)
    }
}

impl SchemaFile {
    pub(crate) fn get(&self, name: &str) -> Option<&Type> {
        self.types.iter().find(|(key, _)| key == name).map(|(_, found)| found)
    }

    /// The file as people know it, for messages and banners.
    pub(crate) fn path(&self) -> String {
        format!("xtask/schema/{}.toml", self.stem)
    }
}
