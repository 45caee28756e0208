//! What happens when a message arrives in an Inbox: it is sorted, rules work on it, and who is away answers.
//!
//! Invariant: what rules and replies send is never answered or sent on for the same person again, so nothing goes round for ever.

use super::{
    attach, compose,
    conditions::{AUTOMATIC, Asked, LOOP, has_header, people, unnamed},
    focus, mime, room, rules, settings,
};
use crate::{
    extension,
    state::{Ids, Mailbox, Message, User},
};
use jiff::Timestamp;
use serde_json::{Value, json};

/// A message that a mailbox sends by itself, and to whom.
struct Onward {
    message: Message,
    to: Vec<String>,
}

/// Puts copies of `message` into the Inbox of everybody at these addresses who is in the tenant.
pub(super) fn deliver(users: &mut [User], ids: &mut Ids, message: &Message, addresses: &[String], now: Timestamp) {
    let mut under_way = vec![Onward { message: message.clone(), to: addresses.to_vec() }];
    while let Some(Onward { message, to }) = under_way.pop() {
        for user in users.iter_mut().filter(|user| to.iter().any(|it| it.eq_ignore_ascii_case(&user.upn))) {
            let copy = received(user, ids, &message, now);
            if room::check(&user.mailbox, 0, &copy).is_err() {
                continue;
            }
            under_way.extend(arrive(user, ids, copy, now));
        }
    }
}

/// A copy in the user's Inbox, without what is the sender's alone.
fn received(user: &User, ids: &mut Ids, message: &Message, now: Timestamp) -> Message {
    let mut copy = message.clone();
    copy.number = ids.number();
    copy.immutable_id = ids.immutable();
    copy.set("id", ids.item());
    copy.set("parentFolderId", user.mailbox.known("inbox"));
    copy.set("isRead", false);
    copy.set("bccRecipients", json!([]));
    copy.set("categories", json!([]));
    copy.set("flag", json!({"flagStatus": "notFlagged"}));
    // What the author's apps keep stays with the author.
    extension::strip(&mut copy.value);
    copy.touch(ids, now);
    copy
}

/// Lets one message arrive. What it makes the mailbox send is given back.
fn arrive(user: &mut User, ids: &mut Ids, mut message: Message, now: Timestamp) -> Vec<Onward> {
    focus::classify(&user.mailbox, &mut message);
    let mut onward: Vec<Onward> = reply(user, ids, &message, now).into_iter().collect();
    let id = message.immutable_id.clone();
    user.mailbox.insert(message);
    for rule in rules::in_order(&user.mailbox) {
        let Some(message) = user.mailbox.message(&id) else { break };
        let asked = Asked::new(message, &user.upn);
        let on = rule["isEnabled"] == true && !rules::has_error(&user.mailbox, &rule);
        if !on || !asked.meets_all(&rule["conditions"]) || asked.meets_any(&rule["exceptions"]) {
            continue;
        }
        onward.extend(sent_on(user, ids, message, &rule["actions"], now));
        act(&mut user.mailbox, ids, &id, &rule["actions"], now);
        if rule["actions"]["stopProcessingRules"] == true {
            break;
        }
    }
    onward
}

/// Does with the message what a rule says, its moves last.
fn act(mailbox: &mut Mailbox, ids: &mut Ids, id: &str, actions: &Value, now: Timestamp) {
    if let Some(message) = mailbox.message_mut(id) {
        if actions["markAsRead"] == true {
            message.set("isRead", true);
        }
        if let Some(importance) = actions.get("markImportance") {
            message.set("importance", importance.clone());
        }
        if let Some(Value::Array(names)) = actions.get("assignCategories") {
            let mut all = message.value["categories"].as_array().cloned().unwrap_or_default();
            all.extend(names.iter().filter(|name| !all.contains(name)).cloned().collect::<Vec<_>>());
            message.set("categories", all);
        }
        message.touch(ids, now);
        let folder = message.folder().to_owned();
        mailbox.recounted(&folder);
    }
    let folder = |mailbox: &Mailbox, name: &str| Some(mailbox.folder(actions.get(name)?.as_str()?)?.id.clone());
    if let (Some(folder), Some(mut copy)) = (folder(mailbox, "copyToFolder"), mailbox.message(id).cloned()) {
        copy.number = ids.number();
        copy.immutable_id = ids.immutable();
        copy.set("id", ids.item());
        copy.set("parentFolderId", folder);
        mailbox.insert(copy);
    }
    if let Some(folder) = folder(mailbox, "moveToFolder") {
        mailbox.relocate(ids, id, &folder);
    }
    if actions["delete"] == true {
        let bin = mailbox.known("deleteditems");
        mailbox.relocate(ids, id, &bin);
    }
    if actions["permanentDelete"] == true {
        mailbox.remove(id);
    }
}

