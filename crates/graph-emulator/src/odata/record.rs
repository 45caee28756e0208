//! Lists and single ones of what is held as it is shown: a record is a JSON object with every property of its type.

use super::{
    bind, eval, order,
    page::{Limits, Window},
    parse,
    select::{Expand, Select},
    write,
};
use crate::{
    call::Call,
    facts::{Type, Write},
    reply::{Answer, Failure, Reply},
    state::State,
};
use http::StatusCode;
use serde_json::{Map, Value};

fn select(call: &Call<'_>, kind: &'static Type) -> Result<Select, Failure> {
    for expand in Expand::parse(call.options.system("$expand"))? {
        match expand.name.to_ascii_lowercase().as_str() {
            // There are none, so nothing is added.
            "singlevalueextendedproperties" | "multivalueextendedproperties" => {}
            _ => return Err(expand.unknown(kind.name)),
        }
    }
    Select::parse(call.options.system("$select"), kind)
}

/// A page of records.
pub(crate) fn page(
    records: Vec<Value>,
    kind: &'static Type,
    limits: Limits,
    state: &State,
    call: &Call<'_>,
    fragment: &str,
) -> Answer {
    let select = select(call, kind)?;
    let window = Window::of(&call.options, limits, call.page_cap())?;
    let found = found(records, kind, call)?;
    let shown = found.iter().skip(window.skip).take(window.size).filter_map(Value::as_object);
    let value: Vec<Value> = shown.map(|record| Value::Object(select.apply(record, true))).collect();
    let context = call.owned_context(state, &format!("{fragment}{}", select.context()));
    window.page(call, context, call.options.count()?, found.len(), value)
}

/// Those that pass `$filter`, in the order of `$orderby`.
pub(crate) fn found(mut records: Vec<Value>, kind: &'static Type, call: &Call<'_>) -> Result<Vec<Value>, Failure> {
    let options = &call.options;
    if options.system("$search").is_some() {
        return Err(Failure::query(format!("The query parameter '$search' is not supported on {}.", kind.name)));
    }
    let filter = options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, kind)).transpose()?;
    let keys = options.system("$orderby").map(|text| order::parse(text, kind)).transpose()?;
    records.retain(|record| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, record)));
    if let Some(keys) = keys {
        records.sort_by(|left, right| order::compare(&keys, left, right));
    }
    Ok(records)
}

/// An answer with one record.
pub(crate) fn shown(
    status: StatusCode,
    record: &Value,
    kind: &'static Type,
    state: &State,
    call: &Call<'_>,
    fragment: &str,
) -> Answer {
    let select = select(call, kind)?;
    let mut view = record.as_object().map(|record| select.apply(record, true)).unwrap_or_default();
    let context = call.owned_context(state, &format!("{fragment}{}/$entity", select.context()));
    view.insert("@odata.context".into(), context.into());
    Ok(Reply::json(status, Value::Object(view)))
}

/// What a client writes of a record, without what only the service writes.
pub(crate) fn written(call: &Call<'_>, kind: &'static Type) -> Result<Map<String, Value>, Failure> {
    let checked = write::check(&write::object(call.body)?, kind)?;
    let kept = checked.into_iter().filter(|(property, _)| property.write != Write::Never);
    Ok(kept.map(|(property, value)| (property.name.to_owned(), value)).collect())
}
