//! [`Answer`]: a token of an identity's endpoint, whose end is told in one of many forms.

use crate::token_answer::{TokenAnswer, object, seconds, text};
use graph_transport::{AccessToken, Error, Result};
use jiff::{Timestamp, fmt::strtime};
use serde_json::{Map, Value};
use std::time::{Duration, SystemTime};

/// A token with so long a life is renewed at half of it, as Microsoft advises.
const LONG: Duration = Duration::from_secs(2 * 3600);

pub(super) struct Answer {
    pub(super) token: AccessToken,
    members: Map<String, Value>,
}

impl Answer {
    pub(super) fn read(body: &[u8]) -> Result<Self> {
        let mut members = object(body)?;
        let told = seconds(&members, "expires_in");
        let lifetime = match (told, members.get("expires_on")) {
            (Some(lifetime), _) => lifetime,
            (None, Some(end)) => {
                let end = moment(end).ok_or_else(|| {
                    Error::credential("the identity's token has an end in a form that is not known: report it with the service's name")
                })?;
                end.duration_since(SystemTime::now()).unwrap_or_default()
            }
            (None, None) => TokenAnswer::LIFETIME,
        };
        let Some(secret) = text(&mut members, "access_token") else {
            return Err(Error::credential("the identity's answer holds no access token"));
        };
        let mut token = AccessToken::new(secret, lifetime);
        if let Some(wait) = seconds(&members, "refresh_in").or_else(|| (lifetime >= LONG).then(|| lifetime / 2)) {
            token = token.refresh_in(wait);
        }
        Ok(Self { token, members })
    }

    /// What the answer says of the parameter that chose the identity.
    pub(super) fn echo(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str().filter(|told| !told.is_empty())
    }
}

/// A moment: seconds since 1970 as number or text, RFC 3339, or a date as Americans write it.
fn moment(value: &Value) -> Option<SystemTime> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let stamp = match text.parse::<f64>() {
        Ok(seconds) if (0.0..1e12).contains(&seconds) => Timestamp::from_second(seconds as i64).ok()?,
        _ => text.parse().ok().or_else(|| {
            ["%m/%d/%Y %H:%M:%S %:z", "%m/%d/%Y %I:%M:%S %p %:z"]
                .iter()
                .find_map(|form| strtime::parse(form, &text).ok()?.to_timestamp().ok())
        })?,
    };
    Some(stamp.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_form_of_end_is_read() {
        for (told, at) in [
            (json!(1_767_225_600), "2026-01-01T00:00:00Z"),
            (json!("1767225600"), "2026-01-01T00:00:00Z"),
            (json!(1_767_225_600.0), "2026-01-01T00:00:00Z"),
            (json!("06/20/2026 02:57:58 +00:00"), "2026-06-20T02:57:58Z"),
            (json!("6/20/2026 2:57:58 PM +00:00"), "2026-06-20T14:57:58Z"),
            (json!("06/20/2026 12:00:00 AM +02:00"), "2026-06-19T22:00:00Z"),
            (json!("2026-06-20T02:57:58Z"), "2026-06-20T02:57:58Z"),
            (json!("2026-06-20T04:57:58.5+02:00"), "2026-06-20T02:57:58.5Z"),
        ] {
            let at: Timestamp = at.parse().unwrap();
            assert_eq!(moment(&told), Some(at.into()), "{told}");
        }
        for told in [json!(""), json!("soon"), json!(-1), json!(null), json!("NaN"), json!("13/45/2026 0:0:0 +00:00")] {
            assert_eq!(moment(&told), None, "{told}");
        }
    }

    #[test]
    fn a_long_life_is_halved() {
        let due = |body: &str, after: u64| {
            let token = Answer::read(body.as_bytes()).unwrap().token;
            token.is_due(SystemTime::now() + Duration::from_secs(after))
        };
        let day = r#"{"access_token":"t","expires_in":"86400"}"#;
        assert!(!due(day, 43_000) && due(day, 43_300));
        let hour = r#"{"access_token":"t","expires_in":3600}"#;
        assert!(!due(hour, 3200) && due(hour, 3400), "five minutes ahead, as any other");
        let told = r#"{"access_token":"t","expires_in":86400,"refresh_in":"100"}"#;
        assert!(!due(told, 90) && due(told, 110));
        let in_a_day = Timestamp::now().as_second() + 86_400;
        let on = format!(r#"{{"access_token":"t","expires_on":"{in_a_day}"}}"#);
        assert!(!due(&on, 43_000) && due(&on, 43_300));
        for body in ["[]", "{}", r#"{"access_token":"t","expires_on":"soon"}"#] {
            assert!(Answer::read(body.as_bytes()).is_err(), "{body}");
        }
    }
}
