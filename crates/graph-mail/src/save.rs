//! [`SaveMessage`]: writes a message and what is attached to it into a folder of the disk.
//!
//! Invariant: no file that is there already is touched, and no name leads out of the folder.

use crate::{Attachment, MessageItem, attachment, message};
use graph_odata::{Download, file_name};
use graph_transport::{BoxFuture, Error, Result};
use std::path::{Path, PathBuf};

/// Writes a message: awaited, it gives where everything is.
///
/// The message's MIME form is named after its subject, with `.eml`; files keep their names, as far as every system takes them, and attached
/// items are `.eml` files, too. A name that is taken gets a number. Everything is streamed.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// # let folder = std::env::temp_dir().join(format!("letters-{}", std::process::id()));
/// let newest = mail.inbox().messages().list().top(1).await?.value.remove(0);
/// let saved = mail.message(newest.require_id()?).save_to(&folder).await?;
/// println!("{} and {} files", saved.mime.display(), saved.attachments.len());
/// # let _ = std::fs::remove_dir_all(folder);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use = "a request does nothing until it is awaited"]
pub struct SaveMessage {
    message: MessageItem,
    folder: PathBuf,
}

/// Where a message was written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SavedMessage {
    /// The message in its MIME form, with everything that is attached to it.
    pub mime: PathBuf,
    /// What is attached to it, one by one, those within the text included.
    pub attachments: Vec<PathBuf>,
    /// The names of links to files that lie elsewhere, which have no bytes to write.
    pub links: Vec<String>,
}

impl SaveMessage {
    pub(crate) fn new(message: MessageItem, folder: PathBuf) -> Self {
        Self { message, folder }
    }

    async fn run(self) -> Result<SavedMessage> {
        let Self { message, folder } = self;
        let shown = message.get().select(message::SUBJECT).await?;
        tokio::fs::create_dir_all(&folder).await.map_err(|error| {
            let why = format!("the folder {} cannot be made: {error}", folder.display());
            Error::request(why).with_source(error).at("mail.messages.save", None, 0)
        })?;
        let subject = shown.subject.filter(|subject| !subject.trim().is_empty()).unwrap_or_else(|| "message".into());
        let mut saved = SavedMessage {
            mime: write(message.mime(), &folder, &format!("{subject}.eml")).await?,
            attachments: Vec::new(),
            links: Vec::new(),
        };
        // The abstract type's properties alone, since what derives from it would bring the bytes.
        let mut attached = message.attachments().list().select((attachment::ID, attachment::NAME)).items();
        while let Some(attachment) = attached.next().await {
            let attachment = attachment?;
            let name = attachment.name().filter(|name| !name.trim().is_empty()).unwrap_or("attachment").to_owned();
            let name = match attachment {
                Attachment::Reference(_) => {
                    saved.links.push(name);
                    continue;
                }
                Attachment::Item(_) => format!("{name}.eml"),
                _ => name,
            };
            let content = message.attachment(attachment.require_id()?).content();
            saved.attachments.push(write(content, &folder, &name).await?);
        }
        Ok(saved)
    }
}

/// Writes bytes under a name that is free.
async fn write(content: Download, folder: &Path, name: &str) -> Result<PathBuf> {
    let path = free(folder, &file_name(name)).await;
    content.to_file(&path).await?;
    Ok(path)
}

/// The name, with a number in front of its extension where it is taken.
async fn free(folder: &Path, name: &str) -> PathBuf {
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    let mut path = folder.join(name);
    let mut number = 2;
    // A link that leads nowhere takes a name, too.
    while tokio::fs::symlink_metadata(&path).await.is_ok() {
        path = folder.join(format!("{stem} ({number}){extension}"));
        number += 1;
    }
    path
}

impl IntoFuture for SaveMessage {
    type Output = Result<SavedMessage>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
