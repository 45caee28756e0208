//! Previews: a page that shows a file, behind a URL that is good without a bearer.

use super::{invalid, names, not_found, resolve};
use crate::{
    call::Call,
    odata::write,
    reply::{Answer, Reply},
    state::State,
};
use serde_json::{Value, json};

/// What stands in place of a version in the pass of a preview's URL.
const PASS: &str = "preview";

/// `POST …/preview`. Pictures are shown by a form that is posted, everything else by a URL alone.
pub(crate) fn preview(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["page", "zoom"])?;
    let page = match write::parameter(&body, "page") {
        None | Some(Value::Null) => None,
        Some(Value::String(page)) => Some(page.clone()),
        Some(Value::Number(page)) => Some(page.to_string()),
        Some(_) => return Err(invalid("The parameter 'page' is a number, or the name of a page.")),
    };
    let zoom = write::parameter(&body, "zoom").filter(|zoom| !zoom.is_null());
    if zoom.is_some_and(|zoom| !zoom.is_number()) {
        return Err(invalid("The parameter 'zoom' is a number."));
    }
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    if item.is_folder() {
        return Err(invalid("A folder has no preview."));
    }
    let (url, pass) = state.urls.page(call, PASS, &drive.id, &id);
    let options: String = [("page", page), ("zoom", zoom.map(Value::to_string))]
        .into_iter()
        .filter_map(|(name, value)| {
            Some(format!("&{name}={}", names::joined([value?.as_str()]).trim_start_matches('/')))
        })
        .collect();
    let posted = names::media_type(&item.name).starts_with("image/");
    let mut shown = match posted {
        true => json!({"getUrl": null, "postUrl": url, "postParameters": format!("tempauth={pass}{options}")}),
        false => json!({
            "getUrl": format!("{url}?tempauth={pass}{options}"), "postUrl": null, "postParameters": null,
        }),
    };
    shown["@odata.context"] = call.context("microsoft.graph.itemPreviewInfo").into();
    Ok(Reply::ok(shown))
}

/// `GET` and `POST /preview/{drive}/{item}`: the page itself, which says what it would show.
pub(crate) fn page(state: &mut State, call: &Call<'_>) -> Answer {
    let form = String::from_utf8_lossy(call.body);
    let posted = form.split('&').find_map(|pair| pair.strip_prefix("tempauth="));
    state.urls.admit_with(call, PASS, call.options.custom("tempauth").or(posted).unwrap_or_default())?;
    let drive = resolve::at(state, resolve::by_id(state, call.param(0))?)?;
    let item = drive.item(call.param(1)).ok_or_else(not_found)?;
    let name = item.name.replace('&', "&amp;").replace('<', "&lt;");
    Ok(Reply::raw("text/html; charset=utf-8", format!("<!doctype html><title>{name}</title><h1>{name}</h1>")))
}
