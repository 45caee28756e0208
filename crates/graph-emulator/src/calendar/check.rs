//! What Outlook asks of an event's times and of its recurrence.

use super::{recurrence::completed, series::Series, times::Moment};
use crate::reply::Failure;
use jiff::{SignedDuration, civil::Time};
use serde_json::{Map, Value};

/// The longest that an event may last: five years.
const LONGEST: SignedDuration = SignedDuration::from_hours(1826 * 24);

/// Refuses times that no event can have.
pub(super) fn times(fields: &Map<String, Value>) -> Result<(), Failure> {
    let read = |name: &str| match fields.get(name).filter(|value| !value.is_null()) {
        Some(value) => Moment::read(value, name),
        None => {
            Err(Failure::bad("ErrorInvalidRequest", format!("The required property '{name}' of the event is missing.")))
        }
    };
    let (start, end) = (read("start")?, read("end")?);
    let length = end.instant()?.duration_since(start.instant()?);
    if !length.is_positive() {
        return Err(Failure::bad(
            "ErrorCalendarEndDateIsEarlierThanStartDate",
            "The end of the event must be later than its start.",
        ));
    }
    if length > LONGEST {
        return Err(Failure::bad("ErrorCalendarDurationIsTooLong", "An event can last five years at most."));
    }
    if fields.get("isAllDay").and_then(Value::as_bool) == Some(true) {
        for (moment, name) in [(&start, "Start"), (&end, "End")] {
            if moment.civil.time() != Time::midnight() {
                return Err(Failure::bad(
                    "ErrorInvalidRequest",
                    format!("The Event.{name} property for an all-day event needs to be set to midnight."),
                ));
            }
        }
        if start.zone != end.zone {
            return Err(Failure::bad("ErrorInvalidRequest", "An all-day event starts and ends in the same time zone."));
        }
    }
    Ok(())
}

/// Completes and checks the recurrence. When only the start was written, the range begins with it.
pub(super) fn recurrence(
    fields: &mut Map<String, Value>,
    before: &Map<String, Value>,
    written: bool,
) -> Result<(), Failure> {
    let start = Moment::read(fields.get("start").unwrap_or(&Value::Null), "start")?;
    let Some(known) = fields.get("recurrence").filter(|recurrence| !recurrence.is_null()) else {
        return Ok(());
    };
    let mut recurrence = completed(known, &start.name)?;
    if !written
        && before.get("start") != fields.get("start")
        && let Some(first) = recurrence.pointer_mut("/range/startDate")
    {
        *first = start.civil.date().to_string().into();
    }
    fields.insert("recurrence".into(), recurrence);
    match Series::of(fields)? {
        Some(series) if series.rule.first != start.civil.date() => Err(Failure::bad(
            "ErrorPropertyValidationFailure",
            "At least one property failed validation., The startDate of the range is not the date of the event's start.",
        )),
        _ => Ok(()),
    }
}
