//! Whether a message meets the conditions of a rule.
//!
//! Invariant: a condition of the metadata that nothing here can tell of a message is taken for untrue of it.

use crate::{
    mail::text,
    state::{Attachment, Message, recipient},
};
use serde_json::Value;

/// A header line of messages that no person wrote.
pub(super) const AUTOMATIC: &str = "Auto-Submitted";
/// A header line with whom a rule has sent the message on for.
pub(super) const LOOP: &str = "X-MS-Exchange-Inbox-Rules-Loop";

/// A message, as conditions ask about it.
pub(super) struct Asked<'a> {
    message: &'a Message,
    /// The address of whoever has the rule.
    own: &'a str,
    body: String,
}

impl<'a> Asked<'a> {
    pub(super) fn new(message: &'a Message, own: &'a str) -> Self {
        let body = text::of_html(part(message, "/body/content"));
        Self { message, own, body }
    }

    /// Whether all of the conditions hold. No conditions hold for every message.
    pub(super) fn meets_all(&self, conditions: &Value) -> bool {
        conditions.as_object().is_none_or(|all| all.iter().all(|(name, wanted)| self.meets(name, wanted)))
    }

    /// Whether one of the conditions holds.
    pub(super) fn meets_any(&self, conditions: &Value) -> bool {
        conditions.as_object().is_some_and(|all| all.iter().any(|(name, wanted)| self.meets(name, wanted)))
    }

    fn meets(&self, name: &str, wanted: &Value) -> bool {
        let has_text = |text: &str| {
            let text = text.to_lowercase();
            texts(wanted).any(|wanted| text.contains(&wanted.to_lowercase()))
        };
        let is = |holds: bool| wanted.as_bool() == Some(holds);
        let subject = self.message.text("subject");
        let (to, cc) = (self.addresses("toRecipients"), self.addresses("ccRecipients"));
        let (is_to, is_cc) = (self.names_me(&to), self.names_me(&cc));
        match name {
            "bodyContains" => has_text(&self.body),
            "subjectContains" => has_text(subject),
            "bodyOrSubjectContains" => has_text(&self.body) || has_text(subject),
            "senderContains" => has_text(&self.line("from")),
            "recipientContains" => has_text(&format!("{} {}", self.line("toRecipients"), self.line("ccRecipients"))),
            "headerContains" => self.headers().any(|line| has_text(&line)),
            "fromAddresses" => {
                people(wanted).any(|it| it == part(self.message, "/from/emailAddress/address").to_lowercase())
            }
            "sentToAddresses" => people(wanted).any(|it| to.contains(&it) || cc.contains(&it)),
            "categories" => texts(wanted).any(|wanted| {
                let mut own = texts(&self.message.value["categories"]);
                own.any(|own| own.eq_ignore_ascii_case(wanted))
            }),
            "importance" => self.message.value["importance"] == *wanted,
            "hasAttachments" => is(self.message.flag("hasAttachments")),
            "sentToMe" => is(is_to),
            "sentCcMe" => is(is_cc),
            "sentToOrCcMe" => is(is_to || is_cc),
            "notSentToMe" => is(!is_to && !is_cc),
            "sentOnlyToMe" => is(is_to && to.len() + cc.len() == 1),
            "isAutomaticReply" => is(has_header(self.message, AUTOMATIC)),
            "isAutomaticForward" => is(has_header(self.message, LOOP)),
            "isMeetingRequest" => is(self.is_a("eventMessageRequest")),
            "isMeetingResponse" => is(self.is_a("eventMessageResponse")),
            "sensitivity" => wanted == "normal",
            "withinSizeRange" => {
                let (size, bound) = (self.kilobytes(), |name: &str| wanted.get(name).and_then(Value::as_u64));
                bound("minimumSize").is_none_or(|least| size >= least)
                    && bound("maximumSize").is_none_or(|most| size <= most)
            }
            _ => is(false),
        }
    }

    fn addresses(&self, list: &str) -> Vec<String> {
        people(&self.message.value[list]).collect()
    }

    fn names_me(&self, addresses: &[String]) -> bool {
        addresses.iter().any(|address| address.eq_ignore_ascii_case(self.own))
    }

    /// A recipient, or several, as a header line has them.
    fn line(&self, name: &str) -> String {
        let value = &self.message.value[name];
        let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let part = |it: &Value, name: &str| it["emailAddress"][name].as_str().unwrap_or_default().to_owned();
        all.iter().map(|it| format!("{} <{}>", part(it, "name"), part(it, "address"))).collect::<Vec<_>>().join("; ")
    }

    fn headers(&self) -> impl Iterator<Item = String> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let written =
            self.message.headers.iter().map(move |it| format!("{}: {}", text(&it["name"]), text(&it["value"])));
        let known = [("From", self.line("from")), ("To", self.line("toRecipients")), ("Cc", self.line("ccRecipients"))];
        let subject = format!("Subject: {}", self.message.text("subject"));
        let known = known.into_iter().map(|(name, line)| format!("{name}: {line}"));
        written.chain(known).chain([subject, format!("Message-ID: {}", self.message.text("internetMessageId"))])
    }

    fn is_a(&self, kind: &str) -> bool {
        self.message.text("@odata.type").ends_with(kind)
    }

    /// The size in the unit of size conditions; what is begun counts.
    fn kilobytes(&self) -> u64 {
        let attached = self.message.attachments.iter().map(Attachment::size).sum::<u64>();
        (part(self.message, "/body/content").len() as u64 + attached).div_ceil(1024)
    }
}

/// Whether the message has a header line of that name.
pub(super) fn has_header(message: &Message, name: &str) -> bool {
    message.headers.iter().any(|it| it["name"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name)))
}

fn part<'m>(message: &'m Message, pointer: &str) -> &'m str {
    message.value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The addresses of a list of recipients, in lower case.
pub(super) fn people(list: &Value) -> impl Iterator<Item = String> + '_ {
    let address = |it: &Value| it.pointer("/emailAddress/address").and_then(Value::as_str).map(str::to_lowercase);
    list.as_array().into_iter().flatten().filter_map(address)
}

/// A recipient that has no name beside the address.
pub(super) fn unnamed(address: &str) -> Value {
    recipient(address, address)
}
