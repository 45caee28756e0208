//! The largest request that Graph takes, and the refusal of what would be larger, before anything of it is encoded.

use crate::Message;
use graph_odata::{Create, Resource};
use graph_types::Attachment;
use serde::Serialize;
use std::io;

/// 4 MiB, the request's JSON with files as base64 in it. Beyond it the service answers 413.
const LARGEST: usize = 4 * 1024 * 1024;

/// Why `body`, which carries at least `content` bytes, cannot be sent in one request; `None` when it can.
///
/// Adding up costs nothing, so a huge file is refused untouched. What comes near the limit is measured, without being kept.
pub(crate) fn excess(content: usize, body: &impl Serialize) -> Option<String> {
    let size = match content {
        // JSON's escapes and the rest of an item do not double it.
        small if small < LARGEST / 2 => return None,
        large if large > LARGEST => large,
        _ => measure(body),
    };
    (size > LARGEST).then(|| {
        format!(
            "this makes a request of at least {size} bytes, and Graph takes {LARGEST}, which is about 3 MB of files: \
             attach less, or shorten the text"
        )
    })
}

/// Adds `item`, which carries at least `content` bytes, to a collection, unless it is too large.
pub(crate) fn create<T: Serialize>(at: &Resource, operation: &'static str, content: usize, item: &T) -> Create<T> {
    match excess(content, item) {
        None => at.create(operation, item),
        Some(reason) => at.create(operation, &()).invalid(reason),
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

/// The length of the JSON.
fn measure(body: &impl Serialize) -> usize {
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
    use crate::{FileAttachment, ItemAttachment, Message, client::tests::mail};

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
        let files = || FileAttachment::new("a.bin", vec![0; 3 * 1024 * 1024]);
        let error = mail().send(Message::new().to("a@b").attach(files())).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "mail.send: this makes a request of at least 4194468 bytes, and Graph takes 4194304, which is about 3 MB \
             of files: attach less, or shorten the text"
        );
        let mail = mail();
        let within = ItemAttachment::new("Forwarded", Message::new().attach(files()));
        for refused in [
            mail.send_unsaved(Message::new().text("x".repeat(20_000_000))).await.map(drop),
            mail.messages().create(Message::new().attach(within)).await.map(drop),
            mail.message("m").attachments().create(files()).await.map(drop),
        ] {
            let error = refused.unwrap_err().to_string();
            assert!(error.contains(" bytes, and Graph takes 4194304"), "{error}");
        }
    }
}
