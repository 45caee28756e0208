//! Every verb under every fault: what is done exactly once, what may be done again, and what nobody does twice. The journal proves it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_emulator::{Emulator, Fault};
use graph_mail::{MailClient, Message, MessageId, WellKnownFolder, message};
use graph_odata::{Done, Upload};
use graph_transport::{BoxFuture, Path};
use msgraph::{ErrorKind, Graph, Result};
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

const ADA: &str = "ada@contoso.com";

/// A world with a letter and a draft in it, made anew for every case.
struct World {
    emulator: Emulator,
    graph: Graph,
    mail: MailClient,
    letter: MessageId,
    draft: MessageId,
}

impl World {
    async fn new() -> Self {
        let emulator = Emulator::builder()
            .user(ADA, |user| {
                user.message(|letter| letter.subject("A letter").attachment("a.txt", "text/plain", "abc"))
            })
            .user("bob@contoso.com", |user| user)
            .build();
        let graph = Graph::builder().transport(emulator.clone()).credential(emulator.credential(ADA)).build().unwrap();
        let mail = graph.mail();
        let letter = mail.inbox().messages().list().await.unwrap().value.remove(0).id.unwrap();
        let draft = mail.messages().create(Message::new().to("bob@contoso.com").subject("A draft")).await.unwrap();
        emulator.journal().clear();
        Self { emulator, graph, mail, letter, draft: draft.id.unwrap() }
    }
}

/// A verb, the request that it makes, and whether doing it twice does no harm.
struct Case {
    on: &'static str,
    repeats: bool,
    act: fn(&World) -> BoxFuture<'_, Result<()>>,
}

/// What awaits a verb and drops what it gives.
macro_rules! act {
    ($world:ident => $verb:expr) => {
        |$world: &World| Box::pin(async move { $verb.await.map(drop) })
    };
}

const CASES: &[Case] = &[
    Case { on: "GET /me/messages", repeats: true, act: act!(w => w.mail.messages().list()) },
    Case { on: "GET /me/messages", repeats: true, act: act!(w => w.mail.messages().list().items().try_collect()) },
    Case { on: "GET /me/messages/*", repeats: true, act: act!(w => w.mail.message(&w.letter).get()) },
    Case { on: "GET /me/messages/$count", repeats: true, act: act!(w => w.mail.messages().count()) },
    Case {
        on: "PATCH /me/messages/*",
        repeats: true,
        act: act!(w => w.mail.message(&w.letter).update().set(message::IS_READ, true)),
    },
    Case {
        on: "POST /me/messages",
        repeats: false,
        act: act!(w => w.mail.messages().create(Message::new().subject("new"))),
    },
    Case {
        on: "POST /me/messages/*/move",
        repeats: false,
        act: act!(w => w.mail.message(&w.letter).move_to(WellKnownFolder::Archive)),
    },
    Case {
        on: "POST /me/messages/*/copy",
        repeats: false,
        act: act!(w => w.mail.message(&w.letter).copy_to(WellKnownFolder::Archive)),
    },
    Case { on: "POST /me/messages/*/send", repeats: false, act: act!(w => w.mail.message(&w.draft).send()) },
    Case { on: "POST /me/sendMail", repeats: false, act: act!(w => w.mail.send(Message::new().to(ADA).subject("x"))) },
    Case { on: "GET /me/messages/*/$value", repeats: true, act: act!(w => w.mail.message(&w.letter).mime()) },
    Case { on: "GET /me", repeats: true, act: act!(w => w.graph.get::<serde_json::Value>("/me")) },
    Case { on: "POST /me/drive/root/createUploadSession", repeats: true, act: act!(w => big(&w.graph)) },
    Case {
        on: "PUT /me/drive/root:/small.txt:/content",
        repeats: true,
        act: act!(w => w.graph.upload::<serde_json::Value>("/me/drive/root:/small.txt:", "small")),
    },
];

