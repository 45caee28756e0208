//! Extended properties: their names, their types, and what a write does to those that are there.

use crate::{odata::lex::instant, reply::Failure};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};

/// The types of values. Each has a form for several of them.
const TYPES: &[&str] = &[
    "ApplicationTime",
    "Binary",
    "Boolean",
    "CLSID",
    "Currency",
    "Double",
    "Float",
    "Integer",
    "Long",
    "Object",
    "Short",
    "String",
    "SystemTime",
];

/// What a property is called: `String {guid} Name text`, `Integer {guid} Id 0x8012` or `SystemTime 0x3FEF`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    kind: &'static str,
    several: bool,
}

impl Name {
    pub(super) fn parse(id: &str) -> Result<Self, Failure> {
        Self::read(id).ok_or_else(|| {
            let message = "The extended property attribute combination is invalid.";
            Failure::bad("ErrorInvalidExtendedProperty", format!("{message} ('{id}')"))
        })
    }

    fn read(id: &str) -> Option<Self> {
        let (kind, rest) = id.trim().split_once(' ')?;
        let known = |kind: &str| TYPES.iter().copied().find(|known| known.eq_ignore_ascii_case(kind));
        let several = kind.get(kind.len().saturating_sub(5)..).is_some_and(|end| end.eq_ignore_ascii_case("Array"));
        let kind = known(if several { &kind[..kind.len() - 5] } else { kind })?;
        // As numbers of MAPI these are 16 and 32 bits, which Graph calls by one name.
        if matches!(kind, "Long" | "Object") {
            return None;
        }
        let is_known = match rest.trim_start().strip_prefix('{') {
            None => is_number(rest.trim()),
            Some(rest) => {
                let (guid, rest) = rest.split_once('}')?;
                let (how, what) = rest.trim_start().split_once(' ')?;
                let named = how.eq_ignore_ascii_case("Name") && !what.trim().is_empty();
                is_guid(guid) && (named || (how.eq_ignore_ascii_case("Id") && is_number(what.trim())))
            }
        };
        is_known.then_some(Self { kind, several })
    }

