//! Bytes as they are asked for: whole, in part, or not at all when the client has them.

use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use std::ops::RangeInclusive;

/// Answers a download. `etag` is quoted, and another one for other bytes.
pub(crate) fn send(call: &Call<'_>, etag: &str, content_type: &str, bytes: Bytes) -> Answer {
    call.check_match(etag)?;
    if named(call.headers, header::IF_NONE_MATCH).is_some_and(|known| is_among(etag, known)) {
        return Ok(Reply::empty(StatusCode::NOT_MODIFIED).with(header::ETAG, etag));
    }
    let length = bytes.len();
    let whole = |bytes| Reply::raw(content_type, bytes).with(header::ETAG, etag).with(header::ACCEPT_RANGES, "bytes");
    // A part of something else is of no use, so then all of it is given.
    let applies = named(call.headers, header::IF_RANGE).is_none_or(|known| known.trim() == etag);
    let asked = named(call.headers, header::RANGE).filter(|_| applies);
    Ok(match asked.map_or(Part::Whole, |asked| part(asked, length)) {
        Part::Whole => whole(bytes),
        Part::Bytes(range) => {
            let told = format!("bytes {}-{}/{length}", range.start(), range.end());
            let mut reply = whole(bytes.slice(range)).with(header::CONTENT_RANGE, told);
            reply.status = StatusCode::PARTIAL_CONTENT;
            reply
        }
        Part::Beyond => {
            let message =
                format!("The range '{}' is beyond the {length} bytes that there are.", asked.unwrap_or_default());
            let failure = Failure::new(StatusCode::RANGE_NOT_SATISFIABLE, "invalidRange", message);
            return Err(failure.with(header::CONTENT_RANGE, format!("bytes */{length}")));
        }
    })
}

fn named(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn is_among(etag: &str, list: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.split(',').any(|known| known.trim() == "*" || opaque(known) == opaque(etag))
}

/// What a `Range` asks for.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// It is none that is understood, or several: then it counts for nothing.
    Whole,
    Bytes(RangeInclusive<usize>),
    Beyond,
}

fn part(asked: &str, length: usize) -> Part {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // More than a number holds is more than there is.
    let number = |text: &str| text.parse().unwrap_or(usize::MAX);
    let range = asked.trim().strip_prefix("bytes=").and_then(|range| range.trim().split_once('-'));
    let Some((first, last)) = range.filter(|(first, last)| digits(first) && digits(last)) else { return Part::Whole };
    let end = length.saturating_sub(1);
    match (first, last) {
        ("", "") => Part::Whole,
        ("", last) if number(last) == 0 || length == 0 => Part::Beyond,
        ("", last) => Part::Bytes(length.saturating_sub(number(last))..=end),
        (first, last) if !last.is_empty() && number(last) < number(first) => Part::Whole,
        (first, _) if number(first) >= length => Part::Beyond,
        (first, "") => Part::Bytes(number(first)..=end),
        (first, last) => Part::Bytes(number(first)..=number(last).min(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_ten_bytes() {
        for (asked, expected) in [
            ("bytes=0-3", Part::Bytes(0..=3)),
            ("bytes=4-", Part::Bytes(4..=9)),
            ("bytes=9-99", Part::Bytes(9..=9)),
            ("bytes=-3", Part::Bytes(7..=9)),
            ("bytes=-99", Part::Bytes(0..=9)),
            ("bytes=0-99999999999999999999", Part::Bytes(0..=9)),
            ("bytes=10-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=99999999999999999999-", Part::Beyond),
            ("bytes=3-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("bytes=-", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("", Part::Whole),
        ] {
            assert_eq!(part(asked, 10), expected, "{asked}");
        }
    }

    #[test]
    fn nothing_has_no_parts() {
        for asked in ["bytes=0-", "bytes=-5", "bytes=0-0"] {
            assert_eq!(part(asked, 0), Part::Beyond, "{asked}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_part_is_never_more_than_there_is(asked in "(bytes=)?[0-9]{0,22}-?[0-9,]{0,22}", length in 0..50_usize) {
            if let Part::Bytes(range) = part(&asked, length) {
                assert!(range.start() <= range.end() && *range.end() < length, "{asked}: {range:?} of {length}");
            }
        }
    }
}
