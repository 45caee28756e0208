//! Attachments of a message: [`Attachments`] is all of them, [`AttachmentItem`] one.

use crate::limit;
use graph_odata::{Create, Delete, Download, Get, List};
use graph_transport::{Client, Path};
use graph_types::{Attachment, AttachmentId};

/// What is attached to a message.
#[derive(Clone, Debug)]
pub struct Attachments {
    client: Client,
    path: Path,
}

impl Attachments {
    pub(crate) fn new(client: &Client, message: Path) -> Self {
        Self { client: client.clone(), path: message.join("attachments") }
    }

    /// Lists the attachments with their bytes; `select` leaves those out: `list().select((attachment::NAME, attachment::SIZE))`.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [list attachments](https://learn.microsoft.com/graph/api/message-list-attachments).
    pub fn list(&self) -> List<Attachment> {
        List::new(&self.client, "mail.attachments.list", self.path.clone())
    }

    /// Attaches something to a draft. It must fit into one request of 4 MB, which a file of 3 MB does.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [add attachment](https://learn.microsoft.com/graph/api/message-post-attachments).
    pub fn create(&self, attachment: impl Into<Attachment>) -> Create<Attachment> {
        let attachment = attachment.into();
        let content = limit::attachment(&attachment);
        limit::create(&self.client, "mail.attachments.create", self.path.clone(), content, &attachment)
    }
}

/// One attachment.
#[derive(Clone, Debug)]
pub struct AttachmentItem {
    client: Client,
    path: Path,
}

impl AttachmentItem {
    pub(crate) fn new(client: &Client, message: Path, id: &AttachmentId) -> Self {
        Self { client: client.clone(), path: message.join("attachments").id("attachment-id", id.as_str()) }
    }

    /// Reads the attachment, a file's bytes included.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [get attachment](https://learn.microsoft.com/graph/api/attachment-get).
    pub fn get(&self) -> Get<Attachment> {
        Get::new(&self.client, "mail.attachments.get", self.path.clone())
    }

    /// Reads the attachment's bytes as they are: a file's own, or an item in its MIME form.
    ///
    /// Permission: `Mail.Read`. Microsoft's page: [get attachment](https://learn.microsoft.com/graph/api/attachment-get).
    pub fn content(&self) -> Download {
        Download::new(&self.client, "mail.attachments.content", self.path.clone().join("$value"))
    }

    /// Takes the attachment off its message.
    ///
    /// Permission: `Mail.ReadWrite`. Microsoft's page: [delete attachment](https://learn.microsoft.com/graph/api/attachment-delete).
    pub fn delete(&self) -> Delete<Attachment> {
        Delete::new(&self.client, "mail.attachments.delete", self.path.clone())
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
