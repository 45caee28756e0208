//! Answers to meetings, and what else is done with them: accepted, declined, cancelled, forwarded.

use super::{attendees, events, letters, meeting, of, of_mut, times::Moment, times::stamp};
use crate::{
    call::Call,
    facts::{Kind, RECIPIENTS, SLOT},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::{Event, State},
};
use http::StatusCode;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// `POST …/events/{id}/accept`.
pub(crate) fn accept(state: &mut State, call: &Call<'_>) -> Answer {
    respond(state, call, "accepted")
}

/// `POST …/events/{id}/tentativelyAccept`.
pub(crate) fn tentatively_accept(state: &mut State, call: &Call<'_>) -> Answer {
    respond(state, call, "tentativelyAccepted")
}

/// `POST …/events/{id}/decline`. The event leaves the attendee's calendar.
pub(crate) fn decline(state: &mut State, call: &Call<'_>) -> Answer {
    respond(state, call, "declined")
}

fn incomplete(why: &str) -> Failure {
    Failure::bad("ErrorInvalidRequest", format!("Your request can't be completed. {why}"))
}

/// The event that the path names, as it is now, and the date of an occurrence.
fn found(state: &State, call: &Call<'_>) -> Result<(Event, Option<Date>), Failure> {
    let (event, date) = events::find(of(state, call)?, call)?;
    Ok((event.clone(), date))
}

fn respond(state: &mut State, call: &Call<'_>, response: &'static str) -> Answer {
    let body = write::object(call.body)?;
    let known: &[&str] = if response == "accepted" {
        &["comment", "sendResponse"]
    } else {
        &["comment", "sendResponse", "proposedNewTime"]
    };
    write::only(&body, known)?;
    let send =
        write::parameter(&body, "sendResponse").map(|value| write::convert(value, &Kind::Boolean, "SendResponse"));
    let send = send.transpose()?.and_then(|send| send.as_bool()).unwrap_or(true);
    let proposal = proposal(&body)?;
    let (copy, date) = found(state, call)?;
    check_response(&copy, date, send, &body, proposal.is_some())?;
    let address = state.users.get(call.owner()).map(|user| user.upn.clone()).unwrap_or_default();
    let status = json!({"response": response, "time": stamp(call.now)});
    let (calendars, ids) = of_mut(state, call)?;
    if response == "declined" {
        events::take_out(calendars, ids, copy.id(), date, &stamp(call.now));
    } else if let Some(event) = calendars.event_mut(copy.id()) {
        let show_as = if response == "accepted" { "busy" } else { "tentative" };
        event.set_at(date, [("responseStatus", status.clone()), ("showAs", json!(show_as))]);
        event.touch(ids, &stamp(call.now));
    }
    if send {
        let comment = write::parameter(&body, "comment").and_then(Value::as_str);
        let State { users, ids, .. } = state;
        letters::respond(users, ids, call.owner(), &copy, (response, comment, proposal.as_ref()), call.now);
        let mut answer = BTreeMap::from([("status", status)]);
        answer.extend(proposal.map(|slot| ("proposedNewTime", slot)));
        let State { users, ids, .. } = state;
        meeting::answered(users, ids, &copy, date, &answer, &address, call.now);
    }
    Ok(Reply::empty(StatusCode::ACCEPTED))
}

fn check_response(
    event: &Event,
    date: Option<Date>,
    send: bool,
    body: &Map<String, Value>,
    proposes: bool,
) -> Result<(), Failure> {
    let fields = events::fields_of(event, date)?;
    let flag = |name: &str| fields.get(name).and_then(Value::as_bool).unwrap_or_default();
    if flag("isOrganizer") {
        return Err(incomplete("You can't respond to this meeting because you're the meeting organizer."));
    }
    if flag("isCancelled") {
        return Err(incomplete("You can't respond to this meeting because it has been canceled."));
    }
    for (given, name) in [(write::parameter(body, "comment").is_some(), "Comment"), (proposes, "ProposedNewTime")] {
        if given && !send {
            let message = format!("'SendResponse' must be true when '{name}' is not null.");
            return Err(Failure::bad("ErrorInvalidParameter", message));
        }
    }
    if send && !flag("responseRequested") {
        return Err(incomplete("The meeting organizer hasn't requested a response."));
    }
    if proposes && !flag("allowNewTimeProposals") {
        return Err(incomplete("The meeting organizer doesn't allow new time proposals."));
    }
    Ok(())
}

/// The time that is proposed, checked.
fn proposal(body: &Map<String, Value>) -> Result<Option<Value>, Failure> {
    let Some(slot) = write::parameter(body, "proposedNewTime") else { return Ok(None) };
    let slot = write::convert(slot, &SLOT, "ProposedNewTime")?;
    let at = |name: &str| Moment::read(slot.get(name).unwrap_or(&Value::Null), name);
    let (start, end) = (at("start")?, at("end")?);
    if end.instant()? <= start.instant()? {
        return Err(Failure::bad("ErrorInvalidParameter", "The proposed time must end after its start."));
    }
    Ok(Some(json!({"start": start.write(), "end": end.write()})))
}

/// `POST …/events/{id}/cancel`: the organizer calls the meeting off.
pub(crate) fn cancel(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["comment"])?;
    let (event, date) = found(state, call)?;
    if !event.flag("isOrganizer") {
        return Err(incomplete("You need to be an organizer to cancel a meeting."));
    }
    let comment = write::parameter(&body, "comment").and_then(Value::as_str);
    events::remove(state, call, &event, date, comment)?;
    Ok(Reply::empty(StatusCode::ACCEPTED))
}

/// `POST …/events/{id}/forward`: others are invited, too. Of an occurrence it is the whole series that they are invited to.
pub(crate) fn forward(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["toRecipients", "comment"])?;
    let to = write::parameter(&body, "toRecipients").map(|to| write::convert(to, &RECIPIENTS, "ToRecipients"));
    let to = to.transpose()?.and_then(|to| to.as_array().cloned()).unwrap_or_default();
    if to.is_empty() || to.iter().any(|recipient| !attendees::address(recipient).contains('@')) {
        return Err(Failure::bad("ErrorInvalidRecipients", "At least one recipient isn't valid."));
    }
    let (copy, _) = found(state, call)?;
    let State { users, ids, .. } = state;
    let organizer = copy.value.get("organizer").map(attendees::address).unwrap_or_default();
    let Some(owner) = users.iter().position(|user| user.upn.eq_ignore_ascii_case(organizer)) else {
        return Ok(Reply::empty(StatusCode::ACCEPTED));
    };
    let calendars = &mut users[owner].calendars;
    let Some(before) = calendars.meeting(copy.text("iCalUId")).cloned() else {
        return Ok(Reply::empty(StatusCode::ACCEPTED));
    };
    let known = before.value.get("attendees").and_then(Value::as_array).cloned().unwrap_or_default();
    let all: Vec<Value> = known.into_iter().chain(to).collect();
    let all = attendees::written(&all.into(), before.value.get("attendees"))?;
    if let Some(event) = calendars.event_mut(before.id()) {
        event.set("attendees", all);
        event.touch(ids, &stamp(call.now));
    }
    meeting::publish(users, ids, owner, Some(&before), before.id(), call.now);
    Ok(Reply::empty(StatusCode::ACCEPTED))
}
