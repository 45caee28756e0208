//! [`Filling`]: a draft that is made, and given its attachments one after the other.
//!
//! Invariant: attachments are made in order, so their number says which is next; an answer that was lost is looked for before anything is
//! made again.

use crate::{Attachments, Message, MessageId, MessageItem, PendingMessage, attachment, limit, message, outgoing::Told};
use graph_odata::{Create, Progress, Resource, Source, UploadSession};
use graph_transport::{Error, ErrorKind, Result};
use graph_types::{Attachment, FileAttachment};
use jiff::Timestamp;
use std::{collections::VecDeque, ops::RangeInclusive, sync::PoisonError, time::Duration};

/// What stands around a message and its attachments in a request.
const FRAME: usize = 64;

/// The largest file that Outlook takes.
const LARGEST_FILE: u64 = 150 << 20;

/// What a draft is filled with, and how.
pub(crate) struct Filling {
    pub(crate) mailbox: Resource,
    pub(crate) drafts: Resource,
    pub(crate) timeout: Option<Duration>,
    pub(crate) progress: Option<Told<Progress>>,
    pub(crate) checkpoint: Option<Told<PendingMessage>>,
}

/// A message with the attachments that travel along with it, and the others.
pub(crate) struct Parts {
    message: Message,
    /// How many travel along, and their bytes.
    along: (usize, u64),
    attachments: VecDeque<Part>,
}

enum Part {
    File(Box<FileAttachment>, Source),
    Other(Box<Attachment>),
}

impl Part {
    /// The bytes whose progress is told.
    fn length(&self) -> u64 {
        match self {
            Self::File(_, content) => content.length(),
            Self::Other(other) => length(other),
        }
    }
}

/// The bytes of a file.
fn length(attachment: &Attachment) -> u64 {
    match attachment {
        Attachment::File(file) => file.content_bytes.as_ref().map_or(0, |content| content.len() as u64),
        _ => 0,
    }
}

impl Filling {
    /// Takes a message apart.
    ///
    /// # Errors
    /// When a part is larger than what Outlook takes, so that nothing is begun that cannot be finished.
    pub(crate) fn parts(mut message: Message, files: Vec<(FileAttachment, Source)>) -> Result<Parts> {
        let mut held = VecDeque::from(message.attachments.take().unwrap_or_default());
        limit::fits(limit::message(&message), &message)
            .map_err(|reason| Error::request(format!("{reason}: shorten the text")))?;
        let mut room = limit::LARGEST.saturating_sub(limit::measure(&message) + FRAME);
        let (mut along, mut bytes) = (Vec::new(), 0);
        while let Some(left) = held.front().and_then(|first| room.checked_sub(limit::size(first))) {
            room = left;
            bytes += held.front().map_or(0, length);
            along.extend(held.pop_front());
        }
        let held = held.into_iter().map(|attachment| match attachment {
            Attachment::File(mut file) if file.content_bytes.is_some() => {
                let content = file.content_bytes.take().unwrap_or_default().into_bytes();
                Part::File(Box::new(file), Source::from(content))
            }
            other => Part::Other(Box::new(other)),
        });
        let apart = files.into_iter().map(|(file, content)| Part::File(Box::new(file), content));
        let attachments: VecDeque<_> = held.chain(apart).collect();
        for part in &attachments {
            match part {
                Part::File(file, content) if content.length() > LARGEST_FILE => {
                    let name = file.name.as_deref().unwrap_or_default();
                    return Err(Error::request(format!(
                        "the file {name:?} has {} bytes, and Outlook takes {LARGEST_FILE}: share it from a drive instead",
                        content.length()
                    )));
                }
                Part::Other(other) => limit::fits(limit::attachment(other), other)
                    .map_err(|reason| Error::request(format!("{reason}: attach a smaller item")))?,
                Part::File(..) => {}
            }
        }
        let along_with = (along.len(), bytes);
        message.attachments = Some(along).filter(|along| !along.is_empty());
        Ok(Parts { message, along: along_with, attachments })
    }

