//! Calendars: listed, made, changed, deleted.

use super::{calendar, not_found, of, of_mut, record};
use crate::{
    call::Call,
    facts::CALENDAR,
    odata::page::OUTLOOK,
    reply::{Answer, Failure, Reply},
    state::{Calendar, State, User},
};
use http::StatusCode;
use serde_json::{Value, json};

fn record(user: &User, calendar: &Calendar) -> Value {
    let is_default = user.calendars.default == calendar.id;
    json!({
        "id": calendar.id, "name": calendar.name, "color": calendar.color, "hexColor": "", "changeKey": calendar.change_key,
        "isDefaultCalendar": is_default, "isRemovable": !is_default, "canShare": true, "canViewPrivateItems": true, "canEdit": true,
        "isTallyingResponses": is_default, "allowedOnlineMeetingProviders": ["teamsForBusiness"],
        "defaultOnlineMeetingProvider": "teamsForBusiness", "owner": {"name": user.display_name, "address": user.upn},
    })
}

/// All of the owner's calendars, or those of the group in the path, in the order they were made.
fn records(state: &State, call: &Call<'_>) -> Result<Vec<Value>, Failure> {
    let user = state.users.get(call.owner()).ok_or_else(Failure::item_not_found)?;
    let group = call.params.first().map(String::as_str);
    if let Some(group) = group {
        user.calendars.group(group).ok_or_else(|| not_found(group))?;
    }
    let inside = user.calendars.calendars.iter().filter(|calendar| group.is_none_or(|group| calendar.group == group));
    Ok(inside.map(|calendar| record(user, calendar)).collect())
}

/// `GET …/calendars`, `GET …/calendarGroups/{id}/calendars`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let fragment = match call.params.first() {
        Some(group) => format!("calendarGroups('{group}')/calendars"),
        None => "calendars".to_owned(),
    };
    record::page(records(state, call)?, &CALENDAR, OUTLOOK, state, call, &fragment)
}

/// `GET …/calendars/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    Ok(Reply::count(record::found(records(state, call)?, &CALENDAR, call)?.len()))
}

fn shown(status: StatusCode, state: &State, call: &Call<'_>, id: &str) -> Answer {
    let user = state.users.get(call.owner()).ok_or_else(Failure::item_not_found)?;
    let record = record(user, calendar(&user.calendars, Some(id))?);
    record::shown(status, &record, &CALENDAR, state, call, "calendars")
}

/// The id of the calendar in the path, or of the default one.
fn id(state: &State, call: &Call<'_>) -> Result<String, Failure> {
    Ok(calendar(of(state, call)?, call.params.first().map(String::as_str))?.id.clone())
}

/// `GET …/calendar`, `GET …/calendars/{id}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let id = id(state, call)?;
    shown(StatusCode::OK, state, call, &id)
}

/// `GET …/events/{id}/calendar`.
pub(crate) fn of_event(state: &mut State, call: &Call<'_>) -> Answer {
    let id = super::events::find(of(state, call)?, call)?.0.calendar.clone();
    shown(StatusCode::OK, state, call, &id)
}

/// `POST …/calendars`, `POST …/calendarGroups/{id}/calendars`. Without a group it goes to the one that every mailbox has.
pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Answer {
    let written = record::written(call, &CALENDAR)?;
    let name = record::name(&written).ok_or_else(record::nameless)?;
    let (calendars, ids) = of_mut(state, call)?;
    let group = match call.params.first() {
        Some(group) => calendars.group(group).ok_or_else(|| not_found(group))?.id.clone(),
        None => calendar(calendars, None)?.group.clone(),
    };
    if calendars.calendar_named(&name).is_some() {
        return Err(record::exists(&name));
    }
    let id = calendars.add_calendar(ids, &group, &name);
    if let (Some(color), Some(made)) = (written.get("color").and_then(Value::as_str), calendars.calendars.last_mut()) {
        color.clone_into(&mut made.color);
    }
    shown(StatusCode::CREATED, state, call, &id)
}

/// `PATCH …/calendar`, `PATCH …/calendars/{id}`.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let written = record::written(call, &CALENDAR)?;
    let id = id(state, call)?;
    let (calendars, ids) = of_mut(state, call)?;
    let name = match written.contains_key("name") {
        true => Some(record::name(&written).ok_or_else(record::nameless)?),
        false => None,
    };
    if let Some(name) = name.as_deref()
        && calendars.calendar_named(name).is_some_and(|other| other.id != id)
    {
        return Err(record::exists(name));
    }
    let change_key = ids.change_key();
    if let Some(calendar) = calendars.calendars.iter_mut().find(|calendar| calendar.id == id) {
        calendar.change_key = change_key;
        if let Some(name) = name {
            calendar.name = name;
        }
        if let Some(color) = written.get("color").and_then(Value::as_str) {
            color.clone_into(&mut calendar.color);
        }
    }
    // One calendar is the default one, so it ends when another begins to be.
    if written.get("isDefaultCalendar").and_then(Value::as_bool) == Some(true) {
        calendars.default.clone_from(&id);
    }
    shown(StatusCode::OK, state, call, &id)
}

/// `DELETE …/calendars/{id}`, `POST …/calendars/{id}/permanentDelete`: with all that is in it.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let id = id(state, call)?;
    let (calendars, _) = of_mut(state, call)?;
    if calendars.default == id {
        return Err(record::distinguished());
    }
    calendars.remove_calendar(&id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
