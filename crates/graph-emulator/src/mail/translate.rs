//! Ids in other formats.

use crate::{
    call::Call,
    facts::{ID_FORMAT, Kind, TEXTS},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Mailbox, State},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE},
};
use serde_json::{Value, json};

/// The most ids of one request.
const MOST: usize = 1000;

/// The bytes of an id that name its mailbox.
const MAILBOX: usize = 43;

static FORMAT: Kind = Kind::Enum(&ID_FORMAT);

/// `POST …/translateExchangeIds`.
pub(crate) fn translate(state: &mut State, call: &Call<'_>) -> Answer {
    let parameters = write::object(call.body)?;
    write::only(&parameters, &["inputIds", "sourceIdType", "targetIdType"])?;
    let parameter = |name: &str, kind| {
        let missing = || Failure::bad("ErrorInvalidRequest", format!("The parameter '{name}' is missing."));
        write::convert(write::parameter(&parameters, name).ok_or_else(missing)?, kind, name)
    };
    let (source, target) = (parameter("sourceIdType", &FORMAT)?, parameter("targetIdType", &FORMAT)?);
    let ids = parameter("inputIds", &TEXTS)?;
    let ids: Vec<&str> = ids.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if ids.len() > MOST {
        let message = format!("The number of ids, {}, exceeds the maximum of {MOST}.", ids.len());
        return Err(Failure::bad("ErrorInvalidArgument", message));
    }
    let (mailbox, _) = call.mailbox(state)?;
    let (source, target) = (source.as_str().unwrap_or_default(), target.as_str().unwrap_or_default());
    let value: Vec<Value> = ids.into_iter().map(|id| translated(mailbox, id, source, target)).collect();
    let context = call.context("Collection(microsoft.graph.convertIdResult)");
    Ok(Reply::ok(json!({"@odata.context": context, "value": value})))
}

fn translated(mailbox: &Mailbox, id: &str, source: &str, target: &str) -> Value {
    let messages = mailbox.messages().map(|message| (message.id(), message.immutable_id.as_str()));
    // Folders have no immutable id of their own.
    let folders = mailbox.folders().map(|folder| (folder.id.as_str(), folder.id.as_str()));
    let found = messages.chain(folders).find(|item| form(*item, source) == id);
    match found {
        Some(item) => json!({"sourceId": id, "targetId": form(item, target)}),
        None => json!({
            "sourceId": id,
            "errorDetails": {"code": "ErrorInvalidIdMalformed", "message": "Id is malformed."},
        }),
    }
}

/// An item's id in that format.
fn form((id, immutable): (&str, &str), format: &str) -> String {
    // Graph's id is MAPI's with the mailbox's before it.
    let entry = |id: &str| STANDARD.encode(URL_SAFE.decode(id).unwrap_or_default().get(MAILBOX..).unwrap_or_default());
    match format {
        "ewsId" => id.replace('-', "/").replace('_', "+"),
        "entryId" => entry(id),
        "immutableEntryId" => entry(immutable),
        "restImmutableEntryId" => immutable.to_owned(),
        _ => id.to_owned(),
    }
}
