//! A person who enters a code.

use crate::bench::{APP, Bench, CLIENT_INFO, CP1};
use graph_auth::{DeviceCode, DevicePrompt, MemoryStore, SignInError, TokenProvider};
use graph_transport::{Backoff, HttpClient, TransportErrorKind, testing::Scripted};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::{Instant, timeout};

const CODE: &str = r#"{"user_code":"FJC3","device_code":"d3vice-c0de","verification_uri":"https://microsoft.com/devicelogin",
    "expires_in":"900","interval":"5","message":"Open it."}"#;
const PENDING: &str = r#"{"error":"authorization_pending","error_description":"AADSTS70016: Wait."}"#;

type Prompts = Arc<Mutex<Vec<DevicePrompt>>>;

fn credential() -> (DeviceCode, Prompts) {
    let prompts = Prompts::default();
    let seen = Arc::clone(&prompts);
    (DeviceCode::new("organizations", APP, move |prompt| seen.lock().unwrap().push(prompt.clone())), prompts)
}

/// Tokens of the account `u.t`, the access token good for `lifetime` seconds.
fn granted(number: u32, lifetime: u32) -> String {
    format!(
        r#"{{"token_type":"Bearer","expires_in":{lifetime},"access_token":"t{number}","refresh_token":"r{number}","client_info":"{CLIENT_INFO}"}}"#
    )
}

