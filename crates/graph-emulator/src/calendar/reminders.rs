//! Reminders: seen in a span of time, put off, and dismissed.

use super::{
    events::{self, series_of},
    list::{Seen, preferred_zone},
    of, of_mut,
    times::{self, Moment, span},
    view,
};
use crate::{
    call::Call,
    facts::MOMENT,
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Reminder, State},
};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::{Map, Value, json};

/// The longest that a reminder may come before its event: what is later is not looked for.
const EARLIEST: SignedDuration = SignedDuration::from_hours(24 * 31);

/// `POST …/events/{id}/snoozeReminder`.
pub(crate) fn snooze(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["newReminderTime"])?;
    let Some(time) = write::parameter(&body, "newReminderTime") else {
        return Err(Failure::bad("ErrorInvalidRequest", "The parameter 'NewReminderTime' is missing."));
    };
    let time = Moment::read(&write::convert(time, &MOMENT, "NewReminderTime")?, "NewReminderTime")?.instant()?;
    settle(state, call, Reminder::Snoozed(time))
}

/// `POST …/events/{id}/dismissReminder`.
pub(crate) fn dismiss(state: &mut State, call: &Call<'_>) -> Answer {
    write::only(&write::object(call.body)?, &[])?;
    settle(state, call, Reminder::Dismissed)
}

fn settle(state: &mut State, call: &Call<'_>, reminder: Reminder) -> Answer {
    let (event, date) = events::find(of(state, call)?, call)?;
    if events::fields_of(event, date)?.get("isReminderOn").and_then(Value::as_bool) != Some(true) {
        return Err(Failure::bad("ErrorInvalidRequest", "The event has no reminder."));
    }
    let id = event.id().to_owned();
    if let Some(event) = of_mut(state, call)?.0.event_mut(&id) {
        event.reminders.insert(date, reminder);
    }
    Ok(Reply::empty(StatusCode::OK))
}

/// `GET …/reminderView(StartDateTime='…',EndDateTime='…')`: the reminders that come in the span, of all calendars.
pub(crate) fn view(state: &mut State, call: &Call<'_>) -> Answer {
    let (from, to) = view::checked(call.param(0), call.param(1))?;
    let zone = preferred_zone(call)?.unwrap_or((TimeZone::UTC, "UTC".to_owned()));
    let calendars = of(state, call)?;
    let mut found = Vec::new();
    let upcoming = (from, to.saturating_add(EARLIEST).unwrap_or(Timestamp::MAX));
    for seen in view::laid_out(calendars.events(), upcoming)? {
        let Some(time) = due(&seen) else { continue };
        if !seen.event.reminders.contains_key(&seen.date) && time >= from && time < to {
            found.push((time, record(&seen, time, &zone, call)));
        }
    }
    // What was put off may come long after its event.
    for event in calendars.events() {
        for (date, reminder) in &event.reminders {
            let Reminder::Snoozed(time) = *reminder else { continue };
            if time >= from && time < to {
                let series = series_of(event)?;
                let seen = Seen::of(event, series.as_ref().zip(*date));
                found.push((time, record(&seen, time, &zone, call)));
            }
        }
    }
    found.sort_by_key(|(time, _)| *time);
    let value: Vec<Value> = found.into_iter().map(|(_, record)| record).collect();
    Ok(Reply::ok(json!({"@odata.context": call.context("Collection(microsoft.graph.reminder)"), "value": value})))
}

/// When the reminder of an event comes by itself.
fn due(seen: &Seen<'_>) -> Option<Timestamp> {
    let fields = seen.value.as_object()?;
    let on = fields.get("isReminderOn").and_then(Value::as_bool)?;
    let minutes = fields.get("reminderMinutesBeforeStart").and_then(Value::as_i64).unwrap_or_default();
    let (start, _) = span(fields).ok()?;
    start.checked_sub(SignedDuration::from_mins(minutes)).ok().filter(|_| on)
}

fn record(seen: &Seen<'_>, time: Timestamp, (zone, name): &(TimeZone, String), call: &Call<'_>) -> Value {
    let mut fields: Map<String, Value> = seen.value.as_object().cloned().unwrap_or_default();
    times::tell(&mut fields, zone, name);
    let mut field = |name: &str| fields.remove(name).unwrap_or_default();
    json!({
        "eventId": seen.event.shown_id(seen.date, call.prefer.immutable), "changeKey": field("changeKey"),
        "eventSubject": field("subject"), "eventStartTime": field("start"), "eventEndTime": field("end"),
        "eventLocation": field("location"), "eventWebLink": field("webLink"),
        "reminderFireTime": times::written(zone.to_datetime(time), name),
    })
}
