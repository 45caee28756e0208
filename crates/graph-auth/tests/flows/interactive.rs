//! A person whose browser comes back to the program by itself, among strangers who call too.

use crate::{
    authorization_code::{ADA, BRIAN, Place, parameter},
    bench::{APP, Bench},
};
use graph_auth::{Interactive, MemoryStore, ResponseMode, SignInError, SignInService, TokenProvider};
use graph_transport::{HttpClient, testing::Scripted};
use std::{io, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc,
    time::Instant,
};

type Pages = mpsc::UnboundedReceiver<String>;

/// A credential, and the pages that it opens.
fn credential(client_id: &str) -> (Interactive, Pages) {
    let (opened, pages) = mpsc::unbounded_channel();
    let open = move |page: &str| opened.send(page.to_owned()).map_err(io::Error::other);
    (Interactive::new("organizations", client_id, open), pages)
}

fn port(page: &str) -> u16 {
    let address = parameter(page, "redirect_uri");
    address.strip_prefix("http://localhost:").unwrap().parse().unwrap()
}

/// Sends a request as it is and gives all of the answer.
async fn send(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    // A server that has heard enough may hang up before all is sent.
    let _ = stream.write_all(request.as_bytes()).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

fn get(port: u16, target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/html\r\n\r\n")
}

fn post(port: u16, form: &str) -> String {
    format!(
        "POST / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
}

/// What a browser does with a page: the person signs in, and the redirect is followed.
async fn browse(place: &Place, page: &str, user: &str) -> String {
    let redirect = place.emulator.authorize(page, user).unwrap();
    let port = port(page);
    match redirect.form() {
        Some(form) => send(port, &post(port, &form)).await,
        None => {
            send(port, &get(port, &format!("/{}", &redirect.url()[format!("http://localhost:{port}").len()..]))).await
        }
    }
}

/// Sends a request to the machine's other address, as browsers do that find `::1` first.
async fn send_v6(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("::1", port)).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

async fn closed(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).await.is_err()
}

#[tokio::test]
async fn the_browser_comes_back_and_is_shown_a_page() {
    let place = Place::new();
    for mode in [ResponseMode::FormPost, ResponseMode::Query] {
        let (credential, mut pages) = credential(place.emulator.client_id());
        let credential = credential.response_mode(mode).store(MemoryStore::default());
        let (token, shown) = tokio::join!(credential.token(place.request()), async {
            let page = pages.recv().await.unwrap();
            (browse(&place, &page, ADA).await, port(&page))
        });
        token.unwrap();
        let (shown, port) = shown;
        assert!(shown.starts_with("HTTP/1.1 200 OK\r\n") && shown.contains("<h1>You are signed in</h1>"), "{shown}");
        assert!(shown.contains("Cache-Control: no-store") && shown.contains("default-src 'none'"), "{shown}");
        assert!(closed(port).await);
        credential.token(place.request()).await.unwrap();
        assert_eq!(credential.signed_in(&place.endpoint).await.unwrap().unwrap().username, ADA);
        assert!(pages.try_recv().is_err(), "nobody is asked again");
    }
}

#[tokio::test]
async fn a_browser_may_come_to_either_address_of_the_machine() {
    if tokio::net::TcpListener::bind("[::1]:0").await.is_err() {
        return; // This machine has one.
    }
    let place = Place::new();
    for host in ["localhost", "[::1]"] {
        let (credential, mut pages) = credential(place.emulator.client_id());
        let (token, shown) = tokio::join!(credential.token(place.request()), async {
            let page = pages.recv().await.unwrap();
            let (port, state) = (port(&page), parameter(&page, "state"));
            let strange =
                get(port, &format!("/?code=1&state={state}")).replace("Host: localhost", "Host: evil.example");
            assert!(send_v6(port, &strange).await.starts_with("HTTP/1.1 421 "));
            let form = place.emulator.authorize(&page, ADA).unwrap().form().unwrap();
            send_v6(port, &post(port, &form).replace("Host: localhost", &format!("Host: {host}"))).await
        });
        token.unwrap();
        assert!(shown.contains("You are signed in"), "{shown}");
    }
}

#[tokio::test]
async fn strangers_are_turned_away_and_the_browser_is_not() {
    let place = Place::new();
    let (credential, mut pages) = credential(place.emulator.client_id());
    let (token, ()) = tokio::join!(credential.token(place.request()), async {
        let page = pages.recv().await.unwrap();
        let (port, state) = (port(&page), parameter(&page, "state"));
        let own = format!("/?code=1&state={state}");
        let big = "x".repeat(70_000);
        for (request, status) in [
            (get(port, "/favicon.ico"), 404),
            (get(port, &format!("/other?code=1&state={state}")), 404),
            (get(port, "/"), 400),
            (get(port, "/?code=1&state=guess"), 400),
            (get(port, "/?error=access_denied&state=guess"), 400),
            (get(port, &format!("/?code=1&state={}", &state[1..])), 400),
            (get(port, &format!("/?code=1&state={state}&state={state}")), 400),
            (post(port, "code=1&state=guess"), 400),
            (get(port, &own).replace("Host: localhost", "Host: evil.example"), 421),
            (get(port, &own).replace(&format!("localhost:{port}"), "localhost"), 421),
            (get(port, &own).replace("GET", "HEAD"), 405),
            (get(port, &own).replace("GET", "OPTIONS"), 405),
            (get(port, &format!("/?{big}")), 413),
            (post(port, &big), 413),
            ("\u{16}\u{3}\u{1} a TLS greeting \r\n\r\n".to_owned(), 400),
            (get(port, &own).replace("HTTP/1.1", "HTTP/9"), 400),
        ] {
            let answer = send(port, &request).await;
            // The answer to what was not heard out may be lost with the connection.
            let lost = status == 413 && answer.is_empty();
            assert!(lost || answer.starts_with(&format!("HTTP/1.1 {status} ")), "{status}: {answer}");
            assert!(!answer.contains(&state) && !answer.contains("code"), "{answer}");
        }
        // Silent ones, and more of them than are let in, do not keep the browser out.
        let mut silent = Vec::new();
        for _ in 0..48 {
            silent.push(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
        }
        assert!(browse(&place, &page, ADA).await.contains("You are signed in"));
        drop(silent);
    });
    token.unwrap();
}

#[tokio::test]
async fn a_refusal_is_told_by_the_program_and_not_by_the_page() {
    let place = Place::new();
    let (credential, mut pages) = credential(place.emulator.client_id());
    let (token, shown) = tokio::join!(credential.token(place.request()), async {
        let page = pages.recv().await.unwrap();
        let form = place.emulator.decline(&page).unwrap().form().unwrap();
        send(port(&page), &post(port(&page), &form)).await
    });
    let error = token.unwrap_err();
    assert!(error.to_string().contains("access_denied: AADSTS65004"), "{error}");
    assert!(shown.contains("The sign-in did not succeed") && !shown.contains("AADSTS"), "{shown}");

    let chosen = credential.account(BRIAN);
    let (token, shown) = tokio::join!(chosen.token(place.request()), async {
        let page = pages.recv().await.unwrap();
        assert_eq!(parameter(&page, "login_hint"), "brian%40contoso.com");
        browse(&place, &page, ADA).await
    });
    assert!(token.unwrap_err().to_string().contains("another account than brian@contoso.com"));
    assert!(shown.contains("The sign-in did not succeed"), "{shown}");
}

#[tokio::test]
async fn giving_up_closes_the_port() {
    let place = Place::new();
    let (credential, mut pages) = credential(place.emulator.client_id());
    let port = tokio::select! {
        _ = credential.token(place.request()) => unreachable!("nobody signs in"),
        page = pages.recv() => port(&page.unwrap()),
    };
    assert!(closed(port).await);
    // The next call begins anew.
    let (token, _) = tokio::join!(credential.token(place.request()), async {
        browse(&place, &pages.recv().await.unwrap(), ADA).await
    });
    token.unwrap();
}

#[tokio::test(start_paused = true)]
async fn nobody_is_waited_for_for_ever() {
    let place = Place::new();
    for (time, seconds) in [(None, 300), (Some(Duration::from_secs(20)), 20)] {
        let (mut credential, mut pages) = credential(place.emulator.client_id());
        if let Some(time) = time {
            credential = credential.timeout(time);
        }
        let started = Instant::now();
        let error = credential.token(place.request()).await.unwrap_err();
        assert_eq!(error.to_string(), "nobody has signed in in time: ask again");
        assert_eq!(started.elapsed().as_secs(), seconds);
        assert!(closed(port(&pages.recv().await.unwrap())).await);
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_says_nothing_is_hung_up_on() {
    let place = Place::new();
    let (credential, mut pages) = credential(place.emulator.client_id());
    let started = Instant::now();
    let heard = async {
        let page = pages.recv().await.unwrap();
        let mut stream = TcpStream::connect(("127.0.0.1", port(&page))).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost:").await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.map(|_| answer.len())
    };
    let heard = tokio::select! {
        _ = credential.token(place.request()) => unreachable!("the caller is hung up on before"),
        heard = heard => heard,
    };
    assert_eq!(heard.unwrap(), 0);
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[tokio::test]
async fn what_cannot_be_begun_says_why() {
    let bench = Bench::new(Scripted::default());
    let broken = Interactive::new("common", APP, |_| Err(io::Error::other("no display")));
    let error = bench.token(&broken).await.unwrap_err();
    assert!(error.to_string().contains("no browser could be opened"), "{error}");
    assert!(format!("{error:?}").contains("no display"));
    let fragment = Interactive::new("common", APP, |_| Ok(())).response_mode(ResponseMode::Fragment);
    assert!(bench.error(&fragment).await.contains("a fragment stays in the browser"));
    let other = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let taken = Interactive::new("common", APP, |_| Ok(())).port(other.local_addr().unwrap().port());
    assert!(bench.error(&taken).await.contains("no port of this machine can be opened"));
    let silent = Interactive::new("common", APP, |_| unreachable!()).silent();
    let error = bench.token(&silent).await.unwrap_err();
    assert!(SignInError::of(&error).unwrap().needs_sign_in());
    assert!(bench.transport.received().is_empty());
}

#[tokio::test]
async fn who_cannot_post_is_asked_for_an_address() {
    let document = r#"{"issuer":"https://id.example","authorization_endpoint":"https://id.example/a","token_endpoint":"https://id.example/t"}"#;
    let http = HttpClient::new(Scripted::default().json(200, document));
    let service = SignInService::discover(&http, "https://id.example").await.unwrap();
    let bench = Bench::new(Scripted::default().json(200, r#"{"access_token":"t"}"#));
    let (credential, mut pages) = credential(APP);
    let credential = credential.authority(service);
    let (token, _) = tokio::join!(bench.text(&credential), async {
        let page = pages.recv().await.unwrap();
        assert_eq!(parameter(&page, "response_mode"), "query");
        let (port, state) = (port(&page), parameter(&page, "state"));
        send(port, &get(port, &format!("/?code=c&state={state}"))).await
    });
    assert_eq!(token, "t");
}
