//! The host that files' bytes come from: ranges, conditions, and URLs that expire. No bearer is taken here.

use super::{conditions::mismatch, names, not_found, resolve};
use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
    state::{Content, Item, State, Version},
};
use http::{HeaderName, StatusCode, header};
use jiff::Timestamp;

/// `GET /download/{drive}/{item}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let version = call.options.custom("version").unwrap_or_default();
    state.urls.admit(call, version)?;
    let drive = resolve::at(state, resolve::by_id(state, call.param(0))?)?;
    let item = drive.item(call.param(1)).filter(|item| !item.is_folder()).ok_or_else(not_found)?;
    let found = match version.strip_suffix(".0").and_then(|number| number.parse::<u64>().ok()) {
        Some(number) => item.versions.iter().find(|version| version.number == number),
        None => item.versions.last(),
    };
    let Version { content, byline, number } = found.ok_or_else(not_found)?;
    let etag = if version.is_empty() { item.etag() } else { format!("\"{{{}}},v{number}\"", item.unique) };
    serve(call, item, content, &etag, &byline.time)
}

fn serve(call: &Call<'_>, item: &Item, content: &Content, etag: &str, modified: &str) -> Answer {
    let header = |name: HeaderName| call.headers.get(name).and_then(|value| value.to_str().ok());
    let names_it = |value: &str| value.trim() == "*" || value.contains(etag);
    if header(header::IF_MATCH).is_some_and(|value| !names_it(value)) {
        return Err(mismatch("The file is not in the state that the request names."));
    }
    let modified = modified.parse::<Timestamp>().map(|time| time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
    let common = |reply: Reply| {
        let reply = reply.with(header::ETAG, etag).with(header::ACCEPT_RANGES, "bytes");
        modified.iter().fold(reply, |reply, time| reply.with(header::LAST_MODIFIED, time))
    };
    if header(header::IF_NONE_MATCH).is_some_and(names_it) {
        return Ok(common(Reply::empty(StatusCode::NOT_MODIFIED)));
    }
    let kind = names::media_type(&item.name);
    let disposition =
        format!("attachment;filename*=utf-8''{}", names::joined([item.name.as_str()]).trim_start_matches('/'));
    let raw = |bytes| common(Reply::raw(kind, bytes).with(header::CONTENT_DISPOSITION, &disposition));
    // A range of another state of the file would be worth nothing: then all of it comes.
    let unchanged = header(header::IF_RANGE).is_none_or(|value| value == etag);
    let total = content.len();
    match header(header::RANGE).filter(|_| unchanged).and_then(|value| range(value, total)) {
        None => Ok(raw(content.whole())),
        Some(Ok((first, last))) => {
            let mut reply = raw(content.slice(first..last + 1));
            reply.status = StatusCode::PARTIAL_CONTENT;
            Ok(reply.with(header::CONTENT_RANGE, format!("bytes {first}-{last}/{total}")))
        }
        Some(Err(())) => {
            let message = format!("The file has {total} bytes, and none of those that the request asks for.");
            Err(Failure::new(StatusCode::RANGE_NOT_SATISFIABLE, "invalidRange", message)
                .with(header::CONTENT_RANGE, format!("bytes */{total}")))
        }
    }
}

/// The bytes that a `Range` asks for: the first and the last of them. `None` for what is to be passed over: no range of bytes, or several.
fn range(value: &str, total: u64) -> Option<Result<(u64, u64), ()>> {
    let (unit, spec) = value.split_once('=')?;
    let (first, last) = spec.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") || spec.contains(',') {
        return None;
    }
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, last) = match (first, last) {
        ("", length) => match number(length)? {
            0 => return Some(Err(())),
            length => (total.saturating_sub(length), total.checked_sub(1)),
        },
        (first, "") => (number(first)?, total.checked_sub(1)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return None;
            }
            (first, total.checked_sub(1).map(|end| end.min(last)))
        }
    };
    Some(last.filter(|last| first <= *last).map(|last| (first, last)).ok_or(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        for (value, expected) in [
            ("bytes=0-9", Some(Ok((0, 9)))),
            ("Bytes=90-", Some(Ok((90, 99)))),
            ("bytes=95-200", Some(Ok((95, 99)))),
            ("bytes=-5", Some(Ok((95, 99)))),
            ("bytes=-500", Some(Ok((0, 99)))),
            ("bytes=100-", Some(Err(()))),
            ("bytes=-0", Some(Err(()))),
            ("bytes=9-0", None),
            ("bytes=0-1,5-6", None),
            ("items=0-1", None),
            ("bytes=+1-2", None),
            ("bytes", None),
        ] {
            assert_eq!(range(value, 100), expected, "{value}");
        }
        assert_eq!(range("bytes=0-", 0), Some(Err(())));
    }
}
