//! How often an item was looked at and changed, as a whole and by intervals.

use super::{invalid, not_found, resolve};
use crate::{
    call::Call,
    odata::{lex::instant, select::Expand},
    reply::{Answer, Failure, Reply},
    state::{Item, State, seconds},
};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The intervals that activities are told by.
const INTERVALS: &[(&str, i64)] = &[("day", 1), ("week", 7), ("month", 30)];
/// The most intervals of one answer.
const MOST: usize = 90;

/// What happened with an item from one time to another.
fn stat(item: &Item, from: Timestamp, until: Timestamp) -> Value {
    let is_in = |time: Timestamp| from <= time && time < until;
    let reads: Vec<Option<usize>> =
        item.reads.iter().filter(|(time, _)| is_in(*time)).map(|(_, actor)| *actor).collect();
    let readers: HashSet<Option<usize>> = reads.iter().copied().collect();
    let writes = item.versions.iter().filter(|version| version.byline.time.parse().is_ok_and(is_in));
    let mut writers: Vec<&Value> = Vec::new();
    let mut count = 0;
    for version in writes {
        count += 1;
        if !writers.contains(&&version.byline.by) {
            writers.push(&version.byline.by);
        }
    }
    json!({
        "startDateTime": seconds(from), "endDateTime": seconds(until), "isTrending": false,
        "access": {"actionCount": reads.len(), "actorCount": readers.len()},
        "edit": {"actionCount": count, "actorCount": writers.len()},
    })
}

fn week(item: &Item, now: Timestamp) -> Value {
    let until = now.saturating_add(SignedDuration::from_secs(1)).unwrap_or(now);
    stat(item, now.saturating_sub(SignedDuration::from_hours(7 * 24)).unwrap_or(Timestamp::MIN), until)
}

fn ever(item: &Item, now: Timestamp) -> Value {
    let made = item.facts.get("createdDateTime").and_then(Value::as_str).and_then(|time| time.parse().ok());
    let until = now.saturating_add(SignedDuration::from_secs(1)).unwrap_or(now);
    stat(item, made.unwrap_or(Timestamp::UNIX_EPOCH), until)
}

/// A statistic by its name.
type Part = fn(&Item, Timestamp) -> Value;
const PARTS: &[(&str, Part)] = &[("allTime", ever), ("lastSevenDays", week)];

fn item<'s>(state: &'s mut State, call: &Call<'_>) -> Result<&'s Item, Failure> {
    let (at, id) = resolve::item(state, call)?;
    resolve::at(state, at)?.item(&id).ok_or_else(not_found)
}

/// `GET …/analytics`, with its two statistics unless only one is asked for.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let expands = Expand::parse(call.options.system("$expand"))?;
    let item = item(state, call)?;
    let mut shown = Map::new();
    for expand in &expands {
        PARTS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(&expand.name))
            .ok_or_else(|| expand.unknown("itemAnalytics"))?;
    }
    let is_wanted = |name: &str| expands.is_empty() || expands.iter().any(|it| it.name.eq_ignore_ascii_case(name));
    for (name, part) in PARTS.iter().filter(|(name, _)| is_wanted(name)) {
        shown.insert((*name).into(), part(item, call.now));
    }
    shown.insert("id".into(), item.id.as_str().into());
    shown.insert("@odata.context".into(), call.context("itemAnalytics").into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET …/analytics/allTime` and `…/lastSevenDays`.
pub(crate) fn part(state: &mut State, call: &Call<'_>) -> Answer {
    let (_, part) = PARTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(call.param(0))).ok_or_else(not_found)?;
    let mut shown = part(item(state, call)?, call.now);
    shown["@odata.context"] = call.context("itemActivityStat").into();
    Ok(Reply::ok(shown))
}

/// `GET …/getActivitiesByInterval(startDateTime='…',endDateTime='…',interval='…')`: intervals in which something happened.
pub(crate) fn by_interval(state: &mut State, call: &Call<'_>) -> Answer {
    let argument = |name: &str| {
        let pairs = call.param(0).split(',').filter_map(|pair| pair.split_once('='));
        let mut found = pairs.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.trim().trim_matches('\'').to_owned())
    };
    let time = |name: &str| {
        let text = argument(name).unwrap_or_default();
        instant(&text).ok_or_else(|| invalid(format!("The parameter '{name}' is a time or a day.")))
    };
    let (start, end) = match argument("startDateTime") {
        Some(_) => (time("startDateTime")?, time("endDateTime")?),
        None => (call.now.saturating_sub(SignedDuration::from_hours(7 * 24)).unwrap_or(Timestamp::MIN), call.now),
    };
    let interval = argument("interval").unwrap_or_else(|| "day".into());
    let days = INTERVALS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&interval)).map(|(_, days)| *days);
    let days = days.ok_or_else(|| invalid("The parameter 'interval' is one of day, week and month."))?;
    let item = item(state, call)?;
    let mut found = Vec::new();
    let mut from = start;
    while from < end && found.len() < MOST {
        let until = from.saturating_add(SignedDuration::from_hours(24 * days)).unwrap_or(end).min(end);
        let stat = stat(item, from, until);
        if stat["access"]["actionCount"] != 0 || stat["edit"]["actionCount"] != 0 {
            found.push(stat);
        }
        from = until;
    }
    Ok(Reply::ok(json!({"@odata.context": call.context("Collection(itemActivityStat)"), "value": found})))
}
