//! How often an item was used: when it was made, when its versions were written, and when its content was asked for.

use super::{invalid, not_found, resolve, show};
use crate::{
    call::Call,
    odata::select::Expand,
    reply::{Answer, Failure, Reply},
    state::{Item, State},
};
use jiff::{ToSpan, civil::Date};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The most spans that are told at once.
const MOST: usize = 90;

/// What was done from one day to before another.
fn span(item: &Item, from: Date, to: Date) -> Map<String, Value> {
    let (start, end) = (from.to_string(), to.to_string());
    let within = |time: &str| (start.as_str()..end.as_str()).contains(&time.get(..10).unwrap_or_default());
    let made = item.facts.get("createdDateTime").and_then(Value::as_str).is_some_and(within);
    let edits = item.versions.iter().skip(1).filter(|version| within(&version.byline.time)).count();
    let reads: Vec<Option<usize>> =
        item.reads.iter().filter(|(time, _)| within(&time.to_string())).map(|(_, actor)| *actor).collect();
    let readers = reads.iter().collect::<HashSet<_>>().len();
    let count = |count: usize| json!({"actionCount": count, "actorCount": count.min(1)});
    let shown = json!({
        "id": start, "startDateTime": format!("{start}T00:00:00Z"), "endDateTime": format!("{end}T00:00:00Z"),
        "access": {"actionCount": reads.len(), "actorCount": readers}, "create": count(usize::from(made)), "edit": count(edits), "delete": count(0), "move": count(0),
        "isTrending": false, "incompleteData": {"wasThrottled": false},
    });
    shown.as_object().cloned().unwrap_or_default()
}

/// `GET …/analytics`.
pub(crate) fn analytics(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    let item = resolve::at(state, at)?.item(&id).ok_or_else(not_found)?;
    let today = call.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let tomorrow = today.saturating_add(1.day());
    let mut shown = Map::from_iter([("id".to_owned(), Value::from(id.as_str()))]);
    for expand in Expand::parse(call.options.system("$expand"))? {
        let (name, from) = match expand.name.to_ascii_lowercase().as_str() {
            "alltime" => ("allTime", Date::constant(1970, 1, 1)),
            "lastsevendays" => ("lastSevenDays", today.saturating_sub(6.days())),
            _ => return Err(expand.unknown("itemAnalytics")),
        };
        shown.insert(name.into(), Value::Object(span(item, from, tomorrow)));
    }
    shown.insert("@odata.context".into(), call.context("itemAnalytics/$entity").into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET …/getActivitiesByInterval(startDateTime='…',endDateTime='…',interval='…')`.
pub(crate) fn activities(state: &mut State, call: &Call<'_>) -> Answer {
    let argument = |name: &str| {
        let mut parts = call.param(0).split(',').filter_map(|part| part.split_once('='));
        parts.find(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim_matches('\''))
    };
    let day = |name: &'static str| -> Result<Date, Failure> {
        let text = argument(name).unwrap_or_default();
        text.get(..10)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| invalid(format!("{name} must be a day: '{text}'.")))
    };
    let step = match argument("interval") {
        Some("day") => 1.day(),
        Some("week") => 1.week(),
        Some("month") => 1.month(),
        other => {
            return Err(invalid(format!(
                "The interval '{}' is none of day, week and month.",
                other.unwrap_or_default()
            )));
        }
    };
    let (start, end) = (day("startDateTime")?, day("endDateTime")?);
    let mut starts: Vec<Date> = start.series(step).take(MOST + 1).take_while(|day| *day < end).collect();
    if starts.len() > MOST {
        return Err(invalid(format!("At most {MOST} intervals are told at once.")));
    }
    starts.retain(|day| *day < end);
    let (at, id) = resolve::item(state, call)?;
    let item = resolve::at(state, at)?.item(&id).ok_or_else(not_found)?;
    show::page(call, "Collection(itemActivityStat)", &starts, |day| span(item, *day, day.saturating_add(step).min(end)))
}
