//! One event, or one occurrence of a series: read, created, changed, deleted.

use super::{
    calendar,
    compose::{self, Stage},
    list::{self, Seen, Shape},
    meeting, not_found, of, of_mut,
    series::{self, Series},
    times::{Moment, stamp},
};
use crate::{
    call::Call,
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Calendars, Event, Ids, State},
};
use http::{StatusCode, header};
use jiff::civil::Date;
use serde_json::{Map, Value};

/// The event that the path names, in the calendar that the path went through, and the date of an occurrence.
pub(super) fn find<'c>(calendars: &'c Calendars, call: &Call<'_>) -> Result<(&'c Event, Option<Date>), Failure> {
    let (event, date) = calendars.locate(call.param(0)).ok_or_else(|| not_found(call.param(0)))?;
    if let Some(key) = &call.folder
        && calendar(calendars, Some(key))?.id != event.calendar
    {
        return Err(Failure::item_not_found());
    }
    if let Some(date) = date {
        let there = series_of(event)?.is_some_and(|series| series.has(date)) && !event.gone.contains(&date);
        if !there {
            return Err(Failure::item_not_found());
        }
    }
    Ok((event, date))
}

/// The series that an event is, if it is one.
pub(super) fn series_of(event: &Event) -> Result<Option<Series>, Failure> {
    event.value.as_object().map(Series::of).transpose().map(Option::flatten)
}

/// The properties of what was found, on the clocks that they were written on.
pub(super) fn fields_of(event: &Event, date: Option<Date>) -> Result<Map<String, Value>, Failure> {
    let series = series_of(event)?;
    Ok(series::fields(event, series.as_ref().zip(date)))
}

/// Refuses a change to a state that the client does not know.
pub(super) fn check_match(call: &Call<'_>, event: &Event, date: Option<Date>) -> Result<(), Failure> {
    let fields = fields_of(event, date)?;
    let key = fields.get("changeKey").and_then(Value::as_str).unwrap_or_default();
    call.check_match(&format!("W/\"{key}\""))
}

/// An answer with one event.
fn shown(status: StatusCode, state: &State, call: &Call<'_>, id: &str) -> Answer {
    let shape = Shape::of(call)?;
    let calendars = of(state, call)?;
    let (event, date) = calendars.locate(id).ok_or_else(Failure::item_not_found)?;
    let series = series_of(event)?;
    let seen = Seen::of(event, series.as_ref().zip(date));
    let mut view = shape.show(&seen, call);
    let text = |name: &str| view.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (etag, shown_id) = (text("@odata.etag"), text("id"));
    let context = call.owned_context(state, &format!("events{}/$entity", shape.context()));
    view.insert("@odata.context".into(), context.into());
    let mut reply = Reply::json(status, Value::Object(view)).with(header::ETAG, etag);
    if status == StatusCode::CREATED {
        let owner = state.users.get(call.owner()).map(|user| user.id.as_str()).unwrap_or_default();
        let location = format!("{}/{}/users('{owner}')/events('{shown_id}')", call.origin, call.version);
        reply = reply.with(header::LOCATION, location);
    }
    Ok(reply)
}

/// `GET …/events`, `GET …/calendars/{id}/events`: single events, and of a series the master.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let key = call.params.first().map(String::as_str);
    let fragment = key.map_or_else(|| "events".to_owned(), |key| format!("calendars('{key}')/events"));
    list::page(all(state, call)?, state, call, &fragment)
}

/// `GET …/events/$count`, `GET …/calendars/{id}/events/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    Ok(Reply::count(list::found(all(state, call)?, call)?.len()))
}

fn all<'s>(state: &'s State, call: &Call<'_>) -> Result<Vec<Seen<'s>>, Failure> {
    let calendars = of(state, call)?;
    let calendar = calendar(calendars, call.params.first().map(String::as_str))?;
    Ok(calendars.events_in(&calendar.id).map(|event| Seen::of(event, None)).collect())
}

/// `GET …/events/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    find(of(state, call)?, call)?;
    shown(StatusCode::OK, state, call, call.param(0))
}

