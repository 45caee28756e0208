//! Messages that are to be sent later: they wait among the drafts until their time has come.
//!
//! Invariant: a message that is deleted or that leaves the drafts before its time is not sent.

use super::send;
use crate::state::{Message, Outgoing, State};
use jiff::Timestamp;

/// The property that says when (PidTagDeferredSendTime).
const WHEN: &str = "SystemTime 0x3FEF";

/// When a message is to be sent, if that is said.
pub(super) fn time(message: &Message) -> Option<Timestamp> {
    let all = message.value.get("singleValueExtendedProperties")?.as_array()?;
    let when = all.iter().find(|it| it["id"].as_str().is_some_and(|id| id.eq_ignore_ascii_case(WHEN)))?;
    when["value"].as_str()?.parse().ok()
}

/// Lets a message of that user wait among the drafts.
pub(super) fn wait(state: &mut State, user: usize, mut message: Message, save: bool) {
    let State { users, ids, .. } = state;
    let Some(owner) = users.get_mut(user) else { return };
    let outgoing = Outgoing { user, message: message.immutable_id.clone(), save };
    let drafts = owner.mailbox.known("drafts");
    match owner.mailbox.message(&outgoing.message).map(|known| known.folder() == drafts) {
        Some(true) => {}
        Some(false) => drop(owner.mailbox.relocate(ids, &outgoing.message, &drafts)),
        None => {
            message.set("parentFolderId", drafts);
            owner.mailbox.insert(message);
        }
    }
    state.outgoing.retain(|it| it.message != outgoing.message);
    state.outgoing.push(outgoing);
}

/// Sends what is due.
pub(crate) fn send_due(state: &mut State, now: Timestamp) {
    if state.outgoing.is_empty() {
        return;
    }
    let mut due = Vec::new();
    for outgoing in std::mem::take(&mut state.outgoing) {
        let Some(user) = state.users.get(outgoing.user) else { continue };
        let drafts = user.mailbox.known("drafts");
        let waiting = user.mailbox.message(&outgoing.message).filter(|message| message.folder() == drafts);
        match waiting.map(|message| time(message).unwrap_or(now)) {
            None => {}
            Some(when) if when > now => state.outgoing.push(outgoing),
            Some(when) => due.push((when, outgoing)),
        }
    }
    due.sort_by_key(|(when, _)| *when);
    for (when, Outgoing { user, message, save }) in due {
        let message = state.users.get_mut(user).and_then(|user| user.mailbox.remove(&message));
        if let Some(message) = message {
            send::dispatch(state, user, message, save, when);
        }
    }
}
