//! A recurrence as clients write it: read, checked, and completed as answers have it.

use super::{
    dates::{Day, End, Pattern, Rule},
    zones,
};
use crate::reply::Failure;
use jiff::civil::{Date, Weekday};
use serde_json::{Map, Value, json};

/// The day after which nothing may end.
const LAST: Date = Date::constant(4500, 9, 1);

/// Where a pattern has no use for a date, answers have this one.
const NO_DATE: &str = "0001-01-01";

impl Rule {
    /// Reads a recurrence that the tables have passed.
    pub(super) fn read(recurrence: &Value) -> Result<Self, Failure> {
        let part = |name: &str| recurrence.get(name).and_then(Value::as_object);
        let pattern = part("pattern").ok_or_else(|| invalid("The recurrence has no pattern."))?;
        let range = part("range").ok_or_else(|| invalid("The recurrence has no range."))?;
        let first = date(range, "startDate")?.ok_or_else(|| invalid("The range has no startDate."))?;
        let rule = Self { pattern: read_pattern(pattern)?, first, end: read_end(range, first)? };
        if rule.dates().next().is_none() {
            return Err(Failure::bad(
                "ErrorRecurrenceHasNoOccurrence",
                "The recurrence has no occurrence in its range.",
            ));
        }
        Ok(rule)
    }
}

/// The recurrence with everything that answers have in it; `zone` is the event's own.
pub(super) fn completed(recurrence: &Value, zone: &str) -> Result<Value, Failure> {
    let empty = Map::new();
    let part = |name: &str| recurrence.get(name).and_then(Value::as_object).unwrap_or(&empty);
    let pattern = with_defaults(
        part("pattern"),
        [("month", json!(0)), ("dayOfMonth", json!(0)), ("firstDayOfWeek", json!("sunday")), ("index", json!("first"))],
    );
    let range = with_defaults(
        part("range"),
        [("endDate", json!(NO_DATE)), ("recurrenceTimeZone", json!(zone)), ("numberOfOccurrences", json!(0))],
    );
    let named = range.get("recurrenceTimeZone").and_then(Value::as_str).unwrap_or_default();
    zones::find(named)?;
    Ok(json!({"pattern": pattern, "range": range}))
}

fn with_defaults<const N: usize>(fields: &Map<String, Value>, defaults: [(&str, Value); N]) -> Map<String, Value> {
    let mut fields = fields.clone();
    fields.retain(|_, value| !value.is_null());
    for (name, value) in defaults {
        fields.entry(name).or_insert(value);
    }
    fields
}

fn read_pattern(pattern: &Map<String, Value>) -> Result<Pattern, Failure> {
    let kind = word(pattern, "type").ok_or_else(|| invalid("The pattern has no type."))?;
    let every = number(pattern, "interval", 1, i64::from(i32::MAX))?
        .and_then(|every| i32::try_from(every).ok())
        .ok_or_else(|| invalid("The pattern has no interval."))?;
    // What a type has no use for is held to its limits all the same; zero stands for nothing.
    let day = number(pattern, "dayOfMonth", 0, 31)?.filter(|day| *day > 0).map(|day| day as i8);
    let month = number(pattern, "month", 0, 12)?.filter(|month| *month > 0).map(|month| month as i8);
    let days = days(pattern);
    let need_day = || day.map(Day::Number).ok_or_else(|| invalid(format!("A {kind} pattern needs dayOfMonth.")));
    let need_month = || month.map(Some).ok_or_else(|| invalid(format!("A {kind} pattern needs month.")));
    let need_days = || match days.is_empty() {
        true => Err(invalid(format!("A {kind} pattern needs daysOfWeek."))),
        false => Ok(days.clone()),
    };
    let need_nth = || Ok::<_, Failure>(Day::Nth(index(pattern), need_days()?));
    let yearly = every.checked_mul(12).ok_or_else(|| invalid("The interval is too big."));
    Ok(match kind {
        "daily" => Pattern::Days(every),
        "weekly" => Pattern::Weeks {
            every,
            days: need_days()?,
            begin: word(pattern, "firstDayOfWeek").and_then(weekday).unwrap_or(Weekday::Sunday),
        },
        "absoluteMonthly" => Pattern::Months { every, month: None, day: need_day()? },
        "relativeMonthly" => Pattern::Months { every, month: None, day: need_nth()? },
        "absoluteYearly" => Pattern::Months { every: yearly?, month: need_month()?, day: need_day()? },
        _ => Pattern::Months { every: yearly?, month: need_month()?, day: need_nth()? },
    })
}

