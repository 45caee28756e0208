//! The hyper transport on real sockets of the loopback: TLS, HTTP/2, and connections that fail.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]
#![cfg(all(feature = "tls", not(feature = "webpki-roots")))]

use base64::Engine;
use graph_transport::{
    Backoff, Client, Endpoint, Error, ErrorKind, HttpClient, HyperTransport, Method, Path, Request, Result, StaticToken,
};
use http_body_util::Full;
use hyper::{Response, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto,
};
use std::{convert::Infallible, io, process::Command, sync::Arc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        self,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

fn client(root: &str) -> Result<Client> {
    let http = HttpClient::new(HyperTransport::new()?).retry(Backoff::never());
    Ok(Client::new(http, Endpoint::custom(root, root)?, StaticToken::new("t")))
}

fn get() -> Request {
    Request::new("test.get", Method::GET, Path::new("/me"))
}

/// The error of a GET to a server that treats its one connection as told.
async fn error_of<F: Future<Output = io::Result<()>>>(treat: impl FnOnce(TcpStream) -> F) -> Error {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = client(&format!("http://{}/v1.0", listener.local_addr().unwrap())).unwrap();
    let server = async {
        let (mut stream, _) = listener.accept().await?;
        let mut head = [0; 4096];
        assert!(stream.read(&mut head).await? > 0);
        treat(stream).await
    };
    let (result, served) = tokio::join!(client.execute(get()), server);
    served.unwrap();
    result.unwrap_err()
}

#[tokio::test]
async fn nobody_listening_is_a_connection_that_was_never_made() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = client(&format!("http://{address}/v1.0")).unwrap().execute(get()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.to_string().starts_with("test.get: could not connect to 127.0.0.1: Connection refused"), "{error}");
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer_is_interrupted() {
    let error = error_of(|stream| async {
        drop(stream);
        Ok(())
    })
    .await;
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
}

#[tokio::test]
async fn a_body_shorter_than_announced_is_interrupted() {
    let error = error_of(|mut stream| async move {
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"value\":[")
            .await
    })
    .await;
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert!(error.to_string().starts_with("test.get: the connection broke within the answer: "), "{error}");
}

#[tokio::test]
async fn noise_is_no_answer() {
    let error = error_of(|mut stream| async move { stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n").await }).await;
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
}

/// Which certificates are trusted is read from the environment, and that belongs to a whole process: these tests run themselves
/// again in a child that has it set, and there do their work.
const CHILD: &str = "GRAPH_TRANSPORT_TLS_CHILD";

fn in_a_child_that_trusts(test: &str, identity: &str) {
    let file = std::env::temp_dir().join(format!("graph-transport-{}-{test}.pem", std::process::id()));
    std::fs::write(&file, identity).unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env("SSL_CERT_FILE", &file)
        .env_remove("SSL_CERT_DIR")
        .env(CHILD, "1")
        .output();
    std::fs::remove_file(&file).unwrap();
    let child = child.unwrap();
    assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
}

/// A TLS server that answers with the HTTP version it was asked in. `identity` is its certificate and its key, as PEM. Gives its
/// service root.
async fn tls_server(identity: &str) -> String {
    let certificate = CertificateDer::from_pem_slice(identity.as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(identity.as_bytes()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let root = format!("https://localhost:{}/v1.0", listener.local_addr().unwrap().port());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                // A client that does not trust the certificate ends the handshake.
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let service = service_fn(|request: hyper::Request<Incoming>| async move {
                    let text =
                        format!("{:?} {}", request.version(), request.headers()["authorization"].to_str().unwrap());
                    Ok::<_, Infallible>(Response::new(Full::new(bytes::Bytes::from(text))))
                });
                let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    root
}

/// A certificate that vouches for itself, and its key, as PEM.
fn identity() -> String {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let pem = |label: &str, der: &[u8]| {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", base64::prelude::BASE64_STANDARD.encode(der))
    };
    pem("CERTIFICATE", made.cert.der()) + &pem("PRIVATE KEY", &made.signing_key.serialize_der())
}

#[tokio::test]
async fn https_speaks_http_2_to_a_server_that_is_trusted() {
    if std::env::var_os(CHILD).is_none() {
        return in_a_child_that_trusts("https_speaks_http_2_to_a_server_that_is_trusted", &identity());
    }
    let trusted = std::fs::read_to_string(std::env::var_os("SSL_CERT_FILE").unwrap()).unwrap();
    let client = client(&tls_server(&trusted).await).unwrap();
    for _ in 0..2 {
        let answer = client.execute(get()).await.unwrap();
        assert_eq!(answer.body(), "HTTP/2.0 Bearer t");
        // No body at all, with the length that some actions want to see.
        let post = Request::new("test.post", Method::POST, Path::new("/me/messages/x/send"));
        assert_eq!(client.execute(post).await.unwrap().body(), "HTTP/2.0 Bearer t");
    }
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    if std::env::var_os(CHILD).is_none() {
        return in_a_child_that_trusts("a_certificate_that_nobody_vouches_for_is_refused", &identity());
    }
    let client = client(&tls_server(&identity()).await).unwrap();
    let error = client.execute(get()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.is_transient(), "it will not become trusted by itself");
    assert!(error.to_string().contains("could not trust localhost: invalid peer certificate"), "{error}");
}
