//! Reads schema files.

use std::fmt;
use std::fs;
use std::marker::PhantomData;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::{Ordered, SchemaFile, Type};

impl SchemaFile {
    /// All schema files, by name.
    pub(crate) fn read_all(root: &Path) -> Result<Vec<Self>, Vec<String>> {
        let folder = root.join("xtask/schema");
        let entries = fs::read_dir(&folder).map_err(|error| vec![format!("{}: {error}", folder.display())])?;
        let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
        paths.sort();
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for path in paths {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let read = fs::read_to_string(&path).map_err(|error| format!("xtask/schema/{stem}.toml: {error}"));
            match read.and_then(|text| Self::parse(&stem, &text)) {
                Ok(file) => files.push(file),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(files) } else { Err(problems) }
    }

    pub(crate) fn parse(stem: &str, text: &str) -> Result<Self, String> {
        let mut file = Self { stem: stem.to_owned(), package: String::new(), ids: Vec::new(), types: Vec::new() };
        let table: toml::Table = text.parse().map_err(|error| format!("{}: {error}", file.path()))?;
        for (key, value) in table {
            match value {
                toml::Value::String(package) if key == "crate" => file.package = package,
                toml::Value::Array(_) if key == "ids" => {
                    file.ids = value.try_into().map_err(|error| format!("{}: ids: {error}", file.path()))?;
                }
                toml::Value::Table(_) => {
                    let read: Type = value.try_into().map_err(|error| format!("{}: [{key}]: {error}", file.path()))?;
                    file.types.push((key, read));
                }
                _ => {
                    return Err(format!(
                        "{}: `{key}` is neither `crate = \"…\"`, `ids = […]` nor a type's table",
                        file.path()
                    ));
                }
            }
        }
        if file.package.is_empty() {
            return Err(format!(
                "{}: start it with `crate = \"graph-…\"`, the crate to write the models into",
                file.path()
            ));
        }
        Ok(file)
    }
}

/// Deserializes a table into pairs, in the order in which it is written.
pub(super) fn ordered<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Ordered<T>, D::Error> {
    struct Pairs<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
        type Value = Ordered<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a table")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }
    }
    deserializer.deserialize_map(Pairs(PhantomData))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Kind;

    #[test]
    fn keeps_the_order_of_the_file() {
        let text = "crate = \"graph-x\"\n[zebra]\nkind = \"complex\"\n[zebra.properties]\nb = { type = \"[String]\", doc = \"B.\" }\n\
                    a = { type = \"Boolean\" }\n[ant]\ndoc = \"An ant.\"\n";
        let file = SchemaFile::parse("x", text).unwrap();
        let names: Vec<_> = file.types.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["zebra", "ant"]);
        let zebra = file.get("zebra").unwrap();
        assert_eq!(zebra.kind, Some(Kind::Complex));
        assert_eq!(zebra.properties[0].0, "b");
        assert_eq!(zebra.properties[0].1.item(), ("String", true));
        assert_eq!(zebra.properties[1].1.doc, "");
        assert_eq!(file.get("ant").unwrap().kind, None, "named by a person, not distilled yet");
    }

    #[test]
    fn names_the_file_and_the_type_of_a_slip() {
        let slip = SchemaFile::parse("x", "crate = \"graph-x\"\n[ant]\ndoce = \"An ant.\"\n").unwrap_err();
        assert!(slip.contains("xtask/schema/x.toml: [ant]") && slip.contains("doce"), "{slip}");
        assert!(SchemaFile::parse("x", "[ant]\n").unwrap_err().contains("crate ="));
        assert!(SchemaFile::parse("x", "ant = 1\n").unwrap_err().contains("`ant`"));
    }
}
