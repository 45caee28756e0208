//! Sharing: links, and invitations to people.

use super::{
    invalid, not_found,
    permissions::{self, roles},
    resolve,
    write::parameter,
};
use crate::{
    call::Call,
    facts::{Kind, RECIPIENT_LIST, STRINGS},
    odata::write,
    reply::{Answer, Failure, Reply},
    state::State,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// The kinds of links, and the role that each gives.
const LINKS: &[(&str, &str)] =
    &[("view", "read"), ("edit", "write"), ("embed", "read"), ("review", "write"), ("blocksDownload", "read")];
/// Whom a link is for; the organization, if it is not said.
const SCOPES: &[&str] = &["anonymous", "organization", "users", "existingAccess"];

fn one_of<'k>(given: &str, known: impl Iterator<Item = &'k str>) -> Result<&'k str, Failure> {
    let mut known = known;
    known
        .find(|known| known.eq_ignore_ascii_case(given))
        .ok_or_else(|| invalid(format!("There are no links of the kind '{given}'.")))
}

/// `POST …/createLink`.
pub(crate) fn create_link(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(
        &body,
        &[
            "type",
            "scope",
            "expirationDateTime",
            "password",
            "message",
            "recipients",
            "retainInheritedPermissions",
            "sendNotification",
        ],
    )?;
    let text = |name: &str| write::parameter(&body, name).and_then(Value::as_str);
    let kind = one_of(text("type").unwrap_or("view"), LINKS.iter().map(|(kind, _)| *kind))?;
    let scope = one_of(text("scope").unwrap_or("organization"), SCOPES.iter().copied())?;
    let role = LINKS.iter().find(|(known, _)| *known == kind).map_or("read", |(_, role)| role);
    let expires = parameter(&body, "expirationDateTime", &Kind::DateTimeOffset)?;
    let (recipients, wrong) = people(state, &body)?;
    if let Some((_, failure)) = wrong.into_iter().next() {
        return Err(failure);
    }
    let inherits = parameter(&body, "retainInheritedPermissions", &Kind::Boolean)?;
    let (at, id) = resolve::item(state, call)?;
    let State { drives, ids, .. } = state;
    let drive = drives.get_mut(at).ok_or_else(not_found)?;
    let item = drive.item(&id).ok_or_else(not_found)?;
    let is_same = |permission: &&Map<String, Value>| {
        let link = permission.get("link");
        let says = |name: &str, value: &str| link.and_then(|link| link.get(name)) == Some(&Value::from(value));
        says("type", kind) && says("scope", scope)
    };
    // A link that asks for something of its own is never one that is there.
    let plain = text("password").is_none()
        && expires.is_none()
        && recipients.is_empty()
        && inherits != Some(Value::Bool(false));
    if let Some(known) = item.permissions.iter().find(is_same).filter(|_| plain) {
        let known = permissions::id(known).to_owned();
        return permissions::one(StatusCode::OK, state, call, at, &id, &known);
    }
    let letter = if item.is_folder() { 'f' } else { 'u' };
    let host = drive.web.trim_end_matches("/Documents").replace("/personal/", &format!("/:{letter}:/g/personal/"));
    let url = format!("{host}/{}", ids.internet());
    let permission = ids.guid();
    let mut link = json!({"type": kind, "scope": scope, "webUrl": url, "preventsDownload": kind == "blocksDownload"});
    if kind == "embed" {
        link["webHtml"] = format!("<iframe src=\"{url}\" frameborder=\"0\"></iframe>").into();
    }
    let mut made = json!({
        "id": permission, "roles": [role], "link": link, "hasPassword": text("password").is_some(),
        "shareId": format!("u!{}", URL_SAFE_NO_PAD.encode(&url)),
    });
    if scope == "users" {
        made["grantedToIdentitiesV2"] = recipients.into();
    }
    if let Some(expires) = expires {
        made["expirationDateTime"] = expires;
    }
    keep(drive, &id, made);
    if let Some(item) = drive.item_mut(&id) {
        item.passwords.extend(text("password").map(|password| (permission.clone(), password.to_owned())));
        item.inherits &= inherits != Some(Value::Bool(false));
    }
    permissions::one(StatusCode::CREATED, state, call, at, &id, &permission)
}

fn keep(drive: &mut crate::state::Drive, id: &str, permission: Value) {
    if let (Some(item), Value::Object(permission)) = (drive.item_mut(id), permission) {
        item.permissions.push(permission);
    }
    drive.mark_shared(id);
}

/// The people of a parameter as identitySets, and whoever cannot be one.
type People = (Vec<Value>, Vec<(String, Failure)>);

