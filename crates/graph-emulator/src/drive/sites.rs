//! Sites and groups: found by id, by host and path, or as the root; and their libraries.

use super::{address::Key, drives, invalid, not_found, show};
use crate::{
    call::Call,
    facts::{DRIVE, GROUP, SITE},
    odata::{bind, eval, parse, select::Select},
    reply::{Answer, Failure, Reply},
    state::{Group, Site, State},
};
use http::StatusCode;
use serde_json::{Map, Value};

/// The site that a key names: `root`, an id, a host, or a host and a path with a colon between them.
pub(crate) fn find<'s>(state: &'s State, call: &Call<'_>, key: &str) -> Result<&'s Site, Failure> {
    let by_path = |host: &str, path: &str| {
        let is_it = |site: &&Site| site.host.eq_ignore_ascii_case(host) && site.path.eq_ignore_ascii_case(path);
        state.sites.iter().find(is_it)
    };
    let found = if key.eq_ignore_ascii_case("root") {
        let host = format!("{}.sharepoint.com", call.hosts.tenant);
        by_path(&host, "").or_else(|| state.sites.iter().find(|site| site.path.is_empty()))
    } else if let Some((host, path)) = key.split_once(':') {
        by_path(host, path.trim_matches('/'))
    } else if key.contains(',') {
        state.sites.iter().find(|site| site.id.eq_ignore_ascii_case(key))
    } else {
        by_path(key, "").or_else(|| state.sites.iter().find(|site| site.id.split(',').nth(1) == Some(key)))
    };
    found.ok_or_else(|| Failure::new(StatusCode::NOT_FOUND, "itemNotFound", "Requested site could not be found."))
}

/// The group that a key names.
fn group<'s>(state: &'s State, key: &str) -> Result<&'s Group, Failure> {
    let found = state.groups.iter().find(|group| group.id.eq_ignore_ascii_case(key));
    let message =
        format!("Resource '{key}' does not exist or one of its queried reference-property objects are not present.");
    found.ok_or_else(|| Failure::new(StatusCode::NOT_FOUND, "Request_ResourceNotFound", message))
}

/// The site of a group.
pub(crate) fn of_group<'s>(state: &'s State, key: &str) -> Result<&'s Site, Failure> {
    state.sites.get(group(state, key)?.site).ok_or_else(not_found)
}

/// The site that the path is about.
fn addressed<'s>(state: &'s State, call: &Call<'_>) -> Result<&'s Site, Failure> {
    match call.address.as_ref().map(|address| &address.drive) {
        Some(Key::Site(key)) => find(state, call, key),
        Some(Key::Group(key)) => of_group(state, key),
        Some(Key::Share(token)) => {
            let (at, _) = super::shares::target(state, token)?;
            state.sites.iter().find(|site| site.drives.contains(&at)).ok_or_else(not_found)
        }
        _ => Err(not_found()),
    }
}

fn fields(record: Value) -> Map<String, Value> {
    match record {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// `GET` of a site.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &SITE)?;
    let mut shown = select.apply(&fields(addressed(state, call)?.record()), true);
    shown.insert("@odata.context".into(), call.context(&format!("sites{}/$entity", select.context())).into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET /sites?search=…`: sites by a word of their name; `*` finds all.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &SITE)?;
    let Some(word) = call.options.system("$search").map(str::to_lowercase) else {
        return Err(invalid("Sites are found with the query option 'search'."));
    };
    let is_hit = |site: &&Site| word == "*" || site.name.to_lowercase().contains(&word) || site.path.contains(&word);
    let found: Vec<&Site> = state.sites.iter().filter(is_hit).collect();
    show::page(call, &format!("sites{}", select.context()), &found, |site| select.apply(&fields(site.record()), true))
}

/// `GET …/drives` of a site or a group.
pub(crate) fn libraries(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &DRIVE)?;
    let site = addressed(state, call)?;
    let found: Vec<_> = site.drives.iter().filter_map(|at| state.drives.get(*at)).map(drives::record).collect();
    show::page(call, &format!("drives{}", select.context()), &found, |record| select.apply(record, true))
}

/// `GET /groups/{id}`.
pub(crate) fn get_group(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &GROUP)?;
    let Some(Key::Group(key)) = call.address.as_ref().map(|address| &address.drive) else { return Err(not_found()) };
    let mut shown = select.apply(&fields(group(state, key)?.value.clone()), true);
    shown.insert("@odata.context".into(), call.context(&format!("groups{}/$entity", select.context())).into());
    Ok(Reply::ok(Value::Object(shown)))
}

/// `GET /groups`.
pub(crate) fn groups(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &GROUP)?;
    let filter = call.options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, &GROUP)).transpose()?;
    let mut found: Vec<&Group> = state.groups.iter().collect();
    found.retain(|group| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, &group.value)));
    let fragment = format!("groups{}", select.context());
    show::page(call, &fragment, &found, |group| select.apply(&fields(group.value.clone()), true))
}
