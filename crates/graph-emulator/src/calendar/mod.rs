//! Calendars: groups, calendars, events, views of them, and meetings between the users of the tenant.

pub(crate) mod attachments;
mod attendees;
pub(crate) mod calendars;
mod check;
mod compose;
mod dates;
pub(crate) mod events;
pub(crate) mod groups;
mod letters;
mod list;
mod meeting;
mod path;
mod record;
mod recurrence;
pub(crate) mod reminders;
pub(crate) mod respond;
pub(crate) mod schedule;
mod series;
mod times;
pub(crate) mod view;
pub(crate) mod zone_names;
pub(crate) mod zones;

pub(crate) use compose::place;
pub(crate) use list::Linked;
pub(crate) use path::through_calendars;

use crate::{
    call::Call,
    reply::Failure,
    state::{Calendar, Calendars, Ids, State},
};

/// The owner's calendars.
fn of<'s>(state: &'s State, call: &Call<'_>) -> Result<&'s Calendars, Failure> {
    state.users.get(call.owner()).map(|user| &user.calendars).ok_or_else(Failure::item_not_found)
}

/// The owner's calendars, and the source of ids.
fn of_mut<'s>(state: &'s mut State, call: &Call<'_>) -> Result<(&'s mut Calendars, &'s mut Ids), Failure> {
    match state.users.get_mut(call.owner()) {
        Some(user) => Ok((&mut user.calendars, &mut state.ids)),
        None => Err(Failure::item_not_found()),
    }
}

/// The calendar of that id, or the default one without an id.
fn calendar<'c>(calendars: &'c Calendars, id: Option<&str>) -> Result<&'c Calendar, Failure> {
    let id = id.unwrap_or(&calendars.default);
    calendars.calendar(id).ok_or_else(|| not_found(id))
}

/// The refusal of an id that stands for nothing: no id of Outlook's is short.
fn not_found(id: &str) -> Failure {
    if id.len() < 40 {
        return Failure::bad("ErrorInvalidIdMalformed", "Id is malformed.");
    }
    Failure::item_not_found()
}
