//! TLS: whom the hyper transport believes, HTTP/2, and proxies on the way to a server.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]
#![cfg(feature = "tls")]

mod tls;

use graph_transport::{
    Backoff, Client, Endpoint, Error, ErrorKind, HttpClient, HyperTransport, HyperTransportBuilder, Method, Path,
    Proxy, Request, StaticToken,
};
use std::sync::{Arc, Mutex, atomic::Ordering};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

fn client(root: &str, builder: HyperTransportBuilder) -> Client {
    let http = HttpClient::new(builder.build().unwrap()).retry(Backoff::never());
    Client::new(http, Endpoint::custom(root, root).unwrap(), StaticToken::new("t"))
}

fn trusting(identity: &str) -> HyperTransportBuilder {
    HyperTransport::builder().without_proxy().only_root_certificates(identity.as_bytes())
}

async fn answer(client: &Client, path: &str) -> Result<String, Error> {
    let response = client.execute(Request::new("test.get", Method::GET, Path::new(path))).await?;
    Ok(String::from_utf8_lossy(response.body()).into_owned())
}

#[tokio::test]
async fn https_speaks_http_2_to_a_server_that_is_trusted() {
    let identity = tls::identity();
    let (root, connections) = tls::server(&identity).await;
    let client = client(&root, trusting(&identity));
    for _ in 0..2 {
        assert_eq!(answer(&client, "/me").await.unwrap(), "HTTP/2.0 Bearer t");
        // No body at all, with the length that some actions want to see.
        let post = Request::new("test.post", Method::POST, Path::new("/me/messages/x/send"));
        assert_eq!(client.execute(post).await.unwrap().body(), "HTTP/2.0 Bearer t");
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1, "one connection serves them all");
    let old = self::client(&root, trusting(&identity).http1_only());
    assert_eq!(answer(&old, "/me").await.unwrap(), "HTTP/1.1 Bearer t");
}

#[tokio::test]
async fn a_503_retires_its_connection() {
    let identity = tls::identity();
    let (root, connections) = tls::server(&identity).await;
    let client = client(&root, trusting(&identity));
    assert_eq!(answer(&client, "/busy").await.unwrap_err().status().unwrap(), 503);
    answer(&client, "/me").await.unwrap();
    answer(&client, "/me").await.unwrap();
    assert_eq!(connections.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn who_is_believed() {
    let (own, other) = (tls::identity(), tls::identity());
    let (root, _) = tls::server(&own).await;
    let error = answer(&client(&root, trusting(&other)), "/me").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.is_transient(), "it will not become trusted by itself");
    assert!(error.to_string().contains("could not trust localhost: invalid peer certificate"), "{error}");

    let more = trusting(&other).root_certificates(own.as_bytes());
    answer(&client(&root, more), "/me").await.unwrap();
    answer(&client(&root, trusting(&other).danger_without_verification()), "/me").await.unwrap();

    for nonsense in ["", "no certificate", "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n"] {
        let error = trusting(nonsense).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{error}");
    }
}

/// What a proxy was asked, head by head.
type Asked = Arc<Mutex<Vec<String>>>;

/// A proxy that opens tunnels for those who show these credentials, or for everybody.
async fn proxy(credentials: Option<&'static str>, identity: Option<String>) -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let scheme = if identity.is_some() { "https" } else { "http" };
    let url = format!("{scheme}://localhost:{}", listener.local_addr().unwrap().port());
    let asked = Asked::default();
    let noted = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (noted, acceptor) = (Arc::clone(&noted), identity.as_ref().map(|it| tls::acceptor(it, &["http/1.1"])));
            tokio::spawn(async move {
                match acceptor {
                    None => tunnel(stream, credentials, &noted).await,
                    Some(acceptor) => tunnel(acceptor.accept(stream).await.unwrap(), credentials, &noted).await,
                }
            });
        }
    });
    (url, asked)
}

async fn tunnel(mut stream: impl AsyncRead + AsyncWrite + Unpin, credentials: Option<&str>, asked: &Asked) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap();
    asked.lock().unwrap().push(head.clone());
    let shown = head.lines().find(|line| line.to_lowercase().starts_with("proxy-authorization:"));
    if credentials.is_some_and(|wanted| !shown.is_some_and(|line| line.ends_with(wanted))) {
        stream.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        return;
    }
    let port = head.split(' ').nth(1).unwrap().rsplit(':').next().unwrap().to_owned();
    let mut server = TcpStream::connect(format!("127.0.0.1:{port}")).await.unwrap();
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
    // It ends when either side does.
    let _ = copy_bidirectional(&mut stream, &mut server).await;
}