/// What a rule sends to others, unless it has been sent on for this user before.
fn sent_on(user: &User, ids: &mut Ids, message: &Message, actions: &Value, now: Timestamp) -> Vec<Onward> {
    let is_round =
        |it: &Value| it["name"] == LOOP && it["value"].as_str().is_some_and(|it| it.eq_ignore_ascii_case(&user.upn));
    if message.headers.iter().any(is_round) {
        return Vec::new();
    }
    let targets = |name: &str| people(&actions[name]).collect::<Vec<_>>();
    let mut found = Vec::new();
    for (name, attached) in [("forwardTo", false), ("forwardAsAttachmentTo", true)] {
        let to = targets(name);
        if !to.is_empty() {
            found.push(Onward { message: forward(user, ids, message, &to, attached, now), to });
        }
    }
    let to = targets("redirectTo");
    if !to.is_empty() {
        found.push(Onward { message: message.clone(), to });
    }
    for onward in &mut found {
        onward.message.headers.extend(message.headers.iter().filter(|it| it["name"] == LOOP).cloned());
        onward.message.headers.push(json!({"name": LOOP, "value": user.upn}));
    }
    found
}

fn forward(user: &User, ids: &mut Ids, message: &Message, to: &[String], attached: bool, now: Timestamp) -> Message {
    let mut forward = written_by(user, ids, to, &format!("FW: {}", message.text("subject")), now);
    if attached {
        let size = mime::of_message(message).len();
        forward.attachments.push(attach::message(message.clone(), size, ids, now));
    } else {
        forward.set("body", message.value["body"].clone());
        forward.attachments.extend(message.attachments.iter().map(|it| attach::copy(it, ids)));
    }
    forward
}

/// A message from the user that nobody wrote.
fn written_by(user: &User, ids: &mut Ids, to: &[String], subject: &str, now: Timestamp) -> Message {
    let mut message = compose::draft_of(user, ids, now);
    message.set("isDraft", false);
    message.set("subject", subject);
    message.set("toRecipients", to.iter().map(|address| unnamed(address)).collect::<Vec<_>>());
    message.touch(ids, now);
    message
}

/// What somebody who is away answers: once to each sender.
fn reply(user: &mut User, ids: &mut Ids, message: &Message, now: Timestamp) -> Option<Onward> {
    let sender = message.value.pointer("/from/emailAddress/address").and_then(Value::as_str)?.to_lowercase();
    if has_header(message, AUTOMATIC)
        || sender.eq_ignore_ascii_case(&user.upn)
        || user.mailbox.setup.answered.contains(&sender)
    {
        return None;
    }
    let domain = |address: &str| address.rsplit('@').next().unwrap_or_default().to_lowercase();
    let text = current_reply(&user.mailbox, now, domain(&sender) == domain(&user.upn))?.to_owned();
    user.mailbox.setup.answered.insert(sender.clone());
    let to = vec![sender];
    let mut reply = written_by(user, ids, &to, &format!("Automatic reply: {}", message.text("subject")), now);
    reply.set("conversationId", message.text("conversationId"));
    reply.set("body", json!({"contentType": "html", "content": text}));
    reply.headers.push(json!({"name": AUTOMATIC, "value": "auto-replied"}));
    reply.touch(ids, now);
    Some(Onward { message: reply, to })
}

/// The text of the automatic reply that is on now, if there is one for such senders.
pub(super) fn current_reply(mailbox: &Mailbox, now: Timestamp, internal: bool) -> Option<&str> {
    let all = &mailbox.setup.settings;
    let replies = &all["automaticRepliesSetting"];
    let is_on = match replies["status"].as_str()? {
        "alwaysEnabled" => true,
        "scheduled" => settings::schedule(all).is_some_and(|(start, end)| (start..end).contains(&now)),
        _ => false,
    };
    // Nobody here has contacts, so nobody outside is one.
    let text = match internal {
        true => &replies["internalReplyMessage"],
        false if replies["externalAudience"] == "all" => &replies["externalReplyMessage"],
        false => return None,
    };
    text.as_str().filter(|text| is_on && !text.is_empty())
}
