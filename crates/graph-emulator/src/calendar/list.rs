//! Events as clients see them: filtered, ordered, paged, on the clocks that were asked for.
//!
//! Invariant: filters and orders see every event on UTC's clocks, whatever zone the answer is told in.

use super::{
    series::{self, Series},
    times, zones,
};
use crate::{
    call::Call,
    facts::EVENT,
    mail::{attachments, text},
    odata::{
        bind::{self, Bound},
        eval,
        lex::Literal,
        order,
        page::{OUTLOOK, Window},
        parse,
        select::{Expand, Select},
    },
    reply::{Answer, Failure},
    state::{Event, State},
};
use jiff::{civil::Date, tz::TimeZone};
use serde_json::{Map, Value, json};

/// An event, or one occurrence of a series, with its properties on UTC's clocks.
#[derive(Debug)]
pub(super) struct Seen<'c> {
    pub(super) event: &'c Event,
    pub(super) date: Option<Date>,
    pub(super) value: Value,
}

impl<'c> Seen<'c> {
    /// The event, or its occurrence on a date.
    pub(super) fn of(event: &'c Event, at: Option<(&Series, Date)>) -> Self {
        let mut fields = series::fields(event, at);
        times::tell(&mut fields, &TimeZone::UTC, "UTC");
        Self { event, date: at.map(|(_, date)| date), value: Value::Object(fields) }
    }
}

/// How the event is shown that a message is about.
#[derive(Debug)]
pub(crate) struct Linked(Shape);

impl Linked {
    /// Reads the options of an expansion.
    pub(crate) fn of(expand: &Expand, call: &Call<'_>) -> Result<Self, Failure> {
        let select = Select::parse(expand.option("$select"), &EVENT)?;
        Ok(Self(Shape { select, attachments: None, exceptions: None, zone: preferred_zone(call)? }))
    }

    pub(crate) fn show(&self, event: &Event, call: &Call<'_>) -> Value {
        Value::Object(self.0.show(&Seen::of(event, None), call))
    }
}

/// How events are shown.
#[derive(Debug)]
pub(super) struct Shape {
    select: Select,
    /// The selection of expanded attachments.
    attachments: Option<attachments::Shape>,
    /// The selection of the expanded occurrences that differ from their series.
    exceptions: Option<Select>,
    /// The zone that times are told in, if it is not UTC, and its name as the client spells it.
    zone: Option<(TimeZone, String)>,
}

impl Shape {
    /// Reads `$select`, `$expand` and the preference of a zone.
    pub(super) fn of(call: &Call<'_>) -> Result<Self, Failure> {
        let select = Select::parse(call.options.system("$select"), &EVENT)?;
        let zone = preferred_zone(call)?;
        let mut shape = Self { select, attachments: None, exceptions: None, zone };
        for expand in Expand::parse(call.options.system("$expand"))? {
            match expand.name.to_ascii_lowercase().as_str() {
                "attachments" => {
                    shape.attachments =
                        Some(attachments::Shape::of(expand.option("$select"), expand.option("$expand"))?);
                }
                "exceptionoccurrences" => shape.exceptions = Some(Select::parse(expand.option("$select"), &EVENT)?),
                // There are none, so nothing is added.
                "singlevalueextendedproperties" | "multivalueextendedproperties" | "extensions" => {}
                _ => return Err(expand.unknown("event")),
            }
        }
        Ok(shape)
    }

    /// The fragment of a context URL.
    pub(super) fn context(&self) -> String {
        self.select.context()
    }

    /// The event as the client wants to see it.
    pub(super) fn show(&self, seen: &Seen<'_>, call: &Call<'_>) -> Map<String, Value> {
        let mut shown = self.dress(seen, &self.select, call);
        let event = seen.event;
        if self.select.names("cancelledOccurrences") && seen.date.is_none() {
            let gone: Vec<String> = event
                .gone
                .iter()
                .map(|date| format!("OID.{}.{date}", event.shown_id(None, call.prefer.immutable)))
                .collect();
            shown.insert("cancelledOccurrences".into(), gone.into());
        }
        if let Some(shape) = &self.attachments {
            let all: Vec<Value> = event.attachments.iter().map(|it| Value::Object(shape.show(it))).collect();
            shown.insert("attachments".into(), all.into());
        }
        if let (Some(select), None) = (&self.exceptions, seen.date) {
            let series = seen.value.as_object().and_then(|_| Series::of(&series::fields(event, None)).ok().flatten());
            let all = series
                .iter()
                .flat_map(|series| event.exceptions.keys().map(move |date| Seen::of(event, Some((series, *date)))));
            let all: Vec<Value> = all.map(|seen| Value::Object(self.dress(&seen, select, call))).collect();
            shown.insert("exceptionOccurrences".into(), all.into());
        }
        shown
    }

