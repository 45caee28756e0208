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
    /// Id newtypes that the crate has by hand, since more than models speak of them. Types that name one do not declare it.
    pub(crate) ids: Vec<String>,
    pub(crate) types: Ordered<Type>,
}

/// A table whose order matters.
pub(crate) type Ordered<T> = Vec<(String, T)>;

/// One type. `kind`, `base`, `open`, `flags`, and the properties' types and members' names are facts; the rest is chosen by people.
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
    /// Whether an enumeration's members stand in sets.
    #[serde(default)]
    pub(crate) flags: bool,
    /// Another name for Rust, in Graph's spelling, where the type's own would be taken for something else.
    pub(crate) name: Option<String>,
    /// Another form than the kind asks for.
    pub(crate) form: Option<Form>,
    /// Whether properties of this type hold a `Box` of it: for types that are large and seldom there.
    #[serde(default)]
    pub(crate) boxed: bool,
    /// The newtype that this file declares for the type's `id`.
    pub(crate) id: Option<String>,
    /// Which of the navigation properties to model.
    #[serde(default)]
    pub(crate) navigation: Vec<String>,
    /// All properties, inherited ones first, then the chosen navigation properties, and last what the metadata does not have: properties
    /// that say so, and annotations, which begin with `@`.
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

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Form {
    /// An abstract type as a struct of what all its kinds share, for when the kinds are in crates that do not see each other.
    Struct,
    /// An enumeration whose members stand in sets somewhere, though the metadata does not say so.
    Flags,
}

impl Form {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Struct => "struct",
            Self::Flags => "flags",
        }
    }
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
    /// The type to use in place of `String`: one of `jiff`'s, `Hidden`, or a set of an enumeration's members.
    #[serde(rename = "as")]
    pub(crate) as_type: Option<String>,
    /// Whether Graph sends it and the metadata does not declare it, as an open type allows.
    #[serde(default)]
    pub(crate) undeclared: bool,
    #[serde(default)]
    pub(crate) doc: String,
}

impl Type {
    /// The name to use in Rust, in Graph's spelling, of the type that Graph calls `name`: without its namespace, if it has one.
    pub(crate) fn known_as<'a>(&'a self, name: &'a str) -> &'a str {
        self.name.as_deref().or(name.rsplit('.').next()).unwrap_or(name)
    }

    /// Whether it is written as an enum of the types that derive from it.
    pub(crate) fn is_enum_of_kinds(&self) -> bool {
        self.kind == Some(Kind::Abstract) && self.form != Some(Form::Struct)
    }

    /// Whether it is an enumeration of members that stand in sets.
    pub(crate) fn is_flags(&self) -> bool {
        self.flags || self.form == Some(Form::Flags)
    }
}

/// Whether a property is an annotation, such as `@microsoft.graph.downloadUrl`.
pub(crate) fn is_annotation(property: &str) -> bool {
    property.starts_with('@')
}

impl Property {
    /// The type of one item, and whether the property holds a list of them.
    pub(crate) fn item(&self) -> (&str, bool) {
        match self.type_name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(item) => (item, true),
            None => (&self.type_name, false),
        }
    }

    /// The enumeration of an `as = "Flags<…>"`.
    pub(crate) fn set_of(&self) -> Option<&str> {
        self.as_type.as_deref()?.strip_prefix("Flags<")?.strip_suffix('>')
    }

    /// The Graph type that it speaks of, if it is not one of OData's own.
    pub(crate) fn graph_type(&self) -> Option<&str> {
        let item = self.set_of().unwrap_or(self.item().0);
        item.starts_with(|first: char| first.is_ascii_lowercase()).then_some(item)
    }
}

impl SchemaFile {
    pub(crate) fn get(&self, name: &str) -> Option<&Type> {
        self.types.iter().find(|(key, _)| key == name).map(|(_, found)| found)
    }

    /// The concrete types of the file that derive from a type, however far.
    pub(crate) fn kinds_of(&self, base: &str) -> Vec<(&str, &Type)> {
        let kinds =
            self.types.iter().filter(|(_, found)| found.kind != Some(Kind::Abstract) && self.derives(found, base));
        kinds.map(|(name, found)| (name.as_str(), found)).collect()
    }

    fn derives(&self, derived: &Type, base: &str) -> bool {
        let mut ancestor = derived.base.as_deref();
        // No lineage is longer than the file, so a circle in it ends here.
        for _ in &self.types {
            match ancestor {
                Some(found) if found == base => return true,
                Some(found) => ancestor = self.get(found).and_then(|found| found.base.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// The file as people know it, for messages and banners.
    pub(crate) fn path(&self) -> String {
        format!("xtask/schema/{}.toml", self.stem)
    }
}
