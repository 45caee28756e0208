//! [`Rerouted`]: the network, but for the public cloud's hosts, which are the emulator.

use graph_transport::{Body, BoxFuture, Cloud, HyperTransport, Transport, TransportError};
use http::{HeaderValue, Request, Response, header};

/// Requests to the cloud go to the emulator as a proxy that ends TLS would send them, so that addresses and cached sign-ins have
/// Microsoft's own names.
#[derive(Clone, Debug)]
pub(crate) struct Rerouted {
    emulator: String,
    network: HyperTransport,
}

impl Rerouted {
    pub(crate) fn to(emulator: &str) -> Self {
        Self { emulator: emulator.to_owned(), network: HyperTransport::new().unwrap() }
    }

    /// Where a page of the sign-in service is on this machine.
    pub(crate) fn here(&self, page: &str) -> String {
        page.replacen(Cloud::GLOBAL.authority, &self.emulator, 1)
    }
}

impl Transport for Rerouted {
    fn send(&self, mut request: Request<Body>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let host = request.uri().host().unwrap_or_default();
        let origin = format!("https://{host}");
        if [Cloud::GLOBAL.authority, Cloud::GLOBAL.graph].contains(&origin.as_str()) {
            let host = HeaderValue::from_str(host).unwrap();
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            *request.uri_mut() = format!("{}{path}", self.emulator).parse().unwrap();
            request.headers_mut().insert(header::HOST, host);
            request.headers_mut().insert("x-forwarded-proto", HeaderValue::from_static("https"));
        }
        self.network.send(request)
    }
}
