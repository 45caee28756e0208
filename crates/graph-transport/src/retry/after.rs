//! Reads `Retry-After` in the three forms that services send: seconds, decimal seconds and a date.

use http::{HeaderMap, header::RETRY_AFTER};
use jiff::{Timestamp, fmt::rfc2822};
use std::time::Duration;

/// The longest wait that is believed: a day. Beyond it the value is a mistake of the service, and an overflow of ours.
const LONGEST: f64 = 86_400.0;

/// How long the service asks to wait, if it does. A date in the past means not at all.
pub(crate) fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse::<f64>() {
        return (seconds.is_finite() && seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(LONGEST)));
    }
    let date = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    let seconds = date.duration_since(now).as_secs_f64();
    Some(Duration::from_secs_f64(seconds.clamp(0.0, LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn read(value: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_str(value).unwrap());
        retry_after(&headers, "2026-02-03T04:05:06Z".parse().unwrap())
    }

    #[test]
    fn every_form_that_services_send() {
        let rows: &[(&str, Option<Duration>)] = &[
            ("0", Some(Duration::ZERO)),
            ("120", Some(Duration::from_secs(120))),
            ("2.128", Some(Duration::from_millis(2128))),
            ("0.249", Some(Duration::from_millis(249))),
            ("Tue, 03 Feb 2026 04:05:16 GMT", Some(Duration::from_secs(10))),
            ("Tue, 03 Feb 2026 04:05:00 GMT", Some(Duration::ZERO)),
            ("1e300", Some(Duration::from_secs(86_400))),
            ("-1", None),
            ("NaN", None),
            ("soon", None),
            ("", None),
        ];
        for (value, expected) in rows {
            assert_eq!(read(value), *expected, "Retry-After: {value}");
        }
    }
}
