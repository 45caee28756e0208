//! Who is invited to an event, and what they have answered.

use crate::reply::Failure;
use serde_json::{Map, Value, json};

/// The time of an answer that was not given.
pub(super) const NEVER: &str = "0001-01-01T00:00:00Z";

/// The most that an event may have.
const MOST: usize = 500;

/// The address of an attendee or a recipient.
pub(super) fn address(attendee: &Value) -> &str {
    attendee.pointer("/emailAddress/address").and_then(Value::as_str).unwrap_or_default()
}

/// The list as it was written, completed. Whoever was invited `before` keeps the answer.
pub(super) fn written(list: &Value, before: Option<&Value>) -> Result<Value, Failure> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    if list.len() > MOST {
        return Err(Failure::bad("ErrorInvalidRequest", format!("An event can have {MOST} attendees at most.")));
    }
    let before = before.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut all: Vec<Value> = Vec::with_capacity(list.len());
    for attendee in list {
        let address = address(attendee);
        if address.is_empty() {
            return Err(Failure::bad("ErrorInvalidRequest", "An attendee has no emailAddress with an address."));
        }
        if all.iter().any(|other| is(other, address)) {
            continue;
        }
        let name = attendee.pointer("/emailAddress/name").and_then(Value::as_str).unwrap_or(address);
        let known = before.iter().find(|other| is(other, address));
        let mut fields = Map::new();
        fields.insert(
            "type".into(),
            attendee.get("type").filter(|it| !it.is_null()).cloned().unwrap_or(json!("required")),
        );
        fields.insert("status".into(), json!({"response": "none", "time": NEVER}));
        for name in ["status", "proposedNewTime"] {
            if let Some(value) = known.and_then(|known| known.get(name)) {
                fields.insert(name.into(), value.clone());
            }
        }
        fields.insert("emailAddress".into(), json!({"name": name, "address": address}));
        all.push(Value::Object(fields));
    }
    Ok(all.into())
}

/// Whether that is the attendee's address.
pub(super) fn is(attendee: &Value, wanted: &str) -> bool {
    address(attendee).eq_ignore_ascii_case(wanted)
}
