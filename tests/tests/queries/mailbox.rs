//! A mailbox in two forms: as values, and on the emulator.

use super::choices::Choices;
use graph_emulator::{Emulator, MessageBuilder};
use graph_mail::{Client, Endpoint, Filter, HttpClient, MailClient, Message, Query, jiff::Timestamp, message};
use std::{collections::BTreeSet, future::Future};

pub const IMPORTANCES: [&str; 3] = ["low", "normal", "high"];

/// Somebody's address and name.
pub type Person = (String, String);

/// A message as it was made up.
#[derive(Clone, Debug)]
pub struct Mail {
    pub subject: String,
    pub from: Person,
    pub to: Vec<Person>,
    pub cc: Vec<Person>,
    pub categories: Vec<String>,
    pub importance: &'static str,
    pub received: Timestamp,
    pub read: bool,
    pub draft: bool,
    pub attached: bool,
}

impl Mail {
    pub fn random(of: &mut Choices) -> Self {
        let person = |of: &mut Choices| (of.text(), of.text());
        Self {
            subject: of.text(),
            from: person(of),
            // Where nobody is named, the emulator names the mailbox's owner.
            to: (0..=of.below(2)).map(|_| person(of)).collect(),
            cc: (0..of.below(3)).map(|_| person(of)).collect(),
            categories: (0..of.below(3)).map(|_| of.text()).collect(),
            importance: of.one_of(&IMPORTANCES),
            received: of.time(),
            read: of.yes(),
            draft: of.yes(),
            attached: of.yes(),
        }
    }

    pub fn about(subject: impl Into<String>) -> Self {
        let mut none = super::choices::none();
        Self { subject: subject.into(), ..Self::random(&mut none) }
    }

    fn place(&self, at: usize, mut message: MessageBuilder) -> MessageBuilder {
        // The text tells which it is.
        message = message.subject(&self.subject).body_text(at.to_string()).received(&self.received.to_string());
        message = message.from(&self.from.0, &self.from.1).importance(self.importance);
        message = self.to.iter().fold(message, |message, (address, name)| message.to(address, name));
        message = self.cc.iter().fold(message, |message, (address, name)| message.cc(address, name));
        message = self.categories.iter().fold(message, MessageBuilder::category);
        message = if self.read { message } else { message.unread() };
        message = if self.draft { message.draft() } else { message };
        if self.attached { message.attachment("a.txt", "text/plain", "a") } else { message }
    }
}

/// The messages on an emulator, and whoever reads them.
pub struct Mailbox {
    mail: MailClient,
    _emulator: Emulator,
}

impl Mailbox {
    pub fn of(mails: &[Mail]) -> Self {
        let emulator = Emulator::builder()
            .user("ada@contoso.com", |user| {
                mails.iter().enumerate().fold(user, |user, (at, mail)| user.message(|message| mail.place(at, message)))
            })
            .build();
        let http = HttpClient::new(emulator.clone());
        let client = Client::new(http, Endpoint::default(), emulator.credential("ada@contoso.com"));
        Self { mail: MailClient::new(&client), _emulator: emulator }
    }

    /// Which messages the service finds.
    pub async fn found(&self, filter: Filter<Message>) -> graph_mail::Result<BTreeSet<usize>> {
        self.asked(Query::from(filter).top(50)).await.map(|found| found.into_iter().collect())
    }

    /// The same of a whole query, in the service's order.
    pub async fn asked(&self, query: Query<Message>) -> graph_mail::Result<Vec<usize>> {
        let list = self.mail.messages().list().with(query.select(message::BODY_PREVIEW));
        let found = list.items().try_collect().await?;
        Ok(found.iter().map(|message| message.body_preview.as_deref().unwrap().parse().unwrap()).collect())
    }
}

/// Runs it to its end; tokio's clock stands still.
pub fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(future)
}
