//! [`Format`]: other formats that the service turns a file into while it is downloaded.

use crate::ItemHandle;
use graph_odata::Download;

/// What a file is turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// PDF, of documents, tables, presentations and the like: `csv`, `doc`, `docx`, `odp`, `ods`, `odt`, `pot`, `potm`, `potx`, `pps`, `ppsx`,
    /// `ppsxm`, `ppt`, `pptm`, `pptx`, `rtf`, `xls`, `xlsx`, and on a personal OneDrive also `eml`, `epub`, `htm`, `html`, `md`, `msg`, `tif`,
    /// `tiff`, `xlsm`.
    Pdf,
    /// HTML, of letters and notes: `eml`, `md`, `msg`.
    Html,
    /// A binary glTF scene, of models: `cool`, `fbx`, `obj`, `ply`, `stl`, `3mf`.
    Glb,
    /// A picture of at most so many pixels wide and high, of nearly every kind of file.
    Jpg {
        /// The width in pixels.
        width: u32,
        /// The height in pixels.
        height: u32,
    },
}

impl ItemHandle {
    /// Reads the file's bytes in another format. A file that cannot be turned into it is an error of the service, mostly 406.
    ///
    /// Permission: `Files.Read`. Microsoft's page:
    /// [convert content](https://learn.microsoft.com/graph/api/driveitem-get-content-format).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("plan.docx").upload("x").await?;
    /// use graph_drive::Format;
    ///
    /// let path = std::env::temp_dir().join(format!("plan-{}.pdf", std::process::id()));
    /// drive.root().path("plan.docx").content_as(Format::Pdf).to_file(&path).await?;
    /// # std::fs::remove_file(path).ok();
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "convert")]
    pub fn content_as(&self, format: Format) -> Download {
        let download = self.at.download("drive.items.content_as", "content");
        match format {
            Format::Pdf => download.query("format", "pdf"),
            Format::Html => download.query("format", "html"),
            Format::Glb => download.query("format", "glb"),
            Format::Jpg { width: 0, .. } | Format::Jpg { height: 0, .. } => {
                download.invalid("a picture has a width and a height: at least one pixel of each")
            }
            Format::Jpg { width, height } => {
                download.query("format", "jpg").query("width", width.to_string()).query("height", height.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DriveClient, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (format, query) in [
            (Format::Pdf, "format=pdf"),
            (Format::Html, "format=html"),
            (Format::Glb, "format=glb"),
            (Format::Jpg { width: 300, height: 200 }, "format=jpg&width=300&height=200"),
        ] {
            let request = item.content_as(format).into_request();
            assert_eq!(request.line(), format!("GET /me/drive/items/01A/content?{query}"));
        }
        let error = item.content_as(Format::Jpg { width: 0, height: 5 }).into_request().check().unwrap_err();
        assert!(error.to_string().contains("at least one pixel"), "{error}");
    }
}
