//! [`Drives`]: all drives of a user, a group or a site.

use crate::Drive;
use graph_odata::{List, Resource};
use graph_transport::Client;
use graph_types::Owner;

/// A collection of drives.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// use graph_drive::{DriveClient, Drives, Owner};
///
/// for drive in Drives::of(&client, Owner::Me).list().await?.value {
///     let drive = DriveClient::at(&client, drive.require_id()?.clone());
///     println!("{:?}", drive.root().get().await?.name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Drives {
    at: Resource,
}

impl Drives {
    /// The drives of `owner`: a user has mostly one, a site one for each document library.
    pub fn of(client: &Client, owner: impl Into<Owner>) -> Self {
        Self { at: Resource::new(client, owner.into().path().join("drives")) }
    }

    /// Lists the drives.
    ///
    /// Permission: `Files.Read`, or `Sites.Read.All` for a site's. Microsoft's page:
    /// [list drives](https://learn.microsoft.com/graph/api/drive-list).
    pub fn list(&self) -> List<Drive> {
        self.at.list("drive.drives.list")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_types::{GroupId, SiteId};

    #[test]
    fn golden_requests() {
        let client = crate::client::tests::client();
        for (owner, line) in [
            (Owner::Me, "GET /me/drives?$select=id"),
            (Owner::from("bob@contoso.com"), "GET /users/bob@contoso.com/drives?$select=id"),
            (GroupId::from("7").into(), "GET /groups/7/drives?$select=id"),
            (SiteId::from("s").into(), "GET /sites/s/drives?$select=id"),
        ] {
            let list = Drives::of(&client, owner).list().select(crate::drive::ID);
            assert_eq!(list.into_request().line(), line);
        }
    }
}
