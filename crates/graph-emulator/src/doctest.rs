//! The setup that examples in documentation hide: the demo tenant, and a client signed in as its first user.

use crate::Emulator;
use graph_transport::{Client, Endpoint, HttpClient};

/// The demo tenant and a client signed in as its first user, for documentation examples that run. Keep both while the example runs.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> graph_transport::Result<()> {
/// use graph_transport::{Method, Path, Request};
///
/// let (emulator, client) = graph_emulator::doctest();
/// client.execute(Request::new("me.get", Method::GET, Path::new("/me"))).await?;
/// emulator.journal().expect("GET /me").times(1);
/// # Ok(())
/// # }
/// ```
pub fn doctest() -> (Emulator, Client) {
    let emulator = Emulator::demo();
    let user = emulator.users().first().cloned().unwrap_or_default();
    let client = Client::new(HttpClient::new(emulator.clone()), Endpoint::default(), emulator.credential(&user));
    (emulator, client)
}
