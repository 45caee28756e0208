//! Showing a file within another page.

use crate::{ItemHandle, ItemPreviewInfo};
use graph_odata::Invoke;
use serde_json::{Map, Value};

/// What of a file is shown first, and how large.
#[derive(Clone, Debug, Default)]
#[must_use = "a preview is asked for by preview(…)"]
pub struct Preview {
    parameters: Map<String, Value>,
}

impl Preview {
    /// The file from its beginning, as large as the service finds right.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins with this page of a document, by its number or name.
    pub fn page(mut self, page: impl Into<String>) -> Self {
        self.parameters.insert("page".into(), page.into().into());
        self
    }

    /// How large it is shown: 1 is the file's own size.
    pub fn zoom(mut self, zoom: f64) -> Self {
        self.parameters.insert("zoom".into(), zoom.into());
        self
    }
}

impl ItemHandle {
    /// Asks for a URL that shows the file within another page, for a few minutes and to whoever has it.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [preview](https://learn.microsoft.com/graph/api/driveitem-preview).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("plan.pdf").upload("x").await?;
    /// use graph_drive::Preview;
    ///
    /// let shown = drive.root().path("plan.pdf").preview(Preview::new().page("2")).await?;
    /// let frame = shown.get_url.map(|url| format!("<iframe src=\"{}\"></iframe>", url.expose()));
    /// # assert!(frame.is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn preview(&self, preview: Preview) -> Invoke<ItemPreviewInfo> {
        // It changes nothing, so it may be asked twice.
        self.at.invoke("drive.items.preview", "preview", &preview.parameters).idempotent(true)
    }
}

#[cfg(test)]
mod tests {
    use crate::{DriveClient, Preview, client::tests::client};

    #[test]
    fn golden_requests() {
        let item = DriveClient::new(&client()).item("01A");
        for (request, line, body) in [
            (item.preview(Preview::new()).into_request(), "POST preview", r#"{}"#),
            (
                item.preview(Preview::new().page("2").zoom(1.5)).into_request(),
                "POST preview",
                r#"{"page":"2","zoom":1.5}"#,
            ),
        ] {
            let (method, rest) = line.split_once(' ').unwrap();
            assert_eq!(request.line(), format!("{method} /me/drive/items/01A/{rest}"));
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
