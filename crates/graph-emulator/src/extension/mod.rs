//! What apps keep with an item of Outlook: extended properties of MAPI, and open extensions. Each kind of item that has them shares this.
//!
//! Invariant: they stand in the item's record, where filters find them, and are shown only to whoever expands them.

mod properties;
mod routes;

pub(crate) use properties::{check, merge};
pub(crate) use routes::{create, delete, get, list, update};

use crate::{
    facts::{Kind, MULTI_VALUE, OPEN_EXTENSION, SINGLE_VALUE, Type},
    odata::{
        bind::{self, Bound},
        eval, parse,
        select::Expand,
    },
    reply::Failure,
};
use http::StatusCode;
use serde_json::{Map, Value};

/// What stands before an extension's name in its id.
const PREFIX: &str = "microsoft.graph.openTypeExtension.";

/// The navigation properties that lead to what is kept.
const NAMES: &[(&str, &Kind)] = &[
    ("extensions", &OPEN_EXTENSION),
    ("multiValueExtendedProperties", &MULTI_VALUE),
    ("singleValueExtendedProperties", &SINGLE_VALUE),
];

/// What is expanded of all that is kept.
#[derive(Debug, Default)]
pub(crate) struct Expansion(Vec<(&'static str, Bound)>);

impl Expansion {
    /// Takes what `expand` asks for, when it asks for something that is kept.
    pub(crate) fn take(&mut self, expand: &Expand) -> Result<bool, Failure> {
        let Some((name, kind)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&expand.name)) else {
            return Ok(false);
        };
        let Some(filter) = expand.option("$filter") else {
            let code =
                if *name == "extensions" { "ErrorGraphExtensionExpandRequiresFilter" } else { "ErrorInvalidRequest" };
            return Err(Failure::bad(
                code,
                format!("'$expand={name}' needs a $filter with the ids of what is wanted."),
            ));
        };
        let (Kind::Complex(root) | Kind::OpenComplex(root)) = kind else { return Ok(false) };
        self.0.push((name, by_id(filter, root, name)?));
        Ok(true)
    }

    /// Adds to `shown` what was asked for of `record`. What there is nothing of is left out.
    pub(crate) fn show(&self, record: &Value, shown: &mut Map<String, Value>) {
        for (name, filter) in &self.0 {
            let all = record.get(*name).and_then(Value::as_array).into_iter().flatten();
            let found: Vec<Value> = all.filter(|it| eval::matches(filter, it)).map(told).collect();
            if !found.is_empty() {
                shown.insert((*name).to_owned(), found.into());
            }
        }
    }
}

/// The filter of an expansion, which names ids alone.
fn by_id(filter: &str, root: &'static Type, name: &str) -> Result<Bound, Failure> {
    let filter = bind::bind(&parse::parse(&without_prefix(filter))?, root)?;
    if filter.properties.iter().any(|property| property != "id") {
        let message = format!("'$expand={name}' can be filtered by 'id' alone.");
        return Err(Failure::bad("ErrorInvalidUrlQueryFilter", message));
    }
    if name != "extensions" {
        for id in literals(&filter.bound) {
            properties::Name::parse(id)?;
        }
    }
    Ok(filter.bound)
}

/// The texts that a filter compares with.
fn literals(bound: &Bound) -> Vec<&str> {
    use crate::odata::lex::Literal;
    match bound {
        Bound::Literal(Literal::String(text)) => vec![text],
        Bound::Not(inner) => literals(inner),
        Bound::And(left, right) | Bound::Or(left, right) | Bound::Compare { left, right, .. } => {
            [literals(left), literals(right)].concat()
        }
        Bound::In { list, .. } => list.iter().flat_map(literals).collect(),
        _ => Vec::new(),
    }
}

/// A filter in which extensions go by their names, as they do in records.
pub(crate) fn without_prefix(filter: &str) -> String {
    let lower = filter.to_ascii_lowercase();
    let prefix = PREFIX.to_ascii_lowercase();
    let mut kept = String::with_capacity(filter.len());
    let mut at = 0;
    while let Some(found) = lower[at..].find(&prefix) {
        kept.push_str(&filter[at..at + found]);
        at += found + prefix.len();
    }
    kept.push_str(&filter[at..]);
    kept
}

/// Takes what is kept out of a record that is shown.
pub(crate) fn hide(shown: &mut Map<String, Value>) {
    for (name, _) in NAMES {
        shown.remove(*name);
    }
}

/// Takes what is kept out of a record that goes to somebody else.
pub(crate) fn strip(record: &mut Value) {
    if let Value::Object(fields) = record {
        hide(fields);
    }
}

/// Something that is kept, as answers have it. Only extensions have another id there.
fn told(kept: &Value) -> Value {
    let mut told = kept.clone();
    if let (Some(name), Value::Object(fields)) = (kept.get("extensionName").and_then(Value::as_str), &mut told) {
        fields.insert("@odata.type".into(), "#microsoft.graph.openTypeExtension".into());
        fields.insert("id".into(), format!("{PREFIX}{name}").into());
    }
    told
}

/// An open extension as a client writes it with POST, checked.
pub(crate) fn written(body: &Map<String, Value>) -> Result<Value, Failure> {
    let kind = body.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
    if !kind.trim_start_matches('#').eq_ignore_ascii_case("microsoft.graph.openTypeExtension") {
        let message = "The '@odata.type' of an extension must be 'microsoft.graph.openTypeExtension'.";
        return Err(Failure::bad("RequestBodyRead", message));
    }
    let name = body.get("extensionName").and_then(Value::as_str).unwrap_or_default().trim();
    if name.is_empty() {
        let message = "The required property 'extensionName' of the extension is missing.";
        return Err(Failure::bad("ErrorInvalidRequest", message));
    }
    let mut kept = own(body);
    kept.insert("id".into(), name.into());
    kept.insert("extensionName".into(), name.into());
    Ok(Value::Object(kept))
}

/// What the client keeps, without what the service says itself.
fn own(body: &Map<String, Value>) -> Map<String, Value> {
    let own = body.iter().filter(|(name, _)| !name.contains('@') && !["id", "extensionName"].contains(&name.as_str()));
    own.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Where the extension of that name, or with that id, stands.
fn position(record: &Value, key: &str) -> Option<usize> {
    let name = without_prefix(key);
    let all = record.get("extensions")?.as_array()?;
    all.iter().position(|it| it["extensionName"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(&name)))
}

/// The extensions of a record.
fn extensions(record: &mut Value) -> Option<&mut Vec<Value>> {
    let slot = record.as_object_mut()?.entry("extensions").or_insert_with(|| Value::Array(Vec::new()));
    slot.as_array_mut()
}

/// Adds an extension, whose name must be a new one.
pub(crate) fn add(record: &mut Value, extension: Value) -> Result<(), Failure> {
    let name = extension["extensionName"].as_str().unwrap_or_default().to_owned();
    if position(record, &name).is_some() {
        let message = format!("An extension already exists with given id '{name}'.");
        return Err(Failure::new(StatusCode::CONFLICT, "ErrorItemSave", message));
    }
    if let Some(all) = extensions(record) {
        all.push(extension);
    }
    Ok(())
}
