//! Makes events and applies to them what clients write.
//!
//! Invariant: what is refused has changed nothing, since callers try it on a copy.

use super::{
    attendees, check, meeting,
    times::{Moment, stamp},
};
use crate::{
    facts::{EVENT, Write},
    mail::text,
    odata::write,
    reply::Failure,
    state::{Calendars, Event, Ids, State, recipient},
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a write may do to an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stage {
    /// With POST.
    Create,
    /// With PATCH.
    Update,
    /// With PATCH, to one occurrence of a series.
    Occurrence,
}

/// An event of `author` with nothing in it yet.
fn draft(ids: &mut Ids, calendar: &str, author: (&str, &str), now: Timestamp) -> Event {
    let (id, time) = (ids.item(), stamp(now));
    // A class of its own, room for a date, and what tells it from others.
    let unique: String = format!("{}{}", ids.guid(), ids.guid()).replace('-', "").to_uppercase();
    let value = json!({
        "id": id, "createdDateTime": time, "lastModifiedDateTime": time, "changeKey": ids.change_key(), "categories": [],
        "transactionId": null, "originalStartTimeZone": null, "originalEndTimeZone": null, "originalStart": null,
        "iCalUId": format!("040000008200E00074C5B7101A82E00800000000{unique}"),
        "reminderMinutesBeforeStart": 15, "isReminderOn": true, "hasAttachments": false, "subject": "", "bodyPreview": "",
        "importance": "normal", "sensitivity": "normal", "isAllDay": false, "isCancelled": false, "isOrganizer": true,
        "responseRequested": true, "seriesMasterId": null, "showAs": "busy", "type": "singleInstance",
        "webLink": format!("https://outlook.office365.com/owa/?itemid={}&exvsurl=1&path=/calendar/item", id.trim_end_matches('=')),
        "onlineMeetingUrl": null, "isOnlineMeeting": false, "onlineMeetingProvider": "unknown", "allowNewTimeProposals": true,
        "isDraft": false, "hideAttendees": false, "responseStatus": {"response": "organizer", "time": attendees::NEVER},
        "body": {"contentType": "html", "content": ""}, "start": null, "end": null, "location": location(&json!({})),
        "locations": [], "recurrence": null, "attendees": [], "organizer": recipient(author.0, author.1), "onlineMeeting": null,
    });
    Event {
        number: ids.number(),
        immutable_id: ids.immutable(),
        calendar: calendar.to_owned(),
        value,
        exceptions: BTreeMap::new(),
        gone: BTreeSet::new(),
        generation: 0,
        attachments: Vec::new(),
        reminders: BTreeMap::new(),
    }
}

/// Makes an event in `calendar` as `author` writes it, and gives its id. With a transaction id that was used before, it is the event made
/// then.
pub(super) fn create(
    calendars: &mut Calendars,
    ids: &mut Ids,
    calendar: &str,
    author: (&str, &str),
    body: &Map<String, Value>,
    now: Timestamp,
) -> Result<String, Failure> {
    if let Some(transaction) = body.get("transactionId").and_then(Value::as_str)
        && let Some(known) = calendars.events().find(|event| event.text("transactionId") == transaction)
    {
        return Ok(known.id().to_owned());
    }
    let mut event = draft(ids, calendar, author, now);
    let mut fields = event.value.as_object().cloned().unwrap_or_default();
    apply(&mut fields, body, Stage::Create, ids)?;
    event.value = Value::Object(fields);
    let id = event.id().to_owned();
    calendars.insert(event);
    Ok(id)
}

/// Makes an event in the owner's calendar of that name, which is made if it is not there; without a name in the default one.
pub(crate) fn place(
    state: &mut State,
    owner: usize,
    calendar: Option<&str>,
    body: &Map<String, Value>,
    now: Timestamp,
) -> Result<(), Failure> {
    let State { users, ids, .. } = state;
    let Some(user) = users.get_mut(owner) else { return Ok(()) };
    let calendars = &mut user.calendars;
    let id = match calendar {
        None => calendars.default.clone(),
        Some(name) => match calendars.calendar_named(name) {
            Some(calendar) => calendar.id.clone(),
            None => {
                let group = super::calendar(calendars, None)?.group.clone();
                calendars.add_calendar(ids, &group, name)
            }
        },
    };
    let id = create(calendars, ids, &id, (&user.upn, &user.display_name), body, now)?;
    // What is there from the start was never written about.
    meeting::spread(users, ids, owner, None, &id, now);
    Ok(())
}

/// Applies a written body to the properties of an event.
pub(super) fn apply(
    fields: &mut Map<String, Value>,
    body: &Map<String, Value>,
    stage: Stage,
    ids: &mut Ids,
) -> Result<(), Failure> {
    let before = fields.clone();
    let mut written = BTreeMap::new();
    for (property, value) in write::check(body, &EVENT)? {
        if property.write == Write::Always || (property.write == Write::Create && stage == Stage::Create) {
            written.insert(property.name, value);
        }
    }
    if stage == Stage::Occurrence && written.get("recurrence").is_some_and(|it| !it.is_null()) {
        return Err(Failure::bad(
            "ErrorInvalidRequest",
            "An occurrence has no recurrence of its own: change the series.",
        ));
    }
    for (name, value) in &written {
        let value = match *name {
            "start" | "end" => {
                let moment = Moment::read(value, name)?;
                let zone = if *name == "start" { "originalStartTimeZone" } else { "originalEndTimeZone" };
                fields.insert(zone.into(), moment.name.as_str().into());
                moment.write()
            }
            "attendees" => attendees::written(value, before.get("attendees"))?,
            "body" => body_of(value),
            // They are none that the emulator holds.
            "extensions" | "singleValueExtendedProperties" | "multiValueExtendedProperties" => continue,
            "location" | "locations" | "isOnlineMeeting" | "onlineMeetingProvider" => continue,
            // Answers have an empty collection where null was written.
            "categories" if value.is_null() => json!([]),
            "subject" if value.is_null() => json!(""),
            _ => value.clone(),
        };
        fields.insert((*name).to_owned(), value);
    }
    write_locations(fields, &written);
    meet_online(fields, &written, ids);
    let content = fields.get("body").map(preview).unwrap_or_default();
    fields.insert("bodyPreview".into(), content.into());
    check::times(fields)?;
    check::recurrence(fields, &before, written.contains_key("recurrence") || stage == Stage::Create)
}

fn body_of(value: &Value) -> Value {
    let part = |name: &str| value.get(name).and_then(Value::as_str);
    json!({"contentType": part("contentType").unwrap_or("text"), "content": part("content").unwrap_or_default()})
}

fn preview(body: &Value) -> String {
    let part = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let plain = if part("contentType") == "html" { text::of_html(part("content")) } else { part("content").to_owned() };
    text::squeezed(&plain).chars().take(255).collect()
}

/// A location with everything that answers have in it.
fn location(value: &Value) -> Value {
    let mut fields = value.as_object().cloned().unwrap_or_default();
    let name = fields.get("displayName").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (id, id_type) = if name.is_empty() { (Value::Null, "unknown") } else { (json!(name), "private") };
    for (key, default) in [
        ("displayName", json!("")),
        ("locationType", json!("default")),
        ("uniqueId", id),
        ("uniqueIdType", json!(id_type)),
        ("address", json!({})),
        ("coordinates", json!({})),
    ] {
        let slot = fields.entry(key).or_insert(Value::Null);
        if slot.is_null() {
            *slot = default;
        }
    }
    fields.retain(|_, value| !value.is_null());
    Value::Object(fields)
}

/// The one location and the list of them tell the same: writing one of the two writes both.
fn write_locations(fields: &mut Map<String, Value>, written: &BTreeMap<&str, Value>) {
    let all = match (written.get("locations"), written.get("location")) {
        (Some(list), _) => list.as_array().map(|list| list.iter().map(location).collect()).unwrap_or_default(),
        (None, Some(one)) => vec![location(one)],
        (None, None) => return,
    };
    let all: Vec<Value> = all.into_iter().filter(|it: &Value| it.get("displayName") != Some(&json!(""))).collect();
    fields.insert("location".into(), all.first().cloned().unwrap_or_else(|| location(&Value::Null)));
    fields.insert("locations".into(), all.into());
}

/// A meeting that is online stays it, with its first provider.
fn meet_online(fields: &mut Map<String, Value>, written: &BTreeMap<&str, Value>, ids: &mut Ids) {
    let is_on = |value: Option<&Value>| value.and_then(Value::as_bool) == Some(true);
    if is_on(fields.get("isOnlineMeeting")) || !is_on(written.get("isOnlineMeeting")) {
        return;
    }
    let provider =
        written.get("onlineMeetingProvider").and_then(Value::as_str).filter(|provider| *provider != "unknown");
    // Calendars here have this provider alone; another one is passed over as Outlook does it.
    if provider.is_none_or(|provider| provider == "teamsForBusiness") {
        let url = format!("https://teams.microsoft.com/l/meetup-join/19%3ameeting_{}%40thread.v2/0", ids.internet());
        fields.insert("isOnlineMeeting".into(), true.into());
        fields.insert("onlineMeetingProvider".into(), "teamsForBusiness".into());
        fields.insert("onlineMeeting".into(), json!({ "joinUrl": url }));
    }
}
