//! [`Permissions`]: who may do what with an item, and [`PermissionHandle`]: one of these rights.

use crate::{ItemHandle, Page, Permission, PermissionId, Role, permission, recipients::recipients};
use graph_odata::{Delete, Get, Invoke, List, Resource, Update};
use serde_json::json;

/// The rights to an item: its own, and those that come from the folders above.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// # drive.root().path("plan.txt").upload("x").await?;
/// use graph_drive::{Invitation, Role};
///
/// let plan = drive.root().path("plan.txt");
/// plan.invite(Invitation::new(["bob@contoso.com"]).role(Role::Write)).await?;
/// for found in plan.permissions().list().await?.value {
///     let user = found.granted_to_v2.as_ref().and_then(|to| to.user.as_ref()?.display_name.clone());
///     println!("{user:?} may {:?}", found.roles);
///     if found.invitation.is_some() {
///         plan.permission(found.require_id()?).set_roles([Role::Read]).await?;
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Permissions {
    at: Resource,
}

impl Permissions {
    /// Lists the rights. Those who are not the owner see their own alone.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list permissions](https://learn.microsoft.com/graph/api/driveitem-list-permissions).
    pub fn list(&self) -> List<Permission> {
        self.at.list("drive.permissions.list")
    }
}

/// One right: given to somebody, or carried by a link.
#[derive(Clone, Debug)]
pub struct PermissionHandle {
    at: Resource,
}

impl PermissionHandle {
    /// Reads the right.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get permission](https://learn.microsoft.com/graph/api/permission-get).
    pub fn get(&self) -> Get<Permission> {
        self.at.get("drive.permissions.get")
    }

    /// Changes the right: `update().set(permission::EXPIRATION_DATE_TIME, time)`. What comes from a folder above is changed there.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update permission](https://learn.microsoft.com/graph/api/permission-update).
    pub fn update(&self) -> Update<Permission> {
        self.at.update("drive.permissions.update")
    }

    /// Changes what is allowed.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [update permission](https://learn.microsoft.com/graph/api/permission-update).
    pub fn set_roles(&self, roles: impl IntoIterator<Item = Role>) -> Update<Permission> {
        let roles: Vec<String> = roles.into_iter().map(|role| role.as_str().to_owned()).collect();
        let none = roles.is_empty();
        let update = self.update().set(permission::ROLES, roles);
        if none { update.invalid("a right without a role is none: say which, or delete() it") } else { update }
    }

    /// Lets further people in by a link, which is one for certain people from then on. They are named by their address, or by their id in the
    /// directory.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [grant](https://learn.microsoft.com/graph/api/permission-grant).
    pub fn grant(
        &self,
        people: impl IntoIterator<Item = impl Into<String>>,
        roles: impl IntoIterator<Item = Role>,
    ) -> Invoke<Page<Permission>> {
        let roles: Vec<String> = roles.into_iter().map(|role| role.as_str().to_owned()).collect();
        self.at.invoke("drive.permissions.grant", "grant", &json!({"recipients": recipients(people), "roles": roles}))
    }

    /// Takes the right away. What comes from a folder above is taken away there.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [delete permission](https://learn.microsoft.com/graph/api/permission-delete).
    pub fn delete(&self) -> Delete<Permission> {
        self.at.delete("drive.permissions.delete")
    }
}

impl ItemHandle {
    /// Who may do what with the item.
    pub fn permissions(&self) -> Permissions {
        Permissions { at: self.at.join("permissions") }
    }

    /// One of the item's rights.
    pub fn permission(&self, id: impl Into<PermissionId>) -> PermissionHandle {
        PermissionHandle { at: self.at.join("permissions").id("permission-id", id.into()) }
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, Role, client::tests::client, permission};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.permissions().list().into_request(), "GET permissions", ""),
            (item.permission("P").get().into_request(), "GET permissions/P", ""),
            (
                item.permission("P").set_roles([Role::Write]).into_request(),
                "PATCH permissions/P",
                r#"{"roles":["write"]}"#,
            ),
            (
                item.permission("P").update().clear(permission::EXPIRATION_DATE_TIME).into_request(),
                "PATCH permissions/P",
                r#"{"expirationDateTime":null}"#,
            ),
            (
                item.permission("P").grant(["bob@contoso.com"], [Role::Read]).into_request(),
                "POST permissions/P/grant",
                r#"{"recipients":[{"email":"bob@contoso.com"}],"roles":["read"]}"#,
            ),
            (item.permission("P").delete().into_request(), "DELETE permissions/P", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[test]
    fn a_right_without_a_role_is_refused() {
        let error = DriveClient::new(&client()).item("01A").permission("P").set_roles([]).into_request().check();
        assert!(error.unwrap_err().to_string().contains("say which"));
    }
}
