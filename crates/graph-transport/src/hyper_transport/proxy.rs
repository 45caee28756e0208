//! [`Proxy`]: where it is, who may use it, and what goes past it.
//!
//! Invariant: neither a user name nor a password is part of what is printed or told in errors; nor is any text of a URL that was not
//! understood, since it may be a password's.

use super::bypass::Bypass;
use crate::Secret;
use http::{HeaderValue, Uri};
use percent_encoding::percent_decode_str;
use std::fmt;
use zeroize::Zeroizing;

/// A proxy for https: each connection is a tunnel through it (`CONNECT`), and TLS to the server is inside that tunnel.
///
/// ```
/// use graph_transport::Proxy;
/// let proxy = Proxy::new("http://proxy.example:8080").credentials("ada", "p@ss:w/rd").bypass("localhost,.corp.example,10.0.0.0/8");
/// assert_eq!(format!("{proxy:?}"), "Proxy(http://proxy.example:8080)");
/// ```
#[derive(Clone)]
pub struct Proxy {
    pub(super) address: Result<Uri, String>,
    credentials: Option<Credentials>,
    pub(super) bypass: Bypass,
}

#[derive(Clone)]
struct Credentials {
    user: String,
    password: Secret,
}

/// Where the environment names a proxy, best first.
const PROXIES: &[&str] = &["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// Where it names what goes past it.
const BYPASSES: &[&str] = &["NO_PROXY", "no_proxy"];

impl Proxy {
    /// A proxy at a URL such as `http://proxy.example:8080`. `https://` means TLS on the way to the proxy, which must prove who it is like
    /// any server. A URL without a scheme is `http`. It may hold percent-encoded credentials before an `@`.
    ///
    /// A URL that is none is reported when the transport is built.
    pub fn new(url: &str) -> Self {
        match parse(url) {
            Ok((address, credentials)) => Self { address: Ok(address), credentials, bypass: Bypass::default() },
            Err(why) => Self { address: Err(why.to_owned()), credentials: None, bypass: Bypass::default() },
        }
    }

    /// Shows the proxy a user name and a password, by the `Basic` scheme. Any characters will do, but for a colon in the name.
    #[must_use]
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credentials = Some(Credentials { user: user.into(), password: password.into() });
        self
    }

    /// Names what is reached without the proxy, as `NO_PROXY` does: a list with commas of host names, which cover all names below them;
    /// addresses; networks such as `10.0.0.0/8`; or `*`. Names are not resolved for it.
    #[must_use]
    pub fn bypass(mut self, list: &str) -> Self {
        self.bypass = Bypass::parse(list);
        self
    }

    /// The proxy that environment variables name, if any. `read` gives their values.
    pub(super) fn from_variables(read: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let first = |names: &[&'static str]| {
            names.iter().find_map(|&name| Some((name, read(name).filter(|value| !value.is_empty())?)))
        };
        let (name, url) = first(PROXIES)?;
        let mut proxy = Self::new(&url);
        proxy.address = proxy.address.map_err(|why| format!("{why} (it comes from {name})"));
        Some(match first(BYPASSES) {
            Some((_, list)) => proxy.bypass(&list),
            None => proxy,
        })
    }

    /// What shows the proxy who asks.
    pub(super) fn authorization(&self) -> Result<Option<HeaderValue>, &'static str> {
        let Some(Credentials { user, password }) = &self.credentials else { return Ok(None) };
        if user.contains(':') {
            return Err("the proxy's user name holds a colon, which the Basic scheme cannot carry");
        }
        let pair = Zeroizing::new(format!("{user}:{}", password.expose()));
        let encoded = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, pair.as_bytes());
        let mut value = HeaderValue::try_from(format!("Basic {encoded}"))
            .map_err(|_| "the proxy's credentials cannot be written into a header")?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

fn parse(url: &str) -> Result<(Uri, Option<Credentials>), &'static str> {
    let (scheme, rest) = url.trim().split_once("://").unwrap_or(("http", url.trim()));
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err("the proxy's URL must begin with http:// or https://: other kinds of proxies are not known");
    }
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    if authority.contains(['/', '?', '#']) {
        // What is taken for a path may be a password.
        return Err(
            "the proxy's URL must end with its port: percent-encode a password, or give it to Proxy::credentials",
        );
    }
    let (user_info, place) = authority.rsplit_once('@').map_or((None, authority), |(user, place)| (Some(user), place));
    let address: Uri = format!("{}://{place}/", scheme.to_ascii_lowercase())
        .parse()
        .map_err(|_| "the proxy's URL is none: write it as http://proxy.example:8080")?;
    let is_place = address.authority().is_some_and(|authority| {
        !authority.host().is_empty() && (authority.as_str() == authority.host() || authority.port_u16().is_some())
    });
    if !is_place {
        return Err("the proxy's URL has no host or a wrong port: write it as http://proxy.example:8080");
    }
    Ok((address, user_info.map(Credentials::decode).transpose()?))
}

