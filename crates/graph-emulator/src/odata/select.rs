//! `$select` and `$expand`: which properties an answer holds.

use crate::{
    facts::{self, Kind, Type},
    reply::Failure,
};
use serde_json::{Map, Value};

/// The selected properties; `None` for the default ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Select(Option<Vec<&'static str>>);

impl Select {
    /// Reads `$select` for items of `root`. A path selects the property that it begins with.
    pub(crate) fn parse(text: Option<&str>, root: &'static Type) -> Result<Self, Failure> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(Self(None)) };
        let mut names = Vec::new();
        for item in text.split(',').map(str::trim) {
            if item == "*" {
                return Ok(Self(None));
            }
            // A type cast before the property of a derived type.
            let (cast, item) = match item.split_once('/') {
                Some((cast, rest)) if cast.to_ascii_lowercase().starts_with("microsoft.graph.") => (cast, rest),
                _ => ("", item),
            };
            let mut at = root;
            for (depth, name) in item.split('/').enumerate() {
                let property = if depth == 0 { facts::through(cast, name, at) } else { at.property(name) };
                let property = property.ok_or_else(|| Failure::unknown_property(name, at.name))?;
                if depth == 0 && !names.contains(&property.name) {
                    names.push(property.name);
                }
                if let Kind::Complex(kind) | Kind::Collection(Kind::Complex(kind)) = &property.kind {
                    at = kind;
                }
            }
        }
        Ok(Self(Some(names)))
    }

    /// Whether the client chose the properties.
    pub(crate) fn is_default(&self) -> bool {
        self.0.is_none()
    }

    /// Whether `name` was asked for by name.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.0.as_ref().is_some_and(|names| names.contains(&name))
    }

    /// Whether `name` is in the answer, when it comes unasked.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.as_ref().is_none_or(|names| names.contains(&name))
    }

    /// The part of a context URL that names what was selected.
    pub(crate) fn context(&self) -> String {
        self.0.as_ref().map(|names| format!("({})", names.join(","))).unwrap_or_default()
    }

    /// The chosen properties of `item`. Annotations stay, and so does `id` when `keep_id`.
    pub(crate) fn apply(&self, item: &Map<String, Value>, keep_id: bool) -> Map<String, Value> {
        item.iter()
            .filter(|(name, _)| self.has(name) || name.starts_with('@') || (keep_id && *name == "id"))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }
}

/// One expanded navigation property.
#[derive(Debug)]
pub(crate) struct Expand {
    /// The property as the client spelled it.
    pub(crate) name: String,
    /// The options in parentheses.
    pub(crate) options: Vec<(String, String)>,
}

impl Expand {
    /// Reads `$expand`: names, each with options between parentheses that are separated by semicolons.
    pub(crate) fn parse(text: Option<&str>) -> Result<Vec<Self>, Failure> {
        let mut found = Vec::new();
        let Some(text) = text else { return Ok(found) };
        for item in split(text, ',') {
            let (name, inner) = match item.split_once('(') {
                None => (item, ""),
                Some((name, rest)) => {
                    let inner = rest.strip_suffix(')').ok_or_else(|| {
                        Failure::query(format!("Parsing OData Select and Expand failed: Syntax error in '{text}'."))
                    })?;
                    (name, inner)
                }
            };
            let options = split(inner, ';')
                .into_iter()
                .filter(|option| !option.is_empty())
                .map(|option| {
                    let (name, value) = option.split_once('=').unwrap_or((option, ""));
                    (format!("${}", name.trim().trim_start_matches('$').to_ascii_lowercase()), value.to_owned())
                })
                .collect();
            found.push(Self { name: name.trim().to_owned(), options });
        }
        Ok(found)
    }

    /// One of the options in parentheses.
    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The refusal of a name that cannot be expanded.
    pub(crate) fn unknown(&self, type_name: &str) -> Failure {
        Failure::query(format!(
            "Parsing OData Select and Expand failed: Could not find a property named '{}' on type \
             'microsoft.graph.{type_name}'.",
            self.name
        ))
    }
}

/// Splits at `separator` outside parentheses and quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut depth, mut quoted) = (0_i32, false);
    text.split(|c| {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        c == separator && depth == 0 && !quoted
    })
    .map(str::trim)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{ATTACHMENT, MESSAGE};

    #[test]
    fn selects_by_name_in_any_case_and_through_casts() {
        let select =
            Select::parse(Some("Subject, from/emailAddress, toRecipients/emailAddress/address"), &MESSAGE).unwrap();
        assert!(select.names("subject") && select.has("from") && !select.has("body"));
        assert_eq!(select.context(), "(subject,from,toRecipients)");
        assert!(
            Select::parse(Some("id,microsoft.graph.fileAttachment/contentBytes"), &ATTACHMENT)
                .unwrap()
                .names("contentBytes")
        );
        assert!(Select::parse(Some("colour"), &MESSAGE).is_err());
    }

    #[test]
    fn expands_with_options() {
        let expand =
            Expand::parse(Some("attachments($select=id,name;$top=2),extensions($filter=id eq 'a,(b')")).unwrap();
        assert_eq!(expand.len(), 2);
        assert_eq!(expand[0].option("$select"), Some("id,name"));
        assert_eq!(expand[1].option("$filter"), Some("id eq 'a,(b'"));
    }
}