/// The people that a parameter names.
fn people(state: &State, body: &Map<String, Value>) -> Result<People, Failure> {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    let Some(Value::Array(recipients)) = parameter(body, "recipients", &RECIPIENT_LIST)? else {
        return Ok((found, wrong));
    };
    for recipient in &recipients {
        let text = |name: &str| recipient.get(name).and_then(Value::as_str);
        let key = text("objectId").or_else(|| text("email")).or_else(|| text("alias")).unwrap_or_default();
        match state.user(key).and_then(|at| state.users.get(at)) {
            Some(user) => found.push(user.identity()),
            // People outside of the tenant are known by their address alone.
            None if text("email").is_some_and(|email| email.contains('@')) => {
                found.push(json!({"user": {"email": key, "displayName": key}}));
            }
            None => {
                let message = format!("The recipient '{key}' is neither in the tenant nor an address.");
                wrong.push((key.to_owned(), invalid(message)));
            }
        }
    }
    Ok((found, wrong))
}

/// `POST …/invite`.
pub(crate) fn invite(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    write::only(
        &body,
        &[
            "recipients",
            "requireSignIn",
            "roles",
            "sendInvitation",
            "message",
            "expirationDateTime",
            "password",
            "retainInheritedPermissions",
        ],
    )?;
    let flag = |name: &str| Ok::<_, Failure>(parameter(&body, name, &Kind::Boolean)?.is_some_and(|it| it == true));
    let (sign_in, send) = (flag("requireSignIn")?, flag("sendInvitation")?);
    if !sign_in && !send {
        return Err(invalid("An invitation asks for a sign-in, or is sent, or both."));
    }
    let roles = roles(parameter(&body, "roles", &STRINGS)?.as_ref())?;
    let expires = parameter(&body, "expirationDateTime", &Kind::DateTimeOffset)?;
    let inherits = parameter(&body, "retainInheritedPermissions", &Kind::Boolean)?;
    let (people, mut wrong) = people(state, &body)?;
    if people.is_empty() {
        let none = || invalid("An invitation has at least one recipient.");
        return Err(wrong.pop().map_or_else(none, |(_, failure)| failure));
    }
    let by = resolve::byline(state, call).by;
    let (at, id) = resolve::item(state, call)?;
    let State { drives, ids, .. } = state;
    let drive = drives.get_mut(at).ok_or_else(not_found)?;
    let mut granted = Vec::new();
    for person in people {
        let mut known = drive.item(&id).into_iter().flat_map(|item| &item.permissions);
        let known = known.find(|it| it.get("grantedToV2") == Some(&person)).map(|it| permissions::id(it).to_owned());
        let mut permission = json!({
            "id": known.clone().unwrap_or_else(|| ids.guid()), "roles": roles, "grantedToV2": person, "grantedTo": person,
            "hasPassword": false,
            "invitation": {
                "email": person.pointer("/user/email"), "signInRequired": sign_in, "invitedBy": by,
            },
        });
        if let Some(expires) = &expires {
            permission["expirationDateTime"] = expires.clone();
        }
        // Somebody who is invited again has one permission still.
        if let Some(item) = drive.item_mut(&id) {
            item.permissions.retain(|it| Some(permissions::id(it)) != known.as_deref());
        }
        keep(drive, &id, permission.clone());
        granted.push(permission);
    }
    if let Some(item) = drive.item_mut(&id) {
        item.inherits &= inherits != Some(Value::Bool(false));
    }
    // Whoever could not be invited is told among those who were.
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::MULTI_STATUS };
    granted.extend(wrong.into_iter().map(|(key, Failure { code, message, .. })| {
        json!({"invitation": {"email": key}, "error": {"code": code, "message": message}})
    }));
    Ok(Reply::json(status, json!({"@odata.context": call.context("Collection(permission)"), "value": granted})))
}

/// `POST …/permissions/{permission}/grant`.
pub(crate) fn grant(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    granted(state, call, at, &id, call.param(0))
}

/// Lets more people use a link.
pub(crate) fn granted(state: &mut State, call: &Call<'_>, at: usize, id: &str, key: &str) -> Answer {
    let body = write::object(call.body)?;
    write::only(&body, &["roles", "recipients"])?;
    let roles = roles(parameter(&body, "roles", &STRINGS)?.as_ref())?;
    let (people, wrong) = people(state, &body)?;
    if let Some((_, failure)) = wrong.into_iter().next() {
        return Err(failure);
    }
    if people.is_empty() {
        return Err(invalid("A link is given to at least one recipient."));
    }
    let drive = resolve::at_mut(state, at)?;
    let item = drive.item_mut(id).ok_or_else(not_found)?;
    let permission = item.permissions.iter_mut().find(|known| permissions::id(known) == key).ok_or_else(not_found)?;
    let Some(Value::Object(link)) = permission.get_mut("link") else {
        return Err(invalid("Only a link is given to more people: others are invited."));
    };
    // It is one for certain people from then on.
    link.insert("scope".into(), "users".into());
    let known = permission.entry("grantedToIdentitiesV2").or_insert_with(|| json!([]));
    if let Value::Array(known) = known {
        for person in people {
            if !known.contains(&person) {
                known.push(person);
            }
        }
    }
    permission.insert("roles".into(), json!(roles));
    let shown = Value::Object(permission.clone());
    drive.mark_shared(id);
    Ok(Reply::ok(json!({"@odata.context": call.context("Collection(permission)"), "value": [shown]})))
}
