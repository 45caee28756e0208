//! A series laid out: where its occurrences are, and what each of them holds.

use super::{
    dates::Rule,
    times::{Moment, span, stamp, written},
    zones,
};
use crate::{reply::Failure, state::Event};
use jiff::{
    SignedDuration, Span, Timestamp,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use serde_json::{Map, Value};

/// A recurrence on the clocks that it goes by.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) rule: Rule,
    pub(super) zone: TimeZone,
    zone_name: String,
    /// How many days later than on the clocks of the start it is on those of the series.
    shift: i64,
    time: Time,
    length: SignedDuration,
}

impl Series {
    /// The series that an event's properties make; `None` for a single event.
    pub(super) fn of(fields: &Map<String, Value>) -> Result<Option<Self>, Failure> {
        let Some(recurrence) = fields.get("recurrence").filter(|recurrence| !recurrence.is_null()) else {
            return Ok(None);
        };
        let read = |name: &str| Moment::read(fields.get(name).unwrap_or(&Value::Null), name);
        let (start, end) = (read("start")?, read("end")?);
        let named = recurrence.pointer("/range/recurrenceTimeZone").and_then(Value::as_str);
        // Whole days belong to no zone, so there is nothing to convert.
        let all_day = fields.get("isAllDay").and_then(Value::as_bool) == Some(true);
        let zone_name = named.filter(|_| !all_day).unwrap_or(&start.name).to_owned();
        let zone = zones::find(&zone_name)?;
        let (begin, finish) = (start.on(&zone)?, end.on(&zone)?);
        Ok(Some(Self {
            rule: Rule::read(recurrence)?,
            zone,
            zone_name,
            shift: begin.date().duration_since(start.civil.date()).as_hours().div_euclid(24),
            time: begin.time(),
            length: finish.duration_since(begin),
        }))
    }

    /// When the occurrence on `date` begins and ends, on the clocks of the series.
    fn times(&self, date: Date) -> (DateTime, DateTime) {
        let begin = date.checked_add(Span::new().days(self.shift)).unwrap_or(date).to_datetime(self.time);
        (begin, begin.checked_add(self.length).unwrap_or(begin))
    }

    /// The date by which the series would know an occurrence that begins then.
    pub(super) fn date_of(&self, start: &Moment) -> Result<Date, Failure> {
        let date = start.on(&self.zone)?.date();
        Ok(date.checked_sub(Span::new().days(self.shift)).unwrap_or(date))
    }

    /// Whether the pattern has an occurrence on `date`.
    pub(super) fn has(&self, date: Date) -> bool {
        self.rule.dates().find(|known| *known >= date) == Some(date)
    }
}

/// The properties of an event, or of its occurrence on a date, on the clocks that they were written on.
pub(super) fn fields(event: &Event, at: Option<(&Series, Date)>) -> Map<String, Value> {
    let mut fields = event.value.as_object().cloned().unwrap_or_default();
    let Some((series, date)) = at else {
        let kind = if event.is_series() { "seriesMaster" } else { "singleInstance" };
        fields.insert("type".into(), kind.into());
        return fields;
    };
    let (begin, end) = series.times(date);
    let original = series.zone.to_timestamp(begin).unwrap_or(Timestamp::UNIX_EPOCH);
    let exception = event.exceptions.get(&date);
    for (name, value) in [
        ("id", event.shown_id(Some(date), false).into()),
        ("type", if exception.is_some() { "exception" } else { "occurrence" }.into()),
        ("seriesMasterId", event.id().into()),
        ("recurrence", Value::Null),
        ("start", written(begin, &series.zone_name)),
        ("end", written(end, &series.zone_name)),
        ("originalStart", stamp(original).into()),
        ("iCalUId", ical_of(event.text("iCalUId"), date).into()),
    ] {
        fields.insert(name.into(), value);
    }
    fields.extend(exception.cloned().unwrap_or_default());
    fields
}

/// A meeting's id in all calendars has a place for the date of an occurrence, which is empty in the series' own.
fn ical_of(ical: &str, date: Date) -> String {
    let date = format!("{:04X}{:02X}{:02X}", date.year(), date.month(), date.day());
    match (ical.get(..32), ical.get(40..)) {
        (Some(class), Some(rest)) => format!("{class}{date}{rest}"),
        _ => format!("{ical}{date}"),
    }
}

/// The dates of a series' occurrences that lie, at least in part, from `from` to before `to`.
pub(super) fn within(event: &Event, series: &Series, from: Timestamp, to: Timestamp) -> Vec<Date> {
    let overlaps =
        |date: Date| span(&fields(event, Some((series, date)))).is_ok_and(|(start, end)| start < to && end > from);
    // Two days on either side make up for zones.
    let margin = SignedDuration::from_hours(48);
    let day = |time: Timestamp, margin: SignedDuration| {
        time.saturating_add(margin).map_or(Date::MAX, |time| TimeZone::UTC.to_datetime(time).date())
    };
    let (earliest, latest) = (day(from, -margin - series.length), day(to, margin));
    let regular = series.rule.dates().skip_while(|date| *date < earliest).take_while(|date| *date <= latest);
    let regular = regular.filter(|date| !event.exceptions.contains_key(date) && !event.gone.contains(date));
    // An exception may have been moved to anywhere.
    let mut found: Vec<Date> = regular.chain(event.exceptions.keys().copied()).filter(|date| overlaps(*date)).collect();
    found.sort_unstable();
    found
}

/// The nearest occurrences before and after the one on `date`, by where they are now.
pub(super) fn neighbours(event: &Event, series: &Series, date: Date) -> Result<(Option<Date>, Option<Date>), Failure> {
    let there = |other: &Date| !event.gone.contains(other);
    let before = series.rule.dates().take_while(|other| *other < date).filter(there).last();
    let after = series.rule.dates().filter(there).find(|other| *other > date);
    let now = |other: Option<Date>| {
        other.map(|other| {
            let fields = fields(event, Some((series, other)));
            series.date_of(&Moment::read(fields.get("start").unwrap_or(&Value::Null), "start")?)
        })
    };
    Ok((now(before).transpose()?, now(after).transpose()?))
}
