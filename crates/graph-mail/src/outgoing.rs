//! [`Outgoing`]: a message on its way: in one request if it fits into one, otherwise as a draft that is filled file by file.
//!
//! Invariant: nobody gets a message before all of it is there; what is left after a failure is a draft, and the error names it.

use crate::{Message, PendingMessage, filling::Filling, limit};
use graph_odata::{Progress, Resource, Source, Verb};
use graph_transport::{BoxFuture, Client, Error, Request, Response, Result};
use graph_types::{Attachment, FileAttachment};
use serde::de::DeserializeOwned;
use std::{
    fmt,
    sync::{Arc, Mutex},
    time::Duration,
};

/// What is to become of a message.
pub(crate) struct Aim<R: 'static> {
    /// Names the call in errors and spans.
    pub(crate) operation: &'static str,
    /// The request that does it all, or why there is none.
    pub(crate) request: fn(&Outgoing<R>) -> Result<Request, String>,
    /// What is left to do with a draft that is complete.
    pub(crate) finish: for<'f> fn(&'f Filling, PendingMessage) -> BoxFuture<'f, Result<R>>,
}

/// What is told of progress, and what keeps a message that is under way. Requests of files tell it from their own places.
pub(crate) type Told<T> = Arc<Mutex<dyn FnMut(T) + Send>>;

/// Sends a message (`Outgoing<()>`), or makes a draft of it (`Outgoing<Message>`).
///
/// What fits into one request of 4 MB goes in one. Anything larger is made as a draft, its files follow one by one, those above 3 MB in upload
/// sessions of up to 150 MB each, and then it is sent. Nothing of a file but a fragment is in memory, if it comes by [`upload`](Self::upload).
///
/// After a failure half-way, or when the future is dropped, the draft is kept with what it has: with [`checkpoint`](Self::checkpoint) and
/// [`resume`](Self::resume) another process can go on. How large a message the mailbox takes in all is the organization's choice; beyond that
/// the service answers 413 or `ErrorMessageSizeExceeded`, and the draft is there still.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_mail::Result<()> {
/// # let (_emulator, client) = graph_emulator::doctest();
/// # let mail = graph_mail::MailClient::new(&client);
/// # let film = vec![7; 5_000_000];
/// use graph_mail::{FileAttachment, Message};
///
/// mail.send(Message::new().to("bob@contoso.com").subject("The film").attach(FileAttachment::new("notes.txt", "Enjoy")))
///     .upload("film.mp4", film)
///     .progress(|progress| println!("{} of {:?} bytes", progress.bytes, progress.total))
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Outgoing<R: 'static> {
    pub(crate) mailbox: Resource,
    /// Where drafts are made.
    pub(crate) drafts: Resource,
    pub(crate) message: Message,
    pub(crate) save_to_sent_items: bool,
    files: Vec<(FileAttachment, Source)>,
    timeout: Option<Duration>,
    progress: Option<Told<Progress>>,
    checkpoint: Option<Told<PendingMessage>>,
    resumed: Option<PendingMessage>,
    aim: &'static Aim<R>,
}

