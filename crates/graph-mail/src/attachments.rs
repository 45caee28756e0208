//! Attachments of a message: [`Attachments`] is all of them, [`AttachmentItem`] one.

use crate::limit;
use graph_odata::{Create, Delete, Download, Get, List, Resource, Source, Upload};
use graph_types::{Attachment, AttachmentId, FileAttachment};

/// What is attached to a message.
#[derive(Clone, Debug)]
pub struct Attachments {
    at: Resource,
}

impl Attachments {
    pub(crate) fn new(message: &Resource) -> Self {
        Self { at: message.join("attachments") }
    }

    /// Lists the attachments with their bytes; `select` leaves those out: `list().select((attachment::NAME, attachment::SIZE))`.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [list attachments](https://learn.microsoft.com/graph/api/message-list-attachments).
    pub fn list(&self) -> List<Attachment> {
        self.at.list("mail.attachments.list")
    }

    /// Attaches something to a draft. It must fit into one request of 4 MB, which a file of 3 MB does; [`upload`](Self::upload) takes larger
    /// ones.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [add attachment](https://learn.microsoft.com/graph/api/message-post-attachments).
    pub fn create(&self, attachment: impl Into<Attachment>) -> Create<Attachment> {
        limit::attach(&self.at, "mail.attachments.create", &attachment.into())
    }

    /// Attaches a file of up to 150 MB to a draft: in one request, or from 3 MB on in an upload session, whose progress is told and which
    /// goes on after a cut or in another process. The file is its name, or a [`FileAttachment::named`] with what else there is to say.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [large attachments](https://learn.microsoft.com/graph/outlook-large-attachments).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> graph_mail::Result<()> {
    /// # let (_emulator, client) = graph_emulator::doctest();
    /// # let mail = graph_mail::MailClient::new(&client);
    /// # let content = vec![7; 3_500_000];
    /// use graph_mail::{FileAttachment, Message};
    ///
    /// let draft = mail.messages().create(Message::new().to("bob@contoso.com")).await?;
    /// let film = FileAttachment::named("film.mp4").content_type("video/mp4");
    /// let upload = mail.message(draft.require_id()?).attachments().upload(film, content);
    /// let id = upload.progress(|progress| println!("{} bytes", progress.bytes)).await?;
    /// println!("attached as {id}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn upload(&self, file: impl Into<FileAttachment>, content: impl Into<Source>) -> Upload<AttachmentId> {
        self.at.attach("mail.attachments.upload", &graph_types::AttachmentItem::from(&file.into()), content)
    }
}

/// One attachment.
#[derive(Clone, Debug)]
pub struct AttachmentItem {
    at: Resource,
}

impl AttachmentItem {
    pub(crate) fn new(message: &Resource, id: &AttachmentId) -> Self {
        Self { at: message.join("attachments").id("attachment-id", id) }
    }

    /// Reads the attachment, a file's bytes included.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [get attachment](https://learn.microsoft.com/graph/api/attachment-get).
    pub fn get(&self) -> Get<Attachment> {
        self.at.get("mail.attachments.get")
    }

    /// Reads an attached item with the item itself: `read_as::<Message>()` on it gives a message.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [get attachment](https://learn.microsoft.com/graph/api/attachment-get).
    pub fn get_with_item(&self) -> Get<Attachment> {
        self.get().query("$expand", "microsoft.graph.itemAttachment/item")
    }

    /// Reads the attachment's bytes as they are: a file's own, or an item in its MIME form.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [get attachment](https://learn.microsoft.com/graph/api/attachment-get).
    pub fn content(&self) -> Download {
        self.at.download("mail.attachments.content", "$value")
    }

    /// Takes the attachment off its message.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [delete attachment](https://learn.microsoft.com/graph/api/attachment-delete).
    pub fn delete(&self) -> Delete<Attachment> {
        self.at.delete("mail.attachments.delete")
    }
}

#[cfg(test)]
mod tests {
    use crate::{FileAttachment, attachment, client::tests::mail};

    #[test]
    fn golden_requests() {
        let message = mail().message("m");
        for (request, line, body) in [
            (
                message.attachments().list().select((attachment::NAME, attachment::SIZE)).into_request(),
                "GET /me/messages/m/attachments?$select=name,size",
                "",
            ),
            (
                message.attachments().create(FileAttachment::new("a.txt", "hi")).into_request(),
                "POST /me/messages/m/attachments",
                r##"{"@odata.type":"#microsoft.graph.fileAttachment","name":"a.txt","contentBytes":"aGk="}"##,
            ),
            (message.attachment("a").get().into_request(), "GET /me/messages/m/attachments/a", ""),
            (message.attachment("a").content().into_request(), "GET /me/messages/m/attachments/a/$value", ""),
            (message.attachment("a").delete().into_request(), "DELETE /me/messages/m/attachments/a", ""),
        ] {
            assert_eq!(request.line(), line);
            assert_eq!(request.body().as_bytes(), Some(body.as_bytes()), "{line}");
        }
    }
}
