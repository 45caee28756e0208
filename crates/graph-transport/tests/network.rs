//! The hyper transport on real sockets of the loopback: connections that fail.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]
#![cfg(feature = "tls")]

use graph_transport::{
    Backoff, Client, Endpoint, Error, ErrorKind, HttpClient, HyperTransport, Method, Path, Request, Result, StaticToken,
};
use std::io;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
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
