//! Reads Graph's metadata, a CSDL file, into the few facts that the schema files keep.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::schema::Kind;

/// The namespace that most of Graph lives in. Its types go by their bare names here; those of others keep the rest of the path.
const NAMESPACE: &str = "microsoft.graph";

/// Every entity, complex and enumeration type of a CSDL file by name.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    types: BTreeMap<String, TypeFacts>,
}

/// One type as the metadata declares it: what it inherits is not copied in.
#[derive(Debug)]
pub(crate) struct TypeFacts {
    pub(crate) kind: Kind,
    pub(crate) base: Option<String>,
    pub(crate) open: bool,
    pub(crate) flags: bool,
    /// Name and type, the type in the schema files' spelling: `String`, `[recipient]`.
    pub(crate) properties: Vec<(String, String)>,
    pub(crate) navigation: Vec<(String, String)>,
    pub(crate) members: Vec<(String, i64)>,
}

impl Metadata {
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Self::parse(&text).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(text);
        let mut metadata = Self::default();
        let spaces = Namespaces::of(text)?;
        let mut namespace = String::new();
        let mut current: Option<(String, TypeFacts)> = None;
        loop {
            let event = reader.read_event();
            let at = reader.buffer_position();
            let (element, is_empty) = match event.map_err(|error| format!("byte {at}: {error}"))? {
                Event::Start(element) => (element, false),
                Event::Empty(element) => (element, true),
                Event::End(element) if is_type(element.local_name().as_ref()) => {
                    metadata.types.extend(current.take());
                    continue;
                }
                Event::Eof => break,
                _ => continue,
            };
            let attributes = Attributes::of(&element).map_err(|error| format!("byte {at}: {error}"))?;
            match (element.local_name().as_ref(), &mut current) {
                ("Schema", _) => namespace = attributes.required("Namespace", at)?,
                (name, _) if is_type(name) => {
                    let full = format!("{namespace}.{}", attributes.required("Name", at)?);
                    current = Some((spaces.local_name(&full), TypeFacts::declared(name, &attributes, &spaces)));
                    if is_empty {
                        metadata.types.extend(current.take());
                    }
                }
                ("Property", Some((_, facts))) => facts.properties.push(attributes.property(at, &spaces)?),
                ("NavigationProperty", Some((_, facts))) => facts.navigation.push(attributes.property(at, &spaces)?),
                ("Member", Some((_, facts))) => {
                    // A member without a value has its place in the list as one.
                    let place = i64::try_from(facts.members.len()).unwrap_or(i64::MAX);
                    let value = attributes.get("Value").and_then(|value| value.parse().ok()).unwrap_or(place);
                    facts.members.push((attributes.required("Name", at)?, value));
                }
                _ => {}
            }
        }
        if metadata.types.is_empty() {
            return Err("declares no types: is it a CSDL file?".to_owned());
        }
        Ok(metadata)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&TypeFacts> {
        self.types.get(name)
    }

    /// A type and what it inherits from, the most general first.
    pub(crate) fn lineage<'a>(&'a self, name: &'a str) -> Vec<(&'a str, &'a TypeFacts)> {
        let mut lineage = Vec::new();
        let mut next = Some(name);
        while let Some((name, facts)) = next.and_then(|name| Some((name, self.types.get(name)?))) {
            if lineage.iter().any(|(seen, _)| *seen == name) {
                break; // a circle, in a file that nobody vouches for
            }
            lineage.push((name, facts));
            next = facts.base.as_deref();
        }
        lineage.reverse();
        lineage
    }
}

impl TypeFacts {
    fn declared(element: &str, attributes: &Attributes, spaces: &Namespaces) -> Self {
        let kind = match element {
            "EnumType" => Kind::Enum,
            _ if attributes.is_true("Abstract") => Kind::Abstract,
            "EntityType" => Kind::Entity,
            _ => Kind::Complex,
        };
        Self {
            kind,
            base: attributes.get("BaseType").map(|base| spaces.local_name(base)),
            open: attributes.is_true("OpenType"),
            flags: attributes.is_true("IsFlags"),
            properties: Vec::new(),
            navigation: Vec::new(),
            members: Vec::new(),
        }
    }
}

fn is_type(element: &str) -> bool {
    matches!(element, "EntityType" | "ComplexType" | "EnumType")
}

/// An element's attributes, unescaped.
struct Attributes(Vec<(String, String)>);

