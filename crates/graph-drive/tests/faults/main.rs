//! Every verb of a drive under every fault: what is done once, what may be done again, and what nobody does twice. The journal proves it.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

mod cases;
#[path = "../common/mod.rs"]
mod common;

use cases::{CASES, Case, World};
use common::{ADA, UNIT, bytes, drive, id};
use graph_drive::{Conflict, ErrorKind, Result};
use graph_emulator::Fault;
use std::time::Duration;
use tokio::time::Instant;

/// Runs every verb once under `fault`, and tells how often it was asked and done.
async fn each(fault: impl Fn() -> Fault, mut check: impl FnMut(&Case, Result<()>, usize, usize)) {
    for case in CASES {
        let world = World::new().await;
        world.emulator.fault(fault().on(case.on));
        let result = (case.act)(&world).await;
        let journal = world.emulator.journal();
        let (asked, done) = (journal.matching(case.on).count(), journal.matching(case.on).carried_out().count());
        check(case, result, asked, done);
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_for_now_is_done_once_when_the_service_has_time() {
    for fault in [
        (|| Fault::throttle(Duration::from_millis(2128)).times(2)) as fn() -> Fault,
        || Fault::throttle(Duration::from_secs(90)).retry_after_date(),
        || Fault::unavailable(Duration::from_secs(3)).times(2),
        || Fault::refuse().times(2),
    ] {
        each(fault, |case, result, asked, done| {
            result.unwrap();
            assert_eq!(done, 1, "{}", case.on);
            assert!((1..=3).contains(&asked), "{}: {asked}", case.on);
        })
        .await;
    }
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
                assert!(!case.repeats && error.kind() == ErrorKind::Interrupted, "{}: {error}", case.on);
                assert!(error.to_string().contains("1 attempt)"), "{error}");
                assert_eq!((asked, done), (1, done_at_first), "{}", case.on);
            }
        })
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_deletion_whose_answer_was_lost_finds_nothing_the_second_time() {
    for (fault, found) in [(Fault::reset_unread as fn() -> Fault, true), (Fault::reset, false)] {
        let world = World::new().await;
        world.emulator.fault(fault().on("DELETE /me/drive/items/*"));
        match world.drive.item(&world.file).delete().await {
            Ok(()) => assert!(found),
            Err(error) => {
                assert!(!found && error.is_not_found(), "{error}");
                assert!(error.to_string().contains("2 attempts"), "it says that it was not the first: {error}");
            }
        }
        assert!(world.emulator.file(ADA, "a.txt").is_none());
        assert!(world.emulator.file(ADA, "b.txt").is_some());
    }
}

