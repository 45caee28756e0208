//! Checks what a client writes against the tables, and brings it into the service's spelling.
//!
//! Invariant: what comes out holds known properties alone, each of its own type.

use super::lex::instant;
use crate::{
    facts::{Kind, Property, Type},
    reply::Failure,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};

/// The properties in `body`, checked. Annotations are passed over.
pub(crate) fn check(
    body: &Map<String, Value>,
    root: &'static Type,
) -> Result<Vec<(&'static Property, Value)>, Failure> {
    let mut checked = Vec::with_capacity(body.len());
    for (name, value) in body.iter().filter(|(name, _)| !name.contains('@')) {
        let property = root.exact(name).ok_or_else(|| unknown(name, root))?;
        checked.push((property, convert(value, &property.kind, name)?));
    }
    Ok(checked)
}

/// One value in the type's own spelling.
pub(crate) fn convert(value: &Value, kind: &'static Kind, name: &str) -> Result<Value, Failure> {
    let wrong = || {
        Failure::bad(
            "RequestBodyRead",
            format!("Cannot convert the value of property '{name}' to the expected type '{}'.", kind.name()),
        )
    };
    Ok(match (kind, value) {
        (_, Value::Null) | (Kind::Opaque | Kind::Navigation(_), _) => value.clone(),
        (Kind::String | Kind::Id, Value::String(_)) | (Kind::Boolean, Value::Bool(_)) => value.clone(),
        // Graph reads quoted booleans and numbers.
        (Kind::Boolean, Value::String(text)) => match text.to_ascii_lowercase().as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => return Err(wrong()),
        },
        (Kind::Int32, Value::Number(number)) if number.as_i64().is_some_and(|n| i32::try_from(n).is_ok()) => {
            value.clone()
        }
        (Kind::Int32, Value::String(text)) => Value::from(text.parse::<i32>().map_err(|_| wrong())?),
        (Kind::Int64, Value::Number(number)) if number.is_i64() => value.clone(),
        (Kind::Int64, Value::String(text)) => Value::from(text.parse::<i64>().map_err(|_| wrong())?),
        (Kind::Double, Value::Number(_)) => value.clone(),
        (Kind::DateTimeOffset, Value::String(text)) if instant(text).is_some() => value.clone(),
        (Kind::Binary, Value::String(text)) if STANDARD.decode(text).is_ok() => value.clone(),
        (Kind::Enum(kind), Value::String(text)) => Value::from(kind.member(text).ok_or_else(wrong)?),
        (Kind::OpenComplex(_), Value::Object(_)) => value.clone(),
        (Kind::Complex(kind), Value::Object(object)) => {
            let mut checked = Map::new();
            for (property, value) in check(object, kind)? {
                checked.insert(property.name.to_owned(), value);
            }
            Value::Object(checked)
        }
        (Kind::Collection(item), Value::Array(items)) => {
            Value::Array(items.iter().map(|entry| convert(entry, item, name)).collect::<Result<_, _>>()?)
        }
        _ => return Err(wrong()),
    })
}

fn unknown(name: &str, root: &Type) -> Failure {
    Failure::bad(
        "RequestBodyRead",
        format!(
            "The property '{name}' does not exist on type 'microsoft.graph.{}'. Make sure to only use property names \
             that are defined by the type.",
            root.name
        ),
    )
}

/// A body that must be a JSON object; an empty one counts as `{}`.
pub(crate) fn object(body: &[u8]) -> Result<Map<String, Value>, Failure> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(Map::new());
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Failure::bad("RequestBodyRead", "The body of the request must be a JSON object.")),
        Err(error) => Err(Failure::bad("BadRequest", format!("Unable to read JSON request payload: {error}."))),
    }
}

/// A parameter of an action, found in any case.
pub(crate) fn parameter<'a>(body: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    body.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).filter(|v| !v.is_null())
}

/// Refuses parameters that the action does not have.
pub(crate) fn only(body: &Map<String, Value>, known: &[&str]) -> Result<(), Failure> {
    for name in body.keys().filter(|name| !name.contains('@')) {
        if !known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return Err(Failure::bad(
                "RequestBodyRead",
                format!("The parameter '{name}' in the request payload is not a valid parameter for the operation."),
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::MESSAGE;
    use serde_json::json;

    fn checked(body: Value) -> Result<Value, Failure> {
        let object = body.as_object().unwrap();
        Ok(Value::Object(check(object, &MESSAGE)?.into_iter().map(|(p, v)| (p.name.to_owned(), v)).collect()))
    }

    #[test]
    fn documented_leniency() {
        let body = json!({"@odata.type": "#microsoft.graph.message", "importance": "High", "isRead": "false",
            "body": {"contentType": "HTML", "content": "x"}});
        assert_eq!(
            checked(body).unwrap(),
            json!({"importance": "high", "isRead": false, "body": {"contentType": "html", "content": "x"}})
        );
    }

    #[test]
    fn mistakes_are_named() {
        let message = |body| checked(body).unwrap_err().message;
        assert!(message(json!({"colour": 1})).contains("'colour' does not exist on type 'microsoft.graph.message'"));
        assert!(message(json!({"Subject": "x"})).contains("'Subject'"));
        assert!(message(json!({"from": {"address": "x"}})).contains("microsoft.graph.recipient"));
        assert!(message(json!({"isRead": 1})).contains("Edm.Boolean"));
        assert!(message(json!({"importance": "huge"})).contains("microsoft.graph.importance"));
        assert!(message(json!({"toRecipients": {}})).contains("Collection(microsoft.graph.recipient)"));
    }
}
