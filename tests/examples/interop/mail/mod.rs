//! Our client does the work of mail, step by step, as clients of others do; each step prints what it has seen as one JSON document.
//!
//! What is asked for, and in which order, stands here once more on purpose: the scripts in `tests/interop/mail` say it in words of their
//! clients.

mod answering;
mod organising;
mod reading;
mod seen;
mod standing;
mod writing;

use graph_mail::{Client, HttpClient, MailClient};
use graph_transport::{Endpoint, HyperTransport, StaticToken};
use serde_json::Value;

/// The mailboxes of the demo that are looked at.
struct Mail {
    client: Client,
    ada: MailClient,
    bob: MailClient,
}

impl Mail {
    fn read() -> Self {
        let told: Value = serde_json::from_str(&std::env::var("SCENE").unwrap()).unwrap();
        let text = |name: &str| told["emulator"][name].as_str().unwrap();
        let endpoint = Endpoint::custom(text("graph"), text("authority")).unwrap();
        let token = StaticToken::new(text("token"));
        let client = Client::new(HttpClient::new(HyperTransport::new().unwrap()), endpoint, token);
        Self { ada: MailClient::new(&client), bob: MailClient::of(&client, "bob@contoso.com"), client }
    }
}

/// Takes a step, and prints what it has seen.
pub(crate) async fn step(step: &str) {
    let mail = Mail::read();
    let seen = match step {
        "folders" => reading::folders(&mail).await,
        "listing" => reading::listing(&mail).await,
        "filters" => reading::filters(&mail).await,
        "search" => reading::search(&mail).await,
        "read" => reading::read(&mail).await,
        "mime" => reading::mime(&mail).await,
        "changes" => reading::changes(&mail).await,
        "send" => writing::send(&mail).await,
        "upload" => writing::upload(&mail).await,
        "inline" => writing::inline(&mail).await,
        "item" => writing::item(&mail).await,
        "headers" => writing::headers(&mail).await,
        "later" => writing::later(&mail).await,
        "extensions" => writing::extensions(&mail).await,
        "drafted" => answering::drafted(&mail).await,
        "answered" => answering::answered(&mail).await,
        "organise" => organising::organise(&mail).await,
        "batch" => organising::batch(&mail).await,
        "settings" => standing::settings(&mail).await,
        "categories" => standing::categories(&mail).await,
        "rules" => standing::rules(&mail).await,
        _ => panic!("no step of mail is called {step:?}"),
    };
    println!("{seen}");
}
