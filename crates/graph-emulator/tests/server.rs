//! The emulator on a port: HTTP/1.1 and HTTP/2, faults on the wire, and an end that is one.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail as tests do")]

use graph_emulator::{Emulator, Fault};
use http::Request;
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::Value;
use std::time::Duration;

fn client(http2: bool) -> Client<HttpConnector, Empty<Bytes>> {
    Client::builder(TokioExecutor::new()).http2_only(http2).build_http()
}

fn get(url: &str, token: &str) -> Request<Empty<Bytes>> {
    Request::get(url).header("authorization", format!("Bearer {token}")).body(Empty::new()).unwrap()
}

async fn json(response: http::Response<Incoming>) -> Value {
    serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap()
}

#[tokio::test]
async fn both_protocols_and_links_to_the_same_port() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let token = emulator.token("ada@contoso.com");
    for http2 in [false, true] {
        let client = client(http2);
        let page = client.request(get(&format!("{}/me/messages?%24top=2", server.graph_url()), &token)).await.unwrap();
        assert_eq!(page.status(), 200);
        assert!(page.headers().contains_key("request-id"));
        let page = json(page).await;
        let link = page["@odata.nextLink"].as_str().unwrap();
        assert!(link.starts_with(&server.graph_url()), "{link}");
        let next = client.request(get(link, &token)).await.unwrap();
        assert_eq!(json(next).await["value"].as_array().unwrap().len(), 2);
    }
    let discovery = format!("{}/{}/v2.0/.well-known/openid-configuration", server.authority(), emulator.tenant());
    let discovery = json(client(false).request(get(&discovery, "")).await.unwrap()).await;
    assert!(discovery["token_endpoint"].as_str().unwrap().starts_with(&server.authority()));
    emulator.journal().expect("GET /me/messages").times(4);
}

#[tokio::test]
async fn a_proxy_that_speaks_tls_and_names_the_host_is_believed() {
    let server = Emulator::demo().listen().await.unwrap();
    let url = format!("{}/common/v2.0/.well-known/openid-configuration", server.authority());
    for (scheme, origin) in [("https", "https://login.contoso.com/"), ("gopher", "http://login.contoso.com/")] {
        let request = Request::get(&url).header("host", "login.contoso.com").header("x-forwarded-proto", scheme);
        let found = json(client(false).request(request.body(Empty::new()).unwrap()).await.unwrap()).await;
        assert!(found["token_endpoint"].as_str().unwrap().starts_with(origin), "{found}");
    }
}

#[tokio::test]
async fn faults_on_the_wire() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let (token, url) = (emulator.token("ada@contoso.com"), format!("{}/me", server.graph_url()));
    let client = client(false);
    emulator.fault(Fault::reset());
    assert!(client.request(get(&url, &token)).await.is_err());
    emulator.fault(Fault::cut_body());
    let response = client.request(get(&url, &token)).await.unwrap();
    assert!(response.into_body().collect().await.is_err());
    emulator.fault(Fault::reset_unread());
    assert!(client.request(get(&url, &token)).await.is_err());
    assert_eq!(emulator.journal().matching("GET /me").carried_out().count(), 2);
    emulator.fault(Fault::empty_body());
    let response = client.request(get(&url, &token)).await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["content-length"].as_bytes()), (200, &b"0"[..]));
    emulator.fault(Fault::unavailable(Duration::from_secs(2)).retry_after_date());
    let response = client.request(get(&url, &token)).await.unwrap();
    assert!(response.headers()["retry-after"].to_str().unwrap().ends_with(" GMT"));
    emulator.fault(Fault::slow(Duration::from_millis(1)));
    assert_eq!(client.request(get(&url, &token)).await.unwrap().status(), 200);
    // On a port nobody is punished for an unknown route.
    let unknown = client.request(get(&format!("{}/me/nothing", server.graph_url()), &token)).await.unwrap();
    assert_eq!(unknown.status(), 501);
}

#[tokio::test]
async fn bodies_that_end_early_or_never() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let (token, url) = (emulator.token("ada@contoso.com"), format!("{}/me", server.graph_url()));
    for http2 in [false, true] {
        let client = client(http2);
        emulator.fault(Fault::cut_after(12));
        let mut body = client.request(get(&url, &token)).await.unwrap().into_body();
        assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap().len(), 12);
        assert!(body.frame().await.unwrap().is_err());

        emulator.fault(Fault::stall());
        let response = client.request(get(&url, &token)).await.unwrap();
        let length: usize = response.headers()["content-length"].to_str().unwrap().parse().unwrap();
        let mut body = response.into_body();
        let mut came = 0;
        while came < length / 2 {
            came += body.frame().await.unwrap().unwrap().into_data().unwrap().len();
        }
        // A whole exchange goes by, and nothing more comes.
        let other = client.request(get(&url, &token));
        tokio::select! {
            biased;
            more = body.frame() => panic!("{more:?}"),
            whole = other => assert_eq!(whole.unwrap().status(), 200),
        }
    }
    server.shutdown().await;
}

#[tokio::test]
async fn bytes_come_from_another_port_without_a_bearer_or_from_the_same_with_one() {
    for one_port in [false, true] {
        let builder = Emulator::builder().user("ada@contoso.com", |user| user.file("a.txt", "abc"));
        let emulator = if one_port { builder.one_port().build() } else { builder.build() };
        let server = emulator.listen().await.unwrap();
        let (token, client) = (emulator.token("ada@contoso.com"), client(false));
        let content = format!("{}/me/drive/root:/a.txt:/content", server.graph_url());
        let led = client.request(get(&content, &token)).await.unwrap();
        let url = led.headers()["location"].to_str().unwrap().to_owned();
        assert_eq!(url.starts_with(&server.authority()), one_port, "{url}");
        let plain = Request::get(&url).header("range", "bytes=1-").body(Empty::new()).unwrap();
        let part = client.request(plain).await.unwrap();
        assert_eq!((part.status().as_u16(), part.headers()["content-range"].to_str().unwrap()), (206, "bytes 1-2/3"));
        let status = client.request(get(&url, &token)).await.unwrap().status();
        assert_eq!(status, if one_port { 200 } else { 401 });
        server.shutdown().await;
        assert!(client.request(get(&url, &token)).await.is_err());
    }
}

#[tokio::test]
async fn a_closed_server_is_closed() {
    let emulator = Emulator::demo();
    let server = emulator.listen().await.unwrap();
    let (address, url, token) = (server.address(), server.graph_url(), emulator.token("ada@contoso.com"));
    let client = client(false);
    // Leaves an idle connection in the pool.
    json(client.request(get(&format!("{url}/me"), &token)).await.unwrap()).await;
    server.shutdown().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
    assert!(client.request(get(&format!("{url}/me"), &token)).await.is_err());
    let again = emulator.listen_on(address.port()).await.unwrap();
    assert_eq!(again.address(), address);
    drop(again);
}
