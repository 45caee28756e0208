//! A file's bytes, read and written.

use crate::{DriveItem, ItemHandle};
use graph_odata::{Conflict, Download, Invoke, Source, Upload, UploadSession};

impl ItemHandle {
    /// Reads the file's bytes: awaited, all of them; see [`Download`] for the other ways.
    ///
    /// Permission: `Files.Read`. Microsoft's page: [get content](https://learn.microsoft.com/graph/api/driveitem-get-content).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # drive.root().path("film.mp4").upload("0123456789").await?;
    /// let film = drive.root().path("film.mp4");
    /// let start = film.content().range(..4).await?;
    /// assert_eq!(start, "0123");
    ///
    /// let mut content = film.content().open().await?;
    /// while let Some(chunk) = content.chunk().await {
    ///     println!("{} of {:?} bytes", chunk?.len(), content.length());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn content(&self) -> Download {
        self.at.download("drive.items.content", "content")
    }

    /// Writes the file's bytes, and makes the file where there is none, with the folders on the way: text or bytes at hand, a
    /// [`Source::file`], or anything that can be read. Small ones go in one request, those above 10 MiB in a session; see [`Upload`]. What is
    /// there is replaced, unless [`conflict`](Upload::conflict) says otherwise.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's pages: [put content](https://learn.microsoft.com/graph/api/driveitem-put-content),
    /// [createUploadSession](https://learn.microsoft.com/graph/api/driveitem-createuploadsession).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// # let local = std::env::temp_dir().join(format!("upload-example-{}", std::process::id()));
    /// # std::fs::write(&local, vec![7; 11 << 20])?;
    /// use graph_drive::{Source, UploadSession};
    ///
    /// // What a former run of this program has kept, if it was ended in the middle.
    /// let saved: Option<String> = None;
    /// let upload = drive.root().path("Backups/2026.tar").upload(Source::file(&local).await);
    /// let upload = match saved {
    ///     Some(text) => upload.resume(serde_json::from_str::<UploadSession>(&text)?),
    ///     None => upload,
    /// };
    /// let made = upload
    ///     .checkpoint(|session| println!("keep {} bytes", serde_json::to_string(session).map_or(0, |text| text.len())))
    ///     .progress(|progress| println!("{} of {:?} bytes", progress.bytes, progress.total))
    ///     .await?;
    /// assert_eq!(made.size, Some(11 << 20));
    /// # std::fs::remove_file(&local)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn upload(&self, source: impl Into<Source>) -> Upload<DriveItem> {
        self.at.upload("drive.items.upload", source)
    }

    /// Makes a file of this folder of bytes that were uploaded already. When a name was taken while its file was uploaded, the upload ends with the
    /// error for which [`is_conflict`](crate::Error::is_conflict) holds, and the service keeps the bytes until the session
    /// [expires](UploadSession::expires): they need not be sent again, nor lost. The session is the last one that
    /// [`checkpoint`](Upload::checkpoint) gave. One that does not have all bytes is refused.
    ///
    /// Permission: `Files.ReadWrite`. Microsoft's page:
    /// [createUploadSession](https://learn.microsoft.com/graph/api/driveitem-createuploadsession#handle-upload-errors).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_drive::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let drive = graph_drive::DriveClient::new(&client);
    /// use graph_drive::{Conflict, DriveItem, ItemHandle, UploadSession};
    ///
    /// async fn keep_both(folder: &ItemHandle, session: &UploadSession) -> graph_drive::Result<DriveItem> {
    ///     folder.commit_upload(session, "plan.docx", Conflict::Rename).await
    /// }
    /// # let _ = (keep_both, drive);
    /// # Ok(())
    /// # }
    /// ```
    pub fn commit_upload(&self, session: &UploadSession, name: &str, conflict: Conflict) -> Invoke<DriveItem> {
        let file = self.path(name);
        let commit =
            session.commit_as(file.at.client(), "drive.items.commit_upload", file.at.path().clone(), name, conflict);
        if name.is_empty() || name.contains('/') {
            return commit
                .invalid("the file needs a name, and one without a slash: call it on the folder that it is to be in");
        }
        commit
    }
}

#[cfg(test)]
mod tests {
    use crate::{Conflict, DriveClient, UploadSession, client::tests::client};

    #[test]
    fn golden_requests() {
        let session = r#"{"url":"https://contoso.sharepoint.com/upload/1?t0ken","next":9,"total":9}"#;
        let session: UploadSession = serde_json::from_str(session).unwrap();
        let folder = DriveClient::new(&client()).root().path("Plans");
        let request = folder.commit_upload(&session, "50% #1.docx", Conflict::Rename).into_request();
        assert_eq!(request.line(), "PUT /me/drive/root:/Plans/50%25%20%231.docx");
        let body: serde_json::Value = serde_json::from_slice(request.body().as_bytes().unwrap()).unwrap();
        let expected = serde_json::json!({
            "name": "50% #1.docx",
            "@microsoft.graph.conflictBehavior": "rename",
            "@microsoft.graph.sourceUrl": "https://contoso.sharepoint.com/upload/1?t0ken",
        });
        assert_eq!(body, expected);
        assert!(!format!("{request:?}").contains("t0ken"));
    }
}
