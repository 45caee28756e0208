//! Who may do what with an item: listed with what folders above give, changed, taken away.

use super::{denied, invalid, names, not_found, resolve, show};
use crate::{
    call::Call,
    facts::PERMISSION,
    odata::{select::Select, write},
    reply::{Answer, Failure, Reply},
    state::{Drive, Ids, Item, State},
};
use http::StatusCode;
use serde_json::{Map, Value, json};

/// The permission that the root of every drive has.
pub(crate) fn owners(ids: &mut Ids, owner: &Value) -> Map<String, Value> {
    let value = json!({"id": ids.guid(), "roles": ["owner"], "grantedToV2": owner, "grantedTo": owner});
    value.as_object().cloned().unwrap_or_default()
}

/// Whether it is that one.
pub(crate) fn is_owners(permission: &Map<String, Value>) -> bool {
    permission.get("roles").and_then(Value::as_array).is_some_and(|roles| roles.iter().any(|role| role == "owner"))
}

pub(crate) fn id(permission: &Map<String, Value>) -> &str {
    permission.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The roles that can be given.
pub(crate) fn roles(value: Option<&Value>) -> Result<Vec<&'static str>, Failure> {
    let known = |role: &Value| {
        let role = role.as_str().unwrap_or_default().to_ascii_lowercase();
        ["read", "write"].into_iter().find(|known| *known == role)
    };
    let given = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let roles: Option<Vec<&str>> = given.iter().map(known).collect();
    roles
        .filter(|roles| !roles.is_empty())
        .ok_or_else(|| invalid("The roles that can be given are 'read' and 'write'."))
}

/// Every permission that holds for an item, its own first. What a folder above gives says where it is from.
pub(crate) fn all(drive: &Drive, id: &str) -> Vec<Map<String, Value>> {
    let mut found = Vec::new();
    for (height, item) in drive.chain(id).into_iter().enumerate() {
        for permission in &item.permissions {
            let mut permission = permission.clone();
            if height > 0 {
                let path = format!("/drives/{}/root:{}", drive.id, names::joined(drive.path(&item.id)));
                permission.insert("inheritedFrom".into(), json!({"driveId": drive.id, "id": item.id, "path": path}));
            }
            found.push(permission);
        }
        if !item.inherits {
            // Only the owner's comes down from above.
            found.extend(
                drive
                    .item(&drive.root)
                    .into_iter()
                    .flat_map(|root| &root.permissions)
                    .filter(|it| is_owners(it))
                    .cloned(),
            );
            break;
        }
    }
    found
}

fn context(drive: &Drive, id: &str, select: &Select) -> String {
    format!("drives('{}')/items('{id}')/permissions{}", drive.id, select.context())
}

/// `GET …/permissions`.
pub(crate) fn list(state: &mut State, call: &Call<'_>) -> Answer {
    let select = Select::parse(call.options.system("$select"), &PERMISSION)?;
    let (at, id) = resolve::item(state, call)?;
    let drive = resolve::at(state, at)?;
    show::page(call, &context(drive, &id, &select), &all(drive, &id), |permission| select.apply(permission, true))
}

/// An answer with one permission.
pub(crate) fn one(status: StatusCode, state: &State, call: &Call<'_>, at: usize, item: &str, key: &str) -> Answer {
    let select = Select::parse(call.options.system("$select"), &PERMISSION)?;
    let drive = resolve::at(state, at)?;
    let found = all(drive, item).into_iter().find(|permission| id(permission) == key).ok_or_else(not_found)?;
    let mut shown = select.apply(&found, true);
    shown.insert("@odata.context".into(), call.context(&format!("{}/$entity", context(drive, item, &select))).into());
    Ok(Reply::json(status, Value::Object(shown)))
}

/// `GET …/permissions/{permission}`.
pub(crate) fn get(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    one(StatusCode::OK, state, call, at, &id, call.param(0))
}

/// The item's own permission that the path names. What is inherited, and the owner's, cannot be changed.
fn own<'s>(state: &'s mut State, at: usize, item: &str, key: &str) -> Result<&'s mut Item, Failure> {
    let drive = resolve::at_mut(state, at)?;
    let found = all(drive, item).into_iter().find(|permission| id(permission) == key).ok_or_else(not_found)?;
    if found.contains_key("inheritedFrom") {
        return Err(denied("The permission is inherited: change it where it is from."));
    }
    if is_owners(&found) {
        return Err(denied("The owner's permission cannot be changed."));
    }
    drive.mark_shared(item);
    drive.item_mut(item).ok_or_else(not_found)
}

/// `PATCH …/permissions/{permission}`.
pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Answer {
    let body = write::object(call.body)?;
    let checked = write::check(&body, &PERMISSION)?;
    let (at, id) = resolve::item(state, call)?;
    let value = |name: &str| checked.iter().find(|(property, _)| property.name == name).map(|(_, value)| value);
    let roles = value("roles").map(|value| self::roles(Some(value))).transpose()?;
    let item = own(state, at, &id, call.param(0))?;
    let permission = item.permissions.iter_mut().find(|permission| self::id(permission) == call.param(0));
    let permission = permission.ok_or_else(not_found)?;
    if let Some(roles) = roles {
        if let Some(Value::Object(link)) = permission.get_mut("link") {
            link.insert("type".into(), if roles.contains(&"write") { "edit" } else { "view" }.into());
        }
        permission.insert("roles".into(), json!(roles));
    }
    match value("expirationDateTime") {
        Some(Value::Null) => drop(permission.remove("expirationDateTime")),
        Some(time) => drop(permission.insert("expirationDateTime".into(), time.clone())),
        None => {}
    }
    one(StatusCode::OK, state, call, at, &id, call.param(0))
}

/// `DELETE …/permissions/{permission}`.
pub(crate) fn delete(state: &mut State, call: &Call<'_>) -> Answer {
    let (at, id) = resolve::item(state, call)?;
    own(state, at, &id, call.param(0))?.permissions.retain(|permission| self::id(permission) != call.param(0));
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}
