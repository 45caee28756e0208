//! The tour: signs in, lists unread mail, sends a message with a file and finds it again; looks into the calendar, the drive and a workbook.
//!
//! `cargo run --example tour -- --help` says how it runs against Microsoft's own service.

mod calendar;
mod drive;
mod excel;

use graph_emulator::{Emulator, Fault};
use jiff::Timestamp;
use msgraph::{
    Error, Graph, Result,
    auth::{ClientSecret, DeviceCode},
    mail::{FileAttachment, MailClient, Message, WellKnownFolder, mail_folder, message},
    types::Owner,
};
use std::{
    env,
    io::Write,
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

const HELP: &str = "\
Signs in to Microsoft 365, lists unread mail, sends a message with a file attached and finds it again, tells what the week brings,
keeps the file in the drive, and reads a workbook.

Usage: tour [FILE]

  FILE   what to attach; this project's README by default (3 MB at most)

It runs on an emulator inside this process, unless the environment names an app registration:

  GRAPH_CLIENT_ID      the app's id; the tour then runs against Microsoft's own service
  GRAPH_TENANT         the tenant's id or domain (default: organizations)
  GRAPH_CLIENT_SECRET  signs in as the app itself instead of as a user; GRAPH_TENANT must then be a tenant's own
  GRAPH_USER           with a secret: whose mailbox to use, for example ada@contoso.com

The app needs the permissions Mail.ReadWrite, Mail.Send, Calendars.Read and Files.ReadWrite, and `Allow public client flows` for the
device code. The workbook is Reports/2026.xlsx with a table `Sales`; without one that stop is passed over.";

/// The subject of the message that the tour sends.
const SUBJECT: &str = "Greetings from the tour";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let file = env::args().nth(1);
    let screen = Screen::new(std::io::stdout());
    if matches!(file.as_deref(), Some("--help" | "-h")) {
        screen.say(HELP);
        return ExitCode::SUCCESS;
    }
    let file = file.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/README.md").into());
    match run(&file, &screen).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "tour: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The whole tour, on the emulator or, with an app registration in the environment, on the real service.
pub async fn run(file: &str, screen: &Screen) -> Result<()> {
    // A file that is not there is better told now than after the sign-in.
    let attachment = FileAttachment::open(file).await?;
    let content = attachment.content_bytes.clone().unwrap_or_default();
    let name = attachment.name.clone().unwrap_or_default();
    match env::var("GRAPH_CLIENT_ID") {
        Ok(client_id) => {
            let (graph, owner) = live(&client_id, screen)?;
            tour(&graph, &owner, attachment, screen).await?;
            around(&graph, &owner, &name, &content, screen).await
        }
        Err(_) => {
            let emulator = Emulator::demo();
            let graph = emulated(&emulator, screen)?;
            // The service will be busy when the message is sent, as services are.
            emulator.fault(Fault::throttle(Duration::from_secs(1)).on("POST /me/sendMail"));
            tour(&graph, &Owner::Me, attachment, screen).await?;
            around(&graph, &Owner::Me, &name, &content, screen).await?;
            let requests = emulator.journal().requests();
            let refused = requests.iter().filter(|request| request.status.is_some_and(|status| status == 429)).count();
            screen.say(&match refused {
                0 => "The service was never too busy.".to_owned(),
                1 => "The service was too busy once on the way (429). You did not notice: the SDK waited and went on."
                    .to_owned(),
                many => format!("The service was too busy {many} times on the way (429): the SDK waited and went on."),
            });
            Ok(())
        }
    }
}

/// Signs in on the emulator, where Ada approves what the prompt asks for.
fn emulated(emulator: &Emulator, screen: &Screen) -> Result<Graph> {
    screen.say(
        "No GRAPH_CLIENT_ID in the environment, so this runs on an emulator within the process (--help tells more).\n",
    );
    let (person, screen) = (emulator.clone(), screen.clone());
    let credential = DeviceCode::new(emulator.tenant(), emulator.client_id(), move |prompt| {
        screen.say(&format!("┌ Sign in\n│ {}", prompt.message));
        match person.approve_device(&prompt.user_code, "ada@contoso.com") {
            Ok(()) => screen.say("└ Ada types the code and approves.\n"),
            Err(error) => screen.say(&format!("└ Ada could not approve: {error}\n")),
        }
    });
    Graph::builder().transport(emulator.clone()).credential(credential).build()
}

/// Signs in at Microsoft's own service, as a user or as the app itself.
fn live(client_id: &str, screen: &Screen) -> Result<(Graph, Owner)> {
    let tenant = env::var("GRAPH_TENANT").unwrap_or_else(|_| "organizations".into());
    if let Ok(secret) = env::var("GRAPH_CLIENT_SECRET") {
        let graph = Graph::builder().credential(ClientSecret::new(tenant, client_id, secret)).build()?;
        let user = env::var("GRAPH_USER")
            .map_err(|_| Error::request("an app has no mailbox of its own: name one in GRAPH_USER"))?;
        return Ok((graph, Owner::from(user)));
    }
    let screen = screen.clone();
    let credential = DeviceCode::new(tenant, client_id, move |prompt| screen.say(&prompt.message));
    let scopes = ["Mail.ReadWrite", "Mail.Send", "Calendars.Read", "Files.ReadWrite", "User.Read"];
    let scopes = scopes.map(|name| format!("https://graph.microsoft.com/{name}"));
    let graph = Graph::builder().credential(credential).scopes(scopes).build()?;
    Ok((graph, Owner::Me))
}

/// Everything else than mail.
async fn around(graph: &Graph, owner: &Owner, name: &str, content: &[u8], screen: &Screen) -> Result<()> {
    calendar::week(graph, owner, screen).await?;
    drive::keep(graph, owner, name, content, screen).await?;
    excel::sales(graph, owner, screen).await
}

async fn tour(graph: &Graph, owner: &Owner, attachment: FileAttachment, screen: &Screen) -> Result<()> {
    let mail = &MailClient::of(graph.client(), owner.clone());
    let inbox = mail.inbox().get().select((mail_folder::UNREAD_ITEM_COUNT, mail_folder::TOTAL_ITEM_COUNT)).await?;
    let (unread, total) = (inbox.unread_item_count.unwrap_or_default(), inbox.total_item_count.unwrap_or_default());
    screen.say(&format!("Inbox: {unread} unread of {total} messages. The newest unread, ten a page:\n"));
    list_unread(mail, screen).await?;

    let me = my_address(graph).await?;
    let name = attachment.name.clone().unwrap_or_default();
    mail.send(
        Message::new()
            .to(me.as_str())
            .subject(SUBJECT)
            .text(format!("Here is {name}, as promised."))
            .attach(attachment),
    )
    .await?;
    screen.say(&format!("\nSent “{SUBJECT}” to {me}, with {name} attached."));

    let sent = find(mail, WellKnownFolder::SentItems).await?;
    let files = mail.message(sent.require_id()?).attachments().list().await?;
    screen.say(&format!(
        "In Sent Items: {} “{}”, {} attachment(s).",
        sent.sent_date_time.map(|time| time.strftime("%d %b %H:%M").to_string()).unwrap_or_default(),
        sent.subject.as_deref().unwrap_or_default(),
        files.value.len()
    ));

    let received = find(mail, WellKnownFolder::Inbox).await?;
    let read = mail.message(received.require_id()?).update().set(message::IS_READ, true).await?;
    let state = if read.is_read == Some(true) { "read" } else { "still unread" };
    screen.say(&format!("In the Inbox it was new; now it is marked {state}.\n"));
    Ok(())
}

/// Prints the newest unread messages, of three pages at most.
async fn list_unread(mail: &MailClient, screen: &Screen) -> Result<()> {
    let mut pages = mail
        .inbox()
        .messages()
        .list()
        // Outlook wants what orders the list to lead the filter.
        .filter(message::RECEIVED_DATE_TIME.ge(Timestamp::UNIX_EPOCH) & message::IS_READ.eq(false))
        .select((message::SUBJECT, message::FROM, message::RECEIVED_DATE_TIME, message::HAS_ATTACHMENTS))
        .order_by(message::RECEIVED_DATE_TIME.desc())
        .top(10)
        .pages();
    for number in 1..=3 {
        let Some(page) = pages.next().await else { break };
        for found in page?.value {
            let when =
                found.received_date_time.map(|time| time.strftime("%d %b %H:%M").to_string()).unwrap_or_default();
            let from = found.from.and_then(|from| from.email_address).and_then(|from| from.name.or(from.address));
            let clip = if found.has_attachments == Some(true) { "📎" } else { "  " };
            let subject = found.subject.unwrap_or_default();
            screen.say(&format!("  {when}  {:<18.18}  {clip} {subject:.60}", from.unwrap_or_default()));
        }
        screen.say(&format!("  ── page {number}"));
    }
    Ok(())
}

/// The newest message of the tour in a folder. The real service needs a moment to put it there.
async fn find(mail: &MailClient, folder: WellKnownFolder) -> Result<Message> {
    for _ in 0..20 {
        let found = mail
            .folder(folder)
            .messages()
            .list()
            .filter(message::RECEIVED_DATE_TIME.ge(Timestamp::UNIX_EPOCH) & message::SUBJECT.eq(SUBJECT))
            .order_by(message::RECEIVED_DATE_TIME.desc())
            .top(1)
            .await?;
        if let Some(message) = found.value.into_iter().next() {
            return Ok(message);
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Err(Error::decode(format!("the message did not arrive in {}", folder.as_str())))
}

/// The address that belongs to the mailbox: the signed-in user's, or the one that was named.
async fn my_address(graph: &Graph) -> Result<String> {
    if let Ok(user) = env::var("GRAPH_USER") {
        return Ok(user);
    }
    // Users are not modelled yet, so this takes the way that is open to everything.
    let me: serde_json::Value = graph.get("/me?$select=mail,userPrincipalName").await?;
    let address = me["mail"].as_str().or(me["userPrincipalName"].as_str());
    address.map(Into::into).ok_or_else(|| Error::decode("the user has no address"))
}

/// Where the tour writes: a terminal, or a test's buffer.
#[derive(Clone)]
#[allow(missing_debug_implementations, reason = "a writer has none")]
pub struct Screen(Arc<Mutex<dyn Write + Send>>);

impl Screen {
    /// Writes to `out`.
    pub fn new(out: impl Write + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(out)))
    }

    fn say(&self, text: &str) {
        // A reader who went away, as `head` does, is no reason to fail.
        let _ = writeln!(self.0.lock().unwrap_or_else(PoisonError::into_inner), "{text}");
    }
}
