//! `getSchedule`: when people are free, and when they are not.

use super::{
    list::{Seen, preferred_zone},
    times::{Moment, span, written},
    view,
};
use crate::{
    call::Call,
    facts::{Kind, MOMENT, TEXTS},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{State, User},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::{Map, Value, json};

/// The most schedules of one request.
const MOST: usize = 20;

/// The longest span, as the service has it.
const LONGEST_DAYS: i64 = 62;

/// What is asked: of a span in a zone, cut into slots.
struct Question {
    from: Timestamp,
    to: Timestamp,
    /// The zone of the span: whole days are days of it.
    zone: TimeZone,
    slot: SignedDuration,
    /// The zone that the answer is told in.
    told: (TimeZone, String),
}

/// `POST …/calendar/getSchedule`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["schedules", "startTime", "endTime", "availabilityViewInterval"])?;
    let schedules = parameter(&body, "Schedules", &TEXTS)?.and_then(|it| it.as_array().cloned()).unwrap_or_default();
    if schedules.is_empty() || schedules.len() > MOST {
        let message = format!("The parameter 'Schedules' must have from 1 to {MOST} addresses.");
        return Err(Failure::bad("ErrorInvalidParameter", message));
    }
    let question = question(&body, call)?;
    let all = schedules.iter().filter_map(Value::as_str).map(|address| {
        let known = state.users.iter().find(|user| user.upn.eq_ignore_ascii_case(address));
        known.map_or_else(|| Ok(unknown(address)), |user| schedule(user, address, &question))
    });
    let value = all.collect::<Result<Vec<Value>, Failure>>()?;
    Ok(Reply::ok(
        json!({"@odata.context": call.context("Collection(microsoft.graph.scheduleInformation)"), "value": value}),
    ))
}

fn parameter(body: &Map<String, Value>, name: &str, kind: &'static Kind) -> Result<Option<Value>, Failure> {
    write::parameter(body, name).map(|value| write::convert(value, kind, name)).transpose()
}

fn question(body: &Map<String, Value>, call: &Call<'_>) -> Result<Question, Failure> {
    let moment = |name: &str| {
        let value = parameter(body, name, &MOMENT)?;
        let missing = || Failure::bad("ErrorInvalidRequest", format!("The parameter '{name}' is missing."));
        Moment::read(&value.ok_or_else(missing)?, name)
    };
    let (start, end) = (moment("StartTime")?, moment("EndTime")?);
    let (from, to) = (start.instant()?, end.instant()?);
    let length = to.duration_since(from);
    if !length.is_positive() {
        return Err(Failure::bad("ErrorInvalidParameter", "The span must end after its start."));
    }
    if length > SignedDuration::from_hours(24 * LONGEST_DAYS) {
        let message = format!(
            "The requested time interval {} is too big. The allowed limit = {LONGEST_DAYS} days.",
            length.as_hours() / 24
        );
        return Err(Failure::bad("ErrorTimeIntervalTooBig", message));
    }
    let minutes = parameter(body, "AvailabilityViewInterval", &Kind::Int32)?.and_then(|it| it.as_i64()).unwrap_or(30);
    if !(5..=1440).contains(&minutes) {
        let message = "The parameter 'AvailabilityViewInterval' must be from 5 to 1440 minutes.";
        return Err(Failure::bad("ErrorInvalidParameter", message));
    }
    let told = preferred_zone(call)?.unwrap_or((TimeZone::UTC, "UTC".to_owned()));
    Ok(Question { from, to, zone: start.zone, slot: SignedDuration::from_mins(minutes), told })
}

/// An address that nothing is known of is no failure of the others.
fn unknown(address: &str) -> Value {
    json!({
        "scheduleId": address, "availabilityView": "", "scheduleItems": null,
        "error": {"message": "Proxy web request failed.", "responseCode": "5016"},
    })
}

fn schedule(user: &User, address: &str, question: &Question) -> Result<Value, Failure> {
    let calendars = &user.calendars;
    // A day on either side makes up for whole days, which views count as days of UTC.
    let day = SignedDuration::from_hours(24);
    let wide = (
        question.from.saturating_sub(day).unwrap_or(Timestamp::MIN),
        question.to.saturating_add(day).unwrap_or(Timestamp::MAX),
    );
    let mut view = vec![0; question.slots()];
    let mut items = Vec::new();
    for seen in view::laid_out(calendars.events_in(&calendars.default), wide)? {
        let Some((start, end)) = question.span(&seen) else { continue };
        if start >= question.to || end <= question.from {
            continue;
        }
        let status = seen.value.get("showAs").and_then(Value::as_str).unwrap_or("unknown");
        let rank = ["free", "tentative", "busy", "oof", "workingElsewhere"].iter().position(|it| *it == status);
        for (at, slot) in view.iter_mut().enumerate() {
            if question.slot_overlaps(at, start, end) {
                *slot = rank.unwrap_or(0).max(*slot);
            }
        }
        items.push(item(&seen, status, start, end, &question.told));
    }
    let view: String = view.iter().map(ToString::to_string).collect();
    Ok(json!({
        "scheduleId": address, "availabilityView": view, "scheduleItems": items,
        "workingHours": user.mailbox.setup.settings["workingHours"],
    }))
}

/// What is told of one event. Of a private one it is only when.
fn item(seen: &Seen<'_>, status: &str, start: Timestamp, end: Timestamp, (zone, name): &(TimeZone, String)) -> Value {
    let text = |pointer: &str| seen.value.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let at = |time: Timestamp| written(zone.to_datetime(time), name);
    let mut item = json!({"status": status, "start": at(start), "end": at(end)});
    let is_private = matches!(text("/sensitivity"), "private" | "confidential");
    item["isPrivate"] = is_private.into();
    if !is_private {
        item["subject"] = text("/subject").into();
        item["location"] = text("/location/displayName").into();
    }
    item
}

impl Question {
    fn slots(&self) -> usize {
        let (length, slot) = (self.to.duration_since(self.from).as_secs(), self.slot.as_secs());
        usize::try_from((length + slot - 1) / slot).unwrap_or_default()
    }

    /// When an event is; whole days are days of the zone that the span was asked in.
    fn span(&self, seen: &Seen<'_>) -> Option<(Timestamp, Timestamp)> {
        let fields = seen.value.as_object()?;
        let (start, end) = span(fields).ok()?;
        if fields.get("isAllDay").and_then(Value::as_bool) != Some(true) {
            return Some((start, end));
        }
        let here = |time: Timestamp| self.zone.to_timestamp(TimeZone::UTC.to_datetime(time)).ok();
        Some((here(start)?, here(end)?))
    }

    fn slot_overlaps(&self, at: usize, start: Timestamp, end: Timestamp) -> bool {
        let before = SignedDuration::from_secs(self.slot.as_secs() * i64::try_from(at).unwrap_or(i64::MAX));
        let begin = self.from.saturating_add(before).unwrap_or(Timestamp::MAX);
        let finish = begin.saturating_add(self.slot).unwrap_or(Timestamp::MAX).min(self.to);
        start < finish && end > begin
    }
}
