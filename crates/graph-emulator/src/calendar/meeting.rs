//! Meetings: what the organizer does reaches the calendars of everybody in the tenant who attends, and answers come back.
//!
//! Invariant: the organizer's event is the meeting. A copy is told of changes; what is not told is the attendee's own.

use super::{
    attendees::{self, NEVER},
    letters::{self, Told},
    times::stamp,
};
use crate::state::{Event, Ids, User};
use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What attendees are told of an event.
const TOLD: &[&str] = &[
    "allowNewTimeProposals",
    "attendees",
    "body",
    "bodyPreview",
    "end",
    "hasAttachments",
    "hideAttendees",
    "importance",
    "isAllDay",
    "isOnlineMeeting",
    "location",
    "locations",
    "onlineMeeting",
    "onlineMeetingProvider",
    "originalEndTimeZone",
    "originalStartTimeZone",
    "recurrence",
    "responseRequested",
    "sensitivity",
    "start",
    "subject",
];

/// What an attendee who has not answered yet has instead of an answer.
fn unanswered() -> Value {
    json!({"response": "notResponded", "time": NEVER})
}

/// Brings the event that `owner` organizes to those who attend: the first time without a `before`. Nobody is told of what is the organizer's
/// own, and of new attendees only they themselves.
pub(super) fn publish(
    users: &mut [User],
    ids: &mut Ids,
    owner: usize,
    before: Option<&Event>,
    id: &str,
    now: Timestamp,
) {
    let told = spread(users, ids, owner, before, id, now);
    let Some(event) = users.get(owner).and_then(|user| user.calendars.event(id)).cloned() else { return };
    letters::send(users, ids, owner, (before, &event), &told, now);
}

/// The same without letters. Says who has to be written to.
pub(super) fn spread(
    users: &mut [User],
    ids: &mut Ids,
    owner: usize,
    before: Option<&Event>,
    id: &str,
    now: Timestamp,
) -> Told {
    let mut letters = Told::default();
    let Some(event) = users.get(owner).and_then(|user| user.calendars.event(id)) else { return letters };
    if !event.flag("isOrganizer") {
        return letters;
    }
    let mut event = event.clone();
    let differs = |name: &str| before.is_some_and(|before| before.value.get(name) != event.value.get(name));
    let parts_differ =
        before.is_some_and(|before| before.exceptions != event.exceptions || before.attachments != event.attachments);
    let told = TOLD.iter().any(|name| *name != "attendees" && differs(name)) || parts_differ;
    let moved = ["start", "end", "recurrence"].into_iter().any(differs);
    if moved {
        forget_answers(&mut event);
        if let Some(known) = users.get_mut(owner).and_then(|user| user.calendars.event_mut(id)) {
            known.value.clone_from(&event.value);
        }
    }
    let others = users.iter_mut().enumerate().filter(|(at, _)| *at != owner);
    for user in others.map(|(_, user)| user) {
        let invited = invites(&event, &user.upn);
        let copy = user.calendars.meeting(event.text("iCalUId"));
        let was_invited = before.is_some_and(|before| invites(before, &user.upn));
        match (invited, copy.map(|copy| copy.id().to_owned())) {
            // Whoever has put a copy away gets another when there is something new to tell.
            (true, None) if !was_invited || told => {
                let copy = invitation(&event, user, ids, now);
                user.calendars.insert(copy);
                if was_invited { &mut letters.updated } else { &mut letters.invited }.push(user.upn.clone());
            }
            (true, Some(copy)) if told || !was_invited => {
                if let Some(copy) = user.calendars.event_mut(&copy) {
                    tell(copy, &event, before, moved, &user.upn);
                    copy.touch(ids, &stamp(now));
                    if was_invited { &mut letters.updated } else { &mut letters.invited }.push(user.upn.clone());
                }
            }
            (false, Some(copy)) if call_off(user, ids, &copy, None, now) => letters.called_off.push(user.upn.clone()),
            _ => {}
        }
    }
    letters
}