impl Credentials {
    fn decode(user_info: &str) -> Result<Self, &'static str> {
        let (user, password) = user_info.split_once(':').unwrap_or((user_info, ""));
        let plain = |text| percent_decode_str(text).decode_utf8().map_err(|_| "the proxy's credentials are not UTF-8");
        Ok(Self { user: plain(user)?.into_owned(), password: Secret::new(plain(password)?) })
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.address {
            Ok(address) => write!(f, "Proxy({})", address.to_string().trim_end_matches('/')),
            Err(_) => f.write_str("Proxy(unusable)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authorization(proxy: &Proxy) -> String {
        proxy.authorization().unwrap().unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn urls_as_people_write_them() {
        for (url, address) in [
            ("http://proxy.example:8080", "http://proxy.example:8080/"),
            ("HTTPS://proxy.example/", "https://proxy.example/"),
            (" proxy.example:3128 ", "http://proxy.example:3128/"),
            ("http://[::1]:8080", "http://[::1]:8080/"),
            ("http://ada:secret@10.0.0.1:8080", "http://10.0.0.1:8080/"),
        ] {
            assert_eq!(Proxy::new(url).address.unwrap().to_string(), address, "{url}");
        }
    }

    #[test]
    fn what_is_no_proxy_is_told_without_its_text() {
        for url in [
            "",
            "http://",
            "http://:8080",
            "http://s3cret:",
            "http://s3cret:x",
            "http://s3cret:99999",
            "http://ada:s3cret/8080@proxy.example",
            "http://ada:1/s3cret@proxy.example:8080",
            "http://proxy.example:8080/s3cret",
            "http://ada:%ffs3cret@proxy.example",
            "http://s3cret proxy",
            "socks5://ada:s3cret@proxy.example:1080",
        ] {
            let proxy = Proxy::new(url);
            assert_eq!(format!("{proxy:?}"), "Proxy(unusable)", "{url}");
            let told = proxy.address.unwrap_err();
            assert!(told.starts_with("the proxy's ") && !told.contains("s3cret"), "{url}: {told}");
        }
    }

    #[test]
    fn credentials_may_hold_any_characters_and_are_never_shown() {
        let spelled = Proxy::new("http://ada:p%40ss%3Aw%2Frd%C3%A9@proxy.example:8080");
        let given = Proxy::new("http://proxy.example:8080").credentials("ada", "p@ss:w/rdé");
        assert_eq!(authorization(&spelled), "Basic YWRhOnBAc3M6dy9yZMOp");
        assert_eq!(authorization(&given), authorization(&spelled));
        assert_eq!(authorization(&Proxy::new("ada@proxy.example")), "Basic YWRhOg==");
        for proxy in [given, spelled] {
            assert!(proxy.authorization().unwrap().unwrap().is_sensitive());
            assert_eq!(format!("{proxy:?}"), "Proxy(http://proxy.example:8080)");
        }
        let wrong = Proxy::new("http://proxy.example").credentials("ada:x", "s3cret").authorization();
        assert!(wrong.unwrap_err().contains("a colon"));
    }

    #[test]
    fn the_environment_names_proxies_in_this_order() {
        let found = |variables: &[(&str, &str)]| {
            Proxy::from_variables(|name| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(found(&[("HTTP_PROXY", "http://http.example")]).is_none(), "plain http is never proxied");
        assert!(found(&[("HTTPS_PROXY", "")]).is_none());
        for (number, name) in PROXIES.iter().enumerate() {
            let variables: Vec<_> =
                PROXIES[number + 1..].iter().map(|&worse| (worse, "http://worse.example")).collect();
            let proxy = found(&[&[(*name, "http://best.example")], &variables[..]].concat()).unwrap();
            assert_eq!(format!("{proxy:?}"), "Proxy(http://best.example)", "{name}");
        }
        for name in BYPASSES {
            let proxy = found(&[("all_proxy", "http://proxy.example"), (*name, "graph.microsoft.com")]).unwrap();
            assert!(proxy.bypass.covers("graph.microsoft.com"));
        }
        let told = found(&[("ALL_PROXY", "socks5://proxy.example")]).unwrap().address.unwrap_err();
        assert!(told.ends_with("(it comes from ALL_PROXY)"), "{told}");
    }
}
