//! What is refused and written alike for calendars, their groups and attachments, beside what all records share.

pub(super) use crate::odata::record::{found, page, shown, written};
use crate::reply::Failure;
use http::StatusCode;
use serde_json::{Map, Value};

/// The written name, without white space around it; `None` when there is nothing in it.
pub(super) fn name(written: &Map<String, Value>) -> Option<String> {
    let name = written.get("name").and_then(Value::as_str).map(str::trim);
    name.filter(|name| !name.is_empty()).map(str::to_owned)
}

/// The refusal of a thing without a name.
pub(super) fn nameless() -> Failure {
    Failure::bad("ErrorInvalidRequest", "The property 'name' is required.")
}

/// The refusal of a name that another has.
pub(super) fn exists(name: &str) -> Failure {
    let message = format!("A folder with the specified name already exists., Could not create folder '{name}'.");
    Failure::new(StatusCode::CONFLICT, "ErrorFolderExists", message)
}

/// The refusal to delete what every mailbox has.
pub(super) fn distinguished() -> Failure {
    Failure::new(StatusCode::FORBIDDEN, "ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be deleted.")
}
