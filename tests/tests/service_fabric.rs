//! Service Fabric's managed identity over real TLS: an endpoint that vouches for itself, before the emulator on a port.
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]

use graph_auth::{ManagedIdentity, TokenProvider, TokenRequest, Variables};
use graph_emulator::{Emulator, Fault, IdentityHost};
use graph_transport::{Endpoint, HttpClient, HyperTransport, Result};
use msgraph::Graph;
use serde_json::Value;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::aws_lc_rs as provider, pki_types::PrivatePkcs8KeyDer},
};

/// The node's endpoint: shows a certificate of its own making and passes on what it reads. Gives its origin, and how many have got so far.
async fn node(to: SocketAddr) -> (String, rcgen::Certificate, Arc<AtomicUsize>) {
    let made = rcgen::generate_simple_self_signed(["node".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(provider::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("https://{}", listener.local_addr().unwrap());
    let callers = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&callers);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Who does not believe the certificate ends the handshake here.
            let Ok(mut caller) = acceptor.accept(stream).await else { continue };
            count.fetch_add(1, Ordering::Relaxed);
            let mut behind = TcpStream::connect(to).await.unwrap();
            tokio::spawn(async move { copy_bidirectional(&mut caller, &mut behind).await });
        }
    });
    (origin, made.cert, callers)
}

/// The workload's environment, with the endpoint's true thumbprint or another.
fn variables(emulator: &Emulator, origin: Option<&str>, thumbprint: Option<String>) -> Variables {
    let mut all = emulator.identity_environment(IdentityHost::ServiceFabric, origin);
    if let Some(thumbprint) = thumbprint {
        all.iter_mut().find(|(name, _)| *name == "IDENTITY_SERVER_THUMBPRINT").unwrap().1 = thumbprint;
    }
    Variables::from_fn(move |wanted| all.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone()))
}

async fn token(http: &HttpClient, variables: Variables) -> Result<String> {
    let credential = ManagedIdentity::new().variables(variables);
    let token = credential.token(TokenRequest::new(http, &Endpoint::default(), &[])).await?;
    Ok(token.secret().expose().to_owned())
}

#[tokio::test]
async fn the_node_is_known_by_its_certificate_and_a_stranger_learns_nothing() {
    let emulator = Emulator::builder().demo().system_assigned_identity().build();
    let server = emulator.listen().await.unwrap();
    let (origin, certificate, callers) = node(server.address()).await;
    let http = HttpClient::new(HyperTransport::builder().without_proxy().build().unwrap());
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA1_FOR_LEGACY_USE_ONLY, certificate.der());
    let sha1: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();

    let text = token(&http, variables(&emulator, Some(&origin), Some(sha1.clone()))).await.unwrap();
    assert_eq!((text.split('.').count(), callers.load(Ordering::Relaxed)), (3, 1));
    let graph = Graph::builder().transport(emulator.clone()).credential(graph_auth::StaticToken::new(text));
    let ada: Value = graph.build().unwrap().get("/users/ada@contoso.com?$select=id").await.unwrap();
    assert!(ada["id"].is_string());

    let before = emulator.journal().requests().len();
    let wrong = sha1.chars().rev().collect::<String>();
    let error = token(&http, variables(&emulator, Some(&origin), Some(wrong))).await.unwrap_err();
    assert!(!error.is_transient() && error.attempts() == 1, "{error}");
    for words in ["could not trust 127.0.0.1", &sha1.to_uppercase(), "compare IDENTITY_SERVER_THUMBPRINT"] {
        assert!(error.to_string().contains(words), "{error}");
    }
    assert_eq!((callers.load(Ordering::Relaxed), emulator.journal().requests().len()), (1, before));
    server.shutdown().await;
}

#[tokio::test]
async fn in_memory_the_emulators_own_thumbprint_is_the_one() {
    let emulator = Emulator::builder().demo().system_assigned_identity().build();
    let http = HttpClient::new(emulator.clone());
    assert!(token(&http, variables(&emulator, None, None)).await.unwrap().contains('.'));
    let error = token(&http, variables(&emulator, None, Some("0".repeat(40)))).await.unwrap_err();
    assert!(error.to_string().contains("the emulator's certificate has the thumbprint"), "{error}");
}

#[tokio::test]
async fn a_claims_challenge_is_answered_with_another_token_than_the_endpoint_has_kept() {
    let emulator = Emulator::builder().demo().system_assigned_identity().build();
    let credential = ManagedIdentity::new().variables(variables(&emulator, None, None));
    let graph = Graph::builder().transport(emulator.clone()).credential(credential).build().unwrap();
    let read = async || graph.get::<Value>("/users/ada@contoso.com?$select=id").await;
    read().await.unwrap();
    emulator.fault(Fault::claims_challenge().on("GET /users/*").times(1));
    read().await.unwrap();
    let asked = emulator.journal().matching("GET /metadata/identity/oauth2/token");
    let asked: Vec<_> = asked.requests().iter().map(|request| request.query.clone()).collect();
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(
        !asked[0].contains("token_sha256_to_refresh=") && asked[1].contains("token_sha256_to_refresh="),
        "{asked:?}"
    );
}