    /// A value in the spelling that is kept, if it is one of the type.
    fn value(&self, text: &str) -> Option<String> {
        let kept = |is_value: bool| is_value.then(|| text.to_owned());
        match self.kind {
            "Integer" | "Short" => kept(text.parse::<i32>().is_ok()),
            "Currency" => kept(text.parse::<i64>().is_ok()),
            "Double" | "Float" => kept(text.parse::<f64>().is_ok()),
            "Boolean" => text.to_ascii_lowercase().parse::<bool>().ok().map(|value| value.to_string()),
            "Binary" => kept(STANDARD.decode(text).is_ok()),
            "CLSID" => kept(is_guid(text.trim_matches(['{', '}']))),
            "SystemTime" | "ApplicationTime" => {
                // A time without a zone is one of UTC.
                let time = instant(text).or_else(|| instant(&format!("{text}Z")))?;
                Some(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
            }
            _ => Some(text.to_owned()),
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    match digits {
        Some(digits) => !digits.is_empty() && digits.len() <= 8 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => !text.is_empty() && text.len() <= 10 && text.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

fn is_guid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12] && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Checks what a client writes to the property `name` of an item, and brings values into one spelling. Null takes a property away.
pub(crate) fn check(name: &str, written: &Value) -> Result<Value, Failure> {
    let several = name == "multiValueExtendedProperties";
    let wrong = |id: &str| {
        let message = format!("The value of the extended property '{id}' is not of its type.");
        Failure::bad("ErrorInvalidExtendedPropertyValue", message)
    };
    let mut checked = Vec::new();
    for property in written.as_array().map(Vec::as_slice).unwrap_or_default() {
        let id = property.get("id").and_then(Value::as_str).unwrap_or_default();
        let known = Name::parse(id)?;
        if known.several != several {
            return Err(wrong(id));
        }
        let spelled = |value: &Value| {
            let text = value.as_str().and_then(|text| known.value(text));
            text.map(Value::String).ok_or_else(|| wrong(id))
        };
        let value = match property.get("value").unwrap_or(&Value::Null) {
            Value::Array(values) if several => Value::Array(values.iter().map(spelled).collect::<Result<_, _>>()?),
            Value::Null => Value::Null,
            value => spelled(value)?,
        };
        checked.push(Value::Object(Map::from_iter([("id".to_owned(), id.into()), ("value".to_owned(), value)])));
    }
    Ok(Value::Array(checked))
}

/// Writes checked properties over those that are there.
pub(crate) fn merge(record: &mut Value, name: &str, written: Value) {
    let Value::Array(written) = written else { return };
    let Some(fields) = record.as_object_mut() else { return };
    let slot = fields.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    let Some(kept) = slot.as_array_mut() else { return };
    for property in written {
        let is_it = |it: &Value| {
            let (known, id) = (it["id"].as_str().unwrap_or_default(), property["id"].as_str().unwrap_or_default());
            known.eq_ignore_ascii_case(id)
        };
        kept.retain(|it| !is_it(it));
        if !property["value"].is_null() {
            kept.push(property);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SET: &str = "{66f5a359-4659-4830-9070-00047ec6ac6e}";

    #[test]
    fn names_of_properties() {
        for (id, kind, several) in [
            (format!("String {SET} Name Colour of it"), "String", false),
            (format!("integer {SET} Id 0x8012"), "Integer", false),
            (format!("StringArray {SET} Name Tags"), "String", true),
            ("SystemTime 0x3FEF".into(), "SystemTime", false),
            ("Boolean 32769".into(), "Boolean", false),
        ] {
            assert_eq!(Name::read(&id), Some(Name { kind, several }), "{id}");
        }
        for id in [
            "".into(),
            "String".into(),
            "Colour 0x1".into(),
            "String 0x".into(),
            "String name".into(),
            format!("Long {SET} Id 0x0027"),
            format!("String {SET} Name "),
            format!("String {SET} Number 1"),
            format!("String {SET}"),
            "String {66f5a359} Name x".into(),
            "Array 0x1".into(),
            "é 0x1".into(),
        ] {
            assert_eq!(Name::read(&id), None, "{id}");
        }
    }

    #[test]
    fn values_are_of_their_type() {
        let one = |kind: &str, value: &str| {
            check("singleValueExtendedProperties", &json!([{"id": format!("{kind} 0x1"), "value": value}]))
        };
        for (kind, value, kept) in [
            ("Integer", "-7", "-7"),
            ("Boolean", "True", "true"),
            ("Double", "1.5", "1.5"),
            ("SystemTime", "2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00Z"),
            ("SystemTime", "2026-03-01T10:00:00", "2026-03-01T10:00:00Z"),
            ("Binary", "AAE=", "AAE="),
            ("CLSID", SET, SET),
            ("String", "", ""),
        ] {
            assert_eq!(one(kind, value).unwrap()[0]["value"], kept, "{kind}");
        }
        for (kind, value) in
            [("Integer", "x"), ("Boolean", "1"), ("SystemTime", "soon"), ("Binary", "!"), ("CLSID", "1")]
        {
            assert_eq!(one(kind, value).unwrap_err().code, "ErrorInvalidExtendedPropertyValue", "{kind}");
        }
        assert!(check("singleValueExtendedProperties", &json!([{"id": "StringArray 0x1", "value": "x"}])).is_err());
        assert!(check("multiValueExtendedProperties", &json!([{"id": "StringArray 0x1", "value": ["x", 1]}])).is_err());
    }

    #[test]
    fn writes_replace_by_name_and_null_takes_away() {
        let mut record = json!({});
        let mut write = |value: Value| {
            merge(&mut record, "singleValueExtendedProperties", value);
            record["singleValueExtendedProperties"].clone()
        };
        write(json!([{"id": "String 0x1", "value": "a"}, {"id": "String 0x2", "value": "b"}]));
        assert_eq!(write(json!([{"id": "string 0x1", "value": "c"}])).as_array().unwrap().len(), 2);
        assert_eq!(write(json!([{"id": "String 0x1", "value": null}])), json!([{"id": "String 0x2", "value": "b"}]));
    }
}
