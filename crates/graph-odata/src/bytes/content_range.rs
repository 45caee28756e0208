//! Reads `Content-Range`, as answers to requests for a part have it.

/// Which bytes an answer holds, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ContentRange {
    /// The first and the last byte. `None` when the answer holds none of them, as with 416.
    pub(super) bytes: Option<(u64, u64)>,
    /// How many there are in all, when the service knows.
    pub(super) total: Option<u64>,
}

impl ContentRange {
    /// Reads `bytes 0-9/100`, `bytes 0-9/*` and `bytes */100`. Anything else, and what contradicts itself, is `None`.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let (unit, rest) = value.trim().split_once(' ')?;
        let (range, total) = rest.trim().split_once('/')?;
        let total = if total == "*" { None } else { Some(number(total)?) };
        let bytes = match range {
            "*" => None,
            range => {
                let (first, last) = range.split_once('-')?;
                Some((number(first)?, number(last)?))
            }
        };
        let sound = bytes.is_none_or(|(first, last)| first <= last && total.is_none_or(|total| last < total));
        (unit.eq_ignore_ascii_case("bytes") && sound && (bytes.is_some() || total.is_some()))
            .then_some(Self { bytes, total })
    }
}

/// Digits alone: Rust would take a sign, too.
pub(super) fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_services_send_and_what_they_should_not() {
        let range = |bytes, total| Some(ContentRange { bytes, total });
        for (value, expected) in [
            ("bytes 0-9/100", range(Some((0, 9)), Some(100))),
            ("Bytes 10-10/11", range(Some((10, 10)), Some(11))),
            (" bytes 5-7/* ", range(Some((5, 7)), None)),
            ("bytes */100", range(None, Some(100))),
            ("bytes */*", None),
            ("bytes 9-0/100", None),
            ("bytes 0-100/100", None),
            ("bytes 0-9", None),
            ("bytes +0-9/100", None),
            ("bytes 0--9/100", None),
            ("bytes 0-99999999999999999999/*", None),
            ("items 0-9/100", None),
            ("bytes", None),
            ("", None),
        ] {
            assert_eq!(ContentRange::parse(value), expected, "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text(value in "(bytes |items )?[0-9*+-]{0,25}(-[0-9]{0,25})?(/[0-9*]{0,25})?|\\PC*") {
            if let Some(ContentRange { bytes: Some((first, last)), total }) = ContentRange::parse(&value) {
                prop_assert!(first <= last && total.is_none_or(|total| last < total));
            }
        }
    }
}