#[tokio::test(start_paused = true)]
async fn the_code_is_shown_and_asked_about_until_it_is_entered() {
    let script = Scripted::default().json(200, CODE).json(400, PENDING).json(400, r#"{"error":"slow_down"}"#);
    let bench = Bench::new(script.json(400, PENDING).json(200, &granted(1, 3600))).scopes(&["Mail.Read", "openid"]);
    let (credential, prompts) = credential();
    let started = Instant::now();
    assert_eq!(bench.text(&credential).await, "t1");
    assert_eq!(started.elapsed(), Duration::from_secs(5 + 5 + 10 + 10));
    assert_eq!(bench.text(&credential).await, "t1", "kept");

    let prompts = prompts.lock().unwrap();
    assert_eq!(
        (prompts.len(), prompts[0].user_code.as_str(), prompts[0].to_string().as_str()),
        (1, "FJC3", "Open it.")
    );
    assert_eq!(prompts[0].verification_uri, "https://microsoft.com/devicelogin");
    assert_eq!(prompts[0].expires_in, Duration::from_secs(900));
    assert!(!format!("{prompts:?}").contains("d3vice-c0de"));

    let sent = bench.transport.received();
    assert_eq!(sent[0].uri, "https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode");
    assert_eq!(sent[1].uri, "https://login.microsoftonline.com/organizations/oauth2/v2.0/token");
    let bodies = bench.bodies();
    assert_eq!(bodies[0], format!("client_id={APP}&scope=Mail.Read%20openid%20offline_access%20profile&{CP1}"));
    let poll = format!(
        "client_id={APP}&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d3vice-c0de&client_info=1&{CP1}"
    );
    assert_eq!(bodies[1..], vec![poll; 4]);
}

#[tokio::test(start_paused = true)]
async fn each_end_has_its_own_words() {
    let service =
        |code: &str| format!(r#"{{"error":"{code}","error_description":"AADSTS1: d3vice-c0de. Trace ID: x"}}"#);
    for (code, words) in [
        ("authorization_declined", "the sign-in was declined: ask again if that was not meant"),
        ("expired_token", "the code was not entered in time: ask again and enter the new code"),
        ("bad_verification_code", "the service does not know the device code any more: ask again for a new one"),
        ("invalid_grant", "400 invalid_grant: AADSTS1: [redacted]."),
    ] {
        let bench = Bench::new(Scripted::default().json(200, CODE).json(400, &service(code)));
        let error = bench.error(&credential().0).await;
        assert!(error.contains(words) && !error.contains("d3vice-c0de"), "{error}");
    }
    let plain = Bench::new(Scripted::default().json(200, CODE).json(400, r#"{"error":"authorization_declined"}"#));
    assert_eq!(
        plain.error(&credential().0).await,
        "auth.device_code: 400 authorization_declined: the sign-in was declined: ask again if that was not meant \
         (client request id, 1 attempt)"
    );
    let body = r#"{"error":"invalid_client","error_description":"AADSTS7000218: Secret!","error_codes":[7000218]}"#;
    let confidential = Bench::new(Scripted::default().json(200, CODE).json(401, body));
    assert!(confidential.error(&credential().0).await.contains("allow public client flows"));
}

#[tokio::test(start_paused = true)]
async fn a_code_that_nobody_enters_ends_by_itself() {
    let short = CODE.replace("\"900\"", "17");
    let bench =
        Bench::new(Scripted::default().json(200, &short).json(400, PENDING).json(400, PENDING).json(400, PENDING));
    let started = Instant::now();
    assert!(bench.error(&credential().0).await.starts_with("the code was not entered in time"));
    assert!(started.elapsed() <= Duration::from_secs(17));
    assert_eq!(bench.transport.received().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_network_that_fails_for_a_while_does_not_end_the_sign_in() {
    let script = Scripted::default().json(200, CODE).fail(TransportErrorKind::Connect).json(503, "");
    let bench = Bench::new(script.json(200, &granted(1, 3600)));
    let started = Instant::now();
    assert_eq!(bench.text(&credential().0).await, "t1");
    assert_eq!(started.elapsed(), Duration::from_secs(5 + 10 + 15));
}

#[tokio::test(start_paused = true)]
async fn what_the_service_leaves_out_is_added() {
    let bare = r#"{"user_code":"FJC3","device_code":"d","verification_url":"https://x.example/"}"#;
    let bench = Bench::new(Scripted::default().json(200, bare).json(200, &granted(1, 3600)));
    let (credential, prompts) = credential();
    let started = Instant::now();
    bench.text(&credential).await;
    assert_eq!(started.elapsed(), Duration::from_secs(5));
    let prompt = prompts.lock().unwrap()[0].clone();
    assert_eq!(prompt.message, "To sign in, open https://x.example/ in a browser and enter the code FJC3.");
    assert_eq!(prompt.expires_in, Duration::from_secs(900));

    let bench =
        Bench::new(Scripted::default().json(200, r#"{"user_code":"FJC3"}"#).json(400, r#"{"error":"invalid_client"}"#));
    let (credential, _) = self::credential();
    assert!(bench.error(&credential).await.contains("holds no device_code"));
    assert!(bench.error(&credential).await.contains("400 invalid_client"));
}

#[tokio::test(start_paused = true)]
async fn tokens_are_renewed_without_the_person() {
    let script = Scripted::default().json(200, CODE).json(200, &granted(1, 0)).json(200, &granted(2, 0));
    let bench = Bench::new(script.json(200, r#"{"expires_in":0,"access_token":"t3"}"#).json(200, &granted(4, 3600)));
    let (credential, prompts) = credential();
    for token in ["t1", "t2", "t3", "t4"] {
        assert_eq!(bench.text(&credential).await, token);
    }
    assert_eq!(prompts.lock().unwrap().len(), 1);
    let refresh = |token: &str| {
        format!(
            "client_id={APP}&grant_type=refresh_token&refresh_token={token}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default\
             %20offline_access%20openid%20profile&client_info=1&{CP1}"
        )
    };
    // The third answer brought no new refresh token: the second serves on.
    assert_eq!(bench.bodies()[2..], [refresh("r1"), refresh("r2"), refresh("r2")]);
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_that_has_ended_is_made_again() {
    let ended = r#"{"error":"invalid_grant","error_description":"AADSTS700082: Old.","error_codes":[700082]}"#;
    let script = Scripted::default().json(200, CODE).json(200, &granted(1, 0));
    let bench = Bench::new(script.json(400, ended).json(200, CODE).json(200, &granted(2, 3600)));
    let (credential, prompts) = credential();
    bench.text(&credential).await;
    assert_eq!(bench.text(&credential).await, "t2");
    assert_eq!(prompts.lock().unwrap().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn what_a_policy_asks_for_is_part_of_the_new_sign_in() {
    let more = r#"{"error":"interaction_required","suberror":"basic_action","error_description":"AADSTS50076: More.",
        "error_codes":[50076],"claims":"{\"access_token\":{\"capolids\":{\"values\":[\"p\"]}}}"}"#;
    let script = Scripted::default().json(200, CODE).json(200, &granted(1, 0));
    let bench = Bench::new(script.json(400, more).json(200, CODE).json(200, &granted(2, 3600)));
    let (credential, _) = credential();
    bench.text(&credential).await;
    assert_eq!(bench.text(&credential).await, "t2");
    for body in &bench.bodies()[3..] {
        assert!(body.contains("capolids") && body.contains("cp1"), "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_failing_network_is_no_reason_to_ask_for_a_sign_in() {
    let script = Scripted::default().json(200, CODE).json(200, &granted(1, 0)).fail(TransportErrorKind::Connect);
    let bench = Bench::new(
        script.json(503, "").json(400, r#"{"error":"temporarily_unavailable"}"#).json(200, &granted(2, 3600)),
    );
    let (credential, prompts) = credential();
    bench.text(&credential).await;
    for reason in ["did not answer", "503", "temporarily_unavailable"] {
        let error = bench.error(&credential).await;
        assert!(error.contains(reason), "{error}");
    }
    assert_eq!(bench.text(&credential).await, "t2");
    assert_eq!(prompts.lock().unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_while_a_token_serves() {
    let due = granted(1, 3600).replace("\"expires_in\"", "\"refresh_in\":0,\"expires_in\"");
    let bench =
        Bench::new(Scripted::default().json(200, CODE).json(200, &due).json(400, r#"{"error":"invalid_grant"}"#));
    let (credential, prompts) = credential();
    for _ in 0..3 {
        assert_eq!(bench.text(&credential).await, "t1");
    }
    assert_eq!((prompts.lock().unwrap().len(), bench.transport.received().len()), (1, 3));
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_stops_asking_and_the_next_shows_the_same_code() {
    let script = Scripted::default().json(200, CODE).json(400, PENDING).json(400, PENDING).json(200, &granted(1, 3600));
    let bench = Bench::new(script);
    let (credential, prompts) = credential();
    timeout(Duration::from_secs(12), bench.token(&credential)).await.unwrap_err();
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(bench.transport.received().len(), 3);
    assert_eq!(bench.text(&credential).await, "t1");
    let shown = prompts.lock().unwrap().clone();
    assert_eq!((shown.len(), shown[1].user_code.as_str()), (2, "FJC3"));
    assert_eq!(shown[1].expires_in, Duration::from_secs(900 - 72));
}

#[tokio::test(start_paused = true)]
async fn a_code_that_is_about_to_end_is_not_shown_again() {
    let script = Scripted::default().json(200, CODE).json(200, CODE).json(200, &granted(1, 3600));
    let bench = Bench::new(script);
    let (credential, prompts) = credential();
    timeout(Duration::from_secs(1), bench.token(&credential)).await.unwrap_err();
    tokio::time::sleep(Duration::from_secs(892)).await;
    bench.text(&credential).await;
    assert_eq!(prompts.lock().unwrap()[1].expires_in, Duration::from_secs(900));
}

#[tokio::test(start_paused = true)]
async fn calls_that_wait_for_one_sign_in_share_its_end() {
    let bench = Bench::new(Scripted::default().json(200, CODE).json(400, r#"{"error":"authorization_declined"}"#));
    let (credential, prompts) = credential();
    let (first, second, third) =
        tokio::join!(bench.error(&credential), bench.error(&credential), bench.error(&credential));
    assert!(first.contains("declined"), "{first}");
    assert_eq!([&second, &third], [&first; 2]);
    assert_eq!(prompts.lock().unwrap().len(), 1);

    let bench = Bench::new(Scripted::default().json(200, CODE).json(200, &granted(1, 3600)));
    let (first, second) = tokio::join!(bench.text(&credential), bench.text(&credential));
    assert_eq!((first.as_str(), second.as_str()), ("t1", "t1"));
    assert_eq!(prompts.lock().unwrap().len(), 2, "a later call may ask again");
}

#[tokio::test(start_paused = true)]
async fn calls_that_wait_share_a_failure_before_the_code_too() {
    let mut bench = Bench::new(Scripted::default().fail(TransportErrorKind::Connect).fail(TransportErrorKind::Connect));
    // The wait between two attempts lets the second call come before the first has failed.
    bench.http = HttpClient::new(bench.transport.clone()).retry(Backoff::default().attempts(2));
    let (credential, _) = credential();
    let (first, second) = tokio::join!(bench.error(&credential), bench.token(&credential));
    assert!(first.contains("did not answer"), "{first}");
    let second = second.unwrap_err();
    assert!(second.to_string().contains("did not answer"), "{second}");
    assert!(second.is_transient() && !SignInError::of(&second).unwrap().needs_sign_in());
    assert_eq!(bench.transport.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn silent_fails_instead_of_asking() {
    let (credential, prompts) = credential();
    let bench = Bench::new(Scripted::default());
    let credential = credential.silent().store(MemoryStore::default());
    let error = bench.token(&credential).await.unwrap_err();
    assert_eq!(error.to_string(), "no one has signed in to this app yet");
    assert!(SignInError::of(&error).unwrap().needs_sign_in());
    assert!(prompts.lock().unwrap().is_empty() && bench.transport.received().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_capability_can_be_turned_off() {
    let bench =
        Bench::new(Scripted::default().json(200, CODE).json(200, &granted(1, 3600)).json(200, &granted(2, 3600)));
    let credential = credential().0.continuous_access_evaluation(false);
    let old = bench.token(&credential).await.unwrap();
    let mut request = bench.request();
    (request.refused, request.claims) = (Some(&old), Some(r#"{"a":1}"#));
    assert_eq!(credential.token(request).await.unwrap().secret().expose(), "t2");
    let bodies = bench.bodies();
    assert!(!bodies[0].contains("claims=") && !bodies[1].contains("claims="));
    assert!(bodies[2].contains("grant_type=refresh_token") && bodies[2].ends_with("&claims=%7B%22a%22%3A1%7D"));
}
