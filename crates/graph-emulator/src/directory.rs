//! Users: the directory's one resource here, read-only.

use crate::{
    call::Call,
    facts::USER,
    odata::{
        bind, eval, order,
        page::{DIRECTORY, Window},
        parse,
        search::{self, found_in},
        select::{Expand, Select},
    },
    reply::{Answer, Failure, Reply},
    state::{State, User},
};
use serde_json::{Map, Value, json};

/// The properties of a user that come unasked.
const DEFAULT: &str = "businessPhones,displayName,givenName,id,jobTitle,mail,mobilePhone,officeLocation,\
                       preferredLanguage,surname,userPrincipalName";

/// `GET /me`, `GET /users/{id}`.
pub(crate) fn user(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(Some(call.options.system("$select").unwrap_or(DEFAULT)), &USER)?;
    let chosen = call.options.system("$select").is_some();
    if let Some(expand) = Expand::parse(call.options.system("$expand"))?.first() {
        return Err(expand.unknown("user"));
    }
    let Some(user) = state.users.get(call.owner()) else { return Err(Failure::item_not_found()) };
    let mut view = view(user, &select);
    let fragment = format!("users{}/$entity", if chosen { select.context() } else { String::new() });
    view.insert("@odata.context".into(), call.context(&fragment).into());
    Ok(Reply::ok(Value::Object(view)))
}

/// `GET /users`.
pub(crate) fn users(state: &mut State, call: &Call<'_>) -> Answer {
    let chosen = call.options.system("$select");
    let select = Select::parse(Some(chosen.unwrap_or(DEFAULT)), &USER)?;
    let found = found(state, call)?;
    let window = Window::of(&call.options, DIRECTORY, call.page_cap())?;
    let value: Vec<Value> =
        found.iter().skip(window.skip).take(window.size).map(|user| Value::Object(view(user, &select))).collect();
    let fragment = format!("users{}", if chosen.is_some() { select.context() } else { String::new() });
    // Without the header, `$count` is passed over in silence.
    let counted = call.options.count()? && is_eventual(call);
    window.page(call, call.context(&fragment), counted, found.len(), value)
}

/// `GET /users/$count`.
pub(crate) fn count(state: &mut State, call: &Call<'_>) -> Answer {
    if !is_eventual(call) {
        return Err(Failure::bad("Request_BadRequest", "$count is not currently supported."));
    }
    Ok(Reply::count(found(state, call)?.len()))
}

/// A user as the directory holds a new one.
pub(crate) fn record(id: &str, upn: &str, display_name: &str) -> Value {
    let (given, surname) = display_name.split_once(' ').unwrap_or((display_name, ""));
    let nickname = upn.split('@').next().unwrap_or_default();
    json!({
        "id": id, "userPrincipalName": upn, "mail": upn, "mailNickname": nickname, "displayName": display_name,
        "givenName": given, "surname": surname, "jobTitle": null, "mobilePhone": null, "officeLocation": null,
        "preferredLanguage": "en-US", "businessPhones": [], "accountEnabled": true, "userType": "Member",
        "proxyAddresses": [format!("SMTP:{upn}")], "otherMails": [], "department": null, "companyName": null,
        "city": null, "country": null, "usageLocation": "GB",
    })
}

fn view(user: &User, select: &Select) -> Map<String, Value> {
    user.value.as_object().map(|fields| select.apply(fields, false)).unwrap_or_default()
}

fn is_eventual(call: &Call<'_>) -> bool {
    let level = call.headers.get("consistencylevel").and_then(|value| value.to_str().ok());
    level.is_some_and(|level| level.eq_ignore_ascii_case("eventual"))
}

/// The users that pass `$filter` and `$search`, in order.
fn found<'s>(state: &'s State, call: &Call<'_>) -> Result<Vec<&'s User>, Failure> {
    let options = &call.options;
    if let Some(expand) = Expand::parse(options.system("$expand"))?.first() {
        return Err(expand.unknown("user"));
    }
    let filter = options.system("$filter").map(|text| bind::bind(&parse::parse(text)?, &USER)).transpose()?;
    let keys = options.system("$orderby").map(|text| order::parse(text, &USER)).transpose()?;
    let query = options.system("$search").map(search::directory).transpose()?;
    let counted = options.count()? || call.path.ends_with("$count");
    let advanced = filter.as_ref().is_some_and(|filter| filter.advanced || keys.is_some());
    if (advanced && !(is_eventual(call) && counted)) || (query.is_some() && !is_eventual(call)) {
        return Err(Failure::bad(
            "Request_UnsupportedQuery",
            "Unsupported Query. Request with $search, and with some of $filter and $orderby, needs the header \
             'ConsistencyLevel: eventual' and $count=true.",
        ));
    }
    let mut found: Vec<&User> = state.users.iter().collect();
    found.retain(|user| filter.as_ref().is_none_or(|filter| eval::matches(&filter.bound, &user.value)));
    found.retain(|user| {
        query.as_ref().is_none_or(|query| {
            query.matches(&|property, _, text| {
                let property = property.and_then(|name| USER.property(name)).map(|property| property.name);
                let value = property.and_then(|name| user.value.get(name)).and_then(Value::as_str);
                value.is_some_and(|value| found_in(value, text))
            })
        })
    });
    if let Some(keys) = keys {
        found.sort_by(|left, right| order::compare(&keys, &left.value, &right.value));
    }
    Ok(found)
}