/// An upload that takes a session.
fn big(graph: &Graph) -> Upload<serde_json::Value> {
    let item = Path::new("/me/drive/root").by_path("item-path", "big.bin");
    Upload::to_drive(graph.client(), "drive.items.upload", item, vec![7_u8; 3 << 20]).describe(&json!({}))
}

/// Runs every verb once under `fault`, and tells how often it was asked and done.
async fn each(fault: impl Fn() -> Fault, mut check: impl FnMut(&Case, Result<()>, usize, usize)) {
    for case in CASES {
        let world = World::new().await;
        let on = on(case);
        world.emulator.fault(fault().on(on));
        let result = (case.act)(&world).await;
        let journal = world.emulator.journal();
        let (asked, done) = (journal.matching(on).count(), journal.matching(on).carried_out().count());
        check(case, result, asked, done);
    }
}

fn on(case: &Case) -> &'static str {
    // A path of names is one segment with colons, in a session as in one request.
    if case.on.contains("createUploadSession") { "POST /me/drive/**" } else { case.on }
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_for_now_is_done_once_when_the_service_has_time() {
    for fault in [
        (|| Fault::throttle(Duration::from_millis(2128)).times(2)) as fn() -> Fault,
        || Fault::throttle(Duration::from_secs(90)).retry_after_date(),
        || Fault::unavailable(Duration::from_secs(3)).times(2),
    ] {
        each(fault, |case, result, asked, done| {
            result.unwrap();
            assert_eq!(done, 1, "{}", case.on);
            assert!(asked == 2 || asked == 3, "{}: {asked}", case.on);
        })
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_was_not_there_is_tried_again() {
    each(
        || Fault::refuse().times(2),
        |case, result, asked, done| {
            result.unwrap();
            assert_eq!((asked, done), (1, 1), "{}: what did not arrive is in no journal", case.on);
        },
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn whether_it_arrived_or_not_nothing_is_done_twice_that_must_not_be() {
    // Nothing was done, or all of it; the client cannot tell which.
    let faults: [(fn() -> Fault, usize); 3] = [(Fault::reset_unread, 0), (Fault::reset, 1), (Fault::cut_body, 1)];
    for (fault, done_at_first) in faults {
        each(fault, |case, result, asked, done| match result {
            Ok(()) if case.repeats => assert_eq!((asked, done), (2, 1 + done_at_first), "{}", case.on),
            // An answer without a body cannot be cut.
            Ok(()) => assert_eq!((asked, done), (1, 1), "{}", case.on),
            Err(error) => {
                assert!(!case.repeats && error.kind() == ErrorKind::Interrupted, "{error}");
                assert!(error.to_string().contains("1 attempt)"), "{error}");
                assert_eq!((asked, done), (1, done_at_first), "{}", case.on);
            }
        })
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn gateways_that_fail_are_asked_again_where_that_does_no_harm() {
    let faults: [(fn() -> Fault, u16); 4] = [
        (|| Fault::html(502), 502),
        (|| Fault::status(504), 504),
        (|| Fault::unavailable(None), 503),
        (|| Fault::graph_error(500, "ErrorInternalServerTransientError", "Try again."), 500),
    ];
    for (fault, status) in faults {
        each(fault, |case, result, asked, done| match result {
            Ok(()) => assert!(case.repeats && (asked, done) == (2, 1), "{}: {asked} asked, {done} done", case.on),
            Err(error) => {
                assert!(!case.repeats, "{error}");
                assert_eq!((error.status().unwrap().as_u16(), asked, done), (status, 1, 0), "{error}");
            }
        })
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn refusals_are_told_at_once_and_nobody_insists() {
    for status in [400, 402, 403, 404, 409, 410, 412, 423, 501, 507] {
        each(
            || Fault::graph_error(status, "refused", "No."),
            |case, result, asked, done| {
                let error = result.unwrap_err();
                assert_eq!(error.status().unwrap().as_u16(), status);
                // A session that is gone is begun anew, and so is a round of changes: not what was refused when it began.
                assert_eq!((asked, done), (1, 0), "{}: {error}", case.on);
            },
        )
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_is_replaced_once_whatever_the_verb() {
    for fault in [Fault::expire_token as fn() -> Fault, Fault::claims_challenge] {
        each(fault, |case, result, asked, done| {
            // There is no other token here: the refusal is told, after it was looked for.
            let error = result.unwrap_err();
            assert_eq!(error.status().unwrap().as_u16(), 401, "{error}");
            assert!(asked <= 2 && done == 0, "{}: {asked} asked, {done} done", case.on);
        })
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn slow_answers_are_waited_for_and_answers_that_never_end_are_not() {
    each(
        || Fault::slow(Duration::from_secs(60)),
        |case, result, asked, done| {
            result.unwrap();
            assert_eq!((asked, done), (1, 1), "{}", case.on);
        },
    )
    .await;
    each(Fault::stall, |case, result, asked, done| match result {
        Ok(()) => assert!(done == asked && asked <= 2, "{}: {asked} asked, {done} done", case.on),
        Err(error) => {
            assert!(!case.repeats && error.kind() == ErrorKind::Timeout, "{}: {error}", case.on);
            assert_eq!((asked, done), (1, 1), "{}", case.on);
        }
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_answer_without_its_body_is_an_error_where_one_is_needed() {
    each(Fault::empty_body, |case, result, asked, done| {
        if let Err(error) = result {
            assert_eq!(error.kind(), ErrorKind::Decode, "{}: {error}", case.on);
        }
        assert_eq!((asked, done), (1, 1), "{}: it was done, so it is not asked for again", case.on);
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_service_that_is_down_gets_few_requests_from_many_callers() {
    let world = World::new().await;
    world.emulator.fault(Fault::unavailable(None).always());
    let mut callers = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let inbox = world.mail.inbox();
        callers.spawn(async move { inbox.get().await.unwrap_err().status().unwrap().as_u16() });
    }
    while let Some(status) = callers.join_next().await {
        assert_eq!(status.unwrap(), 503);
    }
    let asked = world.emulator.journal().requests().len();
    assert!((200..=310).contains(&asked), "{asked}: one for each, and a hundred more for all");
    world.emulator.clear_faults();
    world.mail.inbox().get().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn every_fragment_of_an_upload_is_cut_once_and_the_file_is_whole() {
    let bytes: Vec<u8> = (0..5_000_000_u32).map(|at| (at % 251) as u8).collect();
    for fault in [
        Fault::reset,
        Fault::reset_unread,
        || Fault::html(502),
        || Fault::unavailable(Duration::from_secs(1)),
        Fault::cut_body,
    ] {
        let world = World::new().await;
        // Every other request to the store goes wrong, and an upload of sixteen fragments comes through all the same.
        let mut sent = 0;
        let emulator = world.emulator.clone();
        emulator.fault(fault().on("PUT /upload/**"));
        let item = Path::new("/me/drive/root").by_path("item-path", "big.bin");
        let upload =
            Upload::<serde_json::Value>::to_drive(world.graph.client(), "drive.items.upload", item, bytes.clone());
        upload
            .describe(&json!({}))
            .fragment(320 << 10)
            .progress(move |progress| {
                assert!(progress.bytes >= sent, "it never goes back");
                sent = progress.bytes;
                emulator.fault(fault().on("PUT /upload/**"));
            })
            .await
            .unwrap();
        assert_eq!(world.emulator.file(ADA, "big.bin").unwrap(), bytes);
        // Sixteen fragments, and after each that went wrong a question or the fragment again.
        let requests = world.emulator.journal().matching("/upload/**").count();
        assert!(requests >= 16 + 7, "{requests} requests");
        let sent = world.emulator.journal().matching("PUT /upload/**");
        let taken: usize = sent.carried_out().requests().iter().map(|request| request.body.len()).sum();
        assert_eq!(taken, bytes.len(), "no byte was taken twice");
    }
}

#[tokio::test(start_paused = true)]
async fn a_download_that_breaks_off_again_and_again_comes_whole() {
    let bytes: Vec<u8> = (0..300_000_u32).map(|at| (at % 249) as u8).collect();
    let emulator = Emulator::builder().user(ADA, |user| user.file("a.bin", bytes.clone())).build();
    let graph = Graph::builder().transport(emulator.clone()).credential(emulator.credential(ADA)).build().unwrap();
    for cut in [1, 7_777, 99_999] {
        emulator.fault(Fault::cut_after(cut).on("GET /download/**").times(3));
        let read = graph.download("/me/drive/root:/a.bin:/content").await.unwrap();
        assert_eq!(read, bytes, "cut after {cut}");
    }
    // Between two chunks the address has become too old: the call gives another.
    let mut content = graph.download("/me/drive/root:/a.bin:/content").open().await.unwrap();
    emulator.fault(Fault::cut_after(1000).on("GET /download/**"));
    let mut read = Vec::new();
    while let Some(chunk) = content.chunk().await {
        read.extend_from_slice(&chunk.unwrap());
        emulator.expire_urls();
    }
    assert_eq!(read, bytes);
}

#[tokio::test(start_paused = true)]
async fn a_batch_under_fire_does_everything_once() {
    let world = World::new().await;
    world.emulator.fault(Fault::throttle(Duration::from_millis(700)).on("POST /me/sendMail").times(5));
    world.emulator.fault(Fault::unavailable(Duration::from_secs(2)).on("GET /me/messages/*"));
    let mut batch = world.graph.batch();
    let sent: Vec<_> = (0..8)
        .map(|number| batch.add(world.mail.send(Message::new().to("bob@contoso.com").subject(format!("no. {number}")))))
        .collect();
    let letter = batch.add(world.mail.message(&world.letter).get());
    let mut answers = batch.send().await.unwrap();
    for handle in sent {
        answers.take(handle).unwrap();
    }
    assert_eq!(answers.take(letter).unwrap().subject.as_deref(), Some("A letter"));
    let journal = world.emulator.journal();
    assert_eq!(journal.matching("POST /me/sendMail").carried_out().count(), 8);
    let folder = world.mail.folder(WellKnownFolder::SentItems).messages();
    assert_eq!(folder.count().await.unwrap(), 8);
}

#[tokio::test(start_paused = true)]
async fn bulk_stays_within_the_limit_of_a_mailbox() {
    let emulator = Emulator::builder()
        .user(ADA, |user| {
            (0..10_000)
                .fold(user, |user, number| user.message(|letter| letter.subject(format!("no. {number}")).unread()))
        })
        .mailbox_concurrency(4)
        .latency(Duration::from_millis(30))
        .build();
    let graph = Graph::builder().transport(emulator.clone()).credential(emulator.credential(ADA)).build().unwrap();
    let mail = graph.mail();
    let ids: Vec<_> = mail.inbox().messages().list().select(message::ID).top(1000).items().try_collect().await.unwrap();
    let began = Instant::now();
    let mut bulk =
        graph.bulk(ids.into_iter().map(|found| mail.message(found.id.unwrap()).update().set(message::IS_READ, true)));
    while let Some(Done { result, .. }) = bulk.next().await {
        result.unwrap();
    }
    assert_eq!(began.elapsed(), Duration::from_millis(500 * 30), "a round trip for twenty");
    assert_eq!(mail.inbox().messages().count().filter(message::IS_READ.eq(false)).await.unwrap(), 0);
    let refused =
        emulator.journal().requests().iter().filter(|request| request.status.is_some_and(|it| it == 429)).count();
    assert_eq!(refused, 0);
}
