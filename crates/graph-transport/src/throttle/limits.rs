//! [`Limits`]: what the service says of its own load, in the headers of any answer.

use http::HeaderMap;
use std::time::Duration;

/// What an answer told about quotas. Services send these headers only when a quota is nearly used up, and each its own.
///
/// The client has slowed down by the time you read it; it is here to be watched. See Microsoft's pages on
/// [SharePoint](https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online)
/// and [the directory](https://learn.microsoft.com/graph/throttling-limits).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Limits {
    /// `RateLimit-Limit`: what the window allows, in resource units.
    pub limit: Option<u64>,
    /// `RateLimit-Remaining`: what is left of it.
    pub remaining: Option<u64>,
    /// `RateLimit-Reset`: when the next window begins.
    pub reset: Option<Duration>,
    /// `x-ms-throttle-limit-percentage`: the used part of the quota, 0.8 to 1.8.
    pub used: Option<f64>,
    /// `x-ms-resource-unit`: what this call cost.
    pub resource_units: Option<u64>,
    /// `x-ms-throttle-scope`: whose quota it is, such as `Tenant_Application/ReadWrite/…`.
    pub scope: Option<Box<str>>,
    /// `x-ms-throttle-information`: why, such as `ResourceUnitLimitExceeded`.
    pub information: Option<Box<str>>,
}

impl Limits {
    /// Reads the headers. `None` when there is none of them.
    pub(crate) fn read(headers: &HeaderMap) -> Option<Self> {
        // Nearly every answer has none: one look at each name says so.
        let tells = |name: &str| {
            name.starts_with("ratelimit-") || name.starts_with("x-ms-throttle-") || name == "x-ms-resource-unit"
        };
        if !headers.keys().any(|name| tells(name.as_str())) {
            return None;
        }
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
        let number = |name: &str| text(name).and_then(|value| value.parse::<u64>().ok());
        let decimal = |name: &str| {
            text(name)?.parse::<f64>().ok().filter(|value| value.is_finite() && (0.0..1e6).contains(value))
        };
        let limits = Self {
            limit: number("ratelimit-limit"),
            remaining: number("ratelimit-remaining"),
            reset: decimal("ratelimit-reset").map(Duration::from_secs_f64),
            used: decimal("x-ms-throttle-limit-percentage"),
            resource_units: number("x-ms-resource-unit"),
            scope: text("x-ms-throttle-scope").map(Into::into),
            information: text("x-ms-throttle-information").map(Into::into),
        };
        (limits != Self::default()).then_some(limits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::{HeaderName, HeaderValue};

    fn read(headers: &[(&'static str, &'static str)]) -> Option<Limits> {
        let pairs =
            headers.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        Limits::read(&pairs.collect())
    }

    #[test]
    fn what_services_send_and_what_they_should_not() {
        assert_eq!(read(&[("content-type", "application/json")]), None);
        let limits = read(&[("ratelimit-limit", "1200"), ("ratelimit-remaining", " 100"), ("ratelimit-reset", "7")]);
        let limits = limits.unwrap();
        assert_eq!(
            (limits.limit, limits.remaining, limits.reset),
            (Some(1200), Some(100), Some(Duration::from_secs(7)))
        );
        let limits = read(&[("x-ms-throttle-limit-percentage", "0.93"), ("x-ms-resource-unit", "2")]).unwrap();
        assert_eq!((limits.used, limits.resource_units), (Some(0.93), Some(2)));
        for nonsense in ["-1", "NaN", "inf", "1e300", "soon", ""] {
            assert_eq!(read(&[("ratelimit-reset", nonsense)]), None, "{nonsense}");
        }
    }
}
