//! The emulator on a loopback port: HTTP/1.1 and HTTP/2 by prior knowledge.
//!
//! Invariant: when `shutdown` returns, its ports are free and no task of the server runs.

use crate::{outcome::Given, service::Service};
use bytes::Bytes;
use graph_transport::TransportError;
use http::{Request, Response, header};
use http_body_util::{BodyExt, Full, combinators::UnsyncBoxBody};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use std::{fmt, io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::{JoinHandle, JoinSet},
};

/// How long requests that are being answered are waited for at the end.
const PATIENCE: Duration = Duration::from_secs(2);

/// An emulator that listens. Dropping it ends it at once; [`shutdown`](Self::shutdown) lets requests finish.
pub struct Server {
    address: SocketAddr,
    doors: Vec<Door>,
}

/// One port of a server.
struct Door {
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Server {
    /// The root of Graph's v1.0: `http://127.0.0.1:PORT/v1.0`.
    pub fn graph_url(&self) -> String {
        format!("{}/v1.0", self.authority())
    }

    /// The authority for signing in, and the origin of Graph: `http://127.0.0.1:PORT`.
    pub fn authority(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more connections, lets requests under way finish for up to two seconds, and returns when all is closed.
    pub async fn shutdown(mut self) {
        for stop in self.doors.iter_mut().filter_map(|door| door.stop.take()) {
            // The task may have ended by itself, and then there is nobody to tell.
            let _ = stop.send(());
        }
        for door in &mut self.doors {
            let _ = (&mut door.task).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The tasks own the listeners and every connection.
        self.doors.iter().for_each(|door| door.task.abort());
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

pub(crate) async fn start(service: Arc<Service>, port: u16) -> io::Result<Server> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let address = listener.local_addr()?;
    let mut listeners = vec![listener];
    if !service.hosts.one_port {
        let beside = TcpListener::bind(("127.0.0.1", 0)).await?;
        service.hosts.pair(address.port(), beside.local_addr()?.port());
        listeners.push(beside);
    }
    let doors = listeners.into_iter().map(|listener| {
        let (stop, stopped) = oneshot::channel();
        Door { stop: Some(stop), task: tokio::spawn(serve(listener, Arc::clone(&service), stopped)) }
    });
    Ok(Server { address, doors: doors.collect() })
}

async fn serve(listener: TcpListener, service: Arc<Service>, mut stopped: oneshot::Receiver<()>) {
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connect(&mut connections, &graceful, Arc::clone(&service), stream);
                }
                // Out of handles, most likely: others may close some in the meantime.
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            },
            Some(_) = connections.join_next() => {}
            // Also when the sender is gone: then so is the server.
            _ = &mut stopped => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(PATIENCE, graceful.shutdown()).await.is_err() {
        tracing::debug!("requests were still under way and are cut off");
    }
    connections.shutdown().await;
}

fn connect(connections: &mut JoinSet<()>, graceful: &GracefulShutdown, service: Arc<Service>, stream: TcpStream) {
    // Answers are small and written whole: there is nothing to gain from waiting for more.
    let _ = stream.set_nodelay(true);
    let handler = service_fn(move |request| answer(Arc::clone(&service), request));
    let builder = Builder::new(TokioExecutor::new());
    let connection = builder.serve_connection(TokioIo::new(stream), handler).into_owned();
    let connection = graceful.watch(connection);
    connections.spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}

/// Why a connection is given up.
#[derive(Debug)]
struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dropped (a fault on order)")
    }
}

impl std::error::Error for Dropped {}

async fn answer(
    service: Arc<Service>,
    request: Request<Incoming>,
) -> Result<Response<UnsyncBoxBody<Bytes, TransportError>>, Dropped> {
    let (parts, body) = request.into_parts();
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let host = parts.uri.authority().map(|authority| authority.as_str()).or(host).unwrap_or("127.0.0.1");
    // A proxy before us may be who speaks TLS.
    let forwarded = parts.headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https");
    let origin = format!("{}://{host}", if forwarded { "https" } else { "http" });
    let bytes = body.collect().await.map_err(|_| Dropped)?.to_bytes();
    let outcome = service.handle(&Request::from_parts(parts, bytes), &origin);
    let response = outcome.given().await.map_err(|_| Dropped)?;
    Ok(response.map(|given| match given {
        Given::Whole(bytes) => Full::new(bytes).map_err(|never| match never {}).boxed_unsync(),
        Given::Broken(broken) => broken.boxed_unsync(),
    }))
}
