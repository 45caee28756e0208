//! Which hosts a proxy is not used for, in the syntax of `NO_PROXY`.

use std::net::IpAddr;

/// The rules, in the order they were written in.
#[derive(Clone, Debug, Default)]
pub(super) struct Bypass(Vec<Rule>);

#[derive(Clone, Debug)]
enum Rule {
    Everything,
    /// An address and how many of its bits count.
    Network(IpAddr, u32),
    /// A name and all names below it.
    Domain(String),
}

impl Bypass {
    pub(super) fn parse(list: &str) -> Self {
        Self(list.split(',').map(str::trim).filter(|entry| !entry.is_empty()).map(Rule::parse).collect())
    }

    /// Whether `host`, as a URL spells it, is reached without the proxy. Names are not resolved.
    pub(super) fn covers(&self, host: &str) -> bool {
        let host = bare(host).trim_end_matches('.');
        let address = host.parse().ok();
        self.0.iter().any(|rule| match (rule, address) {
            (Rule::Everything, _) => true,
            (Rule::Network(network, prefix), Some(address)) => begin_alike(*network, address, *prefix),
            (Rule::Domain(domain), None) => is_within(host, domain),
            _ => false,
        })
    }
}

impl Rule {
    fn parse(entry: &str) -> Self {
        if entry == "*" {
            return Self::Everything;
        }
        let (address, prefix) =
            entry.split_once('/').map_or((entry, None), |(address, prefix)| (address, Some(prefix)));
        if let Ok(address) = bare(address).parse() {
            let width = bits(address).1;
            match prefix.map_or(Ok(width), str::parse) {
                Ok(prefix) if prefix <= width => return Self::Network(address, prefix),
                _ => {}
            }
        }
        Self::Domain(entry.trim_start_matches("*.").trim_matches('.').to_owned())
    }
}

/// An address without the brackets that IPv6 has in URLs.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

fn is_within(host: &str, domain: &str) -> bool {
    let Some(start) = host.len().checked_sub(domain.len()) else { return false };
    let (above, end) = (host.as_bytes().split_at(start).0, &host.as_bytes()[start..]);
    end.eq_ignore_ascii_case(domain.as_bytes()) && (above.is_empty() || above.ends_with(b"."))
}

/// An address as a number, and how many bits that number has.
fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(address) => (u32::from(address).into(), u32::BITS),
        IpAddr::V6(address) => (address.into(), u128::BITS),
    }
}

fn begin_alike(network: IpAddr, address: IpAddr, prefix: u32) -> bool {
    let ((network, width), (address, other)) = (bits(network), bits(address));
    width == other && (network ^ address).checked_shr(width - prefix).unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_proxy_as_it_is_written_everywhere() {
        for (list, covered, not) in [
            ("", &[][..], &["graph.microsoft.com", "127.0.0.1", "localhost"][..]),
            (" , ", &[], &["graph.microsoft.com", ""]),
            ("*", &["graph.microsoft.com", "10.0.0.1", "[::1]"], &[]),
            (
                "localhost",
                &["localhost", "LOCALHOST", "localhost."],
                &["notlocalhost", "localhost.example", "127.0.0.1"],
            ),
            ("corp.example", &["corp.example", "a.b.corp.example"], &["mycorp.example", "example", "corp.example.org"]),
            (".Corp.Example, *.lan", &["corp.example", "x.CORP.example", "nas.lan"], &["xcorp.example", "plan"]),
            ("10.0.0.0/8", &["10.0.0.0", "10.255.1.2"], &["11.0.0.1", "[::10.0.0.1]", "10.0.0.0.example"]),
            ("192.168.1.7", &["192.168.1.7"], &["192.168.1.8", "192.168.1.70"]),
            ("0.0.0.0/0", &["8.8.8.8"], &["[::1]", "graph.microsoft.com"]),
            ("::/0", &["[::1]"], &["8.8.8.8"]),
            ("fd00::/8,[::1]", &["[fd12::1]", "[::1]"], &["[fe80::1]", "[::2]", "localhost"]),
            ("10.0.0.0/33,10.0.0.0/x", &[], &["10.0.0.0", "10.0.0.1"]),
            ("graph.microsoft.com,10.1.0.0/16", &["graph.microsoft.com", "10.1.9.9"], &["microsoft.com", "10.2.0.1"]),
        ] {
            let bypass = Bypass::parse(list);
            for host in covered {
                assert!(bypass.covers(host), "{list:?} covers {host}");
            }
            for host in not {
                assert!(!bypass.covers(host), "{list:?} does not cover {host}");
            }
        }
    }
}
