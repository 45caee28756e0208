//! Calendar views and instances: what lies in a span of time, series laid out.

use super::{
    calendar,
    events::{find, series_of},
    list::{self, Seen},
    of, series,
    times::{instant, span},
};
use crate::{
    call::Call,
    reply::{Answer, Failure, Reply},
    state::{Event, State},
};
use jiff::{SignedDuration, Timestamp};

/// The longest span that is looked at.
const LONGEST_DAYS: i64 = 1825;

/// The span that a request asks about. Its parameters have offsets of their own, whatever zone is preferred.
fn window(call: &Call<'_>) -> Result<(Timestamp, Timestamp), Failure> {
    let (Some(start), Some(end)) = (call.options.custom("startDateTime"), call.options.custom("endDateTime")) else {
        return Err(Failure::bad(
            "ErrorInvalidParameter",
            "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.",
        ));
    };
    checked(start, end)
}

/// The span between two times, if Outlook would look at it.
pub(super) fn checked(start: &str, end: &str) -> Result<(Timestamp, Timestamp), Failure> {
    let read = |text: &str, name: &str| {
        let wrong = || format!("The value '{text}' of parameter '{name}' is invalid.");
        instant(text.trim()).ok_or_else(|| Failure::bad("ErrorInvalidParameter", wrong()))
    };
    let (start, end) = (read(start, "StartDateTime")?, read(end, "EndDateTime")?);
    let length = end.duration_since(start);
    if length.is_negative() {
        return Err(Failure::bad(
            "ErrorInvalidParameter",
            "The value of parameter 'EndDateTime' must not be earlier than the one of 'StartDateTime'.",
        ));
    }
    if length > SignedDuration::from_hours(24 * LONGEST_DAYS) {
        return Err(Failure::bad(
            "ErrorInvalidRequest",
            format!(
                "The requested time duration specified for FindItem or calendar view is greater than the allowed range. \
                 Maximum number of days: {LONGEST_DAYS}"
            ),
        ));
    }
    Ok((start, end))
}

/// What of an event lies in the span, with the instant it begins.
fn inside(event: &Event, (from, to): (Timestamp, Timestamp)) -> Result<Vec<(Timestamp, Seen<'_>)>, Failure> {
    let all = match series_of(event)? {
        None => vec![Seen::of(event, None)],
        Some(series) => {
            let dates = series::within(event, &series, from, to);
            dates.into_iter().map(|date| Seen::of(event, Some((&series, date)))).collect()
        }
    };
    Ok(all
        .into_iter()
        .filter_map(|seen| {
            let (start, end) = span(seen.value.as_object()?).ok()?;
            (start < to && end > from).then_some((start, seen))
        })
        .collect())
}

/// Everything of some events that lies in the span, the earliest first.
pub(super) fn laid_out<'s>(
    events: impl Iterator<Item = &'s Event>,
    window: (Timestamp, Timestamp),
) -> Result<Vec<Seen<'s>>, Failure> {
    let mut all = Vec::new();
    for event in events {
        all.extend(inside(event, window)?);
    }
    all.sort_by_key(|(start, seen)| (*start, seen.event.number));
    Ok(all.into_iter().map(|(_, seen)| seen).collect())
}

fn view<'s>(state: &'s State, call: &Call<'_>) -> Result<Vec<Seen<'s>>, Failure> {
    let window = window(call)?;
    let calendars = of(state, call)?;
    let calendar = calendar(calendars, call.params.first().map(String::as_str))?;
    laid_out(calendars.events_in(&calendar.id), window)
}

/// `GET …/calendarView`, `GET …/calendars/{id}/calendarView`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let key = call.params.first().map(String::as_str);
    let fragment = key.map_or_else(|| "calendarView".to_owned(), |key| format!("calendars('{key}')/calendarView"));
    list::page(view(state, call)?, state, call, &fragment)
}

/// `GET …/calendarView/$count`, `GET …/calendars/{id}/calendarView/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    Ok(Reply::count(list::found(view(state, call)?, call)?.len()))
}

/// `GET …/events/{id}/instances`: the occurrences of a series; an event that is none has none.
pub(crate) fn instances(state: &mut State, call: &Call<'_>) -> Answer {
    let window = window(call)?;
    let (event, date) = find(of(state, call)?, call)?;
    let series = (date.is_none() && event.is_series()).then_some(event);
    let all = laid_out(series.into_iter(), window)?;
    list::page(all, state, call, &format!("events('{}')/instances", call.param(0)))
}
