//! A user's calendars: groups, the calendars in them, and the events in those.
//!
//! Invariant: one calendar is the default one, and the index names exactly the ids of the events that are there.

use super::{Event, Ids, calendar_event};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// The class of the group that every mailbox has.
const MY_CALENDARS: &str = "0006f0b7-0000-0000-c000-000000000046";

/// All that a user's calendars hold.
#[derive(Debug)]
pub(crate) struct Calendars {
    pub(crate) groups: Vec<CalendarGroup>,
    pub(crate) calendars: Vec<Calendar>,
    /// The id of the default calendar.
    pub(crate) default: String,
    events: BTreeMap<u64, Event>,
    index: HashMap<String, u64>,
}

/// A group that calendars are sorted into.
#[derive(Clone, Debug)]
pub(crate) struct CalendarGroup {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) class: String,
    pub(crate) change_key: String,
}

/// A calendar.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    pub(crate) id: String,
    /// The id of its group.
    pub(crate) group: String,
    pub(crate) name: String,
    pub(crate) color: String,
    pub(crate) change_key: String,
}

impl Calendars {
    /// The one calendar in the one group that every mailbox has.
    pub(crate) fn new(ids: &mut Ids) -> Self {
        let mut new = Self {
            groups: Vec::new(),
            calendars: Vec::new(),
            default: String::new(),
            events: BTreeMap::new(),
            index: HashMap::new(),
        };
        let group = new.add_group(ids, "My Calendars", MY_CALENDARS.to_owned());
        new.default = new.add_calendar(ids, &group, "Calendar");
        new
    }

    /// Adds a group and gives its id.
    pub(crate) fn add_group(&mut self, ids: &mut Ids, name: &str, class: String) -> String {
        let id = ids.folder();
        self.groups.push(CalendarGroup { id: id.clone(), name: name.to_owned(), class, change_key: ids.change_key() });
        id
    }

    /// Adds a calendar and gives its id.
    pub(crate) fn add_calendar(&mut self, ids: &mut Ids, group: &str, name: &str) -> String {
        let id = ids.folder();
        self.calendars.push(Calendar {
            id: id.clone(),
            group: group.to_owned(),
            name: name.to_owned(),
            color: "auto".to_owned(),
            change_key: ids.change_key(),
        });
        id
    }

    pub(crate) fn group(&self, id: &str) -> Option<&CalendarGroup> {
        self.groups.iter().find(|group| group.id == id)
    }

    pub(crate) fn calendar(&self, id: &str) -> Option<&Calendar> {
        self.calendars.iter().find(|calendar| calendar.id == id)
    }

    /// The calendar of that name, in whatever case.
    pub(crate) fn calendar_named(&self, name: &str) -> Option<&Calendar> {
        self.calendars.iter().find(|calendar| calendar.name.to_lowercase() == name.to_lowercase())
    }

    /// Takes a calendar out with all that is in it.
    pub(crate) fn remove_calendar(&mut self, id: &str) {
        let inside: Vec<String> = self.events_in(id).map(|event| event.id().to_owned()).collect();
        for event in inside {
            self.remove(&event);
        }
        self.calendars.retain(|calendar| calendar.id != id);
    }

    /// The events of a calendar, in the order they were made.
    pub(crate) fn events_in<'c>(&'c self, calendar: &'c str) -> impl Iterator<Item = &'c Event> {
        self.events.values().filter(move |event| event.calendar == calendar)
    }

    /// Every event.
    pub(crate) fn events(&self) -> impl Iterator<Item = &Event> {
        self.events.values()
    }

    /// The event with that REST or immutable id.
    pub(crate) fn event(&self, id: &str) -> Option<&Event> {
        self.events.get(self.index.get(id)?)
    }

    pub(crate) fn event_mut(&mut self, id: &str) -> Option<&mut Event> {
        self.events.get_mut(self.index.get(id)?)
    }

    /// The event that an id of it, or of an occurrence, stands for, and the occurrence's date. Whether the series has an occurrence then is
    /// for the caller to see.
    pub(crate) fn locate(&self, id: &str) -> Option<(&Event, Option<Date>)> {
        if let Some(event) = self.event(id) {
            return Some((event, None));
        }
        let (own, generation, date) = calendar_event::occurrence_of(id)?;
        let event = self.event(&own)?;
        (event.generation == generation).then_some((event, Some(date)))
    }

    /// This user's part in the meeting that has that id in all calendars.
    pub(crate) fn meeting(&self, ical: &str) -> Option<&Event> {
        self.events().find(|event| event.text("iCalUId") == ical)
    }

    pub(crate) fn insert(&mut self, event: Event) {
        self.index.insert(event.id().to_owned(), event.number);
        self.index.insert(event.immutable_id.clone(), event.number);
        self.events.insert(event.number, event);
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Event> {
        let event = self.events.remove(self.index.get(id)?)?;
        self.index.remove(event.id());
        self.index.remove(&event.immutable_id);
        Some(event)
    }
}