fn read_end(range: &Map<String, Value>, first: Date) -> Result<End, Failure> {
    let count = number(range, "numberOfOccurrences", 0, i64::from(i32::MAX))?.filter(|count| *count > 0);
    let last = date(range, "endDate")?;
    match word(range, "type") {
        Some("noEnd") => Ok(End::Never),
        Some("numbered") => match count.and_then(|count| usize::try_from(count).ok()) {
            Some(count) => Ok(End::After(count)),
            None => Err(invalid("A numbered range needs numberOfOccurrences.")),
        },
        Some(_) => match last {
            Some(last) if last > LAST => Err(Failure::bad(
                "ErrorRecurrenceEndDateTooBig",
                "Recurrence end date can not exceed Sep 1, 4500 00:00:00.",
            )),
            Some(last) if last < first => Err(invalid("The range ends before it begins.")),
            Some(last) => Ok(End::On(last)),
            None => Err(invalid("A range of the type endDate needs endDate.")),
        },
        None => Err(invalid("The range has no type.")),
    }
}

fn word<'f>(fields: &'f Map<String, Value>, name: &str) -> Option<&'f str> {
    fields.get(name).and_then(Value::as_str)
}

fn number(fields: &Map<String, Value>, name: &str, least: i64, most: i64) -> Result<Option<i64>, Failure> {
    match fields.get(name).and_then(Value::as_i64) {
        Some(number) if number < least || number > most => {
            Err(invalid(format!("The value {number} of {name} is not one from {least} to {most}.")))
        }
        number => Ok(number),
    }
}

/// A date that is set; answers say with one in the year 1 that none is.
fn date(fields: &Map<String, Value>, name: &str) -> Result<Option<Date>, Failure> {
    let Some(text) = word(fields, name).filter(|text| *text != NO_DATE) else { return Ok(None) };
    let wrong = || {
        Failure::bad(
            "RequestBodyRead",
            format!("Cannot convert the value '{text}' of property '{name}' to the expected type 'Edm.Date'."),
        )
    };
    // Dates have no time; jiff would pass over one.
    text.parse().ok().filter(|_| text.len() == NO_DATE.len()).map(Some).ok_or_else(wrong)
}

fn days(pattern: &Map<String, Value>) -> Vec<Weekday> {
    let all = pattern.get("daysOfWeek").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(Value::as_str).filter_map(weekday).collect()
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "sunday" => Weekday::Sunday,
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        _ => return None,
    })
}

/// Which of the days it is; `None` for the last one.
fn index(pattern: &Map<String, Value>) -> Option<usize> {
    match word(pattern, "index") {
        Some("second") => Some(1),
        Some("third") => Some(2),
        Some("fourth") => Some(3),
        Some("last") => None,
        _ => Some(0),
    }
}

