//! How the application is registered: where it may be answered, and what nobody has agreed to yet.

use super::assertion::Certificate;
use super::federation::Federation;

/// Where native clients are answered that have no address of their own.
const NATIVE: &str = "https://login.microsoftonline.com/common/oauth2/nativeclient";

/// The application's registration, beyond its id and its secret.
#[derive(Clone, Debug, Default)]
pub(crate) struct Registration {
    /// The redirect URIs beside those that every native client has.
    pub(crate) redirects: Vec<String>,
    /// Those of them that belong to a single-page application.
    pub(crate) single_pages: Vec<String>,
    /// Permissions that a person or an administrator must agree to first; all others are agreed to.
    pub(crate) unconsented: Vec<String>,
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) federations: Vec<Federation>,
    /// Whether a client assertion is good for one request only.
    pub(crate) single_use_assertions: bool,
    /// The resources in this tenant beside Graph and the application.
    pub(crate) resources: Vec<String>,
}

/// The platform that a redirect URI is registered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Platform {
    /// A program on somebody's machine, which can keep no secret.
    Native,
    /// A web application, which redeems codes against its secret alone.
    Web,
    /// A script in a browser's page, which says with every request where the page is from.
    SinglePage,
}

impl Registration {
    /// The platform for which this redirect URI is registered, if it is.
    pub(super) fn platform(&self, client_id: &str, uri: &str) -> Option<Platform> {
        let own = format!("msal{client_id}://auth");
        let native = [NATIVE, "http://localhost", own.as_str()];
        let registered = native.into_iter().chain(self.redirects.iter().map(String::as_str));
        let wanted = key(uri)?;
        if self.single_pages.iter().filter_map(|known| key(known)).any(|known| known == wanted) {
            return Some(Platform::SinglePage);
        }
        registered.filter_map(key).find(|known| *known == wanted)?;
        let web = wanted.scheme == "https" && uri != NATIVE;
        Some(if web { Platform::Web } else { Platform::Native })
    }
}

/// What of a redirect URI is compared.
#[derive(PartialEq, Eq)]
struct Key {
    scheme: String,
    authority: String,
    path: String,
}

/// The loopback interface is compared without its port: programs take one that is free (RFC 8252, 7.3).
fn key(uri: &str) -> Option<Key> {
    let (scheme, rest) = uri.split_once("://")?;
    let (scheme, end) = (scheme.to_ascii_lowercase(), rest.find(['/', '?']).unwrap_or(rest.len()));
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host).to_ascii_lowercase();
    let loopback = scheme == "http" && ["localhost", "127.0.0.1"].contains(&host.as_str());
    let plain = !authority.is_empty() && !uri.contains(['#', '@', '\\']) && !uri.contains(char::is_whitespace);
    plain.then(|| Key {
        scheme,
        authority: if loopback { host } else { authority.to_ascii_lowercase() },
        path: if path == "/" { String::new() } else { path.to_owned() },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_uri_must_be_registered_but_for_a_loopbacks_port() {
        let redirects = ["http://127.0.0.1", "https://app.contoso.com/signed-in", "http://localhost/back"];
        let app = Registration { redirects: redirects.map(str::to_owned).to_vec(), ..Registration::default() };
        let rows = [
            ("http://localhost", Some(Platform::Native)),
            ("http://localhost:53211", Some(Platform::Native)),
            ("http://LOCALHOST:53211/", Some(Platform::Native)),
            ("http://localhost:53211/back", Some(Platform::Native)),
            ("http://127.0.0.1:8400", Some(Platform::Native)),
            (NATIVE, Some(Platform::Native)),
            ("msalapp://auth", Some(Platform::Native)),
            ("https://app.contoso.com/signed-in", Some(Platform::Web)),
            ("https://app.contoso.com/signed-in/", None),
            ("https://app.contoso.com:444/signed-in", None),
            ("https://app.contoso.com/Signed-In", None),
            ("https://app.contoso.com/signed-in#x", None),
            ("https://localhost", None),
            ("http://localhost/elsewhere", None),
            ("http://localhost@evil.example", None),
            ("http://localhost.evil.example", None),
            ("http://[::1]:5000", None),
            ("localhost", None),
            ("", None),
        ];
        for (uri, platform) in rows {
            assert_eq!(app.platform("app", uri), platform, "{uri}");
        }
        assert_eq!(Registration::default().platform("app", "http://127.0.0.1:8400"), None);
        let single_pages = vec!["https://spa.contoso.com".to_owned(), "http://localhost/spa".to_owned()];
        let app = Registration { single_pages, ..app };
        assert_eq!(app.platform("app", "https://spa.contoso.com/"), Some(Platform::SinglePage));
        assert_eq!(app.platform("app", "http://localhost:3000/spa"), Some(Platform::SinglePage));
        assert_eq!(app.platform("app", "http://localhost:3000"), Some(Platform::Native));
    }
}