    /// Makes the draft, or takes the one that was begun, and attaches what is not there yet.
    pub(crate) async fn run(&mut self, parts: Parts, begun: Option<PendingMessage>) -> Result<PendingMessage> {
        let Parts { message, along: (along, mut sent), mut attachments } = parts;
        let mut pending = match begun {
            Some(pending) => self.found(pending, along..=along + attachments.len()).await?,
            None => {
                let made = self.drafts.create::<Message>("mail.messages.create", &message);
                let made = self.limited(made).await?;
                PendingMessage { draft: made.require_id()?.clone(), attached: along, upload: None }
            }
        };
        self.keep(&pending);
        let total = sent + attachments.iter().map(Part::length).sum::<u64>();
        sent += attachments.drain(..pending.attached - along).map(|part| part.length()).sum::<u64>();
        while let Some(part) = attachments.pop_front() {
            let bytes = part.length();
            if let Err(error) = self.attach(part, &mut pending, (sent, total)).await {
                // It may have been attached, and the answer lost.
                let there = is_unknown(&error)
                    && self.count(&pending.draft).await.is_ok_and(|attached| attached > pending.attached);
                if !there {
                    if error.is_not_found() || error.is_gone() {
                        // Whoever goes on begins this file anew, and not with a session that is lost.
                        self.keep(&pending);
                    }
                    return Err(kept(error, &pending.draft));
                }
            }
            sent += bytes;
            (pending.attached, pending.upload) = (pending.attached + 1, None);
            self.keep(&pending);
        }
        Ok(pending)
    }

    /// A draft that was begun, as it is now.
    async fn found(&self, mut pending: PendingMessage, possible: RangeInclusive<usize>) -> Result<PendingMessage> {
        let draft = MessageItem::new(self.at(&pending.draft)).get().select((message::ID, message::IS_DRAFT)).await;
        let gone =
            || format!("the draft {} was sent or deleted: look into Sent Items before sending it again", pending.draft);
        match draft {
            Ok(found) if found.is_draft == Some(false) => return Err(Error::request(gone())),
            Err(error) if error.is_not_found() => return Err(error.with_note(gone())),
            found => found.map_err(|error| untouched(error, &pending.draft))?,
        };
        let attached = self.count(&pending.draft).await.map_err(|error| untouched(error, &pending.draft))?;
        if attached < pending.attached || !possible.contains(&attached) {
            let why = format!(
                "the draft {} has {attached} attachments, which are not those of this message: it was changed since",
                pending.draft
            );
            return Err(Error::request(why));
        }
        if attached > pending.attached {
            (pending.attached, pending.upload) = (attached, None);
        }
        Ok(pending)
    }

    /// How many attachments the draft has.
    async fn count(&self, draft: &MessageId) -> Result<usize> {
        let listed = Attachments::new(&self.at(draft)).list().select(attachment::ID).items().try_collect().await;
        listed.map(|listed| listed.len())
    }

    /// Attaches one part, of whose file's bytes `sent` come before, of `total` in all.
    async fn attach(&self, part: Part, pending: &mut PendingMessage, (sent, total): (u64, u64)) -> Result<()> {
        let attachments = Attachments::new(&self.at(&pending.draft));
        let (file, content) = match part {
            Part::Other(other) => return self.limited(attachments.create(*other)).await.map(drop),
            Part::File(file, content) => (file, content),
        };
        let mut upload = attachments.upload(*file, content);
        // A session that is over holds nothing any more, and what it had made would be among the attachments.
        let over = |session: &UploadSession| session.expires().is_some_and(|expires| expires < Timestamp::now());
        if let Some(session) = pending.upload.take().filter(|session| !over(session)) {
            upload = upload.resume(session);
        }
        if let Some(told) = self.progress.clone() {
            upload = upload.progress(move |progress| tell(&told, Progress::new(sent + progress.bytes, Some(total))));
        }
        if let Some(told) = self.checkpoint.clone() {
            let pending = pending.clone();
            upload = upload.checkpoint(move |session| {
                tell(&told, PendingMessage { upload: Some(session.clone()), ..pending.clone() });
            });
        }
        upload.await.map(drop)
    }

    /// The draft, once it is made.
    pub(crate) fn at(&self, draft: &MessageId) -> Resource {
        self.mailbox.join("messages").id("message-id", draft)
    }

    pub(crate) fn limited<T>(&self, create: Create<T>) -> Create<T> {
        match self.timeout {
            Some(timeout) => create.timeout(timeout),
            None => create,
        }
    }

    fn keep(&self, pending: &PendingMessage) {
        if let Some(told) = &self.checkpoint {
            tell(told, pending.clone());
        }
    }
}

fn tell<T>(told: &Told<T>, what: T) {
    told.lock().unwrap_or_else(PoisonError::into_inner)(what);
}

/// Whether the call may have done its work all the same.
pub(crate) fn is_unknown(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Interrupted | ErrorKind::Timeout => true,
        ErrorKind::Service => error.is_transient() && !error.is_throttled(),
        _ => false,
    }
}

/// The failure of looking after a draft.
fn untouched(error: Error, draft: &MessageId) -> Error {
    error.with_note(format_args!("the draft {draft} is as it was"))
}

/// The failure, and what is left behind.
pub(crate) fn kept(error: Error, draft: &MessageId) -> Error {
    error.with_note(format_args!(
        "nothing was sent, and the draft {draft} is kept with what it has: resume or delete it"
    ))
}
