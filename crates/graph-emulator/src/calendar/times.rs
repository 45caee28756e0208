//! Times as calendars write them: local, without an offset, beside the name of a zone.
//!
//! Invariant: what an answer tells has seven digits of a second, and no offset.

use super::zones;
use crate::reply::Failure;
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde_json::{Map, Value, json};

/// A time on the clocks of a zone.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    pub(super) civil: DateTime,
    pub(super) zone: TimeZone,
    /// The zone's name as it was written.
    pub(super) name: String,
}

impl Moment {
    /// Reads a `dateTimeTimeZone`. Without a zone it is UTC; an offset in the text decides what instant is meant.
    pub(super) fn read(value: &Value, what: &str) -> Result<Self, Failure> {
        let name = value.get("timeZone").and_then(Value::as_str).unwrap_or("UTC");
        let zone = zones::find(name)?;
        let text = value.get("dateTime").and_then(Value::as_str).unwrap_or_default();
        let civil = match text.parse::<Timestamp>() {
            Ok(instant) => zone.to_datetime(instant),
            Err(_) => text.parse().map_err(|_| {
                Failure::bad(
                    "RequestBodyRead",
                    format!(
                        "Cannot convert the value '{text}' of property '{what}' to the expected type 'Edm.DateTime'."
                    ),
                )
            })?,
        };
        Ok(Self { civil, zone, name: name.to_owned() })
    }

    /// The instant. A time that the clocks leave out is taken for the one as long after the gap.
    pub(super) fn instant(&self) -> Result<Timestamp, Failure> {
        self.zone
            .to_timestamp(self.civil)
            .map_err(|_| Failure::bad("ErrorInvalidArgument", "The time is out of range."))
    }

    /// The same instant on the clocks of another zone.
    pub(super) fn on(&self, zone: &TimeZone) -> Result<DateTime, Failure> {
        if self.zone == *zone { Ok(self.civil) } else { Ok(zone.to_datetime(self.instant()?)) }
    }

    pub(super) fn write(&self) -> Value {
        written(self.civil, &self.name)
    }
}

/// A `dateTimeTimeZone`.
pub(super) fn written(civil: DateTime, zone: &str) -> Value {
    json!({"dateTime": digits(civil), "timeZone": zone})
}

fn digits(civil: DateTime) -> String {
    civil.strftime("%Y-%m-%dT%H:%M:%S%.7f").to_string()
}

/// An instant as events have it.
pub(super) fn stamp(instant: Timestamp) -> String {
    format!("{}Z", digits(TimeZone::UTC.to_datetime(instant)))
}

/// A time in a query: its own offset counts, and none is UTC.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    if let Ok(instant) = text.parse() {
        return Some(instant);
    }
    TimeZone::UTC.to_timestamp(text.parse::<DateTime>().ok()?).ok()
}

/// Brings a literal that is compared with a told time into the form of told times.
pub(super) fn comparable(text: &str) -> Option<String> {
    instant(text).map(|instant| digits(TimeZone::UTC.to_datetime(instant)))
}

/// When something is, as an instant for its start and for its end. Whole days belong to no zone and count as days of UTC.
pub(super) fn span(fields: &Map<String, Value>) -> Result<(Timestamp, Timestamp), Failure> {
    let all_day = is_all_day(fields);
    let at = |name: &str| -> Result<Timestamp, Failure> {
        let mut moment = Moment::read(fields.get(name).unwrap_or(&Value::Null), name)?;
        if all_day {
            moment.zone = TimeZone::UTC;
        }
        moment.instant()
    };
    Ok((at("start")?, at("end")?))
}

fn is_all_day(fields: &Map<String, Value>) -> bool {
    fields.get("isAllDay").and_then(Value::as_bool) == Some(true)
}

/// Tells `start` and `end` on the clocks of a zone. Whole days stay at midnight in every zone.
pub(super) fn tell(fields: &mut Map<String, Value>, zone: &TimeZone, name: &str) {
    let all_day = is_all_day(fields);
    for property in ["start", "end"] {
        let Some(value) = fields.get_mut(property).filter(|value| value.is_object()) else { continue };
        let Ok(moment) = Moment::read(value, property) else { continue };
        let civil = if all_day { moment.civil } else { moment.on(zone).unwrap_or(moment.civil) };
        *value = written(civil, name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(start: Value, all_day: bool, zone: &str) -> Value {
        let fields = json!({"start": start, "isAllDay": all_day});
        let mut fields = fields.as_object().unwrap().clone();
        tell(&mut fields, &zones::find(zone).unwrap(), zone);
        fields.remove("start").unwrap()
    }

    #[test]
    fn times_are_told_on_other_clocks() {
        let start = json!({"dateTime": "2026-07-01T09:00", "timeZone": "Europe/Berlin"});
        assert_eq!(
            told(start.clone(), false, "UTC"),
            json!({"dateTime": "2026-07-01T07:00:00.0000000", "timeZone": "UTC"})
        );
        let tokyo = json!({"dateTime": "2026-07-01T16:00:00.0000000", "timeZone": "Tokyo Standard Time"});
        assert_eq!(told(start.clone(), false, "Tokyo Standard Time"), tokyo);
        assert_eq!(told(start, true, "UTC")["dateTime"], "2026-07-01T09:00:00.0000000");
    }

    #[test]
    fn offsets_and_fractions_are_read() {
        let read = |text: &str| {
            Moment::read(&json!({"dateTime": text, "timeZone": "Pacific Standard Time"}), "start")
                .map(|moment| moment.civil.to_string())
                .map_err(|failure| failure.message)
        };
        assert_eq!(read("2026-01-01T20:00:00Z").unwrap(), "2026-01-01T12:00:00");
        assert_eq!(read("2026-01-01T20:00:00.1234567").unwrap(), "2026-01-01T20:00:00.1234567");
        assert_eq!(read("2026-01-01").unwrap(), "2026-01-01T00:00:00");
        assert!(read("tomorrow").unwrap_err().contains("'tomorrow' of property 'start'"));
        assert!(read("").is_err());
    }

    #[test]
    fn query_times_have_offsets_of_their_own() {
        let same = instant("2026-01-01T00:00:00Z");
        assert!(same.is_some());
        for text in
            ["2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00", "2026-01-01", "2025-12-31T19:00:00.0000000-05:00"]
        {
            assert_eq!(instant(text), same, "{text}");
        }
        assert_eq!(instant("2026-01-01T00:00:00 01:00"), None);
        assert_eq!(comparable("2026-01-02T01:00+01:00").as_deref(), Some("2026-01-02T00:00:00.0000000"));
        assert_eq!(stamp(Timestamp::UNIX_EPOCH), "1970-01-01T00:00:00.0000000Z");
    }
}
