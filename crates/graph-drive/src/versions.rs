//! [`Versions`]: what a file was before, and [`VersionHandle`]: one of them.

use crate::{DriveItemVersion, DriveItemVersionId, ItemHandle};
use graph_odata::{Download, Get, Invoke, List, Resource};

/// The versions of a file, the latest first.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_drive::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let drive = graph_drive::DriveClient::new(&client);
/// let plan = drive.root().path("plan.txt");
/// plan.upload("first").await?;
/// plan.upload("second").await?;
///
/// let versions = plan.versions().list().await?.value;
/// let before = plan.version(versions[1].require_id()?);
/// assert_eq!(before.content().await?, "first");
/// before.restore().await?;
/// assert_eq!(plan.content().await?, "first");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Versions {
    at: Resource,
}

impl Versions {
    /// Lists the versions.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [list versions](https://learn.microsoft.com/graph/api/driveitem-list-versions).
    pub fn list(&self) -> List<DriveItemVersion> {
        self.at.list("drive.versions.list")
    }
}

/// One version of a file.
#[derive(Clone, Debug)]
pub struct VersionHandle {
    at: Resource,
}

impl VersionHandle {
    /// Reads what is known of the version.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get version](https://learn.microsoft.com/graph/api/driveitemversion-get).
    pub fn get(&self) -> Get<DriveItemVersion> {
        self.at.get("drive.versions.get")
    }

    /// Reads the bytes that the file had. Those of the current version are the file's own [`content`](ItemHandle::content): SharePoint refuses to
    /// give them as a version's.
    ///
    /// Permission: `Files.Read`. Microsoft's page:
    /// [get version contents](https://learn.microsoft.com/graph/api/driveitemversion-get-contents).
    pub fn content(&self) -> Download {
        self.at.download("drive.versions.content", "content")
    }

    /// Makes the version the current one again: its bytes become those of a new version, and none is lost. The current version cannot be
    /// restored.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page: [restoreVersion](https://learn.microsoft.com/graph/api/driveitemversion-restore).
    pub fn restore(&self) -> Invoke<()> {
        self.at.invoke_bare("drive.versions.restore", "restoreVersion")
    }
}

impl ItemHandle {
    /// The file's versions.
    pub fn versions(&self) -> Versions {
        Versions { at: self.at.join("versions") }
    }

    /// One of the file's versions, such as `2.0`.
    pub fn version(&self, id: impl Into<DriveItemVersionId>) -> VersionHandle {
        VersionHandle { at: self.at.join("versions").id("version-id", id.into()) }
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.versions().list().into_request(), "GET versions", ""),
            (item.version("2.0").get().into_request(), "GET versions/2.0", ""),
            (item.version("2.0").content().into_request(), "GET versions/2.0/content", ""),
            (item.version("2.0").restore().into_request(), "POST versions/2.0/restoreVersion", ""),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
