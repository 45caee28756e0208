//! Inviting people to an item: [`Invitation`] says whom, and to do what.

use crate::{ItemHandle, Page, Permission, Role, recipients::recipients};
use graph_odata::Invoke;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::fmt;

/// Whom to let in, to do what. They have to sign in, and get a letter, unless it says otherwise.
///
/// ```
/// use graph_drive::{Invitation, Role};
///
/// let invitation = Invitation::new(["bob@contoso.com", "eve@fabrikam.com"]).role(Role::Write).message("Please correct.");
/// # let _ = invitation;
/// ```
#[derive(Clone)]
#[must_use = "people are invited by invite(…)"]
pub struct Invitation {
    parameters: Map<String, Value>,
    people: usize,
}

impl Invitation {
    /// Lets these people read, by their addresses or their ids in the directory.
    pub fn new(people: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let recipients = recipients(people);
        let people = recipients.len();
        let parameters =
            json!({"recipients": recipients, "requireSignIn": true, "sendInvitation": true, "roles": ["read"]});
        let parameters = parameters.as_object().cloned().unwrap_or_default();
        Self { parameters, people }
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.parameters.insert(name.into(), value.into());
        self
    }

    /// What they may do, rather than read.
    pub fn role(self, role: Role) -> Self {
        self.with("roles", json!([role.as_str()]))
    }

    /// A text in the letter that they get.
    pub fn message(self, text: impl Into<String>) -> Self {
        self.with("message", text.into())
    }

    /// Sends no letter: they are let in without a word.
    pub fn quietly(self) -> Self {
        self.with("sendInvitation", false)
    }

    /// Lets in whoever has the link of the letter, without a sign-in, where the organization allows that.
    pub fn without_sign_in(self) -> Self {
        self.with("requireSignIn", false)
    }

    /// When it ends. OneDrive for work and SharePoint, and premium personal OneDrive.
    pub fn expires(self, time: Timestamp) -> Self {
        self.with("expirationDateTime", time.to_string())
    }

    /// What has to be entered by the invited. Personal OneDrive only.
    pub fn password(self, password: impl Into<String>) -> Self {
        self.with("password", password.into())
    }

    /// When the item is shared for the first time, lets those in no longer who came in by folders above. They stay otherwise.
    pub fn drop_inherited(self) -> Self {
        self.with("retainInheritedPermissions", false)
    }
}

impl fmt::Debug for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invitation")
            .field("people", &self.people)
            .field("roles", &self.parameters["roles"])
            .finish_non_exhaustive()
    }
}

impl ItemHandle {
    /// Lets people in, and tells them. There is a right for each of them in the answer; of somebody who could not be let in it has an
    /// [`error`](Permission::error), while the others are.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [invite](https://learn.microsoft.com/graph/api/driveitem-invite).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("plan.txt").upload("x").await?;
    /// use graph_drive::{Invitation, Role};
    ///
    /// let invitation = Invitation::new(["bob@contoso.com"]).role(Role::Write).message("Please correct.");
    /// for right in drive.root().path("plan.txt").invite(invitation).await?.value {
    ///     match &right.error {
    ///         Some(error) => eprintln!("not let in: {:?}", error.message),
    ///         None => println!("{:?}", right.roles),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn invite(&self, invitation: Invitation) -> Invoke<Page<Permission>> {
        let invite = self.at.invoke("drive.items.invite", "invite", &invitation.parameters);
        let says = |name: &str| invitation.parameters.get(name) == Some(&Value::Bool(true));
        if invitation.people == 0 {
            return invite.invalid("nobody is invited: name at least one person");
        }
        if !says("requireSignIn") && !says("sendInvitation") {
            return invite
                .invalid("who need not sign in comes by the letter, so it has to be sent: leave quietly() out");
        }
        invite
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, Invitation, Role, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (
                item.invite(Invitation::new(["bob@contoso.com"])).into_request(),
                "POST invite",
                r#"{"recipients":[{"email":"bob@contoso.com"}],"requireSignIn":true,"roles":["read"],"sendInvitation":true}"#,
            ),
            (
                item.invite(
                    Invitation::new(["7"])
                        .role(Role::Write)
                        .quietly()
                        .drop_inherited()
                        .expires(jiff::Timestamp::UNIX_EPOCH),
                )
                .into_request(),
                "POST invite",
                r#"{"expirationDateTime":"1970-01-01T00:00:00Z","recipients":[{"objectId":"7"}],"requireSignIn":true,"retainInheritedPermissions":false,"roles":["write"],"sendInvitation":false}"#,
            ),
            (
                item.invite(Invitation::new(["b@c.d"]).without_sign_in().message("Hi").password("p")).into_request(),
                "POST invite",
                r#"{"message":"Hi","password":"p","recipients":[{"email":"b@c.d"}],"requireSignIn":false,"roles":["read"],"sendInvitation":true}"#,
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }

    #[test]
    fn an_invitation_that_reaches_nobody_is_refused() {
        let item = DriveClient::new(&client()).item("01A");
        let refusal = |invitation| item.invite(invitation).into_request().check().unwrap_err().to_string();
        assert!(refusal(Invitation::new(Vec::<String>::new())).contains("name at least one"));
        assert!(refusal(Invitation::new(["7"]).quietly().without_sign_in()).contains("leave quietly() out"));
        let secret = Invitation::new(["bob@contoso.com"]).password("hush").message("dear");
        assert_eq!(format!("{secret:?}"), r#"Invitation { people: 1, roles: Array [String("read")], .. }"#);
    }
}