    /// The selected properties, with ids and times as they were asked for.
    fn dress(&self, seen: &Seen<'_>, select: &Select, call: &Call<'_>) -> Map<String, Value> {
        let Some(fields) = seen.value.as_object() else { return Map::new() };
        let mut shown = select.apply(fields, true);
        let change_key = fields.get("changeKey").and_then(Value::as_str).unwrap_or_default();
        shown.insert("@odata.etag".into(), format!("W/\"{change_key}\"").into());
        if call.prefer.immutable {
            shown.insert("id".into(), seen.event.shown_id(seen.date, true).into());
            if let Some(master) = shown.get_mut("seriesMasterId").filter(|master| master.is_string()) {
                *master = seen.event.immutable_id.as_str().into();
            }
        }
        if let Some((zone, name)) = &self.zone {
            // Whether the days are whole must be known, even if it was not asked for.
            let asked = shown.contains_key("isAllDay");
            shown.insert("isAllDay".into(), fields.get("isAllDay").cloned().unwrap_or_default());
            times::tell(&mut shown, zone, name);
            if !asked {
                shown.remove("isAllDay");
            }
        }
        if call.prefer.text
            && let Some(body) = shown.get_mut("body")
            && body.get("contentType").and_then(Value::as_str) == Some("html")
        {
            let content = body.get("content").and_then(Value::as_str).unwrap_or_default();
            *body = json!({"contentType": "text", "content": text::of_html(content)});
        }
        shown
    }
}

/// The zone that times are told in, if it is not UTC, and its name as the client spells it.
pub(super) fn preferred_zone(call: &Call<'_>) -> Result<Option<(TimeZone, String)>, Failure> {
    call.prefer.zone.as_deref().map(|name| Ok((zones::find(name)?, name.to_owned()))).transpose()
}

/// Those that pass `$filter`, in the order of `$orderby`, or as they are.
pub(super) fn found<'c>(mut all: Vec<Seen<'c>>, call: &Call<'_>) -> Result<Vec<Seen<'c>>, Failure> {
    let options = &call.options;
    if options.system("$search").is_some() {
        return Err(Failure::query("The query parameter '$search' is not supported on event."));
    }
    let mut filter = options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, &EVENT)).transpose()?;
    if let Some(filter) = &mut filter {
        spell_times(&mut filter.bound);
    }
    let keys = options.system("$orderby").map(|text| order::parse(text, &EVENT)).transpose()?;
    all.retain(|seen| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, &seen.value)));
    if let Some(keys) = keys {
        all.sort_by(|left, right| order::compare(&keys, &left.value, &right.value));
    }
    Ok(all)
}

/// `start/dateTime` is a string to OData, but Outlook compares times: a literal beside it is brought into the form of told times.
fn spell_times(bound: &mut Bound) {
    let is_time = |bound: &Bound| {
        matches!(bound, Bound::Property(place) if place.path.len() == 2 && matches!(place.path[0], "start" | "end")
            && place.path[1] == "dateTime")
    };
    let spell = |bound: &mut Bound| {
        if let Bound::Literal(Literal::String(text)) = bound
            && let Some(told) = times::comparable(text)
        {
            *text = told;
        }
    };
    match bound {
        Bound::Not(inner) => spell_times(inner),
        Bound::And(left, right) | Bound::Or(left, right) => {
            spell_times(left);
            spell_times(right);
        }
        Bound::Compare { left, right, .. } if is_time(left) => spell(right),
        Bound::Compare { left, right, .. } if is_time(right) => spell(left),
        Bound::In { item, list, .. } if is_time(item) => list.iter_mut().for_each(spell),
        _ => {}
    }
}

/// A page of events; `fragment` names the collection in the context URL.
pub(super) fn page(all: Vec<Seen<'_>>, state: &State, call: &Call<'_>, fragment: &str) -> Answer {
    let shape = Shape::of(call)?;
    let window = Window::of(&call.options, OUTLOOK, call.page_cap())?;
    let found = found(all, call)?;
    let shown = found.iter().skip(window.skip).take(window.size);
    let value: Vec<Value> = shown.map(|seen| Value::Object(shape.show(seen, call))).collect();
    let context = call.owned_context(state, &format!("{fragment}{}", shape.context()));
    window.page(call, context, call.options.count()?, found.len(), value)
}
