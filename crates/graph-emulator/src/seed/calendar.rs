//! What the people of Contoso have planned around the day that the clock shows.

use super::{address, tables::PEOPLE};
use crate::{EventBuilder, UserBuilder};
use jiff::{
    SignedDuration, Span, Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde_json::json;

/// The zone of the office.
const ZONE: &str = "GMT Standard Time";

/// Something planned: by whom, and how many days from today.
struct Planned {
    owner: usize,
    calendar: Option<&'static str>,
    subject: &'static str,
    day: i64,
    when: When,
    place: &'static str,
    invited: &'static [usize],
}

enum When {
    /// From a time of day, so many minutes.
    At(Time, i64),
    /// That every week.
    Weekly(Time, i64),
    /// So many whole days.
    Days(u32),
}

const fn clock(hour: i8, minute: i8) -> Time {
    Time::constant(hour, minute, 0, 0)
}

const fn row(owner: usize, subject: &'static str, day: i64, when: When, place: &'static str) -> Planned {
    Planned { owner, calendar: None, subject, day, when, place, invited: &[] }
}

impl Planned {
    const fn with(self, invited: &'static [usize]) -> Self {
        Self { invited, ..self }
    }
}

const PLANS: &[Planned] = &[
    row(0, "Engineering meeting", -28, When::Weekly(clock(10, 0), 45), "Harbour House 4.01").with(&[1, 3]),
    row(0, "Lunch with Eve", 0, When::At(clock(12, 30), 60), "The Anchor").with(&[4]),
    row(0, "Dentist", 3, When::At(clock(16, 0), 30), ""),
    Planned { calendar: Some("Holidays"), ..row(0, "Harvest week", 20, When::Days(5), "") },
    row(1, "Load test, round 9", -1, When::At(clock(8, 15), 90), "Quay Yard").with(&[0]),
    row(2, "Budget for the quarter", 2, When::At(clock(9, 30), 60), "Harbour House 2.20").with(&[0, 4]),
    row(3, "Site visit at gate 7", 1, When::At(clock(14, 0), 120), "Quay Yard").with(&[0, 1]),
];

/// The user with what the person at that place has planned.
pub(super) fn plan(user: UserBuilder, owner: usize, now: Timestamp) -> UserBuilder {
    let today = TimeZone::UTC.to_datetime(now).date();
    PLANS.iter().filter(|planned| planned.owner == owner).fold(user, |user, planned| {
        let date = today.checked_add(Span::new().days(planned.day)).unwrap_or(today);
        match planned.calendar {
            Some(calendar) => user.event_in(calendar, |event| fill(event, planned, date)),
            None => user.event(|event| fill(event, planned, date)),
        }
    })
}

fn fill(event: EventBuilder, planned: &Planned, date: Date) -> EventBuilder {
    let event = event.subject(planned.subject).location(planned.place);
    let timed = |event: EventBuilder, time: Time, minutes: i64| {
        let start = date.to_datetime(time);
        let end = start.saturating_add(SignedDuration::from_mins(minutes));
        event.start(&start.to_string(), ZONE).end(&end.to_string(), ZONE)
    };
    let event = match planned.when {
        When::At(time, minutes) => timed(event, time, minutes),
        When::Weekly(time, minutes) => {
            let day = date.strftime("%A").to_string().to_lowercase();
            timed(event, time, minutes).recurrence(
                json!({"type": "weekly", "interval": 1, "daysOfWeek": [day], "firstDayOfWeek": "monday"}),
                json!({"type": "noEnd"}),
            )
        }
        When::Days(days) => event.start(&date.to_datetime(Time::midnight()).to_string(), ZONE).all_day(days),
    };
    planned.invited.iter().fold(event, |event, person| {
        let (local, name, ..) = PEOPLE[*person];
        event.attendee(address(local), name)
    })
}