impl Attributes {
    fn of(element: &BytesStart<'_>) -> Result<Self, String> {
        let pairs = element.attributes().map(|attribute| {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            Ok((attribute.key.as_ref().to_owned(), value.into_owned()))
        });
        pairs.collect::<Result<_, String>>().map(Self)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn is_true(&self, name: &str) -> bool {
        self.get(name) == Some("true")
    }

    fn required(&self, name: &str, at: u64) -> Result<String, String> {
        self.get(name).map(str::to_owned).ok_or_else(|| format!("byte {at}: the element has no {name}"))
    }

    fn property(&self, at: u64, spaces: &Namespaces) -> Result<(String, String), String> {
        Ok((self.required("Name", at)?, spaces.type_name(&self.required("Type", at)?)))
    }
}

/// How the file abbreviates its namespaces in references. Each abbreviation holds in all of it, before its own place too.
struct Namespaces(BTreeMap<String, String>);

impl Namespaces {
    fn of(text: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(text);
        let mut aliases = BTreeMap::new();
        loop {
            let event = reader.read_event();
            let at = |error: &dyn std::fmt::Display| format!("byte {}: {error}", reader.buffer_position());
            match event.map_err(|error| at(&error))? {
                Event::Start(element) if element.local_name().as_ref() == "Schema" => {
                    let attributes = Attributes::of(&element).map_err(|error| at(&error))?;
                    let (alias, namespace) = (attributes.get("Alias"), attributes.get("Namespace"));
                    aliases.extend(alias.zip(namespace).map(|(alias, space)| (alias.to_owned(), space.to_owned())));
                }
                Event::Eof => return Ok(Self(aliases)),
                _ => {}
            }
        }
    }

    /// `Collection(graph.recipient)` as `[recipient]`, `Edm.String` as `String`. Graph's own names start in lower case, so that the
    /// two cannot be taken for each other.
    fn type_name(&self, reference: &str) -> String {
        if let Some(item) = reference.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')')) {
            return format!("[{}]", self.type_name(item));
        }
        reference.strip_prefix("Edm.").map_or_else(|| self.local_name(reference), str::to_owned)
    }

    fn local_name(&self, reference: &str) -> String {
        let (space, name) = reference.rsplit_once('.').unwrap_or(("", reference));
        let space = self.0.get(space).map_or(space, String::as_str);
        match space.strip_prefix(NAMESPACE) {
            Some("") => name.to_owned(),
            Some(rest) if rest.starts_with('.') => format!("{}.{name}", &rest[1..]),
            _ => reference.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"<?xml version="1.0" encoding="utf-8"?>
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
        <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
          <ComplexType Name="phone"><Property Name="last" Type="self.call" /></ComplexType>
          <EnumType Name="tone" IsFlags="true"><Member Name="high" Value="2" /><Member Name="low" Value="0" /></EnumType>
          <EntityType Name="entity" Abstract="true">
            <Key><PropertyRef Name="id" /></Key>
            <Property Name="id" Type="Edm.String" Nullable="false" />
          </EntityType>
          <EntityType Name="song" BaseType="graph.entity" OpenType="true">
            <Property Name="tags" Type="Collection(Edm.String)"><Annotation Term="a.b" String="x &amp; y" /></Property>
            <NavigationProperty Name="singers" Type="Collection(graph.singer)" ContainsTarget="true" />
          </EntityType>
          <ComplexType Name="empty" />
          <Action Name="play"><Parameter Name="tone" Type="graph.tone" /></Action>
        </Schema>
        <Schema Namespace="microsoft.graph.callRecords" Alias="self">
          <ComplexType Name="call"><Property Name="first" Type="self.call" /><Property Name="tone" Type="graph.tone" /></ComplexType>
          <ComplexType Name="late" BaseType="microsoft.graph.callRecords.call" />
        </Schema>
      </edmx:DataServices></edmx:Edmx>"#;

    #[test]
    fn reads_types_properties_and_members() {
        let metadata = Metadata::parse(SMALL).unwrap();
        let song = metadata.get("song").unwrap();
        assert_eq!((song.kind, song.open, song.base.as_deref()), (Kind::Entity, true, Some("entity")));
        assert_eq!(song.properties, [("tags".to_owned(), "[String]".to_owned())]);
        assert_eq!(song.navigation, [("singers".to_owned(), "[singer]".to_owned())]);
        assert_eq!(metadata.get("entity").unwrap().kind, Kind::Abstract);
        let tone = metadata.get("tone").unwrap();
        assert!(tone.flags);
        assert_eq!(tone.members, [("high".to_owned(), 2), ("low".to_owned(), 0)]);
        assert_eq!(metadata.get("empty").unwrap().kind, Kind::Complex);
        let call = metadata.get("callRecords.call").expect("other namespaces keep their name");
        let types: Vec<_> = call.properties.iter().map(|(_, type_name)| type_name.as_str()).collect();
        assert_eq!(types, ["callRecords.call", "tone"], "whatever the file abbreviates");
        assert_eq!(metadata.get("phone").unwrap().properties[0].1, "callRecords.call", "and wherever");
        assert_eq!(metadata.get("callRecords.late").unwrap().base.as_deref(), Some("callRecords.call"));
    }

    #[test]
    fn lineage_starts_with_the_most_general() {
        let metadata = Metadata::parse(SMALL).unwrap();
        let names: Vec<_> = metadata.lineage("song").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["entity", "song"]);
        assert!(metadata.lineage("nothing").is_empty());
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        assert!(Metadata::parse("<html/>").unwrap_err().contains("is it a CSDL file?"));
        assert!(Metadata::parse("<Schema Namespace='a'><EntityType /></Schema>").unwrap_err().contains("has no Name"));
        assert!(Metadata::parse("<Schema><").unwrap_err().contains("byte"));
    }
}
