//! Marks 2,000 messages of one mailbox as read, where every HTTP request takes 30 ms: `Bulk` against one by one and against the floor.
//!
//! `cargo bench -p graph-tests --bench bulk`
//!
//! One by one a tenth of them are changed, since each takes as long as every other; the table has what all of them would take. The floor
//! is batches of twenty by hand, on hyper-util and serde_json, one after the other: Outlook serves four requests to a mailbox at a time,
//! and a batch has twenty.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program of its own, which ends where it fails"
)]

#[path = "bulk/by_hand.rs"]
mod by_hand;
#[path = "common/duel.rs"]
mod duel;
#[path = "common/floor.rs"]
#[allow(dead_code, reason = "each bench uses a part of it")]
mod floor;
#[path = "bulk/server.rs"]
mod mailbox;
#[path = "common/server.rs"]
mod server;

use duel::{Duel, Watch, Way};
use graph_mail::{MailClient, message};
use graph_odata::Bulk;
use graph_transport::{Client, Endpoint, HttpClient, HyperTransport, StaticToken};

const MESSAGES: usize = 2000;
/// The part that is changed one by one.
const PART: usize = 10;
const ROUNDS: usize = 5;

const DUELS: [Duel; 1] = [Duel {
    title: "2,000 changes",
    work: (MESSAGES as f64, "changes"),
    ways: &[
        Way { name: "batches by hand", run: |watch| on_mailbox(watch, 1, str::to_owned, by_hand) },
        Way { name: "`Bulk`", run: |watch| on_mailbox(watch, 1, client, bulk) },
        Way { name: "one by one", run: |watch| on_mailbox(watch, PART as u32, client, one_by_one) },
    ],
}];

fn main() {
    duel::run(ROUNDS, &DUELS);
}

/// Does one of so many parts of the work, with a mailbox and with what is made `ready` for it before.
fn on_mailbox<T>(watch: &mut Watch, parts: u32, ready: fn(&str) -> T, work: impl AsyncFnOnce(T)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let made = ready(&mailbox::start());
    watch.time(parts, || runtime.block_on(work(made)));
}

fn client(root: &str) -> Client {
    let endpoint = Endpoint::custom(root, "http://127.0.0.1").expect("a loopback endpoint");
    Client::new(HttpClient::new(HyperTransport::new().expect("certificates")), endpoint, StaticToken::new("t"))
}

async fn by_hand(root: String) {
    by_hand::change(&root, MESSAGES).await;
}

async fn bulk(client: Client) {
    let mail = MailClient::new(&client);
    let changes = (0..MESSAGES).map(|number| mail.message(number.to_string()).update().set(message::IS_READ, true));
    let (mut bulk, mut done) = (Bulk::new(&client, changes), 0);
    while let Some(change) = bulk.next().await {
        assert_eq!(change.result.expect("a message").is_read, Some(true));
        done += 1;
    }
    assert_eq!(done, MESSAGES);
}

async fn one_by_one(client: Client) {
    let mail = MailClient::new(&client);
    for number in 0..MESSAGES / PART {
        let changed = mail.message(number.to_string()).update().set(message::IS_READ, true).await;
        assert_eq!(changed.expect("a message").is_read, Some(true));
    }
}
