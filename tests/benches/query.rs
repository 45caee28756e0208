//! Builds queries: a filter of five conditions, a query of five options, and the request line of a listing that asks for them.
//!
//! `cargo bench -p graph-tests --bench query`
//!
//! The floor writes the same text with one `format!`, values and all, and so would be broken by a quote in one of them.
#![allow(missing_docs, clippy::expect_used, reason = "a program of its own, which ends where it fails")]

use divan::{AllocProfiler, Bencher, black_box};
use graph_mail::{MailClient, Message, email_address, message, recipient};
use graph_odata::{Filter, Query};
use graph_transport::{Client, Endpoint, HttpClient, StaticToken, testing::Scripted};
use jiff::Timestamp;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    let (since, address) = values();
    assert_eq!(filter(since, &address).to_string(), formatted(since, &address), "both write the same");
    divan::main();
}

fn values() -> (Timestamp, String) {
    (Timestamp::from_second(1_767_225_600).expect("a time"), "ada@contoso.com".into())
}

fn filter(since: Timestamp, address: &str) -> Filter<Message> {
    message::RECEIVED_DATE_TIME.ge(since)
        & message::IS_READ.eq(false)
        & (message::FROM / recipient::EMAIL_ADDRESS / email_address::ADDRESS).eq(address)
        & (message::SUBJECT.starts_with("Report") | message::CATEGORIES.any(|category| category.eq("Blue")))
}

fn formatted(since: Timestamp, address: &str) -> String {
    format!(
        "receivedDateTime ge {since} and isRead eq false and from/emailAddress/address eq '{address}' and \
         (startswith(subject,'Report') or categories/any(x:x eq 'Blue'))"
    )
}

fn query(since: Timestamp, address: &str) -> Query<Message> {
    Query::new()
        .filter(filter(since, address))
        .select((message::SUBJECT, message::FROM, message::RECEIVED_DATE_TIME))
        .expand(message::ATTACHMENTS)
        .order_by(message::RECEIVED_DATE_TIME.desc())
        .top(50)
}

#[divan::bench]
fn floor_format(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(values).bench_local_refs(|(since, address)| formatted(*since, black_box(address)));
}

#[divan::bench]
fn filter_of_five(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(values).bench_local_refs(|(since, address)| filter(*since, black_box(address)));
}

#[divan::bench]
fn query_of_five(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(values).bench_local_refs(|(since, address)| query(*since, black_box(address)));
}

#[divan::bench]
fn parameters_of_five(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(values).bench_local_refs(|(since, address)| query(*since, black_box(address)).parameters());
}

#[divan::bench]
fn request_line(bencher: Bencher<'_, '_>) {
    let client = Client::new(HttpClient::new(Scripted::default()), Endpoint::default(), StaticToken::new("t"));
    let messages = MailClient::new(&client).inbox().messages();
    bencher.with_inputs(values).bench_local_refs(|(since, address)| {
        messages.list().with(query(*since, black_box(address))).into_request().line()
    });
}
