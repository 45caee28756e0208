//! The letters that go with meetings: requests to those who attend, cancellations, and answers to the organizer.
//!
//! Invariant: a letter tells of a meeting and changes none; whoever opens it is led to the copy in the calendar.

use super::{attendees, times};
use crate::{
    mail::{self, attach},
    state::{Event, Ids, Message, User},
};
use jiff::{Timestamp, tz::TimeZone};
use serde_json::{Map, Value, json};

const REQUEST: &str = "#microsoft.graph.eventMessageRequest";
const RESPONSE: &str = "#microsoft.graph.eventMessageResponse";
/// Of cancellations there is no type of their own.
const OTHER: &str = "#microsoft.graph.eventMessage";

/// Whom the organizer has to write to, and of what.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) invited: Vec<String>,
    pub(super) updated: Vec<String>,
    pub(super) called_off: Vec<String>,
}

/// Writes to everybody who was told of a change of the event.
pub(super) fn send(
    users: &mut [User],
    ids: &mut Ids,
    owner: usize,
    (before, event): (Option<&Event>, &Event),
    told: &Told,
    now: Timestamp,
) {
    let moved = before.is_some_and(|before| {
        ["start", "end", "recurrence"].into_iter().any(|it| before.value.get(it) != event.value.get(it))
    });
    let kinds = [
        ("newMeetingRequest", &told.invited),
        (if moved { "fullUpdate" } else { "informationalUpdate" }, &told.updated),
    ];
    for (kind, to) in kinds {
        let Some(mut letter) = begin(users, ids, owner, event, to, now) else { continue };
        let requested = event.flag("responseRequested");
        for (name, value) in [
            ("@odata.type", json!(REQUEST)),
            ("meetingMessageType", json!("meetingRequest")),
            ("meetingRequestType", json!(kind)),
            ("responseRequested", json!(requested)),
            ("allowNewTimeProposals", json!(event.flag("allowNewTimeProposals"))),
        ] {
            letter.set(name, value);
        }
        let earlier = before.filter(|_| kind == "fullUpdate").map(|before| seen(&before.value));
        let of = |name: &str| earlier.as_ref().and_then(|fields| fields.get(name)).cloned().unwrap_or_default();
        for (name, value) in [
            ("previousStartDateTime", of("start")),
            ("previousEndDateTime", of("end")),
            ("previousLocation", of("location")),
        ] {
            letter.set(name, value);
        }
        post(users, ids, owner, event, letter, to, now);
    }
    cancel(users, ids, owner, event, &told.called_off, None, now);
}

/// Writes to those for whom the meeting does not take place.
pub(super) fn cancel(
    users: &mut [User],
    ids: &mut Ids,
    owner: usize,
    event: &Event,
    to: &[String],
    comment: Option<&str>,
    now: Timestamp,
) {
    let Some(mut letter) = begin(users, ids, owner, event, to, now) else { return };
    letter.set("@odata.type", OTHER);
    letter.set("meetingMessageType", "meetingCancelled");
    letter.set("subject", format!("Canceled: {}", event.text("subject").trim_start_matches("Canceled: ")));
    if let Some(comment) = comment {
        letter.set("body", json!({"contentType": "text", "content": comment}));
    }
    post(users, ids, owner, event, letter, to, now);
}

/// An attendee's answer, to the organizer.
pub(super) fn respond(
    users: &mut [User],
    ids: &mut Ids,
    attendee: usize,
    event: &Event,
    (response, comment, proposal): (&'static str, Option<&str>, Option<&Value>),
    now: Timestamp,
) {
    let organizer = event.value.get("organizer").map(attendees::address).unwrap_or_default().to_owned();
    let to = [organizer];
    let Some(mut letter) = begin(users, ids, attendee, event, &to, now) else { return };
    // The metadata spells the middle one in this way.
    let (kind, prefix) = match response {
        "accepted" => ("meetingAccepted", "Accepted"),
        "declined" => ("meetingDeclined", "Declined"),
        _ => ("meetingTenativelyAccepted", "Tentative"),
    };
    let prefix = if proposal.is_some() { "New Time Proposed" } else { prefix };
    letter.set("@odata.type", RESPONSE);
    letter.set("meetingMessageType", kind);
    letter.set("responseType", response);
    letter.set("proposedNewTime", proposal.cloned().unwrap_or_default());
    letter.set("subject", format!("{prefix}: {}", event.text("subject")));
    letter.set("body", json!({"contentType": "text", "content": comment.unwrap_or_default()}));
    letter.attachments.clear();
    post(users, ids, attendee, event, letter, &to, now);
}

/// An event's properties on UTC's clocks.
fn seen(event: &Value) -> Map<String, Value> {
    let mut fields = event.as_object().cloned().unwrap_or_default();
    times::tell(&mut fields, &TimeZone::UTC, "UTC");
    fields
}

/// A letter with everything that all letters about a meeting have, if there is anybody to write to.
fn begin(
    users: &[User],
    ids: &mut Ids,
    author: usize,
    event: &Event,
    to: &[String],
    now: Timestamp,
) -> Option<Message> {
    let author = users.get(author).filter(|_| !to.is_empty())?;
    let mut letter = mail::compose::draft_of(author, ids, now);
    let fields = seen(&event.value);
    let of = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let names = fields.get("attendees").and_then(Value::as_array).into_iter().flatten();
    let names = names.chain(fields.get("organizer"));
    let recipients: Vec<Value> = names
        .filter(|person| to.iter().any(|address| attendees::is(person, address)))
        .filter_map(|person| Some(json!({"emailAddress": person.get("emailAddress")?})))
        .collect();
    let kind = if event.is_series() { "seriesMaster" } else { "singleInstance" };
    for (name, value) in [
        ("subject", of("subject")),
        ("body", of("body")),
        ("importance", of("importance")),
        ("toRecipients", recipients.into()),
        ("startDateTime", of("start")),
        ("endDateTime", of("end")),
        ("isAllDay", of("isAllDay")),
        ("location", of("location")),
        ("recurrence", of("recurrence")),
        ("type", json!(kind)),
        ("isOutOfDate", json!(false)),
        ("isDelegated", json!(false)),
    ] {
        letter.set(name, value);
    }
    letter.meeting = Some(event.text("iCalUId").to_owned());
    letter.attachments.extend(event.attachments.iter().map(|it| attach::copy(it, ids)));
    Some(letter)
}

/// Sends a letter. What those to whom it goes have been told of the meeting before is out of date.
fn post(
    users: &mut [User],
    ids: &mut Ids,
    author: usize,
    event: &Event,
    letter: Message,
    to: &[String],
    now: Timestamp,
) {
    if letter.text("@odata.type") != RESPONSE {
        for user in users.iter_mut().filter(|user| to.iter().any(|it| it.eq_ignore_ascii_case(&user.upn))) {
            let is_older = |it: &&Message| {
                it.meeting.as_deref() == Some(event.text("iCalUId")) && it.text("@odata.type") != RESPONSE
            };
            let older: Vec<String> =
                user.mailbox.messages().filter(is_older).map(|it| it.immutable_id.clone()).collect();
            for id in older {
                if let Some(message) = user.mailbox.message_mut(&id) {
                    message.set("isOutOfDate", true);
                }
            }
        }
    }
    mail::send::post(users, ids, author, letter, to, true, now);
}
