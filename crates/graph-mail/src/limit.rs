//! The largest request that Graph takes, and the refusal of what would be larger, before anything of it is encoded.

use crate::Message;
use graph_odata::{Create, Resource};
use graph_types::Attachment;
use serde::Serialize;
use std::io;

/// 4 MiB, the request's JSON with files as base64 in it. Beyond it the service answers 413.
pub(crate) const LARGEST: usize = 4 * 1024 * 1024;

/// Whether `body`, which carries at least `content` bytes, can be sent in one request.
///
/// Adding up costs nothing, so a huge file is refused untouched. What comes near the limit is measured, without being kept.
///
/// # Errors
/// Why not.
pub(crate) fn fits(content: usize, body: &impl Serialize) -> Result<(), String> {
    let size = match content {
        // JSON's escapes and the rest of an item do not double it.
        small if small < LARGEST / 2 => return Ok(()),
        large if large > LARGEST => large,
        _ => measure(body),
    };
    if size <= LARGEST {
        return Ok(());
    }
    Err(format!(
        "this makes a request of at least {size} bytes, and Graph takes {LARGEST}, which is about 3 MB of files"
    ))
}

/// Adds an attachment to a collection, unless it is too large.
pub(crate) fn attach(at: &Resource, operation: &'static str, item: &Attachment) -> Create<Attachment> {
    match fits(attachment(item), item) {
        Ok(()) => at.create(operation, item),
        Err(reason) => {
            let instead = match item {
                Attachment::File(_) => "upload(name, content) takes larger ones",
                _ => "attach a smaller item",
            };
            at.create(operation, &()).invalid(format!("{reason}: {instead}"))
        }
    }
}

/// The bytes of a message that can be many: its text, and its files as base64.
pub(crate) fn message(message: &Message) -> usize {
    let text = message.body.as_ref().and_then(|body| body.content.as_ref()).map_or(0, String::len);
    text + message.attachments.iter().flatten().map(attachment).sum::<usize>()
}

/// The bytes of an attachment that can be many.
pub(crate) fn attachment(attachment: &Attachment) -> usize {
    match attachment {
        Attachment::File(file) => file.content_bytes.as_ref().map_or(0, |bytes| bytes.len().div_ceil(3) * 4),
        // It is JSON already, with its own files in it.
        Attachment::Item(item) => item.item.as_ref().map_or(0, measure),
        _ => 0,
    }
}

/// The bytes of an attachment in a request, without encoding a huge file.
pub(crate) fn size(item: &Attachment) -> usize {
    let content = attachment(item);
    if content > LARGEST { content } else { measure(item) + 1 }
}

/// The length of the JSON.
pub(crate) fn measure(body: &impl Serialize) -> usize {
    struct Length(usize);

    impl io::Write for Length {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let mut length = Length(0);
    // What cannot be written as JSON is told when the request is built.
    let _ = serde_json::to_writer(&mut length, body);
    length.0
}

#[cfg(test)]
mod tests {
    use crate::{FileAttachment, Message, client::tests::mail};

    /// `sendMail` with a text of `length` bytes, and the length of its body.
    fn sent(length: usize) -> usize {
        let request = mail().send(Message::new().text("x".repeat(length))).into_request();
        request.body().as_bytes().unwrap().len()
    }

    #[test]
    fn the_bound_is_exact() {
        let frame = sent(0);
        assert_eq!(sent(super::LARGEST - frame), super::LARGEST);
        assert_eq!(sent(super::LARGEST - frame + 1), 0, "one byte more is not even encoded");
    }

    #[tokio::test]
    async fn what_is_too_large_is_refused_with_its_size_the_limit_and_what_to_do() {
        let (mail, files) = (mail(), || FileAttachment::new("a.bin", vec![0; 3 * 1024 * 1024]));
        let request = mail.send(Message::new().to("a@b").attach(files())).into_request();
        assert_eq!(
            request.check().unwrap_err().to_string(),
            "this makes a request of at least 4194468 bytes, and Graph takes 4194304, which is about 3 MB of files: \
             await it by itself, outside of a batch: then it is made as a draft, filled file by file"
        );
        let error = mail.message("m").attachments().create(files()).await.unwrap_err().to_string();
        assert!(error.ends_with("3 MB of files: upload(name, content) takes larger ones"), "{error}");
        let text = Message::new().text("x".repeat(20_000_000));
        for refused in [mail.send(text.clone()).await, mail.messages().create(text).await.map(drop)] {
            let error = refused.unwrap_err().to_string();
            assert!(error.contains("at least 20000000 bytes, and Graph takes 4194304"), "{error}");
        }
    }
}