/// `POST …/events`, `POST …/calendars/{id}/events`.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    // The preference must be good before anything is made.
    Shape::of(call)?;
    let State { users, ids, .. } = state;
    let Some(user) = users.get_mut(call.owner()) else { return Err(Failure::item_not_found()) };
    let author = (user.upn.as_str(), user.display_name.as_str());
    let key = call.params.first().map(String::as_str);
    let calendar = calendar(&user.calendars, key)?.id.clone();
    let id = compose::create(&mut user.calendars, ids, &calendar, author, &body, call.now)?;
    meeting::publish(users, ids, call.owner(), None, &id, call.now);
    shown(StatusCode::CREATED, state, call, &id)
}

/// `PATCH …/events/{id}`. What is written of an occurrence makes an exception of it.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    Shape::of(call)?;
    let (calendars, ids) = of_mut(state, call)?;
    let (event, date) = find(calendars, call)?;
    check_match(call, event, date)?;
    // A refused write must leave no trace, so it is tried on a copy.
    let mut changed = event.clone();
    match date {
        Some(date) => {
            let before = fields_of(event, Some(date))?;
            let mut after = before.clone();
            compose::apply(&mut after, &body, Stage::Occurrence, ids)?;
            check_neighbours(event, date, &after)?;
            after.insert("changeKey".into(), ids.change_key().into());
            after.insert("lastModifiedDateTime".into(), stamp(call.now).into());
            after.retain(|name, value| before.get(name) != Some(value));
            changed.exceptions.entry(date).or_default().extend(after);
        }
        None => {
            let mut fields = event.value.as_object().cloned().unwrap_or_default();
            compose::apply(&mut fields, &body, Stage::Update, ids)?;
            let anew = ["recurrence", "start"].iter().any(|name| event.value.get(*name) != fields.get(*name));
            changed.value = Value::Object(fields);
            changed.touch(ids, &stamp(call.now));
            if anew {
                changed.restart();
            }
        }
    }
    let before = replace(calendars, changed).ok_or_else(Failure::item_not_found)?;
    let State { users, ids, .. } = state;
    meeting::publish(users, ids, call.owner(), Some(&before), before.id(), call.now);
    shown(StatusCode::OK, state, call, call.param(0))
}

/// Puts a changed event in the place of what it was, which is given back.
pub(super) fn replace(calendars: &mut Calendars, changed: Event) -> Option<Event> {
    let id = changed.id().to_owned();
    calendars.event_mut(&id).map(|event| std::mem::replace(event, changed))
}

/// An occurrence stays between the days of the ones before and after it.
fn check_neighbours(event: &Event, date: Date, after: &Map<String, Value>) -> Result<(), Failure> {
    let Some(series) = series_of(event)? else { return Ok(()) };
    let now = series.date_of(&Moment::read(after.get("start").unwrap_or(&Value::Null), "start")?)?;
    let (before, after) = series::neighbours(event, &series, date)?;
    if before.is_some_and(|before| now <= before) || after.is_some_and(|after| now >= after) {
        return Err(Failure::bad(
            "ErrorOccurrenceCrossingBoundary",
            "Modified occurrence is crossing or overlapping adjacent occurrence.",
        ));
    }
    Ok(())
}

/// `DELETE …/events/{id}`, `POST …/events/{id}/permanentDelete`. An occurrence is taken out of its series.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (event, date) = find(of(state, call)?, call)?;
    check_match(call, event, date)?;
    let event = event.clone();
    remove(state, call, &event, date, None)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Takes an event or an occurrence out. When it is the organizer who does so, everybody who attends is told.
pub(super) fn remove(
    state: &mut State,
    call: &Call<'_>,
    event: &Event,
    date: Option<Date>,
    comment: Option<&str>,
) -> Result<(), Failure> {
    let (calendars, ids) = of_mut(state, call)?;
    take_out(calendars, ids, event.id(), date, &stamp(call.now));
    let State { users, ids, .. } = state;
    meeting::withdraw(users, ids, call.owner(), event, date, comment, call.now);
    Ok(())
}

/// Takes an event out of its calendar, or an occurrence out of its series.
pub(super) fn take_out(calendars: &mut Calendars, ids: &mut Ids, id: &str, date: Option<Date>, stamp: &str) {
    match (date, calendars.event_mut(id)) {
        (Some(date), Some(event)) => {
            event.remove_occurrence(date);
            event.touch(ids, stamp);
        }
        (_, _) => drop(calendars.remove(id)),
    }
}
