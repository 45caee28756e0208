//! What each method does to a mailbox, on the emulator. The lines above a test name the capabilities that it shows, and their methods.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod answers;
mod attachments;
mod categories;
mod focus;
mod folders;
mod meetings;
mod messages;
mod paths;
mod rules;
mod search_folders;
mod sending;
mod settings;

use graph_emulator::Emulator;
use graph_mail::{Client, Endpoint, HttpClient, MailClient, MailFolder, MailFolderId, Message, MessageItem};

const ADA: &str = "ada@contoso.com";
const BOB: &str = "bob@contoso.com";

/// Ada and Bob, with nothing in their mailboxes.
fn two() -> (Emulator, MailClient, MailClient) {
    let emulator = Emulator::builder()
        .starting_at("2026-03-10T12:00:00Z")
        .user(ADA, |user| user.display_name("Ada"))
        .user(BOB, |user| user.display_name("Bob"))
        .build();
    let (ada, bob) = (mailbox_of(&emulator, ADA), mailbox_of(&emulator, BOB));
    (emulator, ada, bob)
}

/// A mailbox with content.
fn mailbox() -> (Emulator, MailClient) {
    let (emulator, client) = graph_emulator::doctest();
    (emulator, MailClient::new(&client))
}

/// Makes a draft and gives the way to it.
async fn draft(mail: &MailClient, message: Message) -> MessageItem {
    let made = mail.messages().create(message).await.unwrap();
    mail.message(made.require_id().unwrap())
}

fn mailbox_of(emulator: &Emulator, user: &str) -> MailClient {
    let http = HttpClient::new(emulator.clone());
    MailClient::new(&Client::new(http, Endpoint::default(), emulator.credential(user)))
}

/// A letter to Ada.
fn letter(subject: &str) -> Message {
    Message::new().to(ADA).subject(subject).text("Dear Ada")
}

/// The subjects in a folder, the newest first.
async fn subjects(mail: &MailClient, folder: impl Into<MailFolderId>) -> Vec<String> {
    let found = mail.folder(folder).messages().list().items().try_collect().await.unwrap();
    found.into_iter().map(|message| message.subject.unwrap_or_default()).collect()
}

fn name(folder: &MailFolder) -> &str {
    folder.display_name.as_deref().unwrap_or_default()
}

/// Ada, with folders of every kind of name.
fn tree() -> (Emulator, MailClient) {
    let emulator = Emulator::builder()
        .user(ADA, |user| {
            let paths = ["inbox/2026/Paid", "inbox/2026/Open", "inbox/O'Brien & Söhne #1", "Projects/Bridge/Plans"];
            let user = paths.into_iter().fold(user, |user, path| user.folder(path));
            user.message_in("inbox/2026/Paid", |message| message.subject("Invoice").unread())
        })
        .build();
    let mail = mailbox_of(&emulator, ADA);
    (emulator, mail)
}
