//! Links that let people in to an item: [`NewLink`] says whom, and to do what.

use crate::{ItemHandle, Permission, recipients::recipients};
use graph_odata::Invoke;
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::fmt;

graph_odata::open_enum! {
    /// What a link allows.
    pub enum LinkType {
        /// To see the item.
        View = "view",
        /// To see an Office file without downloading it. OneDrive for work and SharePoint only.
        BlocksDownload = "blocksDownload",
        /// To change the item.
        Edit = "edit",
        /// To see it and to comment on it. OneDrive for work and SharePoint only.
        Review = "review",
        /// To put files into the folder, without seeing what is there. OneDrive for work and SharePoint only.
        CreateOnly = "createOnly",
        /// To show it within another page. Personal OneDrive only.
        Embed = "embed",
    }
}

graph_odata::open_enum! {
    /// Whom a link lets in.
    pub enum LinkScope {
        /// Everybody who has it, without a sign-in, where the organization allows that.
        Anonymous = "anonymous",
        /// Everybody in the organization who has it.
        Organization = "organization",
        /// The people that it names.
        Users = "users",
        /// Those who have rights already.
        ExistingAccess = "existingAccess",
    }
}

/// A link to be made. Unless it says whom it is for, the organization's own rule decides.
///
/// ```
/// use graph_drive::{LinkScope, LinkType, NewLink};
///
/// let link = NewLink::new(LinkType::View).scope(LinkScope::Anonymous).password("between us");
/// assert!(!format!("{link:?}").contains("between us"));
/// ```
#[derive(Clone)]
#[must_use = "a link is made by create_link(…)"]
pub struct NewLink {
    parameters: Map<String, Value>,
}

impl NewLink {
    /// A link that allows this.
    pub fn new(allows: LinkType) -> Self {
        Self { parameters: Map::from_iter([("type".to_owned(), allows.as_str().into())]) }
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.parameters.insert(name.into(), value.into());
        self
    }

    /// Whom it lets in.
    pub fn scope(self, scope: LinkScope) -> Self {
        self.with("scope", scope.as_str())
    }

    /// Lets these people in alone, by their addresses or their ids in the directory: a link of [`LinkScope::Users`].
    pub fn people(self, people: impl IntoIterator<Item = impl Into<String>>) -> Self {
        // A model can always be written.
        let people = serde_json::to_value(recipients(people)).unwrap_or_default();
        self.scope(LinkScope::Users).with("recipients", people)
    }

    /// When it ends.
    pub fn expires(self, time: Timestamp) -> Self {
        self.with("expirationDateTime", time.to_string())
    }

    /// What has to be entered by those who follow it. Personal OneDrive only.
    pub fn password(self, password: impl Into<String>) -> Self {
        self.with("password", password.into())
    }

    /// A text for the people that it is for.
    pub fn message(self, text: impl Into<String>) -> Self {
        self.with("message", text.into())
    }

    /// Sends a letter to the people that it is for.
    pub fn notify(self) -> Self {
        self.with("sendNotification", true)
    }

    /// When the item is shared for the first time, lets those in no longer who came in by folders above. They stay otherwise.
    pub fn drop_inherited(self) -> Self {
        self.with("retainInheritedPermissions", false)
    }
}

impl fmt::Debug for NewLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewLink").field("type", &self.parameters["type"]).finish_non_exhaustive()
    }
}

impl ItemHandle {
    /// Makes a link to the item, or gives the one that is there already, if it allows the same to the same people. The link itself is the answer's
    /// [`link.web_url`](crate::SharingLink::web_url).
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [createLink](https://learn.microsoft.com/graph/api/driveitem-createlink).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("plan.txt").upload("x").await?;
    /// use graph_drive::{LinkScope, LinkType, NewLink};
    ///
    /// let made = drive.root().path("plan.txt").create_link(NewLink::new(LinkType::View).scope(LinkScope::Organization)).await?;
    /// let url = made.link.and_then(|link| link.web_url).unwrap_or_default();
    /// assert!(url.expose().starts_with("https://"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn create_link(&self, link: NewLink) -> Invoke<Permission> {
        // The same link twice is one link; of those that ask for something of their own there may be two.
        let plain = link.parameters.keys().all(|name| matches!(name.as_str(), "type" | "scope"));
        self.at.invoke("drive.items.create_link", "createLink", &link.parameters).idempotent(plain)
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, LinkScope, LinkType, NewLink, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.create_link(NewLink::new(LinkType::View)).into_request(), "POST createLink", r#"{"type":"view"}"#),
            (
                item.create_link(
                    NewLink::new(LinkType::Edit)
                        .scope(LinkScope::Anonymous)
                        .password("p")
                        .expires(jiff::Timestamp::UNIX_EPOCH),
                )
                .into_request(),
                "POST createLink",
                r#"{"expirationDateTime":"1970-01-01T00:00:00Z","password":"p","scope":"anonymous","type":"edit"}"#,
            ),
            (
                item.create_link(
                    NewLink::new(LinkType::View)
                        .people(["bob@contoso.com", "7"])
                        .message("Hi")
                        .notify()
                        .drop_inherited(),
                )
                .into_request(),
                "POST createLink",
                r#"{"message":"Hi","recipients":[{"email":"bob@contoso.com"},{"objectId":"7"}],"retainInheritedPermissions":false,"scope":"users","sendNotification":true,"type":"view"}"#,
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
