//! [`Listener`]: waits on the loopback for the browser that brings a redirect, among whoever else may call.
//!
//! Invariant: strangers are bounded in number, size and time, and none of them can end the waiting.

use super::visit::{self, Refused};
use crate::redirect::Redirect;
use graph_transport::{BoxFuture, Error, Result, Secret};
use std::{
    future::poll_fn,
    io,
    net::{Ipv4Addr, Ipv6Addr},
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    time::timeout,
};

/// How many may call at once. Browsers open connections ahead and leave them silent.
const CALLERS: usize = 32;
/// How long one may take for a request, and to hear an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many ports are tried for one that is free in both families of addresses.
const TRIES: usize = 8;

/// An open port of this machine alone, on both of its loopback addresses where it has two: which of them a browser takes for `localhost` is
/// the browser's choice. Dropping it closes the port and every connection.
pub(super) struct Listener {
    sockets: Vec<TcpListener>,
    port: u16,
}

/// The browser that has brought the redirect, and waits for a page.
pub(super) struct Visitor(TcpStream);

type Call = BoxFuture<'static, Option<(Redirect, Visitor)>>;

impl Listener {
    /// Opens a port; 0 is any that is free.
    pub(super) async fn bind(port: u16) -> Result<Self> {
        let failed = |error: io::Error| {
            Error::credential(
                "no port of this machine can be opened for the browser to come back to: sign in in another way",
            )
            .with_source(error)
        };
        let mut sockets = Vec::new();
        for _ in 0..TRIES {
            // The one before is still held, so that another is drawn.
            let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
            let second = TcpListener::bind((Ipv6Addr::LOCALHOST, first.local_addr().map_err(failed)?.port())).await;
            let taken = second.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AddrInUse);
            sockets = [first].into_iter().chain(second.ok()).collect();
            // Somebody else's there might be whom the browser finds first. What else fails is a machine with one family.
            if !taken || port != 0 {
                break;
            }
        }
        let port = sockets[0].local_addr().map_err(failed)?.port();
        Ok(Self { sockets, port })
    }

    /// Where the browser is sent back to.
    pub(super) fn redirect_uri(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Waits for the redirect of the sign-in with this state.
    pub(super) async fn redirect(&self, state: &Secret) -> Result<(Redirect, Visitor)> {
        let mut calls: Vec<Call> = Vec::new();
        poll_fn(|cx| {
            // New ones first, so that they are polled below and cannot be missed.
            if let Poll::Ready(failure) = self.accept(cx, state, &mut calls) {
                return Poll::Ready(Err(failure));
            }
            let mut at = 0;
            while at < calls.len() {
                match calls[at].as_mut().poll(cx) {
                    Poll::Pending => at += 1,
                    Poll::Ready(None) => drop(calls.remove(at)),
                    Poll::Ready(Some(found)) => return Poll::Ready(Ok(found)),
                }
            }
            Poll::Pending
        })
        .await
    }

    /// Lets in who calls. Ready when the port itself fails.
    fn accept(&self, cx: &mut Context<'_>, state: &Secret, calls: &mut Vec<Call>) -> Poll<Error> {
        for socket in &self.sockets {
            while let Poll::Ready(accepted) = socket.poll_accept(cx) {
                match accepted {
                    Ok((stream, _)) => {
                        if calls.len() >= CALLERS {
                            // The browser's own call takes no time: the longest waiting is somebody else's.
                            drop(calls.remove(0));
                        }
                        calls.push(Box::pin(receive(stream, self.port, state.clone())));
                    }
                    // Somebody hung up before being let in.
                    Err(error)
                        if matches!(
                            error.kind(),
                            io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
                        ) => {}
                    Err(error) => {
                        return Poll::Ready(
                            Error::credential(
                                "the port that the browser was to come back to has failed: sign in again",
                            )
                            .with_source(error),
                        );
                    }
                }
            }
        }
        Poll::Pending
    }
}

impl Visitor {
    /// Shows how the sign-in ended, if the browser still listens.
    pub(super) async fn show(mut self, signed_in: bool) {
        let _ = timeout(PATIENCE, visit::show(&mut self.0, signed_in)).await;
    }
}

/// Hears one caller out. `None` when it is not the browser.
async fn receive(mut stream: TcpStream, port: u16, state: Secret) -> Option<(Redirect, Visitor)> {
    let heard = timeout(PATIENCE, visit::read(&mut stream)).await.ok()?;
    match heard.and_then(|visit| judge(&visit, port, &state)) {
        Ok(redirect) => Some((redirect, Visitor(stream))),
        Err(refused) => {
            let _ = timeout(PATIENCE, visit::refuse(&mut stream, refused)).await;
            None
        }
    }
}

/// The redirect that a request brings.
fn judge(visit: &visit::Visit, port: u16, state: &Secret) -> std::result::Result<Redirect, Refused> {
    // A name that resolves to this machine is another site's way in.
    if !["localhost", "127.0.0.1", "[::1]"].iter().any(|own| visit.host == format!("{own}:{port}")) {
        return Err(Refused::WrongHost);
    }
    if visit.path != "/" {
        return Err(Refused::NotFound);
    }
    let redirect = Redirect::read(&visit.parameters).map_err(|_| Refused::BadRequest)?;
    if redirect.answers(state) { Ok(redirect) } else { Err(Refused::BadRequest) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_port_is_open_on_both_addresses_or_on_the_one_that_is_free() {
        let Ok(taken) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).await else { return };
        let port = taken.local_addr().unwrap().port();
        let listener = Listener::bind(port).await.unwrap();
        assert_eq!((listener.sockets.len(), listener.port), (1, port), "the other is somebody else's");
        drop((taken, listener));
        for _ in 0..20 {
            let listener = Listener::bind(0).await.unwrap();
            let ports: Vec<_> = listener.sockets.iter().map(|socket| socket.local_addr().unwrap().port()).collect();
            assert_eq!(ports, [listener.port, listener.port]);
            assert_eq!(listener.redirect_uri(), format!("http://localhost:{}", listener.port));
        }
    }
}