#[tokio::test(start_paused = true)]
async fn gateways_that_fail_are_asked_again_where_that_does_no_harm() {
    let faults: [(fn() -> Fault, u16); 4] = [
        (|| Fault::html(502), 502),
        (|| Fault::status(504), 504),
        (|| Fault::unavailable(None), 503),
        (|| Fault::graph_error(500, "generalException", "Try again."), 500),
    ];
    for (fault, status) in faults {
        each(fault, |case, result, asked, done| match result {
            Ok(()) => assert!(case.repeats && (asked, done) == (2, 1), "{}: {asked} asked, {done} done", case.on),
            Err(error) => {
                assert!(!case.repeats, "{}: {error}", case.on);
                assert_eq!((error.status().unwrap().as_u16(), asked, done), (status, 1, 0), "{error}");
            }
        })
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn refusals_are_told_at_once_and_nobody_insists() {
    for status in [400, 402, 403, 404, 409, 412, 423, 501, 507] {
        each(
            || Fault::graph_error(status, "refused", "No."),
            |case, result, asked, done| {
                let error = result.unwrap_err();
                assert_eq!(error.status().unwrap().as_u16(), status);
                assert_eq!((asked, done), (1, 0), "{}: {error}", case.on);
            },
        )
        .await;
    }
}

#[tokio::test(start_paused = true)]
async fn answers_that_are_not_what_they_should_be_are_errors_and_no_panics() {
    each(Fault::unknown_members, |case, result, asked, done| {
        result.unwrap();
        assert_eq!((asked, done), (1, 1), "{}: what is new is passed over", case.on);
    })
    .await;
    each(Fault::empty_body, |case, result, _, done| {
        if let Err(error) = result {
            assert_eq!(error.kind(), ErrorKind::Decode, "{}: {error}", case.on);
        }
        assert_eq!(done, 1, "{}: it was done, so it is not asked for again", case.on);
    })
    .await;
    each(
        || Fault::html(200),
        |case, result, asked, _| {
            if let Err(error) = result {
                assert_eq!(error.kind(), ErrorKind::Decode, "{}: {error}", case.on);
                assert!(error.to_string().starts_with("drive."), "{error}");
            }
            assert_eq!(asked, 1, "{}", case.on);
        },
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn each_host_is_waited_for_as_long_as_it_wants() {
    let (emulator, drive) = drive(|user| user.file("a.txt", "abc").drive_folder("To"));
    let to = id(&drive.root().path("To").get().await.unwrap());
    let whole = bytes(3 * UNIT);
    for (on, waits) in [
        ("GET /me/drive/root:/a.txt:/content", 1),
        ("GET /download/**", 1),
        ("POST /me/drive/root:/b.bin:/createUploadSession", 1),
        ("PUT /upload/**", 3),
        ("POST /me/drive/root:/a.txt:/copy", 1),
        ("GET /monitor/**", 2),
    ] {
        let throttled = Fault::throttle(Duration::from_secs(17)).on(on);
        emulator.fault(throttled.times(waits));
        let began = Instant::now();
        assert_eq!(drive.root().path("a.txt").content().await.unwrap(), "abc");
        let upload = drive.root().path("b.bin").upload(whole.clone()).describe(&serde_json::json!({}));
        upload.fragment(UNIT as u64).await.unwrap();
        let copy = drive.root().path("a.txt").copy_to(&to).query(Conflict::NAME, Conflict::Replace.as_str());
        copy.await.unwrap().wait().await.unwrap();
        let waited = began.elapsed().as_secs();
        let least = 17 * waits as u64;
        assert!((least..least + 10).contains(&waited), "{on}: {waited} s");
        assert_eq!(emulator.file(ADA, "b.bin").unwrap(), whole);
    }
    let sent = emulator.journal().matching("PUT /upload/**").carried_out();
    let taken: usize = sent.requests().iter().map(|request| request.body.len()).sum();
    assert_eq!(taken, 6 * whole.len(), "no byte was taken twice");
}

#[tokio::test(start_paused = true)]
async fn every_fragment_is_cut_once_and_the_file_is_whole() {
    let whole = bytes(8 * UNIT + 1);
    for fault in [
        Fault::reset,
        Fault::reset_unread,
        || Fault::html(502),
        || Fault::unavailable(Duration::from_secs(1)),
        Fault::cut_body,
    ] {
        let (emulator, drive) = drive(|user| user);
        let cutting = emulator.clone();
        emulator.fault(fault().on("PUT /upload/**"));
        let upload = drive.root().path("a.bin").upload(whole.clone()).describe(&serde_json::json!({}));
        let upload = upload.fragment(UNIT as u64).progress(move |progress| {
            // The last one has an answer: nobody could be asked about it afterwards.
            if progress.bytes < 8 * UNIT as u64 {
                cutting.fault(fault().on("PUT /upload/**"));
            }
        });
        upload.await.unwrap();
        assert_eq!(emulator.file(ADA, "a.bin").unwrap(), whole);
        let sent = emulator.journal().matching("PUT /upload/**").carried_out();
        assert_eq!(sent.requests().iter().map(|request| request.body.len()).sum::<usize>(), whole.len());
    }
}

#[tokio::test(start_paused = true)]
async fn a_last_answer_that_is_lost_is_told_and_nothing_is_sent_again() {
    let (emulator, drive) = drive(|user| user);
    emulator.fault(Fault::reset().on("PUT /upload/**"));
    let upload = drive.root().path("a.bin").upload("abc").describe(&serde_json::json!({}));
    let error = upload.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert!(error.to_string().contains("the file may be complete, so look before sending it again"), "{error}");
    assert_eq!(emulator.file(ADA, "a.bin").unwrap(), "abc", "as it is here");
    assert_eq!(emulator.journal().matching("PUT /upload/**").count(), 1);
}

#[tokio::test(start_paused = true)]
async fn no_secret_is_in_an_error_or_in_what_debug_shows() {
    let world = World::new().await;
    let item = world.drive.item(&world.file);
    world.emulator.fault(Fault::graph_error(403, "accessDenied", "No.").on("GET /download/**"));
    world.emulator.fault(Fault::graph_error(400, "invalidRequest", "No.").on("PUT /upload/**"));
    world.emulator.fault(Fault::graph_error(404, "itemNotFound", "No.").on("GET /monitor/**"));
    let upload = world.drive.root().path("new").upload("new").describe(&serde_json::json!({}));
    let monitor = item.copy_to(&world.to).await.unwrap();
    let shown = format!("{monitor:?}");
    for error in [item.content().await.unwrap_err(), upload.await.unwrap_err(), monitor.wait().await.unwrap_err()] {
        let shown = format!("{shown} {error} {error:?}");
        assert!(!shown.contains("tempauth") && !shown.contains("sharepoint.com"), "{shown}");
    }
    let content = item.content().open().await.unwrap();
    let shown = format!("{content:?} {:?} {:?}", item.content(), item.upload("s3cret"));
    assert!(!shown.contains("tempauth") && !shown.contains("s3cret"), "{shown}");
}
