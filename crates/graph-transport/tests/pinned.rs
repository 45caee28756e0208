//! A server that is known by its certificate alone.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]
#![cfg(feature = "tls")]

mod tls;

use graph_transport::{
    Body, BoxFuture, Error, ErrorKind, HttpClient, HyperTransport, Method, Request, Thumbprint, Transport,
    TransportError, testing::Scripted,
};
use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

/// A client that trusts nobody who is here, for the server with this certificate.
fn client(thumbprint: &str) -> HttpClient {
    let transport = HyperTransport::builder().without_proxy().only_root_certificates(tls::identity().as_bytes());
    HttpClient::new(transport.build().unwrap()).pinned(thumbprint.parse().unwrap()).unwrap()
}

async fn answer(http: &HttpClient, url: &str) -> Result<String, Error> {
    let request = Request::to_url("test.get", Method::GET, url, "{url}").header("authorization", "s3cret");
    let response = http.execute(request.deadline(Duration::from_secs(20))).await?;
    Ok(String::from_utf8_lossy(response.body()).into_owned())
}

#[tokio::test]
async fn its_certificate_is_enough_whoever_issued_it_and_whatever_names_it_has() {
    let identity = tls::identity();
    let (root, connections) = tls::server(&identity).await;
    let http = client(&tls::thumbprint(&identity));
    for _ in 0..2 {
        assert_eq!(answer(&http, &root).await.unwrap(), "HTTP/2.0 s3cret");
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1);
    // The certificate is localhost's.
    assert_eq!(answer(&http, &root.replace("localhost", "127.0.0.1")).await.unwrap(), "HTTP/2.0 s3cret");
}

#[tokio::test]
async fn another_certificate_is_told_once_and_sees_nothing() {
    let (identity, other) = (tls::identity(), tls::identity());
    let (root, connections) = tls::server(&identity).await;
    let (shown, expected) = (tls::thumbprint(&identity).to_uppercase(), tls::thumbprint(&other).to_uppercase());
    let error = answer(&client(&expected), &root).await.unwrap_err();
    assert_eq!((error.kind(), error.is_transient(), error.attempts()), (ErrorKind::Connect, false, 1), "{error}");
    let told = format!("its certificate's thumbprint is {shown}, and not the {expected} that it must be");
    assert!(error.to_string().contains("could not trust localhost") && error.to_string().contains(&told), "{error}");

    // Even when the transport trusts it otherwise: the pin is in place of that.
    let trusting = HyperTransport::builder().without_proxy().only_root_certificates(identity.as_bytes());
    let http = HttpClient::new(trusting.build().unwrap());
    answer(&http, &root).await.unwrap();
    assert_eq!(connections.load(Ordering::Relaxed), 1);
    answer(&http.pinned(expected.parse().unwrap()).unwrap(), &root).await.unwrap_err();
    let anyone = HyperTransport::builder().without_proxy().danger_without_verification();
    let http = HttpClient::new(anyone.build().unwrap()).pinned(expected.parse().unwrap()).unwrap();
    answer(&http, &root).await.unwrap_err();
    assert_eq!(connections.load(Ordering::Relaxed), 1, "no handshake was finished, so nothing was sent");
}

#[tokio::test]
async fn who_shows_the_certificate_must_hold_its_key() {
    let (identity, thief) = (tls::identity(), tls::identity());
    let split = |text: &str| {
        let (certificate, key) = text.split_once("-----BEGIN PRIVATE").unwrap();
        (certificate.to_owned(), format!("-----BEGIN PRIVATE{key}"))
    };
    let stolen = split(&identity).0 + &split(&thief).1;
    let (root, connections) = tls::server(&stolen).await;
    let error = answer(&client(&tls::thumbprint(&identity)), &root).await.unwrap_err();
    assert!(error.to_string().contains("could not trust localhost"), "{error}");
    assert_eq!((error.attempts(), connections.load(Ordering::Relaxed)), (1, 0));
}

#[tokio::test]
async fn plain_http_shows_no_certificate() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let error = answer(&client(&"0".repeat(40)), &url).await.unwrap_err();
    assert!(error.to_string().contains("asked over https alone"), "{error}");
    assert!(tokio::time::timeout(Duration::ZERO, listener.accept()).await.is_err(), "nobody has called");
}

/// Passes everything on, and knows nothing of certificates.
#[derive(Debug)]
struct Plain(Scripted);

impl Transport for Plain {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_transport_that_cannot_pin_says_so_and_sends_nothing() {
    let thumbprint: Thumbprint = "0".repeat(40).parse().unwrap();
    let script = Scripted::default().json(200, "{}");
    let http = HttpClient::new(Arc::new(Plain(script.clone())));
    let error = http.pinned(thumbprint).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("cannot hold a server to its certificate"), "{error}");
    assert!(script.received().is_empty());

    answer(&HttpClient::new(script.clone()).pinned(thumbprint).unwrap(), "https://x.example/").await.unwrap();
    assert_eq!(script.received()[0].pinned, Some(thumbprint), "a script tells what it was asked for");
}
