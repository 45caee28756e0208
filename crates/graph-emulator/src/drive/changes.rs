//! What changed in a drive since a token was given out.
//!
//! Invariant: a token says all that there is to know about a round. Items come in the order they were made, each in its latest state, so
//! what changes while pages are read is told on a later page or in the next round, and nothing is passed over.

use super::{invalid, resolve, show, show::Shape};
use crate::{
    call::Call,
    odata::page::{DRIVES, Window},
    reply::{Answer, Failure, Reply},
    state::{Drive, Item, State},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{StatusCode, header};
use serde_json::{Map, Value, json};

/// The annotation of an item that is shared otherwise than before.
const SHARED_CHANGED: &str = "@microsoft.graph.sharedChanged";

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token {
    /// Goes up when every token is to be too old.
    epoch: u64,
    /// What changed later than this is told; 0 tells what there is.
    since: u64,
    /// The change that was the latest when the round began: the next round tells what changed later.
    until: u64,
    /// The number of the last item that was told.
    last: u64,
}

impl Token {
    fn write(self) -> String {
        let Self { epoch, since, until, last } = self;
        URL_SAFE_NO_PAD.encode(format!("delta:{epoch}:{since}:{until}:{last}"))
    }

    fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let mut numbers = std::str::from_utf8(&bytes).ok()?.strip_prefix("delta:")?.split(':').map(str::parse);
        let mut next = || numbers.next()?.ok();
        Some(Self { epoch: next()?, since: next()?, until: next()?, last: next()? })
    }
}

/// `GET …/delta` of a root, or of any folder of a personal drive, with or without a token.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let shape = Shape::of(call)?;
    let size = Window::of(&call.options, DRIVES, call.page_cap())?.size;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let personal = drive.kind == "personal";
    if id != drive.root && !personal {
        return Err(invalid("Changes are told for the root of a drive alone."));
    }
    let epoch = state.urls.delta_epoch;
    let start = Token { epoch, since: 0, until: drive.changes(), last: 0 };
    let token = call.options.custom("token").or_else(|| call.params.first().map(String::as_str));
    let token = match token.map(str::trim) {
        None | Some("") => start,
        // The time says since when.
        Some(text) if text.contains(':') => {
            let time = text.parse().map_err(|_| invalid(format!("The token '{text}' is no time.")))?;
            Token { since: drive.changes_at(time), ..start }
        }
        Some("latest") => Token { since: drive.changes(), ..start },
        Some(text) => match Token::read(text) {
            Some(token) if token.epoch == epoch && token.until <= drive.changes() => token,
            _ => return Err(too_old(call)),
        },
    };
    // A new round begins where the last one did.
    let token = if token.last == u64::MAX { Token { until: drive.changes(), last: 0, ..token } } else { token };
    let is_told = |item: &&Item| {
        let hidden = token.since == 0 && !item.is_live() && item.change <= token.until;
        // Folders whose own state is what it was are left out, when they are not wanted.
        let change = if call.prefer.exclude_parent && token.since > 0 { item.own_change } else { item.change };
        change > token.since && !hidden && (id == drive.root || drive.is_within(&item.id, &id))
    };
    let found: Vec<&Item> = drive.later(token.last).filter(is_told).take(size + 1).collect();
    let show = |item: &&Item| {
        let mut shown = shape.pick(told(drive, item));
        if call.prefer.sharing_changes && item.is_live() && item.share_change > token.since {
            shown.insert(SHARED_CHANGED.into(), "True".into());
        }
        Value::Object(shown)
    };
    let value: Vec<Value> = found.iter().take(size).map(show).collect();
    let mut page = Map::new();
    page.insert("@odata.context".into(), call.context(&format!("Collection(driveItem){}", shape.context())).into());
    let (name, next) = match found.get(size.saturating_sub(1)).filter(|_| found.len() > size) {
        Some(item) => ("@odata.nextLink", Token { last: item.number, ..token }),
        None => ("@odata.deltaLink", Token { since: token.until, last: u64::MAX, ..token }),
    };
    page.insert(name.into(), link(call, &next.write()).into());
    page.insert("value".into(), value.into());
    Ok(Reply::ok(Value::Object(page)))
}

/// An item as delta queries tell it: without what business drives leave out, and hardly anything of what is gone.
fn told(drive: &Drive, item: &Item) -> Map<String, Value> {
    let mut told = show::record(drive, item);
    if drive.kind != "personal" {
        told.remove("cTag");
        told.remove("lastModifiedBy");
    }
    if let Some(Value::Object(reference)) = told.get_mut("parentReference") {
        reference.remove("path");
        reference.remove("name");
    }
    if !item.is_live() {
        told.retain(|name, _| matches!(name.as_str(), "id" | "parentReference" | "file" | "folder"));
        told.insert("size".into(), 0.into());
        told.insert("deleted".into(), json!({"state": "deleted"}));
    }
    told
}

/// The link to the same query with another token.
fn link(call: &Call<'_>, token: &str) -> String {
    let path = call.path.rfind("delta").and_then(|at| call.path.get(..at + 5)).unwrap_or(call.path);
    format!("{}{path}?{}", call.origin, call.options.link(("token", token), &["$skiptoken"]))
}

/// 410: the client has to begin anew, and is told where.
fn too_old(call: &Call<'_>) -> Failure {
    let path = call.path.rfind("delta").and_then(|at| call.path.get(..at + 5)).unwrap_or(call.path);
    let message = "The token is too old or not from here: list everything again, and apply the differences.";
    Failure::new(StatusCode::GONE, "resyncRequired", message)
        .within("resyncChangesApplyDifferences")
        .with(header::LOCATION, format!("{}{path}?{}", call.origin, call.options.link(("token", ""), &["$skiptoken"])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_say_everything() {
        let token = Token { epoch: 1, since: 2, until: 3, last: u64::MAX };
        assert_eq!(Token::read(&token.write()), Some(token));
        for text in ["", "latest", "x", &URL_SAFE_NO_PAD.encode("delta:1:2:3"), &URL_SAFE_NO_PAD.encode("page:1:2:3:4")]
        {
            assert_eq!(Token::read(text), None, "{text}");
        }
    }
}