fn invalid(why: impl std::fmt::Display) -> Failure {
    Failure::bad("ErrorPropertyValidationFailure", format!("At least one property failed validation., {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pattern: Value, range: Value) -> Result<Rule, Failure> {
        Rule::read(&json!({"pattern": pattern, "range": range}))
    }

    fn from(start: &str) -> Value {
        json!({"type": "noEnd", "startDate": start})
    }

    #[test]
    fn every_type_has_a_pattern() {
        let pattern = |value: Value| read(value, from("2026-03-02")).map(|rule| rule.pattern).unwrap();
        assert_eq!(pattern(json!({"type": "daily", "interval": 3})), Pattern::Days(3));
        assert_eq!(
            pattern(json!({"type": "weekly", "interval": 1, "daysOfWeek": ["friday"], "firstDayOfWeek": "monday"})),
            Pattern::Weeks { every: 1, days: vec![Weekday::Friday], begin: Weekday::Monday }
        );
        assert_eq!(
            pattern(json!({"type": "absoluteMonthly", "interval": 2, "dayOfMonth": 31})),
            Pattern::Months { every: 2, month: None, day: Day::Number(31) }
        );
        assert_eq!(
            pattern(json!({"type": "relativeMonthly", "interval": 1, "daysOfWeek": ["monday"], "index": "last"})),
            Pattern::Months { every: 1, month: None, day: Day::Nth(None, vec![Weekday::Monday]) }
        );
        assert_eq!(
            pattern(json!({"type": "absoluteYearly", "interval": 1, "dayOfMonth": 5, "month": 11})),
            Pattern::Months { every: 12, month: Some(11), day: Day::Number(5) }
        );
        assert_eq!(
            pattern(json!({"type": "relativeYearly", "interval": 2, "daysOfWeek": ["sunday"], "month": 3})),
            Pattern::Months { every: 24, month: Some(3), day: Day::Nth(Some(0), vec![Weekday::Sunday]) }
        );
    }

    #[test]
    fn what_is_read_can_be_written_back() {
        let written = json!({"pattern": {"type": "daily", "interval": 1}, "range": {"type": "numbered", "startDate": "2026-03-02",
            "numberOfOccurrences": 4}});
        let shown = completed(&written, "UTC").unwrap();
        assert_eq!(shown["range"]["endDate"], NO_DATE);
        assert_eq!((&shown["pattern"]["month"], &shown["range"]["recurrenceTimeZone"]), (&json!(0), &json!("UTC")));
        assert_eq!(Rule::read(&shown).unwrap(), Rule::read(&written).unwrap());
        assert_eq!(completed(&shown, "Europe/Berlin").unwrap(), shown);
    }

    #[test]
    fn what_does_not_hang_together_is_refused() {
        let daily = || json!({"type": "daily", "interval": 1});
        for (pattern, range, told) in [
            (json!({"type": "daily"}), from("2026-03-02"), "no interval"),
            (json!({"type": "daily", "interval": 0}), from("2026-03-02"), "0 of interval"),
            (json!({"interval": 1}), from("2026-03-02"), "no type"),
            (json!({"type": "weekly", "interval": 1}), from("2026-03-02"), "weekly pattern needs daysOfWeek"),
            (
                json!({"type": "absoluteMonthly", "interval": 1, "dayOfMonth": 0}),
                from("2026-03-02"),
                "needs dayOfMonth",
            ),
            (json!({"type": "absoluteYearly", "interval": 1, "dayOfMonth": 1}), from("2026-03-02"), "needs month"),
            (json!({"type": "daily", "interval": 1, "dayOfMonth": 32}), from("2026-03-02"), "32 of dayOfMonth"),
            (json!({"type": "daily", "interval": 1, "month": -1}), from("2026-03-02"), "-1 of month"),
            (daily(), json!({"type": "noEnd"}), "no startDate"),
            (daily(), json!({"startDate": "2026-03-02"}), "range has no type"),
            (daily(), json!({"type": "numbered", "startDate": "2026-03-02"}), "needs numberOfOccurrences"),
            (daily(), json!({"type": "endDate", "startDate": "2026-03-02"}), "needs endDate"),
            (daily(), json!({"type": "endDate", "startDate": "2026-03-02", "endDate": "2026-03-01"}), "ends before"),
            (daily(), json!({"type": "endDate", "startDate": "2026-03-02", "endDate": "4500-09-02"}), "Sep 1, 4500"),
            (daily(), from("2026-03-02T00:00:00"), "Edm.Date"),
            (
                json!({"type": "weekly", "interval": 1, "daysOfWeek": ["sunday"]}),
                json!({"type": "endDate", "startDate": "2026-03-02", "endDate": "2026-03-07"}),
                "no occurrence",
            ),
        ] {
            let failure = read(pattern, range).expect_err(told);
            assert!(failure.message.contains(told), "{}", failure.message);
        }
        assert!(Rule::read(&json!({"range": from("2026-03-02")})).is_err());
        let zone = json!({"range": {"recurrenceTimeZone": "Mars/Phobos"}});
        assert_eq!(completed(&zone, "UTC").unwrap_err().code, "TimeZoneNotSupportedException");
    }
}
