//! [`DriveClient`]: a drive, and the way to everything in it.

use crate::{Drive, DriveItem, ItemHandle, items};
use graph_odata::{Get, List, Resource};
use graph_transport::Client;
use graph_types::{DriveAddress, DriveItemId, ItemPath, Owner};

/// A drive: OneDrive of a user, or a document library of a group or a site.
///
/// It is a name, not a connection: making one sends nothing.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// use graph_drive::DriveClient;
///
/// let drive = DriveClient::new(&client);
/// drive.root().path("notes/today.txt").upload("Buy milk.").await?;
/// let text = drive.root().path("notes/today.txt").content().await?;
/// assert_eq!(text, "Buy milk.");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct DriveClient {
    client: Client,
    address: DriveAddress,
}

impl DriveClient {
    /// The signed-in user's drive.
    pub fn new(client: &Client) -> Self {
        Self::at(client, DriveAddress::default())
    }

    /// The default drive of `owner`: a user's, a group's or a site's.
    pub fn of(client: &Client, owner: impl Into<Owner>) -> Self {
        Self::at(client, DriveAddress::Of(owner.into()))
    }

    /// A drive by its address, such as a [`DriveId`](graph_types::DriveId).
    pub fn at(client: &Client, drive: impl Into<DriveAddress>) -> Self {
        Self { client: client.clone(), address: drive.into() }
    }

    /// Reads the drive: its kind, its owner and its quota.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get drive](https://learn.microsoft.com/graph/api/drive-get).
    pub fn get(&self) -> Get<Drive> {
        self.resource().get("drive.drives.get")
    }

    /// The folder at the top of the drive.
    pub fn root(&self) -> ItemHandle {
        self.at_path(&ItemPath::root(""))
    }

    /// An item by id.
    pub fn item(&self, id: impl Into<DriveItemId>) -> ItemHandle {
        self.at_path(&ItemPath::id(id))
    }

    /// A folder with a meaning, such as `documents`, `photos`, `music` or `approot`, wherever it lies and whatever it is called.
    pub fn special(&self, name: &str) -> ItemHandle {
        self.at_path(&ItemPath::special(name))
    }

    /// An item by its address.
    pub fn at_path(&self, item: &ItemPath) -> ItemHandle {
        ItemHandle::new(Resource::new(&self.client, item.within(&self.address)))
    }

    /// Looks for files and folders in the whole drive, by their names, contents and properties, and among what others have shared with its owner:
    /// those are [`Remote`](crate::ItemKind::Remote). What was written a moment ago may not be found yet. In the drive alone, or below a folder,
    /// [`ItemHandle::search`] looks.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [search in a drive](https://learn.microsoft.com/graph/api/driveitem-search).
    pub fn search(&self, text: &str) -> List<DriveItem> {
        items::search(&self.resource(), text)
    }

    /// Lists the files that the signed-in user has used of late, of any drive. Microsoft takes it away in November 2027.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list recent files](https://learn.microsoft.com/graph/api/drive-recent).
    pub fn recent(&self) -> List<DriveItem> {
        self.resource().join("recent").list("drive.drives.recent")
    }

    /// Lists what others have shared with the signed-in user. Each stands for an item of another drive, to which
    /// [`address`](DriveItem::address) leads. `query("allowexternal", "true")` has items of other organizations, too. Microsoft takes it away in
    /// November 2027.
    ///
    /// Permission: `Files.Read.All`. Microsoft's page: [list sharedWithMe](https://learn.microsoft.com/graph/api/drive-sharedwithme).
    #[doc(alias = "sharedWithMe")]
    pub fn shared_with_me(&self) -> List<DriveItem> {
        self.resource().join("sharedWithMe").list("drive.drives.shared_with_me")
    }

    /// Lists the items that the signed-in user follows. OneDrive for work only.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list followed items](https://learn.microsoft.com/graph/api/drive-list-following).
    pub fn following(&self) -> List<DriveItem> {
        self.resource().join("following").list("drive.drives.following")
    }

    /// Lists the folders with a meaning, as far as there are any yet: see [`special`](Self::special).
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get special folder](https://learn.microsoft.com/graph/api/drive-get-specialfolder).
    pub fn special_folders(&self) -> List<DriveItem> {
        self.resource().join("special").list("drive.drives.special_folders")
    }

    /// Lists the albums and other bundles. Personal OneDrive only.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list bundles](https://learn.microsoft.com/graph/api/bundle-list).
    pub fn bundles(&self) -> List<DriveItem> {
        self.resource().join("bundles").list("drive.drives.bundles")
    }

    fn resource(&self) -> Resource {
        Resource::new(&self.client, self.address.path())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use graph_transport::{Endpoint, HttpClient, StaticToken, testing::Scripted};
    use graph_types::{DriveId, GroupId, SiteId};

    /// A client for tests that only look at requests.
    pub(crate) fn client() -> Client {
        Client::new(HttpClient::new(Scripted::default()), Endpoint::default(), StaticToken::new("t"))
    }

    #[test]
    fn every_way_to_a_drive() {
        let client = client();
        for (drive, line) in [
            (DriveClient::new(&client), "GET /me/drive"),
            (DriveClient::of(&client, "bob@contoso.com"), "GET /users/bob@contoso.com/drive"),
            (DriveClient::of(&client, GroupId::from("7")), "GET /groups/7/drive"),
            (DriveClient::of(&client, SiteId::from("root")), "GET /sites/root/drive"),
            (
                DriveClient::of(&client, Owner::site_at("contoso.sharepoint.com", "/sites/a b")),
                "GET /sites/contoso.sharepoint.com:/sites/a%20b:/drive",
            ),
            (DriveClient::at(&client, DriveId::from("b!x/y")), "GET /drives/b!x%2Fy"),
        ] {
            assert_eq!(drive.get().into_request().line(), line);
        }
    }

    #[test]
    fn golden_requests() {
        let drive = DriveClient::at(&client(), DriveId::from("b!x"));
        for (list, line) in [
            (drive.search("o'b/c"), "search(q='o''b%2Fc')"),
            (drive.recent(), "recent"),
            (drive.shared_with_me().query("allowexternal", "true"), "sharedWithMe?allowexternal=true"),
            (drive.following(), "following"),
            (drive.special_folders(), "special"),
            (drive.bundles(), "bundles"),
        ] {
            assert_eq!(list.into_request().line(), format!("GET /drives/b!x/{line}"));
        }
    }
}
