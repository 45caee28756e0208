//! What a person sees when something goes wrong: one line that names what happened and what to do, and no secret.
//!
//! Everything runs on the emulator, in memory, on a paused clock.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_auth::{ClientSecret, DeviceCode};
use graph_emulator::{Emulator, Fault};
use graph_mail::{FileAttachment, MailClient, Message, WellKnownFolder, message};
use msgraph::{Error, ErrorKind, Graph};
use std::time::Duration;

const ADA: &str = "ada@contoso.com";

fn signed_in(emulator: &Emulator) -> MailClient {
    let credential = emulator.credential(ADA);
    Graph::builder().transport(emulator.clone()).credential(credential).build().unwrap().mail()
}

/// What every error must be: one line, with its operation first, without the secrets of the emulator.
#[track_caller]
fn check(emulator: &Emulator, error: &Error, operation: &str, facts: &[&str]) {
    let line = error.to_string();
    assert!(line.starts_with(operation), "{line}");
    assert!(!line.contains('\n') && !line.contains('\r'), "{line:?}");
    for fact in facts {
        assert!(line.contains(fact), "{fact:?} is not in {line:?}");
    }
    for secret in [emulator.client_secret().to_owned(), emulator.token(ADA)] {
        assert!(!format!("{error:?}\n{error:#?}").contains(&secret), "{line}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wrong_client_secret() {
    let emulator = Emulator::demo();
    let credential = ClientSecret::new(emulator.tenant(), emulator.client_id(), "not-the-s3cret");
    let graph = Graph::builder().transport(emulator.clone()).credential(credential).build().unwrap();
    let error = graph.user(ADA).mail().inbox().get().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    check(&emulator, &error, "auth.", &["401", "invalid_client", "AADSTS7000215"]);
    assert!(!format!("{error:?}").contains("not-the-s3cret"));
    assert_eq!(emulator.journal().matching("GET /users/*/mailFolders/inbox").count(), 0, "nothing went to Graph");
}

#[tokio::test(start_paused = true)]
async fn an_expired_device_code() {
    let emulator = Emulator::demo();
    let credential = DeviceCode::new(emulator.tenant(), emulator.client_id(), |_| {});
    let graph = Graph::builder().transport(emulator.clone()).credential(credential).build().unwrap();
    // Nobody approves; the paused clock runs on while the flow polls.
    let error = graph.mail().inbox().get().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credential);
    check(&emulator, &error, "mail.folders.get: ", &["the code was not entered in time"]);
}

#[tokio::test]
async fn a_missing_file() {
    let error = FileAttachment::open("no/such/report.pdf").await.unwrap_err();
    check(&Emulator::demo(), &error, "the file no/such/report.pdf", &["cannot be attached", "No such file"]);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_message_id() {
    let emulator = Emulator::demo();
    let mail = signed_in(&emulator);
    let gone = mail.messages().list().top(1).await.unwrap().value.remove(0).id.unwrap();
    let gone = mail.message(mail.message(&gone).copy_to(WellKnownFolder::Drafts).await.unwrap().id.unwrap());
    gone.delete().await.unwrap();
    let error = gone.get().await.unwrap_err();
    assert!(error.is_not_found());
    check(&emulator, &error, "mail.messages.get: 404 ErrorItemNotFound: ", &["(request ", "1 attempt)"]);
}

#[tokio::test(start_paused = true)]
async fn a_next_link_on_a_foreign_host() {
    let emulator = Emulator::demo();
    emulator.fault(Fault::foreign_next_link().on("GET /me/messages"));
    let mut pages = signed_in(&emulator).messages().list().pages();
    pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    check(
        &emulator,
        &error,
        "mail.messages.list: a link leads to ",
        &["which is not https://graph.microsoft.com/v1.0"],
    );
    assert_eq!(emulator.journal().requests().len(), 1, "the foreign host got nothing");
}

#[tokio::test(start_paused = true)]
async fn a_web_page_instead_of_an_answer() {
    let emulator = Emulator::demo();
    emulator.fault(Fault::html(502).on("POST /me/sendMail"));
    let error = signed_in(&emulator).send(Message::new().to(ADA)).await.unwrap_err();
    check(&emulator, &error, "mail.send: 502 Bad Gateway: the answer is a web page, not Graph's", &["1 attempt)"]);

    // A read does no harm twice, so it is made again.
    emulator.fault(Fault::html(502).on("GET /me/mailFolders/inbox"));
    signed_in(&emulator).inbox().get().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_body_cut_in_the_middle() {
    let emulator = Emulator::demo();
    emulator.fault(Fault::cut_body().on("GET /me/messages"));
    let page = signed_in(&emulator).messages().list().await.unwrap();
    assert!(!page.value.is_empty(), "a listing that is cut once is made again");

    emulator.fault(Fault::cut_body().on("GET /me/messages").times(9));
    let error = signed_in(&emulator).messages().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    check(&emulator, &error, "mail.messages.list: ", &["5 attempts)"]);
}

#[tokio::test(start_paused = true)]
async fn throttled_in_mid_send_exactly_one_mail_goes_out() {
    let emulator = Emulator::demo();
    let mail = signed_in(&emulator);
    emulator.fault(Fault::throttle(Duration::from_secs(7)).on("POST /me/sendMail").times(2));
    mail.send(Message::new().to("bob@contoso.com").subject("once and only once")).await.unwrap();
    assert_eq!(emulator.journal().matching("POST /me/sendMail").count(), 3);
    let sent = mail.folder(WellKnownFolder::SentItems).messages().list();
    let sent = sent.filter(message::SUBJECT.eq("once and only once")).await.unwrap();
    assert_eq!(sent.value.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_connection_lost_after_the_request_is_not_a_second_mail() {
    let emulator = Emulator::demo();
    let mail = signed_in(&emulator);
    emulator.fault(Fault::reset().on("POST /me/sendMail"));
    let error = mail.send(Message::new().to("bob@contoso.com").subject("perhaps")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    check(&emulator, &error, "mail.send: ", &["1 attempt)"]);
    assert_eq!(emulator.journal().matching("POST /me/sendMail").count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_tried_again_for_every_method() {
    let emulator = Emulator::demo();
    emulator.fault(Fault::refuse().on("POST /me/sendMail"));
    signed_in(&emulator).send(Message::new().to("bob@contoso.com").subject("at last")).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_token_that_ends_in_mid_listing_is_renewed() {
    let emulator = Emulator::demo();
    let credential = DeviceCode::new(emulator.tenant(), emulator.client_id(), |_| {});
    emulator.approve_devices_as(ADA);
    let graph = Graph::builder().transport(emulator.clone()).credential(credential).build().unwrap();
    let mut pages = graph.mail().inbox().messages().list().top(20).pages();
    pages.next().await.unwrap().unwrap();
    emulator.fault(Fault::expire_token().on("GET /me/mailFolders/inbox/messages"));
    pages.next().await.unwrap().unwrap();
    emulator.fault(Fault::claims_challenge().on("GET /me/mailFolders/inbox/messages"));
    pages.next().await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn an_empty_page_is_not_the_end() {
    let emulator = Emulator::demo();
    let mail = signed_in(&emulator);
    let all = mail.inbox().messages().list().top(50).items().try_collect().await.unwrap().len();
    emulator.fault(Fault::empty_page().on("GET /me/mailFolders/inbox/messages"));
    let again = mail.inbox().messages().list().top(50).items().try_collect().await.unwrap().len();
    assert_eq!(again, all);
}

#[tokio::test(start_paused = true)]
async fn what_this_version_does_not_know_is_no_error() {
    let emulator = Emulator::demo();
    emulator.fault(Fault::unknown_members().on("GET /me/messages"));
    let page = signed_in(&emulator).messages().list().await.unwrap();
    assert!(page.value.iter().all(|message| !message.extra.is_empty()));
}

#[tokio::test(start_paused = true)]
async fn input_that_cannot_be_right_is_refused_before_anything_is_sent() {
    let emulator = Emulator::demo();
    let mail = signed_in(&emulator);
    let error = mail.message("").delete().await.unwrap_err();
    check(&emulator, &error, "mail.messages.delete: {message-id} must be a value", &[]);
    let error = mail.message("x").update().await.unwrap_err();
    check(&emulator, &error, "mail.messages.update: nothing to change", &["say set(field, value)"]);
    assert!(emulator.journal().requests().is_empty());
}

#[test]
fn a_graph_without_a_credential_says_what_to_do() {
    let error = Graph::builder().build().unwrap_err();
    assert_eq!(error.to_string(), "a credential is missing: say Graph::builder().credential(…)");
}
