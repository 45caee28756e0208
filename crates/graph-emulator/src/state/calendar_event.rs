//! An event at rest: its properties, and for a series what became of single occurrences.
//!
//! Invariant: an occurrence is known by the date that the series gives it, on the clocks of the series, wherever it was moved to.

use super::{Attachment, Ids};
use base64::{Engine, engine::general_purpose::URL_SAFE};
use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What an occurrence's id has behind its series' own: a generation, and the day.
const SUFFIX: usize = 5;

/// A single event or a series. `start` and `end` in `value` stand on the clocks that they were written on.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Orders events by when they were made.
    pub(crate) number: u64,
    pub(crate) immutable_id: String,
    /// The id of its calendar.
    pub(crate) calendar: String,
    /// An object with every property of the single event or of the series.
    pub(crate) value: Value,
    /// The properties in which occurrences differ from the series.
    pub(crate) exceptions: BTreeMap<Date, Map<String, Value>>,
    /// The occurrences that were taken out.
    pub(crate) gone: BTreeSet<Date>,
    /// Counts the patterns that the series has had: ids of occurrences do not outlive theirs.
    pub(crate) generation: u8,
    pub(crate) attachments: Vec<Attachment>,
    /// What became of the reminders of the event and of its occurrences.
    pub(crate) reminders: BTreeMap<Option<Date>, Reminder>,
}

/// What became of a reminder.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reminder {
    Dismissed,
    /// It comes again then.
    Snoozed(Timestamp),
}

impl Event {
    /// A string property; empty when it is not there.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.value.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.value.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    pub(crate) fn id(&self) -> &str {
        self.text("id")
    }

    /// Whether it repeats.
    pub(crate) fn is_series(&self) -> bool {
        self.value.get("recurrence").is_some_and(|recurrence| !recurrence.is_null())
    }

    pub(crate) fn set(&mut self, name: &str, value: impl Into<Value>) {
        if let Value::Object(fields) = &mut self.value {
            fields.insert(name.to_owned(), value.into());
        }
    }

    /// The id of the event, or of its occurrence on `date`.
    pub(crate) fn shown_id(&self, date: Option<Date>, immutable: bool) -> String {
        let own = if immutable { self.immutable_id.as_str() } else { self.id() };
        let Some(date) = date else { return own.to_owned() };
        let mut bytes = URL_SAFE.decode(own).unwrap_or_default();
        bytes.push(self.generation);
        bytes.extend(day_number(date).to_be_bytes());
        URL_SAFE.encode(bytes)
    }

    /// Begins anew after a change of the pattern: no exceptions, and other ids for occurrences.
    pub(crate) fn restart(&mut self) {
        self.exceptions.clear();
        self.gone.clear();
        self.reminders.clear();
        self.generation = self.generation.wrapping_add(1);
    }

    /// Sets properties of the event, or of its occurrence on `date`.
    pub(crate) fn set_at(&mut self, date: Option<Date>, properties: impl IntoIterator<Item = (&'static str, Value)>) {
        for (name, value) in properties {
            match date {
                Some(date) => drop(self.exceptions.entry(date).or_default().insert(name.to_owned(), value)),
                None => self.set(name, value),
            }
        }
    }

    /// Takes the occurrence on `date` out.
    pub(crate) fn remove_occurrence(&mut self, date: Date) {
        self.exceptions.remove(&date);
        self.gone.insert(date);
    }

    /// Gives it a new change key, after a change.
    pub(crate) fn touch(&mut self, ids: &mut Ids, stamp: &str) {
        self.set("changeKey", ids.change_key());
        self.set("lastModifiedDateTime", stamp);
    }
}

/// An id of an occurrence, taken apart: the id of the series, the generation, and the date.
pub(super) fn occurrence_of(id: &str) -> Option<(String, u8, Date)> {
    let bytes = URL_SAFE.decode(id).ok()?;
    let (own, suffix) = bytes.split_at_checked(bytes.len().checked_sub(SUFFIX)?)?;
    let (generation, day) = suffix.split_first()?;
    let day = i32::from_be_bytes(day.try_into().ok()?);
    let date = EPOCH.checked_add(jiff::Span::new().try_days(day).ok()?).ok()?;
    Some((URL_SAFE.encode(own), *generation, date))
}

const EPOCH: Date = Date::constant(1970, 1, 1);

fn day_number(date: Date) -> i32 {
    date.duration_since(EPOCH).as_hours().div_euclid(24).try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    #[test]
    fn ids_of_occurrences_lead_back_to_their_series() {
        let mut ids = Ids::new(1);
        let mut event = Event {
            number: 1,
            immutable_id: ids.immutable(),
            calendar: String::new(),
            value: json!({"id": ids.item()}),
            exceptions: BTreeMap::new(),
            gone: BTreeSet::new(),
            generation: 7,
            attachments: Vec::new(),
            reminders: BTreeMap::new(),
        };
        for day in [date(2026, 3, 2), date(1969, 12, 31), date(9999, 12, 30)] {
            for (immutable, own) in [(false, event.id()), (true, event.immutable_id.as_str())] {
                let id = event.shown_id(Some(day), immutable);
                assert!(id.starts_with(&own[..40]) && id != own, "{id}");
                assert_eq!(occurrence_of(&id), Some((own.to_owned(), 7, day)));
            }
        }
        assert_eq!(event.shown_id(None, false), event.id());
        assert_eq!(occurrence_of("AAA="), None);
        assert_eq!(occurrence_of("not base64!"), None);
        event.remove_occurrence(date(2026, 3, 2));
        event.restart();
        assert!(event.gone.is_empty() && event.generation == 8);
    }
}
