//! What is in a calendar from the start: [`EventBuilder`].

use crate::{calendar, state::State};
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use serde_json::{Map, Value, json};

/// An event that is there from the start, made as a client would make it: whoever attends and is in the tenant is invited.
#[derive(Clone, Debug, Default)]
#[must_use = "a builder does nothing until it is given back"]
pub struct EventBuilder {
    start: Option<(DateTime, String)>,
    end: Option<(DateTime, String)>,
    whole_days: Option<i64>,
    attendees: Vec<Value>,
    categories: Vec<String>,
    properties: Map<String, Value>,
}

impl EventBuilder {
    /// The subject.
    pub fn subject(self, subject: impl Into<String>) -> Self {
        self.property("subject", subject.into())
    }

    /// A body of plain text.
    pub fn body_text(self, text: impl Into<String>) -> Self {
        self.property("body", json!({"contentType": "text", "content": text.into()}))
    }

    /// A body of HTML.
    pub fn body_html(self, html: impl Into<String>) -> Self {
        self.property("body", json!({"contentType": "html", "content": html.into()}))
    }

    /// When it begins, on the clocks of a zone: a time such as `2026-03-02T09:00:00`, and a Windows or IANA name. Without it, it begins when
    /// the emulator was built.
    ///
    /// # Panics
    /// When the text is not such a time.
    #[track_caller]
    pub fn start(mut self, time: &str, zone: impl Into<String>) -> Self {
        self.start = Some((civil(time), zone.into()));
        self
    }

    /// When it ends; half an hour after its start, if this is not said.
    ///
    /// # Panics
    /// When the text is not such a time.
    #[track_caller]
    pub fn end(mut self, time: &str, zone: impl Into<String>) -> Self {
        self.end = Some((civil(time), zone.into()));
        self
    }

    /// So many whole days, from the one that it starts on.
    pub fn all_day(mut self, days: u32) -> Self {
        self.whole_days = Some(i64::from(days));
        self
    }

    /// Where it is.
    pub fn location(self, name: impl Into<String>) -> Self {
        self.property("location", json!({"displayName": name.into()}))
    }

    /// One more person who must come.
    pub fn attendee(self, address: impl Into<String>, name: impl Into<String>) -> Self {
        self.invite(address.into(), name.into(), "required")
    }

    /// One more person who may come.
    pub fn optional_attendee(self, address: impl Into<String>, name: impl Into<String>) -> Self {
        self.invite(address.into(), name.into(), "optional")
    }

    fn invite(mut self, address: String, name: String, kind: &str) -> Self {
        self.attendees.push(json!({"emailAddress": {"address": address, "name": name}, "type": kind}));
        self
    }

    /// One more category.
    pub fn category(mut self, category: impl Into<String>) -> Self {
        self.categories.push(category.into());
        self
    }

    /// Makes a series of it: a `recurrencePattern` as Graph has it, such as `{"type": "daily", "interval": 1}`, and a `recurrenceRange`, in
    /// which `startDate` may be left out.
    pub fn recurrence(self, pattern: impl Into<Value>, range: impl Into<Value>) -> Self {
        self.property("recurrence", json!({"pattern": pattern.into(), "range": range.into()}))
    }

    /// Any property that a client may write, such as `showAs`.
    pub fn property(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.properties.insert(name.into(), value.into());
        self
    }

    /// Makes the event in the owner's calendar of that name.
    #[allow(
        clippy::panic,
        reason = "a test that begins with an event that Graph would refuse is wrong where it stands"
    )]
    pub(super) fn place(self, state: &mut State, owner: usize, calendar: Option<&str>, now: Timestamp) {
        let body = self.body(now);
        if let Err(failure) = calendar::place(state, owner, calendar, &body, now) {
            let subject = body.get("subject").and_then(Value::as_str).unwrap_or_default();
            panic!("the event `{subject}` would be refused: {}: {}", failure.code, failure.message);
        }
    }

    fn body(self, now: Timestamp) -> Map<String, Value> {
        let mut body = self.properties;
        let (mut start, zone) = self.start.unwrap_or_else(|| (TimeZone::UTC.to_datetime(now), "UTC".to_owned()));
        let mut length = SignedDuration::from_mins(30);
        if let Some(days) = self.whole_days {
            start = start.date().to_datetime(jiff::civil::Time::midnight());
            length = SignedDuration::from_hours(24 * days);
            body.insert("isAllDay".into(), true.into());
        }
        let end = start.saturating_add(length);
        let (end, end_zone) = self.end.unwrap_or_else(|| (end, zone.clone()));
        if let Some(Value::Object(range)) = body.get_mut("recurrence").and_then(|it| it.get_mut("range")) {
            range.entry("startDate").or_insert_with(|| start.date().to_string().into());
        }
        body.insert("start".into(), json!({"dateTime": start.to_string(), "timeZone": zone}));
        body.insert("end".into(), json!({"dateTime": end.to_string(), "timeZone": end_zone}));
        body.insert("attendees".into(), self.attendees.into());
        body.insert("categories".into(), self.categories.into());
        body
    }
}

#[track_caller]
#[allow(clippy::panic, reason = "a test that names no time is wrong where it stands")]
fn civil(text: &str) -> DateTime {
    match text.parse() {
        Ok(time) => time,
        Err(error) => panic!("`{text}` is not a time without an offset: {error}"),
    }
}
