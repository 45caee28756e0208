//! [`Drives`]: all drives of a user, a group or a site.

use crate::Drive;
use graph_odata::List;
use graph_transport::{Client, Path};

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
    client: Client,
    path: Path,
}

impl Drives {
    pub(crate) fn new(client: &Client, path: Path) -> Self {
        Self { client: client.clone(), path }
    }

    /// Lists the drives.
    ///
    /// Permission: `Files.Read`, or `Sites.Read.All` for a site's. Microsoft's page:
    /// [list drives](https://learn.microsoft.com/graph/api/drive-list).
    pub fn list(&self) -> List<Drive> {
        List::new(&self.client, "drive.drives.list", self.path.clone())
    }
}