impl<R: DeserializeOwned + Send + 'static> Outgoing<R> {
    pub(crate) fn new(aim: &'static Aim<R>, mailbox: &Resource, drafts: Resource, message: Message) -> Self {
        Self {
            aim,
            mailbox: mailbox.clone(),
            drafts,
            message,
            save_to_sent_items: true,
            files: Vec::new(),
            timeout: None,
            progress: None,
            checkpoint: None,
            resumed: None,
        }
    }

    /// Attaches a file whose bytes come from elsewhere, after what the message holds already. The file is its name, or a
    /// [`FileAttachment::named`] with what else there is to say.
    pub fn upload(mut self, file: impl Into<FileAttachment>, content: impl Into<Source>) -> Self {
        self.files.push((file.into(), content.into()));
        self
    }

    /// Tells how far the bytes of files have come, when the message does not fit into one request.
    pub fn progress(mut self, told: impl FnMut(Progress) + Send + 'static) -> Self {
        self.progress = Some(Arc::new(Mutex::new(told)));
        self
    }

    /// Gives what is there to keep, when the draft has been made, after each file and each fragment of one: with it,
    /// [`resume`](Self::resume) goes on.
    pub fn checkpoint(mut self, mut keep: impl FnMut(&PendingMessage) + Send + 'static) -> Self {
        self.checkpoint = Some(Arc::new(Mutex::new(move |pending: PendingMessage| keep(&pending))));
        self
    }

    /// Goes on with a draft that was begun before, perhaps by another process. The message and its files must be those that it was begun with.
    pub fn resume(mut self, pending: PendingMessage) -> Self {
        self.resumed = Some(pending);
        self
    }

    /// A header of each request.
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.mailbox = self.mailbox.header(name, value);
        self.drafts = self.drafts.header(name, value);
        self
    }

    /// Changes how long one attempt of a request may take. What carries the bytes of a file takes its own time.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The request that does it all, for a batch, for tests, for logs. It fails with what to do, when one request is not enough.
    pub fn into_request(self) -> Request {
        let alone = "await it by itself, outside of a batch: then it is made as a draft, filled file by file";
        let request = if self.files.is_empty() {
            (self.aim.request)(&self).map_err(|reason| format!("{reason}: {alone}"))
        } else {
            Err(format!("what it attaches comes from elsewhere: {alone}"))
        };
        self.limited(request.unwrap_or_else(|reason| self.nothing().invalid(reason)))
    }

    fn nothing(&self) -> Request {
        self.drafts.post::<()>(self.aim.operation, "application/json", "").into_request()
    }

    fn limited(&self, request: Request) -> Request {
        match self.timeout {
            Some(timeout) => request.timeout(timeout),
            None => request,
        }
    }

    async fn run(mut self) -> Result<R> {
        let operation = self.aim.operation;
        let refused = |error: Error| error.at(operation, None, 0);
        for (_, content) in &mut self.files {
            let given = std::mem::replace(content, Source::from(""));
            *content = given.measured().await.map_err(refused)?;
        }
        let files: u64 = self.files.iter().map(|(_, content)| content.length()).sum();
        let small = limit::message(&self.message) as u64 + files < limit::LARGEST as u64;
        if self.resumed.is_none() && small {
            for (mut file, content) in std::mem::take(&mut self.files) {
                file.content_bytes = Some(content.into_bytes().await.map_err(refused)?.into());
                self.message.attachments.get_or_insert_default().push(Attachment::from(file));
            }
            if let Ok(request) = (self.aim.request)(&self) {
                let answer = self.mailbox.client().execute(self.limited(request)).await?;
                return answer.json(operation).map(Response::into_body);
            }
        }
        if !self.save_to_sent_items {
            let why = "a message of more than 4 MB is sent as a draft, which Outlook always keeps in Sent Items: \
                       leave save_to_sent_items(false) out, or attach less";
            return Err(refused(Error::request(why)));
        }
        let Self { aim, mailbox, drafts, message, files, timeout, progress, checkpoint, resumed, .. } = self;
        let mut filling = Filling { mailbox, drafts, timeout, progress, checkpoint };
        let parts = Filling::parts(message, files).map_err(refused)?;
        let pending = filling.run(parts, resumed).await?;
        (aim.finish)(&filling, pending).await
    }
}

/// For a [`Batch`](graph_odata::Batch) or a [`Bulk`](graph_odata::Bulk), when one request is enough.
impl<R: DeserializeOwned + Send + 'static> Verb for Outgoing<R> {
    type Answer = R;

    fn client(&self) -> &Client {
        self.mailbox.client()
    }

    fn into_request(self) -> Request {
        Self::into_request(self)
    }

    fn read(answer: Response<bytes::Bytes>, operation: &'static str) -> Result<Response<R>> {
        answer.json(operation)
    }
}

impl<R: DeserializeOwned + Send + 'static> IntoFuture for Outgoing<R> {
    type Output = Result<R>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<R> fmt::Debug for Outgoing<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("at", &self.drafts.path()).field("files", &self.files).finish_non_exhaustive()
    }
}