fn list(event: &Event) -> &[Value] {
    event.value.get("attendees").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn invites(event: &Event, address: &str) -> bool {
    list(event).iter().any(|attendee| attendees::is(attendee, address))
}

/// Answers were about another time.
fn forget_answers(event: &mut Event) {
    if let Some(Value::Array(list)) = event.value.get_mut("attendees") {
        for attendee in list {
            attendee["status"] = json!({"response": "none", "time": NEVER});
        }
    }
}

/// The meeting as it comes into the calendar of an attendee.
fn invitation(event: &Event, user: &User, ids: &mut Ids, now: Timestamp) -> Event {
    let mut copy = event.clone();
    let id = ids.item();
    copy.number = ids.number();
    copy.immutable_id = ids.immutable();
    copy.calendar.clone_from(&user.calendars.default);
    copy.exceptions.clear();
    copy.reminders.clear();
    let link = event.text("webLink").replace(event.id().trim_end_matches('='), id.trim_end_matches('='));
    copy.set_at(
        None,
        [
            ("id", json!(id)),
            ("webLink", json!(link)),
            ("createdDateTime", json!(stamp(now))),
            ("isOrganizer", json!(false)),
            ("transactionId", Value::Null),
            ("categories", json!([])),
            ("showAs", json!("tentative")),
            ("responseStatus", unanswered()),
        ],
    );
    tell(&mut copy, event, None, false, &user.upn);
    copy.touch(ids, &stamp(now));
    copy
}

/// Tells a copy what is new.
fn tell(copy: &mut Event, event: &Event, before: Option<&Event>, moved: bool, address: &str) {
    if before.is_some_and(|before| before.generation != event.generation) {
        copy.restart();
    }
    for name in TOLD {
        copy.set(name, told(event.value.get(*name), name, event, address));
    }
    copy.attachments.clone_from(&event.attachments);
    if moved {
        copy.set_at(None, [("responseStatus", unanswered()), ("showAs", json!("tentative"))]);
    }
    for (date, exception) in &event.exceptions {
        let own = copy.exceptions.entry(*date).or_default();
        own.retain(|name, _| !TOLD.contains(&name.as_str()));
        let news: Map<String, Value> = exception
            .iter()
            .filter(|(name, _)| {
                TOLD.contains(&name.as_str()) || *name == "changeKey" || *name == "lastModifiedDateTime"
            })
            .map(|(name, value)| (name.clone(), told(Some(value), name, event, address)))
            .collect();
        own.extend(news);
    }
}

/// A property as attendees see it: who else attends they may not be shown, and who answered what they are not.
fn told(value: Option<&Value>, name: &str, event: &Event, address: &str) -> Value {
    let mut value = value.cloned().unwrap_or_default();
    if let ("attendees", Value::Array(list)) = (name, &mut value) {
        list.retain(|attendee| !event.flag("hideAttendees") || attendees::is(attendee, address));
        for attendee in list {
            attendee["status"] = json!({"response": "none", "time": NEVER});
        }
    }
    value
}

/// Tells everybody who attends that the meeting, or its occurrence on `date`, does not take place.
pub(super) fn withdraw(
    users: &mut [User],
    ids: &mut Ids,
    owner: usize,
    event: &Event,
    date: Option<Date>,
    comment: Option<&str>,
    now: Timestamp,
) {
    if !event.flag("isOrganizer") {
        return;
    }
    let mut called_off = Vec::new();
    for user in users.iter_mut() {
        let copy = user.calendars.meeting(event.text("iCalUId")).filter(|copy| !copy.flag("isOrganizer"));
        let copy = copy.map(|copy| copy.id().to_owned());
        if copy.is_some_and(|copy| call_off(user, ids, &copy, date, now)) {
            called_off.push(user.upn.clone());
        }
    }
    letters::cancel(users, ids, owner, event, &called_off, comment, now);
}

/// Marks a copy: it stays in the calendar until the attendee takes it out. Whether that is news is given back.
fn call_off(user: &mut User, ids: &mut Ids, id: &str, date: Option<Date>, now: Timestamp) -> bool {
    let Some(copy) = user.calendars.event_mut(id) else { return false };
    if date.is_some_and(|date| copy.gone.contains(&date)) || (date.is_none() && copy.flag("isCancelled")) {
        return false;
    }
    let known = date.and_then(|date| copy.exceptions.get(&date)).and_then(|exception| exception.get("subject"));
    let subject = known.and_then(Value::as_str).unwrap_or(copy.text("subject")).to_owned();
    let subject = if subject.starts_with("Canceled: ") { subject } else { format!("Canceled: {subject}") };
    copy.set_at(date, [("subject", json!(subject)), ("isCancelled", json!(true)), ("showAs", json!("free"))]);
    copy.touch(ids, &stamp(now));
    true
}

/// Writes an attendee's answer into the organizer's event, if the organizer is in the tenant.
pub(super) fn answered(
    users: &mut [User],
    ids: &mut Ids,
    copy: &Event,
    date: Option<Date>,
    answer: &BTreeMap<&'static str, Value>,
    address: &str,
    now: Timestamp,
) {
    let organizer = copy.value.get("organizer").map(attendees::address).unwrap_or_default();
    let Some(user) = users.iter_mut().find(|user| user.upn.eq_ignore_ascii_case(organizer)) else { return };
    let Some(id) = user.calendars.meeting(copy.text("iCalUId")).map(|event| event.id().to_owned()) else { return };
    let Some(event) = user.calendars.event_mut(&id) else { return };
    let known = date.and_then(|date| event.exceptions.get(&date)).and_then(|exception| exception.get("attendees"));
    let mut list = known.and_then(Value::as_array).map(Vec::as_slice).unwrap_or(list(event)).to_vec();
    for attendee in list.iter_mut().filter(|attendee| attendees::is(attendee, address)) {
        for (name, value) in answer {
            attendee[*name] = value.clone();
        }
    }
    event.set_at(date, [("attendees", list.into())]);
    event.touch(ids, &stamp(now));
}
