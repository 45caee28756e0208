//! `If-Match` and `If-None-Match` on items: either of an item's two tags will do.

use super::invalid;
use crate::{call::Call, reply::Failure, state::Item};
use http::{HeaderName, StatusCode, header};

/// Refuses a change to a state that the client does not know. `item` is `None` when there is nothing yet.
pub(crate) fn check(call: &Call<'_>, item: Option<&Item>) -> Result<(), Failure> {
    if named(call, header::IF_MATCH, item)? == Some(false) {
        return Err(mismatch("The ETag value in the request does not match the item's."));
    }
    if named(call, header::IF_NONE_MATCH, item)? == Some(true) {
        return Err(mismatch("The item is there already, in the state that the request excludes."));
    }
    Ok(())
}

/// Whether the client that reads has the item in this state already.
pub(crate) fn is_known(call: &Call<'_>, item: &Item) -> Result<bool, Failure> {
    Ok(named(call, header::IF_NONE_MATCH, Some(item))? == Some(true))
}

/// 412.
pub(crate) fn mismatch(message: &str) -> Failure {
    Failure::new(StatusCode::PRECONDITION_FAILED, "resourceModified", message).within("entityTagDoesNotMatch")
}

/// Whether a header names the item's state. `None` without the header.
fn named(call: &Call<'_>, name: HeaderName, item: Option<&Item>) -> Result<Option<bool>, Failure> {
    let Some(value) = call.headers.get(&name).and_then(|value| value.to_str().ok()) else { return Ok(None) };
    let mut found = false;
    for tag in tags(value) {
        let bare = tag.trim_start_matches("W/");
        if bare != "*" && !(bare.len() > 1 && bare.starts_with('"') && bare.ends_with('"')) {
            let message = format!("The entity tag in {name} must stand in quotes: {tag}");
            return Err(invalid(message).within("malformedEntityTag"));
        }
        found |= item.is_some_and(|item| bare == "*" || bare == item.etag() || bare == item.ctag());
    }
    Ok(Some(found))
}

/// Splits at commas outside quotes: an item's tags have commas in them.
fn tags(value: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    value
        .split(move |letter| {
            quoted ^= letter == '"';
            letter == ',' && !quoted
        })
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_commas_of_their_own() {
        let found: Vec<&str> = tags("\"{A},1\", W/\"{B},2\",*").collect();
        assert_eq!(found, ["\"{A},1\"", "W/\"{B},2\"", "*"]);
    }
}