#[tokio::test]
async fn https_goes_through_a_tunnel_and_what_is_inside_stays_inside() {
    let identity = tls::identity();
    let (root, _) = tls::server(&identity).await;
    for (url, asked) in [proxy(None, None).await, proxy(None, Some(identity.clone())).await] {
        let client = client(&root, trusting(&identity).proxy(Proxy::new(&url)));
        assert_eq!(answer(&client, "/me").await.unwrap(), "HTTP/2.0 Bearer t", "{url}");
        let asked = asked.lock().unwrap();
        let target = root.strip_prefix("https://").unwrap().strip_suffix("/v1.0").unwrap();
        assert!(asked[0].starts_with(&format!("CONNECT {target} HTTP/1.1\r\n")), "{asked:?}");
        assert!(!asked[0].contains("Bearer") && !asked[0].to_lowercase().contains("authorization"), "{asked:?}");
    }
}

#[tokio::test]
async fn a_pinned_server_behind_a_proxy_and_a_proxy_that_is_trusted_as_ever() {
    let (server, of_proxy) = (tls::identity(), tls::identity());
    let (root, connections) = tls::server(&server).await;
    let (url, asked) = proxy(None, Some(of_proxy.clone())).await;
    let pinned = |identity: &str, trusted: &str| {
        let transport = trusting(trusted).proxy(Proxy::new(&url)).build().unwrap();
        let http = HttpClient::new(transport).pinned(tls::thumbprint(identity).parse().unwrap()).unwrap();
        let request = Request::to_url("test.get", Method::GET, &root, "{url}").header("authorization", "s3cret");
        async move { http.retry(Backoff::never()).execute(request).await }
    };
    assert_eq!(pinned(&server, &of_proxy).await.unwrap().body(), "HTTP/2.0 s3cret");
    assert!(!asked.lock().unwrap()[0].contains("s3cret"));
    let error = pinned(&of_proxy, &of_proxy).await.unwrap_err();
    assert!(error.to_string().contains("could not trust localhost: its certificate's thumbprint is"), "{error}");
    // The proxy's certificate is not the server's to vouch for.
    let error = pinned(&server, &server).await.unwrap_err();
    assert!(error.to_string().contains("could not trust the proxy"), "{error}");
    assert_eq!(connections.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_proxy_that_wants_credentials() {
    let identity = tls::identity();
    let (root, _) = tls::server(&identity).await;
    let (url, _) = proxy(Some("Basic YWRhOnBAc3M6dy9yZMOp"), None).await;
    let with = |proxy: Proxy| client(&root, trusting(&identity).proxy(proxy));
    answer(&with(Proxy::new(&url).credentials("ada", "p@ss:w/rdé")), "/me").await.unwrap();
    let error = answer(&with(Proxy::new(&url)), "/me").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    let place = url.strip_prefix("http://").unwrap();
    assert!(error.to_string().contains(&format!("the proxy {place} answered 407")), "{error}");
    assert!(error.to_string().contains("Proxy::credentials"), "{error}");
    let error = answer(&with(Proxy::new(&url).credentials("ada", "s3cret")), "/me").await.unwrap_err();
    assert!(error.to_string().contains("does not accept the credentials"), "{error}");
    assert!(!format!("{error} {error:?}").contains("s3cret"));
}

#[tokio::test]
async fn what_goes_past_a_proxy_and_a_proxy_that_is_not_there() {
    let identity = tls::identity();
    let (root, _) = tls::server(&identity).await;
    let (url, asked) = proxy(None, None).await;
    let past = trusting(&identity).proxy(Proxy::new(&url).bypass("example.org,localhost"));
    answer(&client(&root, past), "/me").await.unwrap();
    assert!(asked.lock().unwrap().is_empty());

    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = format!("http://127.0.0.1:{}", closed.local_addr().unwrap().port());
    drop(closed);
    let error = answer(&client(&root, trusting(&identity).proxy(Proxy::new(&gone))), "/me").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.to_string().contains("the proxy 127.0.0.1"), "{error}");
    let error = trusting(&identity).proxy(Proxy::new("socks5://x")).build().unwrap_err();
    assert!(error.to_string().contains("must begin with http:// or https://"), "{error}");
}
