//! Groups of calendars: listed, made, renamed, deleted.

use super::{not_found, of, of_mut, record};
use crate::{
    call::Call,
    facts::CALENDAR_GROUP,
    odata::page::OUTLOOK,
    reply::{Answer, Failure, Reply},
    state::{CalendarGroup, State},
};
use http::StatusCode;
use serde_json::{Value, json};

fn record(group: &CalendarGroup) -> Value {
    json!({"id": group.id, "name": group.name, "classId": group.class, "changeKey": group.change_key})
}

fn records(state: &State, call: &Call<'_>) -> Result<Vec<Value>, Failure> {
    Ok(of(state, call)?.groups.iter().map(record).collect())
}

/// `GET …/calendarGroups`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    record::page(records(state, call)?, &CALENDAR_GROUP, OUTLOOK, state, call, "calendarGroups")
}

/// `GET …/calendarGroups/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    Ok(Reply::count(record::found(records(state, call)?, &CALENDAR_GROUP, call)?.len()))
}

fn shown(status: StatusCode, state: &State, call: &Call<'_>, id: &str) -> Answer {
    let group = of(state, call)?.group(id).ok_or_else(|| not_found(id))?;
    record::shown(status, &record(group), &CALENDAR_GROUP, state, call, "calendarGroups")
}

/// `GET …/calendarGroups/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    shown(StatusCode::OK, state, call, call.param(0))
}

/// The written name, if no other group has it.
fn free_name(state: &State, call: &Call<'_>) -> Result<String, Failure> {
    let name = record::name(&record::written(call, &CALENDAR_GROUP)?).ok_or_else(record::nameless)?;
    let is_other = |group: &&CalendarGroup| call.params.first() != Some(&group.id);
    let mut others = of(state, call)?.groups.iter().filter(is_other);
    match others.any(|other| other.name.to_lowercase() == name.to_lowercase()) {
        true => Err(record::exists(&name)),
        false => Ok(name),
    }
}

/// `POST …/calendarGroups`.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let name = free_name(state, call)?;
    let (calendars, ids) = of_mut(state, call)?;
    let class = ids.guid();
    let id = calendars.add_group(ids, &name, class);
    shown(StatusCode::CREATED, state, call, &id)
}

/// `PATCH …/calendarGroups/{id}`.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let id = call.param(0);
    of(state, call)?.group(id).ok_or_else(|| not_found(id))?;
    let name = free_name(state, call)?;
    let (calendars, ids) = of_mut(state, call)?;
    let change_key = ids.change_key();
    if let Some(group) = calendars.groups.iter_mut().find(|group| group.id == id) {
        group.name = name;
        group.change_key = change_key;
    }
    shown(StatusCode::OK, state, call, id)
}

/// `DELETE …/calendarGroups/{id}`: an empty one that is not the default calendar's.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let id = call.param(0);
    let (calendars, _) = of_mut(state, call)?;
    let group = calendars.group(id).ok_or_else(|| not_found(id))?;
    // The first group is the one that every mailbox has.
    if calendars.groups.first().is_some_and(|first| first.id == group.id) {
        return Err(record::distinguished());
    }
    if calendars.calendars.iter().any(|calendar| calendar.group == id) {
        return Err(Failure::bad("ErrorInvalidRequest", "Only a calendar group without calendars can be deleted."));
    }
    calendars.groups.retain(|group| group.id != id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
