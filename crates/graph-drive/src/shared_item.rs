//! [`SharedItem`]: what a sharing link leads to, for whoever has the link.

use crate::{ItemHandle, ListItemHandle, Permission, ShareId, SharedDriveItem};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use graph_odata::{Get, Path, Resource};
use graph_transport::{Client, Scope};

impl ShareId {
    /// The id that stands for a sharing link, as people send it to each other.
    ///
    /// ```
    /// use graph_drive::ShareId;
    ///
    /// assert_eq!(ShareId::of_url("https://onedrive.live.com/redir?resid=1").as_str(), "u!aHR0cHM6Ly9vbmVkcml2ZS5saXZlLmNvbS9yZWRpcj9yZXNpZD0x");
    /// ```
    pub fn of_url(url: &str) -> Self {
        Self::from(format!("u!{}", URL_SAFE_NO_PAD.encode(url.trim())).as_str())
    }
}

/// An item that somebody has shared: by its link, or by a [`ShareId`].
///
/// It is a name, not a connection: making one sends nothing. **A link may let in whoever has it**, so neither it nor its id is shown by
/// `Debug`.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// # drive.root().path("plan.txt").upload("x").await?;
/// # let link = graph_drive::NewLink::new(graph_drive::LinkType::View);
/// # let made = drive.root().path("plan.txt").create_link(link).await?;
/// # let url = made.link.and_then(|link| link.web_url).unwrap_or_default();
/// use graph_drive::SharedItem;
///
/// let shared = SharedItem::by_url(&client, url.expose());
/// println!("{:?} shares {:?}", shared.get().await?.owner, shared.item().get().await?.name);
/// let bytes = shared.item().content().await?;
/// # assert_eq!(bytes, "x");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct SharedItem {
    at: Resource,
}

impl SharedItem {
    /// What a link leads to.
    pub fn by_url(client: &Client, url: &str) -> Self {
        let shared = Self::new(client, ShareId::of_url(url));
        if url.trim().contains("://") {
            return shared;
        }
        Self { at: shared.at.invalid("a sharing link is a whole URL, as it is sent to people: https://…") }
    }

    /// What a share leads to, by the [`share_id`](Permission::share_id) of a permission for instance.
    pub fn new(client: &Client, share: impl Into<ShareId>) -> Self {
        let path = Path::new("/shares").id("share-id", share.into().as_str());
        Self { at: Resource::new(client, path.throttled_as(Scope::unlimited("drives"))) }
    }

    /// Takes the link up: whoever is signed in keeps the right to the item, with this and every further request.
    #[must_use]
    pub fn redeem(self) -> Self {
        Self { at: self.at.prefer("redeemSharingLink") }
    }

    /// Lets whoever is signed in in by the link, for each request alone and only if there is no other right to the item.
    #[must_use]
    pub fn redeem_if_necessary(self) -> Self {
        Self { at: self.at.prefer("redeemSharingLinkIfNecessary") }
    }

    /// Reads what is shared, and by whom.
    ///
    /// Permission: `Files.Read.All`. Microsoft's page: [access shared items](https://learn.microsoft.com/graph/api/shares-get).
    pub fn get(&self) -> Get<SharedDriveItem> {
        self.at.get("drive.shares.get")
    }

    /// The file or folder itself, with all that can be done to it. Of a folder, [`path`](ItemHandle::path) leads further.
    pub fn item(&self) -> ItemHandle {
        ItemHandle::new(self.at.join("driveItem"))
    }

    /// The item as one of its SharePoint list.
    pub fn list_item(&self) -> ListItemHandle {
        ListItemHandle::new(self.at.join("listItem"))
    }

    /// Reads the right that the link carries.
    ///
    /// Permission: `Files.Read.All`. Microsoft's page: [access shared items](https://learn.microsoft.com/graph/api/shares-get).
    pub fn permission(&self) -> Get<Permission> {
        self.at.join("permission").get("drive.shares.permission")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::tests::client;

    #[test]
    fn golden_requests() {
        let url = "https://onedrive.live.com/redir?resid=1231244193912!12&authKey=1201919!12921!1";
        let token = "u!aHR0cHM6Ly9vbmVkcml2ZS5saXZlLmNvbS9yZWRpcj9yZXNpZD0xMjMxMjQ0MTkzOTEyITEyJmF1dGhLZXk9MTIwMTkxOSExMjkyMSEx";
        let shared = SharedItem::by_url(&client(), url);
        for (request, rest) in [
            (shared.get().into_request(), ""),
            (shared.item().get().into_request(), "/driveItem"),
            (shared.item().path("a b").content().into_request(), "/driveItem:/a%20b:/content"),
            (shared.list_item().fields().into_request(), "/listItem/fields"),
            (shared.permission().into_request(), "/permission"),
        ] {
            assert_eq!(request.line(), format!("GET /shares/{token}{rest}"));
            assert!(!format!("{request:?}").contains(token), "whoever has it comes in");
        }
        assert!(!format!("{shared:?}").contains(token));
        let prefers = |shared: SharedItem| shared.item().get().into_request().headers()["prefer"].clone();
        assert_eq!(prefers(shared.clone().redeem()), "redeemSharingLink");
        assert_eq!(prefers(shared.redeem_if_necessary()), "redeemSharingLinkIfNecessary");
        let error = SharedItem::by_url(&client(), "plan.txt").get().into_request().check().unwrap_err();
        assert!(error.to_string().contains("a whole URL"), "{error}");
    }
}
